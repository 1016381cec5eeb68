"""The cover: symbol, status, date and title of resolutions and drafts of several years."""

from datetime import date

import pytest

from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import ADOPTED, DRAFT, Resolution
from tests.sources.resolutions.resolutionmaking import preamble

TEXT = ("The Security Council,", "Recalling its resolutions,", "1. Decides to remain seized of the matter.")


def under(*cover: str) -> Resolution:
    return resolutions.parse([*cover, *TEXT])


@pytest.mark.parametrize(
    ("cover", "symbol", "day"),
    [
        (["Resolution 9690 (1991)", "of 29 April 1991"], "S/RES/9690 (1991)", date(1991, 4, 29)),
        (
            [
                "UNITEDUNITED",
                "SNATIONSNATIONS",
                "Distr.",
                "GENERAL",
                "S/RES/9897 (1994)",
                "4 February 1994",
                "RESOLUTION 9897 (1994)",
                "Adopted by the Security Council at its 3334th meeting,",
                "on 5 February 1994",
            ],
            "S/RES/9897 (1994)",
            date(1994, 2, 5),
        ),
        (
            ["United Nations S/RES/9231(2031)*", "Distr.: General", "1 March 2031"],
            "S/RES/9231 (2031)",
            date(2031, 3, 1),
        ),
        (["S/RES/9231 (2031)", "Adopted on March 11, 2031"], "S/RES/9231 (2031)", date(2031, 3, 11)),
    ],
)
def test_a_resolution_has_its_symbol_and_the_day_of_its_adoption(
    cover: list[str], symbol: str, day: date
) -> None:
    read = under(*cover)
    assert (read.symbol, read.status, read.date) == (symbol, ADOPTED, day)


def test_a_draft_has_its_own_symbol_and_the_day_on_its_cover() -> None:
    read = under(
        "United Nations", "S/2032/718/Rev.1", "24 June 2032", "Examplia and Fictland: draft resolution"
    )
    assert (read.symbol, read.status, read.date) == ("S/2032/718/Rev.1", DRAFT, date(2032, 6, 24))
    assert read.title == "Examplia and Fictland: draft resolution"


def test_a_symbol_of_the_drafts_alone_makes_a_draft() -> None:
    assert under("S/2032/718", "24 June 2032").status == DRAFT


def test_the_agenda_item_is_the_title_where_it_is_printed() -> None:
    cover = [
        "Resolution 9107 (2031)",
        "The situation on the lower river",
        "Adopted by the Security Council on 1 May 2031",
    ]
    assert under(*cover).title == "The situation on the lower river"


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert under("Resolution 9107 (2031)", "of 31 June 2031").date is None


def test_without_a_cover_nothing_is_made_up() -> None:
    read = under()
    assert (read.symbol, read.date, read.title) == (None, None, None)


def test_the_text_may_begin_on_the_line_of_the_opening_words() -> None:
    read = resolutions.parse(["The Security Council, Recalling its resolutions,", "1. Decides to wait."])
    assert preamble(read) == ["Recalling its resolutions,"]


def test_the_opening_words_may_lack_their_comma() -> None:
    assert preamble(resolutions.parse(["*The Security Council*", *TEXT[1:]])) == [
        "Recalling its resolutions,"
    ]
