"""Some events or some responses alone, with the others as part of the past."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.impact.study.answers import Group
from bluehelm.impact.study.groups import (
    DEPENDENT,
    INDEPENDENT,
    KINDS,
    MOST,
    TREATMENT,
    Part,
    by_column,
    group,
    independent_part,
)  # fmt: skip
from bluehelm.impact.table import NoColumn, NoSuchValue
from tests.impact.study.making import holds, question
from tests.impact.wake.making import shuffled


def told(name: str, role: str, column: str) -> dict[str, Group]:
    asked = question(name)
    parts, _ = by_column(asked, role, column)
    return {part.value: group(asked, part, parts) for part in parts}


def test_an_effect_on_one_target_is_found_there_and_not_on_the_other() -> None:
    asked = question("target")
    parts, notes = by_column(asked, DEPENDENT, "target")
    assert notes == []
    found = {part.value: group(asked, part, parts).windows[0] for part in parts}
    assert found["civilians"].ratio_high is not None
    assert found["civilians"].ratio_high < 1
    assert holds(found["civilians"], 0.5)
    assert holds(found["state forces"], 1.0)


def test_without_the_other_events_the_past_says_too_little() -> None:
    """Attacks on others, too, bring patrols and further attacks."""
    asked = question("target")
    parts, _ = by_column(asked, DEPENDENT, "target")
    quiet = next(part for part in parts if part.value == "state forces")
    with_others = asked.of(dependent=quiet.flags)
    alone = replace(with_others, past=None)
    plain, better = (one.wake(asked.days, asked.km).windows[0] for one in (alone, with_others))
    assert plain.ratio is not None
    assert better.ratio is not None
    assert abs(np.log(better.ratio)) < abs(np.log(plain.ratio))


def test_kinds_of_response_are_told_apart_and_warned_of() -> None:
    found = told("kind", TREATMENT, "kind")
    rows = {value: one.windows[0] for value, one in found.items()}
    assert holds(rows["patrol"], 0.5)
    assert holds(rows["flight"], 1.0)
    assert {one.note for one in found.values()} == {KINDS}


def test_what_others_reported_shows_what_patrols_who_see_more_would_hide() -> None:
    asked = question("reported", 2)
    parts, notes = independent_part(asked, "reported=others")
    assert [part.role for part in parts] == [INDEPENDENT]
    assert notes == []
    apart = group(asked, parts[0], parts)
    assert holds(apart.windows[0], 0.5)
    everything = asked.wake(asked.days, asked.km).windows[0]
    assert everything.ratio is not None
    assert apart.windows[0].ratio is not None
    assert everything.ratio > apart.windows[0].ratio + 0.15


def test_adjusted_p_values_hold_over_all_groups_of_a_role() -> None:
    asked = question("target")
    parts, _ = by_column(asked, DEPENDENT, "target")
    one, both = (group(asked, parts[0], some) for some in (parts[:1], parts))
    first, second = one.windows[0].p_adjusted, both.windows[0].p_adjusted
    assert first is not None
    assert second == pytest.approx(min(1.0, 2 * first))


def test_the_commonest_values_come_first_and_the_rest_is_told() -> None:
    asked = question("week")
    names = np.array([f"v{k:02}" for k in np.minimum(np.arange(len(asked.events)) % 40, 11)])
    names[:5] = ""
    table = replace(asked.events, columns={**asked.events.columns, "Party": names})
    parts, notes = by_column(replace(asked, events=table), DEPENDENT, "party")
    assert len(parts) == MOST
    assert parts[0].value == "v11"
    assert [part.column for part in parts[:1]] == ["Party"]
    assert notes[0].startswith("Party: ")
    assert notes[0].endswith("have no value")
    assert notes[1].startswith("Party: 4 values are left out, rarer than the 8 commonest")


def test_numbers_are_values_too() -> None:
    asked = question("week")
    values = np.where(np.arange(len(asked.events)) % 3 == 0, 2.0, np.nan)
    table = replace(asked.events, columns={"level": values})
    parts, notes = by_column(replace(asked, events=table), DEPENDENT, "level")
    assert [part.value for part in parts] == ["2"]
    assert len(notes) == 1


def test_a_column_that_tells_nothing_apart_is_a_note() -> None:
    asked = question("week")
    assert by_column(asked, TREATMENT, "kind") == (
        [], ["kind: all have the value patrol, so there is nothing to tell apart"]
    )  # fmt: skip
    assert by_column(asked, TREATMENT, "target") == ([], ["target: none has a value"])
    with pytest.raises(NoColumn):
        by_column(asked, DEPENDENT, "perpetrator")


def test_independent_reports_of_all_or_none_are_a_note() -> None:
    asked = question("week")
    assert independent_part(asked, "reported=others")[1] == [
        "all of the events are reported independently (reported=others)"
    ]
    assert independent_part(asked, "kind=patrol")[1] == [
        "none of the events is reported independently (kind=patrol)"
    ]
    with pytest.raises(NoSuchValue):
        independent_part(asked, "reported=nobody")


def test_a_group_with_too_little_says_so_and_the_others_go_on() -> None:
    asked = question("week")
    nobody = np.zeros(len(asked.events), np.bool_)
    parts = [Part(DEPENDENT, "x", "a", nobody), Part(DEPENDENT, "x", "b", asked.dependent)]
    found = [group(asked, part, parts) for part in parts]
    assert found[0].windows == ()
    assert found[0].note is not None
    assert found[1].windows[0].estimate is not None


def test_figures_do_not_depend_on_the_order_of_rows() -> None:
    asked = question("target")
    order = np.random.default_rng(0).permutation(len(asked.events))
    mixed = replace(
        asked, events=shuffled(asked.events, order),
        treatment=asked.treatment[order], dependent=asked.dependent[order],
    )  # fmt: skip
    found = []
    for one in (asked, mixed):
        some = one.dependent & (one.events.columns["target"] == "civilians")
        row = one.of(dependent=some).wake(one.days, one.km).windows[0]
        found.append(row.estimate)
    assert found[0] == pytest.approx(found[1], rel=1e-9)
