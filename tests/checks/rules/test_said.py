"""What is said of counts and rates, against the rows that give them. All words and figures are invented."""

from dataclasses import replace
from decimal import Decimal

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING
from bluehelm.checks.rules.conflict.said import budgeted_rates, said_of_numbers, strength_apart
from bluehelm.plans.rows import Strength
from tests.checks.rules.framed import indicator, output, text

FEWER = "Less was spent owing to the lower actual number of boats built compared with the budgeted number."


def headed(heading: str, of: Text) -> Text:
    return replace(of, sentences=tuple(replace(one, heading=heading) for one in of.sentences))


def test_fewer_boats_than_budgeted_cannot_be_more_than_planned() -> None:
    report = text(output("110 quick-sail boats", ("113", "Quick-sail boats")), prose=(FEWER,))
    (one,) = said_of_numbers(headed("Quick-sail boats", report))
    assert (one.severity, one.values["actual"], one.values["planned"]) == (ERROR, "113", "110")
    assert one.where[0].marks[0].startswith("lower actual number")


def test_fewer_boats_than_budgeted_agrees_with_a_lower_count() -> None:
    report = text(output("110 quick-sail boats", ("99", "Quick-sail boats")), prose=(FEWER,))
    assert not list(said_of_numbers(headed("Quick-sail boats", report)))


def test_a_vacancy_rate_is_planned_and_budgeted_alike() -> None:
    row = indicator(
        "Average percentage of international posts vacant (2019/20: 15 per cent ± 3 per cent)", "8 per cent"
    )
    said = (
        "The vacancy rate of 8.0 per cent compares with a rate of {} per cent applied in the approved budget."
    )
    (one,) = budgeted_rates(headed("International staff", text(row, prose=(said.format("10.3"),))))
    assert (one.severity, one.values["budgeted"]) == (WARNING, "10.3")
    assert not list(budgeted_rates(headed("International staff", text(row, prose=(said.format("13.0"),)))))
    assert not list(budgeted_rates(headed("National staff", text(row, prose=(said.format("10.3"),)))))


def test_average_staff_are_those_of_the_table() -> None:
    row = output(
        "Services to 88 authorized civilian sailors (80 harbour staff)",
        ("79", "Harbour staff (average strength)"),
    )
    report = text(row)
    assert report.plan is not None

    def apart(actual: int) -> list[str]:
        strength = Strength("2019/20", "average", None, "Harbour staff", Decimal(78), Decimal(actual), None)
        found = strength_apart(replace(report, plan=replace(report.plan, strength=(strength,))))
        return [f"{one.values['first']} {one.values['second']}" for one in found]

    assert apart(77) == ["79 77"]
    assert apart(79) == []  # and the 80 that were proposed are no conflict with the 78 approved
