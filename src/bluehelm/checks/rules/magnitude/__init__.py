"""The family magnitude: figures out of line with their neighbours or their kin."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.magnitude import proportion, rows, staff_and_fuel

RULES: dict[str, Rule] = {
    **rows.RULES,
    **proportion.RULES,
    **staff_and_fuel.RULES,
}
