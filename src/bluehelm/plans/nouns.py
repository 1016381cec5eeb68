"""The noun that a number counts in the prose of planned outputs, and the words that belong to it."""

import re
from decimal import Decimal

from bluehelm.plans.quantity import ANY, PERIODS
from bluehelm.plans.wording import FUNCTION_WORDS, phrase, plural

EVENTS = re.compile(
    r"\b(?:meetings?|sessions?|reports?|reviews?|conferences?|workshops?|forums?|forum|visits?|assessments?|"
    r"inspections?|surveys?|trainings?|campaigns?|activities|patrols?|missions?|briefings?|bulletins?|newsletters?|"
    r"programmes?|consultations?|events?|dialogues?|exercises?|audits?|updates?|publications?|exchanges?|products?|"
    r"engagements?|retreats?|seminars?|flights?|broadcasts?|magazines?|trips?|discussions?|letters?|notes?|analys[ei]s|"
    r"evaluations?|drills?|round tables?|round-tables?|rotations?|convoys?|polls?|town halls?)\b", re.I,
)  # fmt: skip
MEASURES = re.compile(
    r"^(?:million|billion|thousand)?\s*(?:litres?|tons?|kilograms?|kilometres?|metres?|hours?|number)$"
)
CONDUCTS = re.compile(r"(?:conduct|organiz|hold|host|provid|facilitat|undertak|carr)\w*$", re.I)
ADJECTIVE = re.compile(r"(?:al|ary|ic|ive|ed|ing|ous|an)$")
LONGEST = 5  # words behind "and" that a number may still count


def noun_of(rest: str, value: Decimal, until: int) -> tuple[str, str]:
    """The noun phrase behind a number, and the text behind that."""
    rest = re.sub(r"^\s+(?:of\s+(?!the\b))?", "", rest[: max(until, 0)])
    noun = phrase(rest)
    if noun.split(" ")[0].lower() in FUNCTION_WORDS:
        return "", rest
    words = noun.split(" ")
    kept: list[str] = []
    for n, word in enumerate(words):
        if word in ("and", "or") and kept:
            tail = words[n + 1 :]
            many = value != 1
            complete = plural(kept[-1]) if many else ADJECTIVE.search(kept[-1]) is None
            if not tail or tail[0].lower() in PERIODS:
                break
            if complete and not (many and plural(tail[-1]) and len(tail) <= LONGEST):
                break
        kept.append(word)
    noun = " ".join(kept).strip()
    after = rest[len(noun) :]
    if noun and not plural(noun.split()[-1]) and value != 1 and after.startswith(","):
        listed = re.match(r"((?:,\s*[a-z -]+)+?\s+and\s+)([a-z][a-z -]*)", after)
        if listed and not re.search(r"\d", listed.group()):
            last = phrase(listed.group(2))
            if last and plural(last.split()[-1]):
                noun, after = f"{noun}{listed.group(1)}{last}", after[len(listed.group(1)) + len(last) :]
    if MEASURES.match(noun) and (of := re.match(r"\s+of\s+", after)):
        what = noun_of(" " + after[of.end() :], value, len(after) + 1)[0]
        noun, after = f"{noun} of {what}", after[of.end() + len(what) :]
    return noun, after


def event_before(before: str) -> str:
    """The events that a period speaks of where it stands behind them."""
    since = re.split(r"\.\s|;", before)[-1]
    named = list(EVENTS.finditer(since))
    if not named:
        return ""
    words = since[: named[-1].end()].split(" ")
    kept = [words[-1]]
    for word in reversed(words[:-1]):
        if word.lower() in FUNCTION_WORDS - {"and"} or word[-1:] in ",:(" or CONDUCTS.match(word):
            break
        kept.insert(0, word)
    return " ".join(kept).removeprefix("and ")


def clause(after: str) -> str:
    """The words behind a quantity that still speak of it."""
    return re.split(rf"[;:)]|,\s|\band\s+(?={ANY}\b)", after, maxsplit=1)[0]
