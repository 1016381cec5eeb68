"""What a duty is to be about, one entry for each topic."""

import re
from collections.abc import Sequence

from bluehelm.mandates.duties.clause import CONDITION, LEAD, RECEIVED, Clause
from bluehelm.mandates.duties.heads import inside

# leads that are part of what is asked
KEPT_LEADS = ("assessing", "whether", "when", "how", "that", "reviewing", "gathered", "collected", "which")
DIRECT = re.compile(
    r"\s*(?:any|all|every|those|such|how|whether|its\s+(?:observations|findings)\s+and\s+recommendations)\b"
)  # "report any losses"
SPLIT = re.compile(
    r"[,;]\s+(?:and\s+)?(?:also\s+)?(?:in\s+particular\s+|specifically\s+|particularly\s+|especially\s+|notably\s+)?"
    r"(?:as\s+well\s+as(?:\s+on)?|including(?:,\s+(?:among\s+others|inter\s+alia),|\s+on)?|and\s+including|on(?=\s+(?:the|any|what|how|progress|its|his|\w+\s+of))|and\s+on"
    r"|focus+ing(?:\s+on)?|with\s+regards?\s+to|together\s+with|containing)\s+"
    r"|\s+as\s+well\s+as\s+on\s+|,?\s+and\s+(?:also\s+)?(?:on|focus+ing\s+on)\s+"
)
LISTED = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:the|an?|any|its|his)\s+(?:[\w-]+\s+){1,3}?(?:of|in|on|for|to)\b"
    r"|progress\b|information\b)"
)
PURPOSE = re.compile(
    r",?\s+(?:so\s+that|in\s+order\s+(?:to|that)|with\s+a\s+view\s+to|to\s+allow|which\s+will\s+enable)\b"
    r"|,\s+to\s+(?:ensure|enable|facilitate|assist)\b"
)
TO_COUNCIL = re.compile(
    r"\bto\s+(?:the\s+)?(?:Security\s+)?Council\b|\bthrough\s+the\s+Committee\b,?|\bon\s+an?\s+\w+\s+basis\b,?|\bin\s+a\s+timely\s+manner\b"
)
FIRST = re.compile(
    r",?\s+with\s+(?:the|an?)\s+first\s+(?:[\w-]+\s+)?(?:reports?|briefings?|updates?)\b"
)  # when, not what
PRESENTED = re.compile(
    r",?\s+(?:(?:to\s+be|which\s+should\s+be)\s+(?:presented|submitted|provided)|and\s+to\s+(?:present|submit))\b"
)
LEADS_IN = re.compile(r"\A(?:[\s,;:.–-]|(?:and|on|the following|as well as|including)\s)+")
TRAILS = re.compile(
    r"(?:[\s,;:.–-]|\b(?:and|then|or|by|to|within|in|on|at|before|the|well|once|(?:at )?least|no later than"
    r"|in good time|include|as appropriate|in the meantime|again)\b)+\Z"
)
ONWARD = re.compile(  # where the Council goes on to another act of its own
    r",?\s+and\s+(?:(?:further|therefore|also)\s+)+(?:requests|expresses|decides|encourages|calls|urges)\b.*"
)
ONE_OF_MANY = re.compile(r"\bparagraph(?=\s+\d+(?:\s*\(\w+\))*\s+(?:and|to)\s+\d)")  # "paragraph 8 and 9"
EMPTY = ("that", "which", "written reports")  # how, or nothing at all, and no topic

COMMAS = re.compile(r"(?:\s*,)+")  # of words that were left out between two


def content(clause: Clause, moments: Sequence[str]) -> tuple[str, ...]:
    """What it is to be about, one entry for each topic; the words of its days and receiver left out."""
    if clause.head.about is not None:
        return (trimmed(clause.head.about),)
    said = inside().sub(" ", clause.after)
    for printed in sorted(moments, key=len, reverse=True):
        said = said.replace(printed, " ")
    said = FIRST.sub(" ", TO_COUNCIL.sub(" ", RECEIVED.sub(" ", said, count=1)))
    found = CONDITION.search(said)
    said = said if found is None else said[: found.start()] + said[found.end() :]
    lead = DIRECT.match(said) or LEAD.search(said)
    if lead is None:
        return ()
    kept = lead.re is DIRECT or lead[0].lower() in KEPT_LEADS
    topic = said[lead.start() if kept else lead.end() :]
    stop = min(
        (m.start() for rule in (PURPOSE, PRESENTED) if (m := rule.search(topic)) is not None),
        default=len(topic),
    )
    told = (trimmed(part) for part in _parts(topic[:stop]))
    return tuple(entry for entry in told if entry and entry not in EMPTY)


def _parts(topic: str) -> list[str]:
    """The topics; what follows "including" is a list of its own."""
    found, begin = [], 0
    for match in SPLIT.finditer(topic):
        found.append((topic[begin : match.start()], begin))
        begin = match.end()
    found.append((topic[begin:], begin))
    parts: list[str] = []
    for part, start in found:
        listed = start and re.search(r"includ\w+\W+(?:(?:among\s+others|inter\s+alia)\W+)?\Z", topic[:start])
        parts += LISTED.split(part) if listed else [part]
    return parts


def trimmed(part: str) -> str:
    """A topic without what led into it or out of it: "on progress, and" is "progress"."""
    said = ONWARD.split(COMMAS.sub(",", " ".join(part.split())), maxsplit=1)[0]
    said = TRAILS.sub("", LEADS_IN.sub("", said)).strip()
    return ONE_OF_MANY.sub("paragraphs", said)
