"""Narrative: the text a person writes for a section, with the figures that stand in it.

A figure stands as {{figure:KEY}}. Any other number has to be a date, a year, a budget period, a document
symbol or a reference such as "paragraph 12"; else it is a figure typed by hand, and is refused. A number that
is truly no figure is marked {{plain:12}}, and the report lists it as bound to no record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bluehelm.errors import BadInput
from bluehelm.record.figure import Figure
from bluehelm.reports.words import terms

SECTIONS = (
    "summary",
    "introduction",
    "overall",
    "frameworks",
    "financial",
    "redeployment",
    "other",
    "people",
    "variances",
    "gaps",
)
MARK = re.compile(r"\{\{\s*(figure|plain):\s*([^{}]+?)\s*\}\}")
MONTH = "|".join(month for words in (terms()["months"],) for text in words.values() for month in text.split())
ALLOWED = re.compile(
    rf"""
    \b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b                          # 2031-03-05
    | \b\d{{1,2}}(?:er)?\s+(?:{MONTH})(?:\s+\d{{4}})?\b       # 5 March 2031
    | \b(?:{MONTH})\s+\d{{4}}\b                               # March 2031
    | \b(?:19|20)\d\d/(?:\d{{4}}|\d\d)\b                      # 2031/32
    | \b[A-Z]+(?:/[\w.]+)+                                    # A/75/614, S/RES/2531
    | \b(?=\w*[A-Za-z])\w+-\d+\b                              # COVID-19, AK-47
    | \b(?:resolutions?|r[ée]solutions?|paragraphs?|paragraphes?|sections?|components?|composantes?|annexe?s?
        |accomplishments?|r[ée]alisations?|articles?|indicators?|indicateurs?|decisions?|d[ée]cisions?)
        \s+\d[\w./()]*(?:\s+\(\d{{4}}\))?                     # resolution 2531 (2020)
    | \b(?:19|20)\d\d\b                                       # 2031
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMERAL = re.compile(r"(?<![\w$€%])[\w$€%]*\d[\w.,%\u202f\u00a0]*")


@dataclass(frozen=True)
class NarrativeText:
    """One version of the text of one section."""

    section: str
    language: str
    n: int  # version, from 1
    text: str
    by: str | None
    at: datetime | None
    why: str = ""


def keys(text: str) -> tuple[str, ...]:
    """The figures that the text asks for, in order."""
    return tuple(match[2] for match in MARK.finditer(text) if match[1] == "figure")


def plain_numbers(text: str) -> tuple[str, ...]:
    """The numbers that the writer marked as no figure."""
    return tuple(match[2] for match in MARK.finditer(text) if match[1] == "plain")


def loose_numbers(text: str) -> tuple[str, ...]:
    """The numbers typed by hand, which ought to be bound."""
    rest = ALLOWED.sub(" ", MARK.sub(" ", text))
    return tuple(match[0].rstrip(".,") for match in NUMERAL.finditer(rest))


def check(section: str, text: str, known: "dict[str, Figure]") -> None:
    """Refuse a section, a figure or a number that does not fit."""
    if section not in SECTIONS:
        raise BadInput(f"The report has no section {section!r}; its sections are {', '.join(SECTIONS)}.")
    unknown = [key for key in keys(text) if key not in known]
    if unknown:
        raise BadInput(
            f"The text of the section {section!r} asks for the figure {unknown[0]!r}, which this report does "
            "not have; take a key from the list of figures."
        )
    loose = loose_numbers(text)
    if loose:
        raise BadInput(
            f"The text of the section {section!r} holds numbers typed by hand: {', '.join(loose)}. Bind each "
            "as {{figure:KEY}}, write it in words, or mark it {{plain:..}} if it is no figure."
        )
    if "{{" in MARK.sub("", text):
        raise BadInput(
            f"The text of the section {section!r} holds a mark that is neither {{{{figure:KEY}}}} nor "
            "{{plain:NUMBER}}; mend it."
        )


def pieces(paragraph: str) -> Iterator[tuple[str, str]]:
    """The paragraph as ("text", words) and ("figure", key), in order."""
    at = 0
    for match in MARK.finditer(paragraph):
        if match.start() > at:
            yield "text", paragraph[at : match.start()]
        yield ("figure", match[2]) if match[1] == "figure" else ("text", match[2])
        at = match.end()
    if at < len(paragraph):
        yield "text", paragraph[at:]


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs, which an empty line parts."""
    return tuple(part for part in (" ".join(found.split()) for found in re.split(r"\n\s*\n", text)) if part)
