"""Rules of the family conflict that compare counts."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
