"""Day by day before and after responses, beside places of like history; and whether the days before differ.

Responses follow violence, so the days before them are never calm, and nothing can be learnt from that. Beside
places of like history the days before are alike in sum over each lag that history is counted by: that is made
so. What is left free is when in a lag events came, and that is tested.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from bluehelm.impact.wake.history import PAST_DAYS, columns
from bluehelm.impact.wake.intervals import LEAST_SPREAD
from bluehelm.impact.wake.places import Places
from bluehelm.impact.wake.restoring import RIDGE, Compared, summed

DAYS = 28
TESTED_FROM = 7  # days before; of nearer ones the shape differs wherever responses follow events within days
SOON = 3  # days after
STEP = 0.02  # of a share, for the derivative
LITTLE = "not enough data: the events lie in about {n:.0f} places and times"
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
    """Counts the events round place-times day by day, each with the weight of how responses cover it."""

    found: Gathered
    radius: float
    back: int
    forward: int

    def days(self, some: Places, weight: Floats) -> Floats:
        """[place-time, day]; while a response lasts is no day of its own."""
        before, after = range(self.back, -1, -1), range(self.forward + 1)
        lags = count.Lags(tuple(-day * DAY for day in before), tuple(day * DAY for day in after))
        assert self.found.grid.code is not None
        grid = replace(self.found.grid, weight=weight[self.found.grid.code])
        counted = count.weigh(grid, some.around(), lags, (self.radius,))[:, :, 0]
        return np.delete(counted, lags.during, axis=1)

    def beside(self, share: Floats) -> "Beside":
        """Before a response what came counts by weight, as history does; after it as it was."""
        compared = self.found.compared
        weight, once = compared.codes(share), compared.codes(np.ones_like(share))
        plain = self.days(self.found.placed.treated, once)
        before = self.days(self.found.placed.treated, weight)[:, : self.back]
        history, controls = columns(compared.treated, weight), columns(compared.controls, weight)
        square = controls.T @ controls
        square[np.diag_indices_from(square)] += RIDGE * (np.diag(square) + 1)
        after = (compared.controls.after.astype(np.float64) @ weight).reshape(len(controls), -1)
        others = np.concatenate([self.days(self.found.placed.others, weight), after], axis=1)
        own = np.concatenate([before, plain[:, self.back :]], axis=1)
        by_history = np.linalg.solve(square, controls.T @ others)
        return Beside(plain, own, others, history, controls, square, by_history)


@dataclass(frozen=True)
class Beside:
    """The days of responses and of place-times, and what makes these alike in history."""

    plain: Floats  # [response, day] events as they are
    own: Floats  # [response, day]
    others: Floats  # [place-time, day; then the cells of `wake`]
    history: Floats  # [response, k]
    controls: Floats  # [place-time, k]
    square: Floats  # [k, k]
    by_history: Floats  # [k, day; cell]

    @property
    def expected(self) -> Floats:
        """[day; cell]"""
        return np.asarray(self.history.sum(axis=0) @ self.by_history)

    def expected_without(self, compared: Compared) -> Floats:
        """Its change when a cluster is left out, to first order, the shares held [cluster, day; cell]."""
        weight = self.controls @ np.linalg.solve(self.square, self.history.sum(axis=0))
        missed = weight[:, None] * (self.others - self.controls @ self.by_history)
        treated = summed(self.history @ self.by_history, compared.treated_cluster, compared.clusters)
        return np.asarray(-treated - summed(missed, compared.control_cluster, compared.clusters))


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
        return Leads(radius, tuple(_rows(made, None)), None, LITTLE.format(n=made.freedom + 1))
    note, quantile = SHORT.format(n=DAYS) if back < DAYS else None, bound(made.freedom)
    soon = _together(made, back, min(back + SOON, len(made.begin)), quantile)
    return Leads(radius, tuple(_rows(made, quantile)), alike(made), note, soon)


def day_by_day(around: Round) -> Days:
    """Each day before and after, and its change when a cluster is left out, the shares of `wake` with it."""
    compared = around.found.compared
    share, _ = restoring.shares(compared)
    change = restoring.change(compared, share)
    made = around.beside(share)
    days = made.own.shape[1]
    own, expected = made.own.sum(axis=0), made.expected
    up = np.empty((len(expected), len(share)))  # with the logarithm of each share
    down = np.empty((days, len(share)))
    for cell in range(len(share)):
        moved = share.copy()
        moved[cell] *= 1 + STEP
        beside = around.beside(moved)
        up[:, cell] = (beside.expected - expected) / STEP
        down[:, cell] = (beside.own.sum(axis=0) - own) / STEP
    held = made.expected_without(compared)
    part = change.weight.sum(axis=1)
    return Days(
        (*range(-around.back, 0), *range(around.forward)),
        made.plain.sum(axis=0),
        own - expected[:days],
        -summed(made.own, compared.treated_cluster, compared.clusters)
        - held[:, :days]
        + change.shares_without @ (down - up[:days]).T,
        len(around.found.placed.treated),
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
