"""What was asked, and of what: enough to make every figure again."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from bluehelm.impact.pictures.places import Placed
from bluehelm.impact.rows import Events, SetAside
from bluehelm.impact.sentences import UNNAMED, Names
from bluehelm.impact.tracks import Tracked

REPEATED = ("past",)  # options that are given once for each value


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
    tracked: Tracked | None = None  # figures per track, where responses move

    @classmethod
    def of(
        cls,
        events: Events,
        table: str,
        treatment: str,
        dependent: str,
        control: str | None,
        *,
        past: Sequence[str] = (),
    ) -> "Asked":
        choices = (treatment, dependent, *([control] if control else []), *past)
        names = Names.of(dependent, treatment)
        return cls(table, choices, names, events.notes, events.set_aside, len(events))

    def with_tracks(self, tracked: Tracked | None) -> "Asked":
        """The same where responses are stays of tracks."""
        if tracked is None:
            return self
        return replace(self, tracked=tracked, names=replace(self.names, stay=True))


def command(table: str, options: Mapping[str, object]) -> str:
    """The command that asks the same again; what was not asked for is left out."""
    parts = ["bluehelm", "impact", "study", table]
    for name, value in options.items():
        if value is None or value in ("", [], ()):
            continue
        for one in value if name in REPEATED and isinstance(value, (list, tuple)) else [value]:
            parts += [f"--{name}", _written(one)]
    return shlex.join(parts)


def program() -> str:
    """What made the figures."""
    return f"bluehelm {version('bluehelm')}"


def _written(value: object) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return ",".join(_written(one) for one in value)
