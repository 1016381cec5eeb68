"""Rules of the family direction."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
