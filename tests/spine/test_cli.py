"""`bluehelm spine`: what is printed, with which status."""

import json

import pytest

from bluehelm import cli
from bluehelm.record.models import Mission

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    return cli.main(["spine", *words])


@pytest.fixture
def key(worked: Mission, capsys: pytest.CaptureFixture[str]) -> str:
    run("suggest", "--json")
    rows = json.loads(capsys.readouterr().out)
    return next(str(row["line"]) for row in rows if row["label"] == "Mixed patrols")


def test_coverage_prints_mandates_matrix_holes_money_and_posts(
    worked: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("coverage") == 1
    shown = capsys.readouterr().out
    assert "S/RES/2423 (2018): in force when it was planned; not held" in shown
    assert "paragraphs not held 1-14, 21, 23-27, 30 and after" in shown
    assert "29(b)" in shown
    assert "of the paragraphs held of S/RES/2480 (2019): 36 tasks, 26 of them with a line: " in shown
    assert "only a second choice 5, no line 1" in shown
    assert "replaced on 2020-06-29, when S/RES/2531 (2020) was adopted" in shown
    assert "no task: " in shown
    assert "not attributable: 1,134,457.9 / 1,138,457.9" in shown
    assert "40 Military observers + 13,249 Military contingents = 13,289 (+0)" in shown


def test_coverage_is_told_in_french(worked: Mission, capsys: pytest.CaptureFixture[str]) -> None:
    run("coverage", "--language", "fr")
    shown = capsys.readouterr().out
    assert "texte non détenu" in shown
    assert "des paragraphes détenus de S/RES/2480 (2019) : 36 tâches, dont 26 avec une ligne" in shown
    assert "Projets à effet rapide" in shown
    assert "première priorité stratégique" in shown


def test_the_json_names_lines_once_and_points_to_them_by_key(
    worked: Mission, capsys: pytest.CaptureFixture[str]
) -> None:
    run("coverage", "--period", "2019/20", "--json")
    document = json.loads(capsys.readouterr().out)
    keys = {line["line"] for line in document["lines"]}
    behind = [line for text in document["mandates"] for task in text["tasks"] for line in task["lines"]]
    assert len(keys) == 262
    assert {line["line"] for line in behind} <= keys
    assert document["money"]["not_attributable"]["apportionment"] == 1134457.9
    assert document["mandates"][0]["not_held"] == ["-"]
    tasks = {task["path"]: task for task in document["mandates"][1]["tasks"]}
    assert (tasks["29(b)"]["state"], tasks["29(b)"]["second_choice_of"]) == ("hole", [])
    assert tasks["28(b)(ii)"]["state"] == "hole"
    assert set(tasks["28(b)(ii)"]["second_choice_of"]) <= keys


def test_a_suggestion_is_tied_refused_and_undone(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tie", key, "28(a)(ii)#1", "--why", "patrols of the three sides") == 0
    assert run("tie", key, "28(c)(ii)#3", "--refuse", "--why", "not for civilians") == 0
    assert run("tie", key, "28(c)(ii)#3", "--undo") == 0
    assert f"Line {key} and task 28(a)(ii)#1 of S/RES/2480 (2019): confirmed." in capsys.readouterr().out
    run("coverage", "--json")
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert [line["line"] for line in lines if line["state"] == "confirmed"] == [key]


def test_one_line_is_suggested_for_alone_with_the_reasons(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("suggest", "--line", key) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{key}  2.1 output: Mixed patrols")
    assert "ceasefire and control of armed movements" in shown


def test_a_line_or_a_task_that_is_not_there_is_bad_usage(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("suggest", "--line", "00000000") == 2
    assert run("tie", key, "99") == 2
    assert "0 mandates have a task 99; name one with --symbol" in capsys.readouterr().err
