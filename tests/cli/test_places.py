"""`bluehelm place` as a user meets it."""

import json
from pathlib import Path

import pytest

from bluehelm import cli

FIELDS = ["name", "kind", "lat", "lon", "precision_km", "parents", "pcode", "score", "why"]


def test_json_is_a_list_of_candidates_with_the_fields_of_the_contract(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["place", "find", "5 km north of Konna", "--near", "15,-4", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [list(one) for one in found] == [FIELDS] * len(found)
    assert found[0]["parents"] == ["Mopti", "Mopti"]
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def test_people_read_a_line_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["place", "find", "cercle de Kita", "--limit", "1", "--language", "fr"]) == 0
    told = capsys.readouterr().out
    assert "Kita  (cercle < Kayes)" in told
    assert "ML0105" in told
    assert "limite antérieure à 2016" in told


@pytest.mark.parametrize(("language", "said"), [("en", "another spelling"), ("fr", "une autre orthographe")])
def test_what_is_not_found_is_an_empty_list_and_says_what_to_try(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["place", "find", "Xqzwyv", "--json", "--language", language]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert said in printed.err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--near", "north"], "north is no point; give latitude"),
        (["--near", "95,0"], "no point on earth"),
        (["--limit", "0"], "give 1 or more"),
    ],
)
def test_what_makes_no_sense_is_refused(
    more: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["place", "find", "Gao", *more])
    assert ended.value.code == 2
    assert why in capsys.readouterr().err


def test_an_empty_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["place", "find", " "]) == 2
    assert "The name is empty" in capsys.readouterr().err


def test_building_from_a_folder_without_files_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["place", "build", str(tmp_path), "--out", str(tmp_path / "made")]) == 2
    assert "is not there" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()
