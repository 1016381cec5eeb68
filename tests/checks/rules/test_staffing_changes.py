"""Posts that move, and posts by grade, in the prose and in the table of changes. All offices are invented."""

import pytest

from bluehelm.checks.facts.staffing import changes, same_name
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import every
from tests.checks.exampled import documents

HEADS = """Table: Proposed staffing changes
| Office | Type | Number | Level | Functional title | Action | From/to |"""
LEAVES = "| Post | National | (1) | NGS | Rope Assistant | Reassignment | To Ferry Unit as Ticket Assistant |"
ARRIVES = (
    "| Post | National | 1 | NGS | Ticket Assistant | Reassignment | From Rope Assistant in Harbour Unit |"
)


def found(rule: str, example: str) -> list[Finding]:
    return list(every()[rule].run(*documents(example)))


def moved(leaves: str, arrives: str) -> list[Finding]:
    rows = f"{HEADS}\n| Harbour Unit | | | | | | |\n{leaves}\n| Ferry Unit | | | | | | |\n{arrives}"
    return found("conflict.move_apart", rows)


def test_a_move_that_both_offices_tell_alike_is_no_finding() -> None:
    assert moved(LEAVES, ARRIVES) == []
    assert moved(LEAVES, ARRIVES.replace("Rope Assistant", "Rope Assistants")) == []
    assert moved(LEAVES, ARRIVES.replace("Harbour Unit |", "Harbour |")) == []


@pytest.mark.parametrize(
    ("arrival", "severity", "mark"),
    [
        (ARRIVES.replace("Rope", "Sail"), ERROR, "Sail Assistant"),
        (ARRIVES.replace("Harbour Unit", "Harbour and Tower Unit"), WARNING, "Harbour and Tower Unit"),
        (ARRIVES.replace("| Post", "| Position"), WARNING, "Position"),
    ],
)
def test_a_title_an_office_or_a_kind_that_differs_is_told(arrival: str, severity: str, mark: str) -> None:
    (one,) = moved(LEAVES, arrival)
    assert (one.severity, len(one.where)) == (severity, 2)
    assert mark in one.where[1].marks


def test_two_other_moves_are_not_taken_for_one() -> None:
    other = ARRIVES.replace("Rope", "Sail").replace("Ticket", "Deck").replace("Harbour", "Tower")
    assert moved(LEAVES, other) == []


def test_a_blank_action_means_the_one_above() -> None:
    rows = f"{HEADS}\n| Harbour Unit | | | | | | |\n{LEAVES}\n| | | (2) | NGS | Sail Assistant | | |"
    first, second = changes(documents(rows)[0])
    assert (second.action, second.other, second.kind) == (first.action, first.other, "post")
    assert first.other_end == ("Ferry Unit", "Ticket Assistant")


def test_a_move_within_the_office_ends_where_it_began() -> None:
    within = LEAVES.replace("To Ferry Unit as Ticket Assistant", "To Ticket Assistant within Unit")
    rows = f"{HEADS}\n| Harbour Unit | | | | | | |\n{within}"
    (only,) = changes(documents(rows)[0])
    assert only.other_end == ("Harbour Unit", "Ticket Assistant")


def test_names_are_the_same_without_articles_plurals_and_last_words() -> None:
    assert same_name("Office of the Chief of Boats", "Office of Chief of Boat")
    assert same_name("Boats", "Boats Unit")
    assert not same_name("Life Boats Unit", "Life Vests Unit")


ABOLISHED = f"""{HEADS}
| Harbour Unit | | | | | | |
| Post | International | (2) | P-5 | Pilot | Abolishment | |
| Post | International | (1) | P-4 | Purser | Abolishment | |
| Temporary position | International | (1) | P-3 | Purser | Abolishment | |"""


def test_grades_of_as_many_posts_that_the_table_does_not_have_are_an_error() -> None:
    (one,) = found("conflict.grades_apart", f"Text: Abolish 3 posts (2 P-5 and l P-3).\n{ABOLISHED}")
    assert (one.severity, one.values["said"], one.values["rows"]) == (ERROR, "1 P-3, 0 P-4", "0 P-3, 1 P-4")


@pytest.mark.parametrize(
    "said",
    [
        "It proposes to abolish 3 posts (2 P-5 and 1 P-4).",
        "It proposes to abolish 3 posts (2 P-5 and 1 P-3) in the Tower.",
        "It proposes to establish 3 posts (2 P-5 and 1 P-3).",
        "It proposes to abolish 30 posts (20 P-5 and 10 P-3).",
    ],
)
def test_the_same_grades_one_office_and_another_action_are_no_finding(said: str) -> None:
    assert found("conflict.grades_apart", f"Text: {said}\n{ABOLISHED}") == []


def test_a_post_said_to_be_redeployed_and_reassigned_by_the_table_is_a_warning() -> None:
    said = "Text: Redeployment of 1 post (Field Service) from the Harbour Unit to the Ferry Unit is asked."
    row = "| Post | International | (1) | FS | Pilot | Reassignment | To Ferry Unit as Purser |"
    table = f"{HEADS}\n| Harbour Unit | | | | | | |\n{row}"
    (one,) = found("conflict.action_apart", f"{said}\n{table}")
    assert (one.severity, one.values["said"], one.values["row"]) == (WARNING, "redeployment", "reassignment")
    assert found("conflict.action_apart", f"{said}\n{table}".replace("Ferry Unit is", "Tower is")) == []
    assert found("conflict.action_apart", f"{said}\n{table}".replace("Redeployment", "Reassignment")) == []


def test_posts_add_up_by_grade_in_figures_words_and_a_mistyped_one() -> None:
    rule = "arithmetic.posts_bracket"
    (one,) = found(
        rule, "Text: The 24 posts (1 P-4, 1 P-3, 9 Field Service and 12 national General Service)."
    )
    assert (one.severity, one.values["computed"]) == (ERROR, "23")
    for whole in (
        "four posts (l D-1, 2 P-5 and one P-4)",
        "9 positions (in 2 sectors, 7 boats)",
        "6 posts (1 P-5)",
    ):
        assert found(rule, f"Text: The unit has {whole}.") == []
