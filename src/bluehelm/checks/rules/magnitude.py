"""Rules of the family magnitude."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
