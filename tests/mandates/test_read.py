"""The pieces of a resolution put together as a Text."""

from datetime import date

import pytest

from bluehelm.mandates.read import understand
from bluehelm.mandates.rows import Provision, Text
from bluehelm.sources.resolutions import parse

HEAD = """United Nations S/RES/9107 (2031)
Resolution 9107 (2031)
Adopted by the Security Council at its 9911th meeting, on
27 June 2031
The Security Council,
Recalling its resolutions on the river,
Expressing concern about the flood,
"""


def text(body: str, adopted: date | None = None, ends: date | None = None) -> Text:
    return understand(parse([*HEAD.splitlines(), *body.splitlines()]), adopted, ends)


def provision(read: Text, path: str) -> Provision:
    return next(row for row in read.operative if row.path == path)


def test_a_paragraph_has_its_acts_and_whom_they_address() -> None:
    read = text("1. Welcomes the report, and requests the Secretary-General to publish it;")
    acts = read.operative[0].acts
    assert [(act.verb, act.addressees) for act in acts] == [
        ("welcomes", ()),
        ("requests", ("Secretary-General",)),
    ]


def test_a_preambular_paragraph_has_its_phrase() -> None:
    read = text("1. Decides to remain seized of the matter.")
    assert [(row.n, row.phrase) for row in read.preambular] == [(1, "Recalling"), (2, "Expressing concern")]


def test_an_item_is_governed_by_the_act_that_leads_into_it() -> None:
    read = text(
        "1. Welcomes the talks, and urges the parties:\n(a) To talk;\n(b) To do so:\n(i) soon;\n(ii) often;"
    )
    for path in ("1(a)", "1(b)", "1(b)(i)"):
        governing = provision(read, path).governed_by
        assert governing is not None
        assert (governing.verb, governing.addressees) == ("urges", ("parties",))
        assert provision(read, path).acts == ()
    assert provision(read, "1(b)(i)").parent == "1(b)"
    assert provision(read, "1").governed_by is None


def test_an_item_in_which_the_council_acts_keeps_its_act() -> None:
    read = text(
        "1. Acting under Chapter VII of the Charter:\n(a) Decides to lift it;\n(b) Requests UNMIL to help;"
    )
    assert [act.verb for act in provision(read, "1(b)").acts] == ["requests"]
    assert provision(read, "1").acts == ()


def test_an_act_behind_a_list_stands_with_the_paragraph() -> None:
    read = text(
        "1. Requests the Union: (i) to lend boats, (ii) to lend pilots, and urges donors to pay for both;"
    )
    paragraph = provision(read, "1")
    assert [act.verb for act in paragraph.acts] == ["requests", "urges"]
    assert paragraph.acts[1].addressees == ("donors",)
    assert provision(read, "1(i)").governed_by == paragraph.acts[0]
    tail = paragraph.acts[1]
    if tail.within is not None:  # where the words stand in the last item
        assert provision(read, tail.within).text[tail.start : tail.end] == tail.text
        assert provision(read, tail.within).acts == ()


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("until 30 June 2032", date(2032, 6, 30)),
        ("until 30 June 2032, with the intention to renew it for further periods", date(2032, 6, 30)),
        ("for a period of six months", date(2031, 12, 27)),
    ],
)
def test_the_end_of_the_mandate_is_found_in_the_text(words: str, ends: date) -> None:
    read = text(f"1. Decides to extend the mandate of UNMIL {words};")
    assert (read.mission, read.adopted, read.ends) == ("UNMIL", date(2031, 6, 27), ends)


def test_days_that_are_given_stand_before_those_of_the_text() -> None:
    body = "1. Decides to extend the mandate of UNMIL until 30 June 2032;"
    read = text(body, adopted=date(2031, 7, 1), ends=date(2032, 5, 31))
    assert (read.adopted, read.ends) == (date(2031, 7, 1), date(2032, 5, 31))


def test_a_text_with_several_ends_says_which_was_taken() -> None:
    read = text(
        "1. Decides to extend the mandate of UNMIL until 30 June 2032;\n"
        "2. Decides to extend the mandate of the ferry mission until 1 May 2032;"
    )
    assert read.ends == date(2032, 6, 30)
    assert any("30" in note and "2032-05-01 (paragraph 2)" in note for note in read.notes)


def test_sections_span_the_paragraphs_of_their_subsections() -> None:
    class Piece:
        def __init__(self, kind: str, text: str, path: str = "", level: int = 0, section: int | None = None):
            self.kind, self.text, self.path, self.level, self.section = kind, text, path, level, section
            self.label, self.repairs = "", ()

    class Laid:
        symbol = date = title = None
        status, sha256, set_aside, notes = "adopted", "", (), ()
        pieces = (
            Piece("heading", "Mandate", level=1),
            Piece("heading", "Principles", level=2, section=0),
            Piece("operative", "Decides to stay;", "1", section=1),
            Piece("heading", "Tasks", level=2, section=0),
            Piece("operative", "Decides to go;", "2", section=2),
            Piece("heading", "Reports", level=1),
            Piece("operative", "Requests a report;", "3", section=3),
        )

    found = [(row.title, row.first, row.last, row.parent) for row in understand(Laid()).sections]
    assert found == [
        ("Mandate", "1", "2", None),
        ("Principles", "1", "1", 0),
        ("Tasks", "2", "2", 0),
        ("Reports", "3", "3", None),
    ]


def test_what_was_repaired_or_set_aside_is_told() -> None:
    read = text("1. Urges all to help;\n3. Decides to remain seized of the matter.")
    assert len(read.set_aside) > 0
    assert all(note.strip() for note in read.notes)
