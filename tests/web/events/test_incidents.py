"""The list of incidents and the page of one: what each person sees, and what they may decide."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bluehelm.events import models as tables
from bluehelm.events.store import deriving
from bluehelm.events.store.judging import judge
from bluehelm.record import history
from bluehelm.record.models import Membership, Mission, Opening, User
from bluehelm.record.said import Harmed, Said
from tests.web.events.storing import provider, stored

LIST = "/m/UNMIX/incidents/"
SAID = Said(
    1, "a-1", date(2031, 3, 4), date(2031, 3, 4), place="Ixtown", lat=14.5, lon=-4.1, precision_km=1.0,
    kind="ambush", perpetrator="extremist_groups", harm=(Harmed("killed", 3, 4, 5, "civilian"),),
    text="An invented narrative.",
)  # fmt: skip
SignIn = Callable[[User], Client]


def page(client: Client, address: str = LIST, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_stranger_gets_404_and_nothing_is_told(mission: Mission, stranger: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    for address in (LIST, f"{LIST}{number}/", f"{LIST}999/"):
        assert "Ixtown" not in page(as_(stranger), address, 404)


def test_a_mission_without_reports_leads_its_members_to_its_incidents(
    mission: Mission, reader: User, stranger: User, as_: SignIn
) -> None:
    assert as_(reader).get("/m/UNMIX/").headers["Location"] == LIST
    assert as_(stranger).get("/m/UNMIX/").status_code == 404


def test_a_public_mission_shows_single_incidents_to_members_alone(mission: Mission, client: Client) -> None:
    stored(mission, SAID)
    mission.public = True
    mission.save()
    page(client, LIST, 404)


def test_the_list_gives_day_place_range_and_state(mission: Mission, reader: User, as_: SignIn) -> None:
    stored(
        mission,
        SAID,
        replace(SAID, ref="a-2", place="Elsewhere", first=date(2031, 4, 1), last=date(2031, 4, 1)),
    )
    told = page(as_(reader))
    assert told.index("Elsewhere") < told.index("Ixtown")
    assert "3 to 5" in told
    assert "2 incidents." in told
    assert "reported" in told


def test_the_list_goes_on_page_by_page_and_leaves_nothing_out(
    mission: Mission, reader: User, as_: SignIn
) -> None:
    many = [replace(SAID, ref=f"a-{n}", line=n, place=f"Place{n:03}x") for n in range(1, 121)]
    stored(mission, *many)
    client, address, seen = as_(reader), LIST, []
    for _ in range(4):
        answer = client.get(address)
        seen += [row.place for row in answer.context["page"].rows]
        if answer.context["older"] is None:
            break
        address = f"{LIST}?{answer.context['older']}"
    assert len(seen) == len(set(seen)) == 120


def test_a_filter_narrows_the_list_and_a_part_answers_htmx(
    mission: Mission, reader: User, as_: SignIn
) -> None:
    stored(mission, SAID, replace(SAID, ref="a-2", kind="looting", place="Elsewhere"))
    told = page(as_(reader), f"{LIST}?kind=looting")
    assert "Elsewhere" in told
    assert "Ixtown" not in told
    part = as_(reader).get(LIST, {"words": "ixt"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Ixtown" in part
    assert "Elsewhere" not in part


def test_more_than_can_be_counted_quickly_is_said_so(
    mission: Mission, reader: User, as_: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(mission, SAID, replace(SAID, ref="a-2"), replace(SAID, ref="a-3"))
    monkeypatch.setattr("bluehelm.events.store.seen.COUNTED", 2)
    assert "More than 2 incidents." in page(as_(reader))


def test_a_filter_that_is_not_understood_is_said(mission: Mission, reader: User, as_: SignIn) -> None:
    assert "earthquake" in page(as_(reader), f"{LIST}?kind=earthquake&after=nonsense")


def test_the_page_hedges_in_both_languages(mission: Mission, reader: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    told = page(as_(reader), f"{LIST}{number}/")
    assert "Reportedly, on" in told
    assert "auraient été tués" in told
    assert "alleged abuses" not in told  # an ambush is none by itself
    assert "An invented narrative." in told
    assert "Decide" not in told


def test_what_is_an_abuse_by_its_kind_is_called_one_but_alleged(
    mission: Mission, reader: User, as_: SignIn
) -> None:
    (number,) = stored(mission, replace(SAID, kind="killing"))
    assert "alleged abuses" in page(as_(reader), f"{LIST}{number}/")


def test_an_analyst_judges_with_a_reason_and_takes_it_back(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    (number,) = stored(mission, SAID)
    client, address = as_(analyst), f"{LIST}{number}/"
    sent = {"state": "verified", "standard": "reasonable_grounds", "why": "two invented witnesses"}
    assert client.post(f"{address}judge/judge/", sent).status_code == 302
    told = page(client, address)
    assert "There are reasonable grounds to believe that" in told
    assert "ont été tués" in told
    assert "two invented witnesses" in told
    judgement = tables.Judgement.objects.order_by("id")[0].pk
    for one in tables.Judgement.objects.order_by("id"):
        client.post(f"{address}undo/{one.pk}/", {"why": "too early"})
    assert tables.Judgement.objects.get(pk=judgement).undone_id is not None
    assert "Reportedly, on" in page(client, address)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"state": "verified", "standard": "not_assessed", "why": "sure"}, "verified to a standard"),
        ({"state": "reported", "standard": "not_assessed", "why": "sure"}, "Nothing is changed"),
        ({"state": "under_verification", "standard": "not_assessed", "why": ""}, "This field is required"),
        ({"state": "proven", "standard": "not_assessed", "why": "sure"}, "Select a valid choice"),
    ],
)
def test_what_may_not_be_decided_is_refused_with_a_reason(
    mission: Mission, analyst: User, as_: SignIn, sent: dict[str, str], told: str
) -> None:
    (number,) = stored(mission, SAID)
    answer = as_(analyst).post(f"{LIST}{number}/judge/judge/", sent, follow=True)
    assert told in answer.content.decode()
    assert not tables.Judgement.objects.exists()


def test_a_reader_may_not_judge(mission: Mission, reader: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    sent = {"state": "disputed", "standard": "not_assessed", "why": "no"}
    assert as_(reader).post(f"{LIST}{number}/judge/judge/", sent).status_code == 403


def test_only_an_approver_lowers_the_sensitivity(
    mission: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    (number,) = stored(mission, replace(SAID, sensitivity="confidential"))
    sent = {"sensitivity": "unclassified", "why": "published since"}
    address = f"{LIST}{number}/judge/sensitivity/"
    assert as_(analyst).post(address, sent).status_code == 422
    assert as_(colleague).post(address, sent).status_code == 302
    assert tables.Incident.objects.get(pk=number).rank == 1


def test_strictly_confidential_ones_are_for_protection_staff_and_their_reading_is_logged(
    mission: Mission, reader: User, analyst: User, as_: SignIn
) -> None:
    (number,) = stored(mission, replace(SAID, sensitivity="strictly_confidential"))
    page(as_(reader), f"{LIST}{number}/", 404)
    assert "Ixtown" not in page(as_(reader))
    Membership.objects.filter(user=analyst).update(protection=True)
    told = page(as_(analyst))
    assert "strictly confidential" in told
    assert "Ixtown" not in told
    assert not Opening.objects.exists()
    assert "Ixtown" in page(as_(analyst), f"{LIST}{number}/")
    assert Opening.objects.get().key == number


def test_children_are_shown_vaguer_and_without_narrative(mission: Mission, reader: User, as_: SignIn) -> None:
    child = replace(SAID, harm=(Harmed("killed", 1, 1, 1, "civilian", "female", "child"),))
    (number,) = stored(mission, child)
    told = page(as_(reader), f"{LIST}{number}/")
    assert "An invented narrative." not in told
    assert "Ixtown" not in told
    assert "Ixtown" not in page(as_(reader), f"{LIST}?words=ixtown")


def test_accounts_stand_side_by_side_and_the_leading_one_is_chosen(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    (first,) = stored(mission, SAID)
    other = replace(SAID, ref="b-1", place="Ix-Ville", harm=(Harmed("killed", 9, 9, 9, "civilian"),))
    stored(mission, other, name="radio")
    accounts = list(tables.Account.objects.order_by("id").values_list("pk", flat=True))
    with history.change(None, "incidents merged", "same event", mission) as entry:
        deriving.join(entry, mission.pk, accounts)
    client, address = as_(analyst), f"{LIST}{first}/"
    told = page(client, address)
    assert "sources differ: 3 to 9" in told
    assert "differs from the leading account" in told
    client.post(f"{address}judge/lead/", {"lead": str(accounts[1]), "why": "it was there"})
    assert tables.Incident.objects.get(pk=first).lead == accounts[1]
    assert client.get(f"{LIST}{accounts[1]}/").headers["Location"].endswith(f"/{first}/")


def test_what_was_known_on_a_day(mission: Mission, reader: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    stored(mission, replace(SAID, harm=(Harmed("killed", 8, 8, 8, "civilian"),)))
    told = page(as_(reader), f"{LIST}{number}/?on=2020-01-01")
    assert "nothing was known" in told
    assert "1 earlier version" in told
    today = tables.Account.objects.select_related("change").latest("id").change.at.date()
    assert "1 account stood" in page(as_(reader), f"{LIST}{number}/?on={today}")
    assert "is no day" in page(as_(reader), f"{LIST}{number}/?on=4.3.2031")


def test_harm_is_tied_to_the_operation(mission: Mission, reader: User, as_: SignIn) -> None:
    (number,) = stored(mission, replace(SAID, operation="Green Shield"))
    stored(mission, replace(SAID, ref="a-2", place="Elsewhere"))
    assert "operation “Green Shield”" in page(as_(reader), f"{LIST}{number}/")
    told = page(as_(reader), f"{LIST}?operation=Green+Shield")
    assert "Ixtown" in told
    assert "Elsewhere" not in told


def test_invented_and_hostile_words_are_marked_and_escaped(
    mission: Mission, reader: User, as_: SignIn
) -> None:
    mission.invented = False
    mission.save()
    provider(mission, invented=True)
    (number,) = stored(mission, replace(SAID, text="<script>alert(1)</script>", place="<b>Ix</b>"))
    told = page(as_(reader), f"{LIST}{number}/")
    assert "invented data" in told
    assert "<script>alert" not in told
    assert "<b>Ix" not in told + page(as_(reader))


def test_the_pages_are_in_french(mission: Mission, analyst: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    judge(None, mission, number, {"state": "under_verification"}, "appel reçu")
    client = as_(analyst)
    client.cookies["django_language"] = "fr"
    told = page(client, f"{LIST}{number}/") + page(client)
    for word in ("Ce qui est connu", "Préjudice", "Qui a jugé", "en cours de vérification", "Décider"):
        assert word in told
    for word in ("Harm<", "Decide", "Who judged", "Accounts<", "Older"):
        assert word not in told
