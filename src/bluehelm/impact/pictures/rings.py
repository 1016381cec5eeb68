"""The map: squares of events by how many, responses at the middle of theirs, and rings round these."""

import math
from itertools import pairwise
from typing import Any

from bluehelm.impact.pictures.frame import DARK, SOFT, Part, labels, titled
from bluehelm.impact.pictures.places import DEGREE_KM, LEAST, Placed, Square
from bluehelm.impact.sentences import plain, words

LONG_SIDE = 520
CLASSES = (LEAST, 10, 25, 100)
WIDTHS = (0.5, 0.65, 0.8, 1.0)  # of the square
SHADES = ("#fbdcc2", "#f2a96f", "#cc6a1f", "#7a3600")
MOST_RINGS = 300  # circles; beyond, only the widest are drawn
PAD = 0.1  # of a degree


def draw(alt: Any, map_: Placed, language: str) -> Part:
    """Mercator on WGS84 coordinates, so that a circle is a circle; no outline and no tiles."""
    west, east, south, north = _extent(map_)
    wide, high = math.radians(east - west), _up(north) - _up(south)
    unit = LONG_SIDE / max(wide, high)  # points for a radian
    across = alt.Scale(domain=[west, east], nice=False)
    upward = alt.Scale(domain=[_up(south), _up(north)], nice=False)
    x = alt.X("lon:Q", scale=across, axis=_east(alt, language))
    y = alt.Y("up:Q", scale=upward, axis=_north(alt, (south, north), language))
    layers = [*_squares(alt, map_, (x, y), language), *_responses(alt, map_, (x, y), unit)]
    values = {
        "cell": plain(map_.side_km, language), "least": str(LEAST), "left": str(map_.left_out),
        "km": ", ".join(plain(km, language) for km in _drawn(map_)), "n": str(map_.total),
    }  # fmt: skip
    chart = alt.layer(*layers).properties(
        width=wide * unit, height=high * unit, title=titled(alt, "map", language, **values)
    )
    ends = {"south": south, "north": north, "west": west, "east": east}
    told = words(
        "map told", language, n=str(map_.total), m=str(sum(one.count for one in map_.responses)),
        **{name: plain(round(end, 1), language) for name, end in ends.items()},
    )  # fmt: skip
    return Part(chart, (told, words("map note", language, **values)))


def _up(lat: float) -> float:
    """How far north on the map, in radians of the equator."""
    return math.asinh(math.tan(math.radians(lat)))


def _extent(map_: Placed) -> tuple[float, float, float, float]:
    reach = max(map_.km) / DEGREE_KM + PAD
    every = [*map_.events, *map_.responses]
    south, north = min(one.lat for one in every) - reach, max(one.lat for one in every) + reach
    south, north = max(south, -86.0), min(north, 86.0)
    wide = reach / math.cos(math.radians(max(abs(south), abs(north))))
    return min(one.lon for one in every) - wide, max(one.lon for one in every) + wide, south, north


def _drawn(map_: Placed) -> tuple[float, ...]:
    return map_.km if len(map_.km) * len(map_.responses) <= MOST_RINGS else map_.km[-1:]


def _north(alt: Any, ends: tuple[float, float], language: str) -> Any:
    step = next(step for step in (0.25, 0.5, 1, 2, 5, 10, 20, 50) if (ends[1] - ends[0]) / step <= 6)
    lats = [step * n for n in range(math.ceil(ends[0] / step), math.floor(ends[1] / step) + 1)]
    named = {f"{_up(lat):.9f}": plain(lat, language) for lat in lats}
    table = ", ".join(f"'{at}': '{name}'" for at, name in named.items())
    label = f"{{{table}}}[replace(format(datum.value, '.9f'), '\u2212', '-')]"
    return alt.Axis(
        title=words("lat axis", language), values=[_up(lat) for lat in lats], labelExpr=label, grid=False
    )


def _east(alt: Any, language: str) -> Any:
    title = words("lon axis", language)
    return alt.Axis(title=title, tickCount=5, format=".6~g", labelExpr=labels(language), grid=False)


def _squares(alt: Any, map_: Placed, axes: tuple[Any, Any], language: str) -> list[Any]:
    names = [
        words("map class", language, low=str(low), high=str(high - 1)) for low, high in pairwise(CLASSES)
    ]
    names.append(words("map class last", language, low=str(CLASSES[-1])))
    values = [_square(one, map_.side_km, names) for one in map_.events]
    x, y = axes
    legend = alt.Legend(orient="bottom", title=words("map events", language), symbolType="square")
    color = alt.Color("class:N", scale=alt.Scale(domain=names, range=list(SHADES)), legend=legend)
    marks = alt.Chart(alt.Data(values=values)).mark_rect(stroke="white", strokeWidth=0.5)
    return [marks.encode(x=x, x2="east:Q", y=y, y2="north:Q", color=color)]


def _square(one: Square, side: float, names: list[str]) -> dict[str, Any]:
    """More events: darker and wider, up to the whole square."""
    order = sum(one.count >= low for low in CLASSES) - 1
    high = side / DEGREE_KM / 2 * WIDTHS[order]
    wide = high / math.cos(math.radians(one.lat))
    place = {"lon": one.lon - wide, "east": one.lon + wide}
    return place | {"up": _up(one.lat - high), "north": _up(one.lat + high), "class": names[order]}


def _responses(alt: Any, map_: Placed, axes: tuple[Any, Any], unit: float) -> list[Any]:
    """A ring is as wide as its radius at its latitude."""
    x, y = axes
    rings = [
        {"lon": one.lon, "up": _up(one.lat), "size": (2 * _points(one.lat, km) * unit) ** 2}
        for one in map_.responses
        for km in _drawn(map_)
    ]
    size = alt.Size("size:Q", scale=None)
    circles = alt.Chart(alt.Data(values=rings)).mark_point(
        shape="circle", filled=False, stroke=DARK, strokeWidth=0.8, opacity=0.7
    )
    middles = [{"lon": one.lon, "up": _up(one.lat)} for one in map_.responses]
    dots = alt.Chart(alt.Data(values=middles)).mark_point(
        shape="circle", filled=True, size=14, color="#000000", stroke=SOFT, opacity=1
    )
    return [circles.encode(x=x, y=y, size=size), dots.encode(x=x, y=y)]


def _points(lat: float, km: float) -> float:
    """The radius in radians of the equator."""
    return math.radians(km / DEGREE_KM) / math.cos(math.radians(lat))
