"""When a mandate ends, as the Council words it. All excerpts are invented."""

from datetime import date
from pathlib import Path

import pytest

from bluehelm.errors import BadInput
from bluehelm.mandates import load
from bluehelm.mandates.times.ending import end_of_mandate

ADOPTED = date(2031, 6, 16)
EXTENDS = "Decides to extend the mandate of UNMIX"
ITEM = """Resolution 4210 (2031)
Adopted by the Security Council at its 9999th meeting, on 16 June 2031
The Security Council,
1. Decides:
(a) To call upon the parties to keep the truce;
(b) To renew the mandate of the United Nations Mission in Zandaria (UNMIX) for another period of six months,
that is, until 31 December 2031;
2. Decides to remain seized of the matter.
"""


@pytest.mark.parametrize(
    "until",
    [
        "to 31 December 2031",
        "until midnight on 31 December 2031",
        "until no later than 31 December 2031",
        "until the 31st of December 2031",
        "until a Government takes office in Ostavia, but not later than 31 December 2031",
        "for a period of six months, that is, until 31 December 2031",
        "for six months, as he recommends, until 31 December 2031",
        "for another six-month period ending on 31 December 2031",
        ", expiring on 30 June 2031, until 31 December 2031",
        ", which expires on 30 June 2031, until 31 December 2031",
        "for an interim period until 31 December 2031, unless the Council renews it before",
    ],
)
def test_the_printed_end_is_taken_and_not_the_old_one(until: str) -> None:
    assert end_of_mandate(f"{EXTENDS} {until}", ADOPTED) == date(2031, 12, 31)


def test_a_period_runs_from_the_end_or_the_day_printed_before_it() -> None:
    old = f"{EXTENDS}, expiring on 30 June 2031, for a further period of six months"
    assert end_of_mandate(old, ADOPTED) == date(2031, 12, 30)
    new = "Decides to establish, with effect from 16 July 2031, a support group, for a period of nine months"
    assert end_of_mandate(new, ADOPTED) == date(2032, 4, 16)


def test_what_ends_later_in_the_paragraph_is_not_the_mandate() -> None:
    text = f"{EXTENDS} for six months and to keep two more battalions until 30 April 2032"
    assert end_of_mandate(text, ADOPTED) == date(2031, 12, 16)


def test_support_that_is_extended_is_no_mandate() -> None:
    text = "Authorizes UNMIX to extend the necessary logistical support to it for a period of up to 30 days"
    assert end_of_mandate(text, ADOPTED) is None


def test_an_item_below_a_decision_sets_the_end(tmp_path: Path) -> None:
    path = tmp_path / "item.txt"
    path.write_text(ITEM)
    assert load.read(path).ends == date(2031, 12, 31)


def test_an_end_before_the_adoption_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "item.txt"
    path.write_text(ITEM)
    with pytest.raises(BadInput, match="2031-06-15, before the text is adopted"):
        load.read(path, ends=date(2031, 6, 15))
