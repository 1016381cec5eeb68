"""Regions and cercles: which of them holds a point, and how far one is from a point."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bluehelm.record.places.earth import Point, inside, km, to_edge_km


@dataclass(frozen=True)
class Area:
    """A region, a cercle or a part of the country."""

    id: str  # the P-code where there is one
    name: str
    others: tuple[str, ...]
    kind: str
    pcode: str | None
    parent: str | None
    lat: float  # a point for the whole of it
    lon: float
    precision_km: float  # from that point to the farthest of it
    covers: tuple[str, ...]  # the P-codes whose territory the polygon holds together, where several
    note: Mapping[str, str]  # what is to be said of its boundary, en and fr
    rings: Sequence[Sequence[Point]]  # none where its boundary is not at hand

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """South, north, west, east."""
        ups, acrosses = [y for _, y in self.rings[0]], [x for x, _ in self.rings[0]]
        return min(ups), max(ups), min(acrosses), max(acrosses)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in it; never where its boundary is not at hand."""
        if not self.rings:
            return False
        south, north, west, east = self.box
        if not (south <= lat <= north and west <= lon <= east):
            return False
        outer, *holes = self.rings
        return inside(outer, lon, lat) and not any(inside(hole, lon, lat) for hole in holes)

    def away_km(self, lat: float, lon: float) -> float:
        """Kilometres from the point to the area: none within it."""
        if not self.rings:
            return km(self.lat, self.lon, lat, lon)
        return 0.0 if self.holds(lat, lon) else to_edge_km(self.rings[0], lon, lat)


def at(areas: Iterable[Area], lat: float, lon: float) -> list[Area]:
    """The cercle and the region that hold the point, the smaller first; none outside the country.

    Where a polygon covers several cercles of today together, the region alone is given.
    """
    found = [area for area in areas if not area.covers and area.holds(lat, lon)]
    return sorted(found, key=lambda area: ("cercle", "region").index(area.kind))
