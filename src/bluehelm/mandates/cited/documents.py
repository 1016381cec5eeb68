"""Documents as texts print them, damaged ones too, and the symbols that they stand for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bluehelm.record import vocab

CHARTER = "Charter of the United Nations"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = rf"(?:\s*,?\s*(?:of|dated|adopted on)\s+\d{{1,2}}\s+(?:{MONTH})(?:\s+(?:19|20)\d{{2}})?)?"
YEAR = r"\s*\(\s*(?P<year>(?:19|20)\s?\d\s?\d)\s*\)"
NUMBER = r"(?<![\d/.,])\d{1,4}(?![\d/]|[.,]\d|\s*(?:per cent|%|\())"
LISTED = rf"(?:\d{{1,4}}\s*\(\s*(?:19|20)\s?\d\s?\d\s*\)|{NUMBER}){DATED}"
AND = (
    r"\s*[,;]?\s*(?:\band\b|\bor\b|\bas well as\b)?\s*(?:(?:in particular|notably|including|its|also|of)\s+)*"
)
RESOLUTIONS = re.compile(  # "resolutions 1503 (2003) of 28 August 2003, 1509 and 1521 (2003)"
    rf"\bresolution(?P<many>s)?,?\s+(?:Nos?\.\s*)?(?P<list>{LISTED}(?:{AND}{LISTED})*)", re.IGNORECASE
)
RESOLUTION = re.compile(rf"(?P<number>\d{{1,4}})(?:{YEAR})?{DATED}")
LONE = re.compile(rf"(?<![\d/.,])(?P<number>\d{{2,4}}){YEAR}")  # far from the word "resolution"
SYMBOL = re.compile(rf"\bS\s?/\s?RES\s?/\s?(?P<number>\d{{1,4}})(?:\s?/?{YEAR})?", re.IGNORECASE)
BODIES = {
    "General Assembly": "A/RES",
    "Economic and Social Council": "E/RES",
    "Human Rights Council": "A/HRC/RES",
    "Commission on Human Rights": "E/CN.4/RES",
}
SESSION = r"(?:ES-|S-)?\d{1,4}/\d{1,3}\b(?:\s?[A-Z]\b)?|\d{1,4}(?:\s[A-Z])?\s?\((?:S-)?[IVXL]+\)"
OF_BODIES = re.compile(
    rf"\b(?P<body>{'|'.join(BODIES)})(?:['’]s)?\s+resolutions?\s+"
    rf"(?P<list>(?:{SESSION})(?:{DATED}(?:,\s+and|,|\s+and)\s+(?:{SESSION}))*)"
)
COMMITTEES = re.compile(
    r"(?<![\d/])(?P<list>\d{3,4}(?:\s?/\s?\d{4})*)\s+"
    r"(?P<what>ISIL|ISIS|Da.?esh|Al-Qaida|Taliban|[Ss]anctions|Committee)\b"
)
BY_YEAR = r"(?:19|20)\d{2}\s?/\s?\d{1,4}"
PARTS = r"(?:\s?/\s?(?:Add|Rev|Corr)\.\s?[\dl]{1,2}(?:\s?/\s?(?:Rev|Corr)\.\s?[\dl]{1,2})?)?"
DOCUMENT = re.compile(
    rf"(?<![A-Za-z/])(?:(?P<statement>(?:S\s?/\s?)?PRST\s?/\s?{BY_YEAR}|S\s?/\s?(?:19|20)\d{{2}}/PRST/\d{{1,3}})"
    rf"|S\s?/\s?(?:AC\.\d{{1,2}}\s?/\s?)?{BY_YEAR}|S\s?/\s?PV\.\s?\d{{1,5}}|S\s?/\s?\d{{3,5}}(?![\d/])"
    r"|[AE]\s?/\s?(?:(?:RES|HRC|BUR|SPC|(?:C|CN|AC)\.\d+)\s?/\s?)*(?:ES-|S-)?\d{1,4}\s?/\s?(?:PV\.)?\d{1,4}"
    rf"|(?P<damaged>\\?\$\s?\\?[A-Za-z]+\s?/?\s?{BY_YEAR}(?:\s?\\?\$)?|S\s?[Il|]?\s?{BY_YEAR})){PARTS}"
)
MORE_PARTS = re.compile(
    r"(?:\s*,)?\s+and\s+(?P<part>(?:Add\.|Corr\.|Rev\.|Addendum|Corrigendum)\s?[\dl]{1,2})\b(?:\s+(?:and|to|-)\s+(?P<last>\d{1,2})\b)?"
)
ARTICLE = r"(?:\d{1,3}|[IVX]{1,5})"
CHARTER_PARTS = re.compile(
    rf"\b(?P<kind>Article|Chapter)s?\s+(?P<list>{ARTICLE}(?:(?:,\s+and|,|\s+and|\s+or)\s+{ARTICLE})*)"
    r"\s+of\s+the\s+(?:United\s+Nations\s+)?Charter\b(?:\s+of\s+the\s+United\s+Nations)?"
)
REMEMBERED = 1024  # texts: citations, references and quantities look into the same words
SMALLEST = 100  # a smaller number with no year is no resolution unless its year is printed


@dataclass(frozen=True)
class Document:
    """A document that a text names: text[start:end]."""

    symbol: str
    start: int
    end: int
    note: str | None = None


@cache
def _table() -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """First numbers and their years, rising, and the last number whose year is sure."""
    years = vocab.read("resolution_years")
    rising = sorted((int(number), int(year)) for year, number in years["first"].items())
    return tuple(number for number, _ in rising), tuple(year for _, year in rising), int(years["last"])


def year_of(number: int) -> int | None:
    """The year in which the Council adopted that resolution; None where the table does not reach."""
    numbers, years, last = _table()
    return years[bisect_right(numbers, number) - 1] if 1 <= number <= last else None


def proven(number: int) -> bool:
    """Whether documents at hand show the year of that resolution; else it is known only generally."""
    years, year = vocab.read("resolution_years"), year_of(number)
    ends = [end for shown in ("printed", "filed") for end in years[shown].get(year, ())]
    return bool(ends) and min(ends) <= number <= max(ends)


def resolution(number: int, printed: int | None) -> tuple[str, str | None]:
    """The symbol of a resolution, and what is to be said of the year printed with it."""
    year, latest = year_of(number), _table()[1][-1]
    if year is not None:
        note = None if printed in (None, year) else _wrong(number, printed, year)
        return f"S/RES/{number} ({year})", note
    if printed is None:
        return f"S/RES/{number}", f"no year is printed, and resolution {number} is later than those known"
    late = f"printed with the year {printed}, but resolution {number} is of {latest} or later"
    return f"S/RES/{number} ({printed})", late if printed < latest else None


def _wrong(number: int, printed: int | None, year: int) -> str:
    said = f"printed with the year {printed}"
    if proven(number):
        return f"{said}; resolution {number} is of {year}"
    return f"{said}; is resolution {number} not of {year}? No document at hand proves it"


@lru_cache(REMEMBERED)
def documents(text: str) -> tuple[Document, ...]:
    """Every document that the text names, in printed order; what one reading takes, the next does not see."""
    if re.search(r"\d|Charter", text) is None:
        return ()
    found: list[Document] = []
    for read in (_of_bodies, _charter, _papers, _symbols, _resolutions, _committees, _lone):
        taken = list(read(text))
        found += taken
        text = _without(text, taken)
    return tuple(sorted(found, key=lambda each: each.start))


def _without(text: str, taken: list[Document]) -> str:
    """The text, of the same length, with those documents blotted out."""
    if not taken:
        return text
    parts, last = [], 0
    for each in sorted(taken, key=lambda each: each.start):
        start = max(each.start, last)
        parts += [text[last:start], "\x00" * (each.end - start)]
        last = max(last, each.end)
    return "".join((*parts, text[last:]))


def _of_bodies(text: str) -> Iterator[Document]:
    """Resolutions of the General Assembly and other bodies."""
    for found in OF_BODIES.finditer(text):
        series = BODIES[found["body"]]
        for part in re.finditer(SESSION, found["list"]):
            number = re.sub(r"\s?\(", " (", re.sub(r"(?<=\d)\s(?=[A-Z]\b)", "", part[0]))
            start = found.start("list") + part.start() if part.start() else found.start()
            yield Document(f"{series}/{number}", start, found.start("list") + part.end())


def _charter(text: str) -> Iterator[Document]:
    for found in CHARTER_PARTS.finditer(text):
        for part in re.findall(ARTICLE, found["list"]):
            yield Document(f"{CHARTER}, {found['kind']} {part}", found.start(), found.end())


def _papers(text: str) -> Iterator[Document]:
    """Documents by their symbols: letters, reports, statements of the President, meetings."""
    for found in DOCUMENT.finditer(text):
        if found["damaged"]:
            symbol = "S/" + re.sub(r"\s", "", "".join(re.findall(rf"{BY_YEAR}|(?<=\d){PARTS}$", found[0])))
            yield Document(symbol, found.start(), found.end(), f"printed {found[0]!r}; taken for {symbol}")
            continue
        symbol = re.sub(r"(?<=\.)l", "1", re.sub(r"\s", "", found[0]))
        if found["statement"]:
            year, number = re.findall(r"\d+", symbol)[:2]
            symbol = f"S/PRST/{year}/{number}"
        yield Document(symbol, found.start(), found.end())
        yield from _more_parts(text, symbol, found.end())


def _more_parts(text: str, symbol: str, end: int) -> Iterator[Document]:
    """Addenda named behind a document: "S/25354 and Add.1 and 2"."""
    found = MORE_PARTS.match(text, end)
    if found is None:
        return
    kind = "Add" if found["part"].startswith("Add") else found["part"][: 3 if found["part"][0] == "R" else 4]
    first = re.findall(r"[\dl]+$", found["part"])[0].replace("l", "1")
    for number in range(int(first), int(found["last"] or first) + 1):
        yield Document(f"{symbol}/{kind}.{number}", found.start("part"), found.end())


def _symbols(text: str) -> Iterator[Document]:
    for found in SYMBOL.finditer(text):
        yield _resolution(found, found.start(), found.end())


def _resolutions(text: str) -> Iterator[Document]:
    """Resolutions named by the word, in a list too."""
    for found in RESOLUTIONS.finditer(text):
        first = found.start("list")
        for part in RESOLUTION.finditer(text, first, found.end("list")):
            alone = part["year"] is None
            if alone and (int(part["number"]) < SMALLEST or (part.start() > first and not found["many"])):
                continue
            end = part.end("number") if alone else text.index(")", part.end("year")) + 1
            yield _resolution(part, found.start() if part.start() == first else part.start(), end)


def _committees(text: str) -> Iterator[Document]:
    """The resolutions that a committee or a list of sanctions bears in its name."""
    for found in COMMITTEES.finditer(text):
        numbers = list(re.finditer(r"\d+", found["list"]))
        year = len(numbers) == 1 and numbers[0][0][:2] in ("19", "20") and found["what"] == "sanctions"
        if year and not text.startswith(" list", found.end()):
            continue
        kind = "sanctions list" if found["what"] == "sanctions" else "committee"
        for number in numbers:
            start = found.start("list")
            symbol, note = resolution(int(number[0]), None)
            why = f"named by its {kind}" if note is None else f"named by its {kind}; {note}"
            yield Document(symbol, start + number.start(), start + number.end(), why)


def _lone(text: str) -> Iterator[Document]:
    """Numbers with the year that they do have, where the word "resolution" is far."""
    for found in LONE.finditer(text):
        if year_of(int(found["number"])) == _year(found):
            yield _resolution(found, found.start(), found.end())


def _resolution(found: re.Match[str], start: int, end: int) -> Document:
    symbol, note = resolution(int(found["number"]), _year(found))
    return Document(symbol, start, end, note)


def _year(found: re.Match[str]) -> int | None:
    return None if found["year"] is None else int(re.sub(r"\s", "", found["year"]))
