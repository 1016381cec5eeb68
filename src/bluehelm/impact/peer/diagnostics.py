"""How alike treatments and controls are, and how many wakes overlap: the peer's tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.peer.cem import binned, cells
from bluehelm.impact.peer.pretty import pretty, scott
from bluehelm.impact.rows import Flags


@dataclass(frozen=True)
class Balance:
    control: int
    treatment: int
    l1: float | None  # 0 alike .. 1 nothing in common; none where a kind is missing
    common_support: float | None  # per cent of the cells that hold both kinds


def balance(treated: Flags, variables: Mapping[str, NDArray[Any]]) -> Balance:
    """Compare the two kinds in cells of R's round breaks."""
    treatments, controls = int(treated.sum()), int((~treated).sum())
    if not treatments or not controls:
        return Balance(controls, treatments, None, None)
    cell = cells([_coded(values) for values in variables.values()], len(treated))
    most = int(cell.max()) + 1
    of_treated, of_controls = (
        np.bincount(cell[treated], minlength=most),
        np.bincount(cell[~treated], minlength=most),
    )
    apart = float(np.abs(of_treated / treatments - of_controls / controls).sum()) / 2
    both = int(((of_treated > 0) & (of_controls > 0)).sum())
    return Balance(controls, treatments, round(apart, 3), round(100 * both / most, 1))


def _coded(values: NDArray[Any]) -> NDArray[np.int64]:
    if values.dtype.kind != "f":
        return binned(values, None)
    return binned(values, pretty(float(values.min()), float(values.max()), scott(values)))


@dataclass(frozen=True)
class Overlap:
    """Shares of the complete wakes with an event of their own kind (so) or of the other (mo) around."""

    so_pre: float
    so_post: float
    so: float
    mo_pre: float
    mo_post: float
    mo: float


def overlap(so_pre: Flags, so_post: Flags, mo_pre: Flags, mo_post: Flags) -> Overlap | None:
    """None where there is no complete wake."""
    if not len(so_pre):
        return None
    flags = (so_pre, so_post, so_pre | so_post, mo_pre, mo_post, mo_pre | mo_post)
    return Overlap(*(round(float(flag.mean()), 3) for flag in flags))
