"""Paragraphs as a text names them: "paragraphs 16 (a) (i) and (ii), 16 (c) and 18 above"."""

import re
from dataclasses import dataclass
from functools import lru_cache

BARE = r"(?<=\s)[a-h](?=\s+and\s+[a-h]\b|[,;.]|\s*$|\s+(?:of|above|below)\b)"  # "subparagraph a, above"
ITEM = rf"\((?:[a-z]{{1,2}}|[ivx]{{1,5}}|\d{{1,2}})\)|{BARE}"
NUMBER = r"\d{1,3}(?:\s*bis)?(?![\d/]|[.,]\d|\s*\(\d{4}|\s*(?:days|months|hours|per cent|%))(?!\w*[A-Za-z])"
BELOW = rf"\s*,?\s*sub-?\s?paragraphs?(?=\s*\(?[a-z]\)?)|\s*(?:{ITEM})"
ONE = rf"(?:{NUMBER}|{ITEM})(?:{BELOW})*(?:,?\s*(?:above|below))?"
SEPARATOR = (
    r"\s*(?:,\s*(?:and|or|as well as)|;\s*(?:and)?|,|/|\band/or\b|\band\b|\bor\b|\bto\b|\bthrough\b|[-–])\s*"
)
WORD = r"\b(?:(?:operative|preambular)\s+)?(?:sub-?\s?)?para(?:graph)?s?\b\.?"
MENTION = re.compile(rf"{WORD}\s*(?P<list>{ONE}(?:{SEPARATOR}(?:(?:in\s+)?{WORD}\s*)?{ONE})*)", re.IGNORECASE)
OF_PARAGRAPH = re.compile(  # "subparagraphs (a) and (b) of paragraph 4 above"
    rf"\s*,?\s*(?:of|in|under)\s+(?:the\s+)?{WORD}\s*(?P<number>{NUMBER})(?P<item>(?:\s*(?:{ITEM}))*)"
    r"(?P<place>\s*,?\s*(?:above|below))?",
    re.IGNORECASE,
)
AND_HERE = re.compile(r"\s*,?\s*(?:and|or)\s+in\s+(?=(?:sub-?\s?)?para)", re.IGNORECASE)
OF_THIS = re.compile(r"\s*,?\s*(?:of|in)\s+(?:this|the\s+present)\b", re.IGNORECASE)
TOKEN = re.compile(
    rf"(?P<number>{NUMBER})|\((?P<item>[a-z]{{1,2}}|[ivx]{{1,5}}|\d{{1,2}})\)|(?P<bare>(?<=\s)[a-h]\b)"
    r"|(?P<place>above|below)|(?P<range>\bto\b|\bthrough\b|[-–])|(?P<break>,|;|/|\band\b|\bor\b)",
    re.IGNORECASE,
)
SUB = re.compile(r",?\s*sub-?\s?paragraphs?\b", re.IGNORECASE)
ROMAN = [
    ten + one for ten in ("", "x") for one in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
]
REMEMBERED = 1024  # texts
LONGEST_RANGE = 60  # paragraphs; more is no range but two numbers


@dataclass(frozen=True)
class Named:
    """One paragraph that a mention names."""

    parts: tuple[str, ...]  # "16", "(a)", "(ii)"; without the number in "subparagraph (b)"
    place: str | None  # "above" or "below", as printed behind it

    @property
    def path(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True)
class Mention:
    """A place where a text names paragraphs, of itself or of another document."""

    named: tuple[Named, ...]
    start: int
    end: int


@lru_cache(REMEMBERED)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every place that names paragraphs by number or letter, in order."""
    if "para" not in text.lower():
        return ()
    rows: list[Mention] = []
    for found in MENTION.finditer(text):
        if rows and found.start() < rows[-1].end:
            continue
        named = _named(found["list"])
        own = AND_HERE.search(text, found.start("list"), found.end())
        if own is not None and OF_THIS.match(text, found.end()):
            rows.append(
                Mention(tuple(_named(text[found.start("list") : own.start()])), found.start(), own.start())
            )
            rows.append(Mention(tuple(_named(text[own.end() : found.end()])), own.end(), found.end()))
            continue
        whole = OF_PARAGRAPH.match(text, found.end())
        if whole is None or any(each.parts[0][0] != "(" for each in named):
            rows.append(Mention(tuple(named), found.start(), found.end()))
        else:
            rows.append(Mention(tuple(_below(whole, named)), found.start(), whole.end()))
    return tuple(rows)


def _below(whole: re.Match[str], items: list[Named]) -> list[Named]:
    """The items of the paragraph that is named behind them."""
    above = _named(whole["number"] + whole["item"])[0].parts
    place = whole["place"].strip(" ,").lower() if whole["place"] else None
    return [Named((*above, *each.parts), place) for each in items]


def _named(words: str) -> list[Named]:
    """The paragraphs of a list; "above" and "below" count for all that stand before them."""
    found: list[tuple[str, ...]] = []
    places: list[str | None] = []
    ranging, fresh = False, True
    for token in TOKEN.finditer(SUB.sub(" ", words)):
        if token["range"]:
            ranging, fresh = True, True
        elif token["break"]:
            fresh = True
        elif token["place"]:
            word = token["place"].lower()
            places = [word if place is None else place for place in places] + [word] * (
                len(found) - len(places)
            )
        else:
            item = token["item"] or token["bare"]
            parts = (re.sub(r"\s+", "", token["number"]),) if item is None else _item(found, item, fresh)
            if item is not None and not fresh and found:
                found.pop()
            found += _between(found[-1], parts) if ranging and fresh and found else []
            found.append(parts)
            ranging, fresh = ranging and not fresh, False
            places += [None] * (len(found) - 1 - len(places))
    places += [None] * (len(found) - len(places))
    return [Named(parts, place) for parts, place in zip(found, places, strict=False)]


def _item(found: list[tuple[str, ...]], item: str, fresh: bool) -> tuple[str, ...]:
    """The parts of an item: below what stands right before it, or beside the last one of its kind."""
    printed = f"({item.lower()})"
    if not found:
        return (printed,)
    last = found[-1]
    if not fresh:
        return (*last, printed)
    for depth in range(len(last) - 1, -1, -1):
        if last[depth].startswith("(") and _follows(last[depth], printed):
            return (*last[:depth], printed)
    return (*last, printed) if len(last) == 1 and last[0].isdecimal() else (printed,)


def _follows(before: str, item: str) -> bool:
    """Whether two items are of one kind: both roman, both letters, both numbers."""
    first, second = before.strip("()"), item.strip("()")
    if first.isdecimal() or second.isdecimal():
        return first.isdecimal() and second.isdecimal()
    if first in ROMAN and second in ROMAN:
        return True
    return len(first) == len(second) == 1 and second > first


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a range passes over: 6 and 7 of "5 to 8", (b) of "(a) to (c)"."""
    if first[:-1] != last[:-1]:
        return []
    low, high = first[-1].strip("()"), last[-1].strip("()")
    if low.isdecimal() and high.isdecimal() and int(high) - int(low) <= LONGEST_RANGE:
        steps = [str(n) for n in range(int(low) + 1, int(high))]
    elif low in ROMAN and high in ROMAN and (low != "i" or high in ROMAN[1:]):
        steps = ROMAN[ROMAN.index(low) + 1 : ROMAN.index(high)]
    elif len(low) == len(high) == 1:
        steps = [chr(code) for code in range(ord(low) + 1, ord(high))]
    else:
        return []
    shape = "({})" if first[-1].startswith("(") else "{}"
    return [(*first[:-1], shape.format(step)) for step in steps]
