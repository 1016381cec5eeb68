"""Words that only speak of protecting: what is reported or explained, another's duty, help, a purpose."""

import re
from collections.abc import Iterator

from bluehelm.mandates.tasks import modality

BACK = 200  # characters before the words in which what they hang on is looked for
# what may stand between a preposition or "to" and the words: "in ensuring the effective ", "to better "
INTO = (
    r"(?:\w+ly\s+|better\s+)?(?:(?:ensur|provid|afford|guarantee|contribut|enhanc|improv|strengthen)\w*\s+(?:to\s+)?)?"
    r"(?:(?:the|their|its|adequate|effective|better|\w+ly)\s+)*\Z"
)
REPORTING = re.compile(r"\breport(?:s|ing)?\b")
TELLING = re.compile(
    r"\b(?:inform(?:s|ing)?|brief(?:s|ing)?|communicat\w+|rais(?:e|es|ing)\s+(?:\w+\s+)?awareness|explain\w*|underscor\w+"
    r"|underlin\w+|highlight\w*|publici[sz]\w+|sensiti[sz]\w+)\b"
)
ABOUT = re.compile(r"[^;:]{0,60}?\b(?:on|of|about|regarding|concerning|how)\s")
DOING = re.compile(r"(?:protect(?:ing)?|safeguard(?:ing)?|secur(?:e|ing))\b")
DONE = re.compile(r"\b(?:how|efforts?|steps|measures|actions?|activities|work|mandate|taken|made)\s+to\s\Z")
ANOTHERS = re.compile(
    r"(?P<before>[\w-]*(?:'s?)?\s+)?(?:\b(?:primary|main)\s+)?\b(?:roles?|responsibilit(?:y|ies)|obligations?|dut(?:y|ies))"
    r"\s+(?P<whose>[^,;:]{0,100}?)\b(?:to|for|in|of)\s+" + INTO
)
HELPING = re.compile(
    r"\b(?:assist|support|help|advis|enabl|encourag)(?:e|es|s|ing)?\s(?:(?!\bto\b)[^,;:]){2,120}?"
    r"(?<!and\s)(?<!or\s)(?<!as\s)\b(?:in|to)\s+"
    r"(?:(?:fulfil|discharg|meet|carry\w*\s+out|exercis)\w*\s+(?:their|its)\s+[\w\s-]{0,30}?\bto\s+)?" + INTO
)
JOINING = re.compile(
    r"\b(?:coordinat|liais|consult)\w*\s[^,;:]{0,100}?\b(?:on|regarding|concerning)\s+" + INTO
)
PURPOSE = re.compile(
    r"\b(?:in\s+order\s+to|so\s+as\s+to|with\s+a\s+view\s+to|with\s+the\s+aim\s+of|aimed\s+at)\s+" + INTO
)
HOW = frozenset({"monitor"})
HELP = frozenset({"assist"})


def of(text: str, start: int, actor: str) -> frozenset[str] | None:
    """How words that begin there are a task of the actor: by the verb that they hang on, or not at all.

    None where they are what the actor is told to do, or where nothing tells otherwise.
    """
    begin = _begin(text, start)
    before = text[begin:start]
    if HELPING.search(before) or JOINING.search(before):
        return HELP
    another = ANOTHERS.search(before)
    if another is not None and not _own(another, actor):
        return frozenset()
    reported = told(text, start)
    if reported is not None:
        return reported
    purpose = PURPOSE.search(before)
    governing = modality.governing(text, begin + purpose.start()) if purpose is not None else frozenset()
    return None if "secure" in governing or not governing else governing


def _own(another: re.Match[str], actor: str) -> bool:
    of_it = re.match(r"of\s+(?:the\s+(?:mission|force|operation)|its)\b", another["whose"])
    before = (another["before"] or "").split("'")[0].strip()
    return (
        of_it is not None or actor.lower() in another["whose"] or before in (actor.lower(), "mission", "its")
    )


def _begin(text: str, start: int) -> int:
    return max(0, start - BACK, text.rfind(";", 0, start) + 1)


def told(text: str, start: int) -> frozenset[str] | None:
    """What is reported is monitored; what is only explained is no task. None where it is neither."""
    begin = _begin(text, start)
    for pattern, how in ((REPORTING, HOW), (TELLING, frozenset[str]())):
        for verb in pattern.finditer(text, begin, start):
            about = ABOUT.match(text, verb.end(), start)
            if about is None:
                continue
            doing = DOING.match(text, start) is not None and DONE.search(text[begin:start]) is None
            if not doing and not any(_acting(text, verb.end(), start)):
                return how
    return None


def _acting(text: str, begin: int, end: int) -> Iterator[str]:
    """The verbs between that do more than watch: what follows them is no longer what is told."""
    for found in modality.verbs().finditer(text, begin, end):
        if found.lastgroup != "monitor":
            yield found[0]
