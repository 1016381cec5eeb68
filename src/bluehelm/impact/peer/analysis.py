"""Matched wake analysis as the peer program does it. Kept only to reproduce old results."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.peer import options as asked
from bluehelm.impact.peer.cem import Matched
from bluehelm.impact.peer.cem import match as matched_on
from bluehelm.impact.peer.counting import Wakes, count, sort
from bluehelm.impact.peer.diagnostics import balance, overlap
from bluehelm.impact.peer.options import Options
from bluehelm.impact.peer.regression import Fit, fit
from bluehelm.impact.peer.result import Peer, Window
from bluehelm.impact.rows import Events, Flags, Floats

NOTE = (
    "The peer's method, kept only to reproduce old results: no control over several windows, "
    "overlapping wakes counted as if apart, and a window before that is one day longer than the one after."
)
Columns = dict[str, NDArray[Any]]


def mwa(
    events: Events,
    treatment: Flags,
    control: Flags,
    dependent: Flags,
    *,
    days: Sequence[float],
    km: Sequence[float],
    match: Sequence[str] = (),
    options: Options | None = None,
) -> Peer:
    """Compare dependent events around treatments with those around matched controls.

    treatment, control, dependent  flags by event; an event that is treatment and control is a treatment
    days, km  windows, each of the one with each of the other; a fraction of a day is cut off
    match     columns that treatment and control must have in common, with bins for numbers
    raises    BadInput for a kind that is missing, a window under two days, an empty match column
    source    Schutte and Donnay (2014), Political Geography 41, 1-10
    """
    chosen = options or Options()
    asked.kinds(events, treatment=treatment, control=control, dependent=dependent)
    whole, radii = asked.windows(days, km)
    table = sort(events, treatment, control, dependent)
    wakes = count(table, whole, radii, chosen.unit)
    pairs = {name: asked.column(events, name, wakes.place) for name in match}
    extra = [asked.numbers(events, name, wakes.place) for name in chosen.covariates]
    found = [
        _window((t, r), (int(whole[t]), float(radii[r])), wakes, pairs, extra, chosen)
        for t in range(len(whole))
        for r in range(len(radii))
    ]
    cut = {int(value): f"{value:g} days: the peer cuts the fraction off." for value in days if value % 1}
    shown = {name: asked.written(events, name, wakes.place) for name in match}
    return Peer(chosen, wakes, shown, tuple(found), (NOTE,), cut)


def _window(
    at: tuple[int, int],
    size: tuple[int, float],
    wakes: Wakes,
    pairs: Columns,
    extra: list[Floats],
    chosen: Options,
) -> Window:
    complete = wakes.complete[at[0]]
    apart = (wakes.so_pre[at] == 0) & (wakes.mo_pre[at] == 0)
    used = complete & apart if chosen.drop_overlapping else complete
    treated = wakes.treated[used]
    variables = _variables(at, wakes, used, pairs, overlap_matched=chosen.overlap_matched)
    before, after = balance(treated, variables), None
    matched = Matched(np.ones(len(treated), np.bool_), np.ones(len(treated)), {})
    if chosen.matching:
        matched = matched_on(treated, variables)
        kept = {name: values[matched.kept] for name, values in variables.items()}
        after = balance(treated[matched.kept], kept)
    entered = np.zeros(len(used), np.bool_)
    entered[np.flatnonzero(used)[matched.kept]] = True
    weight = matched.weight[matched.kept]
    result = _regress(at, wakes, entered, extra, chosen, weight)
    around = (wakes.so_pre[at], wakes.so_post[at], wakes.mo_pre[at], wakes.mo_post[at])
    return Window(
        *size,
        fit=result,
        why_not=None if result else _why(at, wakes, used, entered, chosen),
        complete=complete,
        matched=entered,
        before=before,
        after=after,
        overlap=overlap(*(counts[complete] > 0 for counts in around)),
        breaks=matched.breaks,
        dropped=_dropped(complete, used, entered),
    )


def _variables(
    at: tuple[int, int], wakes: Wakes, used: Flags, pairs: Columns, *, overlap_matched: bool
) -> Columns:
    variables = {name: values[used] for name, values in pairs.items()}
    variables["dependent_trend"] = wakes.trend[at][used]
    if overlap_matched:
        variables["SO_pre"] = wakes.so_pre[at][used].astype(np.float64)
        variables["MO_pre"] = wakes.mo_pre[at][used].astype(np.float64)
    return variables


def _regress(
    at: tuple[int, int], wakes: Wakes, entered: Flags, extra: list[Floats], chosen: Options, weight: Floats
) -> Fit | None:
    pre = wakes.dependent_pre[at][entered].astype(np.float64)
    post = wakes.dependent_post[at][entered].astype(np.float64)
    others = [values[entered] for values in extra]
    treated = wakes.treated[entered].astype(np.float64)
    if not (chosen.weighted or chosen.att):
        weight = np.ones(len(post))
    if chosen.difference:
        return fit(post - pre, [*others, treated], weight)
    found = fit(post, [pre, *others, treated], weight)
    return replace(found, adjusted_r2=None) if found and chosen.att else found


def _dropped(complete: Flags, used: Flags, entered: Flags) -> dict[str, int]:
    counts = {
        "window reaches beyond the data": int((~complete).sum()),
        "another response or control before": int((complete & ~used).sum()),
        "without a match": int((used & ~entered).sum()),
    }
    return {reason: number for reason, number in counts.items() if number}


def _why(at: tuple[int, int], wakes: Wakes, used: Flags, entered: Flags, chosen: Options) -> str:
    """Why the peer gives no estimate for a window."""
    treated, post = wakes.treated, wakes.dependent_post[at][entered]
    pre = wakes.dependent_pre[at][entered]
    if not wakes.complete[at[0]].any():
        return "The window is longer than the data: no event has all of it before and after."
    for name, kind in (("treatment", treated), ("control", ~treated)):
        if not (used & kind).any():
            return f"No {name} is left whose window lies within the data."
    if not entered.any():
        return "No treatment matches a control."
    if not post.any() and (not chosen.difference or not pre.any()):
        return "No dependent event came after any of them."
    if len(post) <= 2 + (not chosen.difference) + len(chosen.covariates):
        return f"Only {len(post)} are left, too few for the regression."
    if not chosen.difference and (pre == pre[0]).all():
        return "As many dependent events came before each of them, and then the peer gives no estimate."
    return "The columns of the regression cannot be told apart, and then the peer gives no estimate."
