"""The actors in a list: "the Government of Ix, bilateral and multilateral partners and all armed groups"."""

import re
from collections.abc import Iterator
from functools import cache

from bluehelm.mandates.council import actors
from bluehelm.mandates.council.actors import Cast
from bluehelm.record import vocab

LONGEST_LIST = 700  # characters: a list with more has no end
LONGEST = 12  # words of a name that is not on the list of actors
JOINED = re.compile(
    r"\A\s*(?:(?:and\s+also|and|or|as\s+well\s+as)\s+)?(?:(?:up)?on\s+|(?:to|of)\s+(?=the\b|all\b|[A-Z]))?(?:both\s+(?=the\b|[A-Z]))?"
)
BETWEEN = re.compile(r",\s+(?:(?:and|or|as\s+well\s+as)\s+)?|\s+(?:and|or|as\s+well\s+as)\s+")
INCLUDED = re.compile(r"(?:and|or|if|then|including|in\s+particular|especially|notably|particularly)\b")
# of those included in a wider name, a government or authorities named by country are spoken to by themselves
INCLUDED_ACTOR = re.compile(
    r"(?:and\s+)?(?:including|(?:and\s+)?in\s+particular|especially|notably|particularly)\s+(?=the\b|[A-Z])"
)
NATIONAL = re.compile(
    r"(?:the\s+)?(?:Government\s+of\s+(?:the\s+)?[A-Z]|[A-Z][\w’-]+\s+(?:authorities|Government)\b)"
)
NEXT = re.compile(  # what begins another name, and goes on with no adjective
    r"(?:the|all|in\s+particular|its|his|her|other|others|any|those|relevant|international|non-governmental|Member\s+States|States"
    r"|United\s+Nations)\b|[A-Z][\w.’-]*$"
)
TRIMMED = re.compile(
    r"(?<!\bof)(?<!contributing)(?<!cooperating)\s+(?:established|created|appointed|authorized|mentioned|referred|listed|described|deployed|headed|set|who|which"
    r"|that|whose|they|as\s+[a-z]+e[dn]|to|within|under|undertaking|for|from|at|during|through|throughout|with|in\s+(?:\w+\s+)?(?:accordance|collaboration|conjunction"
    r"|consultation|co-?operation|coordination|order|particular|receipt|support|this|that|turn))\b.*\Z",
    re.S,
)
ADVERBS = re.compile(  # what a name does not end with
    r"(?:\s+(?:[a-z]+ly|once again|again|also|therefore|further|both|first|and|or|as|in|of|the))+\Z"
)
# what no name begins with: a preposition, a clause, what is done with somebody
NO_NAME = re.compile(
    r"(?:as|at|by|during|for|from|if|in|of|on|that|the|to|upon|when|where|with)\b(?!-)|[a-z]+ing\s+(?:the|all|an?|its|their)\b"
)
CONCERNED = re.compile(r"(?<=\bconcerned)\s+in\s.*\Z", re.S)  # where they are
# "the boats be lent": nobody is to act by it
DONE_TO = (
    r"be\s+(?:[a-z]+ly\s+)?(?:[a-z]+ed|given|kept|made|sent|taken|borne|held)\b"
    r"(?!\s+to\s+(?!the\b|an?\b|its\b)[a-z])"
)
PASSIVE = re.compile(rf"\s+(?:(?!(?:to|and)\b)[a-z]+\s+){{0,3}}?{DONE_TO}")
IN_PLACE = re.compile(r"\sin\s(?:the\s+)?(?:[A-Z][\w’-]*\s*)+\Z")
WORD = re.compile(r"[A-Z][a-z’-]+")
POSSESSIVE = re.compile(r"[’']s?\b|[’']\s")
THOSE = re.compile(
    r"(?:all\s+)?others\s+(?:having|in\s+a\s+position)\b|(?:all\s+)?those\s+(?:concerned|having|involved|participating|responsible|who|whose|with|in\s+a\s+position)\b"
)
MODIFIED = re.compile(r"\s(?:of|in|by|between|among|on|to|for|from|with|at|made|imposed)\s")
ITSELF = ("Council", "Security Council")
PRONOUN = re.compile(r"(?:him|he|her|she|it|them|they)\Z")
PRONOUN_FIRST = re.compile(r"(?:he|she|it|they)\b")
ACRONYM = re.compile(r"[A-Z]{3,}[A-Z0-9-]*\b")
ADJECTIVE_HEAD = re.compile(r"[A-Z][\w’-]+(?:an|ian|ese|ish|ic|i|ch)\s+[a-z]+\b")
QUANTIFIED = re.compile(r"(?:all|both)\s+(?=[A-Z])")
LINKED = re.compile(r"(?:\s+(?:in|of)\s+[A-Z][\w’-]+)?,?\s+(?:and|as\s+well\s+as)\s+")
PLACED = re.compile(r"\s(?:in|of)\s[^,]*\Z")


def listed(words: str, known: Cast, anybody: bool = True) -> Iterator[str]:
    """The names in "X, Y and Z"; without anybody, those on the list of actors up to the first that is not."""
    governments = False  # of "the Governments of X, Y and Z", the last two are countries
    before = ""
    for part in parts(words, known):
        several = actors.GOVERNMENTS.match(actors.ARTICLE.sub("", part))
        governments = several is not None or (
            governments and actors.WHOLE_COUNTRY.fullmatch(part) is not None and not _is_body(part)
        )
        if governments:
            yield f"Government of {actors.plain_country(several['of'] if several is not None else part)}"
            continue
        name = named(part, known)
        placed, before = IN_PLACE.search(before) is not None and part[:1].isupper(), part
        if name is not None:
            yield name
        elif placed and WORD.fullmatch(part.split()[0]) is not None and not _is_body(part):
            before = " in Place"  # one more place of the name before it
        elif anybody and (other := _other(part)) is not None:
            yield other
        elif not anybody:
            return


def named(part: str, known: Cast) -> str | None:
    """The name on the list of actors, or the pronoun, that a part of a list is."""
    name = ADVERBS.sub("", actors.ARTICLE.sub("", part))
    if PRONOUN.match(name) is not None:
        return name
    found = actors.found(name, known)
    return None if found is None or POSSESSIVE.match(name[found[1] :]) is not None else found[0]


def parts(words: str, known: Cast) -> Iterator[str]:
    """The names of a list one by one, adjectives with the noun that follows."""
    left = JOINED.sub("", " ".join(words[:LONGEST_LIST].split()).strip(" ,"))
    while left:
        end = _first(left, known)
        included = INCLUDED_ACTOR.match(left[:end])
        if included is not None and is_national(left[:end]):
            yield left[included.end() : end]
        elif INCLUDED.match(left) is None:
            yield left[:end]
        left = JOINED.sub("", left[end:].strip(" ,"))


def is_national(words: str) -> bool:
    """Whether a government or authorities are included by the name of their country."""
    included = INCLUDED_ACTOR.match(words)
    return included is not None and NATIONAL.match(words, included.end()) is not None


def leading(clause: str, known: Cast) -> Iterator[str]:
    """The names at the beginning of "X and Y comply", where only sense tells the noun from the verb."""
    while True:
        clause = actors.ARTICLE.sub("", clause.lstrip())
        found = actors.found(clause, known)
        if found is None:
            match = PRONOUN_FIRST.match(clause) or ACRONYM.match(clause) or _headed().match(clause)
            if match is None:
                return
            found = CONCERNED.sub("", actors.bare(match[0])), match.end()
        if PASSIVE.match(clause[found[1] :]) is not None:
            return
        if found[0] not in ITSELF:
            yield found[0]
        rest = clause[found[1] :]
        joined = LINKED.match(rest)
        if joined is None and is_national(wider := rest.lstrip(" ,")):
            joined, rest = INCLUDED_ACTOR.match(wider), wider
        if joined is None:
            return
        clause = rest[joined.end() :]


def _first(words: str, known: Cast) -> int:
    """Where the first name of a list ends."""
    article = actors.ARTICLE.match(words)
    start = 0 if article is None else article.end()
    found = actors.found(words[start:], known)
    covered = 0 if found is None else start + found[1]
    for match in BETWEEN.finditer(words):
        if match.start() == covered:
            return covered
        fits = (
            match[0].startswith(",")
            or _paired(words[: match.start()], words[match.end() :])
            or NEXT.match(words[match.end() :]) is not None
        )
        left = words[: match.start()]
        if match.start() > covered and fits and _whole(left) and not _goes_on(left, words[match.end() :]):
            return match.start()
    return len(words)


def _paired(left: str, right: str) -> bool:
    """Whether two names with a noun each are joined: "the Ixian side and Omegan forces"."""
    return (
        _is_head(left.split()[-1]) and ADJECTIVE_HEAD.match(right) is not None and _is_head(right.split()[1])
    )


def _goes_on(left: str, right: str) -> bool:
    """Whether what is joined is another country of the same place: "bodies in X and Y"."""
    countries = vocab.read("actors")["countries"]
    return PLACED.search(left) is not None and actors.ARTICLE.sub("", right) in countries


def _whole(part: str) -> bool:
    """Whether a part of a list is a name by itself, no adjective of the next one."""
    words = ADVERBS.sub("", part).split()
    return bool(words) and (
        _is_head(words[-1])
        or words[-1][:1].isupper()
        or PRONOUN.match(part) is not None
        or (len(words) > 2 and not words[-1].endswith("-"))
    )


def _is_head(word: str) -> bool:
    return word.lower().strip(".,;’'") in _heads()


def _other(part: str) -> str | None:
    """A name that is on no list, as printed; None for what is nobody."""
    words = ADVERBS.sub("", part)
    those = THOSE.match(words) is not None
    name = actors.bare(words if those else CONCERNED.sub("", ADVERBS.sub("", TRIMMED.sub("", words))))
    split = name.split()
    if not split or len(split) > LONGEST or name[0].isdigit() or name in ITSELF:
        return None
    if NO_NAME.match(name) is not None or _is_thing(name):
        return None
    headed = those or any(_is_head(word) for word in MODIFIED.split(name)[0].split())
    proper = all(
        word[0].isupper() or word in ("of", "the", "for", "and", "de", "du")
        for word in QUANTIFIED.sub("", name).split()
    )
    return name if headed or proper else None


def _is_body(name: str) -> bool:
    """Whether a name of several words is that of a body, and no country."""
    words = actors.ARTICLE.sub("", name)
    return _is_head(words.split()[-1]) and words not in vocab.read("actors")["countries"]


def _is_thing(name: str) -> bool:
    """Whether a name is that of what cannot act: "the Lake Accords", "a force level", "operations"."""
    rows = vocab.read("actors")
    head = MODIFIED.split(name)[0]
    return head in rows["alone"] or head.split()[-1].lower() in rows["things"]


@cache
def _heads() -> frozenset[str]:
    return frozenset(vocab.read("actors")["heads"])


@cache
def _headed() -> re.Pattern[str]:
    """A name up to its noun: "all armed groups", "the armed forces of Ix"; else a proper name."""
    heads = "|".join(sorted(_heads(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?!(?:and|be|of|that|to)\b)[\w’/.-]+\s+){{0,7}}?(?:{heads}|Secretariat)\b(?!\s+(?:{heads})\b)"
        r"(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)*(?:\s+region\b)?)?"
        r"|[A-Z][\w’-]+(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z][\w’-]+)*"
    )
