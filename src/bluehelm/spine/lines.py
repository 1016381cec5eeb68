"""The lines of a plan as the spine knows them, with those of support told apart."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from bluehelm.plans.rows import Accomplishment, Component, Plan
from bluehelm.record import vocab
from bluehelm.spine.rows import INDICATOR, OUTPUT, Line, line_key


def lines(plan: Plan) -> tuple[Line, ...]:
    """Every indicator and output, in the order of the plan."""
    components = {component.number: component for component in plan.components}
    return tuple(line for group in plan.accomplishments for line in _of(group, components))


def _of(group: Accomplishment, components: dict[str, Component]) -> Iterator[Line]:
    named = components.get(group.component or "")
    enabling = _support(group, named)
    seen: Counter[str] = Counter()
    for kind, found in ((INDICATOR, group.indicators), (OUTPUT, group.outputs)):
        for row in found:
            once = line_key(group.number, kind, row.label)
            seen[once] += 1
            yield Line(
                key=line_key(group.number, kind, row.label, seen[once]),
                accomplishment=group.number,
                kind=kind,
                label=row.label,
                title=group.title,
                status=row.status,
                component=group.component,
                enabling=enabling,
                id=row.id,
                label_fr=row.label_fr,
                title_fr=group.title_fr,
            )


def _support(group: Accomplishment, component: Component | None) -> str | None:
    """The title that says its lines carry the others; None for lines of substance."""
    if component is not None and _titles("components").fullmatch(component.title.strip()) is not None:
        return component.title
    return group.title if _titles("accomplishments").search(group.title) is not None else None


@cache
def _titles(what: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in vocab.read("spine")["support"][what]), re.IGNORECASE)
