"""The family explanation: deviations without a reason, and reasons that explain nothing."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.explanation import lateness, money, rows, tables

RULES: dict[str, Rule] = {
    **rows.RULES,
    **money.RULES,
    **lateness.RULES,
    **tables.RULES,
}
