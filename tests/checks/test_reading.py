"""A document as the rules see it, and what could not be read told apart. All documents are invented."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bluehelm.checks import reading
from bluehelm.checks.check import check
from bluehelm.errors import Unreadable
from tests.checks.invented import document, table, text

OWN_FORM = """
mission: UNMIX
period: 2031/32
accomplishments:
  - number: "1.1"
    title: Travellers cross in safety
    indicators:
      - label: Number of bridges lit
        series: {2030/31: 6, 2031/32: 8}
        unit: bridges
        actual: 5
        remark: Two bridges fell
"""


def test_a_report_gives_its_mission_period_rows_prose_and_tables(excerpts: Path) -> None:
    found = reading.read(excerpts / "unmix.txt")
    assert (found.mission, found.period, found.kind) == ("UNMIX", "2030/31", reading.PERFORMANCE)
    assert [line.name for line in found.lines if line.section == "1.1"] == [
        "indicator 1", "indicator 2", "indicator 3", "output 1", "output 2", "output 3", "output 4",
    ]  # fmt: skip
    assert any(one.section == "II.F" and one.paragraph == "2" for one in found.sentences)
    assert found.sheets
    assert found.dated == date(2031, 12, 3)
    assert found.sha256 is not None
    assert len(found.sha256) == 64


def test_rows_keep_both_cells_as_printed_beside_what_was_understood(excerpts: Path) -> None:
    line, indicator = reading.read(excerpts / "unmix.txt").indicators[0]
    assert line.planned.startswith("Increase in the number of bridges lit at night (2028/29: 4;")
    assert line.actual[0] == "Achieved: a total of 9 bridges were lit in three districts"
    assert indicator.actual == 9


def test_no_cell_of_a_framework_is_told_again_as_prose(excerpts: Path) -> None:
    found = reading.read(excerpts / "unmix.txt")
    cells = {part for line in found.lines for part in (line.planned, *line.actual)}
    assert not cells & {one.text for one in found.sentences}


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Letter dated 3 May 2031 from the council\n\nI have the honour to write.", reading.LETTER),
        ("The Security Council,\n\nRecalling its resolutions,", reading.RESOLUTION),
        ("Report of the Advisory Committee on Invented Questions", reading.ADVICE),
        ("A story about lanterns\n\nThey were lit.", reading.OTHER),
    ],
)
def test_a_document_of_another_kind_is_read_for_what_it_is(opening: str, kind: str) -> None:
    found = text(opening)
    assert found.kind == kind
    assert found.lines == ()
    assert found.plan is None


def test_what_could_not_be_read_is_said_and_is_no_finding() -> None:
    found = text("A story about lanterns\n\nThey were lit.")
    assert [where for where, _ in found.unread] == ["the whole document"]
    assert check([found]).findings == ()


def test_a_letter_lacks_nothing_for_having_no_frameworks() -> None:
    assert text("Letter dated 3 May 2031 from the council\n\nI have the honour to write.").unread == ()


def test_an_empty_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(Unreadable):
        reading.read(tmp_path / "empty.txt")


def test_what_a_document_is_does_not_depend_on_the_name_of_its_file() -> None:
    body = "A story about lanterns\n\nThey were lit."
    assert text(body, name="a.txt").identity == text(body, name="b.txt").identity
    assert text(body).identity != text("Another story about bridges\n\nThey fell.").identity


def test_two_letters_of_one_mission_are_two_documents() -> None:
    body = "Letter dated 3 May 2031\n\nThe work of the United Nations Mission in Ix (UNMIX) went on."
    assert text(body).identity != text(body.replace("May", "June")).identity


def test_two_versions_of_a_report_are_one_document(excerpts: Path) -> None:
    first = reading.read(excerpts / "unmix.txt")
    assert replace(first, name="unmix_rev2.txt", dated=None, title="Reissued").identity == first.identity


def test_a_mark_never_points_at_words_that_do_not_stand_there() -> None:
    found = text("1. The lantern was lit on 3 May 2031.")
    place = found.at(found.sentences[0], "3 May 2031", "4 May 2031", "", "3 May 2031")
    assert place.marks == ("3 May 2031",)
    assert place.paragraph == "1"


def test_a_row_of_another_table_is_found_by_its_label() -> None:
    found = text("III. Resources", table("Fuel | 12.0", "Boats | 3.0"))
    place = found.row(found.sheets[0], "Fuel", "Fuel 12.0", "12.0")
    assert (place.section, place.row, place.quote, place.marks) == ("III", "Fuel", "Fuel 12.0", ("12.0",))


def test_a_plan_of_our_own_form_has_rows_and_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(OWN_FORM)
    found = reading.read(path)
    (line,) = found.lines
    assert (line.section, line.name, line.actual) == ("1.1", "indicator 1", ("5", "Two bridges fell"))
    assert "2030/31: 6" in line.planned
    assert (found.sentences, found.sheets, found.unread) == ((), (), ())
    assert found.sha256 is not None


def test_the_mission_is_the_acronym_that_the_opening_gives() -> None:
    body = "Letter dated 3 May 2031\n\nThe work of the United Nations Mission in Ix (UNMIX) went on."
    assert reading.text_of(document(body)).mission == "UNMIX"


def test_a_text_in_another_language_is_said_not_to_be_read_by_words() -> None:
    french = "Les lanternes du port ont été allumées par le conseil et les ponts sont restés ouverts. "
    english = "The lanterns of the port were lit by the council, and the bridges of the town were open. "
    reasons = [why for _, why in text(french * 8).unread]
    assert any("not English" in why for why in reasons)
    assert not any("not English" in why for _, why in text(english * 8).unread)
