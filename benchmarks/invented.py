"""Invented performance reports of any length, to time the readers with."""

from pathlib import Path

import docx

HEAD = """General Assembly

Financing of the United Nations Mission for the Invented Example in Zamara

Budget performance of the United Nations Mission for the Invented Example in Zamara for the period from 1 July 2030 to 30 June 2031

Report of the Secretary-General

The United Nations Mission for the Invented Example in Zamara (UNMIX) does not exist.

F. Results-based budgeting frameworks

Component 1: lanterns and bridges
"""
MONEY = [
    ("Category", "Apportionment", "Expenditure", "Variance", ""),
    ("", "", "", "Amount", "Percentage"),
    ("Operational costs", "", "", "", ""),
    ("Official travel", "400.0", "200.0", "200.0", "50.0"),
    ("Subtotal", "400.0", "200.0", "200.0", "50.0"),
    ("Gross requirements", "400.0", "200.0", "200.0", "50.0"),
]
INDICATOR = (
    "Increase in the number of bridges of district {n} lit at night, including those kept by women's associations "
    "(2028/29: {n}; 2029/30: {n}; 2030/31: {n})"
)
ACTUAL = "Achieved: a total of {n} bridges were lit in three districts"
OUTPUT = "{n} workshops for lantern keepers of district {n} and 4 meetings with the councils of that district"
REMARK = "The lower output was attributable to the restrictions in connection with the COVID-19 pandemic"
LINES_PER_ACCOMPLISHMENT = 10


def text(kilobytes: int) -> str:
    """A classic report of about that size, as text with tabs."""
    parts, number = [HEAD], 0
    while sum(map(len, parts)) < kilobytes * 1024:
        number += 1
        parts.append(f"\nExpected accomplishment 1.{number}: Travellers cross bridge {number} in safety\n")
        parts.append("\nPlanned indicators of achievement\n\nActual indicators of achievement\n")
        for n in range(1, LINES_PER_ACCOMPLISHMENT + 1):
            parts.append(f"\n{INDICATOR.format(n=n)}\n\n{ACTUAL.format(n=n)}\n")
        parts.append("\nPlanned outputs\tCompleted (number or yes/no)\tRemarks\n")
        for n in range(1, LINES_PER_ACCOMPLISHMENT + 1):
            parts.append(f"{OUTPUT.format(n=n)}\t{n}\tWorkshops\n\t4\tMeetings\n\t\t{REMARK}\n")
    parts.append(
        "\nIII. Resource performance\n\nA. Financial resources\n\n(Thousands of United States dollars)\n\n"
    )
    parts.append("\n".join("\t".join(row) for row in MONEY) + "\n")
    return "".join(parts)


def word(path: Path, pages: int) -> Path:
    """A classic report of about so many pages, as a Word document."""
    document = docx.Document()
    for line in HEAD.split("\n"):
        document.add_paragraph(line)
    for number in range(1, pages + 1):  # one accomplishment fills about a page
        document.add_paragraph(
            f"Expected accomplishment 1.{number}: Travellers cross bridge {number} in safety"
        )
        rows = [("Planned indicators of achievement", "Actual indicators of achievement")]
        rows += [(INDICATOR.format(n=n), ACTUAL.format(n=n)) for n in range(1, LINES_PER_ACCOMPLISHMENT + 1)]
        fill(document, rows)
        wide = [("Planned outputs", "Completed (number or yes/no)", "Remarks")]
        wide += [
            (OUTPUT.format(n=n), str(n), f"Workshops\n{REMARK}")
            for n in range(1, LINES_PER_ACCOMPLISHMENT + 1)
        ]
        fill(document, wide)
    document.add_paragraph("III. Resource performance")
    document.add_paragraph("A. Financial resources")
    fill(document, MONEY)
    document.save(str(path))
    return path


def fill(document: "docx.document.Document", rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
