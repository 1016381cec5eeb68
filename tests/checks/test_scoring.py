"""A finding held against an answer key. Every place and word is invented."""

from pathlib import Path

import pytest

from benchmarks.checks import scoring, tables
from benchmarks.checks.measuring import Judged
from benchmarks.checks.scoring import KEYS, Entry, Where
from bluehelm.checks.rows import ERROR, FAMILIES, NOTE, WARNING, Finding, Place
from bluehelm.sources import documents
from bluehelm.sources.blocks import Document, Paragraph

ROW = Where("1.2", "output 3")
LONGEST_FIGURE = 4  # words
RUN = 9  # so many words in a row would be a copy


def entry(
    *where: Where, family: str = "status", also: tuple[str, ...] = (), figures: tuple[str, ...] = ()
) -> Entry:
    return Entry("1", family, also, True, where, figures, "why")


def finding(rule: str, *where: Place, severity: str = WARNING) -> Finding:
    return Finding(rule, severity, where, {})


def row(section: str, line: str, quote: str = "12 mills", *marks: str) -> Place:
    return Place("x.txt", section, quote, marks, line=line, anchor=f"{section} {line}")


def prose(section: str, paragraph: str, quote: str = "The mills turned.") -> Place:
    return Place("x.txt", section, quote, paragraph=paragraph)


def found(one: Entry, *findings: Finding) -> bool:
    return scoring.score([one], findings).found(one)


def test_a_finding_of_the_family_at_the_row_matches() -> None:
    assert found(entry(ROW), finding("status.short", row("1.2", "output 3")))
    assert not found(entry(ROW), finding("status.short", row("1.2", "output 4")))
    assert not found(entry(ROW), finding("status.short", row("1.3", "output 3")))


def test_another_family_matches_only_where_the_key_calls_it_as_right() -> None:
    other = finding("direction.word", row("1.2", "output 3"))
    assert not found(entry(ROW), other)
    assert found(entry(ROW, also=("direction",)), other)
    assert scoring.score([entry(ROW)], [other]).noticed(entry(ROW))


def test_a_note_does_not_count() -> None:
    noted = scoring.score([entry(ROW)], [finding("status.short", row("1.2", "output 3"), severity=NOTE)])
    assert not noted.found(entry(ROW))
    assert noted.found(entry(ROW), notes=True)


def test_a_conflict_needs_both_places_or_a_figure_of_the_other() -> None:
    key = entry(ROW, Where("II.B", paragraph="12"), family="conflict", figures=("14 May",))
    assert found(key, finding("conflict.days", row("1.2", "output 3"), prose("II.B", "12")))
    assert not found(key, finding("conflict.days", row("1.2", "output 3"), prose("II.B", "40")))
    assert found(
        key, finding("conflict.days", row("1.2", "output 3"), prose("II.B", "40", "On 14 May it rained."))
    )


def test_a_lettered_part_is_held_against_its_paragraph() -> None:
    key = entry(Where("II.B", paragraph="35 (c)"))
    assert found(key, finding("status.short", prose("II.B", "35 (c)")))
    assert found(key, finding("status.short", prose("II.B", "35")))
    assert not found(key, finding("status.short", prose("II.B", "35 (d)")))


def test_the_row_of_another_table_is_known_by_its_first_words() -> None:
    key = entry(Where("III.A", "Air operations"), family="arithmetic")
    assert found(
        key, finding("arithmetic.sum", Place("x.txt", "III.A", "Air operations 1 2", row="Air operations ^a"))
    )
    assert not found(key, finding("arithmetic.sum", Place("x.txt", "III.A", "Medical 1 2", row="Medical")))


def test_of_two_entries_of_a_row_the_one_whose_figure_is_marked_is_found() -> None:
    first, second = (
        Entry(str(n), "status", (), True, (ROW,), (figure,), "why") for n, figure in ((1, "12"), (2, "30"))
    )
    scored = scoring.score(
        [first, second], [finding("status.short", row("1.2", "output 3", "12 mills, 30 wells", "30 wells"))]
    )
    assert not scored.found(first)
    assert scored.found(second)


def test_what_no_entry_speaks_of_is_listed() -> None:
    known, unknown = (
        finding("status.short", row("1.2", "output 3")),
        finding("status.short", row("2.1", "output 1"), severity=ERROR),
    )
    assert scoring.score([entry(ROW)], [known, unknown]).unmatched(ERROR, WARNING) == [unknown]


@pytest.mark.parametrize("path", sorted(KEYS.glob("[0-9a]*.yaml")), ids=lambda path: path.stem)
def test_a_key_holds_short_figures_and_known_families(path: Path) -> None:
    for one in scoring.read_key(path):
        assert {one.family, *one.also} <= set(FAMILIES)
        assert all(len(figure.split()) <= LONGEST_FIGURE for figure in one.figures), one.id
        assert one.where
        assert one.read_by


@pytest.mark.shared
@pytest.mark.parametrize(
    ("key", "pattern"),
    [("003", "seeds/003_*"), ("590", "data/*/A_80_590.docx"), ("614", "data/*/A_80_614.docx")],
)
def test_a_key_copies_no_sentence_of_its_document(shared: Path, key: str, pattern: str) -> None:
    words = _words(documents.read(next(shared.glob(pattern))))
    runs = {tuple(words[at : at + RUN]) for at in range(len(words))}
    for one in scoring.read_key(KEYS / f"{key}.yaml"):
        said = one.why.lower().split()
        assert not any(tuple(said[at : at + RUN]) in runs for at in range(len(said) - RUN + 1)), one.id


def _words(document: Document) -> list[str]:
    texts = [
        block.text
        if isinstance(block, Paragraph)
        else " ".join(cell.text for line in block.rows for cell in line.cells)
        for block in document.blocks
    ]
    return " ".join(texts).lower().split()


def test_a_person_outranks_the_match_of_places() -> None:
    one = finding("status.short", row("1.2", "output 3"), severity=ERROR)
    judged = Judged("003", scoring.score([entry(ROW)], [one]), 1.0)
    _, heads, rows = tables.of_precision(judged, {"status.short x 1.2 output 3": False})
    assert dict(zip(heads, rows[-1], strict=True))["Judged false"] == "1"
    assert dict(zip(heads, tables.of_precision(judged, {})[2][-1], strict=True))["In the key"] == "1"


def test_two_sentences_of_one_paragraph_tell_both_sides() -> None:
    key = entry(Where("II.B", paragraph="35"), ROW, family="conflict", figures=("was closed",))
    assert not found(key, finding("conflict.states", prose("II.B", "35")))
    assert found(
        key, finding("conflict.states", prose("II.B", "35"), prose("II.B", "35", "The mill was closed."))
    )
