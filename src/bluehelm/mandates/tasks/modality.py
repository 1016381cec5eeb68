"""How a task is to be done: to monitor, to assist, to secure, or merely encouraged."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bluehelm.record import vocab

ENCOURAGED = "encouraged"
BEFORE = 220  # characters in which the verb that governs an object is looked for
# what may stand between verbs that govern together: "monitor, help investigate and report on"
JOINED = re.compile(
    r"(?:[\s,]|\band\b|\bor\b|\bas well as\b|\bto\b|\bhelp\b|\balso\b|\b\w+ly\b|\bfurther\b)*"
)


@cache
def verbs() -> re.Pattern[str]:
    """Every verb and noun that tells a modality, in a group of its name."""
    told: Mapping[str, Mapping[str, list[str]]] = vocab.read("pema_verbs")
    groups = []
    for name, entry in told.items():
        forms = [form for verb in entry["verbs"] for form in _forms(verb)] + entry["nouns"]
        groups.append(rf"(?P<{name}>{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})")
    return re.compile(
        rf"\b(?:help(?:ing)? (?:to )?(?=monitor|verif|investigat|observ))?(?:{'|'.join(groups)})\b"
    )


def _forms(verb: str) -> Iterator[str]:
    """ "secure": secure, secures, securing; "report on": report on, reports on, reporting on."""
    first, _, rest = verb.partition(" ")
    stem = first.removesuffix("e") if not first.endswith("ee") else first
    doubled = (first + first[-1],) if first in ("patrol", "deter") else ()
    third = first.removesuffix("y") + "ies" if first.endswith("fy") else first + "s"
    for form in (first, third, *(each + "ing" for each in (*doubled, stem))):
        yield f"{form} {rest}".strip()


def governing(text: str, start: int) -> frozenset[str]:
    """The modalities of the nearest verbs before the object; none where no verb stands before it."""
    begin = max(0, start - BEFORE, text.rfind(";", 0, start))
    found = (
        [each for each in verbs().finditer(text, begin) if each.start() <= start] if begin <= start else []
    )
    if not found:
        return frozenset()
    group = {str(found[-1].lastgroup)}
    for one, later in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not JOINED.fullmatch(text, one.end(), later.start()):
            break
        group.add(str(one.lastgroup))
    return frozenset(group)
