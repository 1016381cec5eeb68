"""The page of the manual on how well the audit does holds what is measured today."""

from pathlib import Path

import pytest

from benchmarks.checks import measuring, page, tables

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "audit-measured.md"


def test_the_page_says_who_writes_it_and_how_to_read_it() -> None:
    assert PAGE.read_text(encoding="utf-8").startswith(page.OPENING)


@pytest.mark.prove
def test_the_page_holds_the_planted_errors_as_measured_now() -> None:
    result = measuring.planted()
    _, alarms = measuring.false_alarms()
    written = PAGE.read_text(encoding="utf-8")
    assert page.grid(tables.of_planted(result, alarms, measuring.CLEAN)) in written
    assert page.grid(tables.of_kinds("Planted errors by kind", result)) in written
