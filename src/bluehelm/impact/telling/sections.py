"""A study in sections: each has words, and may have pictures by name and tables of texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluehelm.impact.sentences import words
from bluehelm.impact.telling import leftover, proof, said, tables
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.telling.tables import Table
from bluehelm.impact.telling.verdict import verdict
from bluehelm.record import messages

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Study

MUST = ("must 1", "must 2", "must 3", "must 4", "must 5")


@dataclass(frozen=True)
class Section:
    """One heading and what stands under it."""

    key: str  # of its heading in wake.yaml
    level: int
    texts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


def sections(study: "Study", asked: Asked, language: str) -> Iterator[Section]:
    """The answer first, a question a section; then tables, what was left out, what must hold, inputs."""
    names, windows = asked.names, study.wake.windows
    short = tuple(verdict(study, language, names))
    yield Section("answer", 1, (*short, used(study, asked, language), words("intervals", language)))
    yield Section("q changed", 2, tuple(said.changed(windows, language, names)), ("grid",))
    if asked.tracked is not None:
        yield Section("q tracks", 2, tuple(said.tracked(asked.tracked, language, names)))
    yield Section("q long", 2, tuple(said.long(study.curve, language, names)), ("curve",))
    yield Section("q elsewhere", 2, tuple(said.elsewhere(study.displaced, language, names)))
    if study.left is not None:
        yield Section("q left", 2, tuple(said.left(study.left, language, names)))
    yield Section("q who", 2, tuple(said.who(study.groups, language, names)), ("groups",))
    belief = tuple(said.believed(study, language, names)) or (words("not asked", language),)
    yield Section("q believed", 2, belief, ("leads", "placebos"))
    yield Section("q shown", 2, tuple(said.smallest(row, language, names) for row in windows))
    yield Section("in tables", 1, (), ("lags", "map"), tuple(tables.every(study, language)))
    yield Section("left out", 1, tuple(leftover.told(windows[0], asked, language)))
    notes = (*asked.notes, *study.wake.notes, *study.notes)
    if notes:
        yield Section("notes", 1, tuple(messages.told(note, language) for note in dict.fromkeys(notes)))
    yield Section("must hold", 1, tuple(words(key, language) for key in MUST))
    yield Section("q wrong", 1, tuple(proof.texts(language)), (), (proof.broken(language),))
    inputs = tables.inputs(asked, language)
    if inputs is not None:
        yield Section("way back", 1, (words("way back said", language),), (), (inputs,))


def used(study: "Study", asked: Asked, language: str) -> str:
    """What was asked and how much of the table could be used for it."""
    first = study.wake.windows[0]
    key = "counted one" if first.treated == 1 else "counted"
    told = words(key, language, treated=str(first.treated), controls=str(first.controls))
    return words("asked", language, choices=", ".join(asked.choices), used=told) if asked.choices else told


def title(asked: Asked, language: str) -> str:
    key = "study title of" if asked.table else "study title"
    return words(key, language, table=asked.table)
