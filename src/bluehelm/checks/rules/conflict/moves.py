"""Posts that move, in the table of staffing changes: where they leave against where they arrive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluehelm.checks.facts.staffing import Change, changes, same_name
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule

MOVES = ("reassignment", "redeployment")
FURTHEST = 2  # things that two prints of one move may give differently; beyond, they are two moves
GRAVE = ("action", "title", "former title", "grade")  # no spelling of an office explains these


@dataclass(frozen=True)
class Move:
    """A move as one of its two rows tells it."""

    row: Change
    told: dict[str, str | None]  # None: this row leaves it open

    def differs(self, arrival: "Move") -> list[str]:
        """What the two rows give differently."""
        apart = []
        for name, here in self.told.items():
            there = arrival.told[name]
            if here is not None and there is not None and not same_name(here, there):
                apart.append(name)
        return apart


def _move(row: Change) -> Move | None:
    end = row.other_end
    if end is None or row.action not in MOVES:
        return None
    unit, title = end
    stays = row.title if row.action == "redeployment" else None
    leaves = row.number < 0
    own, away = row.title, title or stays
    return Move(
        row,
        {
            "action": row.action,
            "grade": row.grade,
            "kind": row.kind or None,
            "former title": own if leaves else away,
            "title": away if leaves else own,
            "former office": row.unit if leaves else unit,
            "office": unit if leaves else row.unit,
        },
    )


def move_apart(text: Text) -> Iterator[Finding]:
    """One move that its two rows give differently: another title, action, office or kind of post."""
    moves = [move for row in changes(text) if (move := _move(row)) is not None]
    left = [move for move in moves if move.row.number < 0]
    arrived = [move for move in moves if move.row.number > 0]
    for allowed in range(FURTHEST + 1):
        for leaving in list(left):
            found = _nearest(leaving, arrived, allowed)
            if found is None:
                continue
            left.remove(leaving)
            arrived.remove(found)
            if apart := leaving.differs(found):
                yield _finding(text, leaving, found, apart)


def _nearest(leaving: Move, arrived: Sequence[Move], allowed: int) -> Move | None:
    """The arrival of as many posts that differs in no more than so many things."""
    fitting = (
        each
        for each in arrived
        if each.row.number == -leaving.row.number
        and each.row.sheet is leaving.row.sheet
        and len(leaving.differs(each)) <= allowed
    )
    return next(fitting, None)


def _finding(text: Text, leaving: Move, arriving: Move, apart: Sequence[str]) -> Finding:
    told = [each for move in (leaving, arriving) for name in apart if (each := move.told[name])]
    marks = [*told, *(each.capitalize() for each in told)]  # "position" is printed "Position"
    severity = ERROR if any(name in GRAVE for name in apart) and len(apart) == 1 else WARNING
    values = {
        "here": ", ".join(str(leaving.told[name]) for name in apart),
        "there": ", ".join(str(arriving.told[name]) for name in apart),
        "from": leaving.row.unit,
        "to": arriving.row.unit,
    }
    where = (leaving.row.place(text, *marks), arriving.row.place(text, *marks))
    return Finding("conflict.move_apart", severity, where, values, 0.85 if severity == ERROR else 0.6)


RULES: dict[str, Rule] = {"conflict.move_apart": Rule(move_apart, TABLES)}
