"""`bluehelm impact designs`: the document, the tables for people, the errors."""

import json
from datetime import UTC, datetime

import pytest

from bluehelm import cli
from tests.impact.designs.making import world

KINDS = ["--treatment", "kind=patrol", "--dependent", "kind=attack"]
TOP = [
    "km",
    "days",
    "bin_days",
    "places",
    "bins",
    "events",
    "responses",
    "designs",
    "steps",
    "leads",
    "notes",
]
DESIGN = ["name", "what", "ratio", "low", "high", "p", "place_bins", "events", "places", "dispersion", "note"]
STEP = ["first_day", "last_day", "ratio", "low", "high", "p", "place_bins", "events", "note"]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> str:
    events, patrols, _ = world(5, ratio=0.5, places=6, days=100)
    path = tmp_path_factory.mktemp("designs") / "invented.csv"
    lines = ["timestamp,lat,lon,kind,town"]
    for row in range(len(events)):
        kind = "patrol" if patrols[row] else "attack"
        when = datetime.fromtimestamp(int(events.time[row]) / 1_000_000, tz=UTC).isoformat()
        lines.append(f"{when},{events.lat[row]},0,{kind},{events.columns['town'][row]}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def asked(events: str, *more: str) -> list[str]:
    return ["impact", "designs", events, *KINDS, "--steps", "1", *more]


def test_json_is_one_document_without_a_figure_that_is_no_number(
    invented: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyfixest", reason="the extra is not installed: pip install 'bluehelm[designs]'")
    assert cli.main(asked(invented, "--km", "20", "--json")) == 0
    printed = capsys.readouterr().out
    told = json.loads(printed, parse_constant=lambda name: pytest.fail(f"{name} in the document"))
    assert list(told) == TOP
    assert [list(one) for one in told["designs"]] == [DESIGN] * 6
    assert [list(one) for one in told["steps"]] == [STEP] * 3
    assert list(told["leads"]) == ["statistic", "freedom", "p", "note"]
    assert (told["km"], told["days"], told["places"]) == (20, 7, 6)


def test_people_see_both_tables_the_leads_and_what_must_be_known(
    invented: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyfixest", reason="the extra is not installed: pip install 'bluehelm[designs]'")
    assert cli.main(asked(invented, "--place", "town")) == 0
    printed = capsys.readouterr().out
    for words in ("6 places", "two-way", "dispersion", "-7 to -1", "leads together: F", "no known leads"):
        assert words in printed


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--km", "20", "--bin", "2"], "7 days are not a whole number of bins of 2 days"),
        (["--place", "village"], "no column village"),
        (["--km", "20", "--days", "60"], "Ask for fewer days"),
    ],
)
def test_what_makes_no_panel_ends_with_status_two(
    invented: str, more: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyfixest", reason="the extra is not installed: pip install 'bluehelm[designs]'")
    assert cli.main(asked(invented, *more)) == 2
    assert words in capsys.readouterr().err


def test_km_and_place_exclude_each_other(invented: str) -> None:
    for more in ([], ["--km", "20", "--place", "town"]):
        with pytest.raises(SystemExit) as caught:
            cli.main(asked(invented, *more))
        assert caught.value.code == 2
