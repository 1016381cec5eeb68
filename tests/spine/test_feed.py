"""Which lines are counted from incidents, and what of the count is told."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.figures.figures import Asked
from bluehelm.record import vocab
from bluehelm.record.period import budget_year
from bluehelm.spine.feed import counted, feeds, of_line, offered
from tests.events.figures.harmmaking import facts, harm, world

KNOWN = feeds(vocab.read("feeds"))
PERIOD = budget_year(2031)
ASKED = Asked("UNMIX", KNOWN[0].query, datetime(2032, 8, 1, tzinfo=UTC))
ENTRY: dict[str, Any] = {
    "since": date(2031, 7, 1), "kind": "indicator", "words": "lamps", "measure": "killed",
    "en": "a", "fr": "b",
}  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Civilian casualties recorded", "civilian-casualties"),
        ("Reduction of casualties among civilians in the north", "civilian-casualties"),
        ("Incidents of violence or threats against civilians", "violence-against-civilians"),
        ("Number of civilians killed", "civilians-killed"),
        ("Civilian casualty workshops", None),
        ("Bridges guarded", None),
    ],
)
def test_a_line_is_known_by_its_words(label: str, name: str | None) -> None:
    found = of_line(KNOWN, "indicator", label, PERIOD)
    assert (None if found is None else found.name) == name
    assert of_line(KNOWN, "output", label, PERIOD) is None


def test_a_feed_holds_from_its_day_on() -> None:
    late = feeds({"lamps": ENTRY})
    assert of_line(late, "indicator", "40 Lamps", budget_year(2031)) is not None
    assert of_line(late, "indicator", "40 Lamps", budget_year(2030)) is None


@pytest.mark.parametrize("seed", range(4))
def test_the_count_is_that_of_the_civilians_of_the_period(seed: int) -> None:
    told = world(seed, 400)
    found = counted(told, KNOWN[0], PERIOD, ASKED)
    own = [
        one
        for one in told.lines
        if one.state != "withdrawn"
        and one.status == "civilian"
        and one.harm in ("killed", "injured")
        and PERIOD.first <= one.first <= PERIOD.last
    ]
    numbers = [next((n for n in (one.best, one.low, one.high) if n is not None), None) for one in own]
    assert found is not None
    assert found.value == sum(n for n in numbers if n is not None)
    assert found.key == "events/2031-32/civilian/casualties"
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high  # type: ignore[operator]


def test_where_nothing_is_told_there_is_no_figure_and_no_zero() -> None:
    assert counted(facts(), KNOWN[0], PERIOD, ASKED) is None
    assert counted(facts(harm(status="fighter", first=date(2031, 8, 1))), KNOWN[0], PERIOD, ASKED) is None


def test_a_number_of_few_people_is_not_offered_to_reports() -> None:
    for best, wanted in ((4, False), (5, True), (0, True)):
        line = harm(first=date(2031, 8, 1), last=date(2031, 8, 1), low=None, best=best, high=None)
        found = counted(facts(line), KNOWN[0], PERIOD, ASKED)
        assert found is not None
        assert (found.value, offered(found)) == (Decimal(best), wanted)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"words": "(("}, "words cannot be read"),
        ({"kind": "task"}, "kind is 'task'"),
        ({"measure": "wounded"}, "measure is 'wounded'"),
        ({"since": "soon"}, "since is 'soon'"),
        ({"status": ["civil"]}, "status is 'civil'"),
        ({"query": {"kind": ["flood"]}}, "kind is 'flood'"),
        ({"colour": "red"}, "colour is no part of a feed"),
    ],
)
def test_a_definition_that_makes_no_sense_is_refused_by_name(change: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=r"own\.yaml: lamps: ") as refused:
        feeds({"lamps": ENTRY | change}, "own.yaml")
    assert why in str(refused.value)


def test_a_definition_that_lacks_a_part_is_refused() -> None:
    with pytest.raises(BadInput, match="a feed needs"):
        feeds({"lamps": {"kind": "indicator"}})
