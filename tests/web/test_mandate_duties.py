"""What is owed under the mandates of a mission, month by month, and what was delivered."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import Mission, User
from tests.mandates.store.mandatemaking import CONTENT, LETTER, REPORT, TEXT
from tests.web.mandatepages import HERE, SignIn, opened, plain, read, sound

DUTIES = HERE + "duties/"
PAST = tuple(date(2021, month, 1) for month in (3, 9))
ONCE = replace(REPORT, dates=PAST)
WARNING = replace(LETTER, dates=(date(2021, 6, 1),), condition="if lamps fail")


@pytest.fixture
def owing(loaded: Mission) -> Mission:
    """UNMIX, which owes a report twice, and a letter only if something happens."""
    store.save(replace(TEXT, duties=(ONCE, WARNING)), CONTENT, "first.txt", None)
    return opened(loaded)


def report() -> str:
    """The address of the report."""
    found = next(row for row in store.duties("UNMIX") if row.duty.form == "report")
    return f"{DUTIES}{found.id}/"


def deliver(client: Client, **said: str) -> str:
    form = {"symbol": "S/2021/300", "day": "2021-03-02", "due": "", "note": "", **said}
    return client.post(f"{report()}deliver/", form, follow=True).content.decode()


def test_the_list_says_what_is_overdue_as_at_a_day(owing: Mission, client: Client) -> None:
    page = plain(read(client, DUTIES + "?day=2021-04-01"))
    assert "As it stands on 1 April 2021" in page
    assert "overdue 1 of 2" in page
    assert "owed 1 of 2" in page
    assert "1 March 2021 (31 days late)" in page


def test_what_is_owed_only_if_something_happens_is_told_and_not_counted(
    owing: Mission, client: Client
) -> None:
    page = plain(read(client, DUTIES))
    assert "1 more is not counted" in page
    assert "only if" in page
    overdue = page[page.index("Overdue") : page.index("The year")]
    assert "Letter" not in overdue


def test_the_year_is_shown_month_by_month(owing: Mission, client: Client) -> None:
    page = plain(read(client, DUTIES + "?year=2021"))
    year = page[page.index("The year 2021") :]
    assert year.index("March") < year.index("June") < year.index("September")
    march = year[year.index("March") : year.index("April")]
    assert "1 Report, Secretary-General" in march
    assert "nothing" in year[year.index("January") : year.index("February")]


def test_a_filter_keeps_one_text_and_one_state(owing: Mission, client: Client) -> None:
    assert "1 entry in the list" in read(client, DUTIES + "?state=overdue&day=2021-04-01")
    assert "0 entries in the list" in read(client, DUTIES + "?text=S/RES/1")
    assert "3 entries in the list" in read(client, DUTIES + "?day=never&state=")


def test_a_delivery_is_recorded_and_answers_the_nearest_day(
    owing: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    page = plain(deliver(client, note="on paper"))
    assert "The delivery was recorded." in page
    assert "1 March 2021 ✓ delivered late 1 S/2021/300" in page
    assert "recorded on" in page
    assert "by analyst" in page
    assert "delivered late 1 of 2" in plain(read(client, DUTIES))
    assert "delivery recorded" in read(client, HERE.replace("mandate/", "history/"))


def test_a_delivery_is_withdrawn_with_a_reason_and_stays_visible(
    owing: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    deliver(client)
    made = store.duties("UNMIX")[0].deliveries[0].id
    address = f"{report()}withdraw/{made}/"
    assert "a reason is needed" in client.post(address, {"why": " "}, follow=True).content.decode()
    page = plain(client.post(address, {"why": "another report"}, follow=True).content.decode())
    assert "S/2021/300, 2 March 2021" in page
    assert "another report" in page
    assert "delivered late 0 of 2" in plain(read(client, DUTIES))
    assert client.post(f"{report()}withdraw/99/", {"why": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"day": "2999-01-01"}, "is to come"),
        ({"symbol": ""}, "This field is required"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"due": "1999-01-01"}, "Select a valid choice"),
    ],
)
def test_a_refused_delivery_says_why(
    owing: Mission, analyst: User, as_: SignIn, said: dict[str, str], told: str
) -> None:
    page = deliver(as_(analyst), **said)
    assert told in page
    sound(page)
    assert store.duties("UNMIX")[0].deliveries == ()


def test_only_editors_record_and_a_form_cannot_be_forged(
    owing: Mission, reader: User, stranger: User, analyst: User, as_: SignIn
) -> None:
    form = {"symbol": "S/2021/300", "day": "2021-03-02"}
    assert "Record it" not in read(as_(reader), report())
    assert as_(reader).post(f"{report()}deliver/", form).status_code == 403
    assert as_(stranger).post(f"{report()}deliver/", form).status_code == 403
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(f"{report()}deliver/", form).status_code == 403


def test_names_are_for_members(owing: Mission, analyst: User, as_: SignIn, client: Client) -> None:
    deliver(as_(analyst))
    client.logout()
    assert "analyst" not in read(client, report())


def test_nobody_is_late_under_a_draft(loaded: Mission, client: Client) -> None:
    draft = replace(TEXT, symbol="S/2021/9", status="draft", duties=(replace(ONCE, provisional=True),))
    store.save(draft, CONTENT, "draft.txt", None)
    opened(loaded)
    page = plain(read(client, DUTIES))
    entries = page[page.index("The year") :]
    assert "provisional" in entries
    assert "overdue" not in entries
    assert "nothing is owed" in read(client, report())


@pytest.mark.parametrize(("language", "word"), [("en", "Report"), ("fr", "Rapport")])
def test_the_calendar_holds_each_day_once(owing: Mission, client: Client, language: str, word: str) -> None:
    client.cookies["django_language"] = language
    response = client.get(DUTIES + "calendar.ics")
    body = response.content.decode()
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert body.count("BEGIN:VEVENT") == 3
    assert f"SUMMARY:{word}" in body


@pytest.mark.parametrize(("language", "word"), [("en", "Duties to report"), ("fr", "Obligations de compte")])
def test_the_pages_are_sound_in_both_languages(
    owing: Mission, analyst: User, as_: SignIn, language: str, word: str
) -> None:
    for address in (DUTIES, report()):
        sound(read(as_(analyst), address, language))
    assert word in read(as_(analyst), DUTIES, language)
