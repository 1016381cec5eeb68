"""Lines of the framework as a page lays them out: each planned quantity beside what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.plans.achievement import WITHOUT_CAUSE, all_lines
from bluehelm.plans.rows import NOT_MET, PARTLY, Completed, Indicator, Limb, Output, Plan, Planned, Value
from bluehelm.record.figure import Figure


@dataclass(frozen=True)
class Done:
    """One completed quantity. figure is None where the document prints none."""

    figure: Figure | None
    status: str
    remark: str | None
    causes: tuple[str, ...]
    part: Limb | Completed


@dataclass(frozen=True)
class Quantity:
    """One planned quantity and all that answers it; planned is None for an answer to nothing planned."""

    label: str
    op: str | None
    planned: Figure | None
    done: tuple[Done, ...]
    unit: str | None
    tolerance: object = None
    direction: str | None = None
    series: tuple[tuple[str, Value], ...] = ()
    stated: bool = True
    label_fr: str | None = None


@dataclass(frozen=True)
class Shown:
    """One indicator or output, ready for a page."""

    key: str
    kind: str  # "indicators" or "outputs"
    component: str
    accomplishment: str
    row: Indicator | Output
    quantities: tuple[Quantity, ...]
    causes: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Its causes; for a line that fell short without any, that none is stated."""
        unexplained = not self.causes and self.row.status in (PARTLY, NOT_MET)
        return (WITHOUT_CAUSE,) if unexplained else self.causes

    @property
    def is_indicator(self) -> bool:
        return isinstance(self.row, Indicator)


@dataclass(frozen=True)
class Filter:
    """What a reader asked to see; None leaves a choice open."""

    status: str | None = None
    cause: str | None = None
    kind: str | None = None
    words: str | None = None

    @property
    def chosen(self) -> bool:
        return any((self.status, self.cause, self.kind, self.words))

    def lets(self, line: Shown) -> bool:
        if self.status is not None and line.row.status != self.status:
            return False
        if self.kind is not None and line.kind != self.kind:
            return False
        if self.cause is not None and self.cause not in line.reasons:
            return False
        if self.words is None:
            return True
        labels = f"{line.row.label} {line.row.label_fr or ''}"
        return self.words.casefold() in labels.casefold()


def lines(plan: Plan, figures: dict[str, Figure]) -> Iterator[Shown]:
    """Every indicator and output in the order of the document."""
    for counted in all_lines(plan):
        row = counted.line
        if isinstance(row, Indicator):
            quantities = tuple(limb(figures, counted.key, n, row.limbs[n]) for n in range(len(row.limbs)))
        else:
            quantities = tuple(output(figures, counted.key, row))
        found = [
            *row.causes,
            *(code for quantity in quantities for done in quantity.done for code in done.causes),
        ]
        causes = tuple(dict.fromkeys(found))
        yield Shown(
            counted.key, counted.kind, counted.component, counted.accomplishment, row, quantities, causes
        )


def limb(figures: dict[str, Figure], key: str, n: int, part: Limb) -> Quantity:
    place = f"{key}/limb/{n}"
    done = Done(figures.get(f"{place}/actual"), part.status, None, (), part)
    return Quantity(
        part.label,
        part.op,
        figures.get(f"{place}/target"),
        (done,),
        part.unit,
        part.tolerance,
        part.direction,
        tuple(part.series.items()),
        label_fr=part.label_fr,
    )


def output(figures: dict[str, Figure], key: str, row: Output) -> Iterator[Quantity]:
    """Each planned quantity with its answers, then the answers to nothing that was planned."""
    answers: dict[int | None, list[Done]] = {}
    for n, part in enumerate(row.completed):
        done = Done(figures.get(f"{key}/{n}/completed"), part.status, part.remark, part.causes, part)
        answers.setdefault(part.answers, []).append(done)
    for n, planned in enumerate(row.planned):
        yield promised(figures.get(f"{key}/{n}/planned"), planned, tuple(answers.pop(n, ())))
    for rest in answers.values():
        yield Quantity("", None, None, tuple(rest), None)


def promised(figure: Figure | None, planned: Planned, done: tuple[Done, ...]) -> Quantity:
    return Quantity("", planned.op, figure, done, planned.unit, stated=planned.stated)
