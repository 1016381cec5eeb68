"""What an audit gives: findings, each with the places that it quotes. The rows of `bluehelm check --json`.

Nothing here knows a file or the database. The words of a finding stand in record/vocab, in a file for each
family (findings_status.yaml), in English and French, with places for its values.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bluehelm.record import vocab

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)
ARITHMETIC, STATUS, DIRECTION, TARGET = "arithmetic", "status", "direction", "target"
EXPLANATION, ANSWER, CONFLICT, MAGNITUDE = "explanation", "answer", "conflict", "magnitude"
FAMILIES = (ARITHMETIC, STATUS, DIRECTION, TARGET, EXPLANATION, ANSWER, CONFLICT, MAGNITUDE)
ACCEPTED, DISMISSED = "accepted", "dismissed"
IN_FRENCH = (("en", ""), ("fr", "_fr"))  # a value that differs by language is named {x} and {x_fr}
ROW = re.compile(r"\b(à |de )?(indicator|output)(?= \d)")  # a row as a value names it
ROW_IN_FRENCH = {
    ("", "indicator"): "l’indicateur",
    ("à ", "indicator"): "à l’indicateur",
    ("de ", "indicator"): "de l’indicateur",
    ("", "output"): "le produit",
    ("à ", "output"): "au produit",
    ("de ", "output"): "du produit",
}
ID_LENGTH = 12  # hexadecimal digits


@dataclass(frozen=True)
class Place:
    """Where in a document something stands, with its words."""

    document: str  # the file's name
    section: str | None  # "II.B", "Summary", or the number of the expected accomplishment, "1.2"
    quote: str  # a whole sentence or cell, as read
    marks: tuple[str, ...] = ()  # the words at issue, as they stand in the quote
    paragraph: str | None = None  # as printed, "35 (c)"
    row: str | None = None  # the row's own text
    line: str | None = None  # "indicator 2" or "output 5", counted under its expected accomplishment
    heading: str | None = None  # the words of the heading it stands under
    source: str | None = None  # where the reader found it: "line 412", "table 3, row 7"
    anchor: str = ""  # what stays the same in a new version of the document; not in the JSON


@dataclass(frozen=True)
class Finding:
    """One contradiction, or one question that the document leaves open."""

    rule: str  # "direction.higher_but_lower", a name in findings_direction.yaml
    severity: str
    where: tuple[Place, ...]  # the place to mend first, then what it is held against
    values: Mapping[str, str] = field(default_factory=dict)  # fill the places of its words
    weight: float = 0.5  # 0 to 1: how sure and how grave, among findings of the same severity

    @property
    def family(self) -> str:
        return self.rule.partition(".")[0]

    @property
    def id(self) -> str:
        """The same for the same finding in a new version: no line, page or paragraph number enters it."""
        places = sorted({place.anchor for place in self.where})
        told = json.dumps([self.rule, places, sorted(self.values.items())], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:ID_LENGTH]

    def said(self, part: str, language: str = "en") -> str:
        """The title of its rule, what was found, what was expected, or why it is a finding."""
        told = str(words(self.rule)[part][language]).format_map(self.values)
        if language == "fr":
            told = ROW.sub(lambda found: ROW_IN_FRENCH[found[1] or "", found[2]], told)
        return told[:1].upper() + told[1:]  # a value that opens it may be a word of the document


@dataclass(frozen=True)
class Judgement:
    """What a person decided of a finding; it is known again by the finding's id."""

    verdict: str  # ACCEPTED or DISMISSED
    by: str
    when: datetime
    why: str


def words(rule: str) -> dict[str, Any]:
    """What findings_FAMILY.yaml holds of a rule: title, found, expected, why, in English and French."""
    family, _, name = rule.partition(".")
    entry: dict[str, Any] = vocab.read(f"findings_{family}")[name]
    return entry


def to_json(finding: Finding, language: str = "en") -> dict[str, Any]:
    """One finding in the shape of the contract, with the marked words and the reader's place beside it."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "where": [_place(place) for place in finding.where],
        "found": finding.said("found", language),
        "expected": finding.said("expected", language),
        "why": finding.said("why", language),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "section": place.section,
        "paragraph": place.paragraph,
        "row": place.row,
        "quote": place.quote,
        "marks": list(place.marks),
        "line": place.line,
        "heading": place.heading,
        "source": place.source,
    }
