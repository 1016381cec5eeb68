"""What the prose tells of a subject, against rows and other sentences. All of it is invented."""

import pytest

from bluehelm.checks.rows import WARNING, Finding
from bluehelm.checks.rules.arithmetic.rows import including
from bluehelm.checks.rules.conflict import RULES
from bluehelm.checks.rules.conflict.subject import common_words
from bluehelm.plans.wording import stems
from tests.checks.rules.framed import indicator, output, text

FILLING = tuple(f"The tide of bay {n} rose in the evening" for n in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
REGATTA = "The autumn regatta of the island families was held"
LESSONS = "Provision of expert advice to the lantern wardens on tidal astronomy"


def found(name: str, *rows: object, prose: tuple[str, ...] = ()) -> list[Finding]:
    return list(RULES[f"conflict.{name}"].run(text(*rows, prose=(*prose, *FILLING))))  # type: ignore[arg-type]


def test_an_event_without_incident_after_incidents_is_a_question() -> None:
    told = (
        f"{REGATTA} on Sunday.",
        "Several incidents were recorded, however.",
        f"{REGATTA} without incident.",
    )
    (one,) = found("without_incident", prose=told)
    assert [place.marks for place in one.where] == [("without incident",), ("incidents were recorded",)]
    assert one.severity == WARNING


def test_incidents_of_another_event_leave_it_quiet() -> None:
    told = ("The market opened.", "Several incidents were recorded there.", f"{REGATTA} without incident.")
    assert not found("without_incident", prose=told)


@pytest.mark.parametrize(("word", "times"), [("A cumulative number of", 1), ("A total of", 0)])
def test_a_cumulative_number_is_no_output_of_the_year(word: str, times: int) -> None:
    rows = (
        indicator(
            "Number of rowers trained (2018/19: 900; 2019/20: 3,000)", f"{word} 2,171 rowers were trained"
        ),
        output("Meals for up to 3,000 rowers", ("2,171", "Rowers")),
    )
    assert len(found("cumulative_as_year", *rows)) == times


def test_support_given_by_the_text_and_not_by_the_output_is_a_question() -> None:
    row = output(LESSONS, ("No", "The advice was paused"))
    said = "Continued support was provided to the lantern wardens on knots and tidal astronomy."
    (one,) = found("provided_yet_not", row, prose=(said,))
    assert one.where[0].marks == ("Continued support was provided",)
    assert "lantern wardens" in one.said("found", "fr")


def test_support_that_was_not_given_either_way_agrees() -> None:
    row = output(LESSONS, ("No", "The advice was paused"))
    said = "Support was provided to the cooks, not to the lantern wardens on tidal astronomy."
    assert not found("provided_yet_not", row, prose=(said,))


def test_what_two_sentences_are_about_is_the_longest_phrase_of_both() -> None:
    one = "The contract for thermal cameras and early warning services had been finalized"
    other = "Costs fell with the end of the thermal cameras and early warning service contract"
    assert common_words(one, other, stems(one) & stems(other)) == "thermal cameras and early warning services"
    assert common_words("Cameras of the camp", "A camp has cameras", stems("camp cameras")) == "Cameras, camp"


@pytest.mark.parametrize(("alone", "times"), [("31", 0), ("5", 1)])
def test_a_part_may_belong_to_two_wholes_named_before_it(alone: str, times: int) -> None:
    row = output(
        "At least 8 night voyages of the fleet and at least 24 coastal voyages of the fleet, including "
        "12 guided voyages of the fleet with rowers",
        (alone, "Night voyages of the fleet"),
        ("11", "Coastal voyages of the fleet"),
        ("21", "Guided voyages of the fleet with rowers"),
    )
    assert len(list(including(text(row)))) == times
