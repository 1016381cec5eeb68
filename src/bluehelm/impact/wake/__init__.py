"""What responses change around them: what was observed against what was to be expected without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bluehelm.impact import pages
from bluehelm.impact.rows import Estimate, Events, Flags, Floats
from bluehelm.impact.wake import asked, intervals, restoring
from bluehelm.impact.wake.gathering import EARLY as EARLY
from bluehelm.impact.wake.gathering import LATE as LATE
from bluehelm.impact.wake.gathering import TooFew as TooFew
from bluehelm.impact.wake.gathering import gather
from bluehelm.impact.wake.written import NOTES, estimates


@dataclass(frozen=True)
class Wake:
    """What changed around responses."""

    windows: tuple[Estimate, ...]  # cumulative: within days and within km
    rings: tuple[Estimate, ...]  # disjoint: from the lag and ring before to this one
    notes: tuple[str, ...]
    # of the estimates, windows first, then rings [row, row]
    covariance: Floats = field(default_factory=lambda: np.zeros((0, 0)), compare=False)
    freedom: Floats = field(default_factory=lambda: np.zeros(0), compare=False)  # of Student's t [row]

    def _repr_html_(self) -> str:
        return pages.tables(self)


def wake(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    control: Flags | None = None,
    days: Sequence[float],
    km: Sequence[float],
    match: Sequence[str] = (),
    ahead: float | None = None,
    seed: int = 0,
) -> Wake:
    """The change in dependent events per response, within days after it and km round it.

    treatment, dependent, control  n flags of the events; without controls, comparable place-times are drawn
    match   columns of the events that responses and given controls are compared by
    ahead   further lags to look at, up to so many days; none beyond the widest window without it
    seed    of the draws; the same seed gives the same figures, in whatever order the rows stand
    raises  TooFew where nothing can be estimated, BadInput for windows that are none
    """
    rng = np.random.default_rng(seed)
    during = bool((events.end[treatment] > events.time[treatment]).any())
    looked = asked.windows(days, km, max(days) if ahead is None else max(ahead, *days), during=during)
    found = gather(events, (treatment, dependent, control), looked, match, rng)
    share, settled = restoring.shares(found.compared)
    change = restoring.change(found.compared, share)
    shown = [looked.cumulative(), looked.disjoint()]
    total = intervals.gathered(change, np.concatenate([cells for _, cells in shown]))
    sure = intervals.sureness(total, rng)
    numbers = len(found.treated), len(found.others)
    rows = estimates([end for ends, _ in shown for end in ends], total, sure, numbers, found.dropped)
    cut = len(shown[0][0])
    notes = {"drawn": control is None, "unsettled": not settled}
    told = tuple(NOTES[name] for name, holds in notes.items() if holds)
    return Wake(rows[:cut], rows[cut:], told, sure.covariance / len(found.treated) ** 2, total.freedom)
