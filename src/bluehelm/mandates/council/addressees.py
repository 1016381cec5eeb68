"""Whom an act of the Council addresses: who is to act, or is spoken to, by its verb."""

import re
from collections.abc import Iterator
from functools import cache

from bluehelm.mandates.council.actors import Cast
from bluehelm.mandates.council.acts import base
from bluehelm.mandates.council.listing import DONE_TO, JOINED, PRONOUN, is_national, leading, listed, parts
from bluehelm.mandates.rows import Act
from bluehelm.record import vocab

FAR = 700  # characters of an act within which its addressees stand
NEAR = 90  # characters of a clause within which its subject ends
NOBODY = Cast()
# "reiterates its call upon", "renews its demand that"
SAID = re.compile(
    r"\A\s*(?:[\w-]+\s+){0,4}?(?:appeals?|calls?|demands?|encouragement|invitation|requests?)"
    r"\s+(?:\w+\s+){0,2}?(?P<link>upon|on|to|that)\b"
)
FILLER = re.compile(
    r"\A[\s,]*(?:(?:in particular|inter alia|once again|in this \w+|to this end|as a (?:consequence|result)"
    r"|accordingly|also|further(?!\s+(?:the\s+)?[a-z]+s\b)|therefore|[a-z]+ly)\b[\s,]+)*"
)
# "to" before a verb, not before what something is directed to
INFINITIVE = re.compile(
    r"(?<!pursuant )(?<!according )(?<!subject )(?<!prior )(?<!regard )(?<!respect )(?<!relating )"
    r"(?<!related )(?<!contributing )(?<!addition )(?<!order )(?<!view )\b(?:not\s+|also\s+)?to\s+"
    r"(?!(?:the|an?|all|any|its|his|her|their|this|that|these|those|which|whom|each|both|such|other|resolutions?|paragraphs?|date|do\s+so)\b)[a-z]"
)
THAT = re.compile(r"(?:\A[\s,]*|\band\s+(?:further\s+)?|,\s+)that\b,?\s*")
SO_THAT = re.compile(r"\bso\s+that\s+")
OTHERS = re.compile(r"and\s+(?:all\s+)?(?:the\s+)?other\s")
PREPOSITION = re.compile(r"\A(?:[a-z]+\s+){1,3}?(?=(?:the|its|their|his|her|all|both)\b|[A-Z])")
SAYING = re.compile(r"(?<!\bto)(?<!\bof)(?<!\bin)\sthat\s")
DECIDED = re.compile(r"\A\s*to\s+(?:authorize|call\s+upon|instruct|mandate|request)\b")
BOUND = re.compile(
    r"\b(?:bears?|shall|should|must|will|may|are\s+to|is\s+to|is\s+authorized|are\s+authorized|remains|is)\b"
)
ONLY_SAID = frozenset(("is", "remains", "will", "may"))  # no binding word behind "stresses that X"
CLOSED = re.compile(
    r"\s*(?:be\s+(?:extended|renewed|terminated|revised)|expire|terminate|end|remain\s+in\s+force)\b"
)
# what is done with somebody is no act of theirs: "shall be deployed"
CARRIED = re.compile(rf"\s*(?:also\s+)?{DONE_TO}")
OWED = re.compile(  # "the responsibility of X to", "the need for X to", "its authorization to X to"
    r"\b(?:(?:responsibilit(?:y|ies)|obligations?|duty)\s+of|(?:importance|necessity|need|responsibilit(?:y|ies))\s+for"
    r"|authori[sz]ation\s+(?:given\s+)?to)\s+"
)
THANKS = (
    "appreciation",
    "condolences",
    "gratitude",
    "sympathy",
    "thanks",
    "tribute",
)  # "expresses its thanks to"
ALSO_TO = re.compile(r",?\s+and\s+(?:also\s+)?to\s+(?=the\b|all\b|[A-Z])")
REMINDED = re.compile(  # what somebody is reminded of, no part of their name
    r"\s+of\s+(?:the\s+)?(?:continued\s+|need\s+|urgent\s+)*(?:commitments?|duty|duties|importance|its|his|her|necessity|need|obligations?"
    r"|responsibilit(?:y|ies)|their|urgency)\b"
)
THANKED = re.compile(r"\A\s*(?P<who>.+?)(?:\s+(?:for|on|in|who|which|providing|participating)\b|\Z)", re.S)
NAMED = re.compile(r"\s*the\s+[^,;]{3,60}")  # the object alone: what to do stands behind the next verb
ALSO_UPON = re.compile(r",?\s+and\s+(?:also\s+)?(?:up)?on\s+(?=(?:the|all)\b|[A-Z])")
# what stands between the addressee and what it is to do: "in consultation with", "including", "guided by"
SKIPPED = re.compile(
    r"(?:and\s+)?(?:in|as(?!\s+well\s+as)|after|before|within|throughout|through|with|without|on|upon|under|where|when"
    r"|while|by|at|for|during|pending|subject|consistent|including|especially|particularly|notably|inter|if|once|until"
    r"|pursuant|which|who|whose|therefore|accordingly|to|of|together|along|(?!neighbouring)[a-z]+ing"
    r"|[a-z]+ed\s+(?:by|on|in|with))\b"
)
ASIDE = re.compile(
    r"\s*(?:in|as|pending|subject|with|for|on|within|pursuant|upon|after|during|drawing|from|until|by|given|where|when|if|once|beginning|acting)\b[^,]*,\s*"
)
FITTING = re.compile(r"(?<=\band),?\s+(?:as|if|when|where)\s+(?:appropriate|necessary|applicable),?\s+")
RELATIVE = re.compile(r"\s(?:who|which)\s.*\ssuch\s+as\s", re.S)
RESUMED = re.compile(r"and\s+(?:the|all|both)\b")
SPOKEN_OF = re.compile(
    r"\b(?:of|by|between|among|to|on|upon|from|that|[a-z]+s)\s+(?=(?:the|all|both)\b|[A-Z])"
)
PLURAL = re.compile(r"(?<!United Natio)[a-z]s\Z")
ENDED = re.compile(r"[;:]|\b(?:which|who|that|for|in|on|given|aimed|at|with|bears?|themselves)\b")


def of(act: Act, before: str = "", earlier: tuple[str, ...] = (), known: Cast = NOBODY) -> tuple[str, ...]:
    """The addressees of an act, in order, without doubles.

    before   the words of the paragraph in front of the act, where "them" and "it" find whom they mean
    earlier  the addressees of the act before it
    known    what "the Mission" and "the Government" mean in this text
    """
    found = list(_addressed(*_parted(act), known))
    return tuple(dict.fromkeys(one for name in found for one in _meant(name, before, earlier, known)))


def _parted(act: Act) -> tuple[str, str]:
    """The verb without its adverbs, and what follows it without what stands in brackets."""
    verb = base(act.verb) or act.verb
    match = re.search(rf"\b{re.escape(verb)}\b", act.text, re.I)
    after = act.text[match.end() :] if match is not None else act.text
    behind = act.verb.partition(verb)[2]
    rest = re.sub(
        r"\A" + "".join(rf"[^;]{{0,60}}?\b{re.escape(word)}\b" for word in behind.split()), "", after
    )
    if behind.endswith(THANKS) and (to := re.match(r"\s+to\s", rest)) is not None:
        verb, rest = "thanks", rest[to.end() :]
    return verb, _unbracketed(rest[:FAR])


@cache
def _known(*kinds: str) -> frozenset[str]:
    """Verbs by whom they speak to: council_verbs.yaml says how."""
    rows = vocab.read("council_verbs")
    return frozenset(verb for kind in kinds for verb in rows[kind])


def _unbracketed(text: str) -> str:
    """The text without brackets; one that defines "the parties" puts them in the place of the last name."""
    if "(" not in text:
        return text
    text = re.sub(r"(?:the )?[^,;()]*\(\s*[“\"']?the\s+(?:[\w-]+\s+)?parties[”\"']?\s*\)", _defined, text)
    return re.sub(r"\s*\([^()]*\)", "", text)


def _defined(match: re.Match[str]) -> str:
    first, joined, _ = match[0].partition(" and the ")
    return f"{first} and the parties" if joined else "the parties"


def _addressed(verb: str, rest: str, known: Cast) -> Iterator[str]:
    said = SAID.match(rest) if verb in _known("again") else None
    if said is not None:
        verb, rest = "demands", rest[said.start("link") if said["link"] == "that" else said.end() :]
    rest = FILLER.sub(" ", rest)
    if verb == "decides":
        decided = DECIDED.match(rest)
        yield from _decided(rest, known) if decided is None else _objects(rest[decided.end() :], known)
    elif verb in _known("thanks"):
        yield from _thanked(rest, known)
    elif verb in _known("holds"):
        yield from _held(rest, known)
    elif verb in _known("asks") and THAT.match(rest) is not None:
        for clause in _clauses(rest, THAT):
            bound = BOUND.search(clause[:NEAR])
            yield from leading(clause, known) if bound is None else listed(clause[: bound.start()], known)
    elif verb == "reminds" and (reminded := REMINDED.search(rest)) is not None:
        yield from listed(rest[: reminded.start()], known)
    elif verb in _known("asks"):
        yield from _objects(rest, known, anybody=said is not None or NAMED.fullmatch(rest) is not None)
        for more in ALSO_UPON.finditer(rest):
            yield from _objects(rest[more.end() :], known, to_do=True)


def _clauses(rest: str, opening: re.Pattern[str]) -> Iterator[str]:
    """Each "that" clause, without what stands before its subject: "that, pending the review, X shall"."""
    for match in opening.finditer(rest):
        clause = rest[match.end() :]
        while (aside := ASIDE.match(clause)) is not None:
            clause = clause[aside.end() :]
        yield clause


def _decided(rest: str, known: Cast) -> Iterator[str]:
    """Who shall do what is decided; the mission, where its mandate or a part of it is the subject."""
    for clause in (*_clauses(rest, THAT), *_clauses(rest, SO_THAT)):
        bound = BOUND.search(clause[:300])
        if bound is None or CLOSED.match(clause[bound.end() :]) is not None:
            continue
        subject = clause[: bound.start()]
        if known.mission is not None and known.mission in subject:
            yield known.mission
        elif CARRIED.match(clause[bound.end() :]) is None:
            yield from listed(subject, known)


def _held(rest: str, known: Cast) -> Iterator[str]:
    """Who is bound by what the Council holds: "stresses that X should", "the responsibility of X to"."""
    for owed in OWED.finditer(rest):
        yield from _objects(rest[owed.end() :], known, to_do=True)
    for clause in _clauses(rest, THAT):
        bound = BOUND.search(clause[:300])
        if bound is not None and bound[0] not in ONLY_SAID:
            yield from listed(clause[: bound.start()], known, anybody=bound[0].startswith("bear"))


def _thanked(rest: str, known: Cast) -> Iterator[str]:
    """Who is commended or given condolences; nobody where their efforts are commended."""
    for start in (0, *(match.end() for match in ALSO_TO.finditer(rest))):
        match = THANKED.match(rest[start:])
        if match is not None and (names := [*parts(match["who"], known)]):
            first = [*listed(names[0], known)]
            yield from listed(match["who"], known) if first else ()


def _objects(rest: str, known: Cast, anybody: bool = False, to_do: bool = False) -> Iterator[str]:
    """Who stands between the verb and what they are to do; without that, only actors on the list.

    to_do  nobody without what they are to do
    """
    region: list[str] = []
    aside = False
    relative = False  # of a clause "who have left groups such as X, Y and Z", no name is addressed
    segments = [each.strip() for each in re.split(r"[,;]\s", FITTING.sub(" ", rest))]
    skipped = ""
    for n, segment in enumerate(segments):
        infinitive = INFINITIVE.search(segment)
        saying = SAYING.search(segment)
        opens = INFINITIVE.match(JOINED.sub("", segment)) is not None
        if aside and OTHERS.match(segment) is not None and not [*listed(skipped, known)]:
            aside = False  # "consistent with its mandate, and other actors, to": nobody else is meant by it
        skips = SKIPPED.match(segment) is not None and not (n and is_national(segment))
        if relative and infinitive is not None and RESUMED.match(segment) is not None:
            aside, opens = False, True
        elif relative:
            aside = True
        relative = RELATIVE.search(segment) is not None or relative
        aside = aside or (n > 0 and skips)
        skipped = f"{skipped}, {PREPOSITION.sub('', segment)}" if aside else ""
        last = infinitive is not None or saying is not None
        if not aside or opens:
            ends = [match.start() for match in (infinitive, saying) if match is not None]
            region.append(segment[: min(ends, default=len(segment))])
        if last and (not aside or opens or not any(INFINITIVE.match(each) for each in segments[n + 1 :])):
            anybody, to_do = True, False
            break
    if to_do:
        return
    yield from listed(", ".join(each for each in region if each.strip()), known, anybody)


def _meant(name: str, before: str, earlier: tuple[str, ...], known: Cast) -> tuple[str, ...]:
    """The actors that a pronoun stands for; any other name as it is."""
    if PRONOUN.match(name) is None:
        return (name,)
    if name in ("him", "he", "her", "she"):
        return (next((one for one in reversed(earlier) if one == "SRSG"), "Secretary-General"),)
    many = name in ("them", "they")
    if earlier:
        return earlier if many else earlier[-1:]
    spoken = [ENDED.split(before[match.end() :][:150])[0] for match in SPOKEN_OF.finditer(before)]
    for anybody in (False, True):
        for words in reversed(spoken):
            names = tuple(listed(words, known)) if anybody or any(listed(words, known, anybody=False)) else ()
            if names and many == (len(names) > 1 or PLURAL.search(names[0]) is not None):
                return names
    return ()
