"""Points on earth as rows give them, and those that only look like one."""

from collections.abc import Callable, Iterable, Sequence

from bluehelm.record.places.earth import km
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.places.spelling import folded
from bluehelm.sources.eventfiles.numbers import degrees
from bluehelm.sources.eventfiles.wrong import Wrong

Box = tuple[float, float, float, float]  # west, south, east, north
Point = tuple[float, float]
AT_KM = 30.0  # beside the size of a place: what is nearer is at it
LEAST = 20  # points that tell where the file's events are
APART, WIDER = 0.05, 2.0  # the share at either end that does not count, and degrees beyond the rest
SWAPPED = (
    "latitude and longitude look exchanged: the other way round the point lies where the others are; "
    "exchange them"
)


def box(points: Iterable[tuple[str, str]]) -> Box | None:
    """Where most of the points of a file lie, some room around them; None where they are too few to tell.

    points  latitude and longitude as the cells have them
    """
    found: list[Point] = []
    for lat, lon in points:
        try:
            found.append((float(lat), float(lon)))
        except ValueError:
            continue  # told of when its row is read
    if len(found) < LEAST:
        return None
    lats, lons = (sorted(one[at] for one in found) for at in (0, 1))
    cut = int(len(found) * APART)
    (south, north), (west, east) = ((side[cut], side[-1 - cut]) for side in (lats, lons))
    up, across = (max(WIDER, end - start) for start, end in ((south, north), (west, east)))
    return west - across, south - up, east + across, north + up


def by_names(rows: Iterable[tuple[str, str, str]]) -> Box | None:
    """Where the country of the gazetteer lies, if a point, or one exchanged, is at the place that is named.

    rows  latitude, longitude and place of a file with too few points to tell by themselves
    """
    held = mali()
    for up, across, place in rows:
        try:
            lat, lon = float(up), float(across)
        except ValueError:
            continue  # told of when its row is read
        named = [held.places[one] for one in held.by_name.get(folded(place), ())] if place.strip() else []
        for one in named:
            if min(km(one.lat, one.lon, lat, lon), km(one.lat, one.lon, lon, lat)) < one.precision_km + AT_KM:
                boxes = [area.box for area in held.areas.values() if area.rings]
                south, north, west, east = zip(*boxes, strict=True)
                return min(west), min(south), max(east), max(north)
    return None


def within(box: Box, lat: float, lon: float) -> bool:
    return box[1] <= lat <= box[3] and box[0] <= lon <= box[2]


Reader = Callable[[str, str], tuple[float | None, float | None]]


def pointer(heads: Sequence[str], box: Box | None) -> Reader:
    """Reads the two cells of a point. Both empty is no point; it raises Wrong for what cannot be one.

    heads  of latitude and longitude
    box    where the events of the file, or of the mission, are
    """
    west, south, east, north = box or (1.0, 1.0, 0.0, 0.0)  # without one every point is looked at closely

    def point(up: str, across: str) -> tuple[float | None, float | None]:
        try:
            lat, lon = float(up), float(across)
        except ValueError:
            return closely(up, across, heads, box)
        if south <= lat <= north and west <= lon <= east and "_" not in up and "_" not in across:
            return lat, lon
        return closely(up, across, heads, box)

    return point


def closely(up: str, across: str, heads: Sequence[str], box: Box | None) -> tuple[float | None, float | None]:
    """The point of two cells, with all that can be wrong with it."""
    lat, lon = degrees(up, heads[0]), degrees(across, heads[1])
    if lat is None and lon is None:
        return None, None
    if lat is None or lon is None:
        at = int(lon is None)
        why = "is missing where the other coordinate is given; fill it in or leave out both"
        raise Wrong(heads[at], (up, across)[at], why)
    both = f"{up.strip()}, {across.strip()}"
    if abs(lat) > 90 or abs(lon) > 180:
        if abs(lat) <= 180 and abs(lon) <= 90:
            why = "is no latitude, but the two would do the other way round; exchange them"
            raise Wrong(heads[0], both, why)
        raise Wrong(heads[int(abs(lat) <= 90)], both, "is no point on earth; check the coordinates")
    if lat == 0 and lon == 0:
        why = "is the point that programs write where there is none; leave both cells empty"
        raise Wrong(heads[0], both, why)
    if box is not None and not within(box, lat, lon) and within(box, lon, lat):
        raise Wrong(heads[0], both, SWAPPED)
    return lat, lon
