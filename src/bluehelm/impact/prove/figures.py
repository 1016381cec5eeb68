"""What the runs of a cell come to: bias, coverage, false positives, power."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bluehelm.impact.prove.trial import NUMBERS, Record
from bluehelm.impact.prove.worlds import Cell
from bluehelm.impact.rows import Flags, Floats

ALPHA = 0.05
HEADS = ("days", "km", "observed", "without", *NUMBERS)


@dataclass(frozen=True)
class Figures:
    """One window over all runs; a ring where it ends at days and km. Shares are of the runs, from 0 to 1."""

    days: float
    km: float
    planted: bool  # the truth is the planted effect; else counted in the simulated events
    truth: float  # events left, for each that would have come
    truth_change: float  # in events per response
    runs: int
    intervals: int  # of these runs gave one
    ratio: float | None  # mean of the estimates
    median: float | None
    bias: float | None  # mean less truth
    bias_error: float | None  # one Monte Carlo standard error
    coverage: float | None  # of the intervals of the ratio, those that hold the truth
    coverage_error: float | None
    coverage_change: float | None  # the same of the change in events per response
    under: float  # p < 0.05
    under_adjusted: float  # p over all windows <= 0.05
    none: float  # not enough data


@dataclass(frozen=True)
class CellFigures:
    """One cell over all runs."""

    cell: Cell
    runs: int
    responses: float  # a run
    windows: tuple[Figures, ...]
    rings: tuple[Figures, ...]
    family: float  # runs with p over all windows <= 0.05 in any window or ring
    family_windows: float  # in any cumulative window
    any_under: float  # runs with p < 0.05 in any cumulative window, nothing adjusted
    peer: float | None  # the peer: p < 0.05 in any window
    nothing: float  # runs in which the estimator said there is too little for any window
    broke: tuple[str, ...]  # runs in which it fell over

    def error(self, share: float) -> float:
        return standard_error(share, self.runs)


def standard_error(share: float, runs: int) -> float:
    """Of a share of independent runs."""
    return math.sqrt(share * (1 - share) / runs) if runs else math.nan


def figures(cell: Cell, records: Mapping[int, Record]) -> CellFigures:
    """The figures of a cell from the records of its runs.

    The truth of a window is the planted effect where it lies within the reach. Else it is the events observed
    in all runs over those that would have come without the effect, both counted in the simulation.
    """
    rows = [records[run] for run in sorted(records)]
    windows, rings = (_stacked(rows, name) for name in ("windows", "rings"))
    found = [any(_adjusted(part)[run] for part in (windows, rings)) for run in range(len(rows))]
    peer = [any(p is not None and p < ALPHA for p in row["peer"]) for row in rows if row.get("peer")]
    counted = np.array([row.get("counted", 0) for row in rows], np.float64)
    return CellFigures(
        cell=cell,
        runs=len(rows),
        responses=float(np.mean([row["responses"] for row in rows])) if rows else math.nan,
        windows=_each(cell, windows, counted),
        rings=_each(cell, rings, counted),
        family=_share(found),
        family_windows=_share(_adjusted(windows)),
        any_under=_share(np.asarray((_column(windows, "p") < ALPHA).any(axis=1))),
        peer=_share(peer) if peer else None,
        nothing=_share(["why" in row for row in rows]),
        broke=tuple(f"run {row['run']}: {row['broke']}" for row in rows if "broke" in row),
    )


def _stacked(rows: Sequence[Record], name: str) -> Floats:
    """[run, window, HEADS]; nan where there was no figure."""
    shape = next((np.shape(row[name]) for row in rows if row[name]), (0, len(HEADS)))
    none = np.full(shape, np.nan)
    found = [np.array(row[name], np.float64) if row[name] else none for row in rows]
    stacked = np.stack(found) if found else np.empty((0, *shape))
    if stacked.size:  # days and km, where the first run has none
        stacked[:, :, :2] = np.nanmax(stacked[:, :, :2], axis=0)
    return stacked


def _column(stacked: Floats, name: str) -> Floats:
    return stacked[:, :, HEADS.index(name)]


def _adjusted(stacked: Floats) -> Flags:
    return np.asarray((_column(stacked, "p_adjusted") <= ALPHA).any(axis=1))


def _share(flags: Sequence[bool] | Flags) -> float:
    return float(np.mean(flags)) if len(flags) else math.nan


def _each(cell: Cell, stacked: Floats, counted: Floats) -> tuple[Figures, ...]:
    return tuple(
        _window(cell, stacked[:, k], counted) for k in range(stacked.shape[1] if stacked.size else 0)
    )


def _window(cell: Cell, runs: Floats, counted: Floats) -> Figures:
    one = {name: runs[:, k] for k, name in enumerate(HEADS)}
    days, km = float(one["days"][0]), float(one["km"][0])
    planted = cell.world.planted and (cell.effect == 0 or _inside(cell, days, km))
    observed, without = np.nansum(one["observed"]), np.nansum(one["without"])
    truth = 1 + cell.effect / 100 if planted else float(observed / without) if without else math.nan
    change = float((observed - without) / counted.sum()) if counted.sum() else math.nan
    there = np.isfinite(one["ratio"]) & np.isfinite(one["ratio_low"]) & np.isfinite(one["ratio_high"])
    n, ratio = int(there.sum()), one["ratio"][there]
    held = (one["ratio_low"] <= truth) & (truth <= one["ratio_high"])
    held_change = (one["low"] <= change) & (change <= one["high"])
    coverage = float(held[there].mean()) if n else None
    return Figures(
        days=days,
        km=km,
        planted=planted,
        truth=truth,
        truth_change=change,
        runs=len(runs),
        intervals=n,
        ratio=float(ratio.mean()) if n else None,
        median=float(np.median(ratio)) if n else None,
        bias=float(ratio.mean() - truth) if n else None,
        bias_error=float(ratio.std(ddof=1) / math.sqrt(n)) if n > 1 else None,
        coverage=coverage,
        coverage_error=standard_error(coverage, n) if coverage is not None else None,
        coverage_change=float(held_change[there].mean()) if n else None,
        under=float((one["p"] < ALPHA).mean()),
        under_adjusted=float((one["p_adjusted"] <= ALPHA).mean()),
        none=float((~there).mean()),
    )


def _inside(cell: Cell, days: float, km: float) -> bool:
    return days <= cell.world.reach_days and km <= cell.world.reach_km
