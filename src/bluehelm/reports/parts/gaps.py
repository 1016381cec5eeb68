"""What could not be measured, and what of the document could not be read: said, not hidden."""

from collections.abc import Iterator
from dataclasses import replace

from bluehelm.plans import rows
from bluehelm.reports.chartrows import all_of
from bluehelm.reports.parts.desk import Desk, cell
from bluehelm.reports.tree import Block, Note, Row


def gaps(desk: Desk) -> tuple[Block, ...]:
    """The lines without a status, each with the reason, and everything that was set aside."""
    words = desk.words
    lines = tuple(unmeasured(desk))
    blocks: list[Block] = [Note(words("none.unmeasured"))]
    if lines:
        table = desk.table(
            words("caption.unmeasured"), ("accomplishment", "text", "why", "place"), (16, 40, 28, 16), 0
        )
        blocks = [replace(table, rows=lines)]
    if not desk.plan.set_aside:
        return (*blocks, Note(words("none.set_aside")))
    table = desk.table(words("caption.set_aside"), ("place", "text", "why"), (20, 40, 40), 0)
    found = tuple(Row((cell(item.where), cell(item.text), cell(item.why))) for item in desk.plan.set_aside)
    return (*blocks, replace(table, rows=found), *(Note(note) for note in desk.plan.notes))


def unmeasured(desk: Desk) -> Iterator[Row]:
    for accomplishment in desk.plan.accomplishments:
        lines = all_of(accomplishment)
        for line in lines:
            if line.status == rows.UNMEASURABLE:
                why = desk.words(f"why.{reason(line)}")
                place = cell(line.where or "")
                yield Row((cell(accomplishment.number), cell(line.label), cell(why), place))


def reason(line: rows.Indicator | rows.Output) -> str:
    """Which side is missing, or why the two cannot be compared."""
    targets: list[rows.Value]
    if isinstance(line, rows.Output):
        targets = [planned.value for planned in line.planned]
        actuals = [answer.value for answer in line.completed]
    else:
        targets, actuals = [limb.target for limb in line.limbs], [limb.actual for limb in line.limbs]
    if all(target is None for target in targets):
        return "target"
    if all(actual is None for actual in actuals):
        return "actual"
    if any(isinstance(side, str) for side in (*targets, *actuals)):
        return "words"
    if isinstance(line, rows.Indicator) and any(limb.direction is None for limb in line.limbs):
        return "direction"
    return "rule"
