"""The clauses of a paragraph, and what of it stands in which row."""

from bluehelm.mandates.diff import compare
from bluehelm.mandates.diff.clauses import clauses
from bluehelm.mandates.diff.units import stem, traits, units
from bluehelm.mandates.diff.words import chunks
from tests.mandates.diff.making import text_of

ACTS = (
    "1 Requests UNMIX to dredge the harbour of Varn with the guilds, including by lending them six barges in"
    " spring; urges the potters of Quill to restore every kiln from local clay, and further encourages all"
    " parties in Ix to keep the canals of Kelmont free of nets at dusk;"
)


def cut(line: str) -> list[str]:
    (unit,) = units(text_of(line))
    words = chunks(unit.text)
    return [" ".join(word.text for word in words[each.start : each.end]) for each in clauses(unit)]


def test_a_paragraph_is_cut_where_the_council_acts_anew_and_where_a_clause_begins() -> None:
    assert [clause.split()[0] for clause in cut(ACTS)] == ["Requests", "including", "urges", "further"]
    assert " ".join(cut(ACTS)) == ACTS[2:]


def test_a_few_words_are_no_clause_of_their_own() -> None:
    assert len(cut("1 Urges all guilds of Varn to dredge the harbour, to rest, to sing, to go home;")) == 1


def test_a_number_is_like_another_and_a_long_name_is_one_word() -> None:
    assert traits("until 30 June 2040") == traits("until 31 June 2052")
    assert stem("Harbours,") == stem("harbour")
    assert "long_bridge_keepers_guild" in traits("the help of the Long Bridge Keepers Guild")


def test_an_old_paragraph_in_two_rows_stands_in_each_with_its_own_clauses() -> None:
    dredge = "to dredge the harbour of Varn with the guilds before the spring floods"
    beehives = "to count the old beehives of Tashel with the apprentices"
    kilns = "to restore the kilns of Quill from local clay under a joint plan with the potters"
    old = text_of(
        f"1 Requests UNMIX {dredge}, and further requests UNMIX {beehives};", f"2 Urges the potters {kilns};"
    )
    new = text_of(f"1 Requests UNMIX {dredge};", f"2 Urges the potters {kilns}, and {beehives};")
    rows = {row.new: row for row in compare(old, new)}
    assert "beehives" not in rows["1",].old_words
    assert "beehives" in rows["2",].old_words
    joined = f"{rows['1',].old_words} {rows['2',].old_words}"
    assert sorted(joined.split()) == sorted(" ".join(row.text for row in old.operative).split())
