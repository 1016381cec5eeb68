"""Strength as figures: approved and actual, vacancy rates printed and computed."""

from datetime import datetime
from decimal import Decimal

from bluehelm.plans.book import PER_CENT, Book, Reckoned, share, yes
from bluehelm.plans.rows import Plan, Strength
from bluehelm.record.figure import Figure, Ref

NIL = Decimal(0)
AVERAGE = "average"
PROPOSED = "proposed"


def figures(plan: Plan, source: str, as_at: datetime) -> dict[str, Figure]:
    """Every figure of strength by its key."""
    book = Book(source, as_at)
    for row in plan.strength:
        stem = stem_of(book, row)
        refs = printed(book, stem, row)
        vacancy(book, stem, row, refs)
    return book.figures


def stem_of(book: Book, row: Strength) -> str:
    """The basis enters the key unless it is the period's average, the component unless it is the mission."""
    basis = None if row.basis == AVERAGE else row.basis
    return book.stem("strength", row.period, basis, row.component, row.category)


def subject_of(row: Strength) -> str:
    return row.category if row.component is None else f"{row.component}: {row.category}"


def printed(book: Book, stem: str, row: Strength) -> tuple[Ref, ...]:
    """Enter the row as printed; give its references, approved first."""
    first = "proposed" if row.basis == PROPOSED else "approved"
    values = {
        first: (row.approved, "persons"),
        "strength": (row.actual, "persons"),
        "vacancy": (row.vacancy, PER_CENT),
    }
    refs: list[Ref] = []
    for measure, (value, unit) in values.items():
        ref = book.ref(f"{stem}/{measure}", f"{subject_of(row)}: {measure}", value, row.where)
        refs.append(ref)
        if value is not None or (measure != "vacancy" and row.basis == AVERAGE):
            book.add(stem, measure, subject_of(row), Reckoned(value, "printed", (ref,), unit, row.period))
    return tuple(refs)


def rate(row: Strength) -> Decimal | None:
    """The vacancy rate from approved and actual; a dash for actual beside a printed rate counts as nil."""
    actual = NIL if row.actual is None and row.vacancy is not None else row.actual
    if row.approved is None or actual is None:
        return None
    return share(row.approved - actual, row.approved)


def vacancy(book: Book, stem: str, row: Strength, refs: tuple[Ref, ...]) -> None:
    """The vacancy rate as computed, and whether the printed one agrees with it."""
    own = rate(row)
    if own is None or row.approved is None:
        return
    filled = NIL if row.actual is None else row.actual
    note = "A dash is printed for the actual strength; it counts as nil." if row.actual is None else None
    reckoned = Reckoned(
        own,
        "vacancy rate",
        refs[:2],
        unit=PER_CENT,
        period=row.period,
        numerator=row.approved - filled,
        denominator=row.approved,
        note=note,
    )
    book.add(stem, "vacancy-computed", subject_of(row), reckoned)
    if row.vacancy is None and (row.basis != AVERAGE or own != 0):
        return
    agrees = own == (NIL if row.vacancy is None else row.vacancy)
    words = None
    if not agrees:
        words = (
            f"Printed {row.vacancy}, computed {own}; monthly averages behind the printed rate can explain it."
        )
    pair = (
        refs[2],
        book.ref(f"{stem}/vacancy-computed", f"{subject_of(row)}: vacancy as computed", own, row.where),
    )
    verdict = Reckoned(yes(agrees), "agreement", pair, period=row.period, note=words)
    book.add(stem, "vacancy-agrees", subject_of(row), verdict)
