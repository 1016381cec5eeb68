"""Published totals: true to the published files, and a slip in them is found, not mended."""

import csv
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.events.figures.controls import Control, as_printed, beside, controls, faults

KNOWN = {one.name: one for one in controls("MINUSMA", "MLI")}
AFFECTED, DEATHS, PEACEKEEPERS = (
    KNOWN[name] for name in ("civilians_affected", "conflict_deaths", "peacekeeper_deaths")
)


def test_the_slip_of_the_press_is_caught_three_ways() -> None:
    found = faults(AFFECTED, as_printed(AFFECTED))
    assert [(one.rule, one.period) for one in found] == [
        ("sum", "2022-Q4"),
        ("year", "2022"),
        ("change", "2022-Q4"),
    ]
    assert found[0].expected == "174 + 91 + 827 = 1092"
    assert found[2].found == 827


def test_the_numbers_taken_agree_with_themselves() -> None:
    assert faults(AFFECTED, AFFECTED.periods) == ()


def test_every_planted_slip_is_found() -> None:
    for period, told in AFFECTED.periods.items():
        for measure in told:
            if period == "2021":
                continue  # nothing else is known of that year
            planted = {**AFFECTED.periods, period: {**told, measure: told[measure] + 9}}
            assert faults(AFFECTED, planted), (period, measure)


def test_a_range_that_does_not_hold_its_best_is_said() -> None:
    assert [(one.period, one.found, one.expected) for one in faults(DEATHS, DEATHS.periods)] == [
        ("1995", 4, "11..17")
    ]


def test_ours_beside_theirs_has_its_share_and_what_is_not_told_stays_so() -> None:
    found = beside(DEATHS, {"2018": {"best": 754}, "2000": {"best": 3, "civilians": 1}})
    shares = {(one.period, one.measure): (one.ours, one.theirs, one.share) for one in found}
    assert shares["2018", "best"] == (754, 1281, Decimal("58.9"))
    assert shares["2018", "civilians"] == (None, 584, None)
    assert shares["2000", "best"] == (3, 0, None)


def test_another_mission_and_country_have_no_published_totals() -> None:
    assert controls("UNMIX", "") == ()
    assert [one.name for one in controls("UNMIX", "MLI")] == ["conflict_deaths"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def published(shared: Path) -> Path:
    folder = shared / "data"
    if not folder.is_dir():
        pytest.skip("the published tables are not here")
    return folder


def test_the_quarters_are_those_of_the_published_notes(published: Path) -> None:
    told = {}
    for row in rows(
        published / "minusma_human_rights_figures" / "minusma_civilians_affected_quarterly_2022.csv"
    ):
        measures = ("killed", "injured", "abducted_or_missing", "detained", "total")
        told[row["period"]] = {name: int(row[name]) for name in measures if row[name]}
    assert told == AFFECTED.periods


def test_the_years_are_those_of_the_published_table(published: Path) -> None:
    name = "ucdp_organized_violence_country_year_v25.1_mli_bfa_ner.csv"
    stem = "cumulative_total_deaths_{}in_orgvio{}_cy"
    columns = {
        "best": ("", "_best"),
        "low": ("", "_low"),
        "high": ("", "_high"),
        "civilians": ("civilians_", ""),
    }
    told = {
        row["year_cy"]: {one: int(row[stem.format(*parts)]) for one, parts in columns.items()}
        for row in rows(published / "ucdp" / name)
        if row["country_cy"] == "Mali"
    }
    assert told == DEATHS.periods


def test_peacekeepers_are_those_of_the_published_list(published: Path) -> None:
    causes = {"Malicious Act": "malicious", "Illness": "illness", "Accident": "accident",
              "To Be Determined": "undetermined", "Unknown": "unknown"}  # fmt: skip
    counted: dict[str, Counter[str]] = {}
    for row in rows(
        published / "un_peacekeeping_personnel" / "un_peacekeeper_fatalities_DPPADPOSS-FATALITIES.csv"
    ):
        if row["mission_acronym"] == "MINUSMA":
            counted.setdefault(row["incident_date"][:4], Counter())[causes[row["type_of_incident"]]] += 1
    assert {year: dict(one) for year, one in counted.items()} == PEACEKEEPERS.periods
    assert sum(sum(one.values()) for one in counted.values()) == 311
    assert sum(one["malicious"] for one in counted.values()) == 174


def test_the_subset_at_hand_holds_fewer_deaths_than_the_year(published: Path) -> None:
    deaths: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for row in rows(published / "ucdp" / "ged20.1_subset_mli_bfa_ner.csv"):
        if row["iso2_by_point"] == "ML":
            deaths[row["year"]] += int(row["best"])
            events[row["year"]] += 1
    found = beside(DEATHS, {year: {"best": number} for year, number in deaths.items()})
    shares = {one.period: one.share for one in found if one.measure == "best"}
    assert (events["2018"], deaths["2018"], shares["2018"]) == (134, 754, Decimal("58.9"))


def test_a_control_is_told_apart_from_its_print() -> None:
    plain = replace(AFFECTED, printed={})
    assert isinstance(plain, Control)
    assert as_printed(plain) == AFFECTED.periods
