"""The family status: the word for a result against its figure."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.status import indicators, outputs, second_count

RULES: dict[str, Rule] = {
    **indicators.RULES,
    **outputs.RULES,
    **second_count.RULES,
}
