"""An invented land: two regions of two cercles each, a degree square every one, and a few places."""

from bluehelm.record.places.areas import Area
from bluehelm.record.places.earth import Point
from bluehelm.record.places.gazetteer import Gazetteer, Place, joined

NOTE = {"en": "an invented boundary", "fr": "une limite inventée"}


def square(west: float, south: float, east: float, north: float) -> list[Point]:
    return [(west, south), (east, south), (east, north), (west, north)]


def area(
    code: str, name: str, ring: list[Point], parent: str | None = None, others: tuple[str, ...] = ()
) -> Area:
    kind = "region" if parent is None else "cercle"
    lon, lat = (ring[0][0] + ring[2][0]) / 2, (ring[0][1] + ring[2][1]) / 2
    return Area(code, name, others, kind, code, parent, lat, lon, 80.0, (), NOTE, [ring])


def place(
    key: str, name: str, lat: float, lon: float, code: str, *others: str, kind: str = "village"
) -> Place:
    size = {"town": 3.0, "village": 2.0, "quarter": 1.5}[kind]
    return Place(key, name, kind, lat, lon, size, code, 40_000 if kind == "town" else None, others)


def areas() -> list[Area]:
    return [
        area("XX01", "Wessen", square(0, 10, 2, 11)),
        area("XX02", "Ossen", square(2, 10, 4, 11)),
        area("XX0101", "Aldou", square(0, 10, 1, 11), "XX01"),
        area("XX0102", "Bérimba", square(1, 10, 2, 11), "XX01"),
        area("XX0201", "Kolmara", square(2, 10, 3, 11), "XX02", ("Colmara",)),
        area("XX0202", "Dorane", square(3, 10, 4, 11), "XX02"),
    ]


def places() -> list[Place]:
    return [
        place("1", "Aldou", 10.5, 0.5, "XX0101", kind="town"),
        place("2", "Djérané", 10.2, 0.8, "XX0101", "Jerane City"),
        place("3", "Tolbé", 10.7, 0.2, "XX0101"),
        place("4", "Tolbé", 10.7, 1.7, "XX0102"),
        place("5", "Tolbé", 10.1, 3.4, "XX0202"),
        place("6", "Kolmara", 10.4, 2.5, "XX0201", kind="town"),
        place("7", "Gourma-Sel", 10.6, 2.9, "XX0201"),
        place("8", "N'Gossoum", 10.3, 1.2, "XX0102"),
        place("9", "Ouagassi", 10.9, 3.7, "XX0202"),
        place("10", "Bérimba", 10.5, 1.5, "XX0102", kind="town"),
    ]


def land() -> Gazetteer:
    return joined(places(), areas())
