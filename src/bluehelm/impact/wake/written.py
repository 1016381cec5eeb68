"""Windows as rows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluehelm.impact.rows import Estimate
from bluehelm.impact.student import shown
from bluehelm.impact.wake.intervals import LEAST_EXPECTED, LEAST_SPREAD, Sum, Sureness

DRAWN = "controls: place-times drawn from the data, each some time after an earlier event or response"
UNSETTLED = "the shares left after responses did not come to rest: too much overlaps to be told apart"
UNUSED = "{n} rows of the table are of none of the kinds named and count for nothing"
FOLLOWED = (
    "{n} rows of the table are of none of the kinds named and count for nothing. Yet responses follow them:"
    " {n2} lay within {x} km of responses in the week before, {n3} in the week after."
    " Where they set off the events studied, name them as part of the past (--past)."
)


@dataclass(frozen=True)
class Unused:
    """Events without a role, and how many of them lay near responses in the week before and after."""

    rows: int
    before: int  # 0 where about as many lay after
    after: int
    km: float


def notes(drawn: bool, settled: bool, unused: Unused) -> Iterator[str]:
    """What a reader should know of the run."""
    if drawn:
        yield DRAWN
    if not settled:
        yield UNSETTLED
    if unused.before:
        yield FOLLOWED.format(n=unused.rows, n2=unused.before, n3=unused.after, x=f"{unused.km:g}")
    elif unused.rows:
        yield UNUSED.format(n=unused.rows)


def estimates(
    ends: Sequence[tuple[float, float]],
    total: Sum,
    sure: Sureness,
    numbers: tuple[int, int],
    dropped: dict[str, int],
) -> tuple[Estimate, ...]:
    """A row for each window, in events per response; where the data say too little, words and no figure."""
    treated, controls = numbers
    rows = []
    for k, (days, km) in enumerate(ends):
        why = _too_little(total, sure, k)
        moved = float(total.observed[k] - total.expected[k]) / treated
        known = why is None
        ratio = float(total.observed[k] / total.expected[k]) if known else None
        fall = 1 - math.exp(-shown(float(total.freedom[k])) * sure.error[k]) if known else math.nan
        rows.append(
            Estimate(
                days, km,
                moved if known else None,
                _number(sure.low[k] / treated), _number(sure.high[k] / treated),
                _number(sure.p[k]), _number(sure.p_adjusted[k]),
                treated, controls, dropped, why, ratio,
                _number(sure.ratio_low[k] if total.observed[k] > 0 else 0.0 * sure.ratio_low[k]),
                _number(sure.ratio_high[k]),
                float(total.expected[k]) / treated if known else None,
                _number(float(total.expected[k]) * fall / treated),
            )
        )  # fmt: skip
    return tuple(rows)


def _too_little(total: Sum, sure: Sureness, k: int) -> str | None:
    if total.expected[k] < LEAST_EXPECTED:
        return f"not enough data: {max(total.expected[k], 0):.1f} events expected, {LEAST_EXPECTED:g} needed"
    if total.spread[k] < LEAST_SPREAD:
        return too_close(float(total.spread[k]))
    return None if math.isfinite(sure.p[k]) else "not enough data: nothing varies"


def too_close(spread: float) -> str:
    """That the events lie in too few places and times: in so many more than one."""
    if spread < 0.5:
        return "not enough data: nearly all of the events lie in one place and time"
    return f"not enough data: the events lie in about {spread + 1:.0f} places and times"


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
