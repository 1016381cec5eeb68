"""`bluehelm impact study`: words first, the contract's windows in JSON, the errors."""

import json
from pathlib import Path

import pytest

from bluehelm import cli
from tests.cli.test_impact import KEYS

KINDS = ["--treatment", "kind=patrol", "--dependent", "kind=attack"]
WINDOWS = ["--days", "7", "--km", "20", "--ahead", "8"]
RATIO = ["ratio", "ratio_low", "ratio_high", "expected", "smallest"]


def asked(events: Path, *more: str) -> list[str]:
    return ["impact", "study", str(events), *KINDS, *WINDOWS, *more]


def test_people_read_the_answer_question_by_question(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by = ["--by", "target", "--independent", "reported=others"]
    assert cli.main(asked(excerpts / "studied.csv", *by)) == 0
    shown = capsys.readouterr().out
    questions = ["The answer", "What changed?", "For how long?", "Did it go elsewhere", "And when they had"]
    questions += ["For which events", "Can it be believed?", "What could these data have shown?"]
    places = [shown.index(f"\n{question}") for question in questions]
    assert places == sorted(places)
    flat = " ".join(shown.split())
    for said in ("target=civilians", "target=state forces", "reported=others", "four times in five"):
        assert said in flat
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_json_has_the_windows_of_the_contract_and_every_part(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(asked(excerpts / "patrolled.csv", "--by", "kind", "--placebos", "2", "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert [*found] == [
        "windows", "rings", "curve", "displaced", "left", "groups", "leads", "placebos", "unseen", "notes",
    ]  # fmt: skip
    assert [*found["windows"][0]] == [*KEYS, *RATIO, "rings"]
    assert found["windows"][0]["smallest"] > 0
    assert [row["days"] for row in found["curve"]["rows"]] == [1, 2, 4, 8]
    assert [*found["curve"]["rows"][0]] == [*KEYS, *RATIO]
    assert found["displaced"]["outer_km"] == 40
    assert found["left"]["note"] == "no response has an end"
    assert [(one["kind"], one["asked"]) for one in found["placebos"]] == [("dates", 2), ("places", 2)]
    assert "kind: all have the value attack, so there is nothing to tell apart" in found["notes"]


def test_figures_per_track_stand_beside_those_per_stay(
    excerpts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bluehelm.impact.pictures.frame.svg", lambda *_: "<svg></svg>")  # it takes seconds
    head, *rows = (excerpts / "patrolled.csv").read_text().splitlines()
    path = tmp_path / "moving.csv"
    path.write_text("\n".join([f"{head},track", *(f"{row},p{k // 2}" for k, row in enumerate(rows))]))
    page = tmp_path / "x.html"
    assert cli.main(asked(path, "--track", "track", "--json", "--out", str(page))) == 0
    (window,) = json.loads(capsys.readouterr().out)["windows"]
    assert window["per_track"]["low"] == pytest.approx(window["low"] * window["per_track"]["stays"])
    shown = page.read_text(encoding="utf-8")
    for said in ("per stay of a “patrol”", "per track, not per stay?", "That is the figure per stay, times"):
        assert said in shown


def test_the_same_seed_gives_the_same_document(excerpts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        assert cli.main(asked(excerpts / "patrolled.csv", "--seed", "3", "--json")) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


def test_words_can_be_french(excerpts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(asked(excerpts / "patrolled.csv", "--language", "fr")) == 0
    shown = capsys.readouterr().out
    assert "La réponse" in shown
    assert "aucune réponse n’a de fin" in shown


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--by", "nowhere"], "There is no column nowhere"),
        (["--kinds", "nowhere"], "There is no column nowhere"),
        (["--independent", "kind=nobody"], "No event has kind=nobody"),
        (["--match", "roads"], "--match needs controls of your own"),
    ],
)
def test_what_is_not_there_is_refused(
    excerpts: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert cli.main(asked(excerpts / "patrolled.csv", *more)) == 2
    assert said in capsys.readouterr().err


def test_a_number_that_is_none_is_bad_usage(excerpts: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(asked(excerpts / "patrolled.csv", "--placebos", "-3"))
    assert caught.value.code == 2
