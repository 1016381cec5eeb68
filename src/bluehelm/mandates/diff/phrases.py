"""Words inside a paragraph that make it bind more or less; the elements, dates and numbers that changed."""

import re
from collections import Counter
from functools import cache

from bluehelm.mandates.diff.rows import BREAK, CUT, KEPT, PUT, Words
from bluehelm.mandates.diff.words import CONNECTING, LEADING
from bluehelm.record import vocab

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b|\b(?:{MONTHS}) \d{{4}}\b"
    r"|(?<![\w(/])\d(?:[\d,.]*\d)?(?![\w)/])"
)
JOINS = r"(?:and|or|as well as|including|notably|along with|together with)"
ELEMENT = re.compile(rf"\s*(?:,\s*)?(?:{JOINS}\s+)*(?P<words>.*?)\s*(?:,|\s{JOINS})*\s*", re.S | re.I)
LEADS = re.compile(rf"\s*(?:,|{JOINS}\b)", re.I)
TRAILS = re.compile(rf"(?:,|\b{JOINS})\s*\Z", re.I)
LONGEST_ELEMENT = 25  # words
NO_ELEMENT = frozenset(("by", "to", "while", "which", "who", "that", "with"))  # these begin a clause


def phrases(kind: str, text: str) -> Counter[str]:
    """The reservations ("hedges") or the pressing words ("pressing") in a text."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    return Counter(match[0] for match in _pattern(kind).finditer(plain))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    known = sorted(vocab.read("redline")[kind], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")


def duty(words: Words) -> tuple[str, str] | None:
    """The strongest auxiliary verb that was cut and the one put for it, where they bind differently."""
    ranks: dict[str, int] = vocab.read("redline")["duties"]
    found = {}
    for sign in (CUT, PUT):
        said = {
            word
            for kind, text in words
            if kind == sign
            for word in re.findall(r"[a-z]+", text.casefold())
            if word in ranks
        }
        if not said:
            return None
        found[sign] = max(sorted(said), key=ranks.__getitem__)
    return None if ranks[found[CUT]] == ranks[found[PUT]] else (found[CUT], found[PUT])


def duty_rank(word: str) -> int:
    rank: int = vocab.read("redline")["duties"][word]
    return rank


def elements(words: Words, sign: str) -> tuple[str, ...]:
    """What a list gained (PUT) or lost (CUT): set off by a comma or an "and", with nothing in its stead."""
    found = []
    for n, (kind, text) in enumerate(words):
        beside = [words[at] for at in (n - 1, n + 1) if 0 <= at < len(words)]
        if kind != sign or BREAK in text or any(other != KEPT and len(said) > 1 for other, said in beside):
            continue
        before = words[n - 1][1] if n else ""
        set_off = LEADS.match(text) or TRAILS.search(text) or before.rstrip().endswith(",")
        element = ELEMENT.fullmatch(text)
        if set_off and element is not None and _is_element(element["words"]):
            found.append(element["words"].strip(" ,;.:"))
    return tuple(found)


def _is_element(words: str) -> bool:
    said = re.findall(r"[^\W\d_]+", words.casefold())
    tells = any(word not in CONNECTING | LEADING for word in said)
    return (
        tells and len(said) <= LONGEST_ELEMENT and said[0] not in NO_ELEMENT and ";" not in words.rstrip(" ;")
    )


def figures(words: Words) -> tuple[tuple[str | None, str | None], ...]:
    """Dates and numbers that were cut and those put for them; a date is whole, if only its year changed."""
    found: list[tuple[str | None, str | None]] = []
    sides = [_marked(words, sign) for sign in (CUT, PUT)]
    for n in range(len(words)):
        cut, put = ([text for place, text in side if place == n] for side in sides)
        many = max(len(cut), len(put))
        pairs = zip(*([*side, *[None] * (many - len(side))] for side in (cut, put)), strict=True)
        found.extend((one, two) for one, two in pairs if one != two)
    return tuple(found)


def _marked(words: Words, sign: str) -> list[tuple[int, str]]:
    """Each date or number of one side that was touched, with the place of the kept piece before it."""
    text, places, touched, last = "", list[int](), list[bool](), 0
    for n, (kind, said) in enumerate(words):
        if kind == KEPT:
            last = n
        if kind in (KEPT, sign):
            text += said
            places += [last if kind != KEPT else n] * len(said)
            touched += [kind == sign] * len(said)
    return [
        (next(places[at] for at in range(*match.span()) if touched[at]), match[0])
        for match in FIGURE.finditer(text)
        if any(touched[match.start() : match.end()])
    ]
