"""What the spine joins: mandates with their tasks, lines of a plan, suggestions and ties, as rows."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bluehelm.mandates.rows import Ceiling

WHOLE, EXCERPT, DRAFT, DIGEST, NONE = "whole", "excerpt", "draft", "digest", "none"  # how a text is held
PLANNED, CARRIED_OUT, RENEWED = "planned under", "carried out under", "renewed by"
ROLES = (PLANNED, CARRIED_OUT, RENEWED)
CONFIRMED, REFUSED, UNDONE, SUGGESTED = "confirmed", "refused", "undone", "suggested"
VERDICTS = (CONFIRMED, REFUSED, UNDONE)
INDICATOR, OUTPUT = "indicator", "output"


@dataclass(frozen=True)
class Task:
    """A paragraph or item that tasks the mission."""

    symbol: str  # of the mandate
    path: str
    parent: str | None
    text: str  # the paragraph's own words where they are held, else the digest's
    held: str  # one of the five above
    priority: str | None = None
    strategic: str | None = None
    verb: str | None = None
    label: str | None = None  # short words of our own; None where nobody wrote any
    label_fr: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return self.text if self.label is None else self.label


@dataclass(frozen=True)
class Mandate:
    """A text of the Security Council as far as it is held, and what it has to do with a period."""

    mission: str  # its code
    symbol: str
    adopted: date | None
    ends: date | None
    held: str
    roles: tuple[str, ...] = ()  # of ROLES; none until a period is asked about
    first: date | None = None  # days of the period on which it was in force; None: none of them
    last: date | None = None
    tasks: tuple[Task, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    paragraphs: tuple[str, ...] = ()  # numbers of those held; of a whole text all of them
    digest_of: str | None = None  # of a digest: how the text was held that it was made from
    draft: str | None = None  # symbol of the draft that stands for it
    text_id: int | None = None  # of the stored reading

    @property
    def leaves(self) -> tuple[Task, ...]:
        """The tasks that are not divided into others."""
        parents = {task.parent for task in self.tasks}
        return tuple(task for task in self.tasks if task.path not in parents)


@dataclass(frozen=True)
class Line:
    """An indicator or output of a plan, as the spine knows it again in a later reading."""

    key: str  # from accomplishment, kind and label
    accomplishment: str  # "2.1"
    kind: str  # INDICATOR or OUTPUT
    label: str
    title: str  # of the accomplishment
    status: str
    component: str | None = None
    enabling: str | None = None  # the words that tell it: a line of support is no hole
    id: int | None = None  # of the stored line
    label_fr: str | None = None
    title_fr: str | None = None


@dataclass(frozen=True)
class Choice:
    """A task that a line may serve."""

    path: str
    confidence: float  # 0 to 1, measured: share of right ones among suggestions of this strength
    words: tuple[str, ...]  # of the line, that the task has too, the most telling first
    kinds: tuple[str, ...]  # of task in PEMA's terms that both speak of: vocab/pema.yaml
    topics: tuple[str, ...]  # that both speak of: vocab/spine_topics.yaml


@dataclass(frozen=True)
class Suggestion:
    line: str  # key
    choices: tuple[Choice, ...]  # the best first; none where nothing speaks for any


@dataclass(frozen=True)
class Pair:
    """A line and a task: what is tied."""

    line: str  # key
    symbol: str  # of the mandate
    path: str  # of the task


@dataclass(frozen=True)
class Tie:
    """What a person decided of one line and one task. The latest counts."""

    pair: Pair
    verdict: str  # one of VERDICTS
    by: str
    why: str
    at: datetime


def line_key(accomplishment: str, kind: str, label: str, n: int = 1) -> str:
    """What a line is known by in every reading: n tells lines of one label apart."""
    words = " ".join(label.split()).casefold()
    return hashlib.sha256(f"{accomplishment}|{kind}|{words}|{n}".encode()).hexdigest()[:8]


def standing(ties: Iterable[Tie]) -> dict[Pair, Tie]:
    """The latest tie of each line and task; those that were undone are not among them."""
    latest = {tie.pair: tie for tie in ties}
    return {pair: tie for pair, tie in latest.items() if tie.verdict != UNDONE}
