"""The whole of an invented draft, from its file to its duties, measures and calendar."""

from datetime import date
from pathlib import Path

import pytest

from bluehelm.mandates import load
from bluehelm.mandates.duties import duties
from bluehelm.mandates.duties.deliveries import Delivery, Term, standing
from bluehelm.mandates.duties.ical import calendar
from bluehelm.mandates.rows import Text

DRAFT = Path(__file__).parents[1] / "data" / "duties.txt"
QUARTERS = (date(2031, 6, 30), date(2031, 9, 30), date(2031, 12, 30), date(2032, 3, 30))


@pytest.fixture(scope="module")
def draft() -> Text:
    return load.read(DRAFT)


def test_every_duty_of_the_draft_is_found_with_who_what_and_when(draft: Text) -> None:
    found = [(duty.path, duty.owed_by, duty.form, duty.dates) for duty in duties(draft)]
    assert found == [
        ("2", "Secretary-General", "update", QUARTERS[:1]),
        ("4(a)", "UNMIX", "report", ()),
        ("6", "Secretary-General", "information", ()),
        ("7", "Secretary-General", "report", QUARTERS),
        ("8", "Secretary-General", "roadmap", (date(2032, 1, 31),)),
    ]


def test_what_it_includes_in_another_report_and_when_is_said(draft: Text) -> None:
    found = {duty.path: duty for duty in duties(draft)}
    assert found["2"].within == "7"
    assert found["6"].condition == "if breaches occur"
    assert found["7"].content == ("the priority measures referenced in paragraph 1 above", "the crossings")
    assert all(duty.provisional for duty in found.values())


def test_the_day_of_adoption_moves_the_days(draft: Text) -> None:
    later = load.read(DRAFT, adopted=date(2031, 4, 15))
    assert next(duty.dates[0] for duty in duties(later) if duty.path == "7") == date(2031, 7, 15)


def test_one_report_answers_both_of_its_duties(draft: Text) -> None:
    given = [Delivery("S/2031/1200", date(2031, 6, 28), ("7",))]
    rows = standing(duties(draft), given, date(2031, 7, 1), Term(None, None))
    assert {row.duty.path for row in rows if row.symbol == "S/2031/1200"} == {"2", "7"}


def test_the_text_as_it_is_read_carries_its_duties_into_the_calendar(draft: Text) -> None:
    assert draft.duties == duties(draft)
    assert calendar([draft]).count("BEGIN:VEVENT") == 6
