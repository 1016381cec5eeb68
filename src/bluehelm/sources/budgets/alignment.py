"""Cells that lost their rows, given back to them: in order, by the words they share."""

from __future__ import annotations

from collections.abc import Sequence

from bluehelm.sources.budgets.wording import COMPARISON, GOES_ON, SAYS_DONE, kinship

KINSHIP = 3.0
PRINTED_HERE = 0.6  # a cell printed beside an owner more likely belongs to it
NOTHING = -2.0  # an owner left without a cell


def assign(cells: Sequence[str], owners: Sequence[str], printed: Sequence[int | None]) -> tuple[int, ...]:
    """The owner of each cell: cells and owners keep their order, and no owner goes empty without need."""
    return _best(cells, owners, printed)[1]


def fit(cells: Sequence[str], owners: Sequence[str], printed: Sequence[int | None]) -> float:
    """How well the cells can be given to these owners; higher is better."""
    return _best(cells, owners, printed)[0]


def opening(text: str) -> float:
    """Above 0 for a text that opens a cell ("Achieved: .."), below 0 for one that goes on in it."""
    if COMPARISON.match(text):
        return -2.0
    if GOES_ON.match(text):
        return -1.5
    return 1.0 if SAYS_DONE.match(text) else 0.0


def _best(
    cells: Sequence[str], owners: Sequence[str], printed: Sequence[int | None]
) -> tuple[float, tuple[int, ...]]:
    kin = kinship(cells, owners)
    # state: the owner of the last cell given; all before it are settled
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for at, cell in enumerate(cells):
        opens = opening(cell)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, given) in best.items():
            for owner in range(max(last, 0), len(owners)):
                worth = score + KINSHIP * kin[at][owner] + (PRINTED_HERE if printed[at] == owner else 0.0)
                worth += opens if owner != last else -opens
                worth += NOTHING * max(0, owner - last - 1)
                if owner not in following or worth > following[owner][0]:
                    following[owner] = (worth, (*given, owner))
        best = following
    return max((score + NOTHING * (len(owners) - 1 - last), given) for last, (score, given) in best.items())
