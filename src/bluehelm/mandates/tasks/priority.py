"""Which tasks come first: by the heading or words they stand under, and by priorities the text defines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND, Provision, Task, Text
from bluehelm.mandates.tasks import place

FOLLOWING = re.compile(
    r"\b(?:following|these)\s+(?:[\w-]+\s+){0,2}?(priority|other|additional|essential|secondary)\s+tasks\b",
    re.I,
)
TASKS = re.compile(r"\b(priority|other|additional|essential|secondary)\s+tasks\b", re.I)
# "the primary strategic priority of UNMIX is to support .."
DEFINED = re.compile(
    r"\b(primary|first|main|second|secondary)\s+strategic\s+priority\b[^.;:]*?"
    r"\b(?:is|remains|shall\s+be|will\s+be|shall\s+remain)\s+"
    r"(?P<object>(?:to\s+)?[^;:]*?)(?=,\s+(?:in\s+an?|with\s+a\s+view|through|while|including|as\s+well\s+as)\b"
    r"|,?\s+(?:and\s+)?(?:further\s+|also\s+)?decides\b|[;.]|\Z)",
    re.I,
)
RANK = {"primary": PRIMARY, "first": PRIMARY, "main": PRIMARY, "second": SECOND, "secondary": SECOND}
# by whom it is to be done: no part of what it is
ACTING = re.compile(r"\bby\s+(?!\w+ing\b)(?:(?!\sof\s+the\b)[\s\S])*")
OBJECT = re.compile(r"\A(?:to\s+)?\w+\s+(?:the\s+)?(?P<noun>\w+\s+of\s+[^,;]+)")
DOING = r"\A\W*to\s+(?:(?!(?:for|in|of|to|by|with)\b)[\w,-]+\s+){1,8}"
WORD = re.compile(r"[^\W\d_]{4,}")
# words that any task may have, and so tie nothing
PLAIN = (
    "supp",
    "assis",
    "faci",
    "implem",
    "effe",
    "full",
    "mand",
    "task",
    "miss",
    "oper",
    "acti",
    "with",
    "thei",
    "this",
    "that",
)
STEM = 7
SAME_AREA = 4  # letters


@dataclass(frozen=True)
class Defined:
    """A strategic priority as the text defines it."""

    rank: str
    path: str
    words: str


def ranked(tasks: tuple[Task, ...], text: Text) -> tuple[Task, ...]:
    """The tasks with their priority and, where the words tie them to one, the strategic priority."""
    above = {provision.path: provision for provision in text.operative}
    tied = dict(_tied(text, above))
    rows = []
    for task in tasks:
        line = tuple(_line(above[task.path], above))
        tie = next((tied[each.path] for each in line if each.path in tied), None)
        rows.append(
            replace(
                task,
                priority=_priority(line, text),
                strategic=None if tie is None else tie.rank,
                strategic_why=None if tie is None else f"{tie.path}: {tie.words}",
            )
        )
    return tuple(rows)


def _line(provision: Provision, above: Mapping[str, Provision]) -> Iterator[Provision]:
    """The provision and those it stands in, the nearest first."""
    here: Provision | None = provision
    while here is not None:
        yield here
        here = above.get(here.parent or "")


def _priority(line: tuple[Provision, ...], text: Text) -> str | None:
    for provision in line[1:]:
        if told := FOLLOWING.search(provision.text) or TASKS.search(provision.text):
            return _rank(told[1])
    section = line[-1].section
    while section is not None and len(line) > 1:
        if told := TASKS.search(text.sections[section].title):
            return _rank(told[1])
        section = text.sections[section].parent
    return None


def _rank(word: str) -> str:
    return PRIORITY if word.lower() == "priority" else OTHER


def _tied(text: Text, above: Mapping[str, Provision]) -> Iterator[tuple[str, Defined]]:
    """Items of lists whose own words name what a strategic priority is about."""
    defined = tuple(_defined(text))
    stems = {each: _stems(ACTING.sub("", each.words)) for each in defined}
    for provision in text.operative if defined else ():
        *_, first = _line(provision, above)
        if provision.level == 0 or not FOLLOWING.search(first.text):
            continue
        if provision.level > 1:
            yield from ((provision.path, each) for each in defined if _same(provision.text, each))
            continue
        words = provision.text.split("\n")[0]
        title, areas = _stems(words), _areas(words)
        shared = {each: stems[each] & title for each in defined if _areas(_place(each)) <= areas}
        common = frozenset.intersection(*shared.values()) if len(shared) > 1 else frozenset()
        best = sorted(shared, key=lambda each: len(shared[each] - common), reverse=True)
        if best and shared[best[0]] - common:
            yield provision.path, best[0]


def _same(words: str, priority: Defined) -> bool:
    """Whether the words are to do the very thing: "To encourage the full implementation of the Covenant"."""
    found = OBJECT.match(ACTING.sub("", priority.words))
    noun = r"\s+".join(map(re.escape, found["noun"].split())) if found else None
    return noun is not None and re.match(rf"{DOING}{noun}\b", words, re.I) is not None


def _place(priority: Defined) -> str:
    return place.named(priority.words) or ""


def _areas(words: str) -> frozenset[str]:
    """The parts of a country that words name: "Central Ix" and "in the Centre" are one."""
    return frozenset(area[:SAME_AREA].lower() for area in re.findall(rf"\b{place.AREA}", words, re.I))


def _defined(text: Text) -> Iterator[Defined]:
    for provision in text.operative:
        for found in DEFINED.finditer(provision.text):
            yield Defined(RANK[found[1].lower()], provision.path, found["object"].strip())


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that can tie two texts; British and American spelt alike."""
    plain = (word.lower().replace("center", "centre").replace("z", "s") for word in WORD.findall(words))
    return frozenset(word[:STEM] for word in plain if not word.startswith(PLAIN))
