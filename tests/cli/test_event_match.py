"""Matching, pairs and names of places from the command line."""

import json

import pytest

from bluehelm import cli
from bluehelm.events import models as tables
from bluehelm.record.models import Mission
from tests.events.eventmaking import keep, provider
from tests.events.store.test_matching import groups, told

pytestmark = pytest.mark.django_db
M = ["--mission", "UNMIX"]


@pytest.fixture
def asked(mission: Mission) -> Mission:
    nowhere = {"lat": None, "lon": None, "place": "Madina"}
    keep(provider(mission, "patrol"), told("p-1"), told("p-2"), told("p-3", 50, **nowhere))  # type: ignore[arg-type]
    keep(provider(mission, "press"), told("s-1"), told("s-2"))
    return mission


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert cli.main([*words]) == status
    caught = capsys.readouterr()
    return caught.out if status == 0 else caught.err


def test_match_tells_what_it_found_and_what_waits(asked: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    done = json.loads(run(capsys, "event", "match", *M, "--days", "2", "--km", "10", "--json"))
    assert (done["accounts"], done["doubtful"], done["names_open"], done["without_place"]) == (5, 2, 1, 1)
    assert "2 pairs wait for a person" in run(capsys, "event", "match", *M, "--days", "2", "--km", "10")


def test_a_pair_is_listed_decided_and_taken_back(asked: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "event", "match", *M, "--days", "2", "--km", "10")
    listed = json.loads(run(capsys, "event", "pairs", *M, "--language", "fr", "--json"))
    assert listed["count"] == 2
    assert "même jour" in listed["pairs"][0]["why"]
    key = str(listed["pairs"][0]["pair"])
    assert f"pair {key}: same" in run(capsys, "event", "pair", key, "same", *M, "--why", "both name the well")
    assert len(groups(asked)) == 1
    assert "both name the well" in run(capsys, "event", "pairs", *M, "--decided")
    assert "decided this pair before" in run(capsys, "event", "pair", key, "different", *M, status=2)
    run(capsys, "event", "unpair", key, *M)
    assert groups(asked) == []


def test_two_accounts_nobody_asked_about(asked: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tables.Account.objects.filter(ref__in=("p-1", "p-2")).values_list("pk", flat=True)
    run(capsys, "event", "pair", f"{one}+{other}", "same", *M, "--why", "told twice")
    assert groups(asked) == [["p-1", "p-2"]]
    assert "is no pair" in run(capsys, "event", "pair", "x", "same", *M, status=2)


def test_a_name_is_listed_decided_and_taken_back(asked: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "event", "match", *M)
    listed = json.loads(run(capsys, "place", "queue", *M, "--json"))
    assert [one["shown"] for one in listed["names"]] == ["Madina"]
    assert len(listed["names"][0]["candidates"]) > 3
    assert "1 incidents" in run(
        capsys, "place", "decide", "madina", *M, "--as", "14.5,-4.2", "--why", "radio"
    )
    assert tables.Incident.objects.get(located="decided").lat == 14.5
    assert "radio" in run(capsys, "place", "queue", *M, "--decided")
    run(capsys, "place", "undo", "Madina", *M)
    assert "Madina: unknown" in run(capsys, "place", "decide", "Madina", *M, "--unknown")
    assert "No account of UNMIX gives 'Elsewhere'" in run(
        capsys, "place", "decide", "Elsewhere", *M, status=2
    )
    assert "there is none of number 99" in run(
        capsys, "place", "decide", "Madina", *M, "--nth", "99", status=2
    )
