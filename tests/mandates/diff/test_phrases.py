"""Words inside a paragraph, dates and numbers."""

import pytest

from bluehelm.mandates.diff.binding.phrases import duty, figures, phrases
from bluehelm.mandates.diff.words import redline
from bluehelm.record import vocab


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("paint the pier", "paint the pier, as appropriate", ["as appropriate"]),
        ("paint the pier", "paint, within existing resources, the pier", ["within existing resources"]),
        ("paint the pier", "paint the pier within its capacities and areas of deployment",
         ["within its capacities and areas of deployment"]),
        ("paint the pier", "paint the pier, within the limits of its existing means, by night",
         ["within the limits of its existing means"]),
        ("paint the pier", "paint the pier as soon as available", []),
        ("paint the pier, as appropriate", "paint the pier, as appropriate", []),
        ("paint the pier",
         "paint the pier, including by liaising with the keepers of the northern coast, as appropriate", []),
    ],
)  # fmt: skip
def test_a_reservation_counts_where_it_was_put_by_itself(old: str, new: str, found: list[str]) -> None:
    assert list(phrases("hedges", redline(old, new), "+")) == found


def test_an_auxiliary_verb_counts_where_another_took_its_place() -> None:
    assert duty(redline("the guild shall paint the pier", "the guild should paint the pier")) == (
        "shall",
        "should",
    )
    assert duty(redline("the guild shall paint the pier", "the guild must paint the pier")) is None


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("up to 1,200 guards", "up to 1,350 guards", (("1,200", "1,350"),)),
        (
            "by 1 May 2040 and by 30 June 2040",
            "by 1 May 2040 and by 31 July 2040",
            (("30 June 2040", "31 July 2040"),),
        ),
        ("up to 1,200 guards", "up to 1,200 keepers", ()),
        ("in three phases", "in three phases until May 2041", ((None, "May 2041"),)),
        ("until 30 June 2040 to paint", "to paint until 30 June 2041", (("30 June 2040", "30 June 2041"),)),
    ],
)
def test_dates_and_numbers_that_changed_are_paired(
    old: str, new: str, changed: tuple[tuple[str | None, str | None], ...]
) -> None:
    assert figures(redline(old, new)) == changed


def test_everything_the_redline_says_has_both_languages() -> None:
    told = vocab.read("redline")
    for part in ("names", "many", "cautions", "why"):
        for term, words in told[part].items():
            assert set(words) == {"en", "fr"}, term
