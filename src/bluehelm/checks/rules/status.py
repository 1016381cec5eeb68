"""Rules of the family status."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
