"""What a reader of a redline is told first."""

from dataclasses import replace
from datetime import date

from bluehelm.mandates.diff import cautions
from tests.mandates.diff.making import text_of

OLD = replace(text_of("1 Decides to remain seized."), date=date(2040, 5, 1))
NEW = replace(OLD, date=date(2041, 5, 1))


def test_of_two_texts_in_order_nothing_is_said() -> None:
    assert cautions(OLD, NEW) == ()


def test_two_missions_are_told() -> None:
    assert cautions(OLD, replace(NEW, mission="UNIQ")) == ("The texts are of two missions: UNMIX and UNIQ.",)
    assert cautions(OLD, replace(NEW, mission=None)) == ()


def test_the_newer_against_the_older_is_told_in_both_languages() -> None:
    assert cautions(NEW, OLD) == ("The new text (2040-05-01) is older than the old one (2041-05-01).",)
    assert "antérieur" in cautions(NEW, OLD, "fr")[0]
