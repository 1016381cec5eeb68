"""Symbols as people type them, checked and written as the United Nations writes them."""

import re

from bluehelm.mandates.cited.documents import DOCUMENT, SYMBOL, documents

PARTS = re.compile(r"\b(?:ADD|REV|CORR)(?=\.)")  # the parts of a symbol that are not all capitals
TWO = re.compile(r"\s*[-\u2013\u2014]\s*(?=[AES]\s?/)")  # A/75/800–S/2021/100: of two bodies at once
NOUGHT = re.compile(r"/0+(?![^/])")
CUT = re.compile(r"\bS/(?:19|20)\d\d\Z")  # a year without its number, or a document of the 1950s
YEAR = re.compile(r"\b[AES]/(?:AC\.\d+/|PRST/)?((?:19|20)\d{2})/\d")


def symbol(typed: str) -> str | None:
    """The symbol of a document as it is written: "s/2031/100 " is S/2031/100; None for any other words."""
    said = PARTS.sub(lambda found: found[0].capitalize(), " ".join(typed.split()).upper())
    parts = [_one(part) for part in TWO.split(said)]
    known = [part for part in parts if part is not None]
    return "\u2013".join(known) if len(known) == len(parts) else None


def _one(said: str) -> str | None:
    if DOCUMENT.fullmatch(said) is None and SYMBOL.fullmatch(said) is None:
        return None
    found = documents(said)
    if len(found) != 1 or found[0].note is not None or found[0].end - found[0].start < len(said):
        return None
    kept = found[0].symbol
    return None if NOUGHT.search(kept) or CUT.search(kept) else kept


def year(symbol: str) -> int | None:
    """The year that a symbol bears; None for series that count otherwise: S/PV.8747, A/75/100."""
    found = YEAR.search(symbol)
    return None if found is None else int(found[1])
