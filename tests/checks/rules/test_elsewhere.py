"""Counts of one thing in prose, rows and other documents. All sentences and figures are invented."""

from dataclasses import replace

from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING
from bluehelm.checks.rules.conflict.elsewhere import (
    counts_elsewhere,
    examples_elsewhere,
    rounded_otherwise,
)
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
    assert "beach sites" in found.said("why")


def test_a_factor_of_a_planned_formula_is_no_count_elsewhere() -> None:
    row = output("1,100 patrols (11 armed harbour units x 2 patrols x 50 weeks)", ("979", "Patrols"))
    said = letter("All 10 armed harbour units were inspected in June.")
    assert not list(counts_elsewhere(text(row, prose=FILLING), said))


def test_a_place_that_only_one_of_two_counts_has_sets_them_apart() -> None:
    said = "The keepers built {} copper storm sheds for the night rescue{}."
    here, there = said.format(14, " on the cliffs of Arno"), said.format(12, "")
    assert not list(counts_elsewhere(report(here, there.replace("copper ", ""))))
    assert len(list(counts_elsewhere(report(said.format(14, ""), there)))) == 1


def test_common_words_of_a_mission_make_no_two_sessions_one() -> None:
    said = "To increase the national capacity it held {} for {}."
    one = report(said.format("9 training sessions", "rowers"), said.format("7 training sessions", "cooks"))
    assert not list(counts_elsewhere(one))


def test_committees_in_four_communes_are_an_example_of_thirty_two() -> None:
    row = indicator(
        "Establishment of municipal harbour committees (2019/20: 32)",
        "Achieved: a total of 32 new municipal harbour committees were established",
    )
    said = "There were results such as the establishment of harbour committees in four communes of Arno."
    whole = text(row, prose=(said, *FILLING))
    assert not list(counts_elsewhere(whole))
    (found,) = examples_elsewhere(whole)
    assert (found.severity, found.values["second"]) == (WARNING, "32 new municipal harbour committees")
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
