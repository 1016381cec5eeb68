"""Findings held against an answer key: which entries were found, and which findings no entry speaks of.

A finding matches an entry if its family is the entry's, or one that the entry calls as right, and one of its places is
one of the entry's. Of a conflict between several places it must give two of them, or one and a figure of the entry at
another place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bluehelm.checks.rows import NOTE, Finding, Place

KEYS = Path(__file__).parent / "keys"
FRAMEWORK_ROW = re.compile(r"(?:indicator|output) \d+")
NUMBER = re.compile(r"\d[\d,. ]*\d|\d")
LABEL_LENGTH = 14  # letters of a label that must agree: keys give the first words only
CONFLICT = "conflict"


@dataclass(frozen=True)
class Where:
    """One place of an entry."""

    section: str | None = None
    row: str | None = None  # "indicator 2", "output 5", or the first words of the label of another row
    paragraph: str | None = None  # as printed, "35 (c)"; the first words where paragraphs have no numbers
    document: str | None = None  # where the key is of several: "000"


@dataclass(frozen=True)
class Entry:
    """One error of a document, as a reader wrote it down or as it was planted."""

    id: str
    family: str
    also: tuple[str, ...]
    plain: bool  # whether anybody who is shown the places agrees at once
    where: tuple[Where, ...]
    figures: tuple[str, ...]
    why: str
    kind: str = ""  # of a planted one
    read_by: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        return (self.family, *self.also)


@dataclass
class Score:
    """A key and the findings on its documents, matched."""

    entries: Sequence[Entry]
    findings: Sequence[Finding]
    strict: dict[str, list[Finding]] = field(default_factory=dict)  # by id of the entry
    lenient: dict[str, list[Finding]] = field(default_factory=dict)  # whatever the family

    def found(self, entry: Entry, notes: bool = False) -> bool:
        """Whether an error or a warning speaks of it; with notes, a note too."""
        return any(notes or one.severity != NOTE for one in self.strict[entry.id])

    def noticed(self, entry: Entry) -> bool:
        """Whether an error or a warning stands at its places, of whatever family."""
        return any(one.severity != NOTE for one in self.lenient[entry.id])

    def unmatched(self, *severities: str) -> list[Finding]:
        """The findings of those severities that no entry speaks of."""
        matched = {one.id for found in self.strict.values() for one in found}
        return [one for one in self.findings if one.severity in severities and one.id not in matched]


def score(entries: Sequence[Entry], findings: Sequence[Finding]) -> Score:
    """Match every finding with every entry."""
    whole = Score(entries, findings)
    for entry in entries:
        near = [one for one in findings if at_its_places(entry, one)]
        whole.lenient[entry.id] = near
        whole.strict[entry.id] = [
            one for one in near if one.family in entry.families and tells_both(entry, one)
        ]
    _give_to_the_marked(whole)
    return whole


def _give_to_the_marked(whole: Score) -> None:
    """Where a row has several entries, a finding counts for those whose figures it marks, if it marks any."""
    for finding in whole.findings:
        claimed = [one for one in whole.entries if finding in whole.strict[one.id]]
        marked = [one for one in claimed if _marks(finding, one)]
        for entry in claimed:
            if marked and entry not in marked:
                whole.strict[entry.id].remove(finding)


def _marks(finding: Finding, entry: Entry) -> bool:
    """Whether a finding marks a figure of the entry, or a number of it."""
    marks = [mark for place in finding.where for mark in place.marks] + list(finding.values.values())
    numbers = {number for mark in marks for number in NUMBER.findall(mark)}
    return any(
        _plain(figure) in map(_plain, marks) or not numbers.isdisjoint(NUMBER.findall(figure))
        for figure in entry.figures
    )


def at_its_places(entry: Entry, finding: Finding) -> bool:
    return any(_known(entry, place) for place in finding.where)


def tells_both(entry: Entry, finding: Finding) -> bool:
    """Whether a finding on a conflict between several places gives more than one side of it."""
    if entry.family != CONFLICT or len(entry.where) < 2:
        return True
    given = {
        number
        for number, where in enumerate(entry.where)
        if any(same_place(where, place, entry.figures) for place in finding.where)
    }
    if len(given) > 1:
        return True
    elsewhere = [place for place in finding.where if not _known(entry, place)]
    first = next(place for place in finding.where if _known(entry, place))
    elsewhere += [place for place in finding.where if place.paragraph and place.quote != first.quote]
    if finding.family != CONFLICT:  # one that the entry calls as right may quote one place, with its figure
        elsewhere = list(finding.where)
    return any(_says(place, figure) for place in elsewhere for figure in entry.figures)


def _known(entry: Entry, place: Place) -> bool:
    return any(same_place(where, place, entry.figures) for where in entry.where)


def same_place(where: Where, place: Place, figures: Iterable[str] = ()) -> bool:
    """Whether a finding's place is the key's: by framework row, by paragraph number, by label, or by section alone."""
    if where.document is not None and where.document not in place.document:
        return False
    if where.row is not None and FRAMEWORK_ROW.fullmatch(where.row):
        return place.line == where.row and _plain(place.section) == _plain(where.section)
    if where.paragraph is not None:
        return _same_paragraph(where, place, figures)
    if where.row is not None:
        short, long = sorted((_plain(where.row), _plain(place.row)), key=len)
        agree = long.startswith(short[:LABEL_LENGTH]) and len(short) > 2
        return agree and place.line is None and _same_section(where, place)
    prose = place.line is None and place.row is None  # a section alone is its text, not its tables
    return prose and _plain(place.section) == _plain(where.section)


def _same_paragraph(where: Where, place: Place, figures: Iterable[str]) -> bool:
    paragraph = str(where.paragraph)
    if not paragraph[0].isdigit():  # a letter: its paragraphs are named by their first words
        begins = _plain(place.quote).startswith(_plain(paragraph))
        return begins or (
            _same_section(where, place) and place.line is None and any(_says(place, one) for one in figures)
        )
    if place.paragraph is None:
        return False
    number, _, part = _plain(paragraph).partition("(")
    given, _, given_part = _plain(place.paragraph).partition("(")
    return number == given and (not part or not given_part or part == given_part)


def _same_section(where: Where, place: Place) -> bool:
    """Whether the sections are the same; II holds II.A; a heading without a numeral agrees with its words."""
    ours, theirs = _plain(where.section), _plain(place.section)
    if not ours or not theirs:
        return True
    return ours.startswith(theirs) or theirs.startswith(ours)


def _says(place: Place, figure: str) -> bool:
    return _plain(figure) in _plain(" ".join((place.quote, *place.marks)))


def _plain(text: str | None) -> str:
    return re.sub(r"[\s\\$*]+", "", text or "").casefold()


def read_key(path: Path) -> tuple[Entry, ...]:
    """The entries of a key of keys/, as merged from its readers."""
    told = yaml.safe_load(path.read_text())
    return tuple(_entry(each) for each in told["entries"])


def _entry(told: dict[str, Any]) -> Entry:
    return Entry(
        id=str(told["id"]),
        family=told["family"],
        also=tuple(told["also"]),
        plain=told["plain"],
        where=tuple(Where(**{name: str(value) for name, value in one.items()}) for one in told["where"]),
        figures=tuple(str(one) for one in told["figures"]),
        why=told["why"],
        read_by=tuple(told["read_by"]),
    )
