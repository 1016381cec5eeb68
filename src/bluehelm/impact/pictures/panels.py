"""Ratios one below the other, each a dot with its interval and its figures in words, and a line at 1."""

import math
from collections.abc import Sequence
from typing import Any

from bluehelm.impact import sentences
from bluehelm.impact.pictures.frame import DARK, bounds, labels
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import NONE, number, words

LINE = 28
PLOT = 260
TOLD_AT = PLOT + 14
STEPS = (0.25, 0.5, 1, 2, 5, 10, 25, 50, 100)  # of the axis
MOST_STEPS = 6


def panel(
    alt: Any, bars: Sequence[dict[str, Any]], top: float, title: str, language: str, extra: Sequence[Any] = ()
) -> Any:
    """A row for each bar, in their order.

    extra   further layers over the same rows
    """
    names = [one["name"] for one in bars]
    base = alt.Chart(alt.Data(values=list(bars))).encode(y=rows(alt, names))
    scale = alt.Scale(domain=[0, top], nice=False)
    one = alt.Chart(alt.Data(values=[{"at": 1}])).mark_rule(strokeDash=[5, 4], color="#000000")
    lines = base.mark_rule(strokeWidth=4, color=DARK).encode(
        x=alt.X("low:Q", scale=scale, axis=axis(alt, top, language)), x2="high:Q"
    )
    dots = base.mark_point(filled=True, size=90, color=DARK, opacity=1)
    more = base.mark_point(filled=True, shape="triangle-right", size=110, color=DARK, opacity=1)
    told = base.mark_text(align="left", fontSize=12, color="#000000")
    layers = alt.layer(
        one.encode(x=alt.X("at:Q", scale=scale)),
        *extra,
        lines,
        dots.encode(x=alt.X("ratio:Q", scale=scale)),
        more.encode(x=alt.X("beyond:Q", scale=scale)),
        told.encode(x=alt.value(TOLD_AT), text="told:N"),
    )
    return sized(alt, layers, len(bars), title)


def sized(alt: Any, layers: Any, count: int, title: str) -> Any:
    return layers.properties(width=PLOT, height=LINE * count, title=over(alt, title))


def over(alt: Any, title: str) -> Any:
    """The title of one panel, where its plot begins."""
    return alt.Title(title, anchor="start", frame="group", fontSize=12)


def rows(alt: Any, names: Sequence[str]) -> Any:
    axis = alt.Axis(domain=False, ticks=False, labelLimit=400)
    return alt.Y("name:N", sort=list(names), title=None, axis=axis)


def axis(alt: Any, top: float, language: str) -> Any:
    step = next((step for step in STEPS if top / step <= MOST_STEPS), STEPS[-1])
    values = [step * n for n in range(math.floor(top / step) + 1)]
    return alt.Axis(
        title=words("lags axis", language), values=values, format=".6~g", labelExpr=labels(language)
    )


def bar(row: Estimate, name: str, top: float, language: str) -> dict[str, Any]:
    """What is drawn of an estimate, and its figures in words."""
    if sentences.state(row) == NONE or row.ratio is None:
        return {"name": name, "told": words(f"state {NONE}", language).replace("|", " ")}
    told = f"{number(row.ratio, language)} ({bounds(row.ratio_low, row.ratio_high, language)}){star(row)}"
    known = row.ratio_low is not None and row.ratio_high is not None
    return {"name": name, "told": told} | ends(
        row.ratio, (row.ratio_low or 0.0) if known else 0.0, row.ratio_high if known else None, top
    )


def ends(ratio: float, low: float, high: float | None, top: float) -> dict[str, Any]:
    """Where dot and bar stand; what goes on beyond the picture ends in an arrow."""
    most = math.inf if high is None else high
    found: dict[str, Any] = {"low": min(low, top), "high": min(most, top)}
    if ratio <= top:
        found["ratio"] = ratio
    return found | ({"beyond": top} if most > top else {})


def star(row: Estimate) -> str:
    return " *" if sentences.stands_out(row) else ""
