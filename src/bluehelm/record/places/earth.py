"""Distances, directions and rings on the sphere, in plain Python: a handful of points at a time."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

RADIUS_KM = 6371.0088
DEGREE_KM = 111.195  # of latitude

Point = tuple[float, float]  # lon, lat: the order of GeoJSON
Ring = Sequence[Point]  # the first point is not repeated


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points."""
    across, up = radians(lon2 - lon) / 2, radians(lat2 - lat) / 2
    part = sin(up) ** 2 + cos(radians(lat)) * cos(radians(lat2)) * sin(across) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(part)))


def moved(lat: float, lon: float, bearing: float, distance_km: float) -> tuple[float, float]:
    """The point so far away in that direction, in degrees from north: (lat, lon)."""
    arc, way, up = distance_km / RADIUS_KM, radians(bearing), radians(lat)
    north = asin(sin(up) * cos(arc) + cos(up) * sin(arc) * cos(way))
    east = atan2(sin(way) * sin(arc) * cos(up), cos(arc) - sin(up) * sin(north))
    return degrees(north), (lon + degrees(east) + 180) % 360 - 180


def halfway(lat: float, lon: float, lat2: float, lon2: float) -> tuple[float, float]:
    """The point in the middle; good within a country."""
    return (lat + lat2) / 2, (lon + lon2) / 2


def inside(ring: Ring, x: float, y: float) -> bool:
    """Whether the point lies in the ring: how often a line to the east crosses it."""
    odd = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
        x1, y1 = x2, y2
    return odd


def signed_area(ring: Ring) -> float:
    """In square degrees; positive where the ring runs against the clock."""
    total = 0.0
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        total += x1 * y2 - x2 * y1
        x1, y1 = x2, y2
    return total / 2


def area_km2(ring: Ring) -> float:
    """The ring's area; good to a percent for a region of Mali's size."""
    middle = (min(y for _, y in ring) + max(y for _, y in ring)) / 2
    return abs(signed_area(ring)) * DEGREE_KM**2 * cos(radians(middle))


def to_edge_km(ring: Ring, x: float, y: float) -> float:
    """Kilometres from the point to the nearest side of the ring."""
    wide = DEGREE_KM * cos(radians(y))
    best = float("inf")
    x1, y1 = (ring[-1][0] - x) * wide, (ring[-1][1] - y) * DEGREE_KM
    for lon, lat in ring:
        x2, y2 = (lon - x) * wide, (lat - y) * DEGREE_KM
        best = min(best, _to_side(x1, y1, x2 - x1, y2 - y1))
        x1, y1 = x2, y2
    return best


def _to_side(x: float, y: float, dx: float, dy: float) -> float:
    """From the origin to the side that begins at (x, y)."""
    long = dx * dx + dy * dy
    along = 0.0 if long == 0 else max(0.0, min(1.0, -(x * dx + y * dy) / long))
    return hypot(x + along * dx, y + along * dy)
