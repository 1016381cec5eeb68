"""The audit ranks, keeps each finding once, stops a flood, and says which rules did not apply."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bluehelm.checks import check as checking
from bluehelm.checks.check import LIMIT, check, limited, ranked
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, Place
from bluehelm.checks.rules import FRAMEWORKS, NEEDED, PROSE, TABLES, Rule, every
from tests.checks.invented import table, text

LETTER = "1. The lantern of Zamara was lit."


def finding(n: int, severity: str = WARNING, weight: float = 0.5, document: str = "a.txt") -> Finding:
    place = Place(document, None, f"Sentence {n}", anchor=f"anchor {n}")
    return Finding("conflict.dates", severity, (place,), {"first": str(n)}, weight)


def test_the_gravest_and_surest_come_first_and_equals_stay_in_order() -> None:
    given = [
        finding(1, NOTE, 0.9), finding(2, WARNING, 0.2), finding(3, ERROR, 0.1), finding(4, WARNING, 0.8),
        finding(5, ERROR, 0.7), finding(6, WARNING, 0.2),
    ]  # fmt: skip
    assert [one.values["first"] for one in ranked(given)] == ["5", "3", "4", "2", "6", "1"]


def test_each_finding_stands_once() -> None:
    assert len(ranked([finding(1), finding(2), finding(1)])) == 2


def test_a_finding_in_two_versions_stands_once_with_the_places_of_both() -> None:
    first, second = finding(1, document="a.txt"), finding(1, document="b.txt")
    (one,) = ranked([first, second, second])
    assert [place.document for place in one.where] == ["a.txt", "b.txt"]
    assert one.id == first.id == second.id


def test_beyond_the_limit_the_least_weighty_warnings_become_notes() -> None:
    given = ranked([finding(n, WARNING, n / 1000) for n in range(LIMIT + 5)])
    kept = limited(given)
    eased = [one for one in kept if one.severity == NOTE]
    assert len(kept) - len(eased) == LIMIT
    assert sorted(int(one.values["first"]) for one in eased) == [0, 1, 2, 3, 4]
    assert {one.id for one in kept} == {one.id for one in given}


def test_no_error_is_eased_however_many_there_are() -> None:
    errors = [finding(n, ERROR) for n in range(LIMIT + 5)]
    kept = limited(ranked([*errors, finding(999)]))
    assert sum(one.severity == ERROR for one in kept) == LIMIT + 5
    assert kept[-1].severity == NOTE


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    """Three invented rules in place of ours: for rows, for prose, and one that compares documents."""

    def alone(given: Text) -> Iterator[Finding]:
        yield finding(1, document=given.name)

    def together(*given: Text) -> Iterator[Finding]:
        yield finding(10 * len(given), ERROR)

    made = {
        "status.rows": Rule(alone, FRAMEWORKS),
        "conflict.prose": Rule(alone, PROSE),
        "conflict.across": Rule(together, PROSE, across=True),
    }
    monkeypatch.setattr(checking, "every", lambda: made)
    return made


def test_a_rule_across_documents_gets_all_that_fit_at_once(rules: dict[str, Rule]) -> None:
    first, second = text(LETTER, name="a.txt"), replace(text(LETTER, name="b.txt"), title="Another letter")
    audit = check([first, second, replace(text(LETTER), sentences=())])
    assert [one.values["first"] for one in audit.findings if one.severity == ERROR] == ["20"]


def test_versions_of_one_document_are_not_held_against_each_other(rules: dict[str, Rule]) -> None:
    letter = replace(text(LETTER, name="letter.txt"), title="Another letter")
    versions = [text(LETTER, name="a.txt"), text(LETTER, name="b.txt")]
    told = [one.values["first"] for one in check([*versions, letter]).findings if one.severity == ERROR]
    assert told == ["20"]  # two documents at a time, never three


def test_rules_that_do_not_apply_are_listed_with_what_they_need(rules: dict[str, Rule]) -> None:
    audit = check([text(LETTER, name="a.txt")])
    assert [(one.document, one.rule, one.needs) for one in audit.not_applied] == [
        ("a.txt", "status.rows", FRAMEWORKS)
    ]


def test_the_name_of_each_rule_is_told_before_it_runs(rules: dict[str, Rule]) -> None:
    told: list[str] = []
    check([text(LETTER)], told.append)
    assert told == list(rules)


def test_an_audit_counts_by_severity(rules: dict[str, Rule]) -> None:
    audit = check([text(LETTER)])
    assert [audit.count(severity) for severity in (ERROR, WARNING, NOTE)] == [1, 1, 0]


def test_no_documents_give_no_findings() -> None:
    assert check([]).findings == ()


def test_each_rule_of_ours_says_what_it_needs_and_stands_in_its_family() -> None:
    found = every()
    assert len(found) > 20
    bare = text("Nothing to see here")
    for rule in found.values():
        assert rule.needs in NEEDED
        assert isinstance(rule.fits(bare), bool)
    assert any(rule.needs == TABLES for rule in found.values())


def test_every_rule_of_ours_bears_a_document_that_barely_fits() -> None:
    body = "III. Resources\n\n1. The lantern of Zamara was lit.\n\nA. Money"
    given = text(body, table("Category | Amount"), table(""), table("Fuel | ..", "Boats |"))
    assert check([given, text(LETTER)]).findings == ()


def test_the_graver_of_two_that_are_one_is_kept() -> None:
    (one,) = ranked([finding(1, WARNING), finding(1, ERROR)])
    assert one.severity == ERROR


def test_the_same_documents_give_the_same_audit_again() -> None:
    body = "1. The bridge was opened on 5 March 2031.\n\n2. The bridge was opened on 9 March 2031."
    assert check([text(body)]).findings == check([text(body)]).findings


def test_rules_that_did_not_apply_are_grouped_by_what_they_need(rules: dict[str, Rule]) -> None:
    audit = check([text(LETTER, name="a.txt"), text(LETTER, name="b.txt")])
    assert audit.missed() == {FRAMEWORKS: (["a.txt", "b.txt"], ["status.rows"])}


def test_an_error_in_a_table_of_a_pdf_is_only_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule(lambda text: iter((finding(1, ERROR),)), TABLES)
    monkeypatch.setattr(checking, "every", lambda: {"arithmetic.total": rule})
    report = text(LETTER, table("Row | 1 | 2"))

    def severities(medium: str) -> list[str]:
        return [one.severity for one in check([replace(report, medium=medium)]).findings]

    assert (severities("docx"), severities("pdf")) == ([ERROR], [WARNING])
