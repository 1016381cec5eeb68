"""Rows of a results framework understood: words as printed become figures, limbs, status and causes."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from bluehelm.plans import status
from bluehelm.plans.answers import Told, Wanted, actual, told
from bluehelm.plans.causes import causes, sentences
from bluehelm.plans.direction import direction
from bluehelm.plans.limbs import Asked, asked, counted
from bluehelm.plans.outputs import output
from bluehelm.plans.rows import Indicator, Limb, Value
from bluehelm.plans.series import STATES, strands
from bluehelm.plans.wording import joined

__all__ = ["IndicatorWords", "indicator", "output"]


class IndicatorWords(Protocol):
    """What the words of an indicator are, whatever room they come from."""

    @property
    def planned(self) -> str: ...
    @property
    def actual(self) -> str: ...
    @property
    def remarks(self) -> tuple[str, ...]: ...
    @property
    def where(self) -> str: ...
    @property
    def number(self) -> str | None: ...


def indicator(
    row: IndicatorWords, period: str, basis: str, *, planned_before: Indicator | None = None
) -> Indicator:
    """One indicator of achievement with a limb for each part it promises.

    basis           "performance": the figure printed for the period is the target; "series": the document
                    does not say which year is plan and which is fact, so nothing is a target
    planned_before  the same indicator in an earlier budget of that period: its figure is the target, and the
                    figure printed here for the period the actual
    """
    label, runs = strands(row.planned)
    cell = told(row.actual)
    wanted = asked(label, runs, period, basis)
    named = [one for one in wanted if one.named_in(cell.statement)]
    said = [_answer(one, cell, named or wanted, row.remarks) for one in wanted]
    limbs = tuple(
        _limb(one, label, answer, period, basis, one.label if len(wanted) > 1 else "")
        for one, answer in zip(wanted, said, strict=True)
    )
    if basis == "series" and planned_before is not None:
        limbs = tuple(_planned_before(limb, len(limbs), period, planned_before) for limb in limbs)
    kept = tuple(part for part in (*cell.explained, *row.remarks) if part.strip())
    one = limbs[0] if len(limbs) == 1 else None
    series = one.series if one else _printed(limbs, [run.years for run in runs])
    target, reached = _figures(limbs, cell, series.get(period))
    return Indicator(
        label=label,
        series=series,
        target=one.target if one else target,
        actual=one.actual if one else reached,
        unit=one.unit if one else _common_unit(limbs),
        says_achieved=cell.achieved,
        status=status.together(limb.status for limb in limbs),
        remark=" ".join(kept) or None,
        causes=causes(joined([cell.statement, *kept])),
        limbs=limbs,
        number=row.number,
        actual_text=row.actual or None,
        where=row.where,
    )


def _answer(one: Asked, cell: Told, answered: Sequence[Asked], remarks: Sequence[str]) -> tuple[Told, bool]:
    """The cell and whether it speaks of this limb; else the remark that says that the limb was not done."""
    if one in answered:
        return cell, True
    for sentence in (part for remark in remarks for part in sentences(remark)):
        if one.named_in(sentence) and (status.DENIED.search(sentence) or sentence.startswith("In lieu of ")):
            return Told(sentence, False, ()), True
    return cell, False


def _limb(one: Asked, label: str, told_of: tuple[Told, bool], period: str, basis: str, name: str) -> Limb:
    """One limb; told_of is the actual cell and whether it speaks of this limb."""
    cell, answered = told_of
    target = one.target
    figures = isinstance(target, Decimal) or any(isinstance(value, Decimal) for value in one.series.values())
    words = isinstance(target, str) and target.casefold() not in STATES
    way = direction(
        label, one.lead, one.op if one.series else None, figure=(figures or not one.series) and not words
    )
    if target is None and not one.series:
        way = None
    percent = one.unit == "per cent"
    wanted = Wanted(
        percent, counted(one, label), name, isinstance(target, Decimal) or target is None, way == "less"
    )
    reached, unit = actual(cell, wanted) if basis == "performance" else (None, None)
    if not answered:
        reached, unit = None, None
    value = target if basis == "performance" else None
    before = _year_before(one.series, period)
    judged = status.compare(value, reached, one.op, one.tolerance, way, before=before)
    return Limb(
        label=one.label or label,
        series=one.series,
        op=one.op,
        target=value,
        tolerance=one.tolerance,
        actual=reached,
        unit=unit if unit and (one.guessed or not one.unit) and isinstance(reached, Decimal) else one.unit,
        direction=way,
        status=judged,
    )


def _year_before(series: dict[str, Value], period: str) -> Value:
    """The last figure printed for an earlier year."""
    earlier = [value for year, value in series.items() if year < period and isinstance(value, Decimal)]
    return earlier[-1] if earlier else None


def _planned_before(limb: Limb, limbs: int, period: str, earlier: Indicator) -> Limb:
    """The limb with the target of the earlier budget, and the year's own figure as the actual.

    Of several limbs each takes the target of the one with its own name, never that of its neighbour.
    """
    alone = limbs == len(earlier.limbs) == 1
    old = next((one for one in earlier.limbs if alone or _name(one) == _name(limb)), None)
    if old is None:
        return limb
    target = old.target if old.target is not None else old.series.get(period)
    reached = limb.series.get(period)
    before = _year_before(limb.series, period)
    way = limb.direction or old.direction
    judged = status.compare(target, reached, old.op, old.tolerance, way, before=before)
    return replace(limb, target=target, actual=reached, op=old.op, tolerance=old.tolerance, status=judged)


def _name(limb: Limb) -> str:
    return " ".join(limb.label.casefold().split())


def _printed(limbs: Sequence[Limb], runs: Sequence[dict[str, str]]) -> dict[str, Value]:
    """The words of each year as printed, the strands joined: what an indicator of several limbs holds."""
    names: list[str] = []
    for run in runs:
        names += [year for year in run if year not in names]
    if not names:
        return limbs[0].series if limbs else {}
    return {year: "; ".join(run[year] for run in runs if run.get(year)) or None for year in names}


def _figures(limbs: Sequence[Limb], cell: Told, printed: Value) -> tuple[Value, Value]:
    """Target and actual of an indicator of several limbs: the figure they share, else the words."""
    targets = {limb.target for limb in limbs}
    reached = {limb.actual for limb in limbs if limb.actual is not None}
    target = next(iter(targets)) if len(targets) == 1 else printed
    said = cell.statement or cell.word
    return target, next(iter(reached)) if len(reached) == 1 else said


def _common_unit(limbs: Sequence[Limb]) -> str | None:
    units = {limb.unit for limb in limbs}
    return units.pop() if len(units) == 1 else None
