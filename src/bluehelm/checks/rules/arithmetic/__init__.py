"""The family arithmetic: sums, differences, percentages, rates, parts of a whole."""

from bluehelm.checks.rules import Rule
from bluehelm.checks.rules.arithmetic import (
    amounts,
    compared,
    components,
    formulas,
    means,
    posts,
    relations,
    rises,
    rows,
    shares,
    staff_summary,
    staffing,
    sums,
    vacancies,
)

RULES: dict[str, Rule] = {
    **rows.RULES,
    **amounts.RULES,
    **compared.RULES,
    **formulas.RULES,
    **relations.RULES,
    **shares.RULES,
    **staffing.RULES,
    **staff_summary.RULES,
    **sums.RULES,
    **components.RULES,
    **means.RULES,
    **posts.RULES,
    **rises.RULES,
    **vacancies.RULES,
}
