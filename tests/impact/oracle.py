"""Counting as slowly and plainly as it can be said, to hold the kernel against."""

import math
from collections.abc import Sequence
from fractions import Fraction

EARTH_KM = 6371.0088
ROUNDING_KM = 1e-9  # a micrometre: an event at the very radius is inside


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along the great circle by the haversine; differences are taken in degrees, where they are exact."""
    north = math.radians(float(Fraction(other_lat) - Fraction(lat)))
    east = math.radians(float(Fraction(other_lon) - Fraction(lon)))
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin(north / 2) ** 2 + math.cos(phi) * math.cos(other_phi) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def lag_of(time: int, start: int, end: int, before: Sequence[int], after: Sequence[int]) -> int | None:
    """Which bin an instant falls in; every bin holds its first instant and not its last."""
    edges = [start + edge for edge in before] + [end + edge for edge in after]
    for lag in range(len(edges) - 1):
        if edges[lag] <= time < edges[lag + 1]:
            return lag
    return None


def ring_of(km: float, radii: Sequence[float]) -> int | None:
    for ring, radius in enumerate(radii):
        if km <= radius + ROUNDING_KM:
            return ring
    return None


def counts(
    events: Sequence[tuple[int, float, float]],
    responses: Sequence[tuple[int, int, float, float, int]],
    before: Sequence[int],
    after: Sequence[int],
    radii: Sequence[float],
) -> list[list[list[int]]]:
    """events: time, lat, lon; responses: start, end, lat, lon, the event it is itself or -1."""
    table = []
    for start, end, lat, lon, own in responses:
        found = [[0] * len(radii) for _ in range(len(before) + len(after) - 1)]
        for n, (time, other_lat, other_lon) in enumerate(events):
            lag = lag_of(time, start, end, before, after)
            ring = None if lag is None else ring_of(distance_km(lat, lon, other_lat, other_lon), radii)
            if n != own and lag is not None and ring is not None:
                found[lag][ring] += 1
        table.append(found)
    return table
