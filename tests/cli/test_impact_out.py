"""`bluehelm impact wake --out`: the file asked for, or a refusal before anything is counted."""

from pathlib import Path

import pytest

from bluehelm import cli

KINDS = ["--treatment", "kind=patrol", "--dependent", "kind=attack", "--days", "3,7", "--km", "10,20"]


@pytest.fixture
def asked(excerpts: Path) -> list[str]:
    return ["impact", "wake", str(excerpts / "patrolled.csv"), *KINDS]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.svg", b"<svg "), ("a.PNG", b"\x89PNG"), ("a.html", b"<!DOCTYPE html>")]
)
def test_the_ending_tells_what_is_written(
    name: str, begins: bytes, asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert cli.main([*asked, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(begins)
    assert "within days and km" in capsys.readouterr().out


def test_the_file_is_in_french_where_asked(asked: list[str], tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    assert cli.main([*asked, "--out", str(out), "--language", "fr", "--json"]) == 0
    page = out.read_text("utf-8")
    assert "Ce que changent les réponses : patrolled.csv" in page
    assert "not enough data" not in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--out", "a.txt"], "ends in .txt; end it in .svg, .png, .html"),
        (["--out", "nothing"], "ends in nothing"),
        (["--out", "a.svg", "--mwa", "--control", "kind=attack"], "--mwa has no ratios to draw"),
        (["--out", "no/such/a.svg"], "there is no folder no/such"),
    ],
)
def test_what_cannot_be_written_is_refused(
    more: list[str], said: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*asked, *more]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_opened_is_refused(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.svg").mkdir()
    assert cli.main([*asked, "--out", str(tmp_path / "a.svg")]) == 2
    assert "cannot be written" in capsys.readouterr().err
