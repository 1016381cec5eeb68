"""What a cell of the human coding names: paragraphs of the text, of another document, or a page.

Read so:
  "16d(i)", "16 d (i)", "16d i"     item (i) of item (d) of paragraph 16
  "20 e, f", "28 a,b,c"             20(e) and 20(f): a letter alone goes on from the paragraph before it
  "I. 4"                            paragraph 4, found under its section where the text repeats numbers
  "9 referring to 3 (S/1998/273)"   paragraph 9 of the text; 3 is of the report, kept as "by reference"
  "38 (S/1997/953)"                 paragraph of a report alone: no paragraph of the text
  "10:00 AM"                        a spreadsheet's time for "10 a"; "3:00 PM" for "3 p"; with minutes unreadable
  "p.9", "p2"                       a page
  "20 i ?"                          20(i), doubted by the coder
"""

import re
from dataclasses import dataclass

PARAGRAPH, REPORT, PAGE, UNREADABLE = "paragraph", "report", "page", "unreadable"
TIME = re.compile(r"(\d{1,2}):00(?::00)?\s*([AP])M", re.IGNORECASE)
REFERRING = re.compile(r"\s*\(?referring to\b.*", re.IGNORECASE)
DOCUMENT = re.compile(r"\(\s*S/[^)]*\)", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"pp?\s*\.?\s*\d+", re.IGNORECASE)
ITEM = re.compile(
    r"(?:(?P<section>[IVX]+|[A-H])\s*\.?\s+)?(?P<n>\d{1,3})\s*\.?\s*(?P<items>(?:[\s(]*[a-z]{1,4}\)?)*)"
)
ROMAN = re.compile(r"[ivx]+")
LABEL = re.compile(r"\(([a-z]{1,4})\)|([a-z]+)")
SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b)\s*(?![^()]*\))")


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
        found.append(_one(word.strip(), before, bool(referring)))
    return found


def _one(word: str, before: str | None, by_reference: bool) -> Named:
    word = TIME.sub(lambda time: f"{time[1]} {time[2].lower()}", word)
    if PAGE_NUMBER.fullmatch(word):
        return Named(PAGE, word)
    plain = word.rstrip(" ?.")
    if before is not None and re.fullmatch(r"\(?[a-z]{1,4}\)?", plain):
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
    parent = re.sub(r"\([a-z]+\)$", "", before)
    return f"{parent}({label})"


def found_in(path: str, paths: frozenset[str]) -> str | None:
    """The path as the text has it: "I.4" is "4" where the sections do not repeat numbers."""
    for attempt in (path, path.split(".")[-1]):
        if attempt in paths:
            return attempt
    return None
