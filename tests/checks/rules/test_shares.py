"""Parts, percentages, changes and formulas in running text. All sentences and figures are invented."""

import pytest

from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import arithmetic
from tests.checks.rules import framed
from tests.checks.rules.tabled import document, found


def said(rule: str, sentence: str) -> list[Finding]:
    return found(rule, document(prose=(sentence,)))


@pytest.mark.parametrize(
    "sentence",
    [
        "It has 920 rowers (350 from the north and 570 from the south).",
        "It proposes 18 posts (1 P-3 and 17 national General Service).",
        "It held 8 workshops for 30 rowers (10 women and 20 men).",
        "It has 12 boats (2 per crew and 3 per port).",
        "It met 30 mayors (including 4 women and 3 elders).",
        "A total of 151 posts are proposed, comprising 74 posts and 77 positions.",
    ],
)
def test_parts_that_make_their_whole_or_only_some_of_it_are_right(sentence: str) -> None:
    assert said("parts", sentence) == []


def test_parts_that_do_not_make_their_whole_are_an_error() -> None:
    (finding,) = said("parts", "It has 920 rowers (350 from the north and 560 from the south).")
    assert finding.severity == ERROR
    assert finding.values["computed"] == "910"
    assert finding.where[0].marks == ("920", "350", "560")


def test_parts_far_from_their_whole_are_a_question() -> None:
    (finding,) = said("parts", "It has 100 boats (30 of wood and 35 of steel).")
    assert finding.severity == WARNING


def test_a_percentage_is_held_against_its_counts() -> None:
    assert said("share", "It closed 12 of the 19 cases (63 per cent) in time.") == []
    (finding,) = said("share", "It closed 12 of the 19 cases (36 per cent) in time.")
    assert finding.values["computed"] == "63.2"


def test_counts_behind_a_total_each_have_their_percentage() -> None:
    right = (
        "It has 550 carts: 479 (87 per cent) in use, 30 (5.5 per cent) in repair and 41 (7.5 per cent) lost."
    )
    assert said("share", right) == []
    (finding,) = said("share", right.replace("5.5", "8.5"))
    assert (finding.values["part"], finding.values["whole"]) == ("30", "550")


def test_a_change_leads_from_the_old_figure_to_the_new() -> None:
    assert said("change", "This is a decrease of 12 posts, from 30 to 18.") == []
    (finding,) = said("change", "This is a decrease of 12 posts, from 30 to 20.")
    assert finding.values["computed"] == "10"


def test_a_printed_formula_gives_the_number_before_it() -> None:
    row = "{} patrol days by the river guard (2 patrols x 360 days x 9 posts)"
    sound, wrong = (framed.text(framed.output(row.format(n), ("9", "Days"))) for n in ("6,480", "6,840"))
    assert found("printed_formula", sound) == []
    (finding,) = found("printed_formula", wrong)
    assert finding.values["computed"] == "6,480"


def test_a_monthly_average_gives_the_total_of_the_year() -> None:
    assert said("average", "It flew 2,000 missions, or an average of 166 missions per month.") == []
    (finding,) = said("average", "It flew 2,000 missions, or an average of 66 missions per month.")
    assert finding.severity == WARNING


def test_amounts_in_brackets_make_the_sum_of_money() -> None:
    right = "It had $27,271,900 from interest ($9,962,800), rent ($1,972,400) and refunds ($15,336,700)."
    assert said("money_parts", right) == []
    (finding,) = said("money_parts", right.replace("1,972,400", "1,927,400"))
    assert finding.values["computed"] == "27,226,900"


def test_the_completed_parts_make_the_completed_total() -> None:
    planned = "Operation of 70 boats (30 wooden boats and 40 steel boats)"
    done = (("64", "Boats"), ("30", "Wooden boats"), ("35", "Steel boats"))
    (finding,) = found("completed_parts", framed.text(framed.output(planned, *done)))
    assert finding.values["computed"] == "65"
    sound = (("65", "Boats"), *done[1:])
    assert found("completed_parts", framed.text(framed.output(planned, *sound))) == []


def test_a_part_completed_more_often_than_its_whole_is_a_question() -> None:
    planned = "At least 24 joint operations, including 12 coordinated operations with the river guard"
    done = (("12", "Joint operations"), ("21", "Coordinated operations"))
    (finding,) = found("including", framed.text(framed.output(planned, *done)))
    assert finding.severity == WARNING
    assert finding.values["part"] == "21 Coordinated operations"


def test_a_share_of_hours_follows_from_the_hours() -> None:
    share = framed.indicator(
        "Percentage of approved flight hours utilized (2018/19: 80; 2019/20: 90)", "63 per cent"
    )
    hours = framed.output("Provision of 400 flight hours", ("100", "Flight hours"))
    (finding,) = found("used_share", framed.text(share, hours))
    assert finding.values["computed"] == "25.0"
    done = framed.output("Provision of 400 flight hours", ("252", "Flight hours"))
    assert found("used_share", framed.text(share, done)) == []


def test_every_rule_has_its_words_in_both_languages() -> None:
    from bluehelm.checks.rows import words
    from bluehelm.checks.rules import magnitude

    for name in (*arithmetic.RULES, *magnitude.RULES):
        entry = words(name)
        for part in ("title", "found", "expected", "why"):
            assert set(entry[part]) == {"en", "fr"}, (name, part)


def test_parts_listed_behind_a_colon_make_their_whole() -> None:
    row = framed.output("Repair of 28 courts", ("28", "Courts: 5 in the north, 16 in the south and 9 at sea"))
    (finding,) = found("parts", framed.text(row))
    assert finding.values["computed"] == "30"
    sound = framed.output(
        "Repair of 28 courts", ("28", "Courts: 5 in the north, 14 in the south and 9 at sea")
    )
    assert found("parts", framed.text(sound)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 88 councils who answered the survey, 20 ({} per cent) asked for boats.",
        "In the north, 20 of 88 libraries used by elders, or {} per cent, were closed.",
    ],
)
def test_a_percentage_follows_from_counts_in_any_order(sentence: str) -> None:
    assert said("share", sentence.format(23)) == []
    assert len(said("share", sentence.format(37))) == 1


def test_a_chance_sum_makes_no_whole_of_its_parts() -> None:
    planned = "16 field visits, 3 briefings and 13 meetings"
    done = (("15", "Field visits"), ("3", "Briefings"), ("13", "Meetings"))
    assert found("completed_parts", framed.text(framed.output(planned, *done))) == []
