"""`bluehelm mandate read`."""

import json
from pathlib import Path

import pytest

from bluehelm import cli


def test_the_outline_names_headings_paragraphs_verbs_and_addressees(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mandate", "read", str(excerpts / "resolution_unmix.txt")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("S/RES/9107 (2031)  adopted  2031-06-27  UNMIX\nthe mandate ends 2032-06-30\n")
    assert "PRIORITY TASKS\n" in printed
    assert "    requests → Secretary-General\n" in printed
    assert "\n  4(a) Safety of the crossings\n" in printed


def test_json_is_one_document_on_stdout(excerpts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mandate", "read", str(excerpts / "resolution_unmix.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["symbol"] == "S/RES/9107 (2031)"


def test_days_can_be_given(excerpts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--adopted", "2031-07-01", "--ends", "2032-01-31", "--json"]
    assert cli.main(["mandate", "read", str(excerpts / "resolution_unmix.txt"), *given]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["adopted"], document["ends"]) == ("2031-07-01", "2032-01-31")


def test_a_document_of_another_kind_ends_with_status_2(
    excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mandate", "read", str(excerpts / "letter.txt")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bluehelm: letter.txt")
