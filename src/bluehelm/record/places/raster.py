"""Which region and cercle hold a point, for very many points: asked once for each square without a border."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from math import ceil, floor, hypot

from bluehelm.record.places.areas import Area
from bluehelm.record.places.gazetteer import mali

STEP = 0.05  # degrees: a side of a square
POINTS = 100_000  # kept in memory
Codes = tuple[str, str]  # P-codes of the region and of the cercle; empty where not known


class Raster:
    """Squares that no border crosses are answered from memory, the others point by point."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.areas = tuple(areas)
        self.crossed = {square for area in self.areas for ring in area.rings for square in _crossed(ring)}
        self.known: dict[tuple[int, int], Codes] = {}
        self._exact = lru_cache(maxsize=POINTS)(self._looked_up)  # villages come again and again
        self.banded = [_Banded(area) for area in self.areas if area.rings and not area.covers]

    def codes(self, lat: float, lon: float) -> Codes:
        """The P-codes of the region and the cercle; empty words outside the country or where not known."""
        square = floor(lat / STEP), floor(lon / STEP)
        if square in self.crossed:
            return self._exact(lat, lon)
        found = self.known.get(square)
        if found is None:
            found = self.known[square] = self._exact(lat, lon)
        return found

    def _looked_up(self, lat: float, lon: float) -> Codes:
        found = {one.area.kind: one.area.pcode or "" for one in self.banded if one.holds(lat, lon)}
        return found.get("region", ""), found.get("cercle", "")


class _Banded:
    """An area whose sides are kept by bands of latitude: a point is held against the few of its own band."""

    def __init__(self, area: Area) -> None:
        self.area, self.box = area, area.box
        self.sides: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
        for ring in area.rings:
            for (x1, y1), (x2, y2) in zip([ring[-1], *ring], ring, strict=False):
                for band in range(floor(min(y1, y2) / STEP), floor(max(y1, y2) / STEP) + 1):
                    self.sides[band].append((x1, y1, x2, y2))

    def holds(self, lat: float, lon: float) -> bool:
        """As Area.holds: whether a line to the east crosses its sides an odd number of times."""
        south, north, west, east = self.box
        if not (south <= lat <= north and west <= lon <= east):
            return False
        odd = False
        for x1, y1, x2, y2 in self.sides.get(floor(lat / STEP), ()):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                odd = not odd
        return odd


def _crossed(ring: Iterable[tuple[float, float]]) -> Iterable[tuple[int, int]]:
    """The squares that a border crosses, and those beside them."""
    points = list(ring)
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        steps = max(1, ceil(hypot(x2 - x1, y2 - y1) / STEP * 2))
        for n in range(steps + 1):
            up = floor((y1 + (y2 - y1) * n / steps) / STEP)
            across = floor((x1 + (x2 - x1) * n / steps) / STEP)
            yield from ((up + i, across + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


@cache
def raster() -> Raster:
    """That of the package's own areas."""
    return Raster(area for area in mali().areas.values() if area.kind in ("region", "cercle"))
