"""The tree of tasks of a text."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import Category, Provision, Task, Text
from bluehelm.mandates.tasks import actors, confidence, find, place, priority
from bluehelm.mandates.tasks.classify import categories
from bluehelm.mandates.tasks.find import LISTED, SHARED, STRESSED, Given
from bluehelm.mandates.tasks.wording import BARE

# what an item that is no mere title begins with, or says behind a comma
DOING = re.compile(r"\A\W*(?:\n\s*)?[Tt]o\s+[a-z]+|[,\n]\s*[Tt]o\s+(?!the\b)[a-z]+")


def tasks(text: Text) -> tuple[Task, ...]:
    """What the mission, its head, the Secretary-General for it or another actor is told or encouraged to do.

    One row a provision and actor, in printed order. The words that only lead into a list are no task; a title
    with items below it is one, so that they have a parent, but has no category of its own. A part in what
    others shall do is one only where its words tell a kind of task.
    """
    parents = {provision.parent for provision in text.operative}
    grouped: dict[tuple[str, str], list[Given]] = {}
    for one in find.given(text):
        grouped.setdefault((one.provision.path, one.actor), []).append(one)
    rows = [
        _row(given, categories=() if path in parents and _title(given[0]) else _categories(given))
        for (path, _), given in grouped.items()
    ]
    told = [row for row in rows if row.categories or not _void(grouped[row.path, row.actor], parents)]
    return priority.ranked(_placed(told, text), text)


def _row(given: list[Given], categories: tuple[Category, ...]) -> Task:
    """The row; dots join the words of several acts, the strongest that asks the actor gives the verb."""
    first = given[0]
    strongest = max(given, key=lambda one: (one.kind not in (SHARED, STRESSED), strength.of(one.act) or 0))
    whole = first.words == first.provision.text
    return Task(
        path=first.provision.path,
        parent=None,
        actor=first.actor,
        text=first.words if whole else " .. ".join(dict.fromkeys(one.act.text for one in given)),
        verb=strongest.act.verb,
        place=place.named(actors.unspelt(first.words)),
        categories=categories,
    )


def _placed(rows: list[Task], text: Text) -> tuple[Task, ...]:
    """The rows, each with the nearest provision above it that gives a task too."""
    above = {provision.path: provision for provision in text.operative}
    paths = {row.path for row in rows}
    return tuple(replace(row, parent=_parent(above[row.path], above, paths)) for row in rows)


def _parent(provision: Provision, above: Mapping[str, Provision], paths: set[str]) -> str | None:
    parent = provision.parent
    while parent is not None and parent not in paths:
        parent = above[parent].parent
    return parent


def _void(given: list[Given], parents: set[str | None]) -> bool:
    """Whether words that tell no kind are no task: a part in what others do, words that lead into a list."""
    first = given[0]
    if all(one.kind in (SHARED, STRESSED) or BARE.match(one.act.text) for one in given):
        return True
    return first.kind != LISTED and first.provision.path in parents and all(map(_leads, given))


def _leads(one: Given) -> bool:
    """Whether the words of a paragraph with items only lead into them."""
    return one.provision.text.rstrip().endswith(":") or priority.FOLLOWING.search(one.words) is not None


def _title(one: Given) -> bool:
    """Whether an item only names what its own items hold."""
    return one.kind == LISTED and not DOING.search(one.words)


def _categories(given: list[Given]) -> tuple[Category, ...]:
    """Each kind and modality once, with the rule that is trusted most; none below the least confidence."""
    best: dict[tuple[str, str], Category] = {}
    for one in given:
        for category in categories(one):
            trusted = confidence.of(one.kind, category.rule, category.confidence)
            before = best.get((category.task, category.modality))
            if trusted >= confidence.least() and (before is None or trusted > before.confidence):
                best[category.task, category.modality] = replace(category, confidence=trusted)
    return tuple(best.values())
