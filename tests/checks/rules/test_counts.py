"""Counts of one thing in two rows of one expected accomplishment. All rows are invented."""

from pathlib import Path

import pytest

from bluehelm.checks import reading
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, words
from bluehelm.checks.rules import conflict
from tests.checks.rules.framed import indicator, output, text

HARBOURS = "Number of harbours opened for trade in the bays of Arno (2018/19: 13; 2019/20: 15)"
FILLING = tuple(f"The tide of bay {n} rose in the evening" for n in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
OPENING = "Opening of 15 harbours for full trade in the bays of Arno"


def found(name: str, *of: Text) -> list[Finding]:
    return list(conflict.RULES[f"conflict.{name}"].run(*of))


@pytest.mark.parametrize("name", conflict.RULES)
def test_every_rule_has_its_words_in_both_languages(name: str) -> None:
    for part in ("title", "found", "expected", "why"):
        assert words(name)[part]["en"]
        assert words(name)[part]["fr"]


def test_a_count_planned_alike_and_reported_twice_is_an_error() -> None:
    rows = (indicator(HARBOURS, "A total of 11 harbours were open"), output(OPENING, ("15", "Harbours")))
    (one,) = found("count_planned", text(*rows, prose=FILLING))
    assert (one.severity, one.values["first"], one.values["second"]) == (ERROR, "11", "15")
    assert [place.marks for place in one.where] == [("11 harbours",), ("15 Harbours",)]
    assert "15" in one.said("why", "fr")


def test_what_was_supported_is_no_count_of_what_came_of_it() -> None:
    state = "Harbours in the bays of Arno are fully open for trade (2018/19: 13; 2019/20: 15)"
    aided = f"Provision of support for the {OPENING.lower()}"
    rows = (indicator(state, "A total of 11 harbours were open"), output(aided, ("15", "Harbours")))
    assert not found("count_planned", text(*rows, prose=FILLING))
    (one,) = found("count_supported", text(*rows, prose=FILLING))
    assert (one.severity, one.values["first"], one.values["second"]) == (WARNING, "11", "15")


def test_a_number_built_and_a_number_in_use_are_a_question() -> None:
    state = "Harbours in the bays of Arno are fully open for trade (2018/19: 13; 2019/20: 15)"
    rows = (indicator(state, "A total of 11 harbours were open"), output(OPENING, ("15", "Harbours")))
    (one,) = found("count_planned", text(*rows, prose=FILLING))
    assert one.severity == WARNING


def test_events_planned_alike_for_other_people_are_other_events() -> None:
    rows = (
        indicator(
            "Knowledge of knots among pilots (2019/20: 15 training sessions)",
            "A total of 5 training sessions",
        ),
        output("15 training sessions for gardeners", ("12", "Training sessions")),
    )
    assert not found("count_planned", text(*rows, prose=FILLING))


def test_the_same_count_in_both_rows_is_no_finding() -> None:
    rows = (indicator(HARBOURS, "A total of 15 harbours were open"), output(OPENING, ("15", "Harbours")))
    assert not found("count_planned", text(*rows, prose=FILLING))


def test_one_report_submitted_and_none_submitted_contradict() -> None:
    rows = (
        indicator(
            "1 tidal report submitted to the coral reef council (2019/20: 1)",
            "Achieved: 1 tidal report submitted",
        ),
        output(
            "2 rowing lessons and 1 tidal report for the coral reef council",
            ("No", "Rowing lessons or tidal report"),
        ),
    )
    (one,) = found("count_planned", text(*rows, prose=FILLING))
    assert (one.severity, one.values["second"]) == (ERROR, "No")
    assert one.where[1].marks == ("tidal report", "No")


def test_the_same_regattas_cannot_have_had_different_crews() -> None:
    plan = "7 regattas to strengthen the seamanship of fishing families"
    rows = (
        indicator(
            "Strengthened seamanship of fishing families (2019/20: 150 families)",
            "A total of 206 families sailed in seven regattas with 331 rowers",
        ),
        output(plan, ("7", "Regattas"), ("289", "Rowers")),
    )
    (one,) = found("count_beside", text(*rows, prose=FILLING))
    assert (one.values["thing"], one.values["beside"]) == ("rowers", "7 regattas")


def test_a_plan_differs_between_indicator_and_output() -> None:
    words_shared = "trained in sailing, knotting, rowing and astronomy"
    rows = (
        indicator(f"Number of young sea scouts {words_shared} (2019/20: 120)", "None yet"),
        output(f"Boats for 250 young sea scouts {words_shared}", ("No", "Boats")),
    )
    (one,) = found("planned_apart", text(*rows, prose=FILLING))
    assert (one.severity, one.values["first"], one.values["second"]) == (WARNING, "120", "250")


def test_one_striking_number_under_two_names_is_a_question() -> None:
    rows = (
        indicator("Number of harbour peace boats (2019/20: 150)", "A total of 113 peace boats were built"),
        output("110 quick boats", ("113", "Quick boats")),
    )
    (one,) = found("one_figure_two_names", text(*rows))
    assert one.values["second"] == "113 Quick boats"


def test_what_a_row_did_not_plan_is_held_against_the_row_that_did() -> None:
    rows = (
        output("110 quick-sail boats", ("113", "Quick-sail boats")),
        output("4 pamphlets", ("4", "Quick sail boats"), ("11", "Pamphlets")),
    )
    (one,) = found("reported_elsewhere", text(*rows))
    assert [place.line for place in one.where] == ["output 2", "output 1"]


def test_the_real_report_holds_the_conflicts_that_a_reader_finds(shared: Path) -> None:
    whole = reading.read(next((shared / "seeds").glob("003*")))
    told = {(one.where[0].section, one.values["thing"]) for one in found("count_planned", whole)}
    assert told == {("3.1", "periodic report")}
    aided = {(one.severity, one.values["thing"]) for one in found("count_supported", whole)}
    assert aided == {(WARNING, "tribunals"), (WARNING, "prisons")}
    assert [one.values["first"] for one in found("count_beside", whole)] == ["331"]
    assert [one.where[0].paragraph for one in found("said_of_number", whole)] == ["110"]
    assert {one.severity for one in found("count_elsewhere", whole)} == {WARNING}


SUBJECT = "lighthouse keepers and harbour pilots of the outer bays"


def test_an_indicator_reached_without_its_output_is_a_question() -> None:
    rows = (
        indicator(f"Radios for the {SUBJECT} (2019/20: 40 radios)", "Achieved: 40 radios were bought"),
        output(f"Offices for the {SUBJECT}", ("No", "The offices were not opened")),
    )
    (one,) = found("achieved_undone", text(*rows, prose=FILLING))
    assert [place.marks for place in one.where] == [("Achieved",), ("No",)]
    assert one.severity == WARNING


def test_an_indicator_not_reached_agrees_with_an_output_not_done() -> None:
    rows = (
        indicator(f"Radios for the {SUBJECT} (2019/20: 40 radios)", "A total of 3 radios were bought"),
        output(f"Offices for the {SUBJECT}", ("No", "The offices were not opened")),
    )
    assert not found("achieved_undone", text(*rows, prose=FILLING))


def test_what_was_delayed_cannot_be_reported_as_done() -> None:
    planned = f"Monthly councils of the {SUBJECT} (sessions: 2019/20: 12)"
    rows = (
        indicator(planned, f"Monthly councils of the {SUBJECT} were delayed owing to storms"),
        output(f"Holding of councils of the {SUBJECT}", ("Yes",)),
    )
    (one,) = found("undone_reported", text(*rows, prose=FILLING))
    assert (one.values["said"], one.values["done"]) == ("were delayed", "Yes")


def test_advice_may_be_given_on_what_was_delayed() -> None:
    planned = f"Monthly councils of the {SUBJECT} (sessions: 2019/20: 12)"
    rows = (
        indicator(planned, f"Monthly councils of the {SUBJECT} were delayed owing to storms"),
        output(f"Advice and support to the {SUBJECT}", ("Yes",)),
    )
    assert not found("undone_reported", text(*rows, prose=FILLING))


def test_what_the_indicator_itself_says_was_deferred_is_told_once() -> None:
    rows = (
        indicator(
            f"Radios for the {SUBJECT} (2019/20: 40 radios)",
            "Achieved: 40 radios were bought, the offices were deferred",
        ),
        output(f"Offices for the {SUBJECT}", ("No", "The offices were not opened")),
    )
    assert not found("achieved_undone", text(*rows, prose=FILLING))
