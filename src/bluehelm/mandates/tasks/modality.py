"""How a task is to be done: to monitor, to assist, to secure, or merely encouraged."""

import re
from collections.abc import Mapping
from functools import cache

from bluehelm.mandates.tasks.patterns import words
from bluehelm.record import vocab

ENCOURAGED = "encouraged"
BEFORE = 220  # characters in which the verb that governs an object is looked for
BETWEEN_VERBS = re.compile(r"(?:[\s,]|\band\b|\bor\b|\bas well as\b|\bto\b|\bpublicly\b|\bregularly\b|\bfurther\b|\bclosely\b|\bhelp\b|\balso\b)*")


@cache
def verbs() -> re.Pattern[str]:
    """Every verb that tells a modality, in a group of its name."""
    told: Mapping[str, list[str]] = vocab.read("pema_verbs")
    return re.compile("|".join(f"(?P<{name}>{words(patterns).expression.pattern})" for name, patterns in told.items()))


def governing(text: str, start: int, end: int) -> frozenset[str]:
    """The modalities of the nearest verbs before the object, else of those behind it in the clause."""
    begin = max(0, start - BEFORE, text.rfind(";", 0, start))
    before = [found for found in verbs().finditer(text, begin, max(end, start))if found.start() <= start]
    if before:
        return _group(text, before)
    after = verbs().search(text, end, end + 60)
    return frozenset((after.lastgroup,)) if after and after.lastgroup else frozenset()


def _group(text: str, found: list[re.Match[str]]) -> frozenset[str]:
    """The modalities of the last verb and of those joined to it: "monitor, help investigate and report"."""
    group = {str(found[-1].lastgroup)}
    for one, later in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not BETWEEN_VERBS.fullmatch(text, one.end(), later.start()):
            break
        group.add(str(one.lastgroup))
    return frozenset(group)
