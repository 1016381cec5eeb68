"""The family conflict: one fact given in two ways, in one document or several."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.conflict import (
    agreed,
    columns,
    counts,
    elsewhere,
    events,
    moves,
    names,
    post_actions,
    posts,
    rows,
    said,
    stated,
    told,
    variants,
)

RULES: dict[str, Rule] = {
    **events.RULES,
    **counts.RULES,
    **rows.RULES,
    **elsewhere.RULES,
    **columns.RULES,
    **stated.RULES,
    **posts.RULES,
    **said.RULES,
    **names.RULES,
    **told.RULES,
    **agreed.RULES,
    **moves.RULES,
    **post_actions.RULES,
    **variants.RULES,
}
