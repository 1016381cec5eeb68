"""Duties and the documents that met them: recorded, withdrawn, overdue, and kept through a new reading."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import store
from bluehelm.mandates.duties.accepting import ORAL
from bluehelm.mandates.duties.deliveries import LATE, ON_TIME, OVERDUE, UNRECORDED
from bluehelm.mandates.store import Document
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, DRAFT, FIRST, LETTER, OTHER_CONTENT, REPORT, TEXT

pytestmark = pytest.mark.usefixtures("later")
LATER = date(2031, 10, 1)
PAST = Document("S/2031/1", date(2031, 5, 1))


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
        (Document("a letter", date(2031, 7, 1)), "'a letter' is no symbol"),
        (Document(ORAL, date(2031, 7, 1)), "needs a document"),
        (Document("S/2040/1", date(2040, 1, 1)), "is to come"),
        (Document("S/2031/1", date(2031, 2, 28)), r"before S/RES/9001 \(2031\) of 2031-03-01"),
        (Document("S/2029/1", date(2031, 7, 1)), "S/2029/1 is of 2029"),
        (Document("S/2031/1", date(2031, 7, 1), due=date(2031, 7, 2)), "they are 2031-07-01"),
    ],
)
def test_a_delivery_that_makes_no_sense_is_refused(document: Document, said: str, analyst: User) -> None:
    with pytest.raises(BadInput, match=said):
        store.deliver("UNMIX", duty("letter").id, document, analyst)
    assert duty("letter").deliveries == ()
    assert not Change.objects.filter(verb="delivery recorded").exists()


@pytest.mark.usefixtures("db")
def test_a_duty_without_days_has_none_to_answer(mission: Mission, analyst: User) -> None:
    store.save(replace(TEXT, duties=(replace(LETTER, dates=()),)), CONTENT, "first.txt", None)
    with pytest.raises(BadInput, match="no day in its text"):
        store.deliver(
            "UNMIX", duty("letter").id, Document("S/2031/1", date(2031, 7, 1), LETTER.dates[0]), analyst
        )


@pytest.mark.usefixtures("db")
def test_a_day_of_an_earlier_reading_is_a_day_no_longer(mission: Mission, analyst: User) -> None:
    store.save(TEXT, CONTENT, "first.txt", None)
    moved = replace(LETTER, dates=(date(2031, 7, 4),))
    store.save(replace(TEXT, duties=(REPORT, moved)), CONTENT, "first.txt", None)
    with pytest.raises(BadInput, match="they are 2031-07-04"):
        store.deliver(
            "UNMIX", duty("letter").id, Document("S/2031/1", date(2031, 7, 1), LETTER.dates[0]), analyst
        )


@pytest.mark.usefixtures("db")
def test_an_update_may_be_given_orally(mission: Mission, analyst: User) -> None:
    store.save(replace(TEXT, duties=(replace(LETTER, form="update"),)), CONTENT, "first.txt", None)
    told = Document(ORAL, date(2031, 7, 1))
    assert store.deliver("UNMIX", duty("update").id, told, analyst).symbol == ORAL
    with pytest.raises(Refused, match="already, for 2031-07-01"):
        store.deliver("UNMIX", duty("update").id, told, analyst)


@pytest.mark.usefixtures("saved")
def test_the_same_document_is_recorded_once(analyst: User) -> None:
    assert store.deliver("UNMIX", duty("letter").id, PAST, analyst).symbol == "S/2031/1"
    for again in (PAST, replace(PAST, symbol=" s/2031/1"), replace(PAST, day=date(2031, 6, 1))):
        with pytest.raises(Refused, match="recorded for this duty already"):
            store.deliver("UNMIX", duty("letter").id, again, analyst)
    assert len(duty("letter").deliveries) == 1


@pytest.mark.usefixtures("saved")
def test_one_document_may_answer_two_days_where_that_is_said(analyst: User) -> None:
    first, second = REPORT.dates
    found = Document("S/2031/9", date(2031, 9, 3))  # answers the first, which it comes nearest to
    store.deliver("UNMIX", duty("report").id, found, analyst)
    for due in (None, first):
        with pytest.raises(Refused, match="already, for 2031-09-01; name another"):
            store.deliver("UNMIX", duty("report").id, replace(found, due=due), analyst)
    store.deliver("UNMIX", duty("report").id, replace(found, due=second), analyst)
    assert [one.symbol for one in duty("report").standing] == ["S/2031/9", "S/2031/9"]


@pytest.mark.usefixtures("saved")
def test_where_nothing_is_recorded_a_mandate_that_is_over_leaves_it_open(analyst: User) -> None:
    over = date(2033, 5, 1)
    assert [one.state for one in duty("report", over).standing] == [UNRECORDED] * 2
    assert store.overdue(over, "UNMIX") == ()
    store.deliver("UNMIX", duty("letter").id, PAST, analyst)
    assert [(one.state, one.days) for one in duty("report", over).standing] == [(OVERDUE, None)] * 2


@pytest.mark.usefixtures("saved")
def test_what_a_calendar_knows_rises_with_readings_deliveries_and_withdrawals(
    mission: Mission, analyst: User
) -> None:
    def times() -> tuple[int, int]:
        return duty("letter").kept.times, duty("report").kept.times

    assert times() == (0, 0)
    early = replace(PAST, day=date(2031, 6, 20))
    made = store.deliver("UNMIX", duty("letter").id, early, analyst)
    assert (times(), duty("letter").kept.at) == ((1, 0), made.at)
    assert duty("letter").kept.answered[LETTER.dates[0]].symbol == "S/2031/1"
    store.withdraw(made.id, analyst, "another letter")
    assert (times(), duty("letter").kept.answered) == ((2, 0), {})
    moved = replace(LETTER, dates=(date(2031, 7, 4),))
    saved = store.save(replace(TEXT, duties=(REPORT, moved)), CONTENT, "first.txt", None)
    assert times() == (3, 1)
    assert [one.times for one in store.calendar(saved.id)] == [1, 1]  # of the text alone
    assert [one.id for one in store.calendar(saved.id)] == [duty("report").id, duty("letter").id]


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
