"""The pages of identities: sealed by an editor, opened by few, logged, and closed to everybody else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from bluehelm.record import identities
from bluehelm.record.models import Identity, Membership, Mission, Opening, User
from tests.record.people.making import CLEAR, WITNESS, account

SignIn = Callable[[User], Client]
SENT = {"role": "witness", "name": WITNESS.name, "contact": WITNESS.contact, "note": WITNESS.note}
BASE = "/m/UNMIX/incidents/"


@pytest.fixture(autouse=True)
def keyring(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def told(mission: Mission) -> int:
    return account(mission, "a-1", date(2031, 3, 4))


@pytest.fixture
def officer(mission: Mission, colleague: User) -> User:
    Membership.objects.filter(user=colleague, mission=mission).update(protection=True)
    return colleague


def at(told: int, action: str = "") -> str:
    return f"{BASE}accounts/{told}/identities/{action}"


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_an_editor_seals_and_never_sees_it_again(told: int, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    page = client.post(at(told, "seal/"), SENT, follow=True).content.decode()
    assert "The identity is sealed." in page
    assert Identity.objects.count() == 1
    assert not any(word in page + words(client, BASE + "identities/") for word in CLEAR)
    number = Identity.objects.get().pk
    opened = client.post(at(told, "open/"), {"identity": number, "why": "to see it again"})
    assert opened.status_code == 422
    assert not any(word in opened.content.decode() for word in CLEAR)
    assert not Opening.objects.exists()


def test_a_cleared_member_opens_with_a_reason_and_the_browser_keeps_nothing(
    told: int, mission: Mission, officer: User, analyst: User, as_: SignIn
) -> None:
    number = identities.add(analyst, mission, "events.Account", told, "witness", WITNESS)
    client = as_(officer)
    assert not any(word in words(client, at(told)) for word in CLEAR)
    assert client.post(at(told, "open/"), {"identity": number, "why": " "}).status_code == 422
    opened = client.post(at(told, "open/"), {"identity": number, "why": "to agree on a place"})
    assert WITNESS.name in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert "to agree on a place" in words(client, BASE + "openings/")
    assert client.get(at(told, "open/")).status_code == 405
    assert Opening.objects.count() == 1


def test_keeping_and_deleting_need_clearance_and_leave_a_trace(
    told: int, mission: Mission, officer: User, analyst: User, as_: SignIn
) -> None:
    number = identities.add(analyst, mission, "events.Account", told, "witness", WITNESS)
    asked = {"identity": number, "why": "the case is open", "until": "2199-01-01"}
    as_(analyst).post(at(told, "keep/"), asked)
    as_(analyst).post(at(told, "delete/"), asked)
    row = Identity.objects.get()
    assert row.keep_until.year < 2199
    assert row.sealed is not None
    client = as_(officer)
    client.post(at(told, "keep/"), asked)
    assert Identity.objects.get().keep_until == date(2199, 1, 1)
    client.post(at(told, "delete/"), asked)
    assert Identity.objects.get().sealed is None
    assert "deleted," in words(client, BASE + "identities/")


def test_an_identity_is_reached_only_from_its_own_account(
    told: int, mission: Mission, officer: User, as_: SignIn
) -> None:
    other = account(mission, "a-2", date(2031, 3, 5))
    number = identities.add(officer, mission, "events.Account", told, "witness", WITNESS)
    answer = as_(officer).post(at(other, "open/"), {"identity": number, "why": "to agree on a place"})
    assert answer.status_code == 404
    assert not Opening.objects.exists()


@pytest.mark.parametrize("page", ["identities/", "openings/", "accounts/1/identities/"])
def test_strangers_get_404_and_readers_403(
    told: int, mission: Mission, stranger: User, reader: User, client: Client, as_: SignIn, page: str
) -> None:
    assert client.get(BASE + page).status_code == 404
    assert as_(stranger).get(BASE + page).status_code == 404
    assert as_(reader).get(BASE + page).status_code == 403
    assert as_(reader).get(BASE + "accounts/999/identities/").status_code == 404


def test_the_log_is_for_approvers(told: int, analyst: User, colleague: User, as_: SignIn) -> None:
    assert as_(analyst).get(BASE + "openings/").status_code == 403
    assert as_(colleague).get(BASE + "openings/?what=identity&before=9").status_code == 200


@pytest.mark.parametrize(("language", "word"), [("en", "How long they are kept"), ("fr", "Combien de temps")])
def test_the_rules_are_shown_in_both_languages(
    told: int, analyst: User, as_: SignIn, language: str, word: str
) -> None:
    client = as_(analyst)
    page = client.get(BASE + "identities/", headers={"accept-language": language}).content.decode()
    assert word in page


def test_an_administrator_gives_clearance_on_the_page_of_people(
    loaded: Mission, analyst: User, chief: User, as_: SignIn
) -> None:
    people = "/m/UNMIX/2031-32/people/"
    client = as_(chief)
    given = {"member": "analyst", "clear": "give", "why": "human rights officer"}
    assert "The clearance was changed." in client.post(people, given, follow=True).content.decode()
    assert Membership.objects.get(user=analyst).protection
    mine = client.post(people, given | {"member": "chief"}, follow=True).content.decode()
    assert "You cannot clear yourself" in mine
    assert not Membership.objects.get(user=chief).protection
    assert client.post(people, given | {"why": ""}).status_code == 422


def test_an_incident_leads_to_the_identities_of_its_accounts(
    told: int, analyst: User, reader: User, as_: SignIn
) -> None:
    assert as_(reader).get(f"{BASE}{told}/identities/").status_code == 403
    assert as_(reader).get(f"{BASE}999/identities/").status_code == 404
    answer = as_(analyst).get(f"{BASE}{told}/identities/")
    assert (answer.status_code, answer["location"]) == (302, at(told))
