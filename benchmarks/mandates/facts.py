"""The human coding and a reading of the same text as facts that can be counted against one another."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.mandates.cells import PARAGRAPH
from benchmarks.mandates.split import Coded
from bluehelm.mandates.council import missions
from bluehelm.mandates.rows import Text
from bluehelm.mandates.tasks import actors, tasks

# how strictly a fact is compared: at the level of the paragraph or of the exact item, with its modality or without
PARAGRAPHS, ITEMS = "task and paragraph", "task and exact item"
PARAGRAPHS_MODAL, ITEMS_MODAL = "task, modality and paragraph", "task, modality and exact item"
LEVELS = (PARAGRAPHS, ITEMS, PARAGRAPHS_MODAL, ITEMS_MODAL)
NOT_IN_TEXT = "number that the text does not have"

Fact = tuple[str, ...]
Label = tuple[str, str, str]  # task, modality, path


@dataclass
class Facts:
    """By level, the facts of one side; a fact begins with the symbol and the mission."""

    at: dict[str, set[Fact]] = field(default_factory=lambda: {level: set() for level in LEVELS})

    def add(self, coded: Coded, label: Label) -> None:
        task, modality, path = label
        key, item, paragraph = (coded.symbol, coded.mission, task), unnumbered(path), top(path)
        self.at[PARAGRAPHS].add((*key, paragraph))
        self.at[ITEMS].add((*key, item))
        self.at[PARAGRAPHS_MODAL].add((*key, modality, paragraph))
        self.at[ITEMS_MODAL].add((*key, modality, item))

    def of(self, level: str, kept: Iterable[tuple[str, str]]) -> set[Fact]:
        """The facts of these (symbol, mission) at one level."""
        chosen = set(kept)
        return {fact for fact in self.at[level] if fact[:2] in chosen}


def top(path: str) -> str:
    """The paragraph that an item stands in: "16(d)(i)" in "16"."""
    return re.split(r"[(#]", path)[0]


def unnumbered(path: str) -> str:
    """The path without bullets: the coders name the nearest item that has a letter or number."""
    return re.sub(r"#\d+", "", path)


def human(coded: Coded, text: Text, facts: Facts, elsewhere: Facts | None = None) -> Counter[str]:
    """Add what the coder found; gives how many things named were read, and how many not and why.

    elsewhere  takes what the coder found in a report that the paragraph refers to, besides
    """
    paths = frozenset(unnumbered(provision.path) for provision in text.operative)
    counted: Counter[str] = Counter()
    for task, modality, named in coded.cells:
        for one in named:
            path = None if one.path is None else placed(one.path, paths)
            why = one.kind if one.kind != PARAGRAPH else NOT_IN_TEXT if path is None else PARAGRAPH
            counted[why] += 1
            if path is not None:
                facts.add(coded, (task, modality, path))
            if path is not None and one.by_reference and elsewhere is not None:
                elsewhere.add(coded, (task, modality, path))
    return counted


def placed(path: str, paths: frozenset[str]) -> str | None:
    """The path as the text has it, where the paragraph exists; its item is taken as the coder named it.

    "I.4" is "4" where the sections of the text do not number anew; "4" is the first of "A.4" and "B.4".
    """
    if path in paths:
        return path
    bare = path.split(".")[-1]
    number = top(bare)
    ends = sorted(each for each in paths if top(each) == each and each.split(".")[-1] == number)
    return ends[0] + bare[len(number) :] if ends else None


def read(coded: Coded, text: Text, facts: Facts) -> None:
    """Add what the reader found for the mission of the row."""
    for task in tasks(text):
        if ours(task.actor, coded.mission, text):
            for category in task.categories:
                facts.add(coded, (category.task, category.modality, task.path))


def ours(actor: str, mission: str, text: Text) -> bool:
    """Whether a task of this actor is the coded mission's: its own, its head's or the Secretary-General's for it.

    Where the text never names the coded mission, the one that it is about stands for it.
    """
    if actor in (actors.SRSG, actors.SECRETARY_GENERAL, actors.MISSION):
        return True
    if not actors.is_mission(actor, text.mission):
        return False
    own = next((name for name, _ in missions.mentions(mission)), mission)
    named = {name for provision in text.operative for name, _ in missions.mentions(provision.text)}
    return root(actor) == root(own) or own not in named


def root(mission: str) -> str:
    """A mission and those that followed it under the same name: UNOSOM II with UNOSOM."""
    return mission.split()[0]
