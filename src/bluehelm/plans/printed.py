"""Figures that are one value and nothing more: other tables, targets, actuals, planned, completed.

Each is as the document prints it, or as somebody entered or corrected it on the site.
"""

from datetime import datetime

from bluehelm.plans.book import Book, Reckoned, slug
from bluehelm.plans.rows import Accomplishment, Indicator, Other, Output, Plan, Said
from bluehelm.record.figure import Figure, Ref


def other_key(row: Other) -> str:
    """The stem of a row of another table, as references name it."""
    parts = ("other", row.table, row.period, row.label, row.column)
    return "/".join(slug(part) for part in parts if part)


def other_ref(book: Book, row: Other) -> Ref:
    label = row.label if row.column is None else f"{row.label}: {row.column}"
    return book.ref(f"{other_key(row)}/value", label, row.value, row.where)


def figures(plan: Plan, source: str, as_at: datetime) -> dict[str, Figure]:
    """Every printed value of the other tables and of the framework's lines, by its key."""
    book = Book(source, as_at)
    for row in plan.other:
        stem = book.stem("other", row.table, row.period, row.label, row.column)
        subject = row.label if row.column is None else f"{row.label} ({row.column})"
        ref = other_ref(book, row)
        book.add(stem, "value", subject, Reckoned(row.value, "printed", (ref,), row.unit, row.period))
    for accomplishment in plan.accomplishments:
        lines(book, plan, accomplishment)
    return book.figures


def method(said: Said | None) -> str:
    """How a value came to be: a term of methods.yaml."""
    return "printed" if said is None else said.how


def lines(book: Book, plan: Plan, accomplishment: Accomplishment) -> None:
    for n, indicator in enumerate(accomplishment.indicators, 1):
        stem = book.stem("line", accomplishment.number, "indicator", str(n))
        limbs(book, plan, stem, indicator)
    for n, output in enumerate(accomplishment.outputs, 1):
        stem = book.stem("line", accomplishment.number, "output", str(n))
        quantities(book, plan, stem, output)


def limbs(book: Book, plan: Plan, stem: str, indicator: Indicator) -> None:
    """Target, actual and status of each limb, and the status of the whole."""
    parts: list[Ref] = []
    for n, limb in enumerate(indicator.limbs):
        place, subject = f"{stem}/limb/{n}", limb.label or indicator.label
        sides = {"target": limb.target, "actual": limb.actual}
        said = {"target": None, "actual": limb.said}
        refs = tuple(
            book.ref(f"{place}/{side}", f"{subject}: {side}", value, indicator.where, said[side])
            for side, value in sides.items()
        )
        for ref, (side, value) in zip(refs, sides.items(), strict=True):
            reckoned = Reckoned(value, method(said[side]), (ref,), limb.unit, plan.period)
            book.add(place, side, subject, reckoned)
        book.add(place, "status", subject, Reckoned(limb.status, "status", refs, period=plan.period))
        parts.append(book.ref(f"{place}/status", subject, limb.status, indicator.where, limb.said))
    whole = Reckoned(indicator.status, "status", tuple(parts), period=plan.period)
    book.add(stem, "status", indicator.label, whole)


def quantities(book: Book, plan: Plan, stem: str, output: Output) -> None:
    """Each planned and each completed quantity of an output, and its status."""
    refs: list[Ref] = []
    for n, planned in enumerate(output.planned):
        ref = book.ref(f"{stem}/{n}/planned", output.label, planned.value, output.where)
        note = None if planned.stated else "The number follows from words of the text."
        reckoned = Reckoned(planned.value, "printed", (ref,), planned.unit, plan.period, note=note)
        book.add(f"{stem}/{n}", "planned", output.label, reckoned)
        refs.append(ref)
    for n, completed in enumerate(output.completed):
        said = completed.said
        ref = book.ref(f"{stem}/{n}/completed", output.label, completed.value, output.where, said)
        reckoned = Reckoned(completed.value, method(said), (ref,), completed.unit, plan.period)
        book.add(f"{stem}/{n}", "completed", output.label, reckoned)
        refs.append(ref)
    book.add(stem, "status", output.label, Reckoned(output.status, "status", tuple(refs), period=plan.period))
