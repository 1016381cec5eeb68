"""What moved, and what only went along or got another number."""

import pytest

from bluehelm.mandates.diff import compare
from tests.mandates.diff.making import text_of

DEEDS = {
    "harbour": "Urges the guilds to dredge the harbour of Varn before the spring floods;",
    "kilns": "Requests UNMIX to restore the kilns of Quill from local clay under a joint plan;",
    "organs": "Encourages all parties to tune the organs of Medrin by public subscription;",
    "ferries": "Calls upon Member States to paint the ferries of Brovo in the colours of the river at dawn;",
    "bees": "Demands that beekeepers spare the meadows of Tashel;",
}


def moved(old: str, new: str) -> list[str]:
    """Names of the paragraphs that moved, in the order of the new text."""
    sides = [
        text_of(*(f"{n} {DEEDS[name]}" for n, name in enumerate(side.split(), 1))) for side in (old, new)
    ]
    names = new.split()
    return [names[int(row.new[0]) - 1] for row in compare(*sides) if "moved" in row.changes]


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("harbour kilns organs ferries", "harbour kilns organs ferries", []),
        ("harbour kilns organs ferries", "bees harbour kilns organs ferries", []),
        ("harbour kilns organs ferries", "kilns organs ferries harbour", ["harbour"]),
        ("harbour kilns organs ferries", "ferries harbour kilns organs", ["ferries"]),
        ("harbour ferries bees", "harbour bees ferries", ["bees"]),
        ("kilns organs ferries", "ferries organs kilns", ["organs", "kilns"]),
    ],
)
def test_as_many_as_can_be_stay(old: str, new: str, gone: list[str]) -> None:
    assert moved(old, new) == gone


def test_items_that_go_with_their_paragraph_did_not_move() -> None:
    items = ("to widen the quays of Sorrel;", "to plant limes along the tramways of Lunby;")
    lead = "Decides that UNMIX shall carry out the following tasks:"
    old = text_of(
        f"1 {lead}", f"1(a) {items[0]}", f"1(b) {items[1]}", f"2 {DEEDS['harbour']}", f"3 {DEEDS['kilns']}"
    )
    new = text_of(
        f"1 {DEEDS['harbour']}", f"2 {DEEDS['kilns']}", f"3 {lead}", f"3(a) {items[0]}", f"3(b) {items[1]}"
    )
    assert {row.new: row.changes for row in compare(old, new) if row.changes} == {("3",): ("moved",)}
