"""HXL, GeoJSON, spreadsheets, and tables with a mapping that is offered."""

import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bluehelm.errors import BadInput, Unreadable, WrongKind
from bluehelm.record.said import Harmed
from bluehelm.sources.eventfiles import mapping as mappings
from bluehelm.sources.eventfiles import reading, suggest
from tests.sources.eventfiles.filemaking import aside, given, table, taken, written

TAGS = [
    "#event+id",
    "#date+start",
    "#date+end",
    "#loc+name",
    "#geo+lat",
    "#geo+lon",
    "#event+type",
    "#affected+killed+f+children",
    "#affected+killed",
    "#affected+injured+civilians+max",
    "#adm1+name",
]


def test_tags_tell_what_a_column_says_whatever_its_head(tmp_path: Path) -> None:
    rows = [
        ["An invented table"],
        ["No"] + ["x"] * 10,
        TAGS,
        ["7", "2031-03-04", "2031-03-05", "Ixville", "14.5", "-3.5", "Enlèvement", "2", "5", "4", "North"],
    ]
    path = written(tmp_path, rows)
    assert reading.guess(path) == "hxl"
    (one,) = taken(given(path))
    assert (one.line, one.ref, one.kind, one.day_precision, one.extra) == (
        4,
        "7",
        "abduction",
        "days",
        {"#adm1+name": "North"},
    )
    assert set(one.harm) == {
        Harmed("killed", None, 2, None, "unknown", "female", "child"),
        Harmed("killed", None, 3, None),
        Harmed("injured", None, None, 4, "civilian"),
    }


def test_a_tag_that_counts_others_is_not_counted_in_silence(tmp_path: Path) -> None:
    path = written(tmp_path, [["#date", "#affected+killed+refugees", "#loc"], ["2031-03-04", "3", "Ix"]])
    assert "#affected+killed+refugees" in reading.read(path).notes[0]
    (one,) = taken(given(path))
    assert (one.harm, one.extra) == ((), {"#affected+killed+refugees": "3"})


def features(folder: Path, *found: object, **more: object) -> Path:
    path = folder / "e.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", **more, "features": list(found)}), encoding="utf-8"
    )
    return path


def feature(shape: object = None, number: object = None, **told: object) -> dict[str, object]:
    return {"type": "Feature", "id": number, "geometry": shape, "properties": told}


def point(lon: Any, lat: Any) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


def test_points_of_geojson_are_accounts(tmp_path: Path) -> None:
    path = features(
        tmp_path,
        feature(point(-3.5, 14.5), 8, first="2031-03-04", killed=3, more={"a": [1]}),
        feature(None, "b", first="2031-03", place="Ixville"),
    )
    assert reading.guess(path) == "geojson"
    one, other = taken(given(path))
    assert (one.line, one.ref, one.lat, one.lon, one.harm, one.extra) == (
        1,
        "8",
        14.5,
        -3.5,
        (Harmed("killed", None, 3, None),),
        {"more": '{"a": [1]}'},
    )
    assert (other.line, other.ref, other.lat, other.day_precision) == (2, "b", None, "month")


def test_a_long_list_of_features_is_read_in_pieces(tmp_path: Path) -> None:
    many = [feature(point(-3.5, 14.5), n, first="2031-03-04", text='é{}"[' * 40) for n in range(3_000)]
    found = taken(given(features(tmp_path, *many)))
    assert [int(one.ref) for one in found] == list(range(3_000))
    assert found[-1].text == 'é{}"[' * 40


def test_features_that_are_no_points_are_set_aside(tmp_path: Path) -> None:
    path = features(
        tmp_path,
        feature({"type": "Polygon", "coordinates": []}, first="2031-03-04"),
        feature(point("a", 1), first="2031-03-04"),
        {"type": "Thing"},
        feature(None, first="2031-03-04", text="\0"),
        feature(point(1, 14), 5, first="2031-03-04"),
    )
    found = given(path)
    assert [one.line for one in aside(found)] == [1, 2, 3, 4]
    assert [one.line for one in taken(found)] == [5]


def test_geojson_that_is_cut_off_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    path = features(
        tmp_path, feature(point(1, 14), 1, first="2031-03-04"), feature(point(1, 14), 2, first="2031-03-04")
    )
    path.write_text(path.read_text()[:-60])
    found = given(path)
    assert len(taken(found)) == 1
    assert (aside(found)[0].line, "no sound JSON" in aside(found)[0].why) == (2, True)


def test_geojson_in_other_coordinates_is_refused(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32630"}}
    with pytest.raises(WrongKind, match="WGS84"):
        given(features(tmp_path, feature(point(1, 14), first="2031-03-04"), crs=crs))


def book(folder: Path, *rows: list[object], sheets: int = 1) -> Path:
    held = Workbook()
    for row in rows:
        held.active.append(row)
    for _ in range(sheets - 1):
        held.create_sheet().append(["other"])
    path = folder / "e.xlsx"
    held.save(path)
    return path


def test_a_spreadsheet_is_read_as_a_table(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["ref", "first", "lat", "lon", "killed", "clock"],
        [1, date(2031, 3, 4), 14.5, -3.25, 3.0, None],
        [2, datetime.fromisoformat("2031-03-04T14:30"), None, None, None, None],
    )
    assert reading.guess(path) == "own"
    one, other = taken(given(path))
    assert (one.line, one.ref, one.lat, one.harm) == (2, "1", 14.5, (Harmed("killed", None, 3, None),))
    assert (str(other.clock), other.lat) == ("14:30:00", None)


def test_a_formula_in_a_cell_sets_its_row_aside(tmp_path: Path) -> None:
    found = given(book(tmp_path, ["ref", "first", "killed"], [1, "2031-03-04", "=1+1"], [2, "2031-03-04", 2]))
    assert (aside(found)[0].line, "formula" in aside(found)[0].why, aside(found)[0].value) == (
        2,
        True,
        "=1+1",
    )
    assert [one.ref for one in taken(found)] == ["2"]


def test_of_several_sheets_the_first_is_read_unless_another_is_named(tmp_path: Path) -> None:
    path = book(tmp_path, ["ref", "first", "kind"], [1, "2031-03-04", "ambush"], sheets=2)
    assert "of 2 sheets only the first" in reading.read(path).notes[0]
    with pytest.raises(WrongKind, match="has no sheet 'March'"):
        given(path, mapping={"sheet": "March"})


def repacked(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("xl/vbaProject.bin", b"macro", "holds macros"),
        (
            "xl/worksheets/sheet9.xml",
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>',
            "declares",
        ),
        ("xl/worksheets/sheet9.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"), "declares"),
        ("xl/media/bomb.bin", b"\0" * 6_000_000, "zip bomb"),
    ],
)
def test_spreadsheets_that_could_do_harm_are_refused(
    tmp_path: Path, part: str, content: bytes, reason: str
) -> None:
    path = repacked(book(tmp_path, ["ref", "first", "kind"], [1, "2031-03-04", "ambush"]), part, content)
    with pytest.raises(Unreadable, match=reason):
        given(path)


def test_archives_and_other_office_files_are_refused(tmp_path: Path) -> None:
    for name, what in (("word/document.xml", "a text document"), ("notes.txt", "an archive")):
        path = tmp_path / "e.xlsx"
        path.unlink(missing_ok=True)
        with pytest.raises(WrongKind, match=what):
            given(repacked(path, name, b"x"))
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(Unreadable, match="damaged"):
        given(path)


FRENCH = (
    "N°,Date de l'incident,Lieu,Latitude,Longitude,Type d'incident,Auteur présumé,"
    "Civils tués,Blessés (min),Récit\n"
    "1,14/03/2031,Ixville,14.5,-3.5,Enlèvement,Gens du nord,3,1,Texte inventé\n"
    "2,02/03/2031,Oxville,14.6,-3.6,Rapt,Gens du nord,0,,Texte inventé\n"
    "3,03/03/2031,Uxville,14.6,-3.6,embuscade,Inconnus,many,,Texte inventé\n"
)


def test_a_mapping_is_offered_by_heads_and_values(tmp_path: Path) -> None:
    found = reading.sample(table(tmp_path, FRENCH))
    offered = {one.head: one for one in suggest.suggest(found.heads, found.rows)}
    assert {head: one.field for head, one in offered.items() if one.field} == {
        "N°": "ref",
        "Date de l'incident": "first",
        "Lieu": "place",
        "Latitude": "lat",
        "Longitude": "lon",
        "Type d'incident": "kind",
        "Auteur présumé": "perpetrator",
        "Civils tués": "killed_civilian",
        "Blessés (min)": "injured_low",
        "Récit": "text",
    }
    assert offered["Latitude"].by == "both"
    assert offered["Type d'incident"].values == {"Rapt": ""}  # the others are words of the vocabulary


def test_a_table_is_read_by_its_mapping_and_what_it_does_not_name_is_asked_about(tmp_path: Path) -> None:
    found = reading.sample(table(tmp_path, FRENCH))
    columns = {one.head: one.field for one in suggest.suggest(found.heads, found.rows) if one.field}
    rows = given(
        found.path,
        "table",
        {"columns": columns, "values": {"perpetrator": {"gens du NORD": "community_militia"}}},
    )
    (one,) = taken(rows)
    assert (one.first.isoformat(), one.kind, one.kind_said, one.perpetrator) == (
        "2031-03-14",
        "abduction",
        "Enlèvement",
        "community_militia",
    )
    assert [(a.line, a.field, a.value) for a in aside(rows)] == [
        (3, "Type d'incident", "Rapt"),
        (4, "Civils tués", "many"),
    ]


def test_a_mapping_comes_back_as_it_was_kept() -> None:
    told = {
        "columns": {"Jour": "first", "Nom": "-"},
        "values": {"kind": {"Rapt": "abduction"}},
        "date_order": "dmy",
    }
    assert mappings.written(mappings.parsed(told)) == told


def test_a_column_that_is_left_out_is_not_kept(tmp_path: Path) -> None:
    path = table(tmp_path, "Jour,Nom,Cercle\n2031-03-04,somebody,Ix\n")
    (one,) = taken(given(path, mapping={"columns": {"Jour": "first", "Nom": "-"}}))
    assert one.extra == {"Cercle": "Ix"}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([], "must be a table"),
        ({"colums": {}}, "it may have columns"),
        ({"columns": {"a": "when"}}, "there are ref, first"),
        ({"columns": {"a": ["first"]}}, "must be a table of names"),
        ({"columns": {"a": "first", "b": "first"}}, "two columns"),
        ({"values": {"kind": {"x": "y"}}}, "means 'y'"),
        ({"values": {"text": {"x": "y"}}}, "gives words for 'text'"),
        ({"date_order": "ymd"}, "dmy or mdy"),
        ({"encoding": "utf-99"}, "not known"),
        ({"separator": ",,"}, "one sign"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(told: object, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        mappings.parsed(told)


def test_a_mapping_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no mapping in YAML"):
        mappings.read(table(tmp_path, "columns: [", "m.yaml"))
    with pytest.raises(BadInput, match="cannot be opened"):
        mappings.read(tmp_path / "none.yaml")
    good = mappings.read(table(tmp_path, "columns:\n  Jour: first\n", "m.yaml"))
    assert good.columns == {"Jour": "first"}
