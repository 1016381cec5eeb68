"""The change lag by lag within one radius, and how fast it fades."""

import math

import numpy as np

from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import LEVEL
from bluehelm.impact.study import newer, sums
from bluehelm.impact.study.answers import Curve
from bluehelm.impact.study.fading import Faded, Lags, fitted
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import Wake
from bluehelm.impact.wake.intervals import HALF

MOST_LAGS, LEAST_LAGS = 5, 3
ALIKE = 0.9  # lags whose estimates move together so closely say hardly more than one
UNSURE = "not enough data: the change within {km:g} km is not told apart from none in any of these lags"
GAPS = "not enough data: some lags have no estimate"
STAYS = "the change does not fade within {days:g} days"
AT_ONCE = "the change is gone sooner than lags of {days:g} days can tell"
OPEN_END = "the data do not rule out that the change does not fade within {days:g} days"
EARLIEST = (
    "half of the change is gone after {n:.1f} days at the earliest;"
    " that it does not fade within {days:g} days is not ruled out"
)
LATEST = (
    "half of the change is gone after {n:.1f} days at the latest; how soon, lags of {days:g} days cannot tell"
)
TOGETHER = "{days:g} days and {more:g} days move together: the data hardly tell these lags apart"


def edges(ahead: float) -> tuple[float, ...]:
    """Where lags end: each twice as far as the one before, since far ones hold more events and say less."""
    most = max(LEAST_LAGS, min(MOST_LAGS, 1 + int(math.log2(max(ahead, 1.0)))))
    return tuple(ahead / 2**back for back in reversed(range(most)))


def curve(question: Question, km: float | None = None) -> Curve:
    """Lag by lag up to the days ahead, within the widest radius unless told otherwise.

    raises  TooFew, BadInput
    """
    radius = max(question.km) if km is None else km
    days = edges(question.ahead)
    found = question.wake(days, (radius,))
    first = len(found.windows)
    lasting = any(row.days == 0 for row in found.rings)
    rows = [k for k in range(first, first + len(found.rings)) if sums.rows(found)[k].days > 0]
    shown = tuple(sums.rows(found)[k] for k in rows)
    present = next((row for row in found.rings if row.days == 0), None) if lasting else None
    made = Curve(radius, shown, present=present)
    if any(row.estimate is None or row.expected is None for row in shown):
        return _noted(made, GAPS)
    faded = fitted(_lags(found, rows, shown), newer.after(question, days[-1], radius))
    if faded.p >= LEVEL:
        return _noted(made, UNSURE.format(km=radius))
    return _told(made, faded, _alike(found, rows, shown))


def _lags(found: Wake, rows: list[int], shown: tuple[Estimate, ...]) -> Lags:
    moved, expected = (
        np.array([getattr(row, name) for row in shown], np.float64) for name in ("estimate", "expected")
    )
    half = HALF / max(shown[0].treated, 1)
    would = expected + half
    return Lags(
        np.array([0.0, *(row.days for row in shown)]),
        np.log(np.maximum(moved + expected, 0) + half) - np.log(would),
        found.covariance[np.ix_(rows, rows)] / np.outer(would, would),
        sums.freedom(found, rows),
    )


def _alike(found: Wake, rows: list[int], shown: tuple[Estimate, ...]) -> list[str]:
    error = sums.errors(found)
    return [
        TOGETHER.format(days=shown[k].days, more=shown[k + 1].days)
        for k in range(len(rows) - 1)
        if found.covariance[rows[k], rows[k + 1]] > ALIKE * error[rows[k]] * error[rows[k + 1]]
    ]


def _told(made: Curve, faded: Faded, alike: list[str]) -> Curve:
    ahead, first = made.rows[-1].days, made.rows[0].days
    half_life: float | None = faded.half_life
    note = alike[0] if alike else None
    if not faded.best:
        note = STAYS.format(days=ahead) if faded.half_life > ahead else AT_ONCE.format(days=first)
        half_life = None
    elif faded.high is None and faded.low is not None:
        note = EARLIEST.format(n=faded.low, days=ahead)
    elif faded.high is None:
        note = OPEN_END.format(days=ahead)
    elif faded.low is None:
        note = LATEST.format(n=faded.high, days=first)
    ends = half_life, faded.low, faded.high
    return Curve(made.km, made.rows, *ends, note, made.present, faded.first)


def _noted(made: Curve, note: str) -> Curve:
    return Curve(made.km, made.rows, note=note, present=made.present)
