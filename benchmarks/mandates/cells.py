"""What a cell of the human coding names: paragraphs of the text, of another document, or a page.

Read so:
  "16d(i)", "16 d (i)", "16.d.i"    item (i) of item (d) of paragraph 16; "7 I (a)" item (a) of part I of it
  "20 e, f", "28 a,b,c"             20(e) and 20(f): a letter alone goes on from the paragraph before it
  "3-5", "7 a-c"                    3, 4 and 5; 7(a), 7(b) and 7(c)
  "I. 4"                            paragraph 4, found under its section where the text repeats numbers
  "para. 4", "OP 4"                 paragraph 4
  "9 referring to 3 (S/1998/273)"   paragraph 9 of the text; 3 is of the report, kept as "by reference"
  "38 (S/1997/953)"                 paragraph of a report alone: no paragraph of the text
  "10:00 AM"                        a spreadsheet's time for "10 a"; "3:00 PM" for "3 p"; with minutes unreadable
  "5-Mar", "5-Mar-20"               a spreadsheet's date for "3-5"
  "p.9", "p2", "preamble"           a page
  "20 i ?"                          20(i), doubted by the coder
"""

import re
from dataclasses import dataclass

PARAGRAPH, REPORT, PAGE, UNREADABLE = "paragraph", "report", "page", "unreadable"
TIME = re.compile(r"(\d{1,2}):00(?::00)?\s*([AP])M", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE = re.compile(rf"(\d{{1,2}})-({'|'.join(MONTHS)})\w*(?:-\d{{2,4}})?", re.IGNORECASE)
REFERRING = re.compile(
    r"[\s,(]*\b(?:(?:in|with)\s+)?ref(?:er\w*|\.)?(?:\s+to)?\b.*", re.IGNORECASE | re.DOTALL
)
DOCUMENT = re.compile(r"\bS/(?!RES)[\w/.]*\d|\bA/[\w/.]*\d|\breport\b|\bannex\b", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"(?:pp?|pages?)\s*\.?\s*\d+(?:\s*-\s*\d+)?|preamb\w*|intro\w*", re.IGNORECASE)
BEFORE_NUMBER = re.compile(r"^(?:paras?|paragraphs?|ops?|arts?|articles?|no|§)\b\.?\s*", re.IGNORECASE)
ITEM = re.compile(
    r"(?:(?P<section>[IVX]+|[A-H])\s*[.,]?\s*)?(?P<n>\d{1,3})(?:\.0)?\s*\.?(?P<items>(?:[\s(.,/]*[A-Za-z]{1,4}[\s).]*)*)"
)
ROMAN = re.compile(r"[ivx]+|[IVX]+")
LABEL = re.compile(r"\(([A-Za-z]{1,4})\)|([a-z]+|[A-Z]+)")
RANGE = re.compile(r"(?P<first>.*?(?:\d|\b\(?[a-z]\)?))\s*(?:-|–|to)\s*\(?(?P<last>\d{1,3}|[a-z])\)?")
LETTER = re.compile(r"\(?[a-z]{1,4}\)?")
SEPARATOR = re.compile(r"\s*(?:,|;|&|\+|\n|\band\b|/(?=\s*\d))\s*(?![^()]*\))")
MOST_IN_RANGE = 12


@dataclass(frozen=True)
class Named:
    """One thing that a cell names."""

    kind: str  # PARAGRAPH, REPORT, PAGE, UNREADABLE
    printed: str
    path: str | None = None  # "16(d)(i)" of a PARAGRAPH
    by_reference: bool = False  # the coder found the task in a report that the paragraph refers to


def named(cell: str) -> tuple[Named, ...]:
    """Everything that a cell names, in its order; none for an empty cell or a nought."""
    if cell.strip() in ("", "0"):
        return ()
    found: list[Named] = []
    for part in re.split(r"\s*;\s*", cell.strip()):
        found += _listed(part)
    return tuple(found)


def _listed(part: str) -> list[Named]:
    """What a part of the cell up to a semicolon names."""
    bare, referring = REFERRING.subn("", part)
    if not referring and DOCUMENT.search(part):
        return [Named(REPORT, part)]
    found: list[Named] = []
    for word in filter(None, SEPARATOR.split(bare)):
        before = next((one.path for one in reversed(found) if one.path is not None), None)
        found += _ranged(word.strip(), before, bool(referring))
    return found


def _ranged(word: str, before: str | None, by_reference: bool) -> list[Named]:
    """A paragraph, or each from the first to the last."""
    word = TIME.sub(lambda time: f"{time[1]} {time[2].lower()}", word)
    word = DATE.sub(lambda day: _dated(int(day[1]), MONTHS.index(day[2].lower()) + 1), word)
    both = RANGE.fullmatch(word)
    first = _one(both["first"] if both else word, before, by_reference)
    if both is None or first.path is None:
        return [Named(first.kind, word, first.path, by_reference)]
    return [Named(PARAGRAPH, word, path, by_reference) for path in _between(first.path, both["last"])]


def _dated(day: int, month: int) -> str:
    """What was typed where a spreadsheet shows a date: "5-Mar" was "3-5"."""
    return f"{min(day, month)}-{max(day, month)}"


def _between(first: str, last: str) -> list[str]:
    """ "3" to "5", "7(a)" to "c"; only the first where the two do not make a row."""
    whole, _, label = first.rpartition("(")
    if last.isdecimal() and not whole:
        numbers = range(int(first.split(".")[-1]), int(last) + 1)
        return [str(number) for number in numbers[:MOST_IN_RANGE]] or [first]
    label = label.rstrip(")")
    if whole and last.isalpha() and len(label) == 1 and label <= last:
        return [f"{whole}({chr(code)})" for code in range(ord(label), ord(last) + 1)]
    return [first]


def _one(word: str, before: str | None, by_reference: bool) -> Named:
    if PAGE_NUMBER.fullmatch(word):
        return Named(PAGE, word)
    plain = BEFORE_NUMBER.sub("", word).strip(" ?.*!:")
    if before is not None and LETTER.fullmatch(plain):
        return Named(PARAGRAPH, word, _beside(before, plain.strip("()")), by_reference)
    item = ITEM.fullmatch(plain)
    if item is None:
        return Named(UNREADABLE, word)
    section = f"{item['section']}." if item["section"] else ""
    return Named(PARAGRAPH, word, f"{section}{item['n']}{_items(item['items'])}", by_reference)


def _items(printed: str) -> str:
    """ "d(i)" as "(d)(i)"; of letters run together the first is the item: "aiv" is (a)(iv)."""
    labels: list[str] = []
    for bracketed, run in LABEL.findall(printed):
        if bracketed or len(run) == 1 or ROMAN.fullmatch(run):
            labels.append(bracketed or run)
        else:
            labels += [run[0], run[1:]]
    return "".join(f"({label})" for label in labels)


def _beside(before: str, label: str) -> str:
    """The item of that label beside the one before: after "20(e)", f is 20(f)."""
    parent = re.sub(r"\([A-Za-z]+\)$", "", before)
    return f"{parent}({label})"


def found_in(path: str, paths: frozenset[str]) -> str | None:
    """The path as the text has it: "I.4" is "4" where the sections do not repeat numbers."""
    for attempt in (path, path.split(".")[-1]):
        if attempt in paths:
            return attempt
    return None
