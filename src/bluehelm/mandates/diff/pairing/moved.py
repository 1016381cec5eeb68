"""Which paragraphs changed their place: another parent, or another order among those that stayed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bluehelm.mandates.diff.pairing.align import Around, Pair

Row = tuple[int | None, bool]  # the paragraph above, and whether it is preambular


def moved(around: Around, pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The pairs whose place changed; a new number alone, or going with the paragraph above, is no move."""
    stayed = _stayed(around)
    return frozenset(pair for pair in pairs if not _in_place(pair, around, stayed))


def _row(around: Around, i: int, j: int) -> Row | None:
    """The row of neighbours that both stand in; None where they do not."""
    same_kind = around.old.units[i].preambular == around.new.units[j].preambular
    if not same_kind or not around.same_parent(i, j):
        return None
    return around.old.parent[i], around.old.units[i].preambular


def _stayed(around: Around) -> dict[Row, list[Pair]]:
    """In each row the pairs that keep their order, as much text as can be."""
    rows: dict[Row, list[Pair]] = defaultdict(list)
    for i, j in sorted(around.known.items()):
        row = _row(around, i, j)
        if row is not None:
            rows[row].append((i, j))
    lengths = {pair: _length(around, pair) for row in rows.values() for pair in row}
    return {row: _heaviest(pairs, lengths) for row, pairs in rows.items()}


def _length(around: Around, pair: Pair) -> int:
    """One for the paragraph and a little for its length: of two that changed places the shorter moved."""
    i, j = pair
    return 100_000 + len(around.old.units[i].text) + len(around.new.units[j].text)


def _heaviest(pairs: Sequence[Pair], weights: Mapping[Pair, int]) -> list[Pair]:
    """The heaviest run of pairs that rise on both sides; the pairs come in the order of the old text."""
    ends: list[tuple[int, int, Pair]] = []  # new place, weight of the best run that ends there: both rising
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect_left(ends, (pair[1],))
        before[pair] = ends[at - 1][2] if at else None
        weight = weights[pair] + (ends[at - 1][1] if at else 0)
        while at < len(ends) and ends[at][1] <= weight:
            del ends[at]
        ends.insert(at, (pair[1], weight, pair))
    run: list[Pair] = []
    last = ends[-1][2] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _in_place(pair: Pair, around: Around, stayed: Mapping[Row, Sequence[Pair]]) -> bool:
    i, j = pair
    if around.known.get(i) != j and _one_above_the_other(pair, around):
        return True
    row = _row(around, i, j)
    if row is None:
        return False
    run = stayed.get(row, ())
    if around.known.get(i) == j:
        return pair in run
    return all((a <= i and b <= j) or (a >= i and b >= j) for a, b in run)


def _one_above_the_other(pair: Pair, around: Around) -> bool:
    """A paragraph that was split into its own items, or items that were merged into theirs."""
    i, j = pair
    above_old, above_new = around.old.parent[i], around.new.parent[j]
    return (above_new is not None and around.known.get(i) == above_new) or (
        above_old is not None and around.known.get(above_old) == j
    )
