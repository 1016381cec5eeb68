"""Where, in the words of an act, somebody is told to report: the phrase that each duty begins with."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bluehelm.mandates.duties import words
from bluehelm.mandates.duties.words import GIVEN_AFTER, GIVEN_BEFORE, RECEIVER
from bluehelm.mandates.times.days import WHEN

# what may stand between a verb of giving and what is given: a receiver, a time, a remark between commas
BETWEEN = re.compile(
    rf",\s*(?:after|through|in|together|as|when|if|where|following|with|no|not|and|pending|by|before|at|taking)\b[^,;]*,"
    rf"|(?:to|with|for)\s+{RECEIVER}|(?:the\s+)?(?:Security\s+)?Council\b(?:,?\s+through\s+the\s+Committee,?)?"
    r"|\b(?:for\s+)?(?:the\s+(?:Security\s+)?Council[’']s|its|early|further)?\s*consideration(?:\s+by\s+the\s+Council)?"
    r"|(?:by|before|in|on\s+or\s+before|no(?:t)?\s+later\s+than|not\s+less\s+than|at\s+least|prior\s+to|within|every|after|as\s+soon"
    r"\s+as|until)\s+(?:[\w-]+\s+){0,6}?(?:\d{4}|days?|weeks?|months?|possible|time|meeting|warrants|mandate|period|date)\b"
    r"|for\s+its\s+(?:\w+\s+)?(?:action|consideration|decision|approval)|further\s+to\s[^,;]*,"
    r"|\b(?:it|with|from\s+time\s+to\s+time|on\s+a\s+\w+\s+basis|where\s+appropriate|as\s+appropriate|if\s+\w+)\b"
)
UNFIT = re.compile(
    r"\b(?:of|for|on|from|between|under|through|about|where|which|that|to|by|all|assistance|support)\b"
)
MOST_BETWEEN = 9  # words of the noun's own phrase


@dataclass(frozen=True)
class Head:
    """The phrase that tells a duty; what it is about follows it."""

    start: int  # in the words of the act
    end: int
    form: str
    to: str | None = None  # as rows name it; None where the phrase itself does not say
    which: str | None = None  # of what is to be included in another: "first quarterly", "regular"
    inside: str | None = None  # path of the duty it is to be included in, where the text gives its paragraph
    needs_receiver: bool = False  # no duty unless the clause says to whom
    about: str | None = None  # where the words before the phrase say it: "these points in his reports"
    through: int = (
        0  # up to where the phrase goes on behind what it is about: "a plan for the ports to be presented to"
    )
    joined: bool = False  # whether it has receiver and topic in common with the head before


@lru_cache(maxsize=1024)  # duties and measures ask for the same acts
def heads(said: str) -> tuple[Head, ...]:
    """Every duty's phrase in the words of one act, in order, none within another."""
    found = sorted(
        (head for find in (_informs, _reports, _gives, _presents, _public) for head in find(said)),
        key=lambda head: (head.start, -head.end),
    )
    kept: list[Head] = []
    for head in found:
        if not kept or (head.start >= kept[-1].end and SAME.match(said, kept[-1].end, head.start) is None):
            kept.append(head)
    return _included(said, kept)


# "report every 45 days to provide updates on ..": one duty
SAME = re.compile(r"[^,;]{0,80}(?<!\band)(?<!\bthen)(?<!\balso)\s+to\s+\Z")


def _informs(said: str) -> Iterator[Head]:
    """ "keep the Council informed", "notify the Committee", "bring to its attention" """
    for match in _informing().finditer(said):
        named = (match[name] for name in ("kept", "told", "passive", "reverted", "drawn") if match[name])
        to = words.receiver(next(named, "it"))
        how = (match["how"] or match["state"] or match["verb"] or "").lower()
        form = next((form for part, form in HOW.items() if how.startswith(part)), "information")
        if match["reverted"] is not None:
            form = "report"
        elif match["attention"] is not None:
            form = "notification"
        yield Head(match.start(), match.end(), form, to)


HOW = {"updat": "update", "brief": "briefing", "notif": "notification", "alert": "notification"}


@cache
def _informing() -> re.Pattern[str]:
    adverbs = r"(?:(?:\w+ly|also|and|closely|abreast\s+of)\b,?\s+)*"
    return re.compile(
        rf"\bkeep(?:ing)?\s+(?P<kept>{RECEIVER})\s*(?:,[^,;]*,\s*)?{adverbs}(?P<how>informed|apprised|updated|abreast|advised|briefed)"
        r"(?:\s+on\s+a\s+\w+\s+basis)?"
        rf"|(?<!and\s)\b(?P<verb>(?:inform|notify|brief|update|advise|alert|apprise)(?:\s+(?:and|or)\s+(?:inform|update|brief))?)"
        rf"\s+(?:to\s+)?(?P<told>{RECEIVER}|[A-Z]{{4,}}\b)"
        rf"|(?P<passive>{RECEIVER})\s+(?:is|are|be|remains?)\s+(?:kept\s+)?{adverbs}(?P<state>informed|apprised|updated|advised|briefed)\b"
        rf"|\brevert\s+to\s+(?P<reverted>{RECEIVER})"
        r"|\b(?P<attention>(?:bring|draw)\b[^;:]{0,80}?(?:to\s+(?:the\s+(?:immediate\s+)?attention\s+of\s+(?P<drawn>"
        rf"{RECEIVER})|(?:the\s+(?:Security\s+)?Council[’']s|its)\s+(?:\w+\s+)?attention)))"
    )


REPORT = re.compile(r"\breport(?:\s+back)?\b(?![’'-])", re.I)
BEFORE_VERB = re.compile(
    r"(?:\b(?:[Tt]o|and|or|shall|should|will|must|not|also)|,|Secretary-General|\b[A-Z]{4,}\b|[Ee]xperts|Team|Committee)\s*"
    r"(?:\b(?:\w+ly|also|further|then|again|back|thereafter|on\s+a\s+\w+\s+basis),?\s+)*\Z"
)
COUNTS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
    "|thirty|forty|forty-five|sixty|ninety"
)
AFTER_VERB = re.compile(
    r"\s*(?:\Z|[,;.:]|(?:to|by|on|within|every|before|after|in|not?|at|as|[\w-]+ly|back|thereon|upon|any|when|if|well|once|twice"
    rf"|{COUNTS}|and|concerning|regarding|about|its|their|his|each|again|further|with|on|from|through|prior|during|directly"
    r"|acts|violations|incidents|\d+|or|those)\b)"
)


def _reports(said: str) -> Iterator[Head]:
    """ "to report": the verb, not the noun"""
    for match in REPORT.finditer(said):
        before, after = said[max(0, match.start() - 60) : match.start()], said[match.end() :]
        verb = BEFORE_VERB.search(before) is not None and AFTER_VERB.match(after) is not None
        if verb and GIVEN_AFTER.match(after) is None:
            yield Head(match.start(), match.end(), "report")


def _gives(said: str) -> Iterator[Head]:
    """ "submit, by 5 May, a comprehensive report", "provide the Council every six months with a letter" """
    for verb in _giving().finditer(said):
        for noun in _nouns().finditer(said, verb.end(), verb.end() + FARTHEST):
            between = said[verb.end() : noun.start()]
            if STOPS.search(between) is not None:
                break
            rest = BETWEEN.sub(" ", between)
            given_before = GIVEN_AFTER.match(said[noun.end() :]) is not None
            if UNFIT.search(rest) is None and len(rest.split()) <= MOST_BETWEEN and not given_before:
                form = words.form_of(noun[0])
                needs = form not in words.terms("plain")
                yield Head(verb.start(), noun.end(), form, needs_receiver=needs)
                break


FARTHEST = 200  # characters from the verb to what is given
STOPS = re.compile(r"[;:]|\band\s+to\b|\breport\s+to\b")


@cache
def _giving() -> re.Pattern[str]:
    no_verb = r"(?<!\bthe\s)(?<!\bthis\s)(?<!\bits\s)(?<!\bat\s)"  # "the present mandate"
    return re.compile(rf"{no_verb}\b(?:{'|'.join(words.terms('giving'))})\b(?!\s+public)")


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words.noun()})\b(?![’'-])")


def _presents(said: str) -> Iterator[Head]:
    """ "develop a plan .. to be presented to the Council", "in light of a report to be submitted by .." """
    presented = list(_presenting().finditer(said))
    drafted = list(_drafting().finditer(said)) if presented else []
    for match in presented:
        before = bisect_right(drafted, match.start(), key=re.Match.end)
        if before:
            noun = drafted[before - 1]
            yield Head(noun.start(), noun.end(), words.form_of(noun["noun"]), through=match.end())


@cache
def _presenting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:to\s+be|which\s+(?:should|shall|will)\s+be|and\s+to)\s+(?:presented|submitted|provided|made|delivered|transmitted"
        rf"|present|submit)\b[^;]{{0,60}}?\b(?:to\s+{RECEIVER}|by\s+the\s+Secretary-General(?!\s+(?:pursuant|under|in\s+acc))|by\s+\d)"
        rf"|\bfor\s+(?:submission|presentation)\s+to\s+{RECEIVER}|\bfor\s+(?:the\s+)?consideration\s+by\s+the\s+(?:Security\s+)?Council"
    )


@cache
def _drafting() -> re.Pattern[str]:
    verbs = "|".join(words.terms("drafting"))
    return re.compile(
        rf"\b(?:{verbs}|basis\s+of|consideration\s+of|light\s+of|receipt\s+of)\s+(?:(?!\b(?:of|for|on|to)\b)[\w,-]+\s+){{1,6}}?"
        rf"(?P<noun>{words.noun()})\b(?![’'-])"
    )


PUBLIC = re.compile(
    r"\bmake\s+public\b[^;]{0,100}?\breports?\b|\b(?:make|issue|publish)\b[^;:,]{0,60}?\breports?\s+public\b"
    r"|\bpublish\b[^;:,]{0,60}?\breports?\b"
)
ASKED_FOR = re.compile(
    r"\b[Rr]equests?\s+(?:[\w-]+\s+){0,3}?(?P<noun>reports?|reporting|briefings?|updates?)\s+(?:by|from)\b"
)


def _public(said: str) -> Iterator[Head]:
    """ "make public regular reports"; and "requests regular briefings by" """
    for match in PUBLIC.finditer(said):
        yield Head(match.start(), match.end(), "report", "public")
    for match in ASKED_FOR.finditer(said):
        yield Head(match.start("noun"), match.end("noun"), words.form_of(match["noun"]))


def _included(said: str, found: list[Head]) -> tuple[Head, ...]:
    """The heads with the report each is to be included in, and those only told so: "in his next report"."""
    kept = list(found)
    for match in inside().finditer(said):
        before, after = said[max(0, match.start() - TAIL) : match.start()], said[match.end() :]
        given = GIVEN_BEFORE.search(before) is not None or GIVEN_AFTER.match(after) is not None
        to_come = INCLUDE.search(before)
        if given and to_come is None:
            continue
        of_day = None if to_come is None else OF_DAY.match(after)
        named = (match["which"] or match["such"], of_day and of_day[0])
        which = " ".join(" ".join(part for part in named if part).split())
        holder = _holder(said, kept, match)
        if holder is not None:
            kept[holder] = replace(kept[holder], which=which, inside=match["path"])
        else:
            kept.append(_include(said, match, which))
    return tuple(sorted(kept, key=lambda head: head.start))


@cache
def inside() -> re.Pattern[str]:
    """ "in his next report", "as part of the regular reporting", "the report requested in paragraph 2" """
    words_between = r"(?:[\w-]+\s+)"
    whose = r"(?:his|her|its|their|the\s+Secretary-Generals?[’']?s?[’']?)"
    told_apart = (
        r"(?:next|first|quarterly|regular|upcoming|forthcoming|periodic|final|above-?mentioned|same|monthly"
        r"|subsequent)"
    )
    nouns = r"(?:reports?|reporting(?:\s+cycles?)?|briefings?|updates?)"
    return re.compile(
        r"\b(?:in|as\s+(?:a\s+)?part\s+of|as\s+an?\s+(?:annex|addendum|enclosure)\s+(?:to|of)|through|within|into)\s+"
        rf"(?:(?:{whose}\s+(?P<which>{words_between}{{0,5}}?)"
        rf"|(?:the|a|each)\s+(?P<such>{words_between}{{0,3}}?{told_apart}\s+{words_between}{{0,3}}?)){nouns}\b(?![’'-])"
        r"|the\s+reports?\s+(?:requested|referred\s+to|called\s+for|mentioned)\s+in\s+paragraph\s+(?P<path>\d+)(?!\s+of))"
    )


def _holder(said: str, found: list[Head], match: re.Match[str]) -> int | None:
    """Which duty's clause the words "in his next report" stand in, or stand right before."""
    before = [k for k, head in enumerate(found) if head.start <= match.start()]
    if before:
        last = max(before, key=lambda k: found[k].start)
        head = found[last]
        if (
            match.start() < head.end
            or ANOTHER.search(said[max(head.end, match.start() - TAIL) : match.start()]) is None
        ):
            return last
    after = [k for k, head in enumerate(found) if 0 <= head.start - match.end() <= MOST_APART]
    if after and "includ" not in said[max(0, match.start() - 30) : match.start()]:
        return after[0]
    return None


INCLUDE = re.compile(
    r"\bto\s+(?:\w+ly\s+)?include,?\s*\Z"
)  # "to include in his report of 31 May": one to come
OF_DAY = re.compile(rf"\s+of\s+(?:{WHEN})")
ANOTHER = re.compile(r"\b(?:and|,)\s+(?:\w+ly\s+)?(?:to\s+|the\s+)?\w+\s*(?:\w+\s+)?\Z")  # ", and to include"
TAIL = 80  # characters before a phrase that tell how it is meant
MOST_APART = 40  # characters between "in his next report" and the verb that it goes with
INCLUDES = re.compile(r"\A(?:\w+ly\s+)?(?:include|incorporate|reflect)\s*(?P<about>.*)\Z", re.S)


def _include(said: str, match: re.Match[str], which: str) -> Head:
    """What is to be included in a report: its form is what is to be included, where a noun says so."""
    start = said.rfind(" to ", 0, match.start()) + len(" to ")
    start = match.start() if start < len(" to ") else start
    to_come = INCLUDE.search(said, max(0, match.start() - TAIL), match.start())
    of_day = None if to_come is None else OF_DAY.match(said, match.end())
    found = _thing().match(said, match.end() if of_day is None else of_day.end())
    if found is not None:
        return Head(start, found.end(), words.form_of(found["noun"]), which=which, inside=match["path"])
    led = said[start : match.start()].strip()
    plain = INCLUDES.match(led)
    about = led if plain is None else plain["about"]
    if GIVES_LAST.search(led) is not None:
        about = said[match.end() :].split(";")[0].strip(" ,.")
    named = NAMED.match(about)
    noun = None if named is None else _nouns().search(named[0])
    form = "report" if noun is None else words.form_of(noun[0])
    return Head(start, match.end(), form, which=which, inside=match["path"], about=about or None)


GIVES_LAST = re.compile(r"\b(?:submit|provide|present)\Z")  # "submit as an annex to his next report the plan"
NAMED = re.compile(
    r"(?:an?|the|this|such)\s+(?:[\w-]+\s+){0,3}?[\w-]+(?=\Z|\s+(?:presented|of|on|for|mentioned)\b)"
)


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        rf"[^;:]{{0,90}}?\b(?:an?|any|full|detailed|the|further|more)?\s*(?P<noun>{words.noun()})\b"
        r"(?=\s+(?:on|of|about|regarding|concerning|as)\b)"
    )
