"""Which response covers an event: the one in whose nearest ring it lies, and of these the latest."""

import numpy as np

from bluehelm.impact import count
from bluehelm.impact.grid import Grid
from bluehelm.impact.rows import DAY
from bluehelm.impact.wake.asked import Windows
from bluehelm.impact.wake.places import Longs, Places


def covered(grid: Grid, responses: Places, windows: Windows) -> Longs:
    """A code for each event of the grid: 0 where no response is near, else 1 and its cell, ring by ring."""
    edges = np.array([round(day * DAY) for day in windows.after_days])
    pairs = count.nearby(grid, responses.around(), windows.km[-1], count.Lags((0,), (0, *edges.tolist())))
    lag = np.searchsorted(edges, pairs.lag, side="right")
    if windows.during:
        over = np.repeat(responses.end > responses.start, np.diff(pairs.offset)) & (pairs.lag == 0)
        lag = np.where(over, 0, lag + 1)
    ring = np.searchsorted(np.array(windows.km), pairs.km - 1e-9, side="left")
    cell = np.minimum(ring, len(windows.km) - 1) * len(windows.lags) + lag
    found = np.full(len(grid), np.iinfo(np.int64).max)
    np.minimum.at(found, pairs.event, cell)
    return np.where(found == np.iinfo(np.int64).max, 0, found + 1)
