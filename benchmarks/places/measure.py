"""What `find` makes of hard names: hits, errors, honesty of precision and score, speed."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from benchmarks.places.cases import Case
from bluehelm.record.places.earth import km
from bluehelm.record.places.finding import Candidate, find

HIT_KM = 2.0  # from the ideal point


@dataclass(frozen=True)
class Answered:
    case: Case
    found: list[Candidate]
    seconds: float

    @property
    def rank(self) -> int | None:
        """Where the candidate meant stands; None where it is not among them."""
        case = self.case
        near = (at for at, one in enumerate(self.found) if km(one.lat, one.lon, case.lat, case.lon) <= HIT_KM)
        return next(near, None)

    @property
    def tied(self) -> bool:
        """Whether the candidate meant has the score of the first: nothing in the words tells them apart."""
        return self.rank is not None and self.found[self.rank].score == self.found[0].score

    @property
    def error_km(self) -> float | None:
        """From the first candidate to the true point."""
        if not self.found:
            return None
        return km(self.found[0].lat, self.found[0].lon, self.case.true_lat, self.case.true_lon)

    @property
    def first_holds(self) -> bool:
        return self.error_km is not None and self.error_km <= self.found[0].precision_km

    @property
    def meant_holds(self) -> bool:
        """Whether the candidate meant states a precision that the true point keeps to."""
        if self.rank is None:
            return False
        one = self.found[self.rank]
        return km(one.lat, one.lon, self.case.true_lat, self.case.true_lon) <= one.precision_km


def answered(cases: Iterable[Case]) -> list[Answered]:
    made = []
    for case in cases:
        begun = time.perf_counter()
        found = find(case.text, case.near)
        made.append(Answered(case, found, time.perf_counter() - begun))
    return made


def real_row(label: str, rows: Sequence[Answered]) -> list[str]:
    """Where the truth is a point that a person gave: whether it lies within the precision that a candidate states."""
    five = [any(_holds(one, found) for found in one.found[:5]) for one in rows]
    sure = [one for one in rows if one.found and one.found[0].score >= SURE]
    errors = [one.error_km for one in rows if one.error_km is not None]
    return [
        label,
        str(len(rows)),
        f"{sum(one.first_holds for one in rows) / len(rows):.2f}",
        f"{sum(five) / len(rows):.2f}",
        f"{median(errors):.1f}",
        str(sum(not one.found for one in rows)),
        f"{sum(one.first_holds for one in sure)}/{len(sure)}",
    ]


def _holds(one: Answered, found: Candidate) -> bool:
    return km(found.lat, found.lon, one.case.true_lat, one.case.true_lon) <= found.precision_km


SURE = 0.8
REAL_HEADS = [
    "names of",
    "names",
    "first holds",
    "one of five holds",
    "median km",
    "empty",
    f"first holds where its score is {SURE} or more",
]


def share(count: int, of: int) -> str:
    return f"{count}/{of}"


def row(label: str, rows: Sequence[Answered]) -> list[str]:
    """A line of the table."""
    hits = [one for one in rows if one.rank is not None]
    errors = [one.error_km for one in rows if one.error_km is not None]
    first = sum(one.rank == 0 for one in rows)
    five = sum(one.rank is not None and one.rank < 5 for one in rows)
    return [
        label,
        str(len(rows)),
        f"{first / len(rows):.2f}",
        f"{sum(one.tied for one in rows) / len(rows):.2f}",
        f"{five / len(rows):.2f}",
        f"{median(errors):.1f}" if errors else "-",
        f"{sum(one.first_holds for one in rows) / len(rows):.2f}",
        share(sum(one.meant_holds for one in hits), len(hits)),
        str(sum(not one.found for one in rows)),
    ]


HEADS = [
    "kind",
    "names",
    "hit@1",
    "or tied with it",
    "hit@5",
    "median km",
    "first holds",
    "meant holds",
    "empty",
]


def table(rows: Sequence[Answered]) -> list[list[str]]:
    kinds = dict.fromkeys(one.case.kind for one in rows)
    return [
        HEADS,
        *(row(kind, [one for one in rows if one.case.kind == kind]) for kind in kinds),
        row("all", rows),
    ]


BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)


def bands(rows: Sequence[Answered]) -> list[list[str]]:
    """How often the first candidate is the one meant, by its score."""
    made = [["score of the first", "names", "mean score", "right"]]
    for low, high in pairwise(BANDS):
        some = [one for one in rows if one.found and low <= one.found[0].score < high]
        if some:
            mean = sum(one.found[0].score for one in some) / len(some)
            right = sum(one.rank == 0 for one in some) / len(some)
            made.append([f"{low:.1f} to {min(high, 1):.1f}", str(len(some)), f"{mean:.2f}", f"{right:.2f}"])
    return made
