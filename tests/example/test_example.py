"""The worked example holds together by itself, without the reader."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml

from bluehelm import example

# Indicators and outputs of each accomplishment, counted by eye in the document.
COUNTS = {
    "1.1": (4, 12),
    "1.2": (5, 10),
    "1.3": (3, 3),
    "1.4": (6, 8),
    "2.1": (5, 20),
    "2.2": (6, 18),
    "2.3": (3, 10),
    "2.4": (4, 13),
    "3.1": (7, 14),
    "3.2": (5, 5),
    "3.3": (5, 3),
    "4.1": (3, 10),
    "4.2": (4, 8),
    "4.3": (4, 4),
    "5.1": (12, 48),
}
CAUSES = {
    *("pandemic", "security", "political", "decision of authorities", "capacity", "demand", "procurement"),
    *("mission reprioritization", "contractor or contributor", "other"),
}
MONEY_CAUSES = CAUSES | {"vacancy", "price", "rate", "volume", "prior period", "unbudgeted", "deferral"}
OPS = {None, ">=", "<=", "+/-", "~"}
GROUPS = ("Military and police personnel", "Civilian personnel", "Operational costs")
Row = dict[str, Any]


class Printed(yaml.SafeLoader):
    """Decimals as printed: a float would make the sums of the money tables miss by a rounding."""


def as_printed(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


Printed.add_constructor("tag:yaml.org,2002:float", as_printed)


@pytest.fixture(scope="module")
def report() -> Row:
    loaded: Row = yaml.load(example.path().read_text(encoding="utf-8"), Loader=Printed)
    return loaded


def lines(report: Row) -> Iterator[Row]:
    for accomplishment in report["accomplishments"]:
        yield from accomplishment["indicators"]
        yield from accomplishment["outputs"]


def outputs(report: Row) -> Iterator[Row]:
    for accomplishment in report["accomplishments"]:
        yield from accomplishment["outputs"]


def limbs(report: Row) -> Iterator[Row]:
    for accomplishment in report["accomplishments"]:
        for indicator in accomplishment["indicators"]:
            yield from indicator["limbs"]


def test_five_components_hold_the_fifteen_accomplishments(report: Row) -> None:
    assert [component["number"] for component in report["components"]] == ["1", "2", "3", "4", "5"]
    assert [one["number"] for one in report["accomplishments"]] == list(COUNTS)
    assert all(one["component"] == one["number"][0] for one in report["accomplishments"])


@pytest.mark.parametrize("number", COUNTS)
def test_each_accomplishment_has_the_lines_counted_by_eye(report: Row, number: str) -> None:
    [one] = [one for one in report["accomplishments"] if one["number"] == number]
    assert (len(one["indicators"]), len(one["outputs"])) == COUNTS[number]


def test_every_line_says_where_it_stands(report: Row) -> None:
    tables = [report[name] for name in ("accomplishments", "money", "strength", "variances", "other")]
    rows = [*lines(report), *(row for table in tables for row in table)]
    assert all(row["where"].removeprefix("line ").isdigit() for row in rows)


def test_lines_stand_in_the_order_of_the_document(report: Row) -> None:
    for one in report["accomplishments"]:
        for kind in ("indicators", "outputs"):
            places = [int(row["where"].removeprefix("line ")) for row in one[kind]]
            assert places == sorted(set(places))


def test_labels_are_short_and_in_both_languages(report: Row) -> None:
    for row in lines(report):
        assert 0 < len(row["label"]) < 70
        assert 0 < len(row["label_fr"]) < 80
    for row in (*report["components"], *report["accomplishments"]):
        assert 0 < len(row["title"]) < 70
        assert 0 < len(row["title_fr"]) < 80


def test_words_in_a_series_are_our_own_and_short(report: Row) -> None:
    values = [value for limb in limbs(report) for value in (*limb["series"].values(), limb["actual"])]
    assert all(len(value) <= 40 for value in values if isinstance(value, str))


def test_no_two_lines_of_an_accomplishment_share_a_label(report: Row) -> None:
    for one in report["accomplishments"]:
        for kind in ("indicators", "outputs"):
            labels = [row["label"] for row in one[kind]]
            assert len(labels) == len(set(labels))


def test_every_cause_is_a_known_code(report: Row) -> None:
    stated = [cause for row in lines(report) for cause in row.get("causes", [])]
    stated += [
        cause for row in outputs(report) for done in row["completed"] for cause in done.get("causes", [])
    ]
    assert set(stated) == CAUSES
    assert {cause for row in report["variances"] for cause in row["causes"]} <= MONEY_CAUSES


def test_every_target_belongs_to_the_period_of_the_report(report: Row) -> None:
    for limb in limbs(report):
        assert limb["target"] == limb["series"].get(report["period"])
        assert limb.get("op") in OPS
        assert limb["direction"] in {None, "more", "less"}


def test_parts_of_an_indicator_have_names_of_their_own(report: Row) -> None:
    for one in report["accomplishments"]:
        for indicator in one["indicators"]:
            names = [limb.get("label") for limb in indicator["limbs"]]
            assert names == [None] or (len(set(names)) == len(names) and None not in names)


def test_completed_quantities_answer_planned_ones_that_exist(report: Row) -> None:
    for row in outputs(report):
        for done in row["completed"]:
            assert done["answers"] is None or 0 <= done["answers"] < len(row["planned"])


def test_completed_values_are_figures_yes_no_or_missing(report: Row) -> None:
    values = [done["value"] for row in outputs(report) for done in row["completed"]]
    assert all(
        value is None or value in {"Yes", "No"} or isinstance(value, int | Decimal) for value in values
    )
    assert sum(value is None for value in values) == 1


def test_only_words_leave_a_planned_value_open(report: Row) -> None:
    for row in outputs(report):
        for planned in row["planned"]:
            assert planned["value"] is not None or planned["stated"] is False
            assert planned.get("op") in OPS


def test_only_the_support_component_has_services(report: Row) -> None:
    for one in report["accomplishments"]:
        grouped = ["group" in row and "group_fr" in row for row in one["outputs"]]
        assert all(grouped) if one["number"] == "5.1" else not any(grouped)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("column", ["apportionment", "expenditure", "variance"])
def test_each_group_of_money_adds_up_to_its_subtotal(report: Row, group: str, column: str) -> None:
    rows = [row for row in report["money"] if row["group"] == group]
    parts = [row[column] for row in rows if row["category"] != "Subtotal" and row[column] is not None]
    [subtotal] = [row[column] for row in rows if row["category"] == "Subtotal"]
    assert sum(parts) == subtotal


def test_subtotals_add_up_to_gross_and_gross_less_assessment_to_net(report: Row) -> None:
    by = {row["category"]: row for row in report["money"] if row["group"] is None}
    for column in ("apportionment", "expenditure", "variance"):
        subtotals = [row[column] for row in report["money"] if row["category"] == "Subtotal"]
        gross = by["Gross requirements"][column]
        assert sum(subtotals) == gross == by["Total requirements"][column]
        assert gross - by["Staff assessment income"][column] == by["Net requirements"][column]


def test_each_variance_is_apportionment_less_expenditure(report: Row) -> None:
    for row in report["money"]:
        if row["apportionment"] is not None:
            assert row["apportionment"] - row["expenditure"] == row["variance"]
            assert round(100 * row["variance"] / row["apportionment"], 1) == row["percent"]


def test_each_explained_variance_is_that_of_the_money_table(report: Row) -> None:
    money = {row["category"]: row for row in report["money"] if row["group"] is not None}
    assert len(report["variances"]) == 19
    for row in report["variances"]:
        assert (row["amount"], row["percent"]) == (
            money[row["category"]]["variance"],
            money[row["category"]]["percent"],
        )
        assert row["word"] == ("reduced" if row["amount"] > 0 else "increased")
        assert row["causes"]


def test_strength_gives_the_vacancy_that_follows_from_it(report: Row) -> None:
    for row in report["strength"]:
        if row["actual"] is not None and row["vacancy"] is not None:
            vacancy = 100 * (1 - Decimal(row["actual"]) / row["approved"])
            assert round(vacancy, 1) == row["vacancy"], row["category"]


def test_the_smaller_tables_add_up(report: Row) -> None:
    def column(table: str, name: str) -> dict[str, Any]:
        return {
            row["label"]: row["value"]
            for row in report["other"]
            if (row["table"], row["column"]) == (table, name)
        }

    revenue = column("other revenue", "Amount")
    assert sum(value for label, value in revenue.items() if label != "Total" and value) == revenue["Total"]
    equipment = column("contingent-owned equipment", "Expenditure")
    assert (
        equipment["Major equipment: Subtotal"] + equipment["Self-sustainment: Subtotal"] == equipment["Total"]
    )
    moved = column("redeployment", "Redeployment")
    assert sum(value for value in moved.values() if value is not None) == 0
    original, revised = (
        column("redeployment", "Original distribution"),
        column("redeployment", "Revised distribution"),
    )
    assert all(original[group] + moved[group] == revised[group] for group in moved if group != "Total")
