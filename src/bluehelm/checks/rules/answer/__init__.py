"""The family answer: what was completed against what was planned, part by part."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.answer import bare, limbs, parts, units, words

RULES: dict[str, Rule] = {
    **bare.RULES,
    **parts.RULES,
    **limbs.RULES,
    **units.RULES,
    **words.RULES,
}
