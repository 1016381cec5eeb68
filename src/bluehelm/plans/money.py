"""Money as figures: printed and computed variances, what must be explained, utilization, shares, unit costs.

A dash in a money table is None in the rows; here, where its row prints other figures, it counts as nil.
"""

from datetime import date, datetime
from decimal import Decimal

from bluehelm.plans.book import PER_CENT, THOUSANDS, Book, Reckoned, rounded, share, slug, yes
from bluehelm.plans.printed import other_ref
from bluehelm.plans.rows import Money, Other, Plan, Variance
from bluehelm.plans.unitcost import unit_costs
from bluehelm.record import vocab
from bluehelm.record.figure import Figure, Ref
from bluehelm.record.period import periods

NIL = Decimal(0)
BASES = {"performance": "expenditure", "budget": "estimate"}


def figures(plan: Plan, source: str, as_at: datetime) -> dict[str, Figure]:
    """Every money figure of the plan by its key."""
    book = Book(source, as_at)
    explained = {(row.period, slug(row.category)): row for row in plan.variances}
    for row in plan.money:
        stem = stem_of(book, row)
        for measure in printed(book, stem, row):
            refs = inputs(book, stem, row)
            compared(book, stem, row, measure, refs)
        if row.basis == "performance":
            utilization(book, stem, row)
        if row.group is not None and row.category != "Subtotal":
            explanation(book, stem, row, explained.get((row.period, slug(row.category))))
    redeployment(book, plan.other)
    burn_curve(book, plan)
    unit_costs(book, plan)
    return book.figures


def name_of(row: Money) -> str:
    """What the row is about: a subtotal is named for its group."""
    return row.group if row.category == "Subtotal" and row.group is not None else row.category


def stem_of(book: Book, row: Money) -> str:
    return book.stem("money", row.period, row.basis, name_of(row))


def inputs(book: Book, stem: str, row: Money) -> tuple[Ref, ...]:
    """The two printed sums that a variance comes from."""
    second = BASES.get(row.basis, "expenditure")
    return (
        book.ref(f"{stem}/apportionment", f"{name_of(row)}: apportionment", row.apportionment, row.where),
        book.ref(f"{stem}/{second}", f"{name_of(row)}: {second}", row.expenditure, row.where),
    )


def printed(book: Book, stem: str, row: Money) -> tuple[str, ...]:
    """Enter the row as printed; give the measures that can also be computed."""
    second = BASES.get(row.basis, "expenditure")
    values = {
        "apportionment": (row.apportionment, THOUSANDS),
        second: (row.expenditure, THOUSANDS),
        "variance": (row.variance, THOUSANDS),
        "percent": (row.percent, PER_CENT),
    }
    for measure, (value, unit) in values.items():
        ref = book.ref(f"{stem}/{measure}", f"{name_of(row)}: {measure}", value, row.where)
        reckoned = Reckoned(value, "printed", (ref,), unit=unit, period=row.period)
        book.add(stem, measure, name_of(row), reckoned)
    nothing = row.apportionment is None and row.expenditure is None
    return () if nothing else ("variance", "percent")


def computed(row: Money) -> dict[str, Decimal | None]:
    """Variance and percentage from the row's own sums; the sign turns with the basis, as in the documents."""
    granted, used = row.apportionment or NIL, row.expenditure or NIL
    variance = used - granted if row.basis == "budget" else granted - used
    base = variance if row.variance is None else row.variance
    return {"variance": variance, "percent": share(base, granted)}


def compared(book: Book, stem: str, row: Money, measure: str, refs: tuple[Ref, ...]) -> None:
    """The measure as computed, and whether the printed one agrees with it."""
    own = computed(row)[measure]
    if own is None:
        return
    print_value = getattr(row, measure)
    unit = THOUSANDS if measure == "variance" else PER_CENT
    method = "variance" if measure == "variance" else "variance percentage"
    dash = row.apportionment is None or row.expenditure is None
    note = "A dash is printed for one of the sums; it counts as nil." if dash else None
    if measure == "percent":
        refs = (refs[0], book.ref(f"{stem}/variance", f"{name_of(row)}: variance", row.variance, row.where))
    numbers = Reckoned(own, method, refs, unit=unit, period=row.period, note=note)
    book.add(stem, f"{measure}-computed", name_of(row), numbers)
    agrees = own == (NIL if print_value is None else print_value)
    words = None if agrees else f"Printed {print_value}, computed {own}."
    if not agrees and print_value is not None and abs(own - print_value) <= Decimal("0.1"):
        words = f"Printed {print_value}, computed {own}; rounding of the sums can explain the difference."
    pair = (
        book.ref(f"{stem}/{measure}", f"{name_of(row)}: {measure}", print_value, row.where),
        book.ref(f"{stem}/{measure}-computed", f"{name_of(row)}: {measure} as computed", own, row.where),
    )
    verdict = Reckoned(yes(agrees), "agreement", pair, period=row.period, note=words)
    book.add(stem, f"{measure}-agrees", name_of(row), verdict)


def utilization(book: Book, stem: str, row: Money) -> None:
    """How much of what was granted was spent."""
    if row.apportionment is None or row.expenditure is None:
        return
    rate = share(row.expenditure, row.apportionment)
    reckoned = Reckoned(
        rate,
        "utilization rate",
        inputs(book, stem, row),
        unit=PER_CENT,
        period=row.period,
        numerator=row.expenditure,
        denominator=row.apportionment,
    )
    book.add(stem, "utilization", name_of(row), reckoned)


def last_day(period: str) -> date | None:
    named = periods(period)
    return named[0].last if named else None


def must_explain(row: Money, day: date) -> bool | None:
    """Whether an explanation is due under the thresholds in force on that day; None where none is known."""
    per_cent = vocab.ruling("explain variance per cent", day)
    amount = vocab.ruling("explain variance amount", day)
    if per_cent is None or amount is None:
        return None
    own = computed(row)
    variance = own["variance"] if row.variance is None else row.variance
    percent = own["percent"] if row.percent is None else row.percent
    return abs(variance or NIL) >= amount.value or abs(percent or NIL) >= per_cent.value


def explanation(book: Book, stem: str, row: Money, given: Variance | None) -> None:
    """Whether the category's variance had to be explained, and whether it was."""
    day = last_day(row.period)
    due = None if day is None else must_explain(row, day)
    refs = tuple(
        book.ref(f"{stem}/{name}", f"{name_of(row)}: {name}", getattr(row, name), row.where)
        for name in ("variance", "percent")
    )
    notes = ["No threshold is known for this day."] if due is None else threshold_notes(row, due)
    value = None if due is None else yes(due)
    reckoned = Reckoned(value, "must explain", refs, period=row.period, note=" ".join(notes) or None)
    book.add(stem, "must-explain", name_of(row), reckoned)
    found = given is not None and bool(given.explanation)
    where = None if given is None else given.where
    text = None if given is None else given.explanation
    ref = book.ref(
        f"variance/{slug(row.period)}/{slug(row.category)}", f"{row.category}: explanation", text, where
    )
    note = "An explanation is due and none is given." if due and not found else None
    if given is not None:
        same_as_table(book, stem, row, given)
    book.add(
        stem,
        "explained",
        name_of(row),
        Reckoned(yes(found), "explained", (ref,), period=row.period, note=note),
    )


def same_as_table(book: Book, stem: str, row: Money, given: Variance) -> None:
    """Whether the analysis of variances prints the figures of the table of financial resources."""
    pairs = (("variance", row.variance, given.amount), ("percent", row.percent, given.percent))
    differ = [
        f"{name}: {table} in the table, {box} in the analysis" for name, table, box in pairs if table != box
    ]
    refs = tuple(
        ref
        for name, table, box in pairs
        for ref in (
            book.ref(f"{stem}/{name}", f"{name_of(row)}: {name}", table, row.where),
            book.ref(f"{stem}/analysis-{name}", f"{name_of(row)}: {name} in the analysis", box, given.where),
        )
    )
    verdict = Reckoned(yes(not differ), "analysis", refs, period=row.period, note="; ".join(differ) or None)
    book.add(stem, "analysis-agrees", name_of(row), verdict)


def threshold_notes(row: Money, due: bool) -> list[str]:
    """Say which number was reached where only one was, since the wording can be read either way."""
    day = last_day(row.period)
    if not due or day is None:
        return []
    per_cent = vocab.ruling("explain variance per cent", day)
    amount = vocab.ruling("explain variance amount", day)
    if per_cent is None or amount is None:
        return []
    by_amount = row.variance is not None and abs(row.variance) >= amount.value
    by_share = row.percent is not None and abs(row.percent) >= per_cent.value
    if by_amount and by_share:
        return []
    return [f"Only the {'amount' if by_amount else 'percentage'} reaches its threshold; either is enough."]


def redeployment(book: Book, rows: tuple[Other, ...]) -> None:
    """The share of the funds moved between groups, printed and computed."""
    table = [row for row in rows if row.table == "redeployment"]
    moved = [
        row
        for row in table
        if row.column == "Redeployment"
        and isinstance(row.value, Decimal)
        and row.value > 0
        and row.label != "Total"
    ]
    totals = [row for row in table if row.column == "Original distribution" and row.label == "Total"]
    printed_rows = [row for row in table if row.unit == PER_CENT and isinstance(row.value, Decimal)]
    period = table[0].period if table else None
    stem = book.stem("money", period, "redeployment") if table else ""
    for row in printed_rows[:1]:
        ref = book.ref(f"{stem}/share-printed", row.label, row.value, row.where)
        book.add(
            stem, "share-printed", "Redeployment", Reckoned(row.value, "printed", (ref,), PER_CENT, period)
        )
    total = totals[0].value if totals else None
    if not moved or not isinstance(total, Decimal):
        return
    part = sum((row.value for row in moved if isinstance(row.value, Decimal)), NIL)
    refs = tuple(other_ref(book, row) for row in [*moved, *totals])
    own = share(part, total)
    reckoned = Reckoned(own, "redeployment share", refs, PER_CENT, period, numerator=part, denominator=total)
    book.add(stem, "share-computed", "Redeployment", reckoned)
    if printed_rows:
        said = printed_rows[0].value
        note = None if said == own else f"Printed {said}, computed {own}."
        verdict = Reckoned(yes(said == own), "agreement", refs, period=period, note=note)
        book.add(stem, "share-agrees", "Redeployment", verdict)


def burn_curve(book: Book, plan: Plan) -> None:
    """How much of the apportionment was spent by the end of each month, where the document gives months."""
    months = [
        row for row in plan.other if row.table == "monthly expenditure" and isinstance(row.value, Decimal)
    ]
    gross = [
        row
        for row in plan.money
        if row.category == "Gross requirements" and row.basis == "performance" and row.apportionment
    ]
    if not months or not gross or gross[0].apportionment is None:
        return
    spent, refs = (
        NIL,
        inputs(book, f"money/{slug(gross[0].period)}/performance/gross-requirements", gross[0])[:1],
    )
    for row in months:
        if not isinstance(row.value, Decimal):
            continue
        spent += row.value
        refs = (*refs, other_ref(book, row))
        stem = book.stem("money", gross[0].period, "burn", row.label)
        value = rounded(spent / gross[0].apportionment * 100)
        book.add(
            stem,
            "burn",
            row.label,
            Reckoned(value, "burn", refs, PER_CENT, gross[0].period, spent, gross[0].apportionment),
        )
