"""A classic report through PDF: rows cut by pages and heads printed again give the rows that went in."""

import random
from pathlib import Path

import pytest
import typst

from bluehelm.sources import budgets, documents, form
from tests.sources import damage

NAME = "United Nations Mission for the Invented Example in Zamara"
COVER = f"""#set page(width: 595pt, height: 520pt, margin: 54pt)
#set text(size: 10pt)
#set table(stroke: none, inset: (x: 4pt, y: 2pt), align: left)
Budget performance of the {NAME} for the period from 1 July 2030 to 30 June 2031

The {NAME} (UNMIX) does not exist.

Component 1: crossings
"""


def cells(*paragraphs: str) -> str:
    return "[" + " \\ ".join(text.replace("'", "’") for text in paragraphs) + "]"


def typeset(rows: tuple[damage.Accomplishment, ...]) -> str:
    text = COVER
    for one in rows:
        text += f"\nExpected accomplishment {one.number}: {one.title}\n\n#table(columns: (50%, 50%), "
        text += "table.header([Planned indicators of achievement], [Actual indicators of achievement]), "
        for row in one.indicators:
            text += f"{cells(row.planned)}, {cells(*(part for part in (row.actual, row.remark) if part))}, "
        text += ")\n\n#table(columns: (50%, 15%, 35%), "
        text += "table.header([Planned outputs], [Completed (number or yes/no)], [Remarks]), "
        for output in one.outputs:
            for at, (figure, unit) in enumerate(output.answers):
                last = at == len(output.answers) - 1
                said = (unit, output.explanation) if last and output.explanation else (unit,)
                text += f"{cells(output.planned if not at else '')}, [{figure}], {cells(*said)}, "
        text += ")\n"
    return text + "\nIII. Resource performance\n"


def read(seed: int, folder: Path) -> tuple[form.Report, tuple[damage.Accomplishment, ...]]:
    rows = damage.accomplishments(random.Random(seed))
    path = folder / "report.pdf"
    path.write_bytes(typst.compile(typeset(rows).encode()))
    return budgets.read(documents.read(path)), rows


@pytest.mark.parametrize("seed", range(6))
def test_every_row_comes_out_of_the_pages_as_it_went_in(seed: int, tmp_path: Path) -> None:
    report, rows = read(seed, tmp_path)
    assert [(row.planned.replace("’", "'"), row.actual, row.remarks) for row in report.indicators] == [
        (row.planned, row.actual, (row.remark,) if row.remark else ())
        for one in rows
        for row in one.indicators
    ]
    assert [
        (row.planned.replace("’", "'"), [(answer.completed, answer.remarks[0]) for answer in row.answers])
        for row in report.outputs
    ] == [(row.planned, list(row.answers)) for one in rows for row in one.outputs]
    assert [(row.number, row.title) for row in report.accomplishments] == [
        (one.number, one.title) for one in rows
    ]
    assert report.set_aside == ()
