"""bluehelm event invent."""

import json
from pathlib import Path

import pytest

from bluehelm import cli


def test_the_command_writes_the_files_and_says_that_they_are_invented(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"event invent --out {tmp_path / 'a'} --accounts 60 --seed 3 --from 2021-03-01 --to 2021-03-31"
    assert cli.main(line.split()) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Invented, nothing of it happened: 60 accounts of ")
    assert {path.name for path in (tmp_path / "a").iterdir()} >= {"truth.csv", "patrols.csv", "invented.yaml"}
    assert cli.main([*line.replace("/a ", "/b ").split(), "--json", "--bad", "0.1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["invented"] is True
    assert told["accounts"] == 60


def test_a_folder_that_holds_files_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    line = f"event invent --out {tmp_path} --accounts 6"
    assert cli.main(line.split()) == 2
    assert "is not empty" in capsys.readouterr().err
    assert cli.main([*line.split(), "--force"]) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("--from yesterday", "is no day"),
        ("--providers weather", "no invented provider"),
        ("--accounts -4", "-4 accounts"),
    ],
)
def test_bad_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str, said: str) -> None:
    line = f"event invent --accounts 6 --out {tmp_path / 'new'} {more}"
    try:
        status = cli.main(line.split())
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2
    assert said in capsys.readouterr().err
