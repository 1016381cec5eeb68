"""The family target: what was to be reached against what already was."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.target import base, series

RULES: dict[str, Rule] = {
    **series.RULES,
    **base.RULES,
}
