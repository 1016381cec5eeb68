"""Tasks that stand in another document: "the tasks set out in paragraph 4 of resolution 9999"."""

import re

from bluehelm.mandates.council import missions
from bluehelm.mandates.rows import Citation, Provision, Task
from bluehelm.mandates.tasks.wording import NOT_OURS

BEFORE = 200  # characters before a document in which the tasks that it sets out are looked for
SET_OUT = re.compile(
    r"(?P<before>(?:[^\s.;:]+\s+){0,6})\b(?:tasks?|mandates?|functions|responsibilities)\b(?P<whose>(?:(?!\b(?:measures|sanctions|includ\w+)\b)[^.;:]){0,60}?)\s(?:as\s+)?"
    r"(?:(?:set\s+(?:out|forth)|contained|defined|described|specified|outlined|laid\s+(?:down|out)|established|assigned"
    r"|stipulated|provided(?:\s+for)?|listed|entrusted|conferred|given|referred\s+to|mentioned|approved|authori[sz]ed"
    r"|revised|extended)\s+(?:[^.;:]{1,40}\s)??)?(?:in|by|under|pursuant\s+to)\s+"
    r"(?:(?:sub)?paragraphs?\s[^.;:]{1,60}\sof\s+|section\s\w+\s+of\s+)?(?:(?:its|the|Security\s+Council)\s+)*\Z"
)
CUT_DOWN = re.compile(r"\b(?:narrowing|termination|end)\s+of\b")


def references(task: Task, provision: Provision) -> tuple[str, ...]:
    """What the task takes from other documents: "by reference to paragraph 4 of S/RES/9999 (2031)"."""
    found, at = [], 0
    for each in provision.citations:
        place = provision.text.find(each.printed, at)
        if place < 0:
            continue
        at = place + len(each.printed)
        set_out = SET_OUT.search(provision.text[max(0, place - BEFORE) : place])
        said = task.text.find(provision.text[place:at]) >= 0
        if set_out is not None and said and _ours(f"{set_out['before']} {set_out['whose']}", task.actor):
            found.append(_said(each))
    return tuple(dict.fromkeys(found))


def _ours(whose: str, actor: str) -> bool:
    """Whether they are not a body's, another mission's, or said to be cut down."""
    others = {name for name, _ in missions.mentions(whose)} - {actor}
    return not others and NOT_OURS.search(whose) is None and CUT_DOWN.search(whose) is None


def _said(cited: Citation) -> str:
    if not cited.paragraphs:
        return f"by reference to {cited.symbol}"
    *before, last = cited.paragraphs
    numbers = f"{', '.join(before)} and {last}" if before else last
    return f"by reference to paragraph{'s' if before else ''} {numbers} of {cited.symbol}"
