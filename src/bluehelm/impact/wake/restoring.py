"""What was to be expected around responses without any of them.

After a response its place is calmer or not, and where patrols follow violence the next response comes
soon, to the places of comparison too. So an event that a response covers stands for those that would have
been: with a share of 0.5 left, for two. The shares are unknown; they are found as those that agree with
themselves: the events expected with them give them back (a structural nested mean model, solved by
g-estimation).
"""

from dataclasses import dataclass

import numpy as np

from bluehelm.impact.rows import Floats
from bluehelm.impact.wake.history import Around, columns
from bluehelm.impact.wake.places import Longs

LEAST, MOST = 0.15, 4.0  # shares beyond are not believed while the search goes on
CLOSE, ROUNDS, KEPT = 1e-5, 60, 6
PRIOR = 0.5  # events, added to both sides of a share
RIDGE = 1e-6
STEP = 0.02  # of a share, for the derivative


@dataclass(frozen=True)
class Compared:
    """Responses and place-times of comparison, each in a cluster."""

    treated: Around
    controls: Around
    treated_cluster: Longs
    control_cluster: Longs
    clusters: int

    @property
    def cells(self) -> int:
        return int(np.prod(self.treated.after.shape[1:3]))

    @property
    def observed(self) -> Floats:
        """Events after the responses [cluster, cell]."""
        per = self.treated.after.sum(axis=3).reshape(len(self.treated_cluster), -1)
        return summed(per, self.treated_cluster, self.clusters)

    def codes(self, share: Floats) -> Floats:
        """What one event stands for, by its code: 0 for no response near, then the cells."""
        return np.concatenate([[1.0], 1.0 / share])


@dataclass(frozen=True)
class Expectation:
    """The events expected with these shares, and the pieces it was made of."""

    expected: Floats  # [cell]
    history: Floats  # of the responses [response, k]
    controls: Floats  # of the place-times [place-time, k]
    after: Floats  # restored events after the place-times [place-time, cell]
    square: Floats  # [k, k]
    product: Floats  # [k, cell]


@dataclass(frozen=True)
class Change:
    """Observed and expected events by cell, and what each cluster gives to them."""

    observed: Floats  # [cell]
    expected: Floats  # [cell]
    observed_without: Floats  # [cluster, cell] the change when the cluster is left out
    expected_without: Floats
    weight: Floats  # [cluster, cell] expected events that lie in the cluster


def summed(values: Floats, group: Longs, groups: int) -> Floats:
    """The sums of rows by group."""
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(groups + 1))
    total = np.concatenate(
        [np.zeros((1, *values.shape[1:])), np.cumsum(values[order], axis=0, dtype=np.float64)]
    )
    return np.asarray(total[ends[1:]] - total[ends[:-1]])


def expectation(compared: Compared, share: Floats) -> Expectation:
    """The events to be expected after the responses, from places of like history, each event restored."""
    weight = compared.codes(share)
    history, controls = columns(compared.treated, weight), columns(compared.controls, weight)
    after = (
        (compared.controls.after @ weight.astype(np.float32)).reshape(len(controls), -1).astype(np.float64)
    )
    square = controls.T @ controls
    square[np.diag_indices_from(square)] += RIDGE * (np.diag(square) + 1)
    product = controls.T @ after
    expected = history.sum(axis=0) @ np.linalg.solve(square, product)
    return Expectation(expected, history, controls, after, square, product)


def shares(compared: Compared) -> tuple[Floats, bool]:
    """Of what was to be expected the share that was left, by cell; and whether the search came to rest.

    Each round mixes the last few answers so that their errors cancel (Anderson); plain rounds would creep.
    """
    observed = compared.observed.sum(axis=0)
    guess = np.zeros(compared.cells)  # logarithm of the share
    guesses: list[Floats] = []
    errors: list[Floats] = []
    for _ in range(ROUNDS):
        expected = np.maximum(expectation(compared, np.exp(guess)).expected, 0)
        answer = np.log(np.clip((observed + PRIOR) / (expected + PRIOR), LEAST, MOST))
        if np.abs(answer - guess).max() < CLOSE:
            return np.exp(answer), True
        guesses, errors = [*guesses, guess][-KEPT:], [*errors, answer - guess][-KEPT:]
        guess = np.clip(_mixed(guesses, errors), np.log(LEAST), np.log(MOST))
    return np.exp(guess), False


def _mixed(guesses: list[Floats], errors: list[Floats]) -> Floats:
    steps = np.diff(np.array(errors), axis=0).T
    if not steps.size:
        return guesses[-1] + errors[-1]
    weight = np.linalg.lstsq(steps, errors[-1], rcond=1e-8)[0]
    moves = np.diff(np.array(guesses), axis=0).T
    return np.asarray(guesses[-1] + errors[-1] - (moves + steps) @ weight)


def change(compared: Compared, share: Floats) -> Change:
    """Observed against expected, and how both change when a cluster is left out and all is solved again."""
    made = expectation(compared, share)
    observed = compared.observed
    expected_without = _without(compared, made)
    total = observed.sum(axis=0)
    slope = np.stack([_slope(compared, share, made.expected, cell) for cell in range(compared.cells)], axis=1)
    scale = made.expected + PRIOR
    system = np.eye(compared.cells) + ((total + PRIOR) / scale**2)[:, None] * slope
    moved = -observed / scale - (total + PRIOR) / scale**2 * expected_without
    expected_without = expected_without + np.linalg.solve(system, moved.T).T @ slope.T
    per: Floats = made.history @ np.linalg.solve(made.square, made.product)
    weight = np.maximum(summed(per, compared.treated_cluster, compared.clusters), 0)
    return Change(total, made.expected, -observed, expected_without, weight)


def _slope(compared: Compared, share: Floats, expected: Floats, cell: int) -> Floats:
    moved = share.copy()
    moved[cell] *= 1 + STEP
    return np.asarray((expectation(compared, moved).expected - expected) / (STEP * share[cell]))


def _without(compared: Compared, made: Expectation) -> Floats:
    """The change of the expected events, cluster by cluster left out, the shares held."""
    treated = summed(made.history, compared.treated_cluster, compared.clusters)
    whole = made.history.sum(axis=0)
    order = np.argsort(compared.control_cluster, kind="stable")
    ends = np.searchsorted(compared.control_cluster[order], np.arange(compared.clusters + 1))
    found = np.empty((compared.clusters, compared.cells))
    for cluster in range(compared.clusters):
        rows = order[ends[cluster] : ends[cluster + 1]]
        part = made.controls[rows]
        square, product = made.square - part.T @ part, made.product - part.T @ made.after[rows]
        found[cluster] = (whole - treated[cluster]) @ np.linalg.solve(square, product) - made.expected
    return found
