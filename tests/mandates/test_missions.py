"""The mission that a text is about."""

from bluehelm.mandates import missions


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
