"""The reader of classic reports, proved by return: what stood in the tables before the damage comes out."""

from pathlib import Path

import pytest

from bluehelm.sources import budgets, documents, form
from tests.sources import damage

SEEDS = range(4)
MANY_SEEDS = range(100, 160)


def read(text: str, folder: Path) -> form.Report:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return budgets.read(documents.read(path))


def said(row: form.OutputRow) -> list[tuple[str, str]]:
    return [(answer.completed, answer.remarks[0]) for answer in row.answers if answer.completed]


def explained(row: form.OutputRow) -> list[str]:
    return [part for answer in row.answers for part in answer.remarks if part.startswith("The lower")]


def check(report: form.Report, rows: tuple[damage.Accomplishment, ...]) -> None:
    assert [row.number for row in report.accomplishments] == [row.number for row in rows]
    assert [row.title for row in report.accomplishments] == [row.title for row in rows]
    for wanted in rows:
        indicators = [row for row in report.indicators if row.accomplishment == wanted.number]
        assert [row.planned for row in indicators] == [row.planned for row in wanted.indicators]
        assert [row.actual for row in indicators] == [row.actual for row in wanted.indicators]
        remarks = [row.remarks for row in indicators]
        assert remarks == [(row.remark,) if row.remark else () for row in wanted.indicators]
        outputs = [row for row in report.outputs if row.accomplishment == wanted.number]
        assert [row.planned for row in outputs] == [row.planned for row in wanted.outputs]
        assert [said(row) for row in outputs] == [list(row.answers) for row in wanted.outputs]
        assert [explained(row) for row in outputs] == [
            [row.explanation] if row.explanation else [] for row in wanted.outputs
        ]
    assert report.set_aside == ()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", damage.INDICATOR_DAMAGE)
def test_indicators_survive_the_damage(kind: str, seed: int, tmp_path: Path) -> None:
    text, rows = damage.report(seed, kind, "rows")
    check(read(text, tmp_path), rows)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", damage.OUTPUT_DAMAGE)
def test_outputs_survive_the_damage(kind: str, seed: int, tmp_path: Path) -> None:
    text, rows = damage.report(seed, "tabs", kind)
    check(read(text, tmp_path), rows)


@pytest.mark.prove
@pytest.mark.parametrize("indicators", damage.INDICATOR_DAMAGE)
@pytest.mark.parametrize("outputs", damage.OUTPUT_DAMAGE)
def test_every_pair_of_damages_over_many_reports(indicators: str, outputs: str, tmp_path: Path) -> None:
    for seed in MANY_SEEDS:
        text, rows = damage.report(seed, indicators, outputs)
        check(read(text, tmp_path), rows)
