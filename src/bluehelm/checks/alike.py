"""Two rules that tell one fact of one row: the graver finding stays."""

from collections.abc import Iterator, Sequence

from bluehelm.checks.rows import Finding

ONE_FIGURE = frozenset(  # a figure of a row that nothing explains, or that goes another way than a word
    (
        "explanation.unexplained",
        "magnitude.ratio",
        "magnitude.target_ratio",
        "direction.outputs_differ",
        "direction.output_word",
        "direction.indicator_word",
    )
)
ONE_FACT = (  # what a row says by itself, and the same against another row
    frozenset(("status.achieved_but_denied", "conflict.achieved_undone")),
    frozenset(("answer.unanswered", "conflict.undone_reported")),
)


def told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, ranked, without those whose fact a graver one before them tells."""
    kept: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        rows = [(place.document, place.anchor) for place in one.where if place.row is not None]
        if any(_same_fact(one, other) for row in rows for other in kept.get(row, ())):
            continue
        for row in rows:
            kept.setdefault(row, []).append(one)
        yield one


def _same_fact(one: Finding, before: Finding) -> bool:
    if one.rule == before.rule:
        return False
    if any(one.rule in pair and before.rule in pair for pair in ONE_FACT):
        return True
    return one.rule in ONE_FIGURE and before.rule in ONE_FIGURE and _figures(one) <= _figures(before)


def _figures(finding: Finding) -> frozenset[str]:
    """The marked figures, without the words marked beside them."""
    marks = (mark for place in finding.where for mark in place.marks)
    return frozenset(mark for mark in marks if mark[:1].isdigit())
