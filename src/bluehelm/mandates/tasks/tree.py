"""The tree of tasks of a text."""

import re
from dataclasses import replace

from bluehelm.mandates.rows import Category, Provision, Task, Text
from bluehelm.mandates.tasks import confidence, find, place, priority
from bluehelm.mandates.tasks.classify import categories
from bluehelm.mandates.tasks.find import LISTED, Given

DOING = re.compile(r"\b[Tt]o\s+(?:\w+ly\s+)?[a-z]+\b")


def tasks(text: Text) -> tuple[Task, ...]:
    """What the mission, its head, the Secretary-General for it or another actor is told or encouraged to do.

    One row a provision and actor, in printed order. The words that only lead into a list are no task; a title
    with items below it is one, so that they have a parent, but has no category of its own.
    """
    found = [one for one in find.given(text) if not _leads(one, text)]
    grouped: dict[tuple[str, str], list[Given]] = {}
    for one in found:
        grouped.setdefault((one.provision.path, one.actor), []).append(one)
    above = {provision.path: provision for provision in text.operative}
    parents = {provision.parent for provision in text.operative}
    paths = {path for path, _ in grouped}
    rows = [
        Task(
            path=path,
            parent=_parent(given[0].provision, above, paths),
            actor=actor,
            text=given[0].words
            if given[0].kind == LISTED
            else " ".join(dict.fromkeys(one.act.text for one in given)),
            verb=given[0].act.verb,
            place=place.named(given[0].words),
            categories=() if path in parents and _title(given[0]) else _categories(given),
        )
        for (path, actor), given in grouped.items()
    ]
    return priority.ranked(tuple(rows), text)


def _leads(one: Given, text: Text) -> bool:
    """Whether the words only lead into a list of tasks of the same actor."""
    if one.kind == LISTED or not (
        one.provision.text.rstrip().endswith(":") or priority.FOLLOWING.search(one.words)
    ):
        return False
    return any(provision.parent == one.provision.path for provision in text.operative)


def _title(one: Given) -> bool:
    """Whether an item only names what its own items hold."""
    return one.kind == LISTED and not DOING.search(one.words)


def _parent(provision: Provision, above: dict[str, Provision], paths: set[str]) -> str | None:
    parent = provision.parent
    while parent is not None and parent not in paths:
        parent = above[parent].parent
    return parent


def _categories(given: list[Given]) -> tuple[Category, ...]:
    """Each kind and modality once, with the rule that is trusted most; none below the least confidence."""
    best: dict[tuple[str, str], Category] = {}
    for one in given:
        for category in categories(one):
            trusted = confidence.of(one.kind, category.rule)
            before = best.get((category.task, category.modality))
            if trusted >= confidence.least() and (before is None or trusted > before.confidence):
                best[category.task, category.modality] = replace(category, confidence=trusted)
    return tuple(best.values())
