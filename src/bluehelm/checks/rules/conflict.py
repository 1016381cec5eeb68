"""Rules of the family conflict."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
