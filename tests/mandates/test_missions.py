"""The mission that a text is about."""

import pytest

from bluehelm.mandates.council import missions


def test_every_mission_has_its_names_and_years() -> None:
    for mission in missions.known().values():
        first, last = mission.years
        assert all((mission.en, mission.fr))
        assert 1948 <= first <= (last or 2100)


def test_the_mission_whose_mandate_is_given_is_the_one() -> None:
    paragraphs = [
        "Decides to extend the mandate of UNMIL until 30 June 2032;",
        "Requests UNOCI to help UNMIL, and UNOCI and UNAMSIL to lend it boats;",
        "Requests UNOCI to report;",
    ]
    assert missions.of(paragraphs) == "UNMIL"


def test_a_full_name_gives_the_acronym() -> None:
    assert missions.of(["Decides to establish the United Nations Mission in Liberia;"]) == "UNMIL"
    assert missions.starting("United Nations Angola Verification Mission III shall") == ("UNAVEM III", 46)


def test_a_mission_that_the_list_does_not_hold_is_known_by_its_definition() -> None:
    paragraphs = [
        "Decides to establish a United Nations Ferry Mission in Examplia (UNFEX) for a year;",
        "Requests UNFEX to watch the ferries;",
    ]
    assert missions.of(paragraphs) == "UNFEX"


def test_a_name_of_the_preamble_is_taken_up_as_the_mission() -> None:
    preamble = ["Recalling the United Nations Mission in Liberia (UNMIL),"]
    assert missions.of(["Requests the Mission to watch the ferries;"], preamble) == "UNMIL"
    assert missions.of(["Requests all States to watch the ferries;"], preamble) is None


def test_a_mission_named_in_passing_is_not_what_the_text_is_about() -> None:
    paragraphs = ["Requests UNAMA to help;", *(["Decides that all States shall freeze assets;"] * 20)]
    assert missions.of(paragraphs) is None


def test_forces_of_others_count_only_where_the_council_disposes_of_them() -> None:
    assert missions.of(["Requests IFOR to help;"]) is None
    assert missions.of(["Decides to renew the mandate of AMISOM for a year;"]) == "AMISOM"
    assert missions.of(["Decides to renew the mandate of UNMIL with the help of AMISOM;"]) == "UNMIL"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Decides to extend the mandate of UNFEX until 30 June 2032;",
        "Decides that UNFEX's mandate shall include the following priority tasks:",
        "Decides that UNFEX shall comprise up to 90 ferrymen;",
        "Authorizes UNFEX to stop ferries;",
    ],
)
def test_an_acronym_that_is_treated_as_a_mission_is_one_though_never_spelt_out(paragraph: str) -> None:
    assert missions.of([paragraph, *(["To stop ferries;"] * 3)]) == "UNFEX"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Decides to extend the mandate of CTED until 30 June 2032;",
        "Requests the Ferry Bureau (FEBUX) to pay, within FEBUX’s mandate;",
        "Requests UNFEX to pay;",
    ],
)
def test_a_body_of_another_kind_is_no_mission(paragraph: str) -> None:
    assert missions.of([paragraph]) is None


def test_the_mission_that_is_given_a_mandate_counts_however_many_the_items() -> None:
    given = "Decides that the mandate of the United Nations Mission in Examplia (UNFEX) shall be:"
    assert missions.of([given, *(["To watch the ferries;"] * 80)]) == "UNFEX"


def test_a_mission_that_lends_to_a_new_one_or_makes_room_for_it_is_not_what_the_text_is_about() -> None:
    established = "Authorizes Member States to establish a Multinational Force in Examplia;"
    assert missions.of([established, "Authorizes UNMIL to lend it boats;"]) is None
    ended = ["Notes the termination of UNMIL;", "Decides to establish a support group of 90 ferrymen;"]
    assert missions.of([*ended, "Recalls the mandate of UNMIL;"]) is None
