"""Rows of incidents, already narrowed to an audience, as the bytes of a file."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from bluehelm.errors import BadInput
from bluehelm.events.incidents import COUNTED, ranks
from bluehelm.events.rows import IncidentRow
from bluehelm.record.said import Harmed, Said
from bluehelm.record.saidform import Sheet

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
BESIDE = ("standard", "region", "cercle", "located", "invented", "audience", "as_at", "about")
TAGS = {
    "ref": "#event+id", "first": "#date+start", "last": "#date+end", "day_precision": "#date+precision",
    "place": "#loc+name", "lat": "#geo+lat", "lon": "#geo+lon", "precision_km": "#geo+precision",
    "kind": "#event+type", "perpetrator": "#actor+perpetrator", "target": "#actor+target",
    "state": "#status+verification", "sensitivity": "#access+sensitivity", "standard": "#status+standard",
    "region": "#adm1+code", "cercle": "#adm2+code", "located": "#meta+located", "invented": "#meta+invented",
    "audience": "#meta+audience", "as_at": "#meta+as_at", "about": "#meta+about",
    **{f"{harm}{end}": f"#affected+{harm}+{bound}" for harm in COUNTED
       for end, bound in (("_low", "low"), ("", "best"), ("_high", "high"))},
}  # fmt: skip
Row = dict[str, str]


@dataclass(frozen=True)
class About:
    """What stands beside the rows: for whom, as at when, what was left out, whose the data are."""

    mission: str
    audience: str
    as_at: str  # UTC, ISO 8601
    asked: str  # the filter as an address has it
    invented: bool
    withheld: tuple[str, ...]  # sentences
    credit: tuple[str, ...]
    disclaimer: str

    @property
    def text(self) -> str:
        """All of it in one paragraph."""
        marks = ("INVENTED data: it describes nothing real.",) if self.invented else ()
        parts = (*marks, *self.withheld, *self.credit, self.disclaimer)
        return " ".join(part for part in parts if part)

    def document(self) -> dict[str, Any]:
        return {
            "mission": self.mission, "audience": self.audience, "as_at": self.as_at, "filter": self.asked,
            "invented": self.invented, "withheld": list(self.withheld), "credit": list(self.credit),
            "disclaimer": self.disclaimer,
        }  # fmt: skip


def written(
    rows: Iterable[IncidentRow], refs: Callable[[IncidentRow], str], about: About, form: str
) -> bytes:
    """The file in this form. refs gives the name under which a row goes out."""
    if form not in WRITERS:
        raise BadInput(f"{form!r} is no form of export; there are {', '.join(WRITERS)}.")
    return WRITERS[form]([_cells(row, refs(row), about) for row in rows], about)


def said(row: IncidentRow, ref: str) -> Said:
    """The incident in the form of an account, so that our own readers take it back."""
    counts = {name: _counts(row, name) for name in COUNTED}
    harm = tuple(Harmed(name, *told) for name, told in counts.items() if told != (None, None, None))
    term = next(term for term, rank in ranks().items() if rank == row.rank)
    return Said(
        0, ref, row.first, row.last, row.day_precision, row.clock, row.place, row.lat, row.lon,
        row.precision_km, row.kind, "", row.perpetrator, "", row.target, "", harm, "", "", term, row.state,
    )  # fmt: skip


def _counts(row: IncidentRow, name: str) -> tuple[int | None, int | None, int | None]:
    return getattr(row, f"{name}_low"), getattr(row, name), getattr(row, f"{name}_high")


def _sheet() -> Sheet:
    return Sheet([(name, "unknown", "unknown", "unknown", "") for name in COUNTED], BESIDE)


def _cells(row: IncidentRow, ref: str, about: About) -> Row:
    one = said(row, ref)
    one.extra.update(
        standard=row.standard, region=row.region, cercle=row.cercle, located=row.located,
        invented="yes" if row.invented else "no", audience=about.audience, as_at=about.as_at,
    )  # fmt: skip
    sheet = _sheet()
    return dict(zip(sheet.heads, sheet.row(one), strict=True))


def safe(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 whose cells are no formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(head) for head in heads])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _with_about(rows: list[Row], about: About) -> list[Row]:
    """What is to be said of the file stands in its first row."""
    return [row | {"about": about.text if n == 0 else ""} for n, row in enumerate(rows)]


def _csv(rows: list[Row], about: About) -> bytes:
    heads = _sheet().heads
    return table(heads, ([row[head] for head in heads] for row in _with_about(rows, about)))


def _hxl(rows: list[Row], about: About) -> bytes:
    heads = list(TAGS)
    tagged = [list(TAGS.values()), *([row[head] for head in heads] for row in _with_about(rows, about))]
    return table(heads, tagged)


def _geojson(rows: list[Row], about: About) -> bytes:
    features = []
    for row in rows:
        point = None
        if row["lat"]:
            point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
        left = ("lat", "lon", "audience", "as_at", "about")
        told = {name: cell for name, cell in row.items() if cell and name not in left}
        features.append({"type": "Feature", "geometry": point, "properties": told})
    whole = {"type": "FeatureCollection", "metadata": about.document(), "features": features}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _kml(rows: list[Row], about: About) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
        f"<name>{_xml(about.mission)}</name>",
        f"<description>{_xml(f'{about.audience}, {about.as_at}. {about.text}')}</description>",
    ]
    for row in rows:
        told = "".join(
            f'<Data name="{name}"><value>{_xml(cell)}</value></Data>'
            for name, cell in row.items()
            if cell and name not in ("lat", "lon", "about")
        )
        point = f"<Point><coordinates>{row['lon']},{row['lat']}</coordinates></Point>" if row["lat"] else ""
        days = f"<TimeSpan><begin>{row['first']}</begin><end>{row['last']}</end></TimeSpan>"
        lines.append(
            f"<Placemark><name>{_xml(row['ref'])}</name>{days}<ExtendedData>{told}</ExtendedData>{point}</Placemark>"
        )
    return ("\n".join([*lines, "</Document></kml>"]) + "\n").encode("utf-8")


def _xml(text: str) -> str:
    """Escaped, without the control characters that XML does not know."""
    return escape("".join(one for one in text if one >= " " or one in "\t\n"), {'"': "&quot;"})


WRITERS: dict[str, Callable[[list[Row], About], bytes]] = {
    "csv": _csv, "hxl": _hxl, "geojson": _geojson, "kml": _kml,
}  # fmt: skip
MEDIA = {
    "csv": ("text/csv; charset=utf-8", "csv"), "hxl": ("text/csv; charset=utf-8", "hxl.csv"),
    "geojson": ("application/geo+json", "geojson"), "kml": ("application/vnd.google-earth.kml+xml", "kml"),
}  # fmt: skip
