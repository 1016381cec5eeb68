"""Accounts of a day beside accounts of several days: never merged, told as doubtful."""

import numpy as np

from bluehelm.events.merging.learn import Model
from bluehelm.events.merging.near import Pairs
from bluehelm.events.merging.pool import Pool
from bluehelm.events.merging.rows import DOUBTFUL, Decision

MOST = 0.5  # told as more probable never: an account of a day may be a part of the longer one


def mixed(pool: Pool, pairs: Pairs, taken: set[int], models: list[Model]) -> list[Decision]:
    return []
