"""The family direction: higher, lower, increased, reduced, against the figures."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.direction import prose, reasons, rows

RULES: dict[str, Rule] = {
    **rows.RULES,
    **prose.RULES,
    **reasons.RULES,
}
