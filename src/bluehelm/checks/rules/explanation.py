"""Rules of the family explanation."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
