"""`bluehelm event add|show|list|judge`."""

import json
from typing import Any

import pytest

from bluehelm.cli import main
from bluehelm.events import models as tables
from bluehelm.record.models import Membership, Mission, Opening, User

AT = ["--mission", "UNMIX"]
ADD = ["event", "add", *AT, "--day", "4 March 2021", "--place", "14.5,-4.1", "--kind", "ambush"]


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(words) == status
    out, err = capsys.readouterr()
    return out if status == 0 else err


def document(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(run(capsys, *words, "--json"))


def test_an_incident_is_recorded_shown_and_listed(
    mission: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    done = document(capsys, *ADD, "--harm", "3 k civ, 5 i", "--perpetrator", "extremist_groups")
    number = str(done["incident"])
    told = document(capsys, "event", "show", number, *AT)
    assert told["sentences"]["en"].startswith("Reportedly, on")
    assert told["sentences"]["fr"].startswith("Selon des informations non vérifiées")
    assert [one["harm"] for one in told["accounts"][0]["harm"]] == ["killed", "injured"]
    shown = run(capsys, "event", "show", number, *AT, "--language", "fr")
    assert "auraient été tués" in shown
    assert "signalé; non évalué" in shown
    listed = document(capsys, "event", "list", *AT, "--kind", "battle")
    assert [row["number"] for row in listed["incidents"]] == [done["incident"]]
    assert listed["count"] == 1
    assert number in run(capsys, "event", "list", *AT)


def test_what_may_be_the_same_is_asked_about(mission: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    first = document(capsys, *ADD, "--harm", "3 k")["incident"]
    assert "--same-as" in run(capsys, *ADD, "--harm", "4 k", status=2)
    assert document(capsys, *ADD, "--harm", "4 k", "--same-as", str(first))["incident"] == first
    assert document(capsys, *ADD, "--harm", "5 k", "--new")["incident"] != first


def test_the_same_ref_is_stored_once_and_a_correction_supersedes(
    mission: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    once = document(capsys, *ADD, "--harm", "3 k", "--ref", "log-7")
    again = document(capsys, *ADD, "--harm", "3 k", "--ref", "log-7")
    assert again == once | {"unchanged": True}
    assert "stored before" in run(capsys, *ADD, "--harm", "9 k", "--ref", "log-7", "--new", status=2)
    correct = ["--correct", str(once["account"])]
    assert "reason" in run(capsys, *ADD, "--harm", "4 k", *correct, status=2)
    done = document(capsys, *ADD, "--harm", "4 k", *correct, "--why", "one died later")
    assert done["incident"] == once["incident"]
    assert tables.Account.objects.get(pk=done["account"]).supersedes == once["account"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--harm", "many k"], "is no number"),
        (["--kind", "earthquake"], "there are"),
        (["--day", "4 March 2999"], "lies ahead"),
        (["--take", "3"], "none of them"),
    ],
)
def test_bad_words_are_refused(
    mission: Mission, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert told in run(capsys, *ADD, *words, status=2)
    assert not tables.Account.objects.exists()


def test_a_place_is_taken_by_its_number(mission: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    document(capsys, "event", "add", *AT, "--day", "in March 2021", "--place", "Mopti", "--take", "1")
    row = tables.Account.objects.get()
    assert row.place == "Mopti"
    assert row.lat is not None
    assert row.day_precision == "month"


def test_judging_and_taking_back(mission: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    number = str(document(capsys, *ADD)["incident"])
    judge = ["event", "judge", number, *AT]
    why = ["--why", "two invented witnesses"]
    assert "standard of proof" in run(capsys, *judge, "--state", "verified", *why, status=2)
    done = document(capsys, *judge, "--state", "verified", "--standard", "reasonable_grounds", *why)
    assert (done["state"], done["standard"]) == ("verified", "reasonable_grounds")
    assert "two invented witnesses" in run(capsys, "event", "show", number, *AT)
    key = str(tables.Judgement.objects.get(field="state").pk)
    assert document(capsys, *judge, "--undo", key, *why)["state"] == "reported"
    assert "Say what is decided" in run(capsys, *judge, *why, status=2)


def test_strictly_confidential_ones_need_a_name_with_clearance_and_are_logged(
    mission: Mission, analyst: User, capsys: pytest.CaptureFixture[str]
) -> None:
    number = str(document(capsys, *ADD, "--sensitivity", "strictly_confidential")["incident"])
    show = ["event", "show", number, *AT]
    assert "that you may read" in run(capsys, *show, status=2)
    assert "--by NAME" in run(capsys, *show, "--audience", "protection", "--by", "analyst", status=2)
    Membership.objects.filter(user=analyst).update(protection=True)
    run(capsys, *show, "--audience", "protection", "--by", "analyst")
    assert Opening.objects.get().by == analyst
    assert document(capsys, "event", "list", *AT)["incidents"] == []


def test_a_mission_or_an_incident_that_is_not_there(
    mission: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no mission" in run(capsys, "event", "show", "1", "--mission", "NOWHERE", status=2)
    assert "no incident 9" in run(capsys, "event", "show", "9", *AT, status=2)
    assert "--after" in run(capsys, "event", "list", *AT, "--after", "soon", status=2)
