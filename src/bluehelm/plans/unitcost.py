"""Unit costs: what was spent for each person, flight hour or project, where both sides are given."""

import re
from decimal import Decimal

from bluehelm.plans.book import Book, Reckoned, rounded, slug
from bluehelm.plans.printed import other_ref
from bluehelm.plans.rows import Money, Plan, Strength
from bluehelm.record import vocab
from bluehelm.record.figure import Ref

WHOLE = Decimal(1)
HOURS = re.compile(r"\bflight[- ]hours?\b", re.IGNORECASE)


def unit_costs(book: Book, plan: Plan) -> None:
    """Enter every unit cost that the plan's own rows allow."""
    for row in plan.money:
        if row.basis != "performance" or row.group is None or not row.expenditure:
            continue
        people = persons(book, plan, row)
        if people is not None:
            enter(book, row, *people, "US dollars per person")
        if slug(row.category) == "air-operations":
            flown = hours(book, plan, row)
            if flown is not None:
                enter(book, row, *flown, "US dollars per flight hour")
        if slug(row.category) == "quick-impact-projects":
            done = projects(book, plan, row)
            if done is not None:
                enter(book, row, *done, "US dollars per project")


def enter(book: Book, row: Money, units: Decimal, refs: tuple[Ref, ...], unit: str) -> None:
    if units <= 0 or row.expenditure is None:
        return
    spent = row.expenditure * 1000
    paid = f"money/{slug(row.period)}/performance/{slug(row.category)}/expenditure"
    first = book.ref(paid, f"{row.category}: expenditure", row.expenditure, row.where)
    value = rounded(spent / units, WHOLE)
    reckoned = Reckoned(value, "unit cost", (first, *refs), unit, row.period, spent, units)
    book.add(
        book.stem("money", row.period, "performance", row.category, "for-each"),
        "unit-cost",
        row.category,
        reckoned,
    )


def same(category: str, strength: str) -> bool:
    """Whether a row of strength belongs to a category of money; temporary positions are paid elsewhere."""
    wanted = vocab.term_of("groups", category) or category
    parts = [vocab.term_of("groups", part.strip()) or part.strip() for part in strength.split(":")]
    return parts[0] == wanted or (parts[0] == "National staff" and parts[-1] == wanted)


def persons(book: Book, plan: Plan, row: Money) -> tuple[Decimal, tuple[Ref, ...]] | None:
    """The average number of persons in the category over the whole mission, from its rows of strength."""
    chosen: list[Strength] = [
        line
        for line in plan.strength
        if line.basis == "average"
        and line.component is None
        and line.period == row.period
        and line.actual is not None
        and same(row.category, line.category)
    ]
    if not chosen:
        return None
    refs = tuple(
        book.ref(
            f"strength/{slug(line.period)}/{slug(line.category)}/strength",
            f"{line.category}: actual strength",
            line.actual,
            line.where,
        )
        for line in chosen
    )
    return sum((line.actual for line in chosen if line.actual is not None), Decimal(0)), refs


def hours(book: Book, plan: Plan, row: Money) -> tuple[Decimal, tuple[Ref, ...]] | None:
    """Flight hours completed, from the output that promises them: the printed total, else the sum."""
    for accomplishment in plan.accomplishments if row.period == plan.period else ():
        for n, output in enumerate(accomplishment.outputs, 1):
            if not HOURS.search(output.label):
                continue
            flown = [
                (m, done.value, done.unit)
                for m, done in enumerate(output.completed)
                if isinstance(done.value, Decimal) and HOURS.search(done.unit or "")
            ]
            flown = [entry for entry in flown if "total" in (entry[2] or "").lower()] or flown
            if flown:
                stem = f"line/{slug(accomplishment.number)}/output/{n}"
                refs = tuple(
                    book.ref(f"{stem}/{m}/completed", unit or "", value, output.where)
                    for m, value, unit in flown
                )
                return sum((value for _, value, _ in flown), Decimal(0)), refs
    return None


def projects(book: Book, plan: Plan, row: Money) -> tuple[Decimal, tuple[Ref, ...]] | None:
    """The number of quick-impact projects in the period performed, from the table of them."""
    for line in plan.other:
        wanted = (
            line.table == "quick-impact project" and line.unit == "projects" and line.period == row.period
        )
        if wanted and isinstance(line.value, Decimal):
            return line.value, (other_ref(book, line),)
    return None
