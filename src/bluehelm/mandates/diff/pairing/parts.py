"""The rows of a redline: which paragraphs stand together, and what of an old one stands where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bluehelm.mandates.diff.clauses import clauses
from bluehelm.mandates.diff.pairing.align import Pair
from bluehelm.mandates.diff.pairing.likeness import Likeness
from bluehelm.mandates.diff.units import Unit
from bluehelm.mandates.diff.words import chunks

LEAST_HELD = 0.3  # of a clause, to stand beside a paragraph; below it, it goes with the clause before


@dataclass(frozen=True)
class Part:
    """An old unit, or those of its clauses that stand in this row."""

    unit: Unit
    text: str


@dataclass(frozen=True)
class Together:
    """Paragraphs of both texts that are shown in one row."""

    old: tuple[Part, ...]
    new: tuple[Unit, ...]


def together(
    old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair], likeness: Likeness
) -> list[Together]:
    """Each paragraph of the new text in one row: with all it was merged from, or what split off with it.

    An old paragraph that went into several rows stands in each with the clauses that are found there.
    """
    sources: dict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        sources[j].append(i)
    rows: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for j, found in sources.items():
        rows[(*found, -1 - j) if len(found) > 1 else (found[0],)].append(j)
    groups = [([old[i] for i in key if i >= 0], [new[j] for j in sorted(rows[key])]) for key in rows]
    shares = _shares(groups, likeness)
    made = []
    for n, (mine, yours) in enumerate(groups):
        kept = [Part(unit, shares.get((unit.n, n), unit.text)) for unit in mine]
        made.append(Together(tuple(_in_order(kept, yours, likeness)), tuple(yours)))
    return made


def _shares(
    groups: Sequence[tuple[Sequence[Unit], Sequence[Unit]]], likeness: Likeness
) -> dict[tuple[int, int], str]:
    """The text of an old unit in each of the several rows that it stands in, by its place and the row's."""
    stands: dict[int, list[int]] = defaultdict(list)
    units = {unit.n: unit for mine, _ in groups for unit in mine}
    for n, (mine, _) in enumerate(groups):
        for unit in mine:
            stands[unit.n].append(n)
    found: dict[tuple[int, int], str] = {}
    for i, numbers in stands.items():
        if len(numbers) > 1:
            rows = {n: frozenset[str]().union(*(unit.traits for unit in groups[n][1])) for n in numbers}
            found.update({(i, n): text for n, text in _dealt(units[i], rows, likeness).items()})
    return found


def _dealt(unit: Unit, rows: Mapping[int, frozenset[str]], likeness: Likeness) -> dict[int, str]:
    """The clauses of a unit dealt out to the rows that hold them best."""
    words = chunks(unit.text)
    texts = dict.fromkeys(rows, "")
    last: int | None = None
    waiting = ""
    for clause in clauses(unit):
        text = "".join(word.space + word.text for word in words[clause.start : clause.end])
        held = {n: likeness.held(clause.traits, traits) for n, traits in rows.items()}
        best = max(held, key=held.__getitem__)
        if held[best] < LEAST_HELD:
            if last is None:
                waiting += text
                continue
            best = last
        texts[best] += waiting + text
        last, waiting = best, ""
    if waiting:
        texts[min(texts)] += waiting
    return {n: text.strip() for n, text in texts.items()}


def _in_order(parts: Iterable[Part], yours: Sequence[Unit], likeness: Likeness) -> list[Part]:
    """The old parts in the order in which the new text takes them up."""
    places: dict[str, int] = {}
    for n, word in enumerate(chunks("\n".join(unit.text for unit in yours))):
        places.setdefault(word.key, n)

    def middle(part: Part) -> float:
        found = [places[word.key] for word in chunks(part.text) if not word.light and word.key in places]
        return sorted(found)[len(found) // 2] if found else 0.0

    rows = list(parts)
    return sorted(rows, key=middle) if len(rows) > 1 else rows
