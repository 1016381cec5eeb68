"""Pictures of an estimate: all windows at once, and each lag and ring alone. SVG or PNG, English or French.

Every mark goes with its figures in words, so that a picture reads in grey and for the colour-blind; the SVG
holds a title and a description, no script, no outside address and no style attribute.
"""

import hashlib
import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from bluehelm.errors import BadInput
from bluehelm.impact import sentences
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import NONE, UNNAMED, Names, number, plain, words

if TYPE_CHECKING:
    from bluehelm.impact.documents import Estimated

CELL_WIDTH, CELL_HEIGHT, LAG = 118, 62, 28
PLOT = 260
LETTERS = 72  # of a line below a title
FILLS = {"fewer": "#a9d5ee", "more": "#f6c49c", "open": "#ffffff", NONE: "#e6e6e6"}
DARK, SOFT = "#005a87", "#4a5b68"
GRID, LAGS = "grid", "lags"
SCALE = 2  # of a PNG
LEAST_TOP, MOST_OVER = 1.5, 2.5  # of the axis of ratios: at least, and at most so many times the largest


@dataclass(frozen=True)
class Drawing:
    """A picture before it is drawn."""

    chart: Any
    told: str  # what it shows, in words


def svg(
    wake: "Estimated", language: str = "en", names: Names = UNNAMED, parts: Sequence[str] = (GRID, LAGS)
) -> str:
    """The picture as SVG with its title and description for a screen reader."""
    import vl_convert

    made = drawing(wake, language, names, parts)
    drawn: str = vl_convert.vegalite_to_svg(made.chart, vl_version="6.4")
    mark = "wake-" + hashlib.sha256(drawn.encode()).hexdigest()[:8]
    title, told = escape(words("picture", language)), escape(made.told)
    opening, rest = drawn.removeprefix("<svg ").split(">", 1)
    named = f'<svg role="img" aria-labelledby="{mark}-title" aria-describedby="{mark}-desc" {opening}>'
    return f'{named}<title id="{mark}-title">{title}</title><desc id="{mark}-desc">{told}</desc>{rest}'


def png(wake: "Estimated", language: str = "en", names: Names = UNNAMED) -> bytes:
    """The picture as PNG, twice as fine as a screen."""
    import vl_convert

    made = drawing(wake, language, names, (GRID, LAGS))
    drawn: bytes = vl_convert.vegalite_to_png(made.chart, vl_version="6.4", scale=SCALE)
    return drawn


def drawing(wake: "Estimated", language: str, names: Names, parts: Sequence[str]) -> Drawing:
    """The parts one below the other.

    raises  BadInput for a part that there is not, or where there is nothing to draw
    """
    import altair as alt

    charts, told = [], []
    for part in parts:
        if part not in (GRID, LAGS):
            raise BadInput(f"There is no picture {part!r}; there are grid, lags.")
        rows = wake.windows if part == GRID else wake.rings
        if not rows:
            raise BadInput(f"The estimate holds nothing for the picture {part!r}.")
        charts.append((grid if part == GRID else lags)(alt, rows, language))
        told += _told(rows, part, language, names)
    chart = alt.vconcat(*charts, spacing=30).configure(font="sans-serif", background="white")
    chart = chart.configure_view(stroke=None).configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelAngle=0, labelPadding=6
    )
    return Drawing(chart.to_dict(validate=False), " ".join(told))


def grid(alt: Any, rows: Sequence[Estimate], language: str) -> Any:
    """A cell for each window with its ratio, the interval, and in words whether it is fewer or more."""
    values = [_cell(row, language) for row in rows]
    days = [_days(row.days, language) for row in _by(rows, "days")]
    km = [f"{plain(row.km, language)} km" for row in _by(rows, "km")]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("km:N", sort=km, title=None, axis=alt.Axis(orient="top", domain=False, ticks=False)),
        y=alt.Y("days:N", sort=days, title=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    fills = alt.Scale(domain=list(FILLS), range=list(FILLS.values()))
    cells = base.mark_rect(stroke=SOFT).encode(color=alt.Color("state:N", scale=fills, legend=None))
    lines = [
        base.mark_text(dy=dy, fontSize=size, fontWeight=weight, color="#000000").encode(text=f"{name}:N")
        for name, dy, size, weight in (
            ("ratio", -17, 15, "bold"), ("bounds", 2, 12, "normal"), ("how", 19, 12, "normal"),
        )
    ]  # fmt: skip
    return alt.layer(cells, *lines).properties(
        width=CELL_WIDTH * len(km), height=CELL_HEIGHT * len(days), title=_title(alt, GRID, language)
    )


def lags(alt: Any, rows: Sequence[Estimate], language: str) -> Any:
    """A panel for each ring, the nearest first: the ratio of each lag with its interval, and a line at 1."""
    top = _top(rows)
    panels = []
    rings = [row.km for row in _by(rows, "km")]
    for inner, outer in zip([0.0, *rings], rings, strict=False):
        own = sorted((row for row in rows if row.km == outer), key=lambda row: row.days)
        panels.append(_panel(alt, own, top, ring_words(inner, outer, language), language))
    return alt.vconcat(*panels, spacing=14, title=_title(alt, LAGS, language))


def _panel(alt: Any, rows: Sequence[Estimate], top: float, title: str, language: str) -> Any:
    names = lag_words([row.days for row in rows], language)
    values = [_bar(row, name, top, language) for row, name in zip(rows, names, strict=True)]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("lag:N", sort=names, title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    axis = alt.Axis(title=words("lags axis", language), tickCount=6, format="~g", labelExpr=_axis(language))
    one = alt.Chart(alt.Data(values=[{"at": 1}])).mark_rule(strokeDash=[5, 4], color="#000000")
    bars = base.mark_rule(strokeWidth=4, color=DARK).encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"
    )
    dots = base.mark_point(filled=True, size=90, color=DARK, opacity=1).encode(
        x=alt.X("ratio:Q", scale=scale)
    )
    more = base.mark_point(filled=True, shape="triangle-right", size=110, color=DARK, opacity=1).encode(
        x=alt.X("beyond:Q", scale=scale)
    )
    told = base.mark_text(align="left", fontSize=12, color="#000000").encode(
        x=alt.value(PLOT + 14), text="told:N"
    )
    layers = alt.layer(one.encode(x=alt.X("at:Q", scale=scale)), bars, dots, more, told)
    return layers.properties(
        width=PLOT, height=LAG * len(rows), title=alt.Title(title, anchor="start", fontSize=12)
    )


def ring_words(inner: float, outer: float, language: str) -> str:
    if not inner:
        return words("nearest", language, to=plain(outer, language))
    return words("further", language, **{"from": plain(inner, language), "to": plain(outer, language)})


def lag_words(ends: Sequence[float], language: str) -> list[str]:
    """What each lag is called; one that ends at 0 is the time that a response lasts."""
    return [
        words("lag", language, **{"from": plain(start, language), "to": plain(end, language)})
        if end
        else words("during", language)
        for start, end in zip([0.0, *ends], ends, strict=False)
    ]


def bounds(low: float | None, high: float | None, language: str) -> str:
    if low is None or high is None:
        return words("no bounds", language)
    return words("to", language, low=number(low, language), high=number(high, language))


def _cell(row: Estimate, language: str) -> dict[str, str]:
    how = sentences.state(row)
    place = {"days": _days(row.days, language), "km": f"{plain(row.km, language)} km", "state": how}
    if how == NONE or row.ratio is None:
        first, second = words(f"state {NONE}", language).split("|")
        return place | {"ratio": "", "bounds": first, "how": second}
    said = words(f"state {how}", language) + _star(row)
    figures = {
        "ratio": number(row.ratio, language),
        "bounds": bounds(row.ratio_low, row.ratio_high, language),
    }
    return place | figures | {"how": said}


def _bar(row: Estimate, lag: str, top: float, language: str) -> dict[str, Any]:
    if sentences.state(row) == NONE or row.ratio is None:
        return {"lag": lag, "told": words(f"state {NONE}", language).replace("|", " ")}
    told = f"{number(row.ratio, language)} ({bounds(row.ratio_low, row.ratio_high, language)}){_star(row)}"
    bar: dict[str, Any] = {"lag": lag, "told": told}
    if row.ratio <= top:
        bar["ratio"] = row.ratio
    low, high = (
        (0.0, math.inf)
        if row.ratio_low is None or row.ratio_high is None
        else (row.ratio_low, row.ratio_high)
    )
    bar |= {"low": min(low, top), "high": min(high, top)}
    return bar | ({"beyond": top} if high > top else {})


def _top(rows: Sequence[Estimate]) -> float:
    """Where the axis ends: one very wide interval must not press all others together."""
    ratios = [row.ratio for row in rows if row.ratio is not None]
    highs = [row.ratio_high for row in rows if row.ratio_high is not None]
    most = max([LEAST_TOP, *(MOST_OVER * ratio for ratio in ratios)])
    return min(max([LEAST_TOP, *highs]) * 1.05, most)


def _told(rows: Sequence[Estimate], part: str, language: str, names: Names) -> list[str]:
    if part == GRID:
        return [sentences.sentence(row, language, names) for row in rows]
    places = ring_places(rows, language)
    return [sentences.sentence(row, language, names, place) for row, place in zip(rows, places, strict=True)]


def ring_places(rows: Sequence[Estimate], language: str) -> list[str]:
    """What each lag and ring is called: 3 to 7 days, 10 to 20 km."""
    days, km = [row.days for row in _by(rows, "days")], [row.km for row in _by(rows, "km")]
    lag = dict(zip(days, lag_words(days, language), strict=True))
    ring = {end: ring_words(start, end, language) for start, end in zip([0.0, *km], km, strict=False)}
    return [words("ring", language, lag=lag[row.days], ring=ring[row.km]) for row in rows]


def _by(rows: Sequence[Estimate], name: str) -> list[Estimate]:
    """One row for each value of days or km, in order."""
    return list(
        {getattr(row, name): row for row in sorted(rows, key=lambda row: getattr(row, name))}.values()
    )


def _days(days: float, language: str) -> str:
    return words("day" if days <= 1 else "days", language, n=plain(days, language))


def _star(row: Estimate) -> str:
    return " *" if sentences.stands_out(row) else ""


def _title(alt: Any, part: str, language: str) -> Any:
    below = textwrap.wrap(words(f"{part} note", language), LETTERS)
    title = words(f"{part} title", language)
    return alt.Title(title, subtitle=below, anchor="start", fontSize=14, subtitleFontSize=12, offset=12)


def _axis(language: str) -> str:
    return "replace(datum.label, '.', ',')" if language == "fr" else "datum.label"
