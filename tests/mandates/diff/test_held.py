"""A text whose end is not there: what would stand behind is neither added nor dropped."""

from dataclasses import replace

from bluehelm.mandates.diff import compare, counts
from tests.mandates.diff.making import text_of

LINES = (
    "1 Urges the authorities of Ix to dredge the harbour of Varn together with the guilds;",
    "2 Decides that UNMIX shall have the following tasks:",
    "2(a) to restore the kilns of Quill from local clay under a joint plan;",
    "2(b) to tune the organs of Medrin before the winter festival;",
    "3 Requests the Secretary-General to catalogue the looms of Brovo by public subscription;",
)
WHOLE = text_of(*LINES)
CUT = replace(text_of(*LINES[:3]), notes=('the text breaks off: its last paragraph ends with "plan;"',))


def test_behind_the_break_nothing_was_added_or_dropped() -> None:
    for old, new in ((CUT, WHOLE), (WHOLE, CUT)):
        changes = compare(old, new)
        assert [(*row.old, *row.new) for row in changes if not row.held] == [("2(b)",), ("3",)]
        assert counts(changes)["added"] == counts(changes)["dropped"] == 0


def test_before_the_break_it_was() -> None:
    rows = compare(CUT, text_of(LINES[0], "2 Welcomes the opening of the beehives of Lunby;", *(
        line.replace("2", "3", 1) for line in LINES[1:3])))  # fmt: skip
    assert [row.new for row in rows if row.changes == ("added",)] == [("2",)]


def test_without_a_break_what_is_missing_was_dropped() -> None:
    assert counts(compare(WHOLE, replace(CUT, notes=())))["dropped"] == 2
