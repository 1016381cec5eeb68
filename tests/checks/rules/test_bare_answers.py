"""A yes where a number was planned, and an empty cell. All rows are invented."""

from tests.checks.rules.frames import document, told


def answered(planned: str, *answers: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        one for one in told("answer", document(outputs=((planned, answers),))) if one[0] == "yes_for_figure"
    ]


def test_a_yes_leaves_a_planned_number_open_but_not_a_place_or_a_whole() -> None:
    assert answered("Organization of 6 workshops for herders", ("Yes",)) == [("yes_for_figure", "warning")]
    assert answered("Escorts for 3 judges", ("Yes",)) == []
    assert answered("Cleaning services in 6 locations", ("Yes",)) == []
    assert answered("Inspection of 100 per cent of wells", ("Yes",)) == []


def test_an_empty_completed_cell_is_a_warning() -> None:
    empty = ("", "The plan for wells was implemented in full")
    full = ("6 workshops", (("6", "Workshops"),))
    text = document(outputs=(("Implementation of the plan for wells", (empty,)), full))
    assert told("answer", text) == [("no_answer_printed", "warning")]
