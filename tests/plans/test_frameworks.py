"""Rows of a framework understood, on invented sentences in the manner of such reports."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from bluehelm.plans.frameworks import indicator, output
from bluehelm.plans.promises import disagreements
from bluehelm.plans.rows import Indicator, Output


@dataclass(frozen=True)
class Said:
    completed: str
    remarks: tuple[str, ...] = ()
    where: str = "table 1, row 2"


@dataclass(frozen=True)
class Words:
    planned: str
    actual: str = ""
    remarks: tuple[str, ...] = ()
    where: str = "line 7"
    number: str | None = None


def read(planned: str, actual: str = "", *remarks: str, basis: str = "performance") -> Indicator:
    return indicator(Words(planned, actual, remarks), "2031/32", basis)


def told(planned: str, *answers: Said) -> Output:
    return output(None, planned, answers, "line 9")


def quantities(row: Output) -> list[tuple[object, str | None, bool]]:
    return [(each.value, each.unit, each.stated) for each in row.planned]


def done(row: Output) -> list[tuple[object, int | None, str]]:
    return [(each.value, each.answers, each.status) for each in row.completed]


def test_a_plain_indicator_has_its_label_series_and_one_limb() -> None:
    row = read(
        "Number of harbours lit (those with a pier) (2029/30: not applicable; 2030/31: 4; 2031/32: 6)",
        "Achieved: a total of 7 harbours were lit in three provinces, with 90 guests",
        "The higher number was attributable to a higher number of requests",
    )
    assert row.label == "Number of harbours lit (those with a pier)"
    assert row.series == {"2029/30": "not applicable", "2030/31": Decimal(4), "2031/32": Decimal(6)}
    assert (row.target, row.actual, row.unit) == (Decimal(6), Decimal(7), "harbours")
    assert (row.says_achieved, row.status, row.causes) == (True, "met", ("demand",))
    assert [limb.direction for limb in row.limbs] == ["more"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(2029/30: 1; 2030/31: 2; 2031/32: 3)",
        "2029/30: 1; 2030/31: 2; 2031/32: 3)",
        "(2029/30: 1, 2030/31: 2, 2031/32: 3)",
        "(2029/2030: 1; 2030/31: 2 2031/32: 3",
    ],
)
def test_a_damaged_bracket_gives_the_same_series(bracket: str) -> None:
    row = read(f"Number of wells dug {bracket}")
    assert list(row.series.values()) == [1, 2, 3]
    assert list(row.series) == ["2029/30", "2030/31", "2031/32"]
    assert row.label == "Number of wells dug"


def test_the_lead_of_the_bracket_names_direction_and_unit() -> None:
    row = read(
        "Improved safety of ferries (reduction in number of collisions: 2030/31: 76; 2031/32: 80)",
        "A total of 91 collisions were recorded, of which 80 per cent at night",
    )
    assert (row.limbs[0].direction, row.unit, row.actual) == ("less", "collisions", Decimal(91))
    assert row.status == "not met"


def test_four_series_make_four_limbs_each_with_its_answer() -> None:
    row = read(
        "Share of women (pilots: 2030/31: 4 per cent; 2031/32: 9 per cent; divers: 2030/31: 6.25 per cent; "
        "2031/32: 9.5 per cent)",
        "9 per cent for pilots and 8 per cent for divers",
    )
    assert [(limb.label, limb.target, limb.actual, limb.status) for limb in row.limbs] == [
        ("pilots", Decimal(9), Decimal(9), "met"),
        ("divers", Decimal("9.5"), Decimal(8), "partly met"),
    ]
    assert row.series["2031/32"] == "9 per cent; 9.5 per cent"
    assert row.status == "partly met"


def test_one_value_with_two_counts_has_two_limbs() -> None:
    row = read(
        "Plans for the coast (2030/31: not applicable; 2031/32: 1 chart and 2 pilot books adopted)",
        "Achieved",
    )
    assert [(limb.label, limb.target) for limb in row.limbs] == [
        ("chart", Decimal(1)),
        ("pilot books adopted", Decimal(2)),
    ]
    assert row.actual == "Achieved"
    assert row.status == "not measurable"


def test_a_percentage_of_two_actions_is_promised_of_each() -> None:
    row = read(
        "Systematic inspection and follow-up on leaks (2031/32: 100 per cent)",
        "Achieved: 100 per cent of inspections were conducted",
    )
    assert [(limb.label, limb.actual) for limb in row.limbs] == [
        ("inspection", Decimal(100)),
        ("follow-up", None),
    ]
    assert row.status == "partly met"


def test_two_brackets_joined_by_and_are_two_series() -> None:
    row = read(
        "Signing of charters (2031/32: both charters signed) and (2031/32: 2 maps drawn)", "Delayed by storms"
    )
    assert row.label == "Signing of charters"
    assert [limb.target for limb in row.limbs] == ["both charters signed", Decimal(2)]


def test_the_figure_that_is_counted_answers_not_the_first() -> None:
    row = read(
        "Number of voyages led by the mobile crews (2031/32: 30)",
        "A total of 1 mobile crew made 2 voyages in which 529 charts were drawn",
    )
    assert row.actual == Decimal(2)


def test_an_explicit_none_is_zero_and_other_denials_stay_words() -> None:
    none = read(
        "Number of technical notes prepared (2031/32: 5)",
        "No technical notes were prepared owing to the storms",
    )
    assert (none.actual, none.status) == (Decimal(0), "not met")
    words = read("Number of wells dug (2031/32: 5)", "The wells were not dug, owing to the storms")
    assert (words.actual, words.status) == ("The wells were not dug, owing to the storms", "not met")
    ongoing = read("Number of wells repaired (2031/32: 4)", "The repair of 4 wells is ongoing")
    assert (ongoing.actual, ongoing.status) == ("The repair of 4 wells is ongoing", "not measurable")


def test_signs_and_bands_are_kept_with_the_target() -> None:
    days = read(
        "Average number of days to berth (2030/31: 57; 2031/32: ≤ 45 calendar days from arrival)", "72 days"
    )
    limb = days.limbs[0]
    assert (limb.op, limb.target, limb.unit, limb.direction, limb.status) == (
        "<=",
        Decimal(45),
        "calendar days",
        "less",
        "not met",
    )
    band = read("Average percentage of berths empty (2031/32: 15 per cent \\pm 3 per cent)", "16 per cent")
    assert (band.limbs[0].op, band.limbs[0].tolerance, band.status) == ("+/-", Decimal(3), "met")


def test_a_remark_that_ran_into_the_cell_is_taken_apart() -> None:
    row = read(
        "Number of wells dug (2031/32: 5)", "3 The lower number was attributable to the COVID-19 pandemic"
    )
    assert row.actual == Decimal(3)
    assert row.remark == "The lower number was attributable to the COVID-19 pandemic"
    assert row.causes == ("pandemic",)


def test_a_series_without_a_printed_basis_has_no_target() -> None:
    row = read("Number of wells dug (2030/31: 4; 2031/32: 6; 2032/33: ≥ 8)", basis="series")
    assert (row.target, row.actual, row.status) == (None, None, "not measurable")
    assert row.series["2032/33"] == Decimal(8)


def test_an_earlier_budget_gives_the_target_of_a_series() -> None:
    earlier = read("Number of wells dug (2030/31: 4; 2031/32: 9)", basis="series")
    words = Words("Number of wells dug (2030/31: 4; 2031/32: 6; 2032/33: 8)")
    row = indicator(
        words,
        "2031/32",
        "series",
        planned_before=earlier,
    )
    assert (row.target, row.actual, row.status) == (Decimal(9), Decimal(6), "partly met")


def test_every_quantity_is_planned_and_every_answer_finds_its_own() -> None:
    row = told(
        "Conduct of 6 boat drills and 3 workshops for 40 pilots, at least 2 press briefings",
        Said("1", ("Workshop The lower output was attributable to the COVID-19 pandemic",)),
        Said("6", ("Boat drills",)),
        Said("44", ("Pilots",)),
        Said("289", ("Participants",)),
        Said("2", ("Press briefings",)),
    )
    assert quantities(row)[:3] == [(6, "boat drills", True), (3, "workshops", True), (40, "pilots", True)]
    assert [each.answers for each in row.completed] == [1, 0, 2, None, 3]
    assert row.completed[0].causes == ("pandemic",)
    assert row.status == "partly met"


def test_words_of_period_give_a_number_that_is_not_stated() -> None:
    row = told(
        "Monthly meetings, quarterly drills and 1 coordination session per month with pilots",
        Said("12", ("Monthly meetings",)),
        Said("No", ("Quarterly drills",)),
        Said("14", ("Coordination sessions",)),
    )
    assert sorted(row.planned, key=lambda each: each.unit or "")[0].value == 12
    assert all(not each.stated for each in row.planned)
    assert told("Bimonthly meetings with pilots").planned[0].value is None
    assert quantities(told("Bimonthly meetings with pilots (6 meetings held at sea)"))[0][0] == 6


def test_a_total_and_its_parts_are_all_planned_and_cover_one_another() -> None:
    row = told(
        "Upkeep of a total of 9 boats (3 sailing boats and 6 motor boats) in 4 locations",
        Said("3", ("Sailing boats",)),
        Said("6", ("Motor boats",)),
    )
    assert [each.value for each in row.planned] == [9, 3, 6, 4]
    assert done(row) == [(3, 1, "met"), (6, 2, "met")]
    assert row.status == "met"


def test_formulas_and_shares_promise_nothing_more() -> None:
    row = told(
        "6,480 patrol days (2 patrols x 360 days x 9 ports); 15 drills (3 drills in each port)",
        Said("6,480", ("Patrol days",)),
    )
    assert [each.value for each in row.planned] == [6480, 15]
    assert disagreements("600 patrol days (2 patrols x 360 days)")[0][0] == "(2 patrols x 360 days)"
    assert disagreements("720 patrol days (2 patrols x 360 days)") == ()


def test_one_no_answers_both_items_it_names() -> None:
    row = told(
        "Conduct of 5 workshops and 2 forums",
        Said("No", ("Workshops or forums", "Postponed owing to elections")),
    )
    assert done(row) == [("No", 0, "not met"), ("No", 1, "not met")]
    assert (row.remark, row.causes, row.status) == ("Postponed owing to elections", ("political",), "not met")


def test_yes_without_a_number_is_met_and_a_missing_figure_is_not_measurable() -> None:
    assert told("Support for the harbour board", Said("Yes")).status == "met"
    assert told("Support for the harbour board", Said("No")).status == "not met"
    row = told("Conduct of 6 drills", Said("", ("Drill", "The lower output was attributable to storms")))
    assert done(row) == [(None, 0, "not measurable")]


def test_money_is_read_with_its_scale_from_either_side() -> None:
    row = told("Services for a budget of $4.5 million", Said("$4.2", ("Million approved budget",)))
    assert quantities(row) == [(Decimal("4.5"), "million US dollars", True)]
    assert (row.completed[0].unit, row.completed[0].status) == ("million US dollars", "partly met")


def test_figures_inside_a_unit_answer_what_nothing_else_does() -> None:
    row = told("1 seminar for 50 judges", Said("1", ("Seminar for 117 judges and clerks",)))
    assert done(row) == [(1, 0, "met"), (117, 1, "met")]


def test_a_remark_on_all_outputs_belongs_to_the_line() -> None:
    row = told(
        "4 drills and 2 films",
        Said("5", ("Drills",)),
        Said("3", ("Films", "The higher outputs were attributable to the demand for films")),
    )
    assert (row.remark, row.causes) == (
        "The higher outputs were attributable to the demand for films",
        ("demand",),
    )
    assert all(each.remark is None for each in row.completed)


def test_a_remark_under_an_answer_to_nothing_explains_the_short_answer() -> None:
    row = told(
        "6 drills",
        Said("2", ("Drills",)),
        Said("30", ("Participants", "The lower output was attributable to the COVID-19 pandemic")),
    )
    assert [each.causes for each in row.completed] == [("pandemic",), ()]


def test_several_answers_to_one_quantity_are_added() -> None:
    row = told("Upkeep of 10 pumps", Said("6", ("Pumps sold",)), Said("4", ("Pumps given to the port",)))
    assert done(row) == [(6, 0, "met"), (4, 0, "met")]


def test_an_article_promises_one_where_the_report_answers_it() -> None:
    row = told("Advice through the recruitment of an expert on tides", Said("No", ("Expert",)))
    assert quantities(row) == [(1, "expert", False)]
    assert told("Advice through an expert on tides", Said("Yes")).planned == ()


def test_names_may_stand_before_or_behind_their_figures() -> None:
    planned = "Number of seats lit (lower deck: 2031/32: 30; upper deck: 2031/32: 10)"
    row = read(planned, "Lower deck: 28; upper deck: 10")
    assert [limb.actual for limb in row.limbs] == [28, 10]


def test_not_achieved_is_not_achieved_and_its_figure_is_read() -> None:
    row = read(
        "Number of collisions (2030/31: 100; 2031/32: 80)",
        "Not achieved. A total of 95 collisions were recorded",
    )
    assert (row.says_achieved, row.actual) == (False, Decimal(95))
    none = read(
        "Zero collisions in the strait (2030/31: 0; 2031/32: 0)", "Achieved. No collisions were recorded"
    )
    assert (none.actual, none.limbs[0].direction, none.status) == (Decimal(0), "less", "met")


def test_a_denial_of_harm_is_no_failure() -> None:
    row = read("Reduction in number of fires (2031/32: 8)", "The fires were not counted")
    assert row.status == "not measurable"


def test_a_subset_of_what_was_counted_is_not_promised_apart() -> None:
    row = told("Upkeep of 12 boats, including 3 fast boats", Said("12", ("Boats",)))
    assert quantities(row) == [(12, "boats", True)]
    assert row.status == "met"


def test_harm_that_somebody_deals_with_is_no_harm() -> None:
    assert read("Number of incidents resolved (2031/32: 8)", "9").limbs[0].direction == "more"
    assert read("Number of refugees who return (2031/32: 8)", "9").limbs[0].direction == "more"
    assert read("Number of violent incidents (2031/32: 8)", "9").limbs[0].direction == "less"


def test_answers_go_to_the_part_whose_place_they_name_and_are_added() -> None:
    row = told(
        "Upkeep of 32 lamps in 2 locations: 19 in Northport and 13 in Southport",
        Said("8", ("Lamps in Southport given to the town",)),
        Said("5", ("Lamps in Southport sold",)),
        Said("10", ("Lamps in Northport given to the town",)),
        Said("9", ("Lamps in Northport sold",)),
    )
    assert [each.answers for each in row.completed] == [3, 3, 2, 2]
    assert [each.status for each in row.completed] == ["met"] * 4
    assert row.status == "met"


def test_a_level_answers_no_other_level() -> None:
    row = told(
        "Upkeep of one level-I clinic and contracts with two commercial level-II hospitals",
        Said("2", ("Commercial level-II hospitals",)),
        Said("3", ("Port-owned level-I hospital",)),
    )
    assert done(row) == [(2, 1, "met"), (3, 0, "met")]


def test_parts_take_the_noun_that_they_leave_out() -> None:
    row = told("Contracts with four hospitals: three level-III and one level-IV", Said("Yes"))
    assert [each.unit for each in row.planned] == ["hospitals", "level-III hospitals", "level-IV hospitals"]
    row = told("Upkeep of level-I clinics in Northport: one pilot-owned; and one port-owned", Said("Yes"))
    assert [each.unit for each in row.planned] == [
        "pilot-owned level-I clinics",
        "port-owned level-I clinics",
    ]
    row = told("Provision of 352 sailing hours (292 for the fleet, plus 60 proposed for tugs)", Said("Yes"))
    assert [each.unit for each in row.planned] == ["sailing hours"] * 3


def test_what_a_remark_says_was_done_answers_what_nothing_else_answers() -> None:
    row = told(
        "1 workshop on tides and the dredging of an estimated 10 shallow harbours",
        Said("No", ("Workshop", "The workshop was not held. However, 78 shallow harbours were dredged")),
    )
    assert done(row) == [("No", 0, "not met"), (78, 1, "met")]


def test_a_limb_that_the_cell_leaves_out_takes_its_denial_from_the_remark() -> None:
    planned = (
        "Pilots work well (2031/32: 100 per cent of pilots are trained and "
        "harbour towers in the north are provided with lamps)"
    )
    row = read(planned, "100 per cent of the pilots were trained", "Building of harbour towers was deferred")
    assert [limb.actual for limb in row.limbs] == [Decimal(100), "Building of harbour towers was deferred"]
    assert [limb.status for limb in row.limbs] == ["met", "not met"]


def test_one_thing_promised_gives_its_noun_as_the_unit() -> None:
    row = read("1 annual Harbour Rights Board report is produced (2030/31: 1; 2031/32: 1)", "Achieved")
    assert row.unit == "report"


def test_no_average_is_no_zero() -> None:
    row = read("Average number of days to hire a pilot (2031/32: ≤ 45)", "None")
    assert (row.actual, row.status) == ("None", "not measurable")
    assert read("Number of accidents (2031/32: 8)", "None").status == "met"


@pytest.mark.parametrize(
    ("planned", "actual"),
    [
        ("Percentage of lamps lit (2031/32: ≥ 95 per cent)", "<95 per cent"),
        ("Number of accidents (2031/32: 50)", "More than 50 accidents"),
        ("Deviation from the sailing plan (2031/32: ≤ 20 per cent)", "\u22126.7 per cent"),
        ("Number of voyages (2031/32: 60–90)", "75 voyages"),
    ],
)
def test_a_figure_that_may_lie_on_either_side_measures_nothing(planned: str, actual: str) -> None:
    assert read(planned, actual).status == "not measurable"


def test_largely_free_of_harm_means_less_of_it() -> None:
    planned = "Bay largely free of armed boats (2030/31: 9 occasions; 2031/32: 4 occasions)"
    assert read(planned, "7").limbs[0].direction == "less"
    planned = "Bay largely free of armed boats (number of occasions on which boats were seen: 2031/32: 4)"
    assert read(planned, "7").limbs[0].direction == "less"


def test_a_score_counts_no_things() -> None:
    assert read("Compliance of keepers with the rules for lamps (2031/32: 94.4)", "95").unit is None
