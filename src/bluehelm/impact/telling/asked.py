"""What was asked, and of what: enough to make every figure again."""

from dataclasses import dataclass

from bluehelm.impact.pictures.places import Placed
from bluehelm.impact.rows import Events, SetAside
from bluehelm.impact.sentences import UNNAMED, Names


@dataclass(frozen=True)
class Asked:
    """What was asked, and of what."""

    table: str = ""  # its name
    choices: tuple[str, ...] = ()  # as written: kind=patrol, kind=attack
    names: Names = UNNAMED
    notes: tuple[str, ...] = ()  # of the reading of the table
    set_aside: tuple[SetAside, ...] = ()
    rows: int | None = None  # that were used
    sha256: str = ""  # of the file
    seed: int | None = None
    command: str = ""  # that gives the same figures
    program: str = ""  # name and version
    placed: Placed | None = None  # for the map

    @classmethod
    def of(cls, events: Events, table: str, treatment: str, dependent: str, control: str | None) -> "Asked":
        choices = (treatment, dependent, *([control] if control else []))
        names = Names.of(dependent, treatment)
        return cls(table, choices, names, events.notes, events.set_aside, len(events))
