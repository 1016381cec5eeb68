"""Tables come in whole or with a reason: times, places, kinds, and rows that make no sense."""

import datetime
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
import pytest

from bluehelm.errors import BadInput, Unreadable, WrongKind
from bluehelm.impact.rows import DAY, SECOND
from bluehelm.impact.table import NoColumn, NoRows, NoSuchValue, Swapped, events, picked

HEADS = "timestamp,lat,lon,type"


def written(folder: Path, *lines: str, heads: str = HEADS, name: str = "events.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((heads, *lines)) + "\n", encoding="utf-8")
    return path


def utc(*when: int) -> int:
    return int(datetime.datetime(*when, tzinfo=datetime.UTC).timestamp()) * SECOND


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2031-03-04", utc(2031, 3, 4)),
        ("2031-03-04 05:06:07", utc(2031, 3, 4, 5, 6, 7)),
        ("2031-03-04T05:06", utc(2031, 3, 4, 5, 6)),
        (" 2031-03-04T05:06:07Z ", utc(2031, 3, 4, 5, 6, 7)),
        ("2031-03-04T05:06:07.25Z", utc(2031, 3, 4, 5, 6, 7) + SECOND // 4),
        ("2031-03-04 05:06:07+01:30", utc(2031, 3, 4, 3, 36, 7)),
        ("2031-03-04T05:06:07-0130", utc(2031, 3, 4, 6, 36, 7)),
        ("2031-03-04T05:06-02", utc(2031, 3, 4, 7, 6)),
        ("1901-10-02 00:00:00", utc(1901, 10, 2)),
    ],
)
def test_a_time_is_read_however_it_is_written(tmp_path: Path, text: str, time: int) -> None:
    alone = events(written(tmp_path, f"{text},1,2,x"))
    among = events(written(tmp_path, "2031-01-01 00:00:00,1,2,x", f"{text},1,2,x", "2031-01-01T00:00Z,1,2,x"))
    assert alone.time.tolist() == [time]
    assert among.time[1] == time


@pytest.mark.parametrize(
    "text", ["04/03/2031", "2031-02-30", "2031-03-04 24:00:01", "March 2031", "20310304", "x"]
)
def test_a_time_that_cannot_be_read_sets_its_row_aside(tmp_path: Path, text: str) -> None:
    found = events(written(tmp_path, f"{text},1,2,x", "2031-03-04,1,2,x"))
    assert len(found) == 1
    assert found.row.tolist() == [2]
    (one,) = found.set_aside
    assert (one.row, one.field, one.value, one.why) == (1, "timestamp", text, "cannot be read as a time")


def test_times_without_a_zone_are_utc_unless_told_otherwise_and_it_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "2031-07-04 12:00:00,1,2,x", "2031-07-04T12:00:00Z,1,2,x")
    found = events(path)
    assert found.time[0] == found.time[1]
    assert found.notes == ("1 times name no zone and were read as UTC; name another zone if they are not",)
    for zone in ("Europe/Zurich", ZoneInfo("Europe/Zurich")):
        found = events(path, zone=zone)
        assert found.time[1] - found.time[0] == 2 * 3600 * SECOND
        assert found.notes == ("1 times name no zone and were read as Europe/Zurich",)


def test_an_hour_that_the_clocks_left_out_or_showed_twice_is_told(tmp_path: Path) -> None:
    left_out, twice = "2025-03-30 02:30:00", "2025-10-26 02:30:00"
    found = events(written(tmp_path, f"{left_out},1,2,x", f"{twice},1,2,x"), zone="Europe/Zurich")
    assert found.time.tolist() == [utc(2025, 10, 26, 0, 30)]
    assert found.set_aside[0].why == "was never shown by the clocks of Europe/Zurich"
    assert "1 times were shown twice by the clocks of Europe/Zurich; the first was taken" in found.notes


def test_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'Mars/Olympus' is no time zone"):
        events(written(tmp_path, "2031-03-04,1,2,x"), zone="Mars/Olympus")


@pytest.mark.parametrize(
    ("row", "field", "value", "why"),
    [
        ("2031-03-04,,2,x", "lat", "", "is missing"),
        ("2031-03-04,NA,2,x", "lat", "", "is missing"),
        ("2031-03-04,1,north,x", "lon", "north", "is no number"),
        ("2031-03-04,1,inf,x", "lon", "inf", "is no number"),
        ("2031-03-04,1,180.5,x", "lon", "180.5", "is not from -180 to 180"),
        ("2031-03-04,-91,2,x", "lat", "-91", "is not from -90 to 90"),
        (",1,2,x", "timestamp", "", "is missing"),
        ("2031-03-04", "lat", "", "is missing"),
    ],
)
def test_a_row_that_makes_no_sense_is_set_aside_with_the_reason(
    tmp_path: Path, row: str, field: str, value: str, why: str
) -> None:
    good = ["2031-03-04,1,2,x"] * 3
    found = events(written(tmp_path, *good, row, *good))
    assert [(one.row, one.field, one.value, one.why) for one in found.set_aside] == [(4, field, value, why)]
    assert found.row.tolist() == [1, 2, 3, 5, 6, 7]


def test_an_end_is_kept_filled_in_or_set_aside(tmp_path: Path) -> None:
    heads = "timestamp,end,lat,lon,type"
    rows = [
        "2031-03-04 06:00:00,2031-03-05 06:00:00,1,2,x",
        "2031-03-04 06:00:00,,1,2,x",
        "2031-03-04 06:00:00,2031-03-04,1,2,x",
        "2031-03-04 06:00:00,2031-03-03 23:00:00,1,2,x",
        "2031-03-04 06:00:00,soon,1,2,x",
    ]
    found = events(written(tmp_path, *rows, heads=heads))
    start = utc(2031, 3, 4, 6)
    assert (found.end - start).tolist() == [DAY, 0, 18 * 3600 * SECOND]
    assert [(one.row, one.why) for one in found.set_aside] == [
        (4, "is before the start"),
        (5, "cannot be read as a time"),
    ]
    assert "1 ends are a date only; they were read as the end of the day" in found.notes
    assert "end" not in found.columns


def test_without_an_end_an_event_is_over_when_it_starts(tmp_path: Path) -> None:
    found = events(written(tmp_path, "2031-03-04,1,2,x"))
    assert found.end.tolist() == found.time.tolist()


def test_other_columns_are_numbers_or_text(tmp_path: Path) -> None:
    heads = "timestamp,lat,lon,type,count,code,harm,flag"
    found = events(written(tmp_path, "2031-03-04,1,2,x,3,007,,a", "2031-03-04,1,2,,4.5,12,NA,1", heads=heads))
    assert list(found.columns) == ["type", "count", "code", "harm", "flag"]
    assert found.columns["type"].tolist() == ["x", ""]
    assert found.columns["count"].tolist() == [3.0, 4.5]
    assert found.columns["code"].tolist() == ["007", "12"]
    assert found.columns["harm"].tolist() == ["", "NA"]
    assert found.columns["flag"].tolist() == ["a", "1"]


def test_an_absent_number_is_not_nought(tmp_path: Path) -> None:
    found = events(written(tmp_path, "2031-03-04,1,2,5", "2031-03-04,1,2,", "2031-03-04,1,2,NA"))
    assert found.columns["type"].dtype == np.float64
    assert np.isnan(found.columns["type"]).tolist() == [False, True, True]


def test_a_column_is_found_whatever_its_case(tmp_path: Path) -> None:
    assert len(events(written(tmp_path, "2031-03-04,1,2,x", heads="Timestamp, LAT,Lon ,type"))) == 1


def test_the_needed_columns_may_be_spelled_out_or_french(tmp_path: Path) -> None:
    found = events(
        written(
            tmp_path, "2031-03-04 10:00;1,5;2,25;x;2031-03-05 10:00",
            heads="Horodatage;Latitude;Longitude;type;fin",
        )
    )  # fmt: skip
    assert (found.lat.tolist(), found.lon.tolist()) == ([1.5], [2.25])
    assert (found.end - found.time).tolist() == [DAY]
    assert list(found.columns) == ["type"]


def test_a_column_that_is_there_by_its_name_is_taken_before_one_spelled_out(tmp_path: Path) -> None:
    found = events(written(tmp_path, "2031-03-04,1,2,9,x", heads="timestamp,lat,lon,latitude,fin"))
    assert found.lat.tolist() == [1.0]
    assert sorted(found.columns) == ["fin", "latitude"]
    assert found.end.tolist() == found.time.tolist()


@pytest.mark.parametrize("name", ["timestamp", "lat", "lon"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoColumn, match=f"no column {name}; there are: .*when"):
        events(written(tmp_path, "2031-03-04,1,2,x", heads=HEADS.replace(name, "when")))


def test_swapped_coordinates_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Swapped, match=r"lat is beyond 90 in 2 of 2 rows \(row 1: lat 120, lon 14\)"):
        events(written(tmp_path, "2031-03-04,120,14,x", "2031-03-04,121,15,x"))
    some = ["2031-03-04,88,23,x"] * 6 + ["2031-03-04,91.5,23,x"] * 3
    with pytest.raises(Swapped):
        events(written(tmp_path, *some))
    one_slip = [*some, "2031-03-04,10,95,x"]
    assert len(events(written(tmp_path, *one_slip)).set_aside) == 3


def test_repeated_rows_are_kept_and_counted(tmp_path: Path) -> None:
    found = events(written(tmp_path, *["2031-03-04T00:00Z,1,2,x"] * 3, "2031-03-04T00:00Z,1,2,y"))
    assert len(found) == 4
    assert found.notes == ("2 rows repeat another in every column; they were kept",)


def test_the_order_of_the_table_is_kept(tmp_path: Path) -> None:
    found = events(written(tmp_path, "2031-03-06,1,2,c", "2031-03-04,1,2,a", "2031-03-05,1,2,b"))
    assert found.columns["type"].tolist() == ["c", "a", "b"]


def test_semicolons_tabs_and_decimal_commas_are_read(tmp_path: Path) -> None:
    heads = HEADS.replace(",", ";")
    found = events(written(tmp_path, "2031-03-04;1,5;-2,25;x", heads=heads))
    assert (found.lat[0], found.lon[0]) == (1.5, -2.25)
    assert len(events(written(tmp_path, "2031-03-04\t1\t2\tx", heads=HEADS.replace(",", "\t")))) == 1


def test_a_byte_order_mark_quotes_and_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + HEADS.encode() + b'\r\n2031-03-04,1,2,"a, b"\r\n')
    assert events(path).columns["type"].tolist() == ["a, b"]
    path.write_bytes(f"{HEADS}\n2031-03-04,1,2,Ségou\n".encode("cp1252"))
    found = events(path)
    assert found.columns["type"].tolist() == ["Ségou"]
    assert found.notes[0] == "the file is not UTF-8; it was read as Windows-1252"


def test_files_that_are_no_table_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    for content, error in (
        (b"", Unreadable),
        (b" \n", Unreadable),
        (HEADS.encode(), NoRows),
        (b"PK\x03\x04xx", WrongKind),
        (b"%PDF-1.7", WrongKind),
        (b"\x1f\x8b\x08", WrongKind),
        (b"\x00\x01\x02", WrongKind),
        (b"PAR1 and no more", Unreadable),
        (b"ARROW1 and no more", Unreadable),
    ):
        path.write_bytes(content)
        with pytest.raises(error, match=r"events\.csv: "):
            events(path)
    for missing in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Unreadable, match="cannot be opened"):
            events(missing)


def test_a_line_with_too_many_fields_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="line 3 has 5 fields under 4 heads"):
        events(written(tmp_path, "2031-03-04,1,2,x", "2031-03-04,1,2,x,y"))


def test_a_table_of_nothing_but_bad_rows_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    with pytest.raises(NoRows, match="the first, row 1: timestamp '04/03/2031' cannot be read as a time"):
        events(written(tmp_path, "04/03/2031,1,2,x", "05/03/2031,1,2,x"))


ROWS = {
    "timestamp": [datetime.datetime(2031, 3, 4, 5), datetime.datetime(2031, 3, 5)],  # noqa: DTZ001
    "lat": [1.5, 2.5],
    "lon": [3, 4],
    "type": ["x", None],
    "told": [True, False],
    "killed": [2, None],
}


def test_a_data_frame_is_read_as_the_file_it_came_from(tmp_path: Path) -> None:
    table = pl.DataFrame(ROWS)
    table.write_parquet(tmp_path / "events.parquet")
    table.write_ipc(tmp_path / "events.arrow")
    table.write_ipc_stream(tmp_path / "events.stream")
    sources = (table, table.lazy(), dict(ROWS), Handed(table), Columned(ROWS), *sorted(tmp_path.iterdir()))
    for source in sources:
        found = events(source)
        assert found.time.tolist() == [utc(2031, 3, 4, 5), utc(2031, 3, 5)]
        assert found.lon.tolist() == [3.0, 4.0]
        assert found.columns["type"].tolist() == ["x", ""]
        assert found.columns["told"].tolist() == ["true", "false"]
        assert found.columns["killed"][0] == 2.0
        assert np.isnan(found.columns["killed"][1])


class Handed:
    """Any table that hands over Arrow."""

    def __init__(self, table: pl.DataFrame) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


class Columned:
    """A table as pandas has it: columns by name, each of which becomes a list."""

    def __init__(self, rows: dict[str, list]) -> None:
        self.rows, self.columns = rows, list(rows)

    def __getitem__(self, name: str) -> object:
        rows = self.rows

        class Column:
            def tolist(self) -> list:
                return rows[name]

        return Column()


def test_native_dates_and_zones_are_read() -> None:
    base = pl.DataFrame({"lat": [1.0], "lon": [2.0]})
    day = events(base.with_columns(timestamp=pl.date(2031, 3, 4)))
    assert day.time.tolist() == [utc(2031, 3, 4)]
    assert "1 times are a date only; they were read as the first moment of the day" in day.notes
    zoned = base.with_columns(
        timestamp=pl.datetime(2031, 7, 4, 12, time_zone="Europe/Zurich", time_unit="ms")
    )
    assert events(zoned).time.tolist() == [utc(2031, 7, 4, 10)]
    assert events(zoned).notes == ()


def test_what_is_no_table_is_refused() -> None:
    base = pl.DataFrame({"timestamp": ["2031-03-04"], "lat": [1.0], "lon": [2.0]})
    for source, words in (
        (5, "int is no table"),
        ({"timestamp": [1, 2], "lat": [1]}, "cannot be read"),
        (base.with_columns(timestamp=1), "times are needed"),
        (base.with_columns(lat=pl.lit(True)), "degrees are needed"),
    ):
        with pytest.raises(BadInput, match=words):
            events(source)


def test_columns_of_lists_are_left_out_and_named() -> None:
    table = pl.DataFrame(
        {"timestamp": ["2031-03-04T00:00Z"], "lat": [1.0], "lon": [2.0], "who": [["a", "b"]]}
    )
    found = events(table)
    assert dict(found.columns) == {}
    assert found.notes == ("columns of lists were left out: who",)


def test_kinds_are_picked_by_column_and_value(tmp_path: Path) -> None:
    heads = HEADS + ",Level"
    rows = ["2031-03-04,1,2,patrol,1", "2031-03-04,1,2,attack,2", '2031-03-04,1,2,"base, closed",2.5']
    found = events(written(tmp_path, *rows, heads=heads))
    for choice, flags in (
        ("type=patrol", [True, False, False]),
        ("type=patrol,attack", [True, True, False]),
        ("type = base, closed", [False, False, True]),
        ("TYPE=attack", [False, True, False]),
        ("level=2.0", [False, True, False]),
        ("Level=1,2.5", [True, False, True]),
    ):
        assert picked(found, choice).tolist() == flags


def test_a_kind_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    found = events(
        written(tmp_path, "2031-03-04,1,2,patrol", "2031-03-04,1,2,attack", "2031-03-04,1,2,attack")
    )
    with pytest.raises(NoColumn, match="There is no column kind; there are: type"):
        picked(found, "kind=patrol")
    for choice in ("type=flight", "type=patrol,flight"):
        with pytest.raises(NoSuchValue, match="No event has type=flight; there are: attack, patrol"):
            picked(found, choice)
    for choice in ("type", "type=", "=patrol"):
        with pytest.raises(BadInput, match="write COL=VAL"):
            picked(found, choice)


@pytest.mark.parametrize("machine", ["Asia/Tokyo", "America/New_York"])
def test_the_zone_of_the_machine_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: str
) -> None:
    path = written(
        tmp_path, "2025-03-30 02:30:00,1,2,x", "2025-03-30,1,2,x", "2025-03-30T02:30:00+01:00,1,2,x"
    )
    expected = events(path).time.tolist()
    with monkeypatch.context() as patched:
        patched.setenv("TZ", machine)
        time.tzset()
        assert events(path).time.tolist() == expected
        native = datetime.datetime(2025, 3, 30, 2, 30)  # noqa: DTZ001
        table = pl.DataFrame({"timestamp": [native], "lat": [1.0], "lon": [2.0]})
        assert events(table).time.tolist() == expected[:1]
    time.tzset()
