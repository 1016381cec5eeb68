"""The commands of protection and of tokens, on a store of their own."""

import json
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm import cli
from bluehelm.record import identities, tokens
from bluehelm.record.models import Identity, Membership, Mission, Token, User
from tests.record.people.making import CLEAR, WITNESS, account

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def sealed(mission: Mission, analyst: User, settings: Settings, tmp_path: Path) -> int:
    settings.KEYS = tmp_path / "keys"
    told = account(mission, "a-1", date(2031, 3, 4))
    return identities.add(analyst, mission, "events.Account", told, "witness", WITNESS)


def test_clearance_is_given_and_taken(mission: Mission, analyst: User, capsys: Printed) -> None:
    given = ["people", "clear", "analyst", "--mission", "UNMIX", "--why", "human rights officer"]
    assert cli.main(given) == 0
    assert Membership.objects.get(user=analyst).protection
    assert cli.main([*given, "--take"]) == 0
    assert not Membership.objects.get(user=analyst).protection
    assert cli.main([*given, "--take"]) == 2
    assert "has no clearance" in capsys.readouterr().err
    assert cli.main(["people", "clear", "analyst", "--mission", "UNMAX", "--why", "x"]) == 2


def test_a_purge_says_what_it_would_do_and_does_it(sealed: int, capsys: Printed) -> None:
    Identity.objects.update(keep_until=date(2001, 1, 1))
    assert cli.main(["people", "purge", "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in told["due"]] == [sealed]
    assert Identity.objects.get().sealed is not None
    assert cli.main(["people", "purge"]) == 0
    assert "1 were deleted" in capsys.readouterr().out
    assert Identity.objects.get().sealed is None


def test_one_identity_is_deleted_and_the_history_holds(sealed: int, capsys: Printed) -> None:
    command = ["people", "delete", str(sealed), "--mission", "UNMIX", "--why", "asked to be forgotten"]
    assert cli.main(command) == 0
    assert cli.main(["people", "delete", "99", *command[3:]]) == 2
    capsys.readouterr()
    assert cli.main(["people", "keys"]) == 0
    assert "No identity lacks its key" in capsys.readouterr().out


def test_missing_keys_are_found_and_end_with_status_1(
    sealed: int, settings: Settings, tmp_path: Path, capsys: Printed
) -> None:
    assert cli.main(["people", "keys", "--rotate"]) == 0
    assert "1 keys are wrapped" in capsys.readouterr().out
    settings.KEYS = tmp_path / "elsewhere"
    assert cli.main(["people", "keys", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["missing"] == 1
    assert cli.main(["history", "verify"]) == 1
    assert "its key is missing" in capsys.readouterr().out


def test_the_log_and_the_rules_are_printed_without_names(
    sealed: int, mission: Mission, analyst: User, capsys: Printed
) -> None:
    Membership.objects.filter(user=analyst).update(protection=True)
    identities.unsealed(analyst, mission, sealed, "to agree on a place")
    assert cli.main(["people", "openings", "--mission", "UNMIX"]) == 0
    assert cli.main(["people", "openings", "--mission", "UNMIX", "--what", "identity", "--json"]) == 0
    assert cli.main(["people", "retention"]) == 0
    assert cli.main(["people", "retention", "--json"]) == 0
    printed = capsys.readouterr().out
    assert "to agree on a place" in printed
    assert "P2Y" in printed
    assert not any(word in printed for word in CLEAR)


def test_a_token_is_made_listed_and_revoked(mission: Mission, analyst: User, capsys: Printed) -> None:
    make = ["people", "token", "make", "radio log", "--user", "analyst", "--mission", "UNMIX"]
    assert cli.main([*make, "--scope", "incidents.read"]) == 0
    secret = capsys.readouterr().out.splitlines()[1]
    assert tokens.holder(secret) is not None
    assert cli.main(["people", "token", "list", "--mission", "UNMIX", "--json"]) == 0
    listed = capsys.readouterr().out
    assert secret not in listed
    assert json.loads(listed)[0]["name"] == "radio log"
    number = str(Token.objects.get().pk)
    assert cli.main(["people", "token", "revoke", number, "--mission", "UNMIX"]) == 0
    assert tokens.holder(secret) is None
    assert cli.main(["people", "token", "list", "--mission", "UNMIX"]) == 0
    assert "0 live tokens" in capsys.readouterr().out
    assert cli.main([*make[:4], "--user", "nobody", *make[6:], "--scope", "incidents.read"]) == 2
