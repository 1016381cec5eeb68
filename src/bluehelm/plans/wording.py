"""The words of a row compared: stems, the noun that heads a phrase, statement and explanation apart."""

import re
from collections.abc import Iterable
from functools import lru_cache

ORDINARY = (
    "a an and are as at be been by for from had has have in into is its it of on or per that the their this "
    "to total was were which who with within through including number mission"
)
SMALL = frozenset(ORDINARY.split())
ENDING = (
    "ational ations ation itions ition izing ings ing ments ment ions ion ories ory ives ive ors or ees ee "
    "ers er ed es e s y"
)
ENDINGS = tuple(ENDING.split())
IRREGULAR = frozenset(
    ("women", "men", "people", "personnel", "children", "staff", "police", "media", "aircraft", "equipment")
)
UNTRUE_PLURAL = frozenset(("ss", "us", "is"))
NOT_PLURAL = frozenset(("nations", "women's", "plus", "various", "less"))
FUNCTION = (
    "of to for with in on at by along from through that which who during within under against among between "
    "including excluding as per each every into towards upon across outside throughout after before via "
    "is are was were has have had will could would where when while so if x × using comprising targeting "
    "aimed covering addressing following concerning regarding about without not "
    "held led made given taken sent sold the a an all both its their these those this"
)
FUNCTION_WORDS = frozenset(FUNCTION.split())
EXPLAINS = re.compile(
    r"(?<=\S)\s+(?=(?:The|An?)\s(?:[\w-]+\s){0,3}?"
    r"(?:lower|higher|increased?|decreased?|reduced|fewer|greater|shortfall|difference|variance|under-?\w+|over-?\w+)"
    r"\b[^.;]{0,120}?\b(?:attributable|owing|due|result|reflect|because|was|were|is|are)\b)"
)
CONTINUES = re.compile(
    r"(?<=[.\w)])\s+(?=(?:However|In addition|Additionally|In this regard|Furthermore|Moreover|The Mission|"
    r"In lieu|Nevertheless|Instead|These activities|This activity)\b)"
)
SENTENCE_END = re.compile(r"(?<=[a-z)%\d]\.)\s+(?=[A-Z])")
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|could|did|does|will|would|attributable|owing|due to)\b")
DONE = re.compile(
    r"\b(?:continued|supported|provided|completed|postponed|focused|prioritized|conducted|organized)\b"
)
REMEMBERED = 8192  # texts: the same rows are compared with one another many times
SHORT = 6  # words; "Technical guidance provided" still names what was done
PARTICIPLE = re.compile(r"(?![a-z-]+-owned)[a-z-]+(?:ed|ing)")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """The part of a word that its plural, its participle and its noun share."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


@lru_cache(REMEMBERED)
def stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+(?:['’]s)?", text.lower())
    return frozenset(stem(word) for word in words if word not in SMALL and len(word) > 1)


def plural(word: str) -> bool:
    """Whether a word looks like the plural noun that can end a phrase."""
    word = word.lower().strip(",;.")
    if word in IRREGULAR:
        return True
    return word.endswith("s") and word[-2:] not in UNTRUE_PLURAL and word not in NOT_PLURAL


@lru_cache(REMEMBERED)
def phrase(text: str) -> str:
    """The noun phrase that opens a text: up to its first preposition, verb, bracket or mark."""
    kept: list[str] = []
    for word in re.findall(r"[^\s,;:.()]+|[,;:.()]", text.strip()):
        if word in ",;:.()" or (word.lower() in FUNCTION_WORDS and kept):
            break
        if kept and plural(kept[-1]) and PARTICIPLE.fullmatch(word):
            break
        kept.append(word)
    while len(kept) > 1 and (kept[-1] in ("and", "or") or re.fullmatch(r"[a-z]+ed", kept[-1])):
        kept.pop()  # "1 report submitted"
    return " ".join(kept)


@lru_cache(REMEMBERED)
def head(text: str) -> str | None:
    """The stem of the noun that heads the opening phrase: of "outreach sessions" that of "sessions"."""
    words = re.findall(r"[^\W\d_]+", re.split(r"\s(?:and|or)\s", phrase(text))[-1])
    return stem(words[-1]) if words else None


def sentence(text: str) -> bool:
    """Whether a remark tells something (a verb), rather than naming what was counted."""
    if VERB.search(text) or text.startswith("The Mission "):
        return True
    return DONE.search(text) is not None and len(text.split()) > SHORT


def apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A cell's first statement, and the explanation that runs on behind it where the lines were lost."""
    places = [found for rule in (EXPLAINS, CONTINUES, SENTENCE_END) if (found := rule.search(text))]
    if not places:
        return text.strip(), ()
    first = min(places, key=lambda found: found.start())
    rest = text[first.end() :].strip()
    return text[: first.end()].strip(), (rest,) if rest else ()


def joined(texts: Iterable[str]) -> str:
    """Paragraphs as one text, each a sentence of its own even where its full stop is lost."""
    kept = [text.strip() for text in texts if text.strip()]
    return (
        " ".join(text if text[-1] in ".;:!?" else text + "." for text in kept[:-1])
        + " " * (len(kept) > 1)
        + (kept[-1] if kept else "")
    )
