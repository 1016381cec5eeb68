"""Violence by distance to bases in texts, English and French."""

import re

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.near import near
from bluehelm.impact.near.sites import NoNumber, kept, summed, yearly
from bluehelm.impact.near.told import counted, left_out, told
from bluehelm.impact.telling import beside
from bluehelm.record import messages
from tests.impact.near.test_near import bases, events

STOOD = bases((2030, 2036, 0.0), (2032, 2034, 600.0))
FOUND = near(events((2029, 0, 0), (2030, 30, 0), (2033, 608, 0), (2035, 900, 0)), STOOD, (10, 50))


def test_years_and_changes_stand_in_tables_ring_by_ring() -> None:
    first, second = told(FOUND, "", "en").tables
    assert first.heads == ("year", "bases", "ring, km", "events", "of all that year", "per 1,000 km²")
    assert first.rows[1] == ("2030", "1", "10 to 50", "1", "100%", "0.13")
    assert first.rows[2][3:5] == ("0", "none")
    assert not first.wide(0)
    assert {row[0] for row in second.rows} == {"opened", "seen to open", "closed"}
    assert "farther than 50 km from any base" in told(FOUND, "", "en").after[0]
    assert second.caption.startswith("events a year round a place, before a base opened or closed")


def test_what_is_added_up_is_named() -> None:
    shown = told(FOUND, "", "en", "deaths").tables
    assert shown[0].heads[3] == "sum of deaths"
    assert shown[1].caption.startswith("sum of deaths a year")


def test_numbers_are_whole_or_have_two_decimals() -> None:
    half = near(
        events((2030, 1, 0)), STOOD, (10,), weight=yearly({"year": [1], "lat": [0], "lon": [0]}).lat + 0.5
    )
    million = near(
        events((2030, 1, 0)), STOOD, (10,), weight=yearly({"year": [1], "lat": [0], "lon": [0]}).lat + 1.5e6
    )
    assert told(half, "", "fr").tables[0].rows[0][3] == "0,50"
    assert told(million, "", "en").tables[0].rows[0][3] == "1500000"


def test_where_no_base_opened_or_closed_that_is_said() -> None:
    found = near(events((2030, 0, 0)), bases((2030, 2036, 0.0)), (10,))
    assert [table.caption[:14] for table in told(found, "", "en").tables] == ["events by year"]
    assert told(found, "", "en").after[0].startswith("no base opened or closed")
    assert told(found, "", "fr").after[0].startswith("aucune base n’a ouvert ni fermé")


def test_all_of_it_is_french_in_french() -> None:
    one = told(FOUND, counted(("a.csv", 4), ("b.csv", 2), "fr"), "fr", "morts")
    assert one.notes[0].startswith("c’est de la proximité, non un effet")
    cells = [cell for table in one.tables for row in (table.heads, *table.rows) for cell in row]
    for text in (one.counted, *cells, *(table.caption for table in one.tables), *one.notes):
        assert not re.search(r"\b(the|of|to|year|events|none|same|opened|closed)\b", text), text
        assert not re.search(r"\d\.\d", text), text
    assert left_out(3, "morts", "fr") == "3 événements sans morts sont laissés de côté"


def test_what_was_not_read_is_said_with_the_name_of_its_table() -> None:
    table = yearly({"year": ["2030", "soon", "2031"], "lat": [0, 0, 0], "lon": [0, 0, 0]})
    assert list(beside.of_reading(table, "x.csv", "en"))[-1] == (
        "x.csv: 1 rows set aside; the first, row 2: timestamp '' is missing"
    )
    assert list(beside.of_reading(table, "x.csv", "fr"))[-1].startswith("x.csv : 1 lignes mises de côté")


def test_a_column_is_added_up_where_it_holds_numbers() -> None:
    table = yearly(
        {"year": [2030, 2031], "lat": [0, 0], "lon": [0, 0], "dead": [3.0, None], "town": ["a", "b"]}
    )
    events_left, numbers = summed(table, "dead")
    assert (len(events_left), numbers.tolist()) == (1, [3.0])
    for column, some in (("town", table), ("boats", table), ("dead", kept(table, table.row == 2))):
        with pytest.raises(NoNumber) as caught:
            summed(some, column)
        assert issubclass(NoNumber, BadInput)
        assert messages.said(caught.value, "fr") != str(caught.value)
