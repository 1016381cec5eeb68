"""Counts of one thing in prose, rows and other documents. All sentences and figures are invented."""

from dataclasses import replace

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING
from bluehelm.checks.rules.conflict.elsewhere import counts_elsewhere, rounded_otherwise
from tests.checks.rules.framed import indicator, output, text

FILLING = tuple(f"The tide stood at mark {n} in the evening" for n in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def report(*prose: str) -> Text:
    return text(prose=(*prose, *FILLING))


def letter(*prose: str) -> Text:
    return replace(report(*prose), name="letter.txt", mission=None, period=None)


def test_the_same_pumps_at_another_number_of_sites_is_an_error() -> None:
    one = report("It plans the installation of water pumps and appurtenances at three beach sites.")
    other = letter("It covers the installation of water pumps and appurtenances at two beach sites.")
    (found,) = counts_elsewhere(one, other)
    assert (found.severity, found.values["first"], found.values["second"]) == (
        ERROR,
        "three beach sites",
        "two beach sites",
    )
    assert "pumps" in found.said("why")


def test_all_units_of_a_kind_are_held_against_a_formula() -> None:
    row = output("1,100 patrols (11 armed harbour units x 2 patrols x 50 weeks)", ("979", "Patrols"))
    (found,) = counts_elsewhere(
        text(row, prose=FILLING), letter("All 10 armed harbour units were inspected in June.")
    )
    assert found.severity == WARNING
    assert {found.values["first"], found.values["second"]} == {
        "10 armed harbour units",
        "11 armed harbour units",
    }


def test_committees_in_four_communes_are_not_thirty_two() -> None:
    row = indicator(
        "Establishment of municipal harbour committees (2019/20: 32)",
        "Achieved: a total of 32 new municipal harbour committees were established",
    )
    said = "A result was the establishment of harbour committees in four communes of Arno."
    (found,) = counts_elsewhere(text(row, prose=(said, *FILLING)))
    assert found.where[0].marks == ("harbour committees in four communes",)


def test_one_kind_of_several_is_not_the_whole() -> None:
    (found,) = counts_elsewhere(
        report(
            "The six unmanned tug boats comprise three short-haul twin-mast oak units and six mini units.",
            "Lower costs arose from 6 short-haul twin-mast oak unmanned tug boats not deployed.",
        )
    )
    assert found.values["first"] == "three short-haul twin-mast oak units"


def test_what_was_not_deployed_is_no_other_count_of_what_was() -> None:
    row = output("28 unmanned tug boats", ("22", "Unmanned tug boats deployed in the bays"))
    said = "Costs were lower owing to the non-deployment of 6 unmanned tug boats in the bays."
    assert not list(counts_elsewhere(text(row, prose=(said, *FILLING))))


def test_proposed_and_reported_figures_are_told_apart() -> None:
    assert not list(
        counts_elsewhere(
            report("It was proposed to keep 14 coastal pilot boats for night rescue at sea."),
            letter("The pilots kept 12 coastal pilot boats for night rescue at sea."),
        )
    )


def test_another_mission_counts_other_things() -> None:
    one = report("It plans the installation of water pumps and appurtenances at three beach sites.")
    other = replace(
        report("The installation of water pumps and appurtenances at two beach sites."), mission="UNM"
    )
    assert not list(counts_elsewhere(one, other))


def test_a_figure_cut_instead_of_rounded_is_a_question() -> None:
    exact = text(output("25,554,162 litres for boats", ("25,554,162", "Litres for boats")))
    (found,) = rounded_otherwise(exact, letter("It used 25.5 million litres of fuel."))
    assert (found.severity, found.values["first"]) == (WARNING, "25.5 million litres")


def test_a_figure_well_rounded_is_no_finding() -> None:
    exact = text(output("25,554,162 litres for boats", ("25,554,162", "Litres for boats")))
    assert not list(rounded_otherwise(exact, letter("It used 25.6 million litres of fuel.")))


def test_what_follows_another_number_tells_of_that_number() -> None:
    one = report(
        "It plans (a) storm pumps of copper at three beach sites; (b) canvas awnings at nine beach sites."
    )
    other = letter(
        "It covers storm pumps of copper at three beach sites and canvas awnings at two beach sites."
    )
    (found,) = counts_elsewhere(one, other)
    assert (found.values["first"], found.values["second"]) == ("nine beach sites", "two beach sites")


def test_one_odd_count_is_told_once() -> None:
    said = "The storm pumps of copper were set up at {} beach sites of the bay."
    three = [report(said.format(n)) for n in ("three", "three", "nine")]
    texts = [replace(one, name=f"{n}.txt") for n, one in enumerate(three)]
    assert len(list(counts_elsewhere(*texts))) == 1
