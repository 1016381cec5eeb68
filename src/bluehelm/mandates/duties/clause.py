"""What a duty's clause says: to whom, about what, under which condition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.mandates.duties import words
from bluehelm.mandates.duties.heads import Head, inside

# where the clause of a duty ends and another thing to do begins
OTHER = re.compile(
    r",?\s+and\s+(?:(?:also|then|further|thereafter|in\s+particular|in\s+this\s+(?:regard|context)),?\s+)*to\s+"
    r"(?!(?:the|a|an|all|those|this|that|these|its|their|his|it|members|other|any|[A-Z]\w+)\b)[a-z]+\b"
)
NEXT = re.compile(r",?\s+and\s+(?:(?!\band\b)[^;]){0,80}?\bto\s+\Z")  # what leads into the next duty's phrase
PURPOSE = re.compile(
    r",?\s+(?:so\s+that|in\s+order\s+(?:to|that)|with\s+a\s+view\s+to|to\s+allow|which\s+will\s+enable)\b"
    r"|,\s+to\s+(?:ensure|enable|facilitate|assist)\b"
)
CONDITION = re.compile(
    r"\b(?:if(?!\s+possible|\s+available)\s[^,;]+|in\s+the\s+event\s+(?:of|that)\s[^,;]+|in\s+case\s+(?:of\s)?[^,;]+"
    r"|should\s+(?:the|any|such|it|there|this|these|either)\s[^,;]+|as\s+and\s+when\s[^,;]+|where\s+necessary|as\s+required|whenever\s[^,;]+)"
)
RECEIVED = re.compile(
    rf"\bto\s+(?P<one>{words.RECEIVER})|\b(?:with|for)\s+(?P<other>(?:the\s+)?(?:Security\s+)?Council)\b"
)
GIVEN = re.compile(
    r"\b(?P<one>(?:the\s+)?(?:Security\s+)?Council|it)\b(?:[^,;]{0,60},)?\s+(?:every\b[^,;]{0,40}\s)?with\s"
)
LEAD = re.compile(
    r"\b(?:specifically\s+)?(?:(?:with\s+regards?\s+to|with\s+respect\s+to|in\s+(?:regard|relation)\s+to|regarding|concerning|about|on|of"
    r"|focus(?:s?ing|s?ed)?(?:\s+on)?|includ(?:ing|e)|containing|assessing|detailing|describing|covering|outlining|reviewing|with|as\s+to"
    r"|whether|when|how|that|gathered|collected|which)\b)|\A\s*for\b(?!\s+(?:its|the\s+Council|early|consideration|further))",
    re.I,
)
# leads that are part of what is asked
KEPT_LEADS = ("assessing", "whether", "when", "how", "that", "reviewing", "gathered", "collected", "which")
DIRECT = re.compile(r"\s*(?:any|all|every|those|such|how|whether)\b")  # "report any losses"
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


@dataclass(frozen=True)
class Clause:
    """The words of one duty, from its phrase to where the next thing to do begins."""

    head: Head
    before: str  # between the last clause and the phrase: "Requests the Secretary-General, by 5 May, to"
    said: str  # the phrase itself with what follows it
    last: bool  # whether it runs to the end of its act

    @property
    def after(self) -> str:
        return self.said[self.head.end - self.head.start :]


def clauses(said: str, heads: Sequence[Head]) -> tuple[Clause, ...]:
    """The clause of each head in the words of an act."""
    found, begin = [], 0
    for k, head in enumerate(heads):
        bound = heads[k + 1].start if k + 1 < len(heads) else len(said)
        other = OTHER.search(said, head.end, bound) or NEXT.search(said, head.end, bound)
        end = bound if other is None else other.start()
        found.append(Clause(head, said[begin : head.start], said[head.start : end], end == len(said)))
        begin = end
    return tuple(found)


def receiver(clause: Clause) -> str | None:
    """To whom it is owed, as rows name it; None where the clause does not say."""
    if clause.head.to is not None:
        return clause.head.to
    topic = LEAD.search(clause.after)
    near = (
        clause.said if topic is None else clause.said[: clause.head.end - clause.head.start + topic.start()]
    )
    for where in (near, clause.said):
        found = RECEIVED.search(where)
        if found is not None and (where is near or "ouncil" in found[0]):
            return words.receiver(found["one"] or found["other"])
    given = GIVEN.search(clause.said)
    return None if given is None else words.receiver(given["one"])


def condition(clause: Clause) -> str | None:
    """Under which condition it is owed: "if such cases occur"."""
    found = CONDITION.search(clause.after)
    return None if found is None else found[0].strip()


def content(clause: Clause, moments: Sequence[str]) -> tuple[str, ...]:
    """What it is to be about, one entry for each topic; the words of its days and receiver left out."""
    if clause.head.about is not None:
        return (trimmed(clause.head.about),)
    said = inside().sub(" ", clause.after)
    for printed in sorted(moments, key=len, reverse=True):
        said = said.replace(printed, " ")
    said = TO_COUNCIL.sub(" ", RECEIVED.sub(" ", said, count=1))
    found = CONDITION.search(said)
    said = said if found is None else said[: found.start()] + said[found.end() :]
    lead = DIRECT.match(said) or LEAD.search(said)
    if lead is None:
        return ()
    kept = lead.re is DIRECT or lead[0].lower() in KEPT_LEADS
    topic = said[lead.start() if kept else lead.end() :]
    stop = min(
        (m.start() for m in (PURPOSE.search(topic), PRESENTED.search(topic)) if m is not None),
        default=len(topic),
    )
    return tuple(entry for part in _parts(topic[:stop]) if (entry := trimmed(part)))


TO_COUNCIL = re.compile(
    r"\bto\s+(?:the\s+)?(?:Security\s+)?Council\b|\bon\s+an?\s+\w+\s+basis\b,?|\bin\s+a\s+timely\s+manner\b"
)
PRESENTED = re.compile(r",?\s+(?:to\s+be|which\s+should\s+be)\s+(?:presented|submitted|provided)\b")


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
    return TRAILS.sub("", LEADS_IN.sub("", " ".join(part.split()))).strip()


LEADS_IN = re.compile(r"\A(?:[\s,;:.–-]|(?:and|on|the following|as well as|including)\s)+")
TRAILS = re.compile(
    r"(?:[\s,;:.–-]|\b(?:and|then|or|by|to|within|in|on|at|before|the|well|once|(?:at )?least|no later than"
    r"|in good time)\b)+\Z"
)
