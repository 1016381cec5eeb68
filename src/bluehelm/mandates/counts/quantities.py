"""How many, how much: the quantities of a text with signs and units; no years, dates or documents."""

import re
from dataclasses import dataclass

from bluehelm.mandates.cited.documents import documents
from bluehelm.mandates.cited.paragraphs import mentions
from bluehelm.mandates.counts.numbers import NUMBER, number
from bluehelm.mandates.rows import Quantity
from bluehelm.mandates.times.days import MONTH, YEAR

OPS = {
    "<=": r"up to|(?:a |the )?maximum(?: strength| level)?(?: of)?|no(?:t)? more than|"
    r"not (?:to )?exceed(?:ing)?|at most|a ceiling of",
    ">=": r"at least|(?:a |the )?minimum(?: of)?|no(?:t)? (?:fewer|less) than",
    ">": r"more than|over|exceeding|in excess of|above",
    "<": r"fewer than|less than|under|below",
    "about": r"approximately|about|around|some|nearly|almost|roughly|an estimated|close to",
}
LEAD = r"(?:\s+(?:a|an|the|further|total|totals?|of|level|strength|additional|another|approximately))*"
SIGN = re.compile(
    rf"\b(?:{'|'.join(f'(?P<op{n}>{words})' for n, words in enumerate(OPS.values()))}){LEAD}\s+$",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:\bUS)?\$\s?$")
SUBJECT = re.compile(
    rf"(?<![\w.,/−–-])(?P<number>{NUMBER})(?![\w/]|[.,-]\d|-[a-z])(?P<rest>\s*(?:per\s?cent\b|percent\b|%))?",
    re.IGNORECASE,
)
KINDS = (
    "Article|Chapter|Annex|Part|Phase|Section|Protocol|Rule|Principle|Goal|Level|Sector|Category|Group|Stage|Round|"
    "Resolution|Decision|Law|Decree|Number|No|Page|Track|Pillar|Option|Zone|Area|Battalion|Brigade"
)
NAMES = re.compile(
    rf"\b(?:{KINDS})s?\.?\s+(?:No\.\s*)?\d[\w./-]*(?:\s*(?:,|and|or|to)\s+\d+)*"
    rf"|\b\d{{1,2}}(?:(?:\s*(?:and|to|[-–,])\s*\d{{1,2}}){{0,30}}\s+{MONTH}(?:,?\s+{YEAR})?|(?:st|nd|rd|th)\b)"
    rf"|\b{MONTH}\s+(?:\d{{1,2}},\s+)?{YEAR}|\(\s*\d{{1,2}}\s*\)",
    re.IGNORECASE,
)
NOT_COUNTED = re.compile(  # behind a number: a time, or one of several
    r"[\s-](?:(?:calendar|working|additional|further|more)[\s-])?(?:hours?|days?|weeks?|months?|years?)\b"
    r"|\s(?:of|another|or more|or several|hand|side)\b",
    re.IGNORECASE,
)
BARE_YEAR = re.compile(rf"{YEAR}")
OWN = re.compile(  # "the two parties" names them, and counts nothing that is decided
    r"\b(?:the|these|those|its|their|his|all|both|in|at|only|no|as|than)\s+$", re.IGNORECASE
)
SMALL_ORDER = frozenset(("zero", "one"))
JOINING = frozenset(
    ("military", "civilian", "police", "uniformed", "individual", "infantry", "troop", "army")
)
ENDING_WORDS = (
    "to in for with by from at on as who which that until including and or already be is are was were "
    "shall will should would may can has have had between within under over during through after before "
    "above below per against into across plus drawn so comprising totalling subject pending while when "
    "where among along not no its their his this these it if initially currently necessary operating "
    "throughout without outside inside near since upon than but the a an "
)
STOPS = frozenset(ENDING_WORDS.split())
PARTICIPLES = (  # that stand before a noun and do not end the unit
    "armed unarmed associated displaced integrated contracted formed specialized united trained "
    "qualified mixed authorized combined mechanized motorized limited disabled wounded "
)
ADJECTIVES = frozenset(PARTICIPLES.split())
JOINED = re.compile(
    r"\s+(?:military|civilian|police|staff|corrections?|naval|air|woman|women)\b", re.IGNORECASE
)
LONGEST_UNIT = 8  # words
REACH = 60  # letters before a number in which its sign stands


@dataclass(frozen=True)
class Counted:
    """A quantity with its place: text[start:end] is its words; its number ends at number_end."""

    quantity: Quantity
    start: int
    end: int
    number_end: int


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text, in printed order."""
    return tuple(each.quantity for each in counted(text))


def counted(text: str) -> list[Counted]:
    """Every quantity with its place."""
    left = _without_names(text)
    rows: list[Counted] = []
    for found in SUBJECT.finditer(left):
        if NOT_COUNTED.match(text, found.end("number")):
            continue
        row = _row(text, found, rows[-1] if rows else None)
        if row is not None:
            rows.append(row)
    return rows


def _without_names(text: str) -> str:
    """The text, of the same length, without the digits that name documents, paragraphs, days and the like."""
    if re.search(r"\d", text) is None:
        return text
    spans = [(each.start, each.end) for each in documents(text)]
    for start, end in (*spans, *((each.start, each.end) for each in mentions(text))):
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return NAMES.sub(lambda found: "\x00" * len(found[0]), text)


def _row(text: str, found: re.Match[str], last: Counted | None) -> Counted | None:
    printed, at = found["number"], found.start()
    money = MONEY.search(text, max(0, at - 5), at)
    start = at if money is None else money.start()
    sign = SIGN.search(text, max(0, start - REACH), start)
    if sign is None and not found["rest"] and money is None and _is_name(text, printed, at):
        return None
    unit, end = ("US dollars", found.end()) if money else _unit(text, found)
    if not unit and not printed[0].isdigit():
        return None
    op = _shared(text, last, start) if sign is None else _sign(sign)
    value = number(printed)
    if op is None and value == 1 and not found["rest"]:
        return None
    start = start if sign is None else sign.start()
    return Counted(Quantity(value, op or "=", unit, text[start:end]), start, end, found.end("number"))


def _sign(found: re.Match[str]) -> str:
    return next(sign for n, sign in enumerate(OPS) if found[f"op{n}"])


def _is_name(text: str, printed: str, at: int) -> bool:
    """Whether the number is a year, or counts things that are known already."""
    if BARE_YEAR.fullmatch(printed):
        return True
    in_words = not printed[0].isdigit()
    return in_words and (printed.lower() in SMALL_ORDER or OWN.search(text[max(0, at - 20) : at]) is not None)


def _shared(text: str, last: Counted | None, start: int) -> str | None:
    """The sign that a number has in common with the one before it: "up to 900 troops and 80 police"."""
    if last is None or last.quantity.op == "=":
        return None
    between = text[last.end : start]
    return last.quantity.op if re.fullmatch(r"\s*(?:,|,?\s+and|,?\s+as well as)\s+", between) else None


def _unit(text: str, found: re.Match[str]) -> tuple[str, int]:
    """What is counted, and where its words end."""
    end = found.end()
    if found["rest"]:
        return "%", end
    dollars = re.match(r"\s+(?:US|United States)\s+dollars\b", text[end : end + 40])
    if dollars:
        return "US dollars", end + dollars.end()
    words: list[str] = []
    last = 0
    for word in re.finditer(r"\s+([^\s,;:.()\x00\"“”]+)(?=([\s,;:.()]|$))", text[end : end + 160]):
        if word.start() != last:
            break
        if not _belongs(words, word[1], text[end + word.end() :]) or len(words) == LONGEST_UNIT:
            break
        words.append(word[1])
        last = word.end()
    while words and words[-1].lower() in ("of", "the", "and", "all"):
        words.pop()
    unit = " ".join(words)
    reach = re.match(r"\s+" + r"\s+".join(map(re.escape, words)), text[end:]) if words else None
    return unit, end + (reach.end() if reach else 0)


def _belongs(words: list[str], word: str, behind: str) -> bool:
    low = word.lower()
    if low == "of":
        return bool(words) and "of" not in words
    if low in ("the", "all") and words and words[-1] == "of":
        return True
    if low == "and":
        return bool(words) and words[-1].lower() in JOINING and JOINED.match(behind) is not None
    if low in STOPS or word[0].isdigit():
        return False
    if low.endswith("ly") or (low.endswith("ing") and not words):
        return False
    return not (words and low.endswith("ed") and low not in ADJECTIVES)
