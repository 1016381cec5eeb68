"""The words that tell a duty, as patterns, from record/vocab/duty_forms.yaml."""

import re
from functools import cache

from bluehelm.record import vocab

COUNCIL = "Security Council"
ADVERBS = frozenset(
    {"further", "also", "again", "once", "in", "particular", "to", "this", "end", "therefore"}
)
# who can be owed something: the Council under its names, a committee, the Secretary-General, an assembly;
# from the beginning of a word, or an endless one costs its square
RECEIVER = (
    r"\b(?:(?:the\s+)?(?:members\s+of\s+the\s+)?(?:President\s+of\s+the\s+)?(?:United\s+Nations\s+)?(?:Security\s+)?Council\b"
    r"(?![’']s\s+(?:Committee|Working))"
    r"|it\b|(?:the\s+)?(?:\w+\s+)?Committee\b(?:\s+established\s+(?:by|pursuant\s+to|under)\s+(?:paragraph\s+\w+\s+of\s+)?"
    r"resolution\s+\d+(?:\s+\(\d{4}\))?)?|(?:the\s+)?Secretary-General\b(?![’'])|the\s+General\s+Assembly\b"
    r"|(?:the\s+)?SRSG\b|(?:the\s+)?Special\s+Representative(?:\s+of\s+the\s+Secretary-General)?\b"
    r"|the\s+(?:Joint|Ceasefire|Peace)(?:\s+[A-Z]\w+)*\s+Commission\b|the\s+African\s+Union\b|the\s+parties\b)"
)
# reports that were given before: "in his report of 5 May (S/..)", "contained in its report"
GIVEN_BEFORE = re.compile(
    r"(?:contained|set\s+out|set\s+forth|described|outlined|proposed|recommended|referred\s+to|noted|mentioned|indicated"
    r"|stated|identified|made|expressed|presented|submitted|recommendations?|proposals?|reflected|suggested|specified"
    r"|defined|elaborated|requested|detailed|paragraphs?\s+[\d\s,andto]+)\s*(?:\(\w+\)\s*)?,?\s*\Z",
    re.I,
)
GIVEN_AFTER = re.compile(
    r"\s*(?:of\s+\d{1,2}\s+[A-Z][a-z]+|dated\b|\(S/|\(A/|S/\d|submitted\b|contained\b|and\s+(?:in\s+)?(?:his|its)\s+letter)"
)


@cache
def terms(name: str) -> tuple[str, ...]:
    """A list of words of the file: terms("giving")."""
    return tuple(vocab.read("duty_forms")[name])


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with the nouns that mean it, in the order in which they decide."""
    entries = vocab.terms("duty_forms")
    return tuple(
        (form, re.compile(rf"(?:{'|'.join(entry['nouns'])})\Z", re.I)) for form, entry in entries.items()
    )


@cache
def noun() -> str:
    """Any noun of any form, as the text of a pattern."""
    return "|".join(each for entry in vocab.terms("duty_forms").values() for each in entry["nouns"])


def form_of(word: str) -> str:
    """The form that a noun means: "report" for "reports"."""
    return next(form for form, pattern in forms() if pattern.match(" ".join(word.split())))


def receiver(printed: str) -> str:
    """Who is owed it, by the name that rows have."""
    plain = re.sub(r"\Athe\s+", "", " ".join(printed.split()))
    if plain == "it" or plain.endswith("Council"):
        return COUNCIL
    return "SRSG" if plain.startswith("Special Representative") else plain


def stem(verb: str) -> str:
    """The verb of an act without adverb and ending: "further requests" is "request"."""
    words = [word for word in verb.split() if not word.endswith("ly") and word not in ADVERBS]
    first = words[0] if words else verb
    return first[:-1] if first.endswith("s") else first
