"""`bluehelm impact study --out`: the file with the way back, or a refusal before anything is counted."""

import hashlib
from pathlib import Path

import pytest

from bluehelm import cli

KINDS = [
    "--treatment",
    "kind=patrol",
    "--dependent",
    "kind=attack",
    "--days",
    "7",
    "--km",
    "20",
    "--seed",
    "3",
]


@pytest.fixture
def asked(excerpts: Path) -> list[str]:
    return ["impact", "study", str(excerpts / "patrolled.csv"), *KINDS]


def test_a_page_says_what_makes_its_figures_again(
    asked: list[str], excerpts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.html"
    assert cli.main([*asked, "--out", str(out), "--language", "fr"]) == 0
    page = out.read_text("utf-8")
    digest = hashlib.sha256((excerpts / "patrolled.csv").read_bytes()).hexdigest()
    command = (
        "bluehelm impact study patrolled.csv --treatment kind=patrol --dependent kind=attack"
        " --days 7 --km 20 --placebos 0 --ahead 28 --seed 3"
    )
    for said in (digest, command, "Étude de ce que changent les réponses : patrolled.csv", ">1144<"):
        assert said in page
    assert "carrés de" in page  # the map
    assert f"written: {out}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "begins"), [("a.svg", b"<svg "), ("a.PNG", b"\x89PNG"), ("a.docx", b"PK"), ("a.pdf", b"%PDF")]
)
def test_the_ending_tells_what_is_written(
    name: str, begins: bytes, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bluehelm.cli import impact_study
    from tests.impact.studied import EMPTY

    monkeypatch.setattr(impact_study, "asked", lambda table, given: EMPTY)
    assert cli.main([*asked, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("a.txt", "ends in .txt; end it in .html, .docx, .pdf, .svg, .png"),
        ("nothing", "ends in nothing"),
        ("no/such/a.svg", "there is no folder no/such"),
    ],
)
def test_what_cannot_be_written_is_refused(
    out: str, said: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*asked, "--out", out]) == 2
    assert said in capsys.readouterr().err
