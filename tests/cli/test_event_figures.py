"""`bluehelm event figures`: the same numbers as the function, for people and as JSON."""

import json

import pytest

from bluehelm.cli import main
from bluehelm.record.models import Mission
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(mission: Mission) -> Mission:
    keep(provider(mission), said(harm=(killed(3, 2, 5),)), said(ref="b", kind="ied", harm=(killed(1),)))
    return mission


def test_counts_are_printed_with_their_range_and_sources(
    told: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["event", "figures", "--mission", "UNMIX", "--by", "period,kind"]) == 0
    printed = capsys.readouterr().out
    assert "INVENTED" in printed
    assert "2031-Q1 · attack on civilians: 1 incidents" in printed
    assert "killed: 3 (2–5)" in printed
    assert "patrol-log 1" in printed


def test_json_is_one_document(told: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "event",
        "figures",
        "--mission",
        "UNMIX",
        "--period",
        "2031-03",
        "--step",
        "month",
        "--kind",
        "ied",
    ]
    assert main([*asked, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["mission"], found["first"], found["last"]) == ("UNMIX", "2031-03-01", "2031-03-31")
    assert [row["harm"]["killed"]["best"] for row in found["rows"]] == [1]


@pytest.mark.parametrize("table", ["human-rights", "peacekeepers", "missing-persons", "movement", "control"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_table_is_printed(
    told: Mission, capsys: pytest.CaptureFixture[str], table: str, language: str
) -> None:
    asked = ["event", "figures", "--mission", "UNMIX", "--table", table, "--language", language]
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("UNMIX: ")


def test_a_published_total_that_contradicts_itself_gives_status_1(
    told: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    told.code, told.country = "MINUSMA", "MLI"
    told.save()
    assert main(["event", "figures", "--table", "control"]) == 1
    assert "174 + 91 + 827 = 1092" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--mission", "NOBODY"], "There is no mission NOBODY"),
        (["--by", "village"], "To count by 'village'"),
        (["--period", "2031-Q9"], "is no period"),
        (["--period", "2031", "--from", "2031-01-01"], "exclude each other"),
        (["--from", "yesterday"], "write a day as"),
        (["--kind", "earthquake"], "kind is 'earthquake'"),
        (["--kind", "riot"], "No incident of UNMIX fits"),
    ],
)
def test_bad_usage_says_what_to_do(
    told: Mission, capsys: pytest.CaptureFixture[str], more: list[str], why: str
) -> None:
    asked = ["event", "figures", *([] if "--mission" in more else ["--mission", "UNMIX"]), *more]
    assert main(asked) == 2
    assert why in capsys.readouterr().err
