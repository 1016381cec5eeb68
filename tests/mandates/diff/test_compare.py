"""What became of each paragraph."""

import unicodedata

import pytest

from bluehelm.mandates.diff import Change, compare, counts
from bluehelm.mandates.diff.written import to_json
from tests.mandates.diff.making import text_of

HARBOUR = "to dredge the harbour of Varn together with the guilds"
ORGANS = "to tune the organs of Medrin by public subscription before the winter festival"
KILNS = "to restore the kilns of Quill from local clay under a joint plan with the potters"
CATALOGUE = "to publish a catalogue of the vineyards of Lunby"
MANDATE = (
    "p1 Recalling the opening of the lighthouse of Ostrel by the keepers of the northern coast,",
    "p2 Welcoming the return of the beekeepers to the meadows of Tashel,",
    f"1 Urges the authorities of Ix {HARBOUR};",
    "2 Decides that the mandate of UNMIX shall include the following tasks:",
    f"2(a) {ORGANS};",
    f"2(b) {KILNS};",
    f"3 Requests UNMIX to visit the theatres, and further requests the Secretary-General {CATALOGUE};",
    "4 Decides to remain actively seized of the matter.",
)


def rows(old: tuple[str, ...], new: tuple[str, ...]) -> dict[tuple[str, str], Change]:
    found = compare(text_of(*old), text_of(*new))
    return {("+".join(row.old), "+".join(row.new)): row for row in found}


def edited(line: int, words: str) -> tuple[str, ...]:
    return (*MANDATE[:line], words, *MANDATE[line + 1 :])


def test_a_preambular_paragraph_has_a_path_of_its_own() -> None:
    assert ("p2", "p2") in rows(MANDATE, MANDATE)


def test_typographic_quotes_and_the_last_sign_are_no_edit() -> None:
    old = edited(2, "1 Urges the keeper’s “old” guild to dredge the harbour of Varn;")
    new = edited(2, '1 Urges the keeper\'s "old" guild to dredge the harbour of Varn,')
    row = rows(old, new)["1", "1"]
    assert row.changes == ()
    assert to_json([row])[0]["words"] == [["=", new[2][2:]]]


def test_a_later_date_is_told_whole() -> None:
    old, new = (
        edited(7, f"4 Decides to extend the mandate of UNMIX until 30 June {year};") for year in (2040, 2041)
    )
    assert rows(old, new)["4", "4"].figures == (("30 June 2040", "30 June 2041"),)


def test_a_list_that_grew_tells_what_came() -> None:
    old = edited(2, "1 Urges the guilds to train weavers and dyers in their workshops;")
    new = edited(
        2,
        "1 Urges the guilds to train weavers and dyers, and potters with long practice, in their workshops;",
    )
    assert rows(old, new)["1", "1"].came == ("potters with long practice",)
    assert rows(new, old)["1", "1"].went == ("potters with long practice",)


def test_a_clause_that_moved_to_another_paragraph_is_a_split_and_a_merger() -> None:
    beehives = "to count the old beehives of Tashel with the apprentices"
    old = edited(6, f"3 Requests UNMIX {beehives}, and further requests the Secretary-General {CATALOGUE};")
    new = (
        *old[:5],
        f"2(b) {KILNS}, and {beehives};",
        f"3 Requests the Secretary-General {CATALOGUE};",
        old[7],
    )
    found = rows(old, new)
    assert set(found["2(b)+3", "2(b)"].changes) == {"edited", "moved", "split", "merged"}
    assert "beehives" in found["2(b)+3", "2(b)"].old_words
    assert "beehives" not in found["3", "3"].old_words
    assert "split" in found["3", "3"].changes


def test_items_that_changed_places_in_their_paragraph_moved_once() -> None:
    new = (*MANDATE[:4], f"2(a) {KILNS};", f"2(b) {ORGANS};", *MANDATE[6:])
    found = rows(MANDATE, new)
    assert sorted(kinds for kinds in (found["2(a)", "2(b)"].changes, found["2(b)", "2(a)"].changes)) == [
        (),
        ("moved",),
    ]


def test_what_was_dropped_stands_where_it_stood() -> None:
    found = compare(text_of(*MANDATE), text_of(*MANDATE[:4], *MANDATE[5:]))
    assert [(row.old, row.new) for row in found][3:6] == [
        (("2",), ("2",)),
        (("2(a)",), ()),
        (("2(b)",), ("2(b)",)),
    ]
    assert counts(found)["dropped"] == 1


def test_the_rows_of_a_redline_hold_every_paragraph_once() -> None:
    found = compare(text_of(*MANDATE), text_of(*MANDATE[2:5], *MANDATE[6:]))
    assert sorted(path for row in found for path in row.new) == ["1", "2", "2(a)", "3", "4"]
    assert sorted(path for row in found for path in row.old) == [
        "1",
        "2",
        "2(a)",
        "2(b)",
        "3",
        "4",
        "p1",
        "p2",
    ]


EXCERPT = "[EXCERPT: operative paragraphs 2 to 3]"


def test_against_an_excerpt_what_stands_outside_is_not_held_and_not_added() -> None:
    old = text_of(*MANDATE[3:7], held_out=EXCERPT)
    new = text_of(
        *MANDATE[:6], "2(c) to furnish the chapels of Sorrel in honour of the founders;", *MANDATE[6:]
    )
    found = {row.new: row for row in compare(old, new)}
    assert [path for (path,), row in found.items() if not row.held] == ["p1", "p2", "1", "4"]
    assert found["2(c)",].changes == ("added",)
    assert counts(tuple(found.values()))["not_held"] == 4
    back = {row.old: row for row in compare(new, old)}
    assert not back["1",].held
    assert back["2(c)",].changes == ("dropped",)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_json_has_the_keys_of_the_contract(language: str) -> None:
    row = to_json(compare(text_of(*MANDATE), text_of(*MANDATE)), language)[2]
    assert {"old", "new", "changes", "strength", "words"} <= set(row)
    assert set(row["strength"]) == {"old", "new", "direction", "why"}
    assert row["strength"]["direction"] == "same"
    assert row["words"] == [["=", MANDATE[2][2:]]]


def test_an_empty_text_is_all_added_or_dropped() -> None:
    assert {row.changes for row in compare(text_of(), text_of(*MANDATE))} == {("added",)}
    assert {row.changes for row in compare(text_of(*MANDATE), text_of())} == {("dropped",)}
    assert compare(text_of(), text_of()) == ()


def test_a_text_with_its_accents_apart_is_unchanged() -> None:
    words = "1 Urges the authorities of Côte d’Ix to dredge the harbour of Évora with the guildés of Varné;"
    apart = unicodedata.normalize("NFD", words)
    assert apart != words
    assert counts(compare(text_of(words), text_of(apart)))["same"] == 1
