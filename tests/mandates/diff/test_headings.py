"""Headings of two texts over the rows of their redline."""

from bluehelm.mandates.diff import compare
from bluehelm.mandates.diff.headings import Heading, headings
from tests.mandates.diff.making import text_of

HARBOUR = "Urges the authorities of Ix to dredge the harbour of Varn together with the guilds;"
KILNS = "Requests UNMIX to restore the kilns of Quill from local clay under a joint plan;"
ORGANS = "Encourages UNMIX to tune the organs of Medrin before the winter festival;"


def told(old: tuple[str, ...], new: tuple[str, ...]) -> dict[str, tuple[Heading, ...]]:
    """The headings by the paths of the row they stand before."""
    mine, yours = text_of(*old), text_of(*new)
    changes = compare(mine, yours)
    found = headings(mine, yours, changes)
    return {"+".join((*changes[n].old, ">", *changes[n].new)): titles for n, titles in found.items()}


def test_a_heading_that_both_have_stands_where_the_new_text_has_it() -> None:
    old = ("# Harbours", f"1 {HARBOUR}", "# Workshops", f"2 {KILNS}", f"3 {ORGANS}")
    new = ("# Harbours", f"1 {HARBOUR}", f"2 {KILNS}", "# Workshops", f"3 {ORGANS}")
    assert told(old, new) == {
        "1+>+1": (Heading("Harbours", "Harbours", 1),),
        "3+>+3": (Heading("Workshops", "Workshops", 1),),
    }


def test_two_that_begin_at_the_same_paragraph_are_one_worded_anew() -> None:
    old, new = (("# Harbours", f"1 {HARBOUR}"), ("# Harbours and canals", f"1 {HARBOUR}"))
    assert told(old, new) == {"1+>+1": (Heading("Harbours", "Harbours and canals", 1),)}


def test_one_that_came_or_went_stands_on_one_side() -> None:
    old = (f"1 {HARBOUR}", f"2 {KILNS}")
    new = (f"1 {HARBOUR}", "# Workshops", f"2 {KILNS}")
    assert told(old, new) == {"2+>+2": (Heading(None, "Workshops", 1),)}
    assert told(new, old) == {"2+>+2": (Heading("Workshops", None, 1),)}


def test_one_worded_anew_is_paired_where_it_begins_at_another_row() -> None:
    old = ("# Harbours", f"1 {HARBOUR}", f"2 {KILNS}")
    new = (f"1 {HARBOUR}", "# Harbours and canals", f"2 {KILNS}")
    assert told(old, new) == {"2+>+2": (Heading("Harbours", "Harbours and canals", 1),)}


def test_a_typographic_apostrophe_makes_no_other_heading() -> None:
    old, new = (("# UNMIX's mandate", f"1 {HARBOUR}"), ("# UNMIX’s mandate", f"1 {HARBOUR}"))
    assert told(old, new) == {"1+>+1": (Heading("UNMIX’s mandate", "UNMIX’s mandate", 1),)}
