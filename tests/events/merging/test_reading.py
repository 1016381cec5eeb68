"""Tables of accounts and taxonomies, good and bad."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bluehelm.errors import BadInput, BluehelmError, Unreadable
from bluehelm.events.merging.reading import accounts, known, taxonomy
from bluehelm.events.merging.rows import Accounts
from bluehelm.record import messages

HEADS = "event,date,latitude,longitude,kind\n"
EPOCH = date(1970, 1, 1)


def read(folder: Path, text: str, name: str = "source.csv") -> Accounts:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return accounts(path, ["kind"])


def days(*told: tuple[int, int, int]) -> list[int]:
    return [(date(*one) - EPOCH).days for one in told]


def test_a_table_is_read_and_its_source_called_as_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, HEADS + "7,2031-03-04,13.5,-2.1,raid\n")
    assert (found.source, found.event, found.kinds) == ("source", ("7",), {"kind": ("raid",)})
    assert found.day.tolist() == found.end.tolist() == days((2031, 3, 4))


def test_days_are_read_three_ways(tmp_path: Path) -> None:
    told = ("2031-03-04", "25/03/2031", "4 March 2031", "4 août 2031", "04.03.2031")
    rows = [f"{n},{one},1,2,x\n" for n, one in enumerate(told)]
    found = read(tmp_path, HEADS + "".join(rows))
    wanted = days((2031, 3, 4), (2031, 3, 25), (2031, 3, 4), (2031, 8, 4), (2031, 3, 4))
    assert found.day.tolist() == wanted
    assert "with the day first" in found.notes[0]


def test_the_month_stands_first_where_the_column_shows_it(tmp_path: Path) -> None:
    found = read(tmp_path, HEADS + "1,03/25/2031,1,2,x\n2,03/04/2031,1,2,x\n")
    assert found.day.tolist() == days((2031, 3, 25), (2031, 3, 4))
    assert "month first, as others of the column show" in found.notes[0]


def test_a_month_lasts_a_month_and_an_end_is_kept(tmp_path: Path) -> None:
    heads = "event,date,enddate,latitude,longitude,kind\n"
    found = read(tmp_path, heads + "1,2031-02,,1,2,x\n2,2031-02-03,2031-02-05,1,2,x\n3,2031-02-03,NA,1,2,x\n")
    assert found.day.tolist() == days((2031, 2, 1), (2031, 2, 3), (2031, 2, 3))
    assert found.end.tolist() == days((2031, 2, 28), (2031, 2, 5), (2031, 2, 3))


@pytest.mark.parametrize(
    ("row", "field", "value", "why"),
    [
        ("1,2031-03-05,1,2,x", "event", "1", "stands in an earlier row too"),
        (",2031-03-05,1,2,x", "event", "", "is missing"),
        ("2,2031-03-05,,2,x", "latitude", "", "is missing"),
        ("2,2031-03-05,north,2,x", "latitude", "north", "is no number"),
        ("2,2031-03-05,91,200,x", "latitude", "91", "is not from -90 to 90"),
        ("2,soon,1,2,x", "date", "soon", "cannot be read as a date"),
        ("2,2031-02-30,1,2,x", "date", "2031-02-30", "cannot be read as a date"),
        ("2,,1,2,x", "date", "", "is missing"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_good_one_taken(
    tmp_path: Path, row: str, field: str, value: str, why: str
) -> None:
    found = read(tmp_path, f"{HEADS}1,2031-03-04,1,2,x\n{row}\n")
    assert found.event == ("1",)
    (aside,) = found.set_aside
    assert (aside.row, aside.field, aside.value) == (2, field, value)
    assert aside.why.startswith(why)
    assert messages.told(aside.why, "fr") != aside.why


REFUSED = {
    "": "is empty",
    "event,date,latitude,kind\n1,2031-03-04,1,x\n": "there is no column longitude",
    "event,date,lat,lon\n1,2031-03-04,1,2\n": "there is no column kind",
    HEADS + "1,2031-03-04,1,2,x,y\n": "line 2 has 6 fields under 5 heads",
    HEADS + "1,2031-03-04,120,14,x\n2,2031-03-04,121,14,x\n": "are swapped: latitude is beyond 90 in 2 of 2",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_table_that_is_none_is_refused_in_both_languages(tmp_path: Path, text: str) -> None:
    with pytest.raises(BluehelmError, match=REFUSED[text]) as caught:
        read(tmp_path, text)
    assert messages.said(caught.value, "fr") != str(caught.value)


def test_a_table_of_heads_alone_is_a_source_without_accounts(tmp_path: Path) -> None:
    assert len(read(tmp_path, HEADS)) == 0


def test_semicolons_decimal_commas_and_old_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "source.csv"
    path.write_bytes("event;date;lat;lon;kind\n1;2031-03-04;13,5;-2,1;Ségou\n".encode("cp1252"))
    found = accounts(path, ["kind"])
    assert found.lat == pytest.approx(np.array([13.5]))
    assert found.kinds["kind"] == ("Ségou",)


def test_a_category_that_the_taxonomy_lacks_is_told_of_and_the_account_kept(tmp_path: Path) -> None:
    path = tmp_path / "kinds.csv"
    path.write_text("data.source,base.categories,fine,broad\nsource,raid,raid,attack\n")
    table = read(tmp_path, HEADS + "1,2031-03-04,1,2,raid\n2,2031-03-04,1,2,rade\n3,2031-03-04,1,2,\n")
    told = known(table, [taxonomy("kind", path)])
    assert len(told) == 3
    assert told.notes == (
        "1 accounts have a kind that the taxonomy does not have (rade);"
        " they are compared without it; say what they mean: add a row for source and each to the taxonomy",
    )
    assert messages.told(told.notes[0], "fr") != told.notes[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("source,kind,level\na,b,c\n", "a taxonomy has data.source"),
        ("data.source,base.categories\na,b\n", "a taxonomy has data.source"),
        ("data.source,base.categories,fine\na,b,c\na,b,d\n", "'b' of a means two things"),
    ],
)
def test_a_taxonomy_that_is_none_is_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "kinds.csv"
    path.write_text(text)
    with pytest.raises(BadInput, match=why) as caught:
        taxonomy("kind", path)
    assert messages.said(caught.value, "fr") != str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "source.csv"
    path.write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(Unreadable, match="is no text"):
        accounts(path, [])
