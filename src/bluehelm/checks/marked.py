"""A quote cut into its marked and its other words, for whoever shows it: a page, a document, a screen."""

import re
from collections.abc import Iterator, Sequence


def pieces(quote: str, marks: Sequence[str]) -> list[tuple[str, bool]]:
    """The quote in pieces, each with whether it is marked; joined again they are the quote."""
    told: list[tuple[str, bool]] = []
    at = 0
    for start, end in _spans(quote, marks):
        if start > at:
            told.append((quote[at:start], False))
        told.append((quote[start:end], True))
        at = end
    if at < len(quote):
        told.append((quote[at:], False))
    return told


def _spans(quote: str, marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the marks stand, in order; those that meet or overlap make one."""
    found = sorted(span for mark in marks if mark for span in _standing(quote, mark))
    start = end = -1
    for first, last in found:
        if first <= end:
            end = max(end, last)
            continue
        if end > start:
            yield start, end
        start, end = first, last
    if end > start:
        yield start, end


def _standing(quote: str, mark: str) -> list[tuple[int, int]]:
    """Where the mark stands as whole words, "30" not in "2030" or "30.5"; else where its letters first do."""
    whole = rf"(?<![\w/])(?<!\d[.,]){re.escape(mark)}(?![\w/]|[.,]\d)"
    found = [match.span() for match in re.finditer(whole, quote)]
    at = quote.find(mark)
    return found or ([] if at < 0 else [(at, at + len(mark))])
