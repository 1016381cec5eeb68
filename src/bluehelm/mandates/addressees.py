"""Whom an act of the Council addresses: who is to act, or is spoken to, by its verb."""

import re
from collections.abc import Iterator
from functools import cache

from bluehelm.mandates import actors
from bluehelm.mandates.actors import Cast
from bluehelm.mandates.rows import Act
from bluehelm.record import vocab

FAR = 700  # characters of an act within which its addressees stand
NOBODY = Cast()
LONGEST = 12  # words of a name that is not on the list
# "reiterates its call upon", "expresses its condolences to"
SAID = re.compile(
    r"\A\s*(?:[\w-]+\s+){0,4}?(?:appeals?|calls?|demands?|encouragement|invitation|requests?|condolences|sympathy)"
    r"\s+(?:\w+\s+){0,2}?(?P<link>upon|on|to|that)\b"
)
FILLER = re.compile(
    r"\A[\s,]*(?:(?:in particular|inter alia|once again|in this \w+|to this end|[a-z]+ly)\b[\s,]+)*"
)
DETERMINED = r"(?:the|an?|all|any|its|his|her|their|this|that|these|those|which|whom|each|both|such|other)\b"
INFINITIVE = re.compile(
    r"(?<!pursuant )(?<!according )(?<!subject )(?<!prior )(?<!regard )(?<!respect )(?<!relating )"
    r"(?<!related )(?<!contributing )(?<!addition )\b(?:not\s+|also\s+)?to\s+"
    rf"(?!{DETERMINED}|resolutions?\b|paragraphs?\b|date\b)[a-z]"
)
THAT = re.compile(r"(?:\A[\s,]*|\band\s+(?:further\s+)?|,\s+)that\b,?\s*")
SO_THAT = re.compile(r"\bso\s+that\s+")
DECIDED = re.compile(r"\A\s+to\s+(?:authorize|call\s+upon|instruct|mandate|request)\b")
BOUND = re.compile(
    r"\b(?:shall|should|must|will|may|are\s+to|is\s+to|is\s+authorized|are\s+authorized|remains|is)\b"
)
CLOSED = re.compile(
    r"\s*(?:be\s+(?:extended|renewed|terminated|revised)|expire|terminate|end|remain\s+in\s+force)\b"
)
PRIORITY = re.compile(r"\b(?:mandate|priority|priorities|tasks|objective|role)\b")
ALSO_UPON = re.compile(r",?\s+and\s+(?:also\s+)?(?:up)?on\s+(?=(?:the|all)\b|[A-Z])")
SKIPPED = re.compile(
    r"(?:and\s+)?(?:in|as(?!\s+well\s+as)|after|before|within|throughout|through|with|without|on|upon|under|where|when|while"
    r"|by|at|for|during|pending|subject|consistent|including|especially|particularly|notably|inter|if|once|until|pursuant"
    r"|which|who|whose|therefore|accordingly|to|of|(?!neighbouring)[a-z]+ing)\b",
)
JOINED = re.compile(
    r"\A\s*(?:and\s+also|and|or|as\s+well\s+as|together\s+with|along\s+with)\s+(?:(?:up)?on\s+)?"
)
BETWEEN = re.compile(r"\s+(?:and|or|as\s+well\s+as)\s+(?:(?:up)?on\s+)?")
NEXT = re.compile(
    r"(?:the|all|its|his|her|other|others|any|those|relevant|international|non-governmental)\b|[A-Z][\w.’-]*$"
)
TRIMMED = re.compile(
    r"\s+(?:established|created|appointed|mentioned|referred|listed|described|deployed|set|who|which|that|whose|to|in|within"
    r"|under|for|from|at|through|with)\b.*\Z",
    re.S,
)
ADVERBS = re.compile(r"(?:\s+(?:[a-z]+ly|once again|again|also|therefore|further|both|first))+\Z")
PRONOUN = re.compile(r"(?:him|he|her|she|it|them|they)\Z")
ASIDE = re.compile(
    r"\s*(?:in|as|pending|subject|with|for|on|within|pursuant|upon|after|during|drawing|from|until|by|given)\b[^,]*,\s*"
)
ACRONYM = re.compile(r"[A-Z]{3,}[A-Z0-9-]*\b")
LINKED = re.compile(
    r"(?:\s+(?:in|of)\s+[A-Z][\w’-]+)?,?\s+(?:and|as\s+well\s+as)\s+(?=(?:the|all|other)\b|[A-Z])"
)
SPOKEN_OF = re.compile(
    r"\b(?:of|by|between|among|to|on|upon|from|that|[a-z]+s)\s+(?=(?:the|all|both)\b|[A-Z])"
)


def of(act: Act, before: str = "", earlier: tuple[str, ...] = (), known: Cast = NOBODY) -> tuple[str, ...]:
    """The addressees of an act, in order, without doubles.

    before   the words of the paragraph in front of the act, where "them" and "it" find whom they mean
    earlier  the addressees of the acts before it, the last one last
    known    what "the Mission" and "the Government" mean in this text
    """
    found = [*_addressed(*_parted(act), known)]
    return tuple(dict.fromkeys(one for name in found for one in _meant(name, before, earlier, known)))


def _parted(act: Act) -> tuple[str, str]:
    """The verb without its adverbs, and what follows it without what stands in brackets."""
    verb = next(
        (word for word in act.verb.split() if word in _known("asks", "holds", "again")), act.verb.split()[0]
    )
    match = re.search(rf"\b{verb}\b", act.text, re.I)
    after = act.text[match.end() :] if match is not None else act.text
    rest = re.sub(rf"\A{''.join(_gapped(word) for word in act.verb.partition(verb)[2].split())}", "", after)
    return verb, _unbracketed(rest[:FAR])


@cache
def _known(*kinds: str) -> frozenset[str]:
    """Verbs by whom they speak to: council_verbs.yaml says how."""
    rows = vocab.read("council_verbs")
    return frozenset(verb for kind in kinds for verb in rows[kind])


def _gapped(word: str) -> str:
    return rf"[^;]{{0,60}}?\b{re.escape(word)}\b"


def _unbracketed(text: str) -> str:
    """The text without brackets; one that defines "the parties" puts them in the place of the last name."""
    text = re.sub(r"(?:the )?[^,;()]*\(\s*[“\"']?the\s+(?:[\w-]+\s+)?parties[”\"']?\s*\)", _defined, text)
    return re.sub(r"\s*\([^()]*\)", "", text)


def _defined(match: re.Match[str]) -> str:
    first, joined, _ = match[0].partition(" and the ")
    return f"{first} and the parties" if joined else "the parties"


def _addressed(verb: str, rest: str, known: Cast) -> Iterator[str]:
    said = SAID.match(rest) if verb in _known("again") else None
    if said is not None:
        verb, rest = ("demands", rest[said.start("link") if said["link"] == "that" else said.end() :])
    rest = FILLER.sub(" ", rest)
    if verb == "decides":
        decided = DECIDED.match(rest)
        yield from _objects(rest[decided.end() :], known) if decided else _subjects(rest, known, verb)
    elif verb in _known("holds") or (verb in _known("asks") and THAT.match(rest) is not None):
        yield from _subjects(rest, known, verb)
    elif verb in _known("asks"):
        yield from _objects(rest, known, anybody=said is not None)
        for more in ALSO_UPON.finditer(rest):
            yield from _objects(rest[more.end() :], known)


def _subjects(rest: str, known: Cast, verb: str) -> Iterator[str]:
    """Who is the subject of "that X shall .."; of what the Council only holds, an actor it binds."""
    clauses = [*THAT.finditer(rest), *(SO_THAT.finditer(rest) if verb == "decides" else ())]
    for match in clauses:
        clause = _without_aside(rest[match.end() :])
        bound = BOUND.search(clause[:300])
        words = clause[:120] if bound is None else clause[: bound.start()]
        if verb in _known("asks"):
            yield from listed(words, known) if bound is not None else _leading(clause, known)
        elif bound is not None and CLOSED.match(clause[bound.end() :]) is None:
            if verb == "decides" and PRIORITY.search(words) is not None:
                yield from (known.mission,) if known.mission and known.mission in words else ()
            elif bound[0] not in ("is", "remains", "will", "may") or verb == "decides":
                yield from listed(words, known, anybody=verb == "decides")


def _without_aside(clause: str) -> str:
    """A clause without what stands between "that" and its subject: "that, pending the review, X shall"."""
    while (match := ASIDE.match(clause)) is not None:
        clause = clause[match.end() :]
    return clause


def _leading(clause: str, known: Cast) -> Iterator[str]:
    """The names at the beginning of "X and Y comply", where only sense tells the noun from the verb."""
    while True:
        clause = actors.ARTICLE.sub("", clause.lstrip())
        found = actors.found(clause, known)
        if found is None:
            match = ACRONYM.match(clause) or _headed().match(clause)
            if match is None:
                return
            found = actors.bare(match[0]), match.end()
        yield found[0]
        joined = LINKED.match(clause[found[1] :])
        if joined is None:
            return
        clause = clause[found[1] + joined.end() :]


def _objects(rest: str, known: Cast, anybody: bool = False) -> Iterator[str]:
    """Who stands between the verb and what they are to do."""
    region: list[str] = []
    segments = [each.strip() for each in re.split(r"[,;]\s", rest)]
    for n, segment in enumerate(segments):
        infinitive = INFINITIVE.search(segment)
        plain = INFINITIVE.match(JOINED.sub("", segment)) is not None
        if n and not plain and SKIPPED.match(segment) is not None:
            left = segments[n + 1 :]
            if infinitive is not None and not any(INFINITIVE.match(each) for each in left):
                anybody = True
                break
            continue
        if infinitive is not None:
            region.append(segment[: infinitive.start()])
            anybody = True
            break
        region.append(segment)
    yield from listed(", ".join(each for each in region if each.strip()), known, anybody)


def listed(words: str, known: Cast, anybody: bool = True) -> Iterator[str]:
    """The actors in "X, Y and Z"; with anybody, those too that are on no list."""
    for part in _parts(words):
        found = actors.found(actors.ARTICLE.sub("", part), known)
        if found is not None:
            yield found[0]
        elif PRONOUN.match(part) is not None:
            yield part
        elif anybody and (name := _other(part)) is not None:
            yield name
        elif not anybody:
            return


def _parts(words: str) -> Iterator[str]:
    """The words between the commas and conjunctions of a list, adjectives with the noun that follows."""
    open_part = ""
    for piece in re.split(r",\s+", " ".join(words.split())):
        piece = JOINED.sub("", piece)
        start = 0
        for match in BETWEEN.finditer(piece):
            left = f"{open_part}{piece[start : match.start()]}"
            if _whole(left) and NEXT.match(piece[match.end() :]) is not None:
                yield left
                open_part, start = "", match.end()
        left = f"{open_part}{piece[start:]}"
        if _whole(left):
            yield left
            open_part = ""
        else:
            open_part = f"{left}, "
    if open_part:
        yield open_part.rstrip(", ")


def _whole(part: str) -> bool:
    """Whether a part of a list is a name by itself, no adjective of the next one."""
    words = ADVERBS.sub("", part).split()
    return bool(words) and (
        _ends(words[-1]) or words[-1][:1].isupper() or PRONOUN.match(part) is not None or len(words) > 2
    )


def _ends(word: str) -> bool:
    return word.lower().strip(".,;’'") in vocab.read("actors")["heads"]


def _other(part: str) -> str | None:
    """A name that is on no list, as printed; None for what is nobody."""
    words = ADVERBS.sub("", part)
    name = actors.bare(words if words.startswith(("those ", "all those ")) else TRIMMED.sub("", words))
    split = name.split()
    if not split or len(split) > LONGEST or name[0].isdigit():
        return None
    headed = any(_ends(word) for word in split)
    proper = all(word[0].isupper() or word in ("of", "the", "for", "and", "de", "du") for word in split)
    return name if headed or proper else None


def _meant(name: str, before: str, earlier: tuple[str, ...], known: Cast) -> tuple[str, ...]:
    """The actors that a pronoun stands for; any other name as it is."""
    if PRONOUN.match(name) is None:
        return (name,)
    many = name in ("them", "they")
    if name in ("him", "he", "her", "she"):
        return (next((one for one in reversed(earlier) if one == "SRSG"), "Secretary-General"),)
    if earlier:
        return earlier if many else earlier[-1:]
    spoken = [
        tuple(listed(before[match.end() :][:150].split(" which ")[0], known, anybody=False))
        for match in SPOKEN_OF.finditer(before)
    ]
    fitting = [names for names in spoken if names and (many or len(names) == 1)]
    return fitting[-1] if fitting else ()


@cache
def _headed() -> re.Pattern[str]:
    heads = "|".join(vocab.read("actors")["heads"])
    return re.compile(
        rf"(?:[\w’/.-]+\s+){{0,7}}?(?:{heads})\b(?!\s+(?:{heads})\b)(?:\s+of\s+(?:the\s+)?[A-Z][\w’-]*)?|[A-Z][\w’-]+"
    )
