"""Invented findings, in rules that the vocabulary holds, for tests of how an audit is written."""

from dataclasses import replace

from bluehelm.checks.check import Audit, NotApplied
from bluehelm.checks.reading import OTHER, Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, Place

SHA256 = "ab" * 32
TEXT = Text(
    "bridges.docx", OTHER, "Invented report", "UNMIX", "2030/31", None, (), (),
    unread=(("table 7", "its columns have no heads: 4 <b>12</b>"),), sha256=SHA256,
)  # fmt: skip
PLANNED = Place(
    "bridges.docx",
    "1.1",
    "Bridges lit <again> (2029/30: 6; 2030/31: 8)",
    ("8",),
    row="Bridges lit",
    line="indicator 1",
)
ACTUAL = replace(PLANNED, quote="Achieved: 6 bridges & more\nLit at night", marks=("Achieved", "6 bridges"))
PROSE = Place("bridges.docx", "II.B", "The bridges were lit on 3 March.", ("3 March",), paragraph="35 (c)")


def finding(n: int = 0, severity: str = ERROR, places: tuple[Place, ...] = (ACTUAL, PLANNED)) -> Finding:
    values = {"actual": f"{n + 6}", "target": "8", "what": "bridges"}
    return Finding("status.achieved_but_short", severity, places, values)


def audit(errors: int = 1, warnings: int = 1, notes: int = 1) -> Audit:
    found = [finding(n) for n in range(errors)]
    found += [finding(n, WARNING, (PROSE,)) for n in range(errors, errors + warnings)]
    found += [finding(n, NOTE) for n in range(errors + warnings, errors + warnings + notes)]
    return Audit((TEXT,), tuple(found), (NotApplied("bridges.docx", "status.achieved_but_short", "money"),))
