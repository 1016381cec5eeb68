"""How far a category can be trusted: measured, by how the task is given and by the rule."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bluehelm.record import vocab

LEAST, MOST = 0.02, 0.98
SPOKEN = 0.7  # weight of words that only speak of a task; too few are coded to measure it


@cache
def measured() -> Mapping[str, Any]:
    return vocab.read("pema_confidence")


def of(kind: str, rule: str, weight: float = 1.0) -> float:
    """The share that was right among tasks given in this way, times how much better the rule did than they.

    weight  below 1 for words that only speak of the task

    A rule that the measured texts never used counts as good as the others of its kind.
    """
    told = measured()
    share = float(told["kinds"][kind]) * float(told["rules"].get(rule, 1.0)) * weight
    return round(min(MOST, max(LEAST, share)), 2)


def least() -> float:
    """Below it a category is not given."""
    return float(measured()["least"])
