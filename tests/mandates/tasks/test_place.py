import pytest

from bluehelm.mandates.tasks.place import named


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("to extend its presence in the North of Ix, where possible", "in the North of Ix"),
        ("to restore State authority throughout the territory", "throughout the territory"),
        ("to monitor the line along the border with Ostia", "along the border with Ostia"),
        ("to patrol in the security zone", "in the security zone"),
        ("to assist in the training of police in Southern Ix", "in Southern Ix"),
    ],
)
def test_the_place_is_given_as_printed(words: str, place: str) -> None:
    assert named(words) == place


@pytest.mark.parametrize(
    "words",
    [
        "to help in March with the harvest",
        "as set out in Part II of the Covenant",
        "to act within its areas",
        "in Annex 2 of the Agreement",
    ],
)
def test_a_month_or_a_part_of_a_document_is_no_place(words: str) -> None:
    assert named(words) is None
