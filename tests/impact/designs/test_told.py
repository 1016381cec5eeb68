"""Designs in texts, English and French; no library of the extra is needed for them."""

import re
from dataclasses import replace

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.designs import NOTES
from bluehelm.impact.designs.rows import LIBRARIES, Design, Designs, Joint, Step, missing
from bluehelm.impact.designs.sample import FEW_EVENTS, FEW_OTHERS, FEW_PLACES
from bluehelm.impact.designs.told import told
from bluehelm.impact.telling import beside
from bluehelm.impact.telling.beside import Told
from bluehelm.record import messages

FOUND = Designs(
    km=20.0, days=7.0, bin_days=0.5, places=25, bins=442, events=688, responses=329,
    designs=(
        Design("two-way", "place and time effects", 0.884, 0.7, 1.1, 0.24, 1940, 138, 25),
        Design("plain", "no effects", None, None, None, None, 3, 1, 2, None, FEW_EVENTS),
        Design(
            "history", "the place's past events instead of place effects; negative binomial",
            0.05, 0.01, 12.0, 1e-9, 300, 151, 25, 0.98,
        ),
    ),
    steps=(
        Step(-14.0, -7.5, 1.15, 0.92, 1.43, 0.2126, 1953, 175),
        Step(0.0, 0.0, None, None, None, None, 0, 0, "cannot be told apart from the places and times"),
    ),
    leads=Joint(47.22, (4, 24), 1e-8),
    notes=(NOTES["unequal"].format(p="<0.0001"), NOTES["few"].format(places=25, few=30)),
)  # fmt: skip
WHY = (
    FEW_EVENTS,
    FEW_PLACES,
    FEW_OTHERS,
    "not settled: the regression found no end",
    "the leads cannot be tested together: too few places for so many steps",
)


def texts(one: Told) -> list[str]:
    cells = [cell for table in one.tables for row in (table.heads, *table.rows) for cell in row]
    return [one.counted, *(table.caption for table in one.tables), *cells, *one.after, *one.notes]


def test_each_figure_stands_in_its_column() -> None:
    found = told(FOUND, "x.csv", "en")
    assert found.counted.startswith("x.csv: 25 places, 442 bins of time (0.5 d), 329 responses, 688 dep")
    designs, steps = found.tables
    assert designs.heads == ("design", "ratio", "95% interval", "p", "events", "places", "note")
    assert designs.rows[0] == ("two-way", "0.88", "0.70 to 1.10", "0.2400", "138", "25", "")
    assert designs.rows[1] == ("plain", "none", "none", "none", "1", "2", FEW_EVENTS)
    assert designs.rows[2][-1] == "dispersion 0.98"
    assert steps.rows[0] == ("-14 to -7.5", "1.15", "0.92 to 1.43", "0.2126", "175", "1953", "")
    assert steps.rows[1][0] == "0"
    assert found.after[0] == "leads together: F 47.22 on 4 and 24, p <0.0001"
    assert "a ratio below 1: fewer events" in found.after[1]


def test_where_there_is_room_it_is_said_what_a_design_holds_constant() -> None:
    table = told(FOUND, "x.csv", "fr", explained=True).tables[0]
    assert table.names == 2
    assert table.rows[0][:3] == ("two-way", "effets de lieu et de temps", "0,88")


def test_a_column_of_notes_is_there_only_where_there_is_a_note() -> None:
    plain = replace(FOUND, steps=FOUND.steps[:1])
    assert told(plain, "x.csv", "en").tables[1].heads[-1] == "place-times"
    assert told(FOUND, "x.csv", "en").tables[1].heads[-1] == "note"


def test_leads_that_were_not_tested_say_why() -> None:
    untested = replace(FOUND, leads=Joint(None, None, None, FEW_PLACES))
    assert told(untested, "x", "en").after[0] == f"leads together: {FEW_PLACES}"
    assert "trop peu de lieux ont" in told(untested, "x", "fr").after[0]


def test_all_of_it_is_french_in_french() -> None:
    for text in texts(told(FOUND, "tableau", "fr", explained=True)):
        assert not re.search(r"\b(the|of|to|with|not|places|events|leads)\b", text), text
        assert not re.search(r"\d\.\d", text), text


@pytest.mark.parametrize("why", WHY)
def test_each_reason_and_note_is_said_in_french(why: str) -> None:
    assert messages.told(why, "fr") != why
    noted = NOTES["untested"].format(why=why)
    assert messages.told(noted, "fr").endswith(messages.told(why, "fr"))


def test_notes_with_figures_are_said_in_french() -> None:
    for note, shown in (
        (NOTES["ends"].format(days=3.5), "3,5 jours à chaque bout"),
        (NOTES["unequal"].format(p="0.0123"), "p 0,0123"),
        (NOTES["equal"].format(p="0.5000"), "p 0,5000"),
    ):
        assert shown in messages.told(note, "fr")


def test_the_page_escapes_what_a_table_is_called_and_gives_notes_room() -> None:
    shown = beside.body(told(FOUND, "<b>", "en", explained=True), ("<i>: odd",), "en")
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert f'<td class="wide">{FEW_EVENTS}</td>' in shown
    assert shown.index("<table>") < shown.index("leads together") < shown.index("What was left out")


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(BadInput, match="not one of en, fr"):
        beside.words("none", "de")


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bluehelm.impact.designs.rows.find_spec", lambda name: name != LIBRARIES[1] or None)
    assert str(missing()).endswith("pyfixest is not here.")
    monkeypatch.setattr("bluehelm.impact.designs.rows.find_spec", lambda name: name)
    assert missing() is None
