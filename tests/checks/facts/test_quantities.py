"""Facts drawn out of invented sentences and rows, and how they are compared."""

from dataclasses import replace

from bluehelm.checks.facts.quantities import (
    ACTUAL,
    PLANNED,
    PROSE,
    REMARK,
    Fact,
    Rarity,
    differ,
    draw,
    one_time,
)
from tests.checks.rules.framed import indicator, output, text


def told(*prose: str) -> list[Fact]:
    return list(draw(text(prose=prose)))


def test_a_sentence_gives_its_facts_with_their_role_and_names() -> None:
    (one,) = told("The budget provided for 12 planned ferries in Port Ix in March 2031.")
    assert (one.column, one.role, int(one.value)) == (PROSE, "planned", 12)
    assert one.names == {"Port", "Ix"}
    assert one.periods == {"March", "2031"}


def test_a_row_gives_what_was_planned_done_and_remarked() -> None:
    row = output("5 regattas", ("3", "Regattas", "The lower output was due to 2 storms"))
    columns = [(one.column, int(one.value)) for one in draw(text(row))]
    assert columns == [(PLANNED, 5), (ACTUAL, 3), (REMARK, 2)]


def test_an_answer_no_is_a_fact_of_zero() -> None:
    (none,) = [one for one in draw(text(output("2 regattas", ("No", "Regattas")))) if one.column == ACTUAL]
    assert (int(none.value), none.counted.noun) == (0, "Regattas")
    assert none.place().marks == ("No Regattas",)


def test_an_indicator_s_further_paragraphs_are_remarks() -> None:
    row = indicator("Boats afloat (2019/20: 4)", "A total of 4 boats", "Of which 9 oars are new")
    assert [one.column for one in draw(text(row))] == [ACTUAL, REMARK]


def test_values_differ_beyond_the_rounding_of_the_rougher_one() -> None:
    rough, same, other = told("25.6 million litres.", "25,554,162 litres.", "24,100,000 litres.")
    assert not differ(rough, same)
    assert differ(rough, other)


def test_a_bound_differs_from_nothing() -> None:
    bound, figure = told("At least 20 ferries.", "Some 31 ferries.")
    assert not differ(bound, figure)


def test_rare_words_tell_more_and_towns_in_lists_tell_nothing() -> None:
    common = [f"Boats sailed to Arno, Bex and Cley with {n} flags" for n in range(9)]
    rarity = Rarity([text(prose=(*common, "A regatta of boats"))])
    assert rarity.of({"regatta"}) > rarity.of({"boat"})
    assert rarity.of({"arno", "bex"}) == 0


def test_another_mission_or_period_is_another_time() -> None:
    one = text()
    assert one_time(one, replace(one, name="letter.txt", period=None))
    assert not one_time(one, replace(one, period="2030/31"))
    assert not one_time(one, replace(one, mission="UNMOO"))
