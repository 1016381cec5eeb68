"""The command that makes the same figures again."""

from bluehelm.impact.telling.asked import command


def test_one_value_is_given_once() -> None:
    assert command("t.csv", {"past": "kind=raid"}) == "bluehelm impact study t.csv --past kind=raid"


def test_what_may_be_given_several_times_is_given_for_each_value() -> None:
    options = {
        "treatment": "kind=patrol",
        "past": ["kind=raid,theft", "by=group a"],
        "days": [3.0, 7.0],
        "by": [],
    }
    assert command("t.csv", options) == (
        "bluehelm impact study t.csv --treatment kind=patrol --past kind=raid,theft --past 'by=group a'"
        " --days 3,7"
    )
