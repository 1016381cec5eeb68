"""Columns of the table that responses and given controls are compared by."""

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Events, Floats
from bluehelm.impact.wake.places import Places

MOST_VALUES = 30


def given_columns(
    events: Events, treated: Places, others: Places, match: tuple[str, ...]
) -> tuple[Floats, Floats]:
    """Numbers about their mean, words as one column for each but the first: [place-time, columns].

    raises  BadInput for a column that is not there, has too many words, or drawn controls, which have none
    """
    if match and not (others.row > 0).all():
        raise BadInput(
            "Columns to match by need controls of your own (--control): drawn place-times have no columns."
        )
    at = np.searchsorted(events.row, np.concatenate([treated.row, others.row]), sorter=np.argsort(events.row))
    rows = np.argsort(events.row)[at] if match else at
    found = [np.zeros((len(treated) + len(others), 0))]
    for name in match:
        if name not in events.columns:
            raise BadInput(
                f"There is no column {name!r} to match by. There are: {', '.join(sorted(events.columns))}."
            )
        found.append(_numbers(name, events.columns[name][rows]))
    both = np.concatenate(found, axis=1)
    return both[: len(treated)], both[len(treated) :]


def _numbers(name: str, values: np.ndarray[tuple[int], np.dtype[np.generic]]) -> Floats:
    if values.dtype.kind in "fiu":
        numbers = values.astype(np.float64)
        middle = np.nanmean(numbers) if np.isfinite(numbers).any() else 0.0
        spread = float(np.nanstd(numbers)) or 1.0
        absent = np.isnan(numbers)
        shown = np.where(absent, 0.0, (numbers - middle) / spread)
        return np.stack([shown, absent.astype(np.float64)], axis=1) if absent.any() else shown[:, None]
    words, inverse = np.unique(values.astype(str), return_inverse=True)
    if len(words) > MOST_VALUES:
        raise BadInput(
            f"The column {name!r} has {len(words)} different words; at most {MOST_VALUES} can be matched by."
        )
    return np.asarray(np.eye(len(words))[inverse.reshape(-1)][:, 1:])
