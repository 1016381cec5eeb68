"""Figures out of proportion. All rows and figures are invented."""

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding
from bluehelm.checks.rules import magnitude
from tests.checks.rules import framed


def found(rule: str, given: Text) -> list[Finding]:
    return list(magnitude.RULES[f"magnitude.{rule}"].run(given))


def test_a_year_far_from_both_its_neighbours_is_a_question() -> None:
    told = (
        "Percentage of women among staff (2017/18: {} per cent; 2018/19: {} per cent; 2019/20: 30 per cent)"
    )
    leap = framed.text(framed.indicator(told.format(25, 12), "27 per cent"))
    (finding,) = found("series", leap)
    assert finding.severity == WARNING
    assert "2018/19: 12" in finding.where[0].marks
    assert found("series", framed.text(framed.indicator(told.format(25, 24), "27 per cent"))) == []


def test_a_steady_fall_is_no_leap() -> None:
    row = framed.indicator("Number of raids (2017/18: 400; 2018/19: 150; 2019/20: 60)", "A total of 55 raids")
    assert found("series", framed.text(row)) == []


def test_an_output_done_many_times_over_is_a_question() -> None:
    row = framed.output("2 press briefings", ("23", "Press briefings"))
    (finding,) = found("ratio", framed.text(row))
    assert (finding.severity, finding.values["size"]) == (WARNING, "11.5 times the plan")


def test_an_output_hardly_done_is_a_question_and_a_small_count_is_not() -> None:
    assert (
        len(found("ratio", framed.text(framed.output("2,000 travel requests", ("50", "Travel requests")))))
        == 1
    )
    assert found("ratio", framed.text(framed.output("1 visit", ("6", "Visits")))) == []


def test_a_number_that_follows_from_words_has_no_ratio() -> None:
    row = framed.output("Monthly meetings with the elders of each port", ("70", "Meetings"))
    assert found("ratio", framed.text(row)) == []


def test_too_many_participants_for_each_workshop_are_a_question() -> None:
    row = framed.output("11 workshops", ("11", "Workshops for a total of 130,000 participants"))
    (finding,) = found("crowd", framed.text(row))
    assert finding.values["each"] == "11,818"
    assert finding.said("expected", "fr").endswith("(personnes par activité)")
    usual = framed.output("11 workshops", ("11", "Workshops for a total of 330 participants"))
    assert found("crowd", framed.text(usual)) == []


def test_a_cumulative_number_does_not_fall() -> None:
    told = "Number of rowers registered (2017/18: 0; 2018/19: {}; 2019/20: 7,000)"
    actual = "A cumulative number of 2,100 rowers were registered"
    (finding,) = found("cumulative", framed.text(framed.indicator(told.format("3,000"), actual)))
    assert finding.values["earlier"] == "3,000"
    assert found("cumulative", framed.text(framed.indicator(told.format("1,000"), actual))) == []


def test_a_large_count_that_meets_its_plan_exactly_is_noted() -> None:
    told = "Return of displaced persons (2018/19: 60,000; 2019/20: {})"
    for count, severity in (("5,000", NOTE), ("50,000", WARNING)):
        row = framed.indicator(told.format(count), f"{count} persons")
        (finding,) = found("exact", framed.text(row))
        assert finding.severity == severity


def test_hours_flown_and_their_fuel_go_together() -> None:
    hours = framed.output("Provision of 1,000 flight hours", ("600", "Flight hours"))
    fuel = framed.output(
        "Supply of 5,000 litres of fuel for air operations", ("4,950", "Litres for air operations")
    )
    (finding,) = found("together", framed.text(hours, fuel))
    assert (finding.values["first"], finding.values["second"]) == ("60", "99")
    less = framed.output(
        "Supply of 5,000 litres of fuel for air operations", ("3,100", "Litres for air operations")
    )
    assert found("together", framed.text(hours, less)) == []


def test_more_people_than_the_authorized_strength_are_a_question() -> None:
    staff = framed.output(
        "Services to a maximum strength of 1,900 authorized civilian personnel",
        ("1,700", "Civilian personnel"),
    )
    courses = framed.output("Training courses to 3,800 civilian personnel", ("900", "Participants"))
    (finding,) = found("beyond", framed.text(staff, courses))
    assert finding.values["most"] == "1,900"
    few = framed.output("Training courses to 380 civilian personnel", ("90", "Participants"))
    assert found("beyond", framed.text(staff, few)) == []


def test_more_networks_at_fewer_sites_are_a_question() -> None:
    row = framed.output("Support of 75 networks at 18 sites", ("88", "Networks"), ("12", "Sites"))
    (finding,) = found("spread", framed.text(row))
    assert (finding.values["thing"], finding.values["site"]) == ("117", "67")
    told = framed.output(
        "Support of 75 networks at 18 sites",
        ("88", "Networks", "The higher output was attributable to demand"),
        ("12", "Sites", "The lower output was attributable to closures"),
    )
    assert found("spread", framed.text(told)) == []
    fewer = framed.output("Support of 75 networks at 18 sites", ("50", "Networks"), ("12", "Sites"))
    assert found("spread", framed.text(fewer)) == []


def test_an_average_strength_does_not_equal_its_plan() -> None:
    planned = "Support for an average strength of 2,800 end users"
    assert len(found("standing", framed.text(framed.output(planned, ("2,800", "End users"))))) == 1
    assert found("standing", framed.text(framed.output(planned, ("2,791", "End users")))) == []


def test_a_target_reached_a_hundredfold_is_a_question() -> None:
    told = "Number of mills registered (2017/18: 75; 2018/19: 99; 2019/20: 109)"
    (finding,) = found("target_ratio", framed.text(framed.indicator(told, "A total of 10,900 mills")))
    assert finding.values["size"] == "100.0 times the plan"
    assert found("target_ratio", framed.text(framed.indicator(told, "A total of 209 mills"))) == []


def test_a_share_is_at_most_the_whole() -> None:
    told = "Share of villages within an hour of a bridge (2018/19: 55 per cent; 2019/20: 70 per cent)"
    (finding,) = found("over_all", framed.text(framed.indicator(told, "140 per cent of villages")))
    assert finding.values["share"] == "140"
    assert found("over_all", framed.text(framed.indicator(told, "94 per cent of villages"))) == []


def test_those_among_others_are_no_more_than_all() -> None:
    for told in (
        "Visits for 131 participants (191 of them women)",
        "Visits, with 131 people, including 191 women",
    ):
        (finding,) = found("part_of", framed.text(framed.output("10 visits", ("10", told))))
        assert finding.severity == ERROR
    sound = framed.text(framed.output("10 visits", ("10", "Visits for 131 participants (91 of them women)")))
    assert found("part_of", sound) == []


def test_a_target_is_held_against_the_actuals_and_called_a_target() -> None:
    told = "Number of raids (2017/18: 800; 2018/19: 900; 2019/20: 100)"
    row = framed.text(framed.indicator(told, "A total of 870 raids"))
    (finding,) = found("series", row)
    assert finding.rule == "magnitude.series_target"
    assert finding.said("found") == "The target for 2019/20 is 100; the year before had 900 and this year 870"
