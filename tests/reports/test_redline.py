"""A redline as a document: the page, the PDF and, with tracked changes, the Word file."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as open_word
from lxml import etree

from bluehelm.errors import BadInput
from bluehelm.mandates import diff
from bluehelm.mandates.rows import Text
from bluehelm.reports import redline_docx
from bluehelm.reports.html import html
from bluehelm.reports.redline import document, write
from tests.mandates.diff.making import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = datetime(2041, 7, 1, 9, 30, tzinfo=UTC)
CLAUSE = "to count the old beehives of Tashel with the apprentices"
CATALOGUE = "to publish a catalogue of vineyards"
OLD = (
    "p1 Recalling the opening of the lighthouse of Ostrel by the keepers of the northern coast,",
    "p2 Welcoming the return of the beekeepers to the meadows of Tashel,",
    "# Harbours",
    "1 Urges the authorities of Ix to dredge the harbour of Varn <together> with the guilds;",
    f"2 Requests UNMIX {CLAUSE}, and further requests the Secretary-General {CATALOGUE};",
    "# Tasks",
    "3 Decides that the mandate of UNMIX shall include the following tasks:",
    "3(a) to tune the organs of Medrin by public subscription before the winter festival;",
    "3(b) to restore the kilns of Quill from local clay under a joint plan with the potters;",
    "4 Decides to remain actively seized of the matter.",
)
NEW = (
    OLD[0],
    "# Harbours and canals",
    "1 Requests the authorities of Ix to dredge the harbour of Varn <together> with the guilds;",
    "2 Encourages all parties in Ix to paint the ferries of Brovo in the colours of the river;",
    f"3 Requests UNMIX {CLAUSE};",
    f"4 Further requests the Secretary-General {CATALOGUE};",
    "# Tasks",
    "5 Decides that the mandate of UNMIX shall include the following tasks:",
    "5(a) to restore the kilns of Quill from local clay under a joint plan with the potters;",
    "5(b) to tune the organs of Medrin by public subscription before the winter festival;",
    "6 Decides to remain actively seized of the matter.",
)


@pytest.fixture(scope="module")
def old() -> Text:
    return text_of(*OLD)


@pytest.fixture(scope="module")
def new() -> Text:
    return text_of(*NEW)


def body(old: Text, new: Text) -> etree._Element:
    content = redline_docx.docx(old, new, diff.compare(old, new), "en", MADE)
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def decided(word: etree._Element, gone: str) -> list[str]:
    """The paragraphs once all changes are accepted (gone "del") or rejected (gone "ins")."""
    found, line = [], ""
    for paragraph in word.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            above = run.getparent()
            if above.tag != f"{W}{gone}":
                line += "".join(part.text or "" for part in run.iter(f"{W}t", f"{W}delText"))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            found.append(line)
            line = ""
    return [" ".join(text.split()) for text in found if text.strip()]


def lines(told: tuple[str, ...]) -> list[str]:
    """The words of a text with its numbers as printed; preamble and headings have none."""
    plain = [re.sub(r"^(# |p\d+ |\d+(?=\())", "", line) for line in told]
    return [re.sub(r"^(\d+) ", r"\1. ", line) for line in plain]


def test_accepting_everything_gives_the_new_text(old: Text, new: Text) -> None:
    assert decided(body(old, new), "del") == lines(NEW)


def test_rejecting_everything_gives_the_old_text_but_for_what_moved(old: Text, new: Text) -> None:
    back = decided(body(old, new), "ins")
    assert sorted(back) == sorted(lines(OLD))
    assert [line for line in back if "organs" not in line and "kilns" not in line] == [
        line for line in lines(OLD) if "organs" not in line and "kilns" not in line
    ]


def test_a_text_against_itself_has_no_changes_to_accept(new: Text) -> None:
    word = body(new, new)
    assert not list(word.iter(f"{W}ins", f"{W}del"))
    assert decided(word, "del") == lines(NEW)


def test_every_change_has_an_author_a_day_and_a_number_of_its_own(old: Text, new: Text) -> None:
    changes = list(body(old, new).iter(f"{W}ins", f"{W}del"))
    assert {change.get(f"{W}author") for change in changes} == {"bluehelm"}
    assert {change.get(f"{W}date") for change in changes} == {"2041-07-01T09:30:00Z"}
    numbers = [change.get(f"{W}id") for change in changes]
    assert len(set(numbers)) == len(numbers) > 10


def test_a_comment_says_what_moved_and_what_binds_more(old: Text, new: Text) -> None:
    content = redline_docx.docx(old, new, diff.compare(old, new), "fr", MADE)
    told = [comment.text for comment in open_word(io.BytesIO(content)).comments]
    assert any("déplacé" in text for text in told)
    assert any("Le verbe lie davantage : « urges » est devenu « requests »." in text for text in told)


def test_the_comments_say_what_the_page_says_first(old: Text, new: Text) -> None:
    short = replace(text_of(*NEW[:3]), mission="UNIQ", notes=('the text breaks off: it ends with "guilds;"',))
    content = redline_docx.docx(old, short, diff.compare(old, short), "en", MADE)
    told = [comment.text for comment in open_word(io.BytesIO(content)).comments]
    assert told[:2] == list(diff.cautions(old, short))
    assert told[2].startswith("Of one text only a part is held. Of 5 paragraphs")
    assert any(text.startswith("The text breaks off here.") for text in told)
    assert decided(body(old, short), "ins")[-1] == lines(OLD)[-1]


def test_a_comment_names_what_is_a_priority_task_now() -> None:
    tasks = ("2 Decides that UNMIX shall have the following {}tasks:", OLD[8].replace("3(b)", "2(a)"))
    one, two = (text_of(OLD[0], *(line.format(kind) for line in tasks)) for kind in ("", "priority "))
    for language, said in (("en", "Named a priority task."), ("fr", "Nommé tâche prioritaire.")):
        content = redline_docx.docx(one, two, diff.compare(one, two), language, MADE)
        assert said in [comment.text for comment in open_word(io.BytesIO(content)).comments]


def test_the_page_says_where_a_text_breaks_off(old: Text, new: Text) -> None:
    short = replace(text_of(*NEW[:3]), notes=('the text breaks off: it ends with "guilds;"',))
    page = html(document(old, short, diff.compare(old, short), "en", MADE)).decode()
    assert "the text breaks off here" in page
    assert "The new text breaks off in 1" in page


def test_the_page_marks_words_by_elements_not_by_colour_alone(old: Text, new: Text) -> None:
    page = html(document(old, new, diff.compare(old, new), "en", MADE)).decode()
    assert "<del>Urges</del><ins> Requests</ins> the authorities" in page
    assert "<ins>words of the new text</ins>" in page
    assert "text-decoration:line-through" in page
    assert "&lt;together&gt;" in page
    assert "<del>Harbours </del><ins>Harbours and canals </ins>" in page


def test_the_page_counts_and_tells_what_binds_more(old: Text, new: Text) -> None:
    page = html(document(old, new, diff.compare(old, new), "fr", MADE)).decode()
    assert "Ajoutés : 1 ; supprimés : 1" in page
    assert "Renforcés : 1 ; affaiblis : 0" in page
    assert "« urges » est devenu « requests »" in page


def test_what_is_not_held_is_said(new: Text) -> None:
    part = text_of(*OLD[5:9], held_out="[EXCERPT: operative paragraph 3]")
    page = html(document(part, new, diff.compare(part, new), "en", MADE)).decode()
    assert "no counterpart held" in page
    assert "Of one text only a part is held" in page


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_each_form_is_written(old: Text, new: Text, tmp_path: Path, form: str) -> None:
    path = write(old, new, tmp_path / f"redline.{form}", made=MADE)
    assert path.stat().st_size > 3000


def test_another_form_is_refused(old: Text, new: Text, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"must end in .docx, .pdf or .html"):
        write(old, new, tmp_path / "redline.odt")


def test_the_pdf_is_the_same_for_the_same_day(old: Text, new: Text, tmp_path: Path) -> None:
    one, two = (write(old, new, tmp_path / name, made=MADE).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert one == two
    assert b"%PDF" in one[:8]
