"""Day by day before and after responses, beside places of like history; and whether the days before differ.

Responses follow violence, so the days before them are never calm, and nothing can be learnt from that. Beside
places of like history the days before are alike in sum over each lag that history is counted by: that is made
so. What is left free is when in a lag events came, and that is tested.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import mpmath
import numpy as np

from bluehelm.impact import count
from bluehelm.impact.rows import DAY, Events, Flags, Floats
from bluehelm.impact.student import bound
from bluehelm.impact.study.answers import Lead, Leads
from bluehelm.impact.wake import asked, restoring
from bluehelm.impact.wake.gathering import Gathered, Roles, gather, placed
from bluehelm.impact.wake.history import PAST_DAYS
from bluehelm.impact.wake.intervals import LEAST_SPREAD
from bluehelm.impact.wake.places import Places
from bluehelm.impact.wake.restoring import Counts, summed
from bluehelm.impact.wake.written import too_close

DAYS = 28
TESTED_FROM = 7  # days before; of nearer ones the shape differs wherever responses follow events within days
SOON = 3  # days after
SHORT = "the data begin too late to look {n} days back"


@dataclass(frozen=True)
class Days:
    """What came day by day, in events of all responses together."""

    begin: tuple[int, ...]  # where each day begins; under 0 before the response
    observed: Floats  # [day]
    difference: Floats  # [day] observed less compared
    without: Floats  # [cluster, day] its change when the cluster is left out
    responses: int
    freedom: float

    @cached_property
    def covariance(self) -> Floats:
        """Of the difference [day, day]."""
        centred = self.without - self.without.mean(axis=0)
        return np.asarray(centred.T @ centred * (len(centred) / max(len(centred) - 1, 1)))


@dataclass(frozen=True)
class Round:
    """Counts the events round place-times day by day, by the code of how responses cover each."""

    found: Gathered
    radius: float
    back: int
    forward: int

    def days(self, some: Places) -> Counts:
        """[place-time, day, code]; while a response lasts is no day of its own."""
        before, after = range(self.back, -1, -1), range(self.forward + 1)
        lags = count.Lags(tuple(-day * DAY for day in before), tuple(day * DAY for day in after))
        counted = count.count_by(self.found.grid, some.around(), lags, (self.radius,))[:, :, 0]
        missing = 1 + self.found.compared.cells - counted.shape[-1]
        padded = np.pad(counted, ((0, 0), (0, 0), (0, missing))).astype(np.float32)
        return np.delete(padded, lags.during, axis=1)


def leads(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    days: Sequence[float],
    km: Sequence[float],
    within: float | None = None,
    control: Flags | None = None,
    past: Flags | None = None,
    match: Sequence[str] = (),
    ahead: float = DAYS,
    seed: int = 0,
) -> Leads:
    """Events per response on each day before and after it, and in places of like history.

    days, km, control, past, match, ahead, seed  as for `wake`, whose comparison is used
    within  km round the response; the widest asked for without it
    raises  TooFew where nothing can be estimated
    """
    radius = max(km) if within is None else within
    during = bool((events.end[treatment] > events.time[treatment]).any())
    looked = asked.windows(days, km, during=during, ahead=ahead)
    rng = np.random.default_rng(seed)
    where = placed(events, Roles(treatment, dependent, control, past), looked, rng, match=match)
    found = gather(events, dependent, where, looked)
    begun, told = int(where.treated.start.min()), int(events.time[treatment | dependent].min())
    back = min(DAYS, max(1, (begun - told) // DAY))
    made = day_by_day(Round(found, radius, back, min(DAYS, int(looked.after_days[-1]))))
    if made.freedom < LEAST_SPREAD:
        return Leads(radius, tuple(_rows(made, None)), None, too_close(made.freedom))
    note, quantile = SHORT.format(n=DAYS) if back < DAYS else None, bound(made.freedom)
    soon = _together(made, back, min(back + SOON, len(made.begin)), quantile)
    return Leads(radius, tuple(_rows(made, quantile)), alike(made), note, soon)


def day_by_day(around: Round) -> Days:
    """Each day before and after, and its change when a cluster is left out, the shares of `wake` with it.

    Before a response what came counts by weight, as history does; after it as it was.
    """
    compared, where = around.found.compared, around.found.placed
    cells, back = compared.cells, around.back
    share, _ = restoring.shares(compared)
    change = restoring.change(compared, share)
    others = around.days(where.others)
    made = restoring.expectation(compared, share, others)
    up = restoring.slopes(compared, share, made, others)[cells:]  # with the logarithm of each share
    held = restoring.without(compared, made)[:, cells:]
    came = summed(around.days(where.treated).astype(np.float64), compared.treated_cluster, compared.clusters)
    plain = came.sum(axis=2)
    own = np.concatenate([came[:, :back] @ compared.codes(share), plain[:, back:]], axis=1)
    down = np.zeros_like(up)
    down[:back] = -came[:, :back, 1:].sum(axis=0) / share
    part = change.weight.sum(axis=1)
    return Days(
        (*range(-back, 0), *range(around.forward)),
        plain.sum(axis=0),
        own.sum(axis=0) - made.expected[cells:],
        -own - held + change.shares_without @ (down - up).T,
        len(where.treated),
        float(part.sum() ** 2 / max(float(part @ part), 1e-12) - 1),
    )


def alike(made: Days) -> float | None:
    """How often chance alone tells the days before this much apart, in a way that history leaves free.

    Whether events grew or fell off within the second week, and within the third and fourth, in another way
    than in places of like history: two slopes, both together (Hotelling).
    """
    slopes = np.array(list(_slopes(made.begin)))
    freedom = made.freedom - len(slopes) + 1
    if not len(slopes) or freedom < 1:
        return None
    moved, covariance = slopes @ made.difference, slopes @ made.covariance @ slopes.T
    if np.linalg.matrix_rank(covariance) < len(slopes):
        return None
    square = float(moved @ np.linalg.solve(covariance, moved))
    inside = made.freedom / (made.freedom + square)
    return float(mpmath.betainc(freedom / 2, len(slopes) / 2, 0, inside, regularized=True))


def _slopes(begin: Sequence[int]) -> Iterator[Floats]:
    """What adds nothing to the sum of a lag of history."""
    days = np.array(begin)
    for near, far in pairwise(edge for edge in PAST_DAYS if TESTED_FROM <= edge <= -begin[0]):
        inside = (days >= -far) & (days < -near)
        yield np.where(inside, days - days[inside].mean(), 0.0)


def _rows(made: Days, quantile: float | None) -> Iterator[Lead]:
    for k in range(len(made.begin)):
        yield _together(made, k, k + 1, quantile)


def _together(made: Days, first: int, stop: int, quantile: float | None) -> Lead:
    """Some days on end as one."""
    days = slice(first, stop)
    observed, moved = (
        float(values[days].sum()) / made.responses for values in (made.observed, made.difference)
    )
    low = high = None
    if quantile is not None:
        variance = max(float(made.covariance[days, days].sum()), 0.0)
        off = quantile * math.sqrt(variance) / made.responses
        low, high = moved - off, moved + off
    return Lead(float(made.begin[first]), observed, observed - moved, low, high)
