"""What was achieved: lines counted by status, by cause, and by printed word against derived status.

The counts are of all lines, not of a sample, so no figure here carries an interval.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bluehelm.plans.book import PER_CENT, Book, Reckoned, share, slug
from bluehelm.plans.rows import MET, NOT_MET, PARTLY, UNMEASURABLE, Indicator, Output, Plan, all_causes
from bluehelm.record.figure import Figure, Ref

STATUSES = (MET, PARTLY, NOT_MET, UNMEASURABLE)
WITHOUT_CAUSE = "not stated"


@dataclass(frozen=True)
class Counted:
    """One line as the counts see it."""

    key: str
    kind: str  # "indicators" or "outputs"
    component: str
    accomplishment: str
    line: Indicator | Output


def figures(plan: Plan, source: str, as_at: datetime) -> dict[str, Figure]:
    """Completion, causes and words as figures by key."""
    book = Book(source, as_at)
    lines = tuple(all_lines(plan))
    codes = sorted(by_cause(lines))
    for kind in ("indicators", "outputs"):
        of_kind = [line for line in lines if line.kind == kind]
        completion(book, plan, kind, (None, "All"), of_kind)
        for component in plan.components:
            group = [line for line in of_kind if line.component == component.number]
            name = f"component-{component.number}" if component.number else "executive-direction"
            completion(book, plan, kind, (name, component.title), group)
        for accomplishment in plan.accomplishments:
            group = [line for line in of_kind if line.accomplishment == accomplishment.number]
            completion(book, plan, kind, (accomplishment.number, accomplishment.number), group)
        causes(book, plan, kind, of_kind, codes)
    words(book, plan, [line for line in lines if line.kind == "indicators"])
    return book.figures


def all_lines(plan: Plan) -> Iterable[Counted]:
    for accomplishment in plan.accomplishments:
        component = accomplishment.component
        number = accomplishment.number.split(".")[0] if component is None else component
        stem = f"line/{slug(accomplishment.number)}"
        for n, indicator in enumerate(accomplishment.indicators, 1):
            yield Counted(f"{stem}/indicator/{n}", "indicators", number, accomplishment.number, indicator)
        for n, output in enumerate(accomplishment.outputs, 1):
            yield Counted(f"{stem}/output/{n}", "outputs", number, accomplishment.number, output)


def references(book: Book, lines: Iterable[Counted]) -> tuple[Ref, ...]:
    return tuple(
        book.ref(f"{counted.key}/status", line.label, line.status, line.where, line.said)
        for counted in lines
        for line in (counted.line,)
    )


def completion(book: Book, plan: Plan, kind: str, part: tuple[str | None, str], lines: list[Counted]) -> None:
    """Counts by status and the rate of lines met, for the whole, a component or an accomplishment."""
    name, title = part
    stem = book.stem("completion", kind, name)
    subject = f"{title}, {kind}"
    groups = {status: [line for line in lines if line.line.status == status] for status in STATUSES}
    for status, chosen in groups.items():
        count = Decimal(len(chosen))
        reckoned = Reckoned(count, "status count", references(book, chosen), kind, plan.period)
        book.add(stem, slug(status), subject, reckoned)
    met = Decimal(len(groups[MET]))
    unknown = len(groups[UNMEASURABLE])
    measurable = Decimal(len(lines) - unknown)
    note = "No line can be measured." if measurable == 0 else None
    reckoned = Reckoned(
        share(met, measurable),
        "completion rate",
        references(book, lines),
        unit=PER_CENT,
        period=plan.period,
        numerator=met,
        denominator=measurable,
        unknown=unknown,
        note=note,
    )
    book.add(stem, "rate", subject, reckoned)


def causes(book: Book, plan: Plan, kind: str, lines: list[Counted], codes: list[str]) -> None:
    """How many lines that fell short name each cause, and how many none; 0 where only the other kind does."""
    short = [line for line in lines if line.line.status in (PARTLY, NOT_MET)]
    found = by_cause(short)
    for cause in codes if lines else ():
        chosen = found.get(cause, [])
        reckoned = Reckoned(
            Decimal(len(chosen)),
            "cause count",
            references(book, chosen),
            unit=kind,
            period=plan.period,
            numerator=Decimal(len(chosen)),
            denominator=Decimal(len(short)),
        )
        book.add(book.stem("causes", kind, cause), "count", f"{cause}, {kind} not fully met", reckoned)


def by_cause(lines: Iterable[Counted]) -> dict[str, list[Counted]]:
    """The lines that fell short under each cause that they name, or under WITHOUT_CAUSE."""
    found: dict[str, list[Counted]] = {}
    for counted in lines:
        if counted.line.status in (PARTLY, NOT_MET):
            for cause in causes_of(counted.line) or (WITHOUT_CAUSE,):
                found.setdefault(cause, []).append(counted)
    return found


def causes_of(line: Indicator | Output) -> tuple[str, ...]:
    """The causes that the line or any of its answers names, each once."""
    return all_causes(line) if isinstance(line, Output) else line.causes


def words(book: Book, plan: Plan, lines: list[Counted]) -> None:
    """Where the printed word and the derived status differ, both ways."""
    measured = [line for line in lines if line.line.status != UNMEASURABLE]
    claimed = [line for line in measured if says_achieved(line) and line.line.status != MET]
    silent = [line for line in measured if not says_achieved(line) and line.line.status == MET]
    sorts = {"called-achieved-but-not-met": claimed, "met-but-not-called-achieved": silent}
    for name, chosen in sorts.items():
        reckoned = Reckoned(
            Decimal(len(chosen)),
            "word against status",
            references(book, chosen),
            unit="indicators",
            period=plan.period,
            numerator=Decimal(len(chosen)),
            denominator=Decimal(len(measured)),
            unknown=len(lines) - len(measured),
        )
        subject = name.replace("-", " ").capitalize()
        book.add(book.stem("words", "indicators", name), "count", subject, reckoned)


def says_achieved(counted: Counted) -> bool:
    return isinstance(counted.line, Indicator) and counted.line.says_achieved
