"""The heading a task stands under: among the priority tasks, the other tasks, or neither."""

import re
from functools import cache

from bluehelm.mandates.diff.adding import adding
from bluehelm.mandates.diff.units import Unit, units
from bluehelm.mandates.rows import OTHER, PRIORITY, Section, Text
from bluehelm.record import vocab

LEADS_IN = re.compile(r"\bfollowing\b(?P<tasks>[^;.]{0,80})", re.I)


def kinds(text: Text) -> dict[str, str]:
    """PRIORITY or OTHER for each paragraph and item that stands among such tasks, by path."""
    added = adding(text)
    found = {task.path: task.priority for task in text.tasks if task.priority is not None}
    above: dict[str, str | None] = {}  # what the items of a paragraph are
    for unit in units(text):
        if unit.preambular:
            continue
        if added is not None and unit.path.partition("(")[0] == added:  # of no heading in the earlier text
            found.pop(unit.path, None)
            above[unit.path] = None
            continue
        titled = _titled(text, unit)
        given = None if unit.parent is None else above[unit.parent]
        own = found.get(unit.path) or given or titled
        if own is not None:
            found[unit.path] = own
        above[unit.path] = _led_in(unit.text) or given or titled
    return found


def titles(text: Text) -> dict[str, str]:
    """What the headings alone say, by path: they may be changed while the words that lead in are kept."""
    told = ((unit.path, _titled(text, unit)) for unit in units(text) if not unit.preambular)
    return {path: kind for path, kind in told if kind is not None}


def _titled(text: Text, unit: Unit) -> str | None:
    """What the headings above it say, the nearest first."""
    at = unit.provision.section
    while at is not None:
        section: Section = text.sections[at]
        kind = _kind(section.title)
        if kind is not None:
            return kind
        at = section.parent
    return None


def _led_in(words: str) -> str | None:
    """What the words that lead into items say: "shall include the following priority tasks:"."""
    leads = LEADS_IN.search(words)
    return None if leads is None else _kind(leads["tasks"])


def _kind(words: str) -> str | None:
    for kind in (PRIORITY, OTHER):
        if _pattern(kind).search(words) is not None:
            return kind
    return None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = "|".join(vocab.read("redline")["following"][kind])
    return re.compile(rf"\b(?:{words})\b", re.I)
