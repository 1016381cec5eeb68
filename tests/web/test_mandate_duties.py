"""What is owed under the mandates of a mission, month by month, and what was delivered."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import Change, Membership, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, LETTER, REPORT, TEXT
from tests.web.mandatepages import HERE, SignIn, opened, plain, read, sound

DUTIES = HERE + "duties/"
PAST = tuple(date(2021, month, 1) for month in (3, 9))
ONCE = replace(REPORT, dates=PAST)
RUNNING = replace(TEXT, date=date(2021, 1, 1), adopted=date(2021, 1, 1), ends=date(2021, 12, 31))
WARNING = replace(LETTER, dates=(date(2021, 6, 1),), condition="if lamps fail")


@pytest.fixture
def owing(loaded: Mission) -> Mission:
    """UNMIX, which owes a report twice, and a letter only if something happens."""
    store.save(replace(RUNNING, duties=(ONCE, WARNING)), CONTENT, "first.txt", None)
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
    assert "Due so far 1 of 2 Delivered 0 of 1 Without a recorded delivery 1 of 1 Not yet due 1 of 2" in page
    assert "! overdue 1 of 2" in page
    assert "owed 1 of 2" in page
    assert "1 March 2021 (31 days late)" in page


def test_what_is_owed_only_if_something_happens_is_told_and_not_counted(
    owing: Mission, client: Client
) -> None:
    page = plain(read(client, DUTIES + "?day=2021-07-01"))
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
    page = plain(read(client, DUTIES))
    assert "delivered late 1 of 2" in page
    assert "Due so far 2 of 2 Delivered 1 of 2 Without a recorded delivery 1 of 2" in page
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
    assert "Delivered 0 of 2" in plain(read(client, DUTIES))
    assert client.post(f"{report()}withdraw/99/", {"why": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"day": "2999-01-01"}, "2999-01-01 is to come"),
        ({"day": "2020-12-31"}, "2020-12-31 is before S/RES/9001 (2031) of 2021-01-01"),
        ({"symbol": ""}, "This field is required"),
        ({"symbol": "the letter"}, "is no symbol of a United Nations document; write one such as S/2031/100"),
        ({"symbol": "S/2019/300"}, "S/2019/300 is of 2019, and the day of delivery is 2021-03-02"),
        ({"symbol": "no symbol (oral briefing)"}, "this duty needs a document"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"due": "1999-01-01"}, "1999-01-01 is none of the days of this duty"),
    ],
)
def test_a_refused_delivery_says_why_and_keeps_what_was_typed(
    owing: Mission, analyst: User, as_: SignIn, said: dict[str, str], told: str
) -> None:
    page = deliver(as_(analyst), note="typed with care", **said)
    assert told in unescape(page)
    assert "typed with care" in page
    sound(page)
    assert nothing_written()


def nothing_written() -> bool:
    rows = store.duties("UNMIX")
    return not any(row.deliveries for row in rows) and not Change.objects.filter(verb__contains="deliver")


def test_the_same_document_is_said_to_be_there_and_not_doubled(
    owing: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    deliver(client)
    page = deliver(client, symbol=" s/2021/300 ", due="2021-03-01")
    assert "S/2021/300 is recorded for this duty already, for 2021-03-01" in page
    sound(page)
    [made] = store.duties("UNMIX")[0].deliveries
    assert made.symbol == "S/2021/300"


def test_a_delivery_that_answers_no_day_is_kept_and_said_to_answer_none(
    owing: Mission, analyst: User, as_: SignIn
) -> None:
    page = plain(deliver(as_(analyst), symbol="S/2021/5", day="2021-01-04"))
    assert "The delivery was recorded, but answers no day" in page
    assert "S/2021/5 , 4 January 2021 answers no day" in page


def test_an_update_may_be_given_orally_and_a_report_may_not(
    loaded: Mission, analyst: User, as_: SignIn
) -> None:
    store.save(replace(RUNNING, duties=(replace(ONCE, form="update"),)), CONTENT, "first.txt", None)
    client = as_(analyst)
    key = store.duties("UNMIX")[0].id
    assert "No symbol: it was given orally" in read(client, f"{DUTIES}{key}/")
    form = {"symbol": "S/2021/300", "oral": "on", "day": "2021-03-01"}
    assert "not both" in client.post(f"{DUTIES}{key}/deliver/", form).content.decode()
    page = client.post(f"{DUTIES}{key}/deliver/", form | {"symbol": ""}, follow=True).content.decode()
    assert "1 March 2021 ✓ delivered on time 0 no symbol (oral briefing)" in plain(page)
    assert "sans cote (exposé oral)" in read(client, f"{DUTIES}{key}/", "fr")
    store.save(replace(RUNNING, duties=(ONCE,)), CONTENT, "first.txt", None)
    assert "given orally" not in read(client, report())


def test_delivered_withdrawn_and_delivered_again_with_who_and_why_in_the_history(
    owing: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    deliver(as_(analyst), note="from the registry")
    [made] = store.duties("UNMIX")[0].deliveries
    client = as_(colleague)
    client.post(f"{report()}withdraw/{made.id}/", {"why": "it is the letter"})
    again = plain(deliver(client, symbol="S/2021/301", day="2021-02-26"))
    assert "1 March 2021 ✓ delivered on time 3 S/2021/301" in again
    assert "by analyst" in again
    assert "withdrawn on" in again
    assert "by colleague it is the letter" in again
    history = plain(read(client, HERE.replace("mandate/", "history/")))
    assert history.count("delivery recorded") == 2
    assert "delivery withdrawn" in history
    for told in ("analyst", "colleague", "it is the letter", "from the registry"):
        assert told in history
    deliver(client, symbol="S/2021/300", day="2021-08-30")  # the withdrawn one is no hindrance
    assert [one.symbol for one in store.duties("UNMIX")[0].standing] == ["S/2021/301", "S/2021/300"]


def test_a_delivery_is_withdrawn_once(owing: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    deliver(client)
    [made] = store.duties("UNMIX")[0].deliveries
    address = f"{report()}withdraw/{made.id}/"
    client.post(address, {"why": "first"})
    assert "withdrawn already" in client.post(address, {"why": "second"}, follow=True).content.decode()
    [kept] = store.duties("UNMIX")[0].deliveries
    assert kept.withdrawn_why == "first"
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("who", ["nobody", "stranger", "reader"])
def test_who_has_no_role_to_enter_writes_nothing(
    owing: Mission, stranger: User, reader: User, analyst: User, client: Client, who: str, public: bool
) -> None:
    given = store.Document("S/2021/9", date(2021, 3, 1))
    made = store.deliver("UNMIX", report().split("/")[-2], given, analyst)
    address, changes = report(), Change.objects.count()
    owing.public = public
    owing.save()
    if who != "nobody":
        client.force_login(
            {"stranger": stranger, "reader": reader}[who],
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
    form = {"symbol": "S/2021/300", "day": "2021-03-02"}
    for response in (
        client.post(f"{address}deliver/", form),
        client.post(f"{address}withdraw/{made.id}/", {"why": "x"}),
    ):
        assert response.status_code in (302, 403, 404)
        assert response.status_code != 302 or "/accounts/" in response.headers["Location"]
    assert Change.objects.count() == changes
    [kept] = store.duties("UNMIX")[0].deliveries
    assert kept.withdrawn is None


def test_one_mission_s_editor_writes_nothing_into_another_s(
    owing: Mission, analyst: User, as_: SignIn, stranger: User
) -> None:
    Membership.objects.create(
        user=stranger, mission=Mission.objects.create(code="UNOTHER", name_en="O", name_fr="O"), role="editor"
    )
    form = {"symbol": "S/2021/3", "day": "2021-03-02"}
    assert as_(stranger).post(f"{report()}deliver/", form).status_code in (403, 404)
    assert nothing_written()


def test_the_page_starts_on_the_last_day_of_its_period_or_today(owing: Mission, client: Client) -> None:
    from datetime import UTC, datetime

    day = min(date(2032, 6, 30), datetime.now(UTC).date())
    assert f'name="day" value="{day}"' in read(client, DUTIES)


def test_under_a_mandate_that_is_over_nobody_is_called_overdue(owing: Mission, client: Client) -> None:
    page = plain(read(client, DUTIES + "?day=2022-06-01"))
    assert "Due so far 2 of 2 Delivered 0 of 2 Without a recorded delivery 2 of 2 Not yet due 0 of 2" in page
    assert "? no delivery recorded 2 of 2" in page
    assert "! overdue" not in page
    assert "late" not in page.replace("delivered late", "")
    assert "Show the days that have passed with no delivery recorded" in page
    chosen = plain(read(client, DUTIES + "?day=2022-06-01&state=no+delivery+recorded"))
    assert "3 entries in the list" in chosen  # what is owed only if something happens, too


def test_long_after_the_end_no_days_are_counted(owing: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    deliver(client)
    page = plain(read(client, DUTIES + "?day=2023-06-01"))
    assert "! overdue 1 of 2" in page
    assert "1 September 2021" in page[page.index("Overdue") :]
    assert "days late" not in page


def test_the_day_looked_at_stays_through_a_post(owing: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    assert f"{report()}?day=2021-02-01" in read(client, DUTIES + "?day=2021-02-01")
    page = read(client, f"{report()}?day=2021-02-01")
    assert f'action="{report()}deliver/?day=2021-02-01"' in page
    form = {"symbol": "S/2021/300", "day": "2021-03-02"}
    response = client.post(f"{report()}deliver/?day=2021-02-01", form)
    assert response.headers["Location"] == f"{report()}?day=2021-03-02"  # else it would not be seen
    assert "after 1 February 2021" in plain(read(client, f"{report()}?day=2021-02-01"))


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


def test_a_calendar_s_sequence_rises_with_a_delivery_and_with_a_corrected_day(
    owing: Mission, analyst: User, as_: SignIn
) -> None:
    def march(client: Client) -> tuple[str, str, int, bytes]:
        body = client.get(DUTIES + "calendar.ics").content
        event = next(part for part in body.decode().split("BEGIN:VEVENT") if "(1/2)" in part)
        found = re.search(r"UID:(\S+)\r\nDTSTAMP:(\S+)\r\n.*?SEQUENCE:(\d+)", event, re.DOTALL)
        assert found is not None
        return found[1], found[2], int(found[3]), body

    client = as_(analyst)
    first = march(client)
    assert march(client) == first  # the same state, the same bytes
    deliver(client)
    second = march(client)
    assert (second[0], second[2]) == (first[0], first[2] + 1)
    assert second[1] >= first[1]
    assert b"Delivered: S/2021/300" in second[3]
    [made] = store.duties("UNMIX")[0].deliveries
    client.post(f"{report()}withdraw/{made.id}/", {"why": "x"})
    third = march(client)
    assert third[2] == second[2] + 1
    assert b"Delivered" not in third[3]
    moved = replace(ONCE, dates=(date(2021, 3, 8), date(2021, 9, 8)))
    store.save(replace(RUNNING, duties=(moved, WARNING)), CONTENT, "first.txt", None)
    fourth = march(client)
    assert (fourth[0], fourth[2]) == (first[0], third[2] + 1)
    assert b"20210308" in fourth[3]


@pytest.mark.parametrize(("language", "word"), [("en", "Duties to report"), ("fr", "Obligations de compte")])
def test_the_pages_are_sound_in_both_languages(
    owing: Mission, analyst: User, as_: SignIn, language: str, word: str
) -> None:
    for address in (DUTIES, report()):
        sound(read(as_(analyst), address, language))
    assert word in read(as_(analyst), DUTIES, language)
