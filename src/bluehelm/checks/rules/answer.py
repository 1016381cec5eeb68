"""Rules of the family answer."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
