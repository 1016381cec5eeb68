"""What responses change around them: what was observed against what was to be expected without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bluehelm.impact import pages
from bluehelm.impact.rows import DAY, Estimate, Events, Flags, Floats
from bluehelm.impact.wake import asked, intervals, restoring, written
from bluehelm.impact.wake.gathering import EARLY as EARLY
from bluehelm.impact.wake.gathering import LATE as LATE
from bluehelm.impact.wake.gathering import Placed, Roles, gather, placed, span
from bluehelm.impact.wake.gathering import TooFew as TooFew
from bluehelm.impact.wake.past import followed

AHEAD_DAYS, MOST_AHEAD = 28.0, 0.1  # how far to look unless told otherwise, and of the time at most


@dataclass(frozen=True)
class Wake:
    """What changed around responses."""

    windows: tuple[Estimate, ...]  # cumulative: within days and within km
    rings: tuple[Estimate, ...]  # disjoint: from the lag and ring before to this one
    notes: tuple[str, ...]
    # of the estimates, windows first, then rings [row, row]
    covariance: Floats = field(default_factory=lambda: np.zeros((0, 0)), compare=False)
    # clusters of equal size that the expected events of a row lie in, less one
    freedom: Floats = field(default_factory=lambda: np.zeros(0), compare=False)

    def _repr_html_(self) -> str:
        return pages.tables(self)


def wake(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    control: Flags | None = None,
    past: Flags | None = None,
    days: Sequence[float],
    km: Sequence[float],
    match: Sequence[str] = (),
    ahead: float | None = None,
    seed: int = 0,
) -> Wake:
    """The change in dependent events per response, within days after it and km round it.

    treatment, dependent, control  n flags of the events; without controls, comparable place-times are drawn
    past    n flags of other events that responses follow or that set off dependent ones: place-times are
            compared by these too, and drawn from their places; those that are named above stay what they are
    match   columns of the events that responses and given controls are compared by
    ahead   further lags to look at, up to so many days; 28 without it, or a tenth of the time the data span
    seed    of the draws; the same seed gives the same figures, in whatever order the rows stand
    raises  TooFew where nothing can be estimated, BadInput for windows that are none
    """
    rng, roles = np.random.default_rng(seed), Roles(treatment, dependent, control, past)
    looked = _looked(events, roles, (days, km), ahead)
    where = placed(events, roles, looked[0], rng, looked[-1].after_days[-1], match)
    solved = [_solved(gather(events, dependent, where, some).compared) for some in looked]
    shown = [(0, looked[0].cumulative()), (0, looked[0].disjoint(looked[0].lags))]
    if further := looked[-1].further:
        shown.append((1, looked[-1].disjoint(further)))
    total = intervals.joined([intervals.gathered(solved[k][0], cells) for k, (_, cells) in shown])
    sure = intervals.sureness(total, rng)
    numbers = len(where.treated), len(where.others)
    ends = [end for _, (some, _) in shown for end in some]
    rows = written.estimates(ends, total, sure, numbers, where.dropped)
    cut = len(shown[0][1][0])
    settled = all(settled for _, settled in solved)
    unused = _unused(events, roles, where, looked[0].km[-1])
    notes = tuple(written.notes(control is None, settled, unused))
    return Wake(rows[:cut], rows[cut:], notes, sure.covariance / len(where.treated) ** 2, total.spread)


def _looked(
    events: Events, roles: Roles, ends: tuple[Sequence[float], Sequence[float]], ahead: float | None
) -> list[asked.Windows]:
    """The windows alone; and with further lags, where there are any."""
    during = bool((events.end[roles.treatment] > events.time[roles.treatment]).any())
    some = [asked.windows(*ends, during=during, ahead=far) for far in (0.0, _ahead(events, roles, ahead))]
    return some if some[1].further else some[:1]


def _ahead(events: Events, roles: Roles, ahead: float | None) -> float:
    """The days ahead that were asked for; else the usual, or less where the data are short."""
    if ahead is not None:
        return ahead
    first, last = span(events, roles.treatment, roles.dependent)
    return min(AHEAD_DAYS, (last - first) / DAY * MOST_AHEAD)


def _unused(events: Events, roles: Roles, where: Placed, km: float) -> written.Unused:
    """The events without a role, and whether responses follow them."""
    unused = roles.unused
    if not unused.any():
        return written.Unused(0, 0, 0, km)
    cluster = where.cluster[: len(where.treated)]
    return written.Unused(int(unused.sum()), *followed(events, unused, where.treated, cluster, km), km)


def _solved(compared: restoring.Compared) -> tuple[restoring.Change, bool]:
    share, settled = restoring.shares(compared)
    return restoring.change(compared, share), settled
