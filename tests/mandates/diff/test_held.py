"""A text whose end is not there: what would stand behind is neither added nor dropped."""

from dataclasses import replace

import pytest

from bluehelm.mandates.diff import cautions, compare, counts
from bluehelm.mandates.diff.written import to_json
from bluehelm.mandates.rows import Text
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


def broken(*lines: str) -> Text:
    return replace(
        text_of(*lines), notes=(f'the text breaks off: its last paragraph ends with "{lines[-1][-9:]}"',)
    )


@pytest.mark.parametrize("end", ["from local clay", "from loc", "from local clay under a joint p"])
def test_a_paragraph_that_is_cut_short_is_not_edited(end: str) -> None:
    short = broken(*LINES[:2], f"2(a) to restore the kilns of Quill {end}")
    for old, new in ((short, WHOLE), (WHOLE, short)):
        changes = compare(old, new)
        (row,) = (row for row in changes if row.breaks_off)
        assert (row.old, row.new, row.changes) == (("2(a)",), ("2(a)",), ())
        assert (row.strength, row.came, row.went, row.figures) == (None, (), (), ())
        assert row.old_words == old.operative[2].text
        assert row.new_words == new.operative[2].text
        assert counts(changes)["breaks_off"] == 1
        assert counts(changes)["same"] == 2


def test_what_was_edited_before_the_break_still_was() -> None:
    short = broken(*LINES[:2], "2(a) to restore and insulate the kilns of Quill from local cl")
    (row,) = (row for row in compare(WHOLE, short) if row.breaks_off)
    assert row.changes == ("edited",)


def test_a_whole_last_paragraph_is_weighed_though_nothing_follows_it() -> None:
    changes = compare(
        text_of(*LINES), broken(*LINES[:2], LINES[2].replace("restore", "restore, if possible,"))
    )
    (row,) = (row for row in changes if row.breaks_off)
    assert row.changes == ("edited",)
    assert row.strength is not None


def test_where_a_text_breaks_off_is_said_first_in_both_languages() -> None:
    assert cautions(CUT, WHOLE) == (
        "The old text breaks off in 2(a): nobody can say that what the new one has behind was put in.",
    )
    assert cautions(WHOLE, CUT, "fr")[0].startswith("Le nouveau texte s’interrompt en 2(a)")
    assert "s’interrompt en p1" in cautions(broken("p1 Recalling the kil"), WHOLE, "fr")[0]


def test_the_rows_as_json_say_where_a_text_breaks_off() -> None:
    rows = to_json(compare(WHOLE, broken(*LINES[:2], "2(a) to restore the kilns")))
    (row,) = (row for row in rows if row["breaks_off"])
    assert [sign for sign, _ in row["words"]] == ["=", "-"]
