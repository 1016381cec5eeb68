"""Duties and the documents that met them: recorded, withdrawn, overdue, and kept through a new reading."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import store
from bluehelm.mandates.duties.deliveries import LATE, ON_TIME, OVERDUE
from bluehelm.mandates.store import Document
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission, User
from tests.mandates.store.mandatemaking import CONTENT, DRAFT, FIRST, LETTER, OTHER_CONTENT, REPORT, TEXT

LATER = date(2031, 10, 1)
PAST = Document("S/2020/1", date(2020, 5, 1))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented mandate runs in 2031."""
    from datetime import datetime

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Later":
            return cls(2032, 4, 1)

    monkeypatch.setattr("bluehelm.mandates.store.owing.datetime", Later)


def duty(form: str, as_at: date = LATER) -> store.DutyRow:
    return next(row for row in store.duties("UNMIX", as_at) if row.duty.form == form)


@pytest.mark.usefixtures("saved")
def test_the_duties_of_a_mission_stand_with_their_days() -> None:
    assert [row.duty for row in store.duties("UNMIX", LATER)] == [REPORT, LETTER]
    assert [row.state for row in duty("letter").standing] == [OVERDUE]
    assert store.duties("UNOTHER") == ()
    assert len(store.duties()) == 2


@pytest.mark.usefixtures("saved")
def test_a_document_answers_the_day_it_comes_nearest_to(analyst: User) -> None:
    made = store.deliver(
        "UNMIX", duty("letter").id, Document("S/2031/9", date(2031, 7, 3)), analyst, "by hand"
    )
    assert (made.by, made.note, made.withdrawn) == ("analyst", "by hand", None)
    row = duty("letter")
    assert row.deliveries == (made,)
    assert [(one.state, one.days, one.symbol) for one in row.standing] == [(LATE, 2, "S/2031/9")]
    named = Document("S/2031/10", date(2031, 8, 1), due=date(2032, 3, 1))
    store.deliver("UNMIX", duty("report").id, named, analyst)
    assert [one.state for one in duty("report").standing] == [OVERDUE, ON_TIME]


@pytest.mark.usefixtures("saved")
def test_a_withdrawn_delivery_stays_visible_and_answers_nothing(analyst: User, colleague: User) -> None:
    made = store.deliver("UNMIX", duty("letter").id, Document("S/2031/9", date(2031, 7, 1)), analyst)
    assert store.overdue(LATER, "UNMIX") == (duty("report"),)
    store.withdraw(made.id, colleague, "it was another letter")
    [kept] = duty("letter").deliveries
    assert (kept.withdrawn_by, kept.withdrawn_why) == ("colleague", "it was another letter")
    assert [row.duty.form for row in store.overdue(LATER, "UNMIX")] == ["letter", "report"]
    with pytest.raises(Refused, match="already"):
        store.withdraw(made.id, colleague, "again")
    store.deliver("UNMIX", duty("letter").id, Document("S/2031/9", date(2031, 7, 1)), analyst)


@pytest.mark.usefixtures("db")
def test_what_is_not_firmly_owed_is_never_overdue() -> None:
    loose = (
        replace(LETTER, provisional=True),
        replace(LETTER, content=("oil if any",), condition="if oil is spilt"),
        replace(LETTER, content=("oil in the report",), within="4"),
    )
    store.save(replace(TEXT, duties=loose), CONTENT, "first.txt", None)
    assert store.overdue(LATER) == ()
    assert len(store.duties("UNMIX", LATER)) == 3


@pytest.mark.usefixtures("db")
def test_a_report_answers_what_was_to_be_included_in_it(mission: Mission, analyst: User) -> None:
    inside = replace(REPORT, path="6", form="update", within="4")
    store.save(replace(TEXT, duties=(REPORT, inside)), CONTENT, "first.txt", None)
    store.deliver("UNMIX", duty("report").id, Document("S/2031/9", date(2031, 9, 1)), analyst)
    assert [one.symbol for one in duty("update").standing] == ["S/2031/9", None]
    assert duty("update").deliveries == ()


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("document", "said"),
    [
        (Document(" ", date(2031, 7, 1)), "needs the symbol"),
        (Document("S/1", date(2040, 1, 1)), "is to come"),
        (Document("S/1", date(2031, 7, 1), due=date(2031, 7, 2)), "none of the days"),
        (Document("S/" + "1" * 70, date(2031, 7, 1)), "at most 64 fit"),
    ],
)
def test_a_delivery_that_makes_no_sense_is_refused(document: Document, said: str, analyst: User) -> None:
    with pytest.raises(BadInput, match=said):
        store.deliver("UNMIX", duty("letter").id, document, analyst)
    assert duty("letter").deliveries == ()


@pytest.mark.usefixtures("saved")
def test_the_same_document_is_recorded_once(analyst: User) -> None:
    store.deliver("UNMIX", duty("letter").id, PAST, analyst)
    with pytest.raises(Refused, match="recorded for this duty already"):
        store.deliver("UNMIX", duty("letter").id, PAST, analyst)


@pytest.mark.usefixtures("saved")
def test_only_an_editor_records_and_withdraws(reader: User, stranger: User, analyst: User) -> None:
    letter = duty("letter").id
    made = store.deliver("UNMIX", letter, PAST, analyst)
    for person, error in ((reader, Refused), (stranger, Unseen)):
        with pytest.raises(error):
            store.deliver("UNMIX", letter, PAST, person)
        with pytest.raises(error):
            store.withdraw(made.id, person, "mine")
    with pytest.raises(Unseen, match="no duty"):
        store.deliver("UNMIX", "0" * 12, PAST, analyst)
    with pytest.raises(BadInput, match="a reason"):
        store.withdraw(made.id, analyst, " ")


def test_a_delivery_holds_for_a_new_reading_and_for_the_adopted_text(mission: Mission, analyst: User) -> None:
    loose = tuple(replace(one, provisional=True) for one in TEXT.duties)
    draft = replace(TEXT, symbol=DRAFT, status="draft", date=date(2031, 2, 26), duties=loose)
    store.save(draft, OTHER_CONTENT, "draft.txt", None)
    made = store.deliver("UNMIX", duty("letter").id, PAST, analyst)
    moved = replace(LETTER, path="7", content=("oil", "its price"))
    adopted = replace(TEXT, duties=(replace(REPORT, path="6"), moved))
    store.save(adopted, CONTENT, "first.txt", None)
    store.save(replace(adopted, title="Read anew"), CONTENT, "first.txt", None)
    assert [(row.symbol, row.duty.path) for row in store.duties("UNMIX")] == [(FIRST, "6"), (FIRST, "7")]
    assert duty("letter").deliveries == (made,)
