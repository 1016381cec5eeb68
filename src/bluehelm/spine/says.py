"""What a line or a task says, as words, kinds of task and topics, each with how firmly it is said."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bluehelm.mandates.tasks import classify
from bluehelm.mandates.tasks.patterns import Words, plain, words
from bluehelm.plans import wording
from bluehelm.record import vocab
from bluehelm.spine.rows import Line, Task

REST = 0.4  # what stands behind the opening words of a paragraph, beside those
ASIDE = 0.6  # what a line says behind "including", "in order to" or a bracket, beside what it says first
PARENT = 0.3  # what the paragraph above says, beside what the task says itself
TITLE = 0.3  # what the expected accomplishment says, beside what the line says itself
TITLE_TOPIC = 0.2
OPENING = 25  # words of a paragraph
FIRST = 20  # words of a line
REMEMBERED = 8192  # texts: the same lines are laid beside several mandates
LINE_ASIDE = re.compile(
    r",? including\b|,? such as\b|\bin order to\b|\bwith a view to\b|[;:(]|, with\b", re.IGNORECASE
)
SHORTEST = 25  # characters of a line that stand first whatever follows

Said = Mapping[str, float]
Part = tuple[float, str]


@dataclass(frozen=True)
class Says:
    words: Said  # stems
    kinds: Said  # of PEMA
    topics: Said  # of vocab/spine_topics.yaml

    @property
    def parts(self) -> tuple[Said, Said, Said]:
        return self.words, self.kinds, self.topics


def of_line(line: Line) -> Says:
    parts = [(1.0, _first(line.label)), (ASIDE, line.label)]
    titled = [*parts, (TITLE, line.title)]
    return Says(
        _said(titled, wording.stems),
        _said(titled, kinds),
        _said([*parts, (TITLE_TOPIC, line.title)], topics),
    )


def of_task(task: Task, tasks: Mapping[str, Task]) -> Says:
    """With what the paragraphs above it say; tasks by their paths."""
    parts = [(1.0, task.label or _opening(task.text)), (REST, task.text)]
    weight, above = PARENT, tasks.get(task.parent or "")
    while above is not None:
        parts.append((weight, above.label or _opening(above.text)))
        weight, above = weight * PARENT, tasks.get(above.parent or "")
    return Says(_said(parts, wording.stems), _said(parts, kinds), _said(parts, topics))


def _said(parts: Iterable[Part], find: Callable[[str], Collection[str]]) -> Said:
    found: dict[str, float] = {}
    for weight, text in parts:
        for one in find(text):
            found[one] = max(found.get(one, 0.0), weight)
    return found


def _opening(text: str, words: int = OPENING) -> str:
    match = re.match(rf"(?:\S+\s+){{{words}}}", text)
    return text if match is None else match[0]


def _first(label: str) -> str:
    aside = LINE_ASIDE.search(label, SHORTEST)
    return _opening(label if aside is None else label[: aside.start()], FIRST)


def spelled(line: Line) -> dict[str, str]:
    """The stems of a line as it writes them itself."""
    found: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]+(?:['’]s)?", f"{line.label} {line.title}".lower()):
        found.setdefault(wording.stem(word), word)
    return found


@lru_cache(REMEMBERED)
def kinds(text: str) -> frozenset[str]:
    return classify.kinds(text)


@lru_cache(REMEMBERED)
def topics(text: str) -> frozenset[str]:
    """The topics of vocab/spine_topics.yaml that a text speaks of."""
    said = plain(text)
    found = set()
    for topic, (told, without) in _topics().items():
        left = said if without is None else without.expression.sub(" ; ", said)
        if told.search(left) is not None:
            found.add(topic)
    return frozenset(found)


@cache
def _topics() -> dict[str, tuple[Words, Words | None]]:
    return {
        topic: (words(entry["words"]), words(entry["without"]) if "without" in entry else None)
        for topic, entry in vocab.read("spine_topics").items()
    }
