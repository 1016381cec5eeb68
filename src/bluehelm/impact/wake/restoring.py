"""What was to be expected around responses without any of them.

After a response its place is calmer or not, and where patrols follow violence the next response comes
soon, to the places of comparison too. So an event that a response covers stands for those that would have
been: with a share of 0.5 left, for two. The shares are unknown; they are found as those with which the events
after responses, restored, are as many as after place-times of like history (a structural nested mean model,
solved by g-estimation). Cells that hold little borrow from their neighbours.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import Floats
from bluehelm.impact.wake.history import Around, columns, moved, weighed
from bluehelm.impact.wake.places import Longs

Counts = NDArray[np.float32]

LEAST, MOST = 0.15, 4.0  # shares beyond are not believed while the search goes on
CLOSE, ROUNDS, KEPT = 1e-4, 60, 6
PRIOR = 0.5  # events, added to both sides of a share
RIDGE = 1e-6
ALIKE = 0.35  # by how much the logarithms of neighbouring shares are taken to differ
FAR = 2.0  # and how far from no change the logarithm of a share is taken to lie
BURSTS = 2.0  # how much more counts vary than if events came one by one


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

    @cached_property
    def after(self) -> Floats:
        """Events after the responses [cluster, cell, code]."""
        flat = self.treated.after.reshape(len(self.treated_cluster), -1).astype(np.float64)
        return summed(flat, self.treated_cluster, self.clusters).reshape(self.clusters, self.cells, -1)

    @cached_property
    def total(self) -> Floats:
        """Events after all responses [cell, code]."""
        return np.asarray(self.after.sum(axis=0))

    def restored(self, share: Floats) -> Floats:
        """What the events after all responses stand for [cell]."""
        return np.asarray(self.total @ self.codes(share))

    def codes(self, share: Floats) -> Floats:
        """What one event stands for, by its code: 0 for no response near, then the cells."""
        return np.concatenate([[1.0], 1.0 / share])


@dataclass(frozen=True)
class Expectation:
    """The events expected with these shares, and the pieces it was made of."""

    expected: Floats  # [cell; more outcomes]
    history: Floats  # of the responses [response, k]
    controls: Floats  # of the place-times [place-time, k]
    after: Floats  # restored events after the place-times [place-time, cell; more outcomes]
    square: Floats  # [k, k]
    by: Floats  # what is expected for each column of history [k, cell; more outcomes]


@dataclass(frozen=True)
class Change:
    """Observed and expected events by cell, and what each cluster gives to them."""

    observed: Floats  # [cell]
    expected: Floats  # [cell]
    observed_without: Floats  # [cluster, cell] the change when the cluster is left out
    expected_without: Floats
    shares_without: Floats  # [cluster, cell] the change of the logarithm of the shares
    weight: Floats  # [cluster, cell] expected events that lie in the cluster


def summed(values: Floats, group: Longs, groups: int) -> Floats:
    """The sums of rows by group."""
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(groups + 1))
    total = np.concatenate(
        [np.zeros((1, *values.shape[1:])), np.cumsum(values[order], axis=0, dtype=np.float64)]
    )
    return np.asarray(total[ends[1:]] - total[ends[:-1]])


def expectation(compared: Compared, share: Floats, more: Counts | None = None) -> Expectation:
    """The events to be expected after the responses, from places of like history, each event restored.

    more  other outcomes of the place-times, by the code of each event [place-time, outcome, code]
    """
    weight = compared.codes(share)
    history, controls = columns(compared.treated, weight), columns(compared.controls, weight)
    after = weighed(compared.controls.after, weight).reshape(len(controls), -1)
    if more is not None:
        after = np.concatenate([after, weighed(more, weight)], axis=1)
    square = controls.T @ controls
    square[np.diag_indices_from(square)] += RIDGE * (np.diag(square) + 1)
    by = np.asarray(np.linalg.solve(square, controls.T @ after), np.float64)
    return Expectation(history.sum(axis=0) @ by, history, controls, after, square, by)


def shares(compared: Compared) -> tuple[Floats, bool]:
    """Of what was to be expected the share that was left, by cell; and whether the search came to rest.

    Each round mixes the last few answers so that their errors cancel (Anderson); plain rounds would creep.
    """
    guess = np.zeros(compared.cells)  # logarithm of the share
    guesses: list[Floats] = []
    errors: list[Floats] = []
    for _ in range(ROUNDS):
        share = np.exp(guess)
        expected = np.maximum(expectation(compared, share).expected, 0) + PRIOR
        alone = guess + np.log((compared.restored(share) + PRIOR) / expected)
        smooth = np.linalg.solve(np.eye(compared.cells) + _roughness(compared, expected), alone)
        answer = np.clip(smooth, np.log(LEAST), np.log(MOST))
        if np.abs(answer - guess).max() < CLOSE:
            return np.exp(answer), True
        guesses, errors = [*guesses, guess][-KEPT:], [*errors, answer - guess][-KEPT:]
        guess = np.clip(_mixed(guesses, errors), np.log(LEAST), np.log(MOST))
    return np.exp(guess), False


def _roughness(compared: Compared, expected: Floats) -> Floats:
    """How a cell is drawn to its neighbours in ring and lag, the more the less it holds [cell, cell]."""
    rings, lags = compared.treated.after.shape[1:3]
    at = np.arange(compared.cells).reshape(rings, lags)
    pairs = [(at[1:], at[:-1]), (at[:, 1:], at[:, :-1])]
    one, other = (np.concatenate([pair[k].ravel() for pair in pairs]) for k in (0, 1))
    found = np.eye(compared.cells) * (ALIKE / FAR) ** 2
    np.add.at(found, (one, one), 1.0)
    np.add.at(found, (other, other), 1.0)
    np.add.at(found, (np.concatenate([one, other]), np.concatenate([other, one])), -1.0)
    return np.asarray(found * (BURSTS / ALIKE**2 / expected)[:, None])


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
    observed, restored = compared.after.sum(axis=2), compared.after @ compared.codes(share)
    total, expected = restored.sum(axis=0) + PRIOR, np.maximum(made.expected, 0) + PRIOR
    up, back = slopes(compared, share, made), -compared.total[:, 1:] / share
    held = without(compared, made)
    moved = -restored / total - held / expected  # of the logarithm of restored over expected
    system = _roughness(compared, expected) - back / total[:, None] + up / expected[:, None]
    shares_without = np.asarray(np.linalg.solve(system, moved.T).T)
    expected_without = held + shares_without @ up.T
    weight = np.maximum(summed(made.history @ made.by, compared.treated_cluster, compared.clusters), 0)
    return Change(observed.sum(axis=0), made.expected, -observed, expected_without, shares_without, weight)


def slopes(compared: Compared, share: Floats, made: Expectation, more: Counts | None = None) -> Floats:
    """How the expected events move with the logarithm of each share [cell; more outcomes, share]."""
    weight, missed = compared.codes(share), made.after - made.controls @ made.by
    leans = np.linalg.solve(made.square, made.history.sum(axis=0))  # of what is expected on each column
    on = made.controls @ leans
    history, controls = (moved(some, weight) for some in (compared.treated, compared.controls))
    whole = history.sum(axis=0) - np.tensordot(on, controls, 1)
    came = compared.controls.after.reshape(len(on), compared.cells, -1)
    came = came if more is None else np.concatenate([came, more], axis=1)
    after = np.tensordot(on, came, 1) * -weight
    return np.asarray((made.by.T @ whole + missed.T @ (leans @ controls) + after)[:, 1:], np.float64)


def without(compared: Compared, made: Expectation) -> Floats:
    """The change of what is expected when a cluster is left out, the shares held [cluster, as `expected`]."""
    treated = summed(made.history, compared.treated_cluster, compared.clusters)
    whole = made.history.sum(axis=0)
    order = np.argsort(compared.control_cluster, kind="stable")
    ends = np.searchsorted(compared.control_cluster[order], np.arange(compared.clusters + 1))
    found = -summed(made.history @ made.by, compared.treated_cluster, compared.clusters)
    for cluster in np.flatnonzero(np.diff(ends)).tolist():
        rows = order[ends[cluster] : ends[cluster + 1]]
        part, after = made.controls[rows], made.after[rows]
        missed = np.linalg.solve(made.square - part.T @ part, part.T @ (after - part @ made.by))
        found[cluster] -= (whole - treated[cluster]) @ missed
    return found
