"""Rows that are bad on purpose: a copy of a good row with one fault, for readers to set aside."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

Row = list[str]
Fault = Callable[[Row, dict[str, int]], str]


def _swapped(row: Row, at: dict[str, int]) -> str:
    row[at["lat"]], row[at["lon"]] = "-104.25000", "14.50000"
    return "lat"


def _many(row: Row, at: dict[str, int]) -> str:
    row[at["killed"]] = "many"
    return "killed"


def _no_day(row: Row, at: dict[str, int]) -> str:
    row[at["first"]] = "31/02/2021"
    return "first"


def _future(row: Row, at: dict[str, int]) -> str:
    row[at["first"]] = row[at["last"]] = "2099-01-15"
    return "first"


def _parts(row: Row, at: dict[str, int]) -> str:
    row[at["killed"]] = "2"
    row[at["killed_low"]], row[at["killed_high"]] = "5", "3"
    return "killed_low"


def _kind(row: Row, at: dict[str, int]) -> str:
    row[at["kind"]] = "thunderstorm"
    return "kind"


def _backwards(row: Row, at: dict[str, int]) -> str:
    row[at["first"]], row[at["last"]], row[at["day_precision"]] = "2021-03-09", "2021-03-02", "days"
    return "last"


def _negative(row: Row, at: dict[str, int]) -> str:
    row[at["injured"]] = "-4"
    return "injured"


FAULTS: dict[str, Fault] = {
    "coordinates swapped and out of range": _swapped, "a toll in words": _many,
    "a day that does not exist": _no_day, "a day in the future": _future, "low above high": _parts,
    "a kind that nobody knows": _kind, "it ends before it begins": _backwards, "a negative number": _negative,
}  # fmt: skip


def strewn(
    rows: Sequence[Row], heads: Sequence[str], share: float, draw: np.random.RandomState
) -> Iterator[tuple[Row, str, str]]:
    """The rows with bad ones between them: each row, the field at fault and what is wrong, or nothing."""
    at, names = {head: place for place, head in enumerate(heads)}, list(FAULTS)
    chances, which = draw.random_sample(len(rows)), draw.randint(0, len(names), len(rows))
    for row, chance, name in zip(rows, chances.tolist(), which.tolist(), strict=True):
        yield row, "", ""
        if chance < share:
            bad = list(row)
            bad[at["ref"]] += "-X"
            field = FAULTS[names[name]](bad, at)
            yield bad, field, names[name]
