"""The clause of a duty: where it ends, to whom it is owed, under which condition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.mandates.duties import words
from bluehelm.mandates.duties.heads import Head

# where the clause of a duty ends and another thing to do begins
OTHER = re.compile(
    r",?\s+and\s+(?:(?:also|then|further|thereafter|in\s+particular|in\s+this\s+(?:regard|context)),?\s+)*to\s+"
    r"(?!(?:the|a|an|all|those|this|that|these|its|their|his|it|members|other|any|[A-Z]\w+)\b)[a-z]+\b"
)
NEXT = re.compile(r",?\s+and\s+(?:(?!\band\b)[^;]){0,80}?\bto\s+\Z")  # what leads into the next duty's phrase
CONDITION = re.compile(
    r"\b(?:if(?!\s+possible|\s+available)\s[^,;]+|in\s+the\s+event\s+(?:of|that)\s[^,;]+|in\s+case\s+(?:of\s)?[^,;]+"
    r"|should\s+(?:the|any|such|it|there|this|these|either)\s[^,;]+|as\s+and\s+when\s[^,;]+|where\s+necessary|as\s+required|whenever\s[^,;]+)"
)
CONTRIBUTORS = r"(?:the\s+)?(?:(?:troop|police)-?(?:\s+and\s+|/)?)+[\s-]contributing\s+countries"
RECEIVED = re.compile(
    rf"\bto\s+(?P<one>{words.RECEIVER})(?P<too>(?:,?\s+and|\s+as\s+well\s+as)(?:\s+to)?\s+(?P<with>{words.RECEIVER}|{CONTRIBUTORS}))?|\b(?:with|for)\s+(?P<other>(?:the\s+)?(?:Security\s+)?Council)\b"
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
        past = max(head.end, min(head.through, bound))
        other = OTHER.search(said, past, bound) or NEXT.search(said, past, bound)
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
            first = words.receiver(found["one"] or found["other"])
            too = found["with"]
            return first if too is None else ", ".join(dict.fromkeys((first, words.receiver(too))))
    given = GIVEN.search(clause.said)
    return None if given is None else words.receiver(given["one"])


def condition(clause: Clause) -> str | None:
    """Under which condition it is owed: "if such cases occur"."""
    found = CONDITION.search(clause.after)
    return None if found is None else found[0].strip()
