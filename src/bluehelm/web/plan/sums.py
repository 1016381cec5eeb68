"""Rows of the resource side beside their figures, as tables show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.plans import money, staffing
from bluehelm.plans.achievement import WITHOUT_CAUSE
from bluehelm.plans.book import Book, slug
from bluehelm.plans.causes import terms
from bluehelm.plans.rows import Money, Other, Strength, Variance
from bluehelm.record.figure import Figure
from bluehelm.reports.chartrows import is_total
from bluehelm.web.pages import Room

SHOWN = 5  # of the biggest variances on the overview


@dataclass(frozen=True)
class Sum:
    """One row of the money table: figures by measure, and what was said of its variance."""

    row: Money
    figures: dict[str, Figure]
    explanations: tuple[Variance, ...]

    @property
    def category(self) -> str:
        return self.row.category

    @property
    def total(self) -> bool:
        return is_total(self.row.category)

    @property
    def causes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for entry in self.explanations for code in entry.causes))


@dataclass(frozen=True)
class Post:
    row: Strength
    figures: dict[str, Figure]


@dataclass(frozen=True)
class Item:
    row: Other
    figure: Figure | None


@dataclass(frozen=True)
class Reason:
    """A cause and how many lines that fell short name it."""

    code: str
    indicators: Figure | None
    outputs: Figure | None


def measures(figures: dict[str, Figure], stem: str, names: tuple[str, ...]) -> dict[str, Figure]:
    return {
        name.replace("-", "_"): figures[f"{stem}/{name}"] for name in names if f"{stem}/{name}" in figures
    }


MONEY = (
    "apportionment",
    "expenditure",
    "estimate",
    "variance",
    "variance-computed",
    "variance-agrees",
    "percent",
    "percent-computed",
    "percent-agrees",
    "utilization",
    "must-explain",
    "explained",
)
STRENGTH = ("approved", "proposed", "strength", "vacancy", "vacancy-computed", "vacancy-agrees")


def sums(room: Room) -> Iterator[Sum]:
    """Every money row in the document's order, whatever its period and basis."""
    plan, book = room.plan.plan, Book("", room.plan.as_at)
    for row in plan.money:
        found = measures(room.figures, money.stem_of(book, row), MONEY)
        told = tuple(
            entry
            for entry in plan.variances
            if entry.period == row.period and slug(entry.category) == slug(row.category)
        )
        yield Sum(row, found, told)


def posts(room: Room) -> Iterator[Post]:
    book = Book("", room.plan.as_at)
    for row in room.plan.plan.strength:
        yield Post(row, measures(room.figures, staffing.stem_of(book, row), STRENGTH))


def items(room: Room) -> Iterator[Item]:
    """Every row of the other tables: revenue, equipment, factors, contributions, redeployments."""
    book = Book("", room.plan.as_at)
    for row in room.plan.plan.other:
        stem = book.stem("other", row.table, row.period, row.label, row.column)
        yield Item(row, room.figures.get(f"{stem}/value"))


def size(figure: Figure | None) -> Decimal:
    """How large a figure is, whichever way; one that is absent comes after nil."""
    return abs(figure.value) if figure is not None and isinstance(figure.value, Decimal) else Decimal(-1)


def biggest(room: Room) -> list[Sum]:
    """The categories whose variance is largest, whichever way, in the period performed."""
    chosen = [
        entry
        for entry in sums(room)
        if entry.row.group is not None
        and not entry.total
        and entry.row.basis == "performance"
        and entry.row.period == room.period
        and entry.row.variance is not None
    ]
    return sorted(chosen, key=lambda entry: -size(entry.figures.get("variance")))[:SHOWN]


def causes(figures: dict[str, Figure]) -> list[Reason]:
    """How many lines that fell short name each cause, the commonest first."""
    codes = (*terms(), WITHOUT_CAUSE)
    found = [
        Reason(
            code,
            figures.get(f"causes/indicators/{slug(code)}/count"),
            figures.get(f"causes/outputs/{slug(code)}/count"),
        )
        for code in codes
    ]
    named = [row for row in found if row.indicators is not None or row.outputs is not None]
    return sorted(named, key=lambda row: (-size(row.outputs), -size(row.indicators)))
