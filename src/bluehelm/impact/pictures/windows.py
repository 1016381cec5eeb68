"""All windows at once, and each lag and ring alone."""

from collections.abc import Sequence
from typing import Any

from bluehelm.impact import sentences
from bluehelm.impact.pictures.frame import SOFT, Part, bounds, titled, top
from bluehelm.impact.pictures.panels import bar, panel, star
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import NONE, Names, days_words, number, plain, sentence, words

CELL_WIDTH, CELL_HEIGHT = 118, 62
FILLS = {"fewer": "#a9d5ee", "more": "#f6c49c", "open": "#ffffff", NONE: "#e6e6e6"}
GRID, LAGS = "grid", "lags"


def grid(alt: Any, rows: Sequence[Estimate], language: str, names: Names) -> Part:
    """A cell for each window with its ratio, the interval, and in words whether it is fewer or more."""
    values = [_cell(row, language) for row in rows]
    days = [days_words(row.days, language) for row in _by(rows, "days")]
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
    chart = alt.layer(cells, *lines).properties(
        width=CELL_WIDTH * len(km), height=CELL_HEIGHT * len(days), title=titled(alt, GRID, language)
    )
    return Part(chart, tuple(sentence(row, language, names) for row in rows))


def lags(alt: Any, rows: Sequence[Estimate], language: str, names: Names) -> Part:
    """A panel for each ring, the nearest first: the ratio of each lag with its interval, and a line at 1."""
    end, panels = top(rows), []
    rings = [row.km for row in _by(rows, "km")]
    for inner, outer in zip([0.0, *rings], rings, strict=False):
        own = sorted((row for row in rows if row.km == outer), key=lambda row: row.days)
        called = lag_words([row.days for row in own], language)
        bars = [bar(row, name, end, language) for row, name in zip(own, called, strict=True)]
        panels.append(panel(alt, bars, end, ring_words(inner, outer, language), language))
    chart = alt.vconcat(*panels, spacing=14, title=titled(alt, LAGS, language))
    places = ring_places(rows, language)
    told = (sentence(row, language, names, place) for row, place in zip(rows, places, strict=True))
    return Part(chart, tuple(told))


def ring_words(inner: float, outer: float, language: str) -> str:
    if not inner:
        return words("nearest", language, to=plain(outer, language))
    return words("further", language, **{"from": plain(inner, language), "to": plain(outer, language)})


def lag_words(ends: Sequence[float], language: str) -> list[str]:
    """What each lag is called; one that ends at 0 is the time that a response lasts."""
    return [
        words(
            "lag one" if sentences.is_one(end, language) else "lag",
            language,
            **{"from": plain(start, language), "to": plain(end, language)},
        )
        if end
        else words("during", language)
        for start, end in zip([0.0, *ends], ends, strict=False)
    ]


def _cell(row: Estimate, language: str) -> dict[str, str]:
    how = sentences.state(row)
    place = {"days": days_words(row.days, language), "km": f"{plain(row.km, language)} km", "state": how}
    if how == NONE or row.ratio is None:
        first, second = words(f"state {NONE}", language).split("|")
        return place | {"ratio": "", "bounds": first, "how": second}
    said = words(f"state {how}", language) + star(row)
    figures = {
        "ratio": number(row.ratio, language),
        "bounds": bounds(row.ratio_low, row.ratio_high, language),
    }
    return place | figures | {"how": said}


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
