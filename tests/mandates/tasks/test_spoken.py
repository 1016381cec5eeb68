"""Protecting that is only spoken of is no task to secure."""

import pytest

from .task_making import kinds, told

CIVILIANS = "CivProtect"


def how(words: str) -> set[str]:
    return {modality for kind, modality in kinds(words) if kind == CIVILIANS}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to protect civilians in the ports of Ix;", {"secure"}),
        ("to take bold steps to protect civilians;", {"secure"}),
        ("to support the harbour office in order to keep the peace and to protect civilians;", {"secure"}),
        ("to explain its work to the press, and to protect civilians along the dykes;", {"secure"}),
        ("to send out patrols in order to protect civilians;", {"secure"}),
        ("to fulfil its responsibility to protect civilians;", {"secure"}),
        ("to bring out what UNMIX's role in the protection of civilians asks for;", {"secure"}),
        ("to assist the authorities of Ix in protecting civilians;", {"assist"}),
        ("to help the coast guard to fulfil their responsibility to protect civilians;", {"assist"}),
        ("to coordinate with the harbour office on the protection of civilians;", {"assist"}),
        ("to facilitate talks on the dykes in order to protect civilians;", {"assist"}),
        ("to report each week on the protection of civilians;", {"monitor"}),
        ("to monitor and report on threats to civilians;", {"monitor"}),
        ("to raise awareness of the duty of the authorities to protect civilians;", set()),
        ("to run broadcasts that underscore the role of the coast guard to protect civilians;", set()),
        ("to inform the villages about the protection of civilians;", set()),
        ("to brief the press on steps taken to protect civilians;", set()),
    ],
)
def test_the_modality_is_that_of_the_verb_on_which_protecting_hangs(words: str, expected: set[str]) -> None:
    assert how(words) == expected


def test_a_purpose_is_trusted_less_than_a_task() -> None:
    plain, purpose = (
        told(f"Requests UNMIX to {words}")[0].categories[0]
        for words in ("protect civilians", "facilitate talks on the dykes in order to protect civilians")
    )
    assert (plain.modality, purpose.modality) == ("secure", "assist")
    assert purpose.confidence < plain.confidence


def test_what_is_monitored_and_reported_is_trusted_as_any_monitoring() -> None:
    (one,) = told("Requests UNMIX to monitor and report on threats to civilians")
    (other,) = told("Requests UNMIX to monitor threats to civilians")
    assert one.categories[0].confidence == other.categories[0].confidence


def test_what_others_are_helped_with_stays_encouraged_where_it_is_only_wished_for() -> None:
    (found,) = told("Encourages UNMIX to continue to assist Ix in protecting civilians")
    assert {each.modality for each in found.categories} == {"encouraged"}


def test_care_for_children_that_is_reported_is_not_secured() -> None:
    found = kinds("to report on the special protection of children in the ports;")
    assert ("ChildRights", "secure") not in found
    assert ("ChildRights", "secure") in kinds("to provide special protection for children in the ports;")
