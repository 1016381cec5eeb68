"""Mandates as far as they are held: out of texts that were read, and out of a digest."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.mandates import rows as mandates
from bluehelm.mandates.tasks.patterns import Words, plain, words
from bluehelm.record import vocab
from bluehelm.spine.rows import DIGEST, DRAFT, EXCERPT, NONE, WHOLE, Mandate, Task

NEAR = 90  # characters of a paragraph in which it says what it is about


def from_text(
    text: mandates.Text, tasks: Iterable[mandates.Task], code: str, text_id: int | None = None
) -> Mandate:
    """A text that was read, with those of its tasks that the mission itself is given.

    tasks  as they stand, with what people judged of them
    """
    symbol = text.symbol or ""
    held = _extent(text)
    return Mandate(
        mission=code,
        symbol=symbol,
        adopted=text.adopted,
        ends=text.ends,
        held=held,
        tasks=tuple(
            Task(symbol, task.path, task.parent, task.text, held, task.priority, task.strategic, task.verb)
            for task in tasks
            if task.actor == text.mission and not _lives(task)
        ),
        ceilings=text.ceilings,
        paragraphs=tuple(str(n) for n in _numbers(text)),
        text_id=text_id,
    )


def _lives(task: mandates.Task) -> bool:
    """Whether a paragraph says how long or by what means the mission is there, and not what it is to do."""
    return task.parent is None and _not_planned().search(plain(task.text)[:NEAR]) is not None


@cache
def _not_planned() -> Words:
    return words(vocab.read("spine")["not_planned"])


def _extent(text: mandates.Text) -> str:
    """Paragraphs that are missing from the count make it an excerpt."""
    found = _numbers(text)
    if found != list(range(1, len(found) + 1)):
        return EXCERPT
    return DRAFT if text.status == "draft" else WHOLE


def _numbers(text: mandates.Text) -> list[int]:
    return sorted({provision.n for provision in text.operative})


def from_digest(digest: Mapping[str, Any]) -> tuple[Mandate, ...]:
    """The texts of a digest: who is tasked with what, in words that are not the text's."""
    return tuple(_digested(str(digest["mission"]), entry) for entry in digest["texts"])


def _digested(mission: str, entry: Mapping[str, Any]) -> Mandate:
    symbol = str(entry["symbol"])
    if entry["held"] not in (WHOLE, EXCERPT, DRAFT, NONE):
        raise BadInput(
            f"{symbol}: {entry['held']!r} is no way to hold a text; write whole, excerpt, draft, none."
        )
    tasks = tuple(
        Task(
            symbol=symbol,
            path=str(task["path"]),
            parent=task.get("parent"),
            text=task["label"],
            held=DIGEST,
            priority=task["priority"],
            strategic=task["strategic"],
            verb=task["verb"],
            label=task["label"],
            label_fr=task["label_fr"],
        )
        for task in entry.get("tasks", ())
    )
    return Mandate(
        mission=mission,
        symbol=symbol,
        adopted=entry["adopted"],
        ends=entry["ends"],
        held=DIGEST if tasks else NONE,
        tasks=tasks,
        ceilings=tuple(mandates.Ceiling(**ceiling) for ceiling in entry.get("ceilings", ())),
        paragraphs=tuple(entry.get("paragraphs", ())),
        digest_of=entry["held"] if tasks else None,
        draft=entry.get("draft"),
    )


def together(stored: Iterable[Mandate], digests: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """The texts that are stored, with the labels of the digest; of those that are not, the digest.

    A draft counts only where a digest says that it became a resolution, and gives way to the resolution.
    """
    left = {mandate.symbol: mandate for mandate in stored}
    found = []
    for digest in digests:
        adopted, draft = left.pop(digest.symbol, None), left.pop(digest.draft or "", None)
        real = draft if adopted is None else adopted
        found.append(digest if real is None else _labelled(real, digest))
    rest = (mandate for mandate in left.values() if mandate.held != DRAFT)
    return (*found, *rest)


def _labelled(real: Mandate, digest: Mandate) -> Mandate:
    """The stored text under the symbol it has in the digest; paths and words are its own."""
    known = {task.path: task for task in digest.tasks}
    tasks = []
    for task in real.tasks:
        named = replace(task, symbol=digest.symbol)
        other = known.get(task.path)
        tasks.append(named if other is None else replace(named, label=other.label, label_fr=other.label_fr))
    return replace(
        real,
        symbol=digest.symbol,
        adopted=digest.adopted,
        ends=digest.ends,
        draft=digest.draft,
        ceilings=real.ceilings or digest.ceilings,
        tasks=tuple(tasks),
    )


def missing(mandate: Mandate) -> tuple[str, ...]:
    """The paragraphs that are not held, as stretches: "1-14", "21", "30-". "-" alone is the whole text."""
    if mandate.held in (WHOLE, DRAFT):
        return ()
    if mandate.held == DIGEST and mandate.digest_of in (WHOLE, DRAFT):
        return ()
    numbers = sorted(int(n) for n in mandate.paragraphs if n.isdigit())
    if not numbers:
        return ("-",)
    gaps = [(a + 1, b - 1) for a, b in pairwise([0, *numbers]) if b - a > 1]
    return (*(f"{a}" if a == b else f"{a}-{b}" for a, b in gaps), f"{numbers[-1] + 1}-")
