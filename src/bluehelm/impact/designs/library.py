"""The libraries of the extra, and no figure without a word: the only module that knows them."""

import gc
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bluehelm.errors import BluehelmError
from bluehelm.impact.designs.rows import HOW, MissingDesigns
from bluehelm.impact.rows import Floats

try:
    import pandas as pd
    from pyfixest import LsmrDemeaner, fepois, ssc
    from scipy.stats import f as fisher
    from statsmodels.discrete.discrete_model import NegativeBinomial
    from statsmodels.genmod.families import NegativeBinomial as Family
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
except ModuleNotFoundError as error:
    raise MissingDesigns(f"{HOW}; {error.name} is not here.") from None

MOST_LEFT_OUT = 60  # places: up to so many, each is left out in turn; beyond, the sandwich is as good
FLAT = (
    1e-3  # slope of the likelihood of one cell; at the edge, where dispersion is zero, no search ends better
)
MOST_PILED = 5_000_000  # figures in tables of fits that refer to themselves and go only when collected
NEXT_TO_NONE = 1e-6  # of dispersion
UNSETTLED = "not settled: the regression found no end"
HOW_FITTED: dict[str, Any] = {
    "offset": "cells",
    "iwls_maxiter": 100,
    "fixef_rm": "none",
    "separation_check": [],  # done here, faster
    "demeaner": LsmrDemeaner(),  # the default finds no end with places by season and times together
    "ssc": ssc(k_adj=False),  # by the number of places alone: that of cells says nothing
}
Columns = Mapping[str, NDArray[Any]]


class Unsettled(BluehelmError):
    """A regression that gives no figure."""


@dataclass(frozen=True)
class Fitted:
    """Coefficients with their covariance, clustered by place."""

    names: tuple[str, ...]
    values: Floats  # NaN where a coefficient cannot be told apart from the rest
    covariance: Floats
    dispersion: float | None = None


def poisson(columns: Columns, names: Sequence[str], effects: Sequence[str]) -> Fitted:
    """Poisson regression of `events` on the named columns, with effects of the columns in `effects`.

    columns  also `place`: errors are clustered by it
    raises   Unsettled where there is no figure
    """
    table = _telling(_gathered(columns, [*names, *effects]), effects)
    formula = "events ~ " + " + ".join(names) + (" | " + " + ".join(effects) if effects else "")
    values, sandwich = _fepois(formula, table, {"CRV1": "place"}, names)
    places = table["place"].unique().sort().to_list()
    if len(places) > MOST_LEFT_OUT:
        return Fitted(tuple(names), values, sandwich)
    others = (_telling(table.filter(pl.col("place") != place), effects) for place in places)
    without = [_fepois(formula, some, "iid", names)[0] for some in others]
    return Fitted(tuple(names), values, _left_out(np.array(without), values))


def negative_binomial(events: Floats, columns: Columns, place: NDArray[Any]) -> Fitted:
    """The same with a negative binomial, whose dispersion is estimated, and no effects.

    raises  Unsettled where there is no figure
    """
    names, places = tuple(columns), np.unique(place)
    given = np.column_stack([*columns.values(), np.ones(len(events))])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dispersion = _dispersion(events, given)
        family = Family(alpha=dispersion) if dispersion else Poisson()
        groups = {"groups": np.unique(place, return_inverse=True)[1]}
        whole = _glm(events, given, family, cov_type="cluster", cov_kwds=groups)
        wanted = slice(len(names))
        values, covariance = whole.params[wanted], whole.cov_params()[wanted, wanted]
        if len(places) <= MOST_LEFT_OUT:
            without, piled = [], 0
            for one in places:
                kept = place != one
                fit = _glm(events[kept], given[kept], family, start_params=whole.params)
                without.append(fit.params[wanted].copy())
                piled += given.size
                if piled > MOST_PILED:
                    gc.collect()
                    piled = 0
            covariance = _left_out(np.array(without), values)
    return Fitted(names, values, covariance, dispersion)


def _dispersion(events: Floats, given: Floats) -> float:
    """By maximum likelihood; zero, which is Poisson, where events vary no more than that."""
    start = [*_glm(events, given, Poisson()).params, 0.1]
    try:
        fit = NegativeBinomial(events, given).fit(start_params=start, disp=0, maxiter=500)
    except (np.linalg.LinAlgError, ValueError):
        raise Unsettled(UNSETTLED) from None
    if not np.isfinite(fit.params).all() or np.abs(fit.mle_retvals["gopt"]).max() > FLAT:
        raise Unsettled(UNSETTLED)
    alpha = float(fit.params[-1])
    return alpha if alpha > NEXT_TO_NONE else 0.0


def _glm(events: Floats, given: Floats, family: Any, **how: Any) -> Any:
    try:
        fit = GLM(events, given, family=family).fit(**how)
    except (np.linalg.LinAlgError, ValueError):
        raise Unsettled(UNSETTLED) from None
    if not fit.converged or not np.isfinite(fit.params).all():
        raise Unsettled(UNSETTLED)
    return fit


def f_test(fitted: Fitted, at: Sequence[int], freedom: int) -> tuple[float, tuple[int, int], float] | None:
    """F, its freedom and p that these coefficients are zero together; none where it cannot be told."""
    value = fitted.values[list(at)]
    inner = fitted.covariance[np.ix_(at, at)]
    if len(at) > freedom or not np.isfinite(inner).all() or np.linalg.matrix_rank(inner) < len(at):
        return None
    statistic = float(value @ np.linalg.solve(inner, value)) / len(at)
    return statistic, (len(at), freedom), float(fisher.sf(statistic, len(at), freedom))


def _gathered(columns: Columns, told_apart: Sequence[str]) -> pl.DataFrame:
    """Cells of a place that no column tells apart as one row, with the logarithm of how many they are.

    The regression is the same to the last digit that matters, and many times faster.
    """
    keys = list(dict.fromkeys(["place", *told_apart]))
    table = pl.DataFrame({name: columns[name] for name in ["events", *keys]})
    return table.group_by(keys).agg(pl.col("events").sum(), pl.len().log().alias("cells")).sort(keys)


def _telling(table: pl.DataFrame, effects: Sequence[str]) -> pl.DataFrame:
    """Without the levels of an effect that have no event: they fit any ratio."""
    before = -1
    while before != len(table):
        before = len(table)
        for effect in effects:
            table = table.filter(pl.col("events").sum().over(effect) > 0)
    return table


def _fepois(formula: str, table: pl.DataFrame, errors: Any, names: Sequence[str]) -> tuple[Floats, Floats]:
    """Coefficients and covariance in the order of the names; NaN for one that cannot be told apart."""
    given = pd.DataFrame({name: table[name].to_numpy() for name in table.columns})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # columns left out are told as such
        try:
            fit = fepois(formula, given, vcov=errors, **HOW_FITTED)
        except (ValueError, IndexError, np.linalg.LinAlgError):
            raise Unsettled(UNSETTLED) from None
        if not fit.convergence:
            raise Unsettled(UNSETTLED)
        known = [str(name) for name in fit.coef().index]
        spread = pd.DataFrame(fit._vcov, index=known, columns=known)
        values = fit.coef().reindex(names).to_numpy(np.float64)
        return values, spread.reindex(index=names, columns=names).to_numpy(np.float64)


def _left_out(without: Floats, values: Floats) -> Floats:
    """The jackknife by place (CRV3): how far the figures move when each place is left out in turn."""
    moved = without - values
    found: Floats = moved.T @ moved * (len(moved) - 1) / len(moved)
    return found
