"""Ids of duties and measures that stay when a text is read anew, or adopted after its draft.

An id is a digest of what is owed, never of where it stands: paragraphs are renumbered between draft and
resolution. Where the words were edited, the id of the earlier reading goes to the duty that is most like it.
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

    term: str  # mission and year of the mandate; of a measure the mission alone, for it outlives the mandate
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
    until = text.ends or text.adopted or text.date
    term = f"{_about(text)} {'' if until is None else until.year}"
    rest = f"{duty.owed_to} {duty.interval or ''} {' '.join(duty.content)}"
    return Owed(term, duty.form, duty.owed_by, *_worded(rest))


def _measure(measure: Measure, text: Text) -> Owed:
    return Owed(_about(text), "measure", measure.owed_by, *_worded(measure.text))


def _about(text: Text) -> str:
    return text.mission or text.symbol or text.sha256 or ""


def _worded(said: str) -> tuple[str, frozenset[str]]:
    words = WORD.findall(said.lower())
    return " ".join(words), frozenset(words)


def _keys(fresh: Sequence[Owed], before: Mapping[str, Owed]) -> tuple[str, ...]:
    """Ids that are the same first; then those taken over, the most alike first; new ones for the rest."""
    found: dict[int, str] = {}
    times: dict[Owed, int] = {}
    for n, one in enumerate(fresh):
        times[one] = times.get(one, 0) + 1
        found[n] = _digest(one, times[one])
    left = {key: one for key, one in before.items() if key not in found.values()}
    pairs = sorted(
        (-_alike(one, other), n, key)
        for n, one in enumerate(fresh)
        if found[n] not in before
        for key, other in left.items()
        if (one.kind, one.owed_by) == (other.kind, other.owed_by)
    )
    taken: set[int] = set()
    for unlike, n, key in pairs:
        if -unlike >= ALIKE and n not in taken and key in left:
            found[n] = key
            taken.add(n)
            del left[key]
    return tuple(found[n] for n in range(len(fresh)))


def _digest(one: Owed, times: int) -> str:
    """Two duties of the same words are told apart by their order."""
    told = [one.term, one.kind, one.owed_by, one.rest, times]
    return hashlib.sha256(canonical(told).encode()).hexdigest()[:LENGTH]


def _alike(one: Owed, other: Owed) -> float:
    return 2 * len(one.words & other.words) / (len(one.words) + len(other.words) or 1)
