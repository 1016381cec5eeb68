"""Rows that cannot be taken are set aside with their reason; nothing is changed on the way."""

from pathlib import Path

import pytest

from bluehelm.errors import BadInput, Unreadable, WrongKind
from bluehelm.sources.eventfiles import reading
from tests.sources.eventfiles.filemaking import aside, given, said, table, taken, why, written

HEADS = "ref,first,place,lat,lon,killed"


def dates(folder: Path, *cells: str, **more: object) -> tuple[list[str], list[str]]:
    """The days read and the reasons for those that were not."""
    rows = given(
        written(folder, [["ref", "first"], *([n, cell] for n, cell in enumerate(cells))]), "own", **more
    )  # type: ignore[arg-type]
    return [one.first.isoformat() for one in taken(rows)], [one.why for one in aside(rows)]


def test_three_ways_to_write_a_day_are_read(tmp_path: Path) -> None:
    days, faults = dates(tmp_path, "2031-03-04", "14/03/2031", "4 March 2031", "1er avril 2031", "04/03/2031")
    assert days == ["2031-03-04", "2031-03-14", "2031-03-04", "2031-04-01", "2031-03-04"]
    assert faults == []


def test_the_order_of_day_and_month_is_told_by_another_date_of_the_file(tmp_path: Path) -> None:
    assert dates(tmp_path, "03/04/2031", "03/14/2031")[0] == ["2031-03-04", "2031-03-14"]
    assert dates(tmp_path, "03/04/2031", "14/03/2031")[0] == ["2031-04-03", "2031-03-14"]


def test_a_day_that_can_be_read_in_two_ways_is_asked_about(tmp_path: Path) -> None:
    days, faults = dates(tmp_path, "03/04/2031", "05/05/2031")
    assert days == ["2031-05-05"]
    assert "date_order" in faults[0]
    assert dates(tmp_path, "03/04/2031", mapping={"date_order": "mdy"})[0] == ["2031-03-04"]


def test_a_file_with_both_orders_tells_nothing_of_the_open_ones(tmp_path: Path) -> None:
    days, faults = dates(tmp_path, "03/04/2031", "03/14/2031", "14/03/2031")
    assert days == ["2031-03-14", "2031-03-14"]
    assert "both orders" in faults[0]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "is missing"),
        ("soon", "cannot be read as a date"),
        ("2031-02-30", "no day of the calendar"),
        ("04/03/31", "century"),
        ("2131-03-04", "after today"),
        ("1031-03-04", "before 1900"),
        ("45321", "cannot be read"),
        ("2031-03-04T25:00:00", "no day and time"),
    ],
)
def test_a_day_that_cannot_be_is_set_aside(tmp_path: Path, cell: str, reason: str) -> None:
    assert reason in dates(tmp_path, cell)[1][0]


def test_months_and_years_stay_as_wide_as_they_are_told(tmp_path: Path) -> None:
    month = said(tmp_path, "ref,first", "1,2031-02")
    year = said(tmp_path, "ref,first", "1,2030")
    assert (month.first.isoformat(), month.last.isoformat(), month.day_precision) == (
        "2031-02-01",
        "2031-02-28",
        "month",
    )
    assert (year.first.isoformat(), year.last.isoformat(), year.day_precision) == (
        "2030-01-01",
        "2030-12-31",
        "year",
    )


def test_an_hour_with_a_zone_is_told_in_utc(tmp_path: Path) -> None:
    found = said(tmp_path, "ref,first", "1,2031-03-04T23:30:00-02:00")
    assert (found.first.isoformat(), str(found.clock)) == ("2031-03-05", "01:30:00")
    assert said(tmp_path, "ref,first", "1,2031-03-04 00:00:00").clock is None


def test_an_end_before_the_beginning_is_set_aside(tmp_path: Path) -> None:
    assert "is before 2031-03-04" in why(tmp_path, "ref,first,last", "1,2031-03-04,2031-03-01").why


def test_a_week_needs_both_of_its_ends(tmp_path: Path) -> None:
    heads = "ref,first,last,day_precision"
    assert "last day too" in why(tmp_path, heads, "1,2031-03-04,,week").why
    assert said(tmp_path, heads, "1,2031-03-03,2031-03-09,week").day_precision == "week"
    assert "not the same" in why(tmp_path, heads, "1,2031-03-03,2031-03-09,day").why


@pytest.mark.parametrize("cell", ["many", "3,5", "about 5", "3-5", "5+", "1.5", "+5"])
def test_a_toll_that_is_no_number_is_set_aside(tmp_path: Path, cell: str) -> None:
    found = why(tmp_path, HEADS, f'1,2031-03-04,Ix,,,"{cell}"')
    assert (found.field, found.value) == ("killed", cell)
    assert "no whole number" in found.why


def test_a_negative_toll_is_set_aside_and_thousands_are_read(tmp_path: Path) -> None:
    assert "negative" in why(tmp_path, HEADS, "1,2031-03-04,Ix,,,-3").why
    (line,) = said(tmp_path, HEADS, "1,2031-03-04,Ix,,,1 234").harm
    assert line.best == 1234


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("0,0", "programs write"),
        ("0.0,-0.0", "programs write"),
        ("95,200", "no point on earth"),
        ("114.5,14.2", "other way round"),
        ("14.5,", "is missing"),
        ("14.5,W", "no number of degrees"),
        ("inf,1", "no number of degrees"),
        ("nan,1", "is missing"),
        ("1e400,1", "no number of degrees"),
        ("1_4.5,3", "no number of degrees"),
    ],
)
def test_coordinates_that_cannot_be_are_set_aside(tmp_path: Path, cells: str, reason: str) -> None:
    assert reason in why(tmp_path, HEADS, f"1,2031-03-04,Ix,{cells},1").why


def test_exchanged_coordinates_are_seen_by_where_the_others_lie(tmp_path: Path) -> None:
    rows = [[n, "2031-03-04", 14 + n / 50, -3 - n / 50] for n in range(30)]
    rows[7][2:] = [-3.1, 14.2]
    found = given(written(tmp_path, [["ref", "first", "lat", "lon"], *rows]))
    (one,) = aside(found)
    assert (one.line, one.value) == (9, "-3.1, 14.2")
    assert "exchange" in one.why
    assert len(taken(found)) == 29


def test_where_the_mission_is_tells_exchanged_coordinates_of_a_single_row(tmp_path: Path) -> None:
    within = (-12.5, 10.0, 4.5, 25.0)
    assert "exchange" in why(tmp_path, HEADS, "1,2031-03-04,Ix,-3.1,14.2,", within=within).why
    assert said(tmp_path, HEADS, "1,2031-03-04,Ix,48.8,2.3,", within=within).lat == 48.8


def test_a_named_place_tells_exchanged_coordinates_in_a_file_of_one_row(tmp_path: Path) -> None:
    assert "exchange" in why(tmp_path, HEADS, "1,2031-03-04,Bankass,-3.51,14.07,").why
    assert said(tmp_path, HEADS, "1,2031-03-04,Bankass,14.07,-3.51,").lat == 14.07
    assert said(tmp_path, HEADS, "1,2031-03-04,Ixville,-3.51,14.07,").lat == -3.51  # nothing tells


def test_a_decimal_comma_is_read_in_degrees(tmp_path: Path) -> None:
    found = given(table(tmp_path, "ref;first;lat;lon\n1;2031-03-04;14,5;-3,25\n"))
    assert [(one.lat, one.lon) for one in taken(found)] == [(14.5, -3.25)]


def test_lines_cut_off_or_with_too_much_are_set_aside_and_the_next_is_read(tmp_path: Path) -> None:
    text = f"{HEADS}\n1,2031-03-04,Ix\n2,2031-03-04,Ix, here,,,\n3,2031-03-04,Ix,,,2\n4,2031-03-04,Ix,,,2,,\n"
    found = given(table(tmp_path, text))
    first = aside(found)[0]
    assert (first.line, first.why.split(":")[0]) == (2, "has 3 cells under 6 heads")
    assert [one.ref for one in taken(found)] == ["3", "4"]


def test_a_quotation_mark_left_open_loses_no_more_than_it_must(tmp_path: Path) -> None:
    text = f'{HEADS}\n1,2031-03-04,"Ix" the town,,,2\n2,2031-03-04,Ix,,,2\n3,2031-03-04,"Ix,,,2\n'
    found = given(table(tmp_path, text))
    assert [one.ref for one in taken(found)] == ["2"]
    assert ["closing quotation mark" in aside(found)[0].why, "left open" in aside(found)[1].why] == [
        True,
        True,
    ]


def test_a_cell_over_several_lines_keeps_the_line_on_which_its_row_begins(tmp_path: Path) -> None:
    path = written(
        tmp_path, [["ref", "first", "text"], [1, "2031-03-04", "one\ntwo\nthree"], [2, "2031-03-04", ""]]
    )
    assert [one.line for one in taken(given(path))] == [2, 5]


def test_bytes_that_are_no_text_set_their_row_aside(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    long = b"".join(b"%d,2031-03-04,Ixville and more,,,1\n" % n for n in range(40_000))
    path.write_bytes(
        f"{HEADS}\n".encode()
        + long
        + b"x,2031-03-04,M\xe9naka,,,1\ny,2031-03-04,\0,,,1\nz,2031-03-04,Ix,,,1\n"
    )
    found = given(path)
    assert [one.line for one in aside(found)] == [40_002, 40_003]
    assert ["no utf-8" in aside(found)[0].why, "NUL" in aside(found)[1].why] == [True, True]
    assert taken(found)[-1].ref == "z"


def test_a_file_in_the_windows_encoding_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(f"{HEADS}\n1,2031-03-04,Ménaka,,,1\n".encode("cp1252"))
    found = reading.read(path)
    assert "Windows-1252" in found.notes[0]
    assert taken(given(path))[0].place == "Ménaka"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_the_encoding_are_heeded(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(f"{HEADS}\n1,2031-03-04,Ménaka,,,1\n".encode(encoding))
    assert [(one.line, one.ref, one.place) for one in taken(given(path))] == [(2, "1", "Ménaka")]


def test_a_head_that_stands_twice_is_kept_under_another_name(tmp_path: Path) -> None:
    path = table(tmp_path, "ref,first,note,note\n1,2031-03-04,a,b\n")
    assert taken(given(path, "own"))[0].extra == {"note": "a", "note (2)": "b"}
    assert "stands twice" in reading.read(path, "own").notes[0]


def test_a_hostile_file_name_is_only_a_name(tmp_path: Path) -> None:
    path = table(tmp_path, "x\n", "'; drop table --<script>.csv")
    with pytest.raises(WrongKind, match="drop table"):
        given(path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Unreadable),
        (b"  \n", Unreadable),
        (b"%PDF-1.7 ..", WrongKind),
        (b"<html><p>", WrongKind),
        (b"\x1f\x8b\x08", WrongKind),
        (b"one\ntwo\n", WrongKind),
        (b"a,b" * 500_000, WrongKind),
        (b'{"type": "Topology"}', WrongKind),
    ],
)
def test_files_of_another_kind_are_refused(tmp_path: Path, content: bytes, fault: type[Exception]) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(content)
    with pytest.raises(fault):
        given(path)
    assert reading.guess(path) is None


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        given(tmp_path / "none.csv")


def test_what_an_aside_shows_holds_nothing_that_a_screen_would_act_on(tmp_path: Path) -> None:
    found = why(tmp_path, HEADS, f"1,2031-03-04,Ix,,,\x1b[31m{'9' * 400}")
    assert "\x1b" not in found.value
    assert len(found.value) <= 200


def test_two_columns_for_one_field_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "ref,Jour,first\n1,2031-03-04,2031-03-04\n")
    with pytest.raises(BadInput, match="two columns"):
        given(path, mapping={"columns": {"Jour": "first", "first": "first"}})
