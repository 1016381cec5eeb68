"""Every rule of the audit stands in the manual with an invented example, and the rule finds it.

docs/reference/checks.md has a heading for each rule, an ```example block (tests/checks/exampled.py tells how
it is read) and under it, in a quote, the severity and what the rule says of the example.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from bluehelm.checks.rows import FAMILIES, SEVERITIES, Finding
from bluehelm.checks.rules import every
from bluehelm.record import vocab
from tests.checks.exampled import documents

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"
PART = re.compile(
    r"^### `(?P<rule>[\w.]+)`\n(?P<told>.*?)^```example\n(?P<example>.*?)^```\n\n> (?P<said>[^\n]+)",
    re.MULTILINE | re.DOTALL,
)
RULES = sorted(f"{family}.{name}" for family in FAMILIES for name in vocab.read(f"findings_{family}"))


@cache
def parts() -> dict[str, re.Match[str]]:
    return {found["rule"]: found for found in PART.finditer(PAGE.read_text(encoding="utf-8"))}


def run(rule: str, example: str) -> list[Finding]:
    """What the function of the rule finds in the example; one function may speak by several names."""
    texts = documents(example)
    family = [one for name, one in every().items() if name.partition(".")[0] == rule.partition(".")[0]]
    known = every().get(rule)
    found: list[Finding] = []
    for one in family if known is None else [known]:
        fitting = [text for text in texts if one.fits(text)]
        groups = [fitting] if one.across else [[text] for text in fitting]
        found += [finding for group in groups if group for finding in one.run(*group)]
    return [finding for finding in found if finding.rule == rule]


def test_the_manual_holds_every_rule_and_no_other() -> None:
    assert sorted(parts()) == RULES, "write the rule with its example into docs/reference/checks.md"


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_finds_its_example_as_the_manual_says(rule: str) -> None:
    part = parts()[rule]
    found = run(rule, part["example"])
    assert found, f"{rule} finds nothing in its example"
    said = [f"**{one.severity}**: {' '.join(one.said('found').split())}" for one in found]
    assert any(part["said"].startswith(line) for line in said), said


@pytest.mark.parametrize("rule", RULES)
def test_the_manual_says_what_the_rule_finds_how_grave_it_is_and_what_it_leaves_alone(rule: str) -> None:
    told = parts()[rule]["told"]
    assert re.search(rf"^\*[^*]+\* · (?:{'|'.join(SEVERITIES)})", told, re.MULTILINE)
    assert "Leaves alone: " in told
    assert (
        str(vocab.read(f"findings_{rule.partition('.')[0]}")[rule.partition(".")[2]]["title"]["en"]) in told
    )
