"""Framework tables whose columns were renamed: set aside with place and header, in text and in Word."""

from pathlib import Path

import pytest

from bluehelm.sources import documents
from bluehelm.sources.budgets import classic, liquidation, read
from bluehelm.sources.budgets.framework import Frame
from tests.sources import wordmaking as w

EXCERPT = Path(__file__).parents[1] / "data" / "unmix.txt"
INDICATORS = ["Planned indicators of achievement", "Actual indicators of achievement"]
OUTPUTS = ["Planned outputs", "Completed (number or yes/no)", "Remarks"]


def renamed(folder: Path, old: str, new: str) -> Path:
    text = EXCERPT.read_text(encoding="utf-8")
    assert old in text
    path = folder / "report.txt"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "header", "counts"),
    [
        ("Completed (number or yes/no)", "Delivered", "Planned outputs | Delivered | Remarks", (5, 0)),
        ("Planned outputs", "Intended outputs", "Intended outputs | Completed (number or yes/no)", (5, 0)),
        ("Remarks<", "Notes<", "Completed (number or yes/no) | Notes", (5, 0)),
        (
            "<i>Actual indicators of achievement",
            "<i>Results",
            "Planned indicators of achievement | R",
            (3, 6),
        ),
        (
            "<i>Planned indicators of achievement",
            "<i>Aims",
            "Aims | Actual indicators of achievement",
            (3, 6),
        ),
        ("\nActual indicators of achievement\n", "\nResults\n", "Results", (2, 6)),
    ],
)
def test_a_framework_table_with_a_renamed_column_is_set_aside_and_not_guessed(
    tmp_path: Path, old: str, new: str, header: str, counts: tuple[int, int]
) -> None:
    report = read(documents.read(renamed(tmp_path, old, new)))
    assert (len(report.indicators), len(report.outputs)) == counts
    named = [row for row in report.set_aside if "heads of the columns" in row.why]
    assert named
    assert header in named[0].text
    assert named[0].where.startswith("line ")
    assert any(row.why == "its table has a column head not known" for row in report.set_aside)


def word_frame(folder: Path, outputs: list[str]) -> Frame:
    path = folder / "report.docx"
    path.write_bytes(
        w.word(
            w.paragraph("Component 1: lanterns"),
            w.paragraph("Expected accomplishment 1.1: Bridges are lit"),
            w.table([INDICATORS, ["More lanterns (2029/30: 1; 2030/31: 2)", "Achieved: 2 lanterns"]]),
            w.table([outputs, ["3 lanterns", "2", "Lanterns"]]),
            w.paragraph("Expected accomplishment 1.2: Roads are lit"),
            w.table([INDICATORS, ["More lamps (2029/30: 1; 2030/31: 2)", "Achieved: 2 lamps"]]),
            w.table([OUTPUTS, ["4 lamps", "4", "Lamps"]]),
        )
    )
    return classic.framework(documents.read(path))


def test_a_renamed_column_of_one_word_table_leaves_the_others_read(tmp_path: Path) -> None:
    found = word_frame(tmp_path, ["Planned outputs", "Delivered", "Remarks"])
    assert [(row.accomplishment, row.planned) for row in found.outputs] == [("1.2", "4 lamps")]
    assert [row.planned[:4] for row in found.indicators] == ["More", "More"]
    assert [row.where for row in found.set_aside] == ["table 2, row 1", "table 2, row 2"]
    assert found.set_aside[0].text == "Planned outputs | Delivered | Remarks"


def test_known_columns_of_a_word_table_put_nothing_aside(tmp_path: Path) -> None:
    assert word_frame(tmp_path, OUTPUTS).set_aside == ()


def test_a_renamed_column_of_a_liquidation_report_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    rows = [
        ["Expected accomplishment", "Actual indicators of achievement", ""],
        ["1.1 Orderly closure", "", ""],
        ["1.1.1 Share of boats sold (2030/31: 80 per cent)", "64 per cent", ""],
        ["Planned outputs", "Delivered", "Remarks"],
        ["Repair of 4 boats", "3", "Boats"],
    ]
    path.write_bytes(w.word(w.paragraph("Component 1: support"), w.table(rows)))
    found = liquidation.framework(documents.read(path))
    assert (len(found.indicators), len(found.outputs)) == (1, 0)
    assert [row.text for row in found.set_aside] == [
        "Planned outputs | Delivered | Remarks",
        "Repair of 4 boats | 3 | Boats",
    ]
