"""The texts of a mission one after the other, with what is not held among them."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.mandates import store
from bluehelm.mandates.rows import PREAMBULAR, Citation, Provision
from bluehelm.mandates.store import Column, Known
from tests.mandates.store.mandatemaking import (
    DRAFT,
    FIRST,
    NEXT,
    OTHER_CONTENT,
    ROLLOVER,
    SECOND,
    TEXT,
    paragraph,
)

LATE = replace(NEXT, symbol="S/RES/9007 (2036)", date=date(2036, 3, 20), adopted=date(2036, 3, 20), ends=None)
MIDDLE = Known("S/RES/9005 (2034)", date(2034, 3, 20), date(2036, 3, 31))


def told(*known: Known) -> list[tuple[str, str]]:
    return [(column.held, column.symbol) for column in store.evolution("UNMIX", known).columns]


@pytest.mark.usefixtures("saved")
def test_texts_that_follow_one_another_leave_no_gap() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert told() == [("whole", FIRST), ("whole", SECOND)]


@pytest.mark.usefixtures("saved")
def test_a_mandate_that_ended_before_the_next_text_was_prolonged_by_one_that_is_not_held() -> None:
    store.save(LATE, OTHER_CONTENT, "late.txt", None)
    [_, gap, _] = store.evolution("UNMIX").columns
    assert gap == Column("unknown", first=date(2032, 3, 31), last=date(2036, 3, 20))


@pytest.mark.usefixtures("saved")
def test_a_resolution_that_is_known_of_is_named_and_covers_its_own_years_alone() -> None:
    store.save(LATE, OTHER_CONTENT, "late.txt", None)
    assert told(MIDDLE) == [
        ("whole", FIRST),
        ("unknown", ""),
        ("none", MIDDLE.symbol),
        ("whole", LATE.symbol),
    ]
    assert store.evolution("UNMIX", [MIDDLE]).columns[1].last == MIDDLE.adopted


@pytest.mark.usefixtures("saved")
def test_a_resolution_that_is_stored_is_no_gap_though_it_is_known_of() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert told(Known(SECOND, date(2032, 3, 20), date(2033, 3, 31))) == [("whole", FIRST), ("whole", SECOND)]


@pytest.mark.usefixtures("saved")
def test_what_a_text_recalls_in_its_first_words_is_named_where_it_is_not_stored() -> None:
    cited = tuple(
        Citation(f"S/RES/{n} ({year})", f"resolution {n}")
        for n, year in ((8000, 2020), (9001, 2031), (9004, 2032), (9006, 2035))
    )
    recalling = Provision(PREAMBULAR, "1", 1, "", "Recalling", 0, None, None, "Recalling", citations=cited)
    store.save(replace(LATE, preambular=(recalling,)), OTHER_CONTENT, "late.txt", None)
    other = replace(ROLLOVER, symbol="S/RES/9006 (2035)", mission="UNMAX")
    store.save(other, b"of another mission", "other.txt", None)  # read, and of another mission: no gap
    columns = store.evolution("UNMIX").columns
    assert [(one.symbol, one.recalled_by) for one in columns if one.held == "none"] == [
        ("S/RES/9004 (2032)", LATE.symbol)
    ]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("said", "begun"),
    [
        ("Decides to extend the mandate of UNMIX until 31 March 2032", True),
        ("Decides to establish UNMIX, and to extend the mandate of its lamps", False),
        ("Decides that UNMIX shall light lanterns", False),
    ],
)
def test_a_first_text_that_prolongs_a_mandate_was_not_the_first(said: str, begun: bool) -> None:
    store.save(replace(TEXT, operative=(paragraph(1, said),)), b"first", "first.txt", None)
    columns = store.evolution("UNMIX").columns
    assert [column.held for column in columns] == (["unknown", "whole"] if begun else ["whole"])
    assert columns[0].first is None


@pytest.mark.usefixtures("saved")
def test_a_text_that_lacks_paragraphs_is_held_in_part_and_restates_nothing() -> None:
    part = replace(NEXT, operative=(paragraph(2, "Decides"), paragraph(3, "Urges"), paragraph(6, "Asks")))
    store.save(part, OTHER_CONTENT, "part.txt", None)
    [_, column] = store.evolution("UNMIX").columns
    assert (column.held, column.missing, column.restates) == ("part", ("1", "4-5", "7-"), False)


@pytest.mark.usefixtures("saved")
def test_a_draft_has_a_provisional_column_until_its_resolution_is_stored() -> None:
    draft = replace(NEXT, symbol=DRAFT, status="draft", date=date(2032, 3, 10))
    store.save(draft, b"draft", "draft.txt", None)
    found = store.evolution("UNMIX")
    assert [(one.symbol, one.draft) for one in found.columns] == [(FIRST, False), (DRAFT, True)]
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    found = store.evolution("UNMIX")
    assert [one.symbol for one in found.columns] == [FIRST, SECOND]
    assert found.drafts == ((DRAFT, SECOND),)


@pytest.mark.usefixtures("saved")
def test_a_draft_stands_for_its_resolution_while_nothing_follows() -> None:
    draft = replace(NEXT, symbol=DRAFT, status="draft", date=date(2034, 3, 10))
    store.save(draft, b"draft", "draft.txt", None)
    known = replace(MIDDLE, draft=DRAFT)
    assert told(known)[-1] == ("whole", DRAFT)
    assert store.evolution("UNMIX", [known]).columns[-1].becomes == MIDDLE.symbol
    store.save(LATE, OTHER_CONTENT, "late.txt", None)
    assert told(known)[-3:] == [("whole", DRAFT), ("none", MIDDLE.symbol), ("whole", LATE.symbol)]
