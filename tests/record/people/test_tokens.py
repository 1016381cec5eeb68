"""Tokens: never more than their person, only a digest kept, over when they are over."""

from datetime import UTC, datetime, timedelta

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, history, people, tokens
from bluehelm.record.models import Change, Membership, Mission, Token, User

READ = ("incidents.read", "accounts.read")


def make(user: User, mission: Mission, *scopes: str, audience: str = "mission", days: int = 30) -> str:
    return tokens.make(
        user, mission, "the sector's log", scopes or READ, audience=audience, days=days, by=user
    )


def test_a_token_tells_who_comes_and_what_it_may(mission: Mission, analyst: User) -> None:
    found = tokens.holder(make(analyst, mission, "accounts.write"))
    assert found is not None
    assert (found.user, found.mission, found.audience) == (analyst, mission, "mission")
    assert found.scopes == {"accounts.write"}


def test_only_its_digest_is_kept(mission: Mission, analyst: User) -> None:
    secret = make(analyst, mission)
    held = repr(list(Token.objects.values())) + repr(list(Change.objects.values()))
    assert secret not in held
    assert secret.removeprefix(tokens.START) not in held
    assert history.verify().ok
    assert not list(tokens.faults())


def test_a_token_may_no_more_than_its_person(mission: Mission, reader: User, analyst: User) -> None:
    with pytest.raises(Refused, match="role editor"):
        make(reader, mission, "accounts.write")
    secret = make(analyst, mission, "accounts.write", "incidents.read")
    people.set_role(mission, "analyst", "reader", None)
    found = tokens.holder(secret)
    assert found is not None
    assert found.scopes == {"incidents.read"}
    people.set_role(mission, "analyst", None, None)
    assert tokens.holder(secret) is None


def test_an_account_that_was_closed_has_no_token(mission: Mission, analyst: User) -> None:
    secret = make(analyst, mission)
    analyst.is_active = False
    analyst.save()
    assert tokens.holder(secret) is None


def test_the_audience_is_the_lesser_of_both(mission: Mission, analyst: User) -> None:
    with pytest.raises(Refused, match="clearance"):
        make(analyst, mission, audience="protection")
    with pytest.raises(BadInput, match="no audience"):
        make(analyst, mission, audience="public")
    Membership.objects.filter(user=analyst).update(protection=True)
    narrow, wide = make(analyst, mission), make(analyst, mission, audience="protection")
    for secret, audience in ((narrow, "mission"), (wide, "protection")):
        found = tokens.holder(secret)
        assert found is not None
        assert found.audience == audience
    Membership.objects.filter(user=analyst).update(protection=False)
    found = tokens.holder(wide)
    assert found is not None
    assert found.audience == "mission"


def test_a_token_ends(mission: Mission, analyst: User, colleague: User) -> None:
    over, gone = make(analyst, mission), make(analyst, mission)
    newest, oldest = tokens.of(analyst)
    Token.objects.filter(pk=oldest.id).update(ends=datetime.now(UTC) - timedelta(seconds=1))
    assert tokens.holder(over) is None
    with pytest.raises(Refused, match="administrator"):
        tokens.revoke(colleague, mission, newest.id)
    tokens.revoke(analyst, mission, newest.id)
    assert tokens.holder(gone) is None
    with pytest.raises(BadInput, match="before"):
        tokens.revoke(analyst, mission, newest.id)
    assert [row.live for row in tokens.of(analyst)] == [False, False]


def test_what_a_token_is_made_with_is_checked(mission: Mission, analyst: User, stranger: User) -> None:
    mission.public = True
    mission.save()
    with pytest.raises(access.Unseen):
        make(stranger, mission)
    with pytest.raises(BadInput, match="scopes"):
        make(analyst, mission, "everything")
    with pytest.raises(BadInput, match="days"):
        make(analyst, mission, days=0)
    with pytest.raises(BadInput, match="name"):
        tokens.make(analyst, mission, " ", READ)
    assert tokens.holder("") is None
    assert tokens.holder("bluehelm_x" * 100) is None


def test_a_token_changed_in_the_database_is_found(mission: Mission, analyst: User) -> None:
    make(analyst, mission)
    Token.objects.update(scopes=list(tokens.SCOPES))
    assert ["history says" in fault for fault in tokens.faults()] == [True]
    Token.objects.update(scopes=sorted(READ), revoked=datetime.now(UTC))
    assert ["not in both" in fault for fault in tokens.faults()] == [True]
