from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.tasks import tasks

from .task_making import text, told

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


def test_whom_the_secretary_general_sends_has_the_task() -> None:
    (observers,) = told(
        "Requests the Secretary-General to deploy United Nations observers to monitor the truce"
    )
    (head,) = told(
        "Requests the Secretary-General to appoint a Special Representative, who shall train the police"
    )
    assert (observers.actor, [each.task for each in observers.categories]) == ("UNMIX", ["Ceasefire"])
    assert (head.actor, [each.task for each in head.categories]) == ("SRSG", ["PoliceReform"])


def test_what_the_secretary_general_is_to_ensure_of_the_mission_is_the_mission_s() -> None:
    (found,) = told("Requests the Secretary-General to ensure that UNMIX continues to train the police")
    assert found.actor == "UNMIX"


def test_it_is_the_mission_where_the_act_before_speaks_of_the_mission_alone() -> None:
    (found,) = told("Welcomes the work of UNMIX and requests it to reform the prisons of Ix")
    assert found.actor == "UNMIX"
    assert (
        told("Welcomes what the Government did with UNMIX and requests it to reform the prisons of Ix") == ()
    )


def test_words_that_lead_into_a_list_are_a_task_where_they_tell_a_kind() -> None:
    found = told(("Authorizes UNMIX to support the elections of Ix, including by:", ("mending bridges;",)))
    assert [(task.path, [each.task for each in task.categories]) for task in found] == [
        ("1", ["ElectAssist"]),
        ("1(a)", []),
    ]


def test_a_bare_extension_and_force_for_the_whole_mandate_are_no_tasks() -> None:
    assert told("Decides to extend the mandate of UNMIX until 30 June 2032") == ()
    assert told("Authorizes UNMIX to use all necessary means to carry out its mandate") == ()
    assert told("Stresses that the mandate of UNMIX should be carried out in good order") == ()


def test_the_head_is_not_an_office_for_children_everywhere() -> None:
    assert (
        told("Requests the Special Representative for Children and Armed Conflict to visit the children")
        == ()
    )


def test_helpers_who_coordinate_with_the_mission_give_it_no_task() -> None:
    whole = text("Urges all States and donors, in coordination with UNMIX, to reform the police of Ix")
    (row,) = whole.operative
    (act,) = row.acts
    row = replace(row, acts=(replace(act, addressees=("Member States", "donors")),))
    assert tasks(replace(whole, operative=(row,))) == ()


def test_cooperation_with_the_mission_ends_where_other_duties_begin() -> None:
    assert told("Urges the parties to cooperate fully with UNMIX and to respect the ceasefire") == ()
    (found,) = told("Urges the parties to cooperate fully with UNMIX in the demining of Ix")
    assert [each.task for each in found.categories] == ["Demining"]


def test_a_presence_that_has_no_name_of_its_own_has_tasks() -> None:
    found = told(
        (
            "Decides that the responsibilities of the international civil presence will include:",
            ("training judges;",),
        )
    )
    assert [task.actor for task in found] == ["UNMIX"]


def test_words_of_several_acts_are_joined_by_dots_and_the_strongest_gives_the_verb() -> None:
    (found,) = told(
        "Encourages UNMIX to support the courts of Ix, commends the harvest, and requests UNMIX to train "
        "its police"
    )
    assert found.verb == "requests"
    assert found.text.startswith("Encourages UNMIX to support the courts of Ix .. ")


def test_friends_of_the_secretary_general_and_what_he_recommends_are_not_asked_of_him() -> None:
    assert told("Calls on the Group of Friends of the Secretary-General to support the peace in Ix") == ()
    (found,) = told("Decides, as recommended by the Secretary-General, that UNMIX shall train the police")
    assert found.actor == "UNMIX"


def test_it_is_the_government_where_the_act_speaks_of_the_government() -> None:
    whole = text("Requests that it provide all support to the police monitors of UNMIX")
    (row,) = whole.operative
    row = replace(row, acts=(replace(row.acts[0], addressees=("Government of Ix",)),))
    assert tasks(replace(whole, operative=(row,))) == ()


def test_a_list_of_a_panel_is_not_the_mission_s() -> None:
    whole = text(("Requests the Panel of Experts, which UNMIX houses, to:", ("visit the mines;",)))
    parent, item = whole.operative
    leading = replace(parent.acts[0], addressees=("Panel of Experts",))
    rows = (replace(parent, acts=(leading,)), replace(item, governed_by=leading))
    assert "1(a)" not in [task.path for task in tasks(replace(whole, operative=rows))]


def test_what_the_mission_shall_no_longer_do_is_no_task() -> None:
    assert told("Decides that the mandate of UNMIX shall no longer include the training of the police") == ()
    assert told("Decides to discontinue the authorization of UNMIX to protect the courts of Ix") == ()


def test_a_mission_of_the_council_is_not_the_mission() -> None:
    assert told("Requests the mission of the Council to visit the prisons of Ix") == ()


def test_what_the_mission_s_name_says_is_neither_kind_nor_place() -> None:
    (found,) = told(
        "Requests the United Nations Mission for the Referendum in Western Ix (UNMIX) to keep good contacts"
    )
    assert (found.actor, found.categories, found.place) == ("UNMIX", (), None)


def test_a_request_of_good_housekeeping_is_a_task_without_a_kind() -> None:
    (found,) = told("Encourages UNMIX to manage the waste of its camps")
    assert found.categories == ()


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
