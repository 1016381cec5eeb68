"""Rules of the family arithmetic."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
