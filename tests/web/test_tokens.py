"""Tokens on the page of the account: shown once, revoked by their person, and never in anybody's cache."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from bluehelm.record.models import Membership, Mission, Token, User

SignIn = Callable[[User], Client]
PAGE = "/account/tokens/"
ASKED = {
    "mission": "UNMIX",
    "name": "radio log",
    "scopes": ["incidents.read"],
    "audience": "mission",
    "days": 30,
}


def test_a_token_is_made_shown_once_and_works(mission: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    answer = client.post(PAGE, ASKED)
    assert "no-store" in answer["cache-control"]
    found = re.search(r"bluehelm_[\w-]{40,}", answer.content.decode())
    assert found is not None
    assert found[0] not in client.get(PAGE).content.decode()
    assert "radio log" in client.get(PAGE).content.decode()
    address, headers = "/api/v1/missions/UNMIX/incidents", {"authorization": f"Bearer {found[0]}"}
    assert Client().get(address, headers=headers).status_code == 200
    client.post(f"{PAGE}{Token.objects.get().pk}/revoke/")
    assert Client().get(address, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "change", [{"mission": "UNMAX"}, {"scopes": []}, {"days": 0}, {"audience": "protection"}, {"name": ""}]
)
def test_what_may_not_be_is_said_and_nothing_is_made(
    mission: Mission, analyst: User, as_: SignIn, change: dict[str, object]
) -> None:
    Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre", public=True)
    answer = as_(analyst).post(PAGE, ASKED | change)
    assert answer.status_code == 422
    assert not Token.objects.exists()


def test_nobody_makes_or_revokes_what_is_not_theirs(
    mission: Mission, analyst: User, reader: User, stranger: User, as_: SignIn, client: Client
) -> None:
    assert client.get(PAGE).status_code == 302
    as_(analyst).post(PAGE, ASKED)
    number = Token.objects.get().pk
    assert as_(reader).post(f"{PAGE}{number}/revoke/").status_code == 404
    assert as_(reader).post(PAGE, ASKED | {"scopes": ["accounts.write"]}).status_code == 422
    assert as_(stranger).post(PAGE, ASKED).status_code == 422
    assert Token.objects.filter(revoked=None).count() == 1


def test_a_form_from_another_site_makes_nothing(mission: Mission, analyst: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(PAGE, ASKED).status_code == 403


def test_a_cleared_member_may_make_one_for_protection(mission: Mission, analyst: User, as_: SignIn) -> None:
    Membership.objects.filter(user=analyst).update(protection=True)
    page = as_(analyst).post(PAGE, ASKED | {"audience": "protection"}, headers={"accept-language": "fr"})
    assert "Le jeton, montré seulement maintenant" in page.content.decode()
