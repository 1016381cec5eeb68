"""Ids of duties and measures that stay when a text is read anew, or adopted after its draft.

An id is a digest of the text and of what is owed, never of the paragraph, which may be numbered otherwise.
Where words were edited, and from the draft to its resolution, the id goes to the duty that is most like it.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bluehelm.mandates.rows import Duty, Measure, Text
from bluehelm.record.figure import canonical

LENGTH = 12
ALIKE = 0.5  # of the words of two duties shared (Dice), from which on one is the other edited
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Owed:
    """What tells one duty or measure from another."""

    text: str  # the symbol; of a measure the mission, for it outlives the mandate
    kind: str  # form of the duty
    owed_by: str
    rest: str  # what enters the digest, and may be edited
    words: frozenset[str]


def duty_keys(text: Text, earlier: Mapping[str, Duty] | None = None) -> tuple[str, ...]:
    """The id of each duty of the text, in their order.

    earlier    the duties of the reading, or of the draft, in whose place this text comes, by their ids
    """
    before = {key: _duty(one, text) for key, one in (earlier or {}).items()}
    return _keys([_duty(one, text) for one in text.duties], before)


def measure_keys(text: Text, earlier: Mapping[str, Measure] | None = None) -> tuple[str, ...]:
    """As duty_keys, for measures: the same words in the next mandate are the same measure."""
    before = {key: _measure(one, text) for key, one in (earlier or {}).items()}
    return _keys([_measure(one, text) for one in text.measures], before)


def _duty(duty: Duty, text: Text) -> Owed:
    rest = f"{duty.owed_to} {duty.interval or ''} {' '.join(duty.content)}"
    return Owed(_named(text), duty.form, duty.owed_by, *_worded(rest))


def _measure(measure: Measure, text: Text) -> Owed:
    return Owed(text.mission or _named(text), "measure", measure.owed_by, *_worded(measure.text))


def _named(text: Text) -> str:
    return text.symbol or text.sha256 or ""


def _worded(said: str) -> tuple[str, frozenset[str]]:
    words = WORD.findall(said.lower())
    return " ".join(words), frozenset(words)


def _keys(fresh: Sequence[Owed], before: Mapping[str, Owed]) -> tuple[str, ...]:
    """Ids that are the same first; then those taken over, the most alike first, in order; else new ones."""
    found: dict[int, str] = {}
    times: dict[Owed, int] = {}
    for n, one in enumerate(fresh):
        times[one] = times.get(one, 0) + 1
        found[n] = _digest(one, times[one])
    open_keys = {key: m for m, key in enumerate(before) if key not in found.values()}
    open_ones = {n for n in found if found[n] not in before}
    pairs = sorted(
        (-_alike(fresh[n], before[key]), n, m, key)
        for n in open_ones
        for key, m in open_keys.items()
        if (fresh[n].kind, fresh[n].owed_by) == (before[key].kind, before[key].owed_by)
    )
    for unlike, n, _, key in pairs:
        if -unlike >= ALIKE and n in open_ones and key in open_keys:
            found[n] = key
            open_ones.remove(n)
            del open_keys[key]
    return tuple(found[n] for n in range(len(fresh)))


def _digest(one: Owed, times: int) -> str:
    """Two duties of the same words are told apart by their order."""
    told = [one.text, one.kind, one.owed_by, one.rest, times]
    return hashlib.sha256(canonical(told).encode()).hexdigest()[:LENGTH]


def _alike(one: Owed, other: Owed) -> float:
    return 2 * len(one.words & other.words) / (len(one.words) + len(other.words) or 1)
