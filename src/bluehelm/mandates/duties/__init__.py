"""What is owed to the Council and to others because of a text: reports, letters, updates, briefings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from bluehelm.mandates.duties import words
from bluehelm.mandates.duties.clause import Clause, clauses, condition, receiver
from bluehelm.mandates.duties.content import content, trimmed
from bluehelm.mandates.duties.dates import Due, due
from bluehelm.mandates.duties.heads import heads
from bluehelm.mandates.duties.joined import joined
from bluehelm.mandates.duties.within import MARK, placed
from bluehelm.mandates.rows import Act, Duty, Provision, Text

DRAFT = "draft"
SECRETARY = "Secretary-General"
NOBODY = "not stated"
NEAR = 120  # characters in which an act names whom it asks
OWING, ANNOUNCING = "owing", "announcing"
NOT_SAID = "the text does not say to whom"
ANNOUNCED = "announced by the one who owes it; the Council counts on it, but does not request it"
# "a report within two months, and then, each month, to report": the second is counted from the first
THEN = re.compile(r"\b(?:then|thereafter|subsequently|afterwards)\b")
INTENTION = re.compile(
    r"\bintention\b[^;]{0,80}?\bto\s|[’']s\s+(?:stated\s+)?intention\s+to\s|\bhis\s+intention\s+to\s"
)
BY_WHOM = re.compile(
    r"\b(?:by|from)\s+(?:the\s+)?(Secretary-General)\b|\bthe\s+(Secretary-General)\s+to\s+be\s+submitted"
)
# a body that the act sets up, or gives more time, is the one its tasks are for
BODY = re.compile(
    r"\b(?:mandate\s+of|(?:re-?)?establish(?:es|ed)?|set\s+up|creates?|maintain|extends?|renews?|appoints?)"
    r"(?:,[^,;]{1,120},)?\s+(?:the|an?)\s+"
    r"(?:(?!of\b|mandate\b)[\w-]+\s+){0,4}?"
    r"(?P<name>(?:Panel|Group|Team|Board)\s+of\s+Experts|Monitoring\s+(?:Group|Team|Mechanism)|Committee(?!\s+of\s+Experts)|Commission"
    r"|(?:[A-Z][\w-]+\s+)+(?:Panel|Group|Team|Committee|Commission|Mechanism))\b"
)
COORDINATED = re.compile(
    r"\bcoordinate\s+(?:its|their|his)\s+reporting\b[^;]*?\bparagraph\s+(\d+)(?!\d*\s+of)"
)


def duties(text: Text) -> tuple[Duty, ...]:
    """Every report, letter, update, briefing or notice that the operative paragraphs say somebody owes.

    No duty: what was reported before, what the Council does itself, what it only encourages, and what it
    recalls of another text, whose dates stand there.
    """
    items = _items(text.operative)
    found = [
        duty
        for provision in text.operative
        for act in _acts(provision)
        for duty in _of_act(text, provision, act, items)
    ]
    return placed(found)


def _items(operative: Sequence[Provision]) -> dict[str, tuple[str, ...]]:
    """The words of each provision's items, by its path."""
    kept: dict[str, tuple[str, ...]] = {}
    for row in operative:
        if row.parent is not None:
            kept[row.parent] = (*kept.get(row.parent, ()), row.text)
    return kept


def _acts(provision: Provision) -> Iterator[Act]:
    """The acts in its words; an item without one is ruled by the act that leads into it."""
    yield from provision.acts
    led = provision.governed_by
    if led is not None:
        first = min((act.start for act in provision.acts), default=len(provision.text))
        if provision.text[:first].strip():
            yield Act(led.verb, led.addressees, provision.text[:first], 0, first)


def _of_act(text: Text, provision: Provision, act: Act, items: dict[str, tuple[str, ...]]) -> Iterator[Duty]:
    kind = _kind(act)
    if kind is None:
        return
    found = clauses(act.text, joined(act.text, heads(act.text)))
    topics = _topics(text, found)
    body, coordinated = _body(_ruling(provision, act)), _coordinated(act)
    to: str | None = None
    first: date | None = None  # of the act's duty before, where it has one day
    for k, clause in enumerate(found):
        to = receiver(clause) or (to if clause.head.joined else None)
        when = due(clause, text.adopted, text.ends)
        if first is not None and when.interval is not None and THEN.search(clause.before) is not None:
            when = replace(due(clause, first, text.ends), doubt=None)
        first = when.dates[0] if len(when.dates) == 1 else None
        by_a_day = bool(when.dates) and SECRETARY in act.addressees  # he submits it to the Council
        if to is None and clause.head.needs_receiver and clause.head.which is None and not by_a_day:
            continue
        ends = clause.last and act.end >= len(provision.text.rstrip(" ;:,."))
        listed = items.get(provision.path, ()) if ends else ()
        yield Duty(
            path=provision.path,
            owed_by=_owed_by(text, act, clause, body),
            owed_to=to or words.COUNCIL,
            form=clause.head.form,
            interval=when.interval,
            dates=when.dates,
            content=tuple(trimmed(item) for item in listed) or topics[k],
            provisional=text.status == DRAFT,
            within=_within(clause),
            condition=condition(clause),
            doubt=_doubt(act, kind, to, when, clause, coordinated),
        )


def _topics(text: Text, found: Sequence[Clause]) -> list[tuple[str, ...]]:
    """What each clause is about; joined ones share it: "in writing monthly and orally weekly, on dykes"."""
    rows = [content(clause, due(clause, text.adopted, text.ends).printed) for clause in found]
    for k in reversed(range(1, len(rows))):
        if found[k].head.joined:
            rows[k - 1] = rows[k - 1] or rows[k]
    for k in range(1, len(rows)):
        if found[k].head.joined:
            rows[k] = rows[k] or rows[k - 1]
    return rows


def _ruling(provision: Provision, act: Act) -> str:
    """The words that say who is told: of an item also those that lead into it."""
    led = provision.governed_by
    return act.text if led is None or act in provision.acts else f"{led.text} {act.text}"


def _within(clause: Clause) -> str | None:
    """Until all duties are known: the paragraph, or which of the regular reports, marked as words."""
    if clause.head.inside is not None:
        return clause.head.inside
    return None if clause.head.which is None else f"{MARK}{clause.head.which}"


def _kind(act: Act) -> str | None:
    """ "owing", "announcing", or None for an act by which nothing comes to be owed."""
    stem = words.stem(act.verb)
    if stem in words.terms("owing") or (stem != "recall" and _again().match(act.text) is not None):
        return OWING
    announced = stem in words.terms("announcing") and INTENTION.search(act.text) is not None
    return ANNOUNCING if announced else None


@cache
def _again() -> re.Pattern[str]:
    """ "reiterates its request" """
    nouns = "|".join(words.terms("owing_nouns"))
    return re.compile(rf"\W*(?:\w+\s+){{1,3}}(?:its|the)\s+(?:previous\s+|earlier\s+)?(?:{nouns})\b")


def _owed_by(text: Text, act: Act, clause: Clause, body: str | None) -> str:
    if act.addressees:  # where the Secretary-General is asked with others, the report is still his
        return SECRETARY if act.addressees[0] == SECRETARY else ", ".join(act.addressees)
    if BY_WHOM.search(clause.said) is not None or SECRETARY in act.text[:NEAR]:
        return SECRETARY
    return body or text.mission or NOBODY


def _body(ruling: str) -> str | None:
    """The body that the words set up or give more time."""
    found = BODY.search(ruling)
    return None if found is None else " ".join(found["name"].split())


def _coordinated(act: Act) -> str | None:
    """The paragraph with whose reports those of the act are to be coordinated."""
    found = COORDINATED.search(act.text)
    return None if found is None else found[1]


def _doubt(
    act: Act, kind: str, to: str | None, when: Due, clause: Clause, coordinated: str | None
) -> str | None:
    said = []
    if kind == ANNOUNCING:
        said.append(ANNOUNCED)
    elif to is None and clause.head.which is None and SECRETARY not in act.addressees:
        said.append(NOT_SAID)
    if when.doubt is not None and (clause.head.which is None or when.dates):  # else its host's days count
        said.append(when.doubt)
    if coordinated is not None and not when.dates:
        said.append(f"no interval is stated; to be coordinated with what paragraph {coordinated} asks for")
    return "; ".join(said) or None
