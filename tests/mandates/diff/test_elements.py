"""Members that a list gained or lost."""

import pytest

from bluehelm.mandates.diff.elements import elements
from bluehelm.mandates.diff.words import redline


@pytest.mark.parametrize(
    ("old", "new", "came"),
    [
        ("needs of women and children", "needs of women, children and weavers", ("weavers",)),
        ("from Varn, Quill and Lunby", "from Varn, Quill, Sorrel and Lunby", ("Sorrel",)),
        ("paint the pier", "paint the pier, while sparing the mill", ()),
        ("paint the pier", "paint the pier and requests the guild to rest", ()),
        ("paint the pier", "paint the old pier", ()),
    ],
)
def test_an_element_of_a_list_is_told_and_a_clause_is_not(old: str, new: str, came: tuple[str, ...]) -> None:
    assert elements(redline(old, new), "+") == came


def test_what_the_text_still_says_elsewhere_did_not_go() -> None:
    old = "the return of weavers and potters, the welfare of dyers and the lodging of weavers and potters"
    new = "the return of weavers, the welfare of dyers and the lodging of weavers and potters"
    assert elements(redline(old, new), "-") == ()


def test_two_members_are_two_and_a_clause_behind_them_is_none() -> None:
    old = "with the help of weavers as well as potters;"
    new = "with the help of weavers, dyers, and potters and millers, and helping the guild to sing;"
    assert elements(redline(old, new), "+") == ("dyers", "millers")


def test_adjectives_stand_with_what_they_tell_of() -> None:
    old = "to hold fairs, concerts and markets"
    new = "to hold fairs, concerts, regional, local and musical festivals, as needed, and markets"
    assert elements(redline(old, new), "+") == ("regional, local and musical festivals",)


@pytest.mark.parametrize("put", [", as appropriate,", " of Varn,", ", in the meadows,"])
def test_a_reservation_or_a_place_is_no_member(put: str) -> None:
    assert (
        elements(
            redline("the guilds of dyers and weavers sing", f"the guilds of dyers{put} and weavers sing"), "+"
        )
        == ()
    )
