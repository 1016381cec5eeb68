"""Part of the events, or of the responses, with the rest of them as part of the past.

A patrol follows an attack on whomever, and one attack sets off another. Who looks at attacks on civilians
alone takes for an effect what the other attacks of the days before brought about. So the others are counted
around responses and around what these are compared with, and both are compared by those counts too.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY, Events, Flags, Floats
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import asked
from bluehelm.impact.wake.gathering import placed
from bluehelm.impact.wake.history import PAST_DAYS

LATELY = 3  # of the bins of the past: a week
Longs = NDArray[np.int64]
NAME = "(beside {k})"


def beside(question: Question, others: Flags) -> Question:
    """The same question, the past of `others` among what place-times are compared by."""
    others = others & ~(question.treatment | question.dependent)
    if not others.any():
        return question
    wider = question if question.control is not None else _with_controls(question, others)
    assert wider.control is not None
    padded = np.concatenate([others, np.zeros(len(wider.events) - len(others), np.bool_)])
    at = np.flatnonzero(wider.treatment | wider.control)
    columns = dict(wider.events.columns)
    names = []
    for k, column in enumerate(_past(wider.events, padded, at, max(question.km)).T):
        if column.std() > 0:
            whole = np.zeros(len(wider.events))
            whole[at] = column
            columns[NAME.format(k=k)] = whole
            names.append(NAME.format(k=k))
    return replace(wider, events=replace(wider.events, columns=columns), match=(*wider.match, *names))


def _with_controls(question: Question, others: Flags) -> Question:
    """Place-times drawn as `wake` draws them, from the past of all events, as rows of the table."""
    events, rng = question.events, np.random.default_rng([question.seed, 1])
    during = bool((events.end[question.treatment] > events.time[question.treatment]).any())
    looked = asked.windows(question.days, question.km, during=during)
    known = question.dependent | (others & ~question.treatment)
    drawn = placed(events, (question.treatment, known, None), looked, rng).others
    more = len(drawn)
    row = int(events.row.max()) + 1 + np.arange(more)
    table = Events(
        row=np.concatenate([events.row, row]),
        time=np.concatenate([events.time, drawn.start]),
        end=np.concatenate([events.end, drawn.end]),
        lat=np.concatenate([events.lat, drawn.lat]),
        lon=np.concatenate([events.lon, drawn.lon]),
        columns={},
    )
    treatment, dependent = (
        np.concatenate([flags, np.zeros(more, np.bool_)])
        for flags in (question.treatment, question.dependent)
    )
    control = np.arange(len(table)) >= len(events)
    return replace(
        question, events=table, treatment=treatment, dependent=dependent, control=control, match=()
    )


def _past(events: Events, others: Flags, at: Longs, km: float) -> Floats:
    """What of the others lay around rows `at` before them: by lag, further out, and still there."""
    lags = count.Lags((*(-day * DAY for day in reversed(PAST_DAYS)), 0), (0, 1))
    counts = _counted(events, events.time, others, at, (lags, (km, 2 * km)))[:, : len(PAST_DAYS)]
    near, out = counts[:, :, 0], counts[:, :, 1]
    columns = [near, out[:, -LATELY:].sum(axis=1), out[:, :-LATELY].sum(axis=1)]
    columns += [near[:, -LATELY:].sum(axis=1) > 0, np.sqrt(near.sum(axis=1))]
    if (events.end[others] > events.time[others]).any():
        ever = count.Lags((-int(np.ptp(events.time)) - DAY, 0), (0, 1))
        begun, over = (
            _counted(events, when, others, at, (ever, (km,)))[:, 0, 0] for when in (events.time, events.end)
        )
        columns.append(begun - over)
    return np.column_stack(columns).astype(np.float64)


def _counted(
    events: Events,
    when: Longs,
    others: Flags,
    at: Longs,
    asked: tuple[count.Lags, tuple[float, ...]],
) -> NDArray[np.int32]:
    lags, km = asked
    rows = np.flatnonzero(others)
    around = count.responses(events.time[at], events.lat[at], events.lon[at], end=events.end[at])
    days = -lags.before[0] / DAY
    made = grid.make(when[rows], events.lat[rows], events.lon[rows], radius_km=km[-1], days=days)
    return count.count(made, around, lags, km).counts
