"""The files that the package carries, made anew from the raw ones; the same input gives the same bytes."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from bluehelm.errors import WrongKind
from bluehelm.record.places import gazetteer
from bluehelm.record.places.earth import area_km2, inside, km
from bluehelm.record.places.gazetteer import AREAS
from bluehelm.record.places.spelling import folded
from bluehelm.record.vocab import parsed
from bluehelm.sources.gazetteer import raw as reading
from bluehelm.sources.gazetteer.clean import Aside, Kept, cleaned
from bluehelm.sources.gazetteer.faces import Rings, closed, joined, simplified
from bluehelm.sources.gazetteer.raw import Code, Raw

TOLERANCE_KM = 0.25
WORDS = Path(__file__).parents[2] / "record" / "places" / "mali" / "areas.yaml"


def built(folder: Path) -> dict[str, str]:
    """Each file of the package by its name, as text."""
    raw, words = reading.read(folder), parsed(WORDS.read_text(encoding="utf-8"))
    fine = closed(_coded(raw, words)).areas
    coarse = simplified(fine, TOLERANCE_KM)
    codes = {code.pcode: code for code in raw.codes}
    places, aside = cleaned(raw.localities, raw.cities, _one_together(fine, words))
    maker = Maker(words, codes, coarse, places)
    files = _files(maker, places, aside)
    areas = [area for name in AREAS for area in gazetteer.read_areas(files[f"{name}.geojson"])]
    held = gazetteer.joined(gazetteer.read_places(files["places.csv"]), areas)
    return files | {"names.csv": _names(held)}


def _files(maker: "Maker", places: list[Kept], aside: list[Aside]) -> dict[str, str]:
    return {
        "places.csv": _table(Kept, places),
        "set_aside.csv": _table(Aside, aside),
        "regions.geojson": maker.collection(maker.regions()),
        "cercles.geojson": maker.collection(maker.cercles()),
        "parts.geojson": maker.collection(maker.parts()),
    }


def _coded(raw: Raw, words: Mapping[str, Any]) -> dict[str, Rings]:
    """The rings of each cercle by its P-code; raises WrongKind for a shape that no P-code fits."""
    by_name = {folded(code.name): code.pcode for code in raw.codes if code.level == 2}
    for pcode, names in words["names"].items():
        if len(pcode) == len("ML0101"):
            by_name |= {folded(name): pcode for name in names}
    unknown = sorted(shape.name for shape in raw.cercles if folded(shape.name) not in by_name)
    if unknown:
        raise WrongKind(f"No P-code fits {', '.join(unknown)}: write the other spelling into {WORDS.name}.")
    made = {by_name[folded(shape.name)]: shape.rings for shape in raw.cercles}
    return dict(sorted((made | {by_name["bamako"]: raw.bamako.rings}).items()))


def _one_together(areas: Mapping[str, Rings], words: Mapping[str, Any]) -> dict[str, Rings]:
    """The areas, with the region's code in place of a cercle's where several share one polygon."""
    covering = {codes[0]: region for region, codes in words["together"].items()}
    return {covering.get(code, code): rings for code, rings in areas.items()}


def _table(kind: type, rows: Iterable[Kept | Aside]) -> str:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow([field.name for field in fields(kind)])
    for row in rows:
        out.writerow(["|".join(cell) if isinstance(cell, tuple) else cell for cell in astuple(row)])
    return text.getvalue()


def _names(held: gazetteer.Gazetteer) -> str:
    """Folding and sounding all names takes a third of a second, so it is done here."""
    rows = gazetteer.sounded(held.places.values())
    lines = [f"{plain},{sound},{'|'.join(ids)}" for plain, sound, ids in rows]
    return "\n".join(("folded,sound,ids", *lines)) + "\n"


class Maker:
    """Features of regions and cercles, with what is to be said of their boundaries."""

    def __init__(
        self,
        words: Mapping[str, Any],
        codes: Mapping[str, Code],
        areas: Mapping[str, Rings],
        places: list[Kept],
    ) -> None:
        self.words, self.codes, self.areas, self.places = words, codes, areas, places
        self.held = {folded(row.name): row for row in sorted(places, key=lambda row: row.kind != "town")}
        self.region_rings = {
            code: joined(areas, [cercle for cercle in areas if cercle.startswith(code)])
            for code, entry in codes.items()
            if entry.level == 1
        }

    def regions(self) -> Iterable[dict[str, Any]]:
        notes = {"ML10": "made_of_cercle", "ML07": "without_menaka", "ML06": "with_taoudenit"}
        for code, rings in self.region_rings.items():
            yield self._feature(code, "region", rings, self._note(notes.get(code, "before_2016")))
        for entry in self.words["later"]:
            names, within = [entry["name"], *entry["also"]], self.region_rings[entry["parent"]]
            told = {"name": names[0], "others": names[1:], "kind": "region", "pcode": None}
            yield self._seated(told | {"parent": entry["parent"]}, entry["seat"], within, entry["note"])

    def cercles(self) -> Iterable[dict[str, Any]]:
        shared = {code: codes for codes in self.words["together"].values() for code in codes}
        for code, entry in self.codes.items():
            if entry.level != 2:
                continue
            if code in self.areas:
                note = self._note("together" if code in shared else "before_2016")
                yield self._feature(code, "cercle", self.areas[code], note, shared.get(code, ()))
            else:
                told = self._told(code, "cercle")
                yield self._seated(
                    told, self.words["seats"][code], self.region_rings[entry.parent], self._note("no_polygon")
                )

    def parts(self) -> Iterable[dict[str, Any]]:
        """The country and its north, centre and south: a point and a size, no borders of their own."""
        for entry in self.words["parts"]:
            within = [code for code in self.areas if code[:4] in entry["regions"]]
            rings = joined(self.areas, within)
            lon, lat = representative(rings[:1])
            told = {
                "name": entry["name"],
                "others": entry["also"],
                "kind": "part",
                "pcode": None,
                "parent": None,
            }
            size = {"precision_km": farthest(rings[0], lat, lon), "area_km2": round(area_km2(rings[0]))}
            at = {"lat": round(lat, 4), "lon": round(lon, 4)}
            told |= at | size | {"covers": entry["regions"], "note": self._note("part")}
            yield {"type": "Feature", "properties": told, "geometry": None}

    def collection(self, features: Iterable[dict[str, Any]]) -> str:
        """GeoJSON, a feature a line."""
        head = {name: self.words[name] for name in ("disclaimer", "credit")}
        lines = ",\n".join(_line(feature) for feature in features)
        return f'{{"type":"FeatureCollection",{_line(head)[1:-1]},"features":[\n{lines}\n]}}\n'

    def _note(self, name: str) -> dict[str, str]:
        found: dict[str, str] = self.words["notes"][name]
        return found

    def _told(self, code: str, kind: str) -> dict[str, Any]:
        entry = self.codes[code]
        names = [str(name) for name in self.words["names"].get(code, [entry.name])]
        parent = entry.parent if kind == "cercle" else None
        return {"name": names[0], "others": names[1:], "kind": kind, "pcode": code, "parent": parent}

    def _feature(
        self, code: str, kind: str, rings: Rings, note: dict[str, str], covers: Iterable[str] = ()
    ) -> dict[str, Any]:
        lon, lat = representative(rings)
        told = self._told(code, kind) | {
            "lat": round(lat, 4),
            "lon": round(lon, 4),
            "precision_km": farthest(rings[0], lat, lon),
            "area_km2": round(area_km2(rings[0]) - sum(map(area_km2, rings[1:]))),
            "covers": list(covers),
            "note": note,
        }
        shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}
        return {"type": "Feature", "properties": told, "geometry": shape}

    def _seated(self, told: dict[str, Any], seat: str, within: Rings, note: dict[str, str]) -> dict[str, Any]:
        """An area without borders: its seat, as far as anything of the area that it lies in."""
        place = self.held[folded(seat)]
        at = {"lat": round(place.lat, 4), "lon": round(place.lon, 4)}
        size = {"precision_km": farthest(within[0], place.lat, place.lon), "area_km2": None}
        return {
            "type": "Feature",
            "properties": told | at | size | {"covers": [], "note": note},
            "geometry": None,
        }


def _line(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def farthest(ring: Iterable[tuple[float, float]], lat: float, lon: float) -> float:
    """Kilometres to the farthest point of the ring, rounded up."""
    return float(int(max(km(lat, lon, y, x) for x, y in ring)) + 1)


def representative(rings: Rings) -> tuple[float, float]:
    """A point for the whole area, (lon, lat): of a grid within it, the one nearest its farthest edge."""
    outer, *holes = rings
    west, east = min(x for x, _ in outer), max(x for x, _ in outer)
    south, north = min(y for _, y in outer), max(y for _, y in outer)
    grid = [
        (west + (east - west) * i / 24, south + (north - south) * j / 24)
        for i in range(1, 24)
        for j in range(1, 24)
    ]
    within = [
        point for point in grid if inside(outer, *point) and not any(inside(hole, *point) for hole in holes)
    ]
    far = outer[:: max(1, len(outer) // 80)]
    return min(within, key=lambda point: max(km(point[1], point[0], y, x) for x, y in far))
