"""The map without a script: how many incidents each cercle holds, as shades and as numbers."""

import math
from functools import cache
from typing import Any

import numpy as np

from bluehelm.events.pictures.counting import Cercles
from bluehelm.events.pictures.frame import EDGE, INK, INKS, SHADES, SOFT, WIDE, classes, shade
from bluehelm.events.pictures.saying import number, word
from bluehelm.record.places.areas import Area
from bluehelm.record.places.gazetteer import mali

FINE = 2  # decimals of a degree: about a km, finer than the picture shows
GRID = 24  # points each way


@cache
def shapes(kind: str) -> tuple[dict[str, Any], ...]:
    """The boundaries of cercles or regions as GeoJSON, as fine as a picture needs."""
    return tuple(_feature(area) for area in mali().areas.values() if area.kind == kind and area.rings)


def _feature(area: Area) -> dict[str, Any]:
    rings = []
    for ring in area.rings:
        fine = [(round(x, FINE), round(y, FINE)) for x, y in ring]
        kept = [one for n, one in enumerate(fine) if n == 0 or one != fine[n - 1]]
        rings.append([*kept, kept[0]][::-1])  # drawn on a sphere, the inside lies to the right
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "id": area.id, "properties": {"code": area.id}, "geometry": geometry}


def draw(alt: Any, counted: Cercles, language: str, width: int = WIDE) -> Any:
    """Cercles shaded and numbered, regions outlined and named, seats where there is no boundary."""
    counts = counted.shapes()
    lows = classes([*counts.values(), *(row.count for row in counted.rows if not row.drawn_with)])
    cercles = _filled(alt, counts, lows)
    regions = alt.Chart(alt.Data(values=list(shapes("region")))).mark_geoshape(
        filled=False, stroke=INK, strokeWidth=1.2
    )
    layers = [cercles, regions, *_seats(alt, counted, language), _numbers(alt, counted, lows, language)]
    chart = alt.layer(*layers).project(type="mercator")
    return chart.properties(width=width - 20, height=int(width * 0.82))


def _filled(alt: Any, counts: dict[str, int], lows: tuple[int, ...]) -> Any:
    values = [
        {**one, "properties": {"fill": SHADES[shade(counts.get(one["id"], 0), lows)]}}
        for one in shapes("cercle")
    ]
    chart = alt.Chart(alt.Data(values=values)).mark_geoshape(stroke=EDGE, strokeWidth=0.5)
    return chart.encode(color=alt.Color("properties.fill:N", scale=None))


@cache
def middle(code: str) -> tuple[float, float]:
    """A point well within the boundary, longitude and latitude: the farthest from its edge of a grid's."""
    area = mali().areas[code]
    ring = np.array(area.rings[0])
    low, high = ring.min(axis=0), ring.max(axis=0)
    steps = (np.arange(GRID) + 0.5) / GRID
    grid = np.stack(np.meshgrid(*(low[n] + steps * (high[n] - low[n]) for n in (0, 1))), axis=-1).reshape(
        -1, 2
    )
    grid = np.array([one for one in grid if area.holds(float(one[1]), float(one[0]))])
    narrow = np.array([math.cos(math.radians(area.lat)), 1.0])
    start, to = ring * narrow, np.roll(ring, -1, axis=0) * narrow
    away, side = (grid * narrow)[:, None] - start, to - start
    along = np.clip((away * side).sum(-1) / np.maximum((side**2).sum(-1), 1e-12), 0, 1)
    far = ((away - along[..., None] * side) ** 2).sum(-1).min(axis=1)
    best = grid[int(far.argmax())]
    return float(best[0]), float(best[1])


def _numbers(alt: Any, counted: Cercles, lows: tuple[int, ...], language: str) -> Any:
    """The number of each boundary at its middle."""
    counts = counted.shapes()
    areas = [row.area for row in counted.rows if row.drawn_with == row.area.id]
    values = [
        {"lat": middle(area.id)[1], "lon": middle(area.id)[0], "n": number(counts[area.id], language),
         "ink": INKS[shade(counts[area.id], lows)]}
        for area in areas if counts.get(area.id)
    ]  # fmt: skip
    chart = alt.Chart(alt.Data(values=values)).mark_text(fontSize=10, fontWeight="bold")
    return chart.encode(longitude="lon:Q", latitude="lat:Q", text="n:N", color=alt.Color("ink:N", scale=None))


def _seats(alt: Any, counted: Cercles, language: str) -> list[Any]:
    """Regions made since, whose boundary is not at hand: a ring at the seat, with the name."""
    values = [
        {"lat": area.lat, "lon": area.lon, "name": word("seat", language, name=area.name)}
        for area in counted.later
    ]
    base = alt.Chart(alt.Data(values=values)).encode(longitude="lon:Q", latitude="lat:Q")
    return [
        base.mark_point(shape="circle", size=60, color=SOFT, strokeDash=[3, 2], filled=False),
        base.mark_text(dy=14, fontSize=10, color=SOFT).encode(text="name:N"),
    ]
