"""Every count agrees with a plain count made another way."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.figures.count import count, withdrawn
from bluehelm.events.figures.rows import DIMENSIONS, Ask, Cell, Facts
from bluehelm.record import vocab
from tests.events.figures.harmmaking import PLAIN, SILENT, facts, harm, world

YEAR = (date(2031, 1, 1), date(2031, 12, 31))
QUARTERS = {
    f"2031-Q{n}": (date(2031, 3 * n - 2, 1), date(2031, 3 * n, 31 if n in (1, 4) else 30))
    for n in range(1, 5)
}


def only(cells: tuple[Cell, ...]) -> Cell:
    assert len(cells) == 1
    return cells[0]


def whole(*lines: Any, **beside: Any) -> Cell:
    return only(count(facts(*lines, **beside), Ask(*YEAR, (), "any")))


def by_hand(told: Facts, by: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, Any]]:
    """The cells of a year by quarter, counted incident by incident, without anything of the package."""
    found: dict[tuple[str, ...], dict[str, Any]] = defaultdict(lambda: defaultdict(int))
    incidents: dict[int, list[Any]] = defaultdict(list)
    for line in told.lines:
        if line.state != "withdrawn":
            incidents[line.incident].append(line)
    for number, lines in incidents.items():
        keys: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for line in lines:
            act = {"state_forces": "violation", "international_forces": "violation", "unidentified": "both"}
            value = {
                **{name: getattr(line, name, "") for name in DIMENSIONS},
                "act": act.get(line.perpetrator, "abuse"),
            }
            if line.harm == "":
                value |= {"status": "", "sex": "", "age": ""}
            keys[tuple(value[name] for name in by)].append(line)
        for quarter, (first, last) in QUARTERS.items():
            for key, own in keys.items():
                cell = found[quarter, *key]
                if lines[0].first < first <= lines[0].last:
                    cell["earlier"] += 1
                if not first <= lines[0].first <= last:
                    continue
                cell["incidents"] += 1
                cell["no_toll"] += all(one.harm == "" for one in own)
                cell["crossing"] += lines[0].last > last
                cell[f"state {lines[0].state}"] += 1
                for name in told.providers[number]:
                    cell[f"by {name}"] += 1
                for name in {one.harm for one in own} - {""}:
                    _add(cell, name, own, lines, told)
    return {key: dict(cell) for key, cell in found.items() if any(cell.values())}


def _add(cell: dict[str, Any], name: str, own: list[Any], lines: list[Any], told: Facts) -> None:
    low = best = high = 0
    numbers = 0
    for one in own:
        if one.harm != name or (one.low, one.best, one.high) == (None, None, None):
            continue
        numbers += 1
        middle = one.best if one.best is not None else one.low if one.low is not None else one.high
        best += middle
        low += middle if one.low is None else one.low
        high += middle if one.high is None else one.high
    if not numbers:
        cell[f"{name} untold"] += 1
        return
    mine, all_of = ([one for one in group if one.harm == name] for group in (own, lines))
    if len(mine) == len(all_of) and (lines[0].incident, name) in told.ranges:
        wide = told.ranges[lines[0].incident, name]
        low, high = min(low, wide[0]), max(high, wide[1])  # type: ignore[type-var]
    for end, number in (("low", low), ("best", best), ("high", high), ("telling", 1)):
        cell[f"{name} {end}"] += number
    if lines[0].state in ("verified", "disputed"):
        cell[f"{name} {lines[0].state}"] += best


def flat(cell: Cell) -> dict[str, int]:
    found = {name: getattr(cell, name) for name in ("incidents", "no_toll", "crossing", "earlier")}
    found |= {f"state {state}": n for state, n in cell.states.items()}
    found |= {f"by {name}": n for name, n in cell.providers.items()}
    for name, toll in cell.tolls.items():
        if name == "casualties":
            continue
        ends = {"low": toll.low, "best": toll.best, "high": toll.high, "telling": toll.incidents}
        ends |= {"untold": toll.untold, "verified": toll.verified, "disputed": toll.disputed}
        found |= {f"{name} {end}": n for end, n in ends.items()}
    return {name: n for name, n in found.items() if n}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "by",
    [(), ("region",), ("cercle", "kind"), ("perpetrator",), ("act", "status"), ("sex", "age"), ("state",)],
)
def test_cells_are_as_counted_by_hand(seed: int, by: tuple[str, ...]) -> None:
    told = world(seed)
    cells = {cell.key: flat(cell) for cell in count(told, Ask(*YEAR, ("period", *by), "quarter"))}
    expected = {key: {name: n for name, n in cell.items() if n} for key, cell in by_hand(told, by).items()}
    assert {key: cell for key, cell in cells.items() if cell} == expected


def test_casualties_are_the_killed_and_the_injured_and_no_others() -> None:
    cell = whole(PLAIN, harm(harm="injured", low=None, best=4, high=None), harm(harm="abducted", best=9))
    toll = cell.tolls["casualties"]
    assert (toll.low, toll.best, toll.high, toll.incidents) == (6, 7, 9, 1)


def test_an_incident_without_a_number_adds_nothing_and_is_no_zero() -> None:
    many = harm(low=None, best=None, high=None)
    cell = whole(many, harm(incident=2, low=None, best=None, high=None))
    assert cell.tolls["killed"].value is None
    assert cell.tolls["killed"].untold == 2
    assert "injured" not in cell.tolls
    assert whole(harm(best=0, low=None, high=None)).tolls["killed"].value == 0


def test_an_incident_that_tells_no_harm_is_counted_and_told_apart() -> None:
    cell = whole(PLAIN, harm(incident=2, harm="injured"), replace(SILENT, incident=3))
    assert (cell.incidents, cell.no_toll) == (3, 1)


def test_withdrawn_incidents_are_left_out_and_said() -> None:
    told = facts(PLAIN, harm(incident=2, state="withdrawn"))
    assert only(count(told, Ask(*YEAR, (), "any"))).incidents == 1
    assert withdrawn(told, Ask(*YEAR, (), "any")) == 1


def test_an_incident_dated_to_a_month_stands_where_it_begins_and_the_other_quarter_says_so() -> None:
    told = facts(harm(first=date(2031, 3, 15), last=date(2031, 4, 14), day_precision="month"))
    first, second = count(told, Ask(*YEAR, ("period",), "quarter"))
    assert (first.key, first.incidents, first.crossing, first.earlier) == (("2031-Q1",), 1, 1, 0)
    assert (second.key, second.incidents, second.crossing, second.earlier) == (("2031-Q2",), 0, 0, 1)
    assert second.tolls == {}


def test_an_incident_from_before_the_days_asked_for_is_not_counted_but_said() -> None:
    told = facts(harm(first=date(2030, 12, 20), last=date(2031, 1, 2)))
    cell = only(count(told, Ask(*YEAR, (), "any")))
    assert (cell.incidents, cell.earlier) == (0, 1)


def test_the_range_of_all_accounts_holds_for_a_whole_toll_and_not_for_a_part_of_it() -> None:
    lines = PLAIN, harm(status="fighter", low=None, best=4, high=None)
    told = facts(*lines, ranges={(1, "killed"): (2, 30)})
    every = only(count(told, Ask(*YEAR, (), "any"))).tolls["killed"]
    part = only(count(told, Ask(*YEAR, (), "any", ("civilian",)))).tolls["killed"]
    assert (every.low, every.best, every.high) == (2, 7, 30)
    assert (part.low, part.best, part.high) == (2, 3, 5)


def test_the_digest_is_that_of_the_lines_whatever_their_order() -> None:
    lines = PLAIN, harm(incident=2)
    assert whole(*lines).digest == whole(*reversed(lines)).digest
    assert whole(*lines).digest != whole(PLAIN, harm(incident=2, best=4)).digest


def test_what_cannot_be_counted_by_is_refused() -> None:
    with pytest.raises(BadInput, match="To count by 'village' is not possible"):
        Ask(*YEAR, ("village",))
    with pytest.raises(BadInput, match="names something twice"):
        Ask(*YEAR, ("sex", "sex"))


def test_groups_stand_in_the_order_of_the_vocabulary() -> None:
    cells = count(world(3), Ask(*YEAR, ("perpetrator",), "any"))
    order = list(vocab.terms("parties"))
    assert [cell.key[0] for cell in cells] == sorted((cell.key[0] for cell in cells), key=order.index)
