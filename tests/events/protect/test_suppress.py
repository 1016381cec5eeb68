"""Withheld counts: whatever an attacker works out from all that is published, a small count stays open."""

import random
from collections.abc import Iterator
from itertools import product

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.events.protect.suppress import Key, Table, bounds, crossed, joined, withheld

LEAST = 3  # small, so that every table can be tried
ROWS = {"all": ["a", "b", "c"]}
COLUMNS = {"any": ["x", "y", "z"]}
PLACES = {"country": ["r", "s"], "r": ["r1", "r2"], "s": ["s1", "s2"]}
TIMES = {"year": ["q1", "q2"], "q1": ["m1", "m2"]}
SHAPES = {
    "one row": ({"all": ["a", "b", "c", "d"]},),
    "two ways": (ROWS, COLUMNS),
    "places": (PLACES,),
    "places by party": (PLACES, {"any": ["x", "y"]}),
    "places by time": ({"country": ["r", "s"], "r": ["r1", "r2"]}, TIMES),
}


def leaves(axis: dict[str, list[str]]) -> list[str]:
    return [part for parts in axis.values() for part in parts if part not in axis]


def invented(shape: str, seed: int) -> Table:
    drawn, axes = random.Random(seed), SHAPES[shape]
    keys = product(*(leaves(axis) for axis in axes))
    return crossed({key: drawn.choice((0, 0, 1, 1, 2, 3, 4, 6)) for key in keys}, *axes)


def fitting(table: Table, hidden: frozenset[Key], most: int) -> Iterator[dict[Key, int]]:
    """Every table of counts that agrees with what is published, by trying all: what an attacker has."""
    free = sorted(hidden)
    last: dict[int, list[tuple[Key, tuple[Key, ...]]]] = {}
    for whole, parts in table.sums:
        places = [free.index(key) for key in (whole, *parts) if key in hidden]
        last.setdefault(max(places, default=-1), []).append((whole, parts))
    held = dict(table.cells)

    def fits(n: int) -> bool:
        return all(held[whole] == sum(held[part] for part in parts) for whole, parts in last.get(n, ()))

    def values(n: int) -> Iterator[int]:
        if n not in last:
            yield from range(most + 1)
            return
        whole, parts = last[n][0]  # the others are known: this one is the rest
        rest = held[whole] - sum(held[part] for part in parts)
        yield held[free[n]] + (-rest if free[n] == whole else rest)

    def fill(n: int) -> Iterator[dict[Key, int]]:
        if n == len(free):
            yield dict(held)
            return
        for value in list(values(n)):
            before, held[free[n]] = held[free[n]], value
            if value >= 0 and fits(n):
                yield from fill(n + 1)
            held[free[n]] = before

    yield from fill(0)


def seen(table: Table, hidden: frozenset[Key], small: frozenset[Key]) -> dict[Key, set[int]]:
    """The values that the attacker must hold possible for each small count."""
    found: dict[Key, set[int]] = {key: set() for key in small}
    for one in fitting(table, hidden, max(table.cells[key] for key in hidden) + LEAST):
        for key in small:
            found[key].add(one[key])
        if all(0 in values and max(values) >= LEAST for values in found.values()):
            break
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_no_small_count_can_be_worked_out_by_trying_every_table(shape: str) -> None:
    tried = 0
    for seed in range(30):
        table = invented(shape, seed)
        hidden = withheld(table, LEAST)
        if not hidden.small or len(hidden.all) > 10:
            continue  # too many to try
        tried += 1
        for key, values in seen(table, hidden.all, hidden.small).items():
            assert 0 in values, (seed, key, values)
            assert max(values) >= LEAST, (seed, key, values)
    assert tried >= (2 if shape == "places by time" else 5)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_bounds_are_those_of_all_tables_that_fit(shape: str) -> None:
    for seed in range(12):
        table = invented(shape, seed)
        keys = random.Random(seed).sample(sorted(table.cells), 4)
        hidden = frozenset(keys)
        every = list(fitting(table, hidden, 15))
        for key in keys:
            values = {one[key] for one in every}
            low, high = bounds(table, hidden, key)
            if values and high is not None and max(high, *(table.cells[one] for one in keys)) <= 15:
                assert (low, high) == (min(values), max(values)), (seed, key)


def test_one_who_knows_the_rule_as_well_finds_no_small_count() -> None:
    """The attacker runs this very method on every table that fits and keeps those that look the same."""
    tried = open_ = 0
    for seed in range(30):
        drawn, axes = random.Random(seed), SHAPES[("one row", "places", "two ways")[seed % 3]]
        keys = product(*(leaves(axis) for axis in axes))
        table = crossed({key: drawn.choice((0, 1, 2, 3, 4, 6, 8, 12)) for key in keys}, *axes)
        hidden = withheld(table, 5)
        if not hidden.small or len(hidden.all) > 4:
            continue
        most = max(table.cells[key] for key in hidden.all) + LEAST
        fit = fitting(table, hidden.all, most)
        alike = [one for one in fit if withheld(Table(one, table.sums), 5).all == hidden.all]
        for key in hidden.small:
            tried += 1
            open_ += len({one[key] for one in alike}) > 1
    assert tried > 6
    assert open_ == tried


def test_a_small_count_takes_one_other_of_its_sum_with_it_so_that_it_is_not_the_rest() -> None:
    table = crossed({("a",): 2, ("b",): 40, ("c",): 50}, ROWS)
    hidden = withheld(table, 5)
    assert hidden.small == {("a",)}
    assert len(hidden.beside) == 1
    assert ("all",) not in hidden.all
    assert bounds(table, hidden.all, ("a",)) == (0, 42)


def test_in_a_table_of_two_ways_a_rectangle_is_withheld() -> None:
    counts = {(row, column): 20 for row in "abc" for column in "xyz"} | {("a", "x"): 1}
    table = crossed(counts, ROWS, COLUMNS)
    hidden = withheld(table, 5)
    assert hidden.small == {("a", "x")}
    assert len(hidden.all) == 4
    assert not any("all" in key or "any" in key for key in hidden.all)


def test_months_do_not_give_a_quarter_away_nor_cercles_a_region() -> None:
    counts = {(place, time): 30 for place in ("r1", "r2", "s1", "s2") for time in ("m1", "m2", "q2")}
    table = crossed(counts | {("r1", "m1"): 2}, PLACES, TIMES)
    hidden = withheld(table, 5)
    low, high = bounds(table, hidden.all, ("r1", "m1"))
    assert low == 0
    assert high is not None
    assert high >= 5


def test_a_table_whose_total_is_small_is_withheld_with_it() -> None:
    table = crossed({("a",): 1, ("b",): 1}, ROWS)
    assert {("a",), ("b",), ("all",)} <= withheld(table, 5).all


def test_none_is_no_person_and_is_published() -> None:
    table = crossed({("a",): 0, ("b",): 40, ("c",): 50}, ROWS)
    assert not withheld(table, 5).all


def test_an_audience_without_a_least_count_gets_all() -> None:
    assert not withheld(crossed({("a",): 1, ("b",): 2}, ROWS), 0).all


def test_a_verified_total_that_was_signed_for_is_published_and_the_rest_is_kept_open() -> None:
    table = crossed({("a",): 2, ("b",): 2, ("c",): 0, }, ROWS)  # fmt: skip
    with pytest.raises(Refused, match="signed for tell it"):
        withheld(table, 5, signed=[("all",)])
    wide = crossed({("a",): 2, ("b",): 3, ("c",): 9}, ROWS)
    hidden = withheld(wide, 5, signed=[("a",)])
    assert ("a",) not in hidden.all
    assert ("b",) in hidden.small
    assert bounds(wide, hidden.all, ("b",))[1] == 12


def test_tables_for_the_same_audience_are_withheld_together_so_that_one_does_not_undo_the_other() -> None:
    by_place = crossed({("a", "any"): 2, ("b", "any"): 40, ("c", "any"): 50}, ROWS, {})
    by_party = crossed({("all", "x"): 92, ("all", "y"): 0}, {}, {"any": ["x", "y"]})
    both = joined(by_place, by_party)
    assert ("all", "any") in both.cells
    hidden = withheld(both, 5)
    assert bounds(both, hidden.all, ("a", "any"))[1] == 42
    with pytest.raises(BadInput, match="in one table and"):
        joined(by_place, crossed({("all", "x"): 90}, {}, {"any": ["x"]}))


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(BadInput, match="is not the sum"):
        Table({("all",): 5, ("a",): 2}, ((("all",), (("a",),)),))
    with pytest.raises(BadInput, match="below zero"):
        Table({("a",): -1}, ())
    with pytest.raises(BadInput, match="no cell of the table"):
        crossed({("all",): 5}, ROWS)


def test_a_table_of_a_country_by_months_is_done_in_good_time_and_stays_open() -> None:
    drawn = random.Random(11)
    regions = {f"R{n}": [f"R{n}C{m}" for m in range(5)] for n in range(6)}
    months = {"year": ["Q1", "Q2"], "Q1": ["M1", "M2", "M3"], "Q2": ["M4", "M5", "M6"]}
    places = {"country": list(regions), **regions}
    keys = product(leaves(places), leaves(months))
    table = crossed({key: drawn.choice((0, 0, 0, 1, 2, 5, 13, 40)) for key in keys}, places, months)
    hidden = withheld(table, 5)
    for key in sorted(hidden.small)[::9]:
        low, high = bounds(table, hidden.all, key)
        assert low == 0
        assert high is None or high >= 5
