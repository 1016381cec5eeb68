"""Our own table of accounts: what is written comes back, and harm adds up."""

from datetime import date, time
from pathlib import Path

import pytest

from bluehelm.errors import BadInput, WrongKind
from bluehelm.record.said import Aside, Harmed, Said
from bluehelm.record.saidform import Sheet, apart, column, holds, key
from bluehelm.sources.eventfiles import reading
from tests.sources.eventfiles.filemaking import given, said, table, taken, why, written

FULL = Said(
    2, "A-7", date(2031, 3, 4), date(2031, 3, 6), "days", time(14, 30), "Ixville", 14.5, -3.25, 5.0, "ambush",
    "embuscade", "extremist_groups", "Group of Ix", "civilian", "villagers",
    (Harmed("killed", 2, 3, 5, "civilian", "female", "child"), Harmed("killed", None, 1, None, "fighter"),
     Harmed("injured", None, 0, None, "civilian", perpetrator="state_forces")),
    "Invented narrative, with a comma", "Operation Ix", "confidential", "verified", {"office": "east"},
)  # fmt: skip


def back(folder: Path, *saids: Said) -> list[Said]:
    sheet = Sheet((key(line) for said in saids for line in said.harm), ("office",))
    path = written(folder, [sheet.heads, *(sheet.row(one) for one in saids)])
    assert reading.guess(path) == "own"
    return taken(given(path))


def test_an_account_comes_back_as_it_was_written(tmp_path: Path) -> None:
    (found,) = back(tmp_path, FULL)
    assert found == FULL


def test_lines_of_harm_that_take_each_other_in_come_back_apart(tmp_path: Path) -> None:
    lines = (
        Harmed("killed", 1, 2, 3, "civilian", "female"),
        Harmed("killed", None, 4, None, "civilian"),
        Harmed("killed", None, 9, 12),
        Harmed("killed", None, 5, None, "civilian", perpetrator="state_forces"),
    )
    (found,) = back(tmp_path, Said(2, "B", date(2031, 1, 1), date(2031, 1, 1), harm=lines))
    assert set(found.harm) == set(lines)


def test_a_line_without_a_column_is_not_dropped() -> None:
    with pytest.raises(KeyError):
        Sheet([]).row(FULL)


def test_what_a_total_counts_beyond_its_parts_is_of_unknown_status(tmp_path: Path) -> None:
    found = said(
        tmp_path, "ref,first,killed_low,killed,killed_high,killed_civilian", "1,2031-03-04,6,10,14,4"
    )
    assert set(found.harm) == {Harmed("killed", None, 4, None, "civilian"), Harmed("killed", 2, 6, 10)}


def test_the_low_of_a_total_takes_from_civilians_first_so_that_theirs_is_certain(tmp_path: Path) -> None:
    found = said(
        tmp_path, "ref,first,killed_low,killed,killed_civilian,killed_fighter", "1,2031-03-04,3,9,4,5"
    )
    assert {(one.status, one.low, one.best) for one in found.harm} == {("civilian", 0, 4), ("fighter", 3, 5)}


def test_a_total_below_the_sum_of_its_parts_is_set_aside(tmp_path: Path) -> None:
    found = why(tmp_path, "ref,first,killed,killed_civilian,killed_fighter", "1,2031-03-04,3,2,2")
    assert (found.line, found.field, found.value) == (2, "killed", "3")
    assert "below the sum of its parts (4)" in found.why


@pytest.mark.parametrize("cells", ["5,3,9", "1,9,3", "5,,3"])
def test_low_best_and_high_out_of_order_are_set_aside(tmp_path: Path, cells: str) -> None:
    assert (
        "must rise" in why(tmp_path, "ref,first,killed_low,killed,killed_high", f"1,2031-03-04,{cells}").why
    )


def test_columns_that_count_partly_the_same_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'killed_female' and 'killed_child' count partly the same people"):
        given(table(tmp_path, "ref,first,killed_female,killed_child\n1,2031-03-04,1,1\n"))


def test_zero_is_told_and_missing_is_not_zero(tmp_path: Path) -> None:
    found = said(tmp_path, "ref,first,killed,injured,abducted", "1,2031-03-04,0,,NA")
    assert found.harm == (Harmed("killed", None, 0, None),)


def test_a_row_needs_no_more_than_a_day(tmp_path: Path) -> None:
    found = said(tmp_path, "ref,first,kind", ",2031-03-04,")
    assert (found.kind, found.perpetrator, found.state, found.lat, found.harm) == (
        "other", "unidentified", "reported", None, (),
    )  # fmt: skip


def test_words_of_both_languages_mean_the_same_term_and_stay_as_printed(tmp_path: Path) -> None:
    found = taken(
        given(
            table(
                tmp_path, "ref,first,kind\n1,2031-03-04,Embuscade\n2,2031-03-04,AMBUSH\n3,2031-03-04,ambush\n"
            )
        )
    )
    assert [one.kind for one in found] == ["ambush"] * 3
    assert [one.kind_said for one in found] == ["Embuscade", "AMBUSH", ""]


@pytest.mark.parametrize("head", ["kind", "state", "sensitivity"])
def test_a_category_that_is_not_known_is_set_aside(tmp_path: Path, head: str) -> None:
    found = why(tmp_path, f"ref,first,{head}", "1,2031-03-04,marvel")
    assert (found.field, found.value) == (head, "marvel")


def test_a_group_without_a_category_is_unidentified_and_told_of(tmp_path: Path) -> None:
    found = reading.read(table(tmp_path, "ref,first,perpetrator\n1,2031-03-04,Knights of Ix\n"))
    (row,) = taken(list(given(found.path)))
    assert (row.perpetrator, row.perpetrator_said) == ("unidentified", "Knights of Ix")
    found.plan.setting.today = date(2031, 6, 1)
    list(found)
    assert "Knights of Ix (1)" in found.notes[0]


def test_a_table_with_other_heads_needs_a_mapping(tmp_path: Path) -> None:
    path = table(tmp_path, "Jour,Lieu\n2031-03-04,Ixville\n")
    assert reading.guess(path) == "table"
    with pytest.raises(BadInput, match="There are: Jour, Lieu"):
        given(path)


def test_names_of_columns_tell_what_they_take_in() -> None:
    wide, fine, other = (column(one) for one in ("killed", "killed_civilian_low", "killed_fighter"))
    assert wide is not None
    assert fine is not None
    assert other is not None
    assert (holds(wide, fine), holds(fine, wide), apart(fine, other)) == (True, False, True)
    assert column("killed_children") is None


def test_a_form_that_there_is_not_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "ref,first,kind\n1,2031-03-04,ambush\n")
    with pytest.raises(BadInput, match="There is no form 'gdelt'"):
        given(path, "gdelt")
    for form in ("ucdp", "hxl", "geojson"):
        with pytest.raises(WrongKind, match="Read it as a table"):
            given(path, form)


def test_what_no_field_takes_is_kept_beside(tmp_path: Path) -> None:
    found = said(tmp_path, "ref,first,kind,Cercle,Nothing", "1,2031-03-04,ambush,Ix,")
    assert found.extra == {"Cercle": "Ix"}
    assert not isinstance(found, Aside)
