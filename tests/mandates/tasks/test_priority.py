from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND
from bluehelm.mandates.tasks import tasks

from .task_making import text, told

DEFINED = (
    "Decides that the primary strategic priority of UNMIX remains to support the implementation of the "
    "Covenant by the Ixian parties, and further decides that the second strategic priority of UNMIX is to "
    "facilitate the stabilization of the valley, in a comprehensive manner"
)
LIST = (
    "Decides that the mandate of UNMIX shall include the following priority tasks:",
    (
        ("Support to the Covenant", ("to help its committee meet;",)),
        ("Support to stabilization of the valley", ("to return officials there;",)),
        ("Protection of civilians", ("to protect civilians;",)),
    ),
)


def test_words_before_a_list_make_its_tasks_priority_or_other() -> None:
    found = told(
        (
            "Decides that the mandate of UNMIX shall include the following priority tasks:",
            ("to train police;",),
        ),
        (
            "Authorizes UNMIX, without impeding its priority tasks, to assist in the following other tasks:",
            ("to paint schools;",),
        ),
    )
    assert [(task.path, task.priority) for task in found] == [("1(a)", PRIORITY), ("2(a)", OTHER)]


def test_a_heading_does_so_too() -> None:
    listed = ("Decides that UNMIX shall have the following mandate:", ("to train the police;",))
    (found,) = tasks(text(listed, headings={1: "Priority tasks"}))
    assert found.priority == PRIORITY


def test_a_text_without_such_words_has_no_priorities() -> None:
    (found,) = told(("Decides that UNMIX shall have the following mandate:", ("to train the police;",)))
    assert found.priority is None
    assert found.strategic is None


def test_only_what_the_words_tie_to_a_strategic_priority_has_one() -> None:
    found = {task.path: task for task in told(DEFINED, LIST)}
    assert found["2(a)"].strategic == found["2(a)(i)"].strategic == PRIMARY
    assert found["2(b)(i)"].strategic == SECOND
    assert found["2(c)(i)"].strategic is None


def test_the_tie_comes_with_the_words_that_define_it() -> None:
    found = {task.path: task for task in told(DEFINED, LIST)}
    assert found["2(b)"].strategic_why == "1: to facilitate the stabilization of the valley"


OF_A_PLACE = (
    "Decides that the primary strategic priority of UNMIX is to support the implementation of the Covenant "
    "by the Government and the armed groups, and further decides that the second strategic priority of UNMIX "
    "is to facilitate a strategy to protect civilians and re-establish State authority in Central Ix, "
    "through its tasks"
)
FULL = (
    "Decides that the mandate of UNMIX shall include the following priority tasks:",
    (
        ("Restoration of State authority in the Centre", ("to return judges;",)),
        ("Protection of civilians", ("to protect civilians;",)),
        ("Promotion and protection of human rights", ("to monitor human rights;",)),
        (
            "Good offices",
            (
                "To encourage and support the full implementation of the Covenant by all parties;",
                "To build schools in support of the implementation of the Covenant;",
            ),
        ),
    ),
)


def test_a_priority_of_one_part_of_the_country_ties_no_task_of_the_whole() -> None:
    found = {task.path: task.strategic for task in told(OF_A_PLACE, FULL)}
    assert found["2(a)"] == found["2(a)(i)"] == SECOND
    assert found["2(b)(i)"] is found["2(c)"] is found["2(c)(i)"] is None


def test_an_item_that_is_to_do_the_very_thing_is_tied_alone() -> None:
    found = {task.path: task.strategic for task in told(OF_A_PLACE, FULL)}
    assert found["2(d)(i)"] == PRIMARY
    assert found["2(d)"] is found["2(d)(ii)"] is None


def test_the_paragraph_that_defines_the_priorities_has_none_itself() -> None:
    assert all(task.strategic is None for task in told(OF_A_PLACE))
