"""A text that only adds tasks to a list given before."""

import pytest

from bluehelm.mandates.diff import cautions
from bluehelm.mandates.diff.adding import adding
from bluehelm.mandates.diff.binding import headed
from tests.mandates.diff.making import text_of

OLD = text_of(
    "1 Decides that the mandate of UNMIX shall include the following tasks:", "1(a) to paint the lighthouses;"
)
NEW = text_of(
    "1 Decides that the mandate of UNMIX shall include the following additional tasks:",
    "1(a) to paint the harbours;",
)


def test_it_is_told_that_what_is_not_repeated_is_not_cut() -> None:
    (said,) = cautions(OLD, NEW)
    assert said.startswith("The new text adds tasks to those given before (1)")
    assert cautions(OLD, NEW, "fr")[0].startswith("Le nouveau texte ajoute des tâches")
    assert cautions(NEW, OLD) == ()


@pytest.mark.parametrize(
    "words",
    [
        "1 Decides that in addition to the tasks set out in resolution 9001, UNMIX shall dredge;",
        "1 Decides to expand the mandate of UNMIX to include the following further responsibilities:",
        "1 Decides that the mandate of UNMIX shall include the following additional element: to dredge;",
    ],
)
def test_tasks_are_added_in_several_words(words: str) -> None:
    assert adding(text_of(words)) == "1"


def test_a_text_that_lists_its_tasks_first_restates_them() -> None:
    lines = (
        "1 Decides that the mandate of UNMIX shall include the following priority tasks:",
        "1(a) to paint the lighthouses;",
        "2 Further decides that the mandate of UNMIX shall include the following additional tasks:",
        "2(a) to dredge the port;",
    )
    assert adding(text_of(*lines)) is None


def test_added_tasks_stand_under_no_heading_of_the_earlier_text() -> None:
    assert headed.kinds(NEW) == {}
