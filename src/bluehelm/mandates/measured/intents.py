"""What the Council says it will do itself."""

import re
from datetime import date

from bluehelm.mandates.rows import Act, Intent, Text
from bluehelm.mandates.times.moments import moments

WILL_TO = r"(?:intent|intention|readiness|willingness|determination)"
SAID = re.compile(
    rf"\A\W*(?:\w+\s+){{1,4}}?(?:,[^,]*,\s*)?its\s+(?:\w+\s+)?{WILL_TO}\b|\A\W*\w+,[^,]*,\s+its\s+(?:\w+\s+)?{WILL_TO}\b",
    re.I,
)
OF_OTHERS = re.compile(
    r"\b(?:welcom|not|tak|endors|approv|support|commend|acknowledg|apprecia|supports)\w*\Z", re.I
)
DECIDED = re.compile(
    r"\A\W*(?:\w+\s+){0,2}(?:decides?|undertakes?|agrees?|resolves?)\s+(?:(?:also|further|therefore),?\s+)?"
    r"(?:,[^,]*,\s*)?(?:that\s+it\s+(?:will|shall)|(?:,[^,]*,\s+)?to\s+(?:also\s+)?(?P<do>[a-z-]+))\b(?P<rest>[^;]{0,60})",
    re.I | re.S,
)
# what the Council decides to do itself; "decides to extend the mandate" does what it says at once
OWN = frozenset(
    {
        "review",
        "consider",
        "keep",
        "revisit",
        "revert",
        "examine",
        "reconsider",
        "reassess",
        "assess",
        "evaluate",
    }
    | {
        "re-evaluate",
        "re-examine",
        "undertake",
        "monitor",
        "follow",
        "meet",
        "conduct",
        "determine",
        "take",
        "continue",
        "return",
    }
)
WILL = re.compile(
    r"\b(?:that\s+it\s+(?:will|shall|intends\s+to)|its\s+(?:intention|intent|readiness)\s+to)\s+\w+"
)
VOWS = frozenset(
    {
        "affirms",
        "reaffirms",
        "reiterates",
        "recalls",
        "emphasizes",
        "stresses",
        "underlines",
        "warns",
        "declares",
    }
)
REVIEWED = re.compile(
    r"\b(?:further|periodic|regular)?\s*review\s+by\s+(?:the\s+(?:Security\s+)?Council|it)\b|,\s+it\s+(?:will|shall)\s"
    r"|\bthe\s+(?:Security\s+)?Council\s+(?:will|shall)\s+(?:review|consider|decide)\b"
)
SEIZED = re.compile(r"\bseized\s+of\b|\bseised\s+of\b")


def intents(text: Text) -> tuple[Intent, ...]:
    """What the Council intends, is ready or decides to do later, its closing formula left out."""
    return tuple(
        Intent(provision.path, act.text.strip(" ;,."), _dates(act, text))
        for provision in text.operative
        for act in provision.acts
        if _own(act) and SEIZED.search(act.text) is None
    )


def _own(act: Act) -> bool:
    """Whether it is the Council itself that will do something."""
    stem = act.verb.split()
    if any(OF_OTHERS.search(word) for word in stem[:2]):
        return False
    if SAID.match(act.text) is not None:
        return True
    if "decides" in stem and REVIEWED.search(act.text) is not None:
        return True
    decided = DECIDED.match(act.text)
    if decided is not None:
        return decided["do"] is None or decided["do"].lower() in OWN
    return any(word in VOWS for word in stem) and WILL.search(act.text[:160]) is not None


def _dates(act: Act, text: Text) -> tuple[date, ...]:
    """The days by which it means to, in order."""
    found = {
        day
        for moment in moments(act.text, text.adopted, text.ends)
        if moment.kind not in ("until", "from")
        for day in moment.dates
        if text.adopted is None or day >= text.adopted
    }
    return tuple(sorted(found))
