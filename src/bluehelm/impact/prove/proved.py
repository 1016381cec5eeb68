"""The proof in short: one packaged file that pages and commands say from how often the estimator errs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluehelm.errors import Unreadable

FILE = Path(__file__).with_name("proved.json")  # written by bluehelm impact prove --summary
AGAIN = "Write it again: bluehelm impact prove --kept --summary FILE."


@dataclass(frozen=True)
class Short:
    """One cell; shares are of its runs, from 0 to 1."""

    cell: str
    world: str
    effect: int  # per cent planted
    bounded: bool
    runs: int
    responses: float  # a run
    coverage: tuple[float, float] | None  # least and most over the windows; none where no interval was given
    bias: tuple[float, float] | None  # of the ratio, least and most
    found: float  # something stands out: false where nothing is planted, else the power
    found_error: float  # one Monte Carlo standard error
    peer: float | None  # the older method found some window
    declined: float  # of the windows: not enough data
    held: bool  # within the bounds, the standard errors allowed
    apart: Mapping[str, Any]  # in what the world differs from the first


@dataclass(frozen=True)
class Proved:
    """What the last whole proof came to."""

    seed: int
    version: str  # of the estimator and the worlds
    cells: tuple[Short, ...]

    def of(self, world: str) -> tuple[Short, ...]:
        return tuple(one for one in self.cells if one.world == world)


def proved(file: Path = FILE) -> Proved:
    """The proof that the package holds.

    raises  Unreadable
    """
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        cells = tuple(_short(one) for one in told["cells"])
        return Proved(told["seed"], told["version"], cells)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"{file.name}: holds no proof in short ({error}). {AGAIN}") from error


def _short(told: dict[str, Any]) -> Short:
    pairs = {name: None if told[name] is None else tuple(told[name]) for name in ("coverage", "bias")}
    return Short(**told | pairs)
