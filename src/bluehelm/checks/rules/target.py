"""Rules of the family target."""

from bluehelm.checks.rules import Rule

RULES: dict[str, Rule] = {}
