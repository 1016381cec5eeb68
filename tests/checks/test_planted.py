"""The invented reports with planted errors: what is said to be planted stands where it is said to stand."""

from collections import Counter
from decimal import Decimal

import pytest

from benchmarks.checks import measuring
from benchmarks.checks.planted import (
    KEPT_BACK_PER_FAMILY,
    PER_FAMILY,
    Invented,
    clean_reports,
    kept_back_reports,
    planted_reports,
)
from bluehelm.checks.rows import ERROR, FAMILIES


@pytest.fixture(scope="module")
def reports() -> list[Invented]:
    return list(planted_reports())


def test_every_family_gets_as_many_errors(reports: list[Invented]) -> None:
    counted = Counter(entry.family for report in reports for entry in report.entries)
    assert counted == dict.fromkeys(FAMILIES, PER_FAMILY)


def test_every_family_has_several_kinds(reports: list[Invented]) -> None:
    kinds = {(entry.family, entry.kind) for report in reports for entry in report.entries}
    assert min(Counter(family for family, _ in kinds).values()) >= 4


def test_a_seed_always_gives_the_same_reports(reports: list[Invented]) -> None:
    assert next(planted_reports()).text == reports[0].text
    assert next(planted_reports(seed=4)).text != reports[0].text


def test_no_two_errors_of_a_report_share_a_framework_row(reports: list[Invented]) -> None:
    for report in reports:
        places = [(one.section, one.row or one.paragraph) for entry in report.entries for one in entry.where]
        counted = Counter(place for place in places if place[0] is not None and place[0][0].isdigit())
        assert set(counted.values()) <= {1}, report.name


def test_the_reader_finds_every_planted_row_and_paragraph(reports: list[Invented]) -> None:
    for report in reports[::4]:
        text = measuring.read(report)
        rows = {(line.section, line.name) for line in text.lines}
        paragraphs = {(one.section, one.paragraph) for one in text.sentences}
        labels = {line.split("\t")[0] for line in report.text.splitlines() if "\t" in line}
        for where in (where for entry in report.entries for where in entry.where):
            if where.paragraph is not None:
                assert (where.section, where.paragraph) in paragraphs
            else:
                assert (where.section, where.row) in rows or where.row in labels


def test_the_reports_say_that_they_are_invented(reports: list[Invented]) -> None:
    assert all(
        "does not exist; every name and figure of this report is invented" in one.text for one in reports
    )


def test_the_money_of_a_clean_report_adds_up() -> None:
    text = measuring.read(next(clean_reports(1)))
    assert text.report is not None
    rows = [line.split("\t") for line in next(clean_reports(1)).text.splitlines() if line.count("\t") == 4]
    spent = {row[0]: Decimal(row[2].replace(" ", "")) for row in rows if row[2][:1].isdigit()}
    classes = [value for name, value in spent.items() if name not in ("Subtotal", "Gross requirements")]
    assert sum(classes) == spent["Gross requirements"]


def test_clean_reports_are_read_whole() -> None:
    for report in clean_reports(3):
        text = measuring.read(report)
        assert text.unread == ()
        assert {line.section for line in text.lines} == {"1.1", "1.2", "2.1", "2.2", "3.1", "3.2"}


def test_clean_reports_give_no_error() -> None:
    found, _ = measuring.false_alarms(5)
    assert [finding.rule for _, finding in found if finding.severity == ERROR] == []


def test_every_family_has_a_kind_kept_back() -> None:
    counted = Counter(entry.family for report in kept_back_reports() for entry in report.entries)
    assert counted == dict.fromkeys(FAMILIES, KEPT_BACK_PER_FAMILY)
