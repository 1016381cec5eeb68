"""What the Council does in a paragraph: its finite verbs in order, each with the words it governs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bluehelm.mandates.rows import Act
from bluehelm.record import vocab

# words between the boundary and the verb, or behind the verb, that are neither its adverb nor its subject
ASIDE = (
    r"(?:in (?:this|that|particular|addition)(?: (?:regard|respect|context|connection|light|spirit))?"
    r"|(?:to|for|on) (?:this|that|these) (?:end|effect|extent|purpose|reason|basis|purposes|reasons)"
    r"|at the same time|as a (?:result|consequence)|in the strongest (?:possible )?terms"
    r"|in (?:so doing|doing so)|inter alia|instead)"
)
# what follows a plural noun and no verb: "requests of", "calls made", "demands contained in"
AFTER_NOUN = re.compile(
    r"\s+(?!(?:to|for|on|in)\s+(?:this|that|these|particular)\b)(?:of|for|from|by|to|on|under|within|at|and|or|are|were|have|has|had|is|was|shall|should|must|will|may|can"
    r"|contained|made|set|received|submitted|addressed|put|in)\b|\s*[;.)]|\s*\Z"
    rf"|,(?!\s*(?:{ASIDE}|as|where|when|through|with|without|pending|subject|acting|consistent)\b)"
)
OBJECT_ENDS = re.compile(
    r"[,;:.()]|\s(?:to|for|at|about|over|that|in|with|(?<!sense )of|on|and|as|regarding|concerning|towards?"
    r"|by|from|upon|should|through|via|among|between)\b"
)
LONGEST_OBJECT = 8  # words: "its strongest possible support"
PAIRED = re.compile(r"\b(?:appeals|calls|decisions|demands|notes|requests)\s*\Z", re.I)
GOVERNED = re.compile(  # the object of a verb: "imposes, for a year, the measures"
    r"(?:,[^,;]{1,40},)?\s+(?:the|its|it|that|all|both|an?|any|this|these|those|paragraphs?|support|[A-Z])\b|(?:,[^,;]{1,40},)?\s+[A-Z]"
)
OF_OTHERS = re.compile(  # "which requests", "that UNMIX supports"
    r"\b(?:which|who|that(?:\s+it|\s+[A-Z][\w’-]+|\s+the\s+[\w’-]+)?)\s+(?:also\s+|further\s+)?(?P<verb>[a-z]+s)\b"
)
NEW = re.compile(  # a verb that the list does not hold yet, at the beginning of a paragraph
    r"\A[\W_]*(?P<pre>(?:Also|Further|Once again|[A-Z][a-z]+ly)\s+)?(?P<verb>[A-Za-z][a-z]+[^isu\W]s)\s+"
    r"(?=(?:the|that|its|all|to|upon|on|an?|any|this|these|those|both)\b)"
)

PHRASE = re.compile(
    r"\A[\W_]*(?P<pre>(?:[a-z]+ly\s+|also\s+|further\s+|once\s+again\s+|again\s+)*)"
    r"(?P<verb>taking(?:\s+\w+)?\s+note|taking\s+into\s+(?:account|consideration)"
    r"|(?:bearing|keeping|having)\s+in\s+mind|paying(?:\s+\w+)?\s+tribute"
    r"|(?:having|being|remaining)(?:\s+(?:[a-z]+ly|also|further))*\s+\w+(?:\s+note\b)?"
    r"|calling\s+(?:up)?on|calling\s+for|looking\s+forward|[a-z-]+ing(?:\s+and\s+[a-z]+ing\b)?|[a-z-]+ed"
    r"|mindful|aware|conscious|cognizant|grateful|anxious|desirous)\b",
    re.I,
)


@dataclass(frozen=True)
class Verb:
    """An entry of record/vocab/council_verbs.yaml."""

    name: str
    rank: str
    also: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    noun: bool = False
    opening: bool = False
    joined: bool = False
    object: bool = False


@cache
def verbs() -> dict[str, Verb]:
    """Every spelling of a verb of the Council with its entry."""
    found: dict[str, Verb] = {}
    for name, entry in vocab.read("council_verbs")["verbs"].items():
        verb = _verb(name, entry)
        found |= dict.fromkeys((name, *verb.also), verb)
    return found


def _verb(name: str, entry: dict[str, Any]) -> Verb:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return Verb(name=name, **(entry | lists))


def base(verb: str) -> str | None:
    """The spelling on the list that a verb with its adverbs holds: "calls" of "further calls upon"."""
    words = verb.lower().split()
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            if (spelling := " ".join(words[first:last])) in verbs():
                return spelling
    return None


def acts(text: str, item: bool = False) -> tuple[Act, ...]:
    """The Council's finite verbs in an operative paragraph, each up to the next.

    Participles ("while stressing", "noting") are none, nor are verbs and nouns that belong to others ("the
    resolution which requests", "its requests"). Whom an act addresses is told by addressees.of.

    item  the text is an item of a paragraph, which mostly holds what somebody else shall do
    """
    found = list(_found(text, item))
    ends = [*(lead for _, lead, _ in found[1:]), len(text)][: len(found)]
    return tuple(
        Act(verb, (), words, start, start + len(words))
        for (verb, _, start), end in zip(found, ends, strict=True)
        if (words := text[start:end].rstrip(" \n,;.:"))
    )


def phrase(text: str) -> str | None:
    """The words that a preambular paragraph begins with: "Recalling also", "Expressing grave concern"."""
    match = PHRASE.match(text)
    if match is None:
        return None
    after = text[match.end() :]
    behind = _behind().match(after)
    words = [match["pre"], match["verb"], behind[0] if behind is not None else ""]
    if match["verb"].lower() == "expressing":
        words.append(_object(after[len(words[-1]) :]))
    said = _spelled(*words)
    return said[:1].upper() + said[1:]


def _found(text: str, item: bool) -> Iterator[tuple[str, int, int]]:
    """Each verb as printed, where the boundary before it begins and where it begins itself."""
    new = None if item else NEW.match(text)
    for match in _pattern().finditer(text):
        if new is not None and match["open"] is None:
            yield _new(new)
        new = None
        verb = verbs()[_plain(match["verb"])]
        if _council(text, match, verb, item):
            start = match.start("pre") if match["pre"] else match.start("verb")
            yield _printed(text, match, verb), match.start(), start
    if new is not None:
        yield _new(new)


def _new(match: re.Match[str]) -> tuple[str, int, int]:
    return _spelled(match["pre"], match["verb"]), 0, match.start("pre" if match["pre"] else "verb")


def _council(text: str, match: re.Match[str], verb: Verb, item: bool) -> bool:
    """Whether it is the Council's own verb, no noun and no verb of somebody else's."""
    after = text[match.end() : match.end() + 80]
    if verb.only and not after.lstrip().startswith(verb.only):
        return False
    if verb.links and verb.noun and _link(verb).match(after) is None:
        return False
    if match["open"] is not None:
        return not (item and (verb.opening or _noun(verb, after)))
    if verb.opening or not match["verb"].islower():
        return False
    if verb.joined and GOVERNED.match(after) is None:
        return False
    before = text[max(0, match.start() - 160) : match.start()]
    if _noun(verb, after) or (verb.noun and match["comma"] is None and PAIRED.search(before) is not None):
        return False
    return match["comma"] is not None or not _of_others(re.split(r"[,;]", before)[-1])


def _of_others(clause: str) -> bool:
    """Whether somebody else acts in the clause, so that what "and" joins to it may be theirs."""
    found = (verbs().get(match["verb"]) for match in OF_OTHERS.finditer(clause))
    return any(verb is not None and not verb.opening for verb in found)


def _noun(verb: Verb, after: str) -> bool:
    """Whether the word is a plural noun: "its requests for", while "requests the" is a verb."""
    return verb.noun and not verb.links and AFTER_NOUN.match(after) is not None


def _printed(text: str, match: re.Match[str], verb: Verb) -> str:
    after = text[match.end() :]
    words = [match["pre"] or "", match["verb"]]
    behind = _behind().match(after)
    assert behind is not None  # it may be empty
    words.append(behind[0])
    after = after[behind.end() :]
    if verb.links and (link := _link(verb).match(after)) is not None:
        words += [link["again"] or "", link["link"]]
    if verb.object:
        words.append(_object(after))
    return _spelled(*words)


def _object(after: str) -> str:
    """The head words of what the Council expresses: "its full support", "serious concern"."""
    after = re.sub(rf"\A,\s*(?:{ASIDE}|\w+ly)\s*,", "", after)
    end = OBJECT_ENDS.search(after)
    return " ".join((after if end is None else after[: end.start()]).split()[:LONGEST_OBJECT])


def _spelled(*words: str | None) -> str:
    return " ".join(re.findall(r"[^\s,*_]+", " ".join(word for word in words if word).lower()))


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@cache
def _link(verb: Verb) -> re.Pattern[str]:
    links = "|".join(verb.links)
    return re.compile(
        rf"(?:,?\s*(?:{ASIDE}|(?P<again>{_adverbs()}))\s*,?){{0,4}},?\s+(?P<link>{links})\b", re.I
    )


@cache
def _adverbs() -> str:
    rows = vocab.read("council_verbs")
    return "|".join([*sorted(rows["adverbs"], key=len, reverse=True), *rows["behind"]]).replace(" ", r"\s+")


@cache
def _behind() -> re.Pattern[str]:
    """Adverbs behind the verb: "requests also", "condemns strongly", "notes with grave concern"."""
    rows = vocab.read("council_verbs")
    feelings = "|".join(rows["feelings"])
    feeling = rf"with\s+(?:[a-z]+\s+){{0,2}}(?:{feelings})(?:\s+and\s+(?:{feelings}))?\b"
    further = r"further(?=\s+(?:the|that|all|both|to|its|upon|on|member|an?)\b|\s+[A-Z]|,)"
    adverbs = "|".join(word for word in _adverbs().split("|") if word != "further")
    return re.compile(rf"(?:,?\s+(?:{adverbs}|{further}|{feeling})\b){{0,4}}")


@cache
def _pattern() -> re.Pattern[str]:
    spellings = sorted(verbs(), key=len, reverse=True)
    names = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in spellings)
    words = "|".join(word for word in _adverbs().split("|") if not word.endswith("ly"))
    adverb = rf"(?:{words}|(?!only|family|supply|ally)[a-z]+ly)"
    return re.compile(
        r"(?:(?P<open>\A[\W_]*)|(?P<comma>[,;:]\s+(?:(?:and|but)\s+)?)|\b(?:and|but)\s+)[*_]?"
        rf"(?:,?\s*{ASIDE},?\s+){{0,3}}(?P<pre>(?:{adverb},?\s+){{0,4}})[*_]?(?P<verb>{names})(?![\w-])",
        re.I,
    )
