from hypothesis import given
from hypothesis import strategies as st

from .task_making import told

MANDATE = "Decides that UNMIX shall have the following mandate:"


def test_items_of_a_mandate_are_the_mission_s_tasks_and_its_words_before_them_are_none() -> None:
    found = told((MANDATE, ("to observe the ceasefire;", "to train the Ixian police;")))
    assert [(task.path, task.actor, task.verb, task.parent) for task in found] == [
        ("1(a)", "UNMIX", "decides", None),
        ("1(b)", "UNMIX", "decides", None),
    ]


def test_a_title_is_the_parent_of_its_items_and_has_no_kind() -> None:
    title, below, _ = told(
        (MANDATE, (("Protection of civilians", ("to protect civilians;", "to patrol villages;")),))
    )
    assert title.path == "1(a)"
    assert title.categories == ()
    assert below.parent == "1(a)"


def test_what_the_mission_is_asked_outside_the_list_is_a_task_too() -> None:
    (found,) = told("Welcomes the harvest and requests UNMIX to support the repair of prisons")
    assert (found.actor, found.verb) == ("UNMIX", "requests")
    assert found.text == "requests UNMIX to support the repair of prisons"


def test_the_head_of_the_mission_is_named_in_every_wording() -> None:
    (found,) = told("Requests the Secretary-General, through his Special Representative, to mediate in Ix")
    assert found.actor == "SRSG"


def test_a_report_asked_of_the_secretary_general_is_no_task() -> None:
    assert told("Requests the Secretary-General to report on human rights in Ix every six months") == ()


def test_an_act_on_the_mission_s_own_strength_is_no_task() -> None:
    assert told("Decides to review the strength of UNMIX after the elections") == ()
    assert told("Decides that UNMIX shall comprise 400 military observers and 40 judicial officers") == ()


def test_another_actor_that_the_council_authorizes_has_tasks() -> None:
    (found,) = told("Authorizes Ostian forces, within their means, to protect civilians in the valley")
    assert found.actor == "Ostian forces"


def test_a_government_that_is_asked_has_none() -> None:
    assert told("Urges the Government of Ix to reform its police and to hold elections") == ()


def test_the_mission_s_part_in_what_others_shall_do_is_a_task_of_its_kind() -> None:
    (found,) = told("Urges the Government of Ix, with the support of UNMIX, to reform its prisons")
    assert found.actor == "UNMIX"
    assert [each.task for each in found.categories] == ["CorrectionsReform"]


def test_a_part_that_tells_no_kind_is_no_task() -> None:
    assert told("Urges all parties to cooperate fully with UNMIX") == ()


def test_a_list_that_is_led_by_the_act_before_the_last_is_the_mission_s() -> None:
    found = told(
        (
            "Decides that the mandate of UNMIX shall include the following additional tasks and requests the "
            "Secretariat to begin its planning:",
            ("support to the courts;",),
        )
    )
    assert [(task.path, task.actor) for task in found if task.path != "1"] == [("1(a)", "UNMIX")]


def test_a_request_made_again_is_a_request() -> None:
    (found,) = told("Reiterates its request that UNMIX train the police of Ix")
    assert found.actor == "UNMIX"


WORD = st.sampled_from(
    ("Decides", "requests", "that", "UNMIX", "the", "Secretary-General", "to", "shall", "mandate", "include")
    + (
        "the following tasks:",
        "with the support of",
        "police",
        "(UNIX)",
        "\n",
        "encourages",
        "İ",
        "’s",
        ";",
        "protect",
    )
)
SAYING = st.lists(WORD, max_size=14).map(" ".join)


@given(st.lists(st.one_of(SAYING, st.tuples(SAYING, st.lists(SAYING, max_size=3))), max_size=4))
def test_any_words_can_be_looked_through_and_every_task_stands_in_the_text(
    paragraphs: list[str | tuple[str, list[str]]],
) -> None:
    found = told(*paragraphs)
    paths = {task.path for task in found}
    assert all(task.parent is None or task.parent in paths for task in found)
    assert len({(task.path, task.actor) for task in found}) == len(found)
