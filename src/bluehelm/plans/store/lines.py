"""The lines of a results framework out of the store, each with the results that are asked for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC

from django.db.models import Q

from bluehelm.plans import models as tables
from bluehelm.plans import rows, status
from bluehelm.plans.outputs import judge
from bluehelm.plans.store.values import join, plain, series_in
from bluehelm.record.models import Change

CURRENT = Q(superseded_by=None)  # the results that stand now
ENTERED, CORRECTED = "entered on the site", "corrected on the site"  # terms of methods.yaml

Told = dict[int, rows.Said]  # by the key of the result; the document's own results are not in it


def accomplishments(
    framework: tables.Framework, components: dict[int, str], which: Q = CURRENT
) -> tuple[rows.Accomplishment, ...]:
    """The results frameworks in five queries at most: accomplishments, lines, limbs, results, changes.

    components  the number of each by its key
    which       the results to take: those that stand now, or those of the document
    """
    here = Q(line__accomplishment__framework=framework)
    limbs: dict[int, list[tables.Limb]] = defaultdict(list)
    for limb in tables.Limb.objects.filter(here).order_by("line", "n"):
        limbs[limb.line_id].append(limb)
    results: dict[int, list[tables.Result]] = defaultdict(list)
    for result in tables.Result.objects.filter(here, which).order_by("line", "n", "pk"):
        results[result.line_id].append(result)
    told = _told(result for found in results.values() for result in found)
    lines: dict[tuple[int, str], list[tables.Line]] = defaultdict(list)
    for line in tables.Line.objects.filter(accomplishment__framework=framework).order_by("n"):
        lines[line.accomplishment_id, line.kind].append(line)
    return tuple(
        rows.Accomplishment(
            number=group.number,
            title=group.title,
            indicators=tuple(
                indicator(line, limbs[line.pk], results[line.pk], told)
                for line in lines[group.pk, tables.Line.INDICATOR]
            ),
            outputs=tuple(
                output(line, limbs[line.pk], results[line.pk], told)
                for line in lines[group.pk, tables.Line.OUTPUT]
            ),
            component=None if group.component_id is None else components[group.component_id],
            where=group.place or None,
            title_fr=group.title_fr or None,
        )
        for group in framework.accomplishments.all()
    )


def _told(results: Iterable[tables.Result]) -> Told:
    """Who said each result that is not of the document: the change, its day, and whether it corrected."""
    entered = {result.pk: result.recorded_id for result in results if result.source_id is None}
    if not entered:
        return {}
    found = Change.objects.filter(n__in=set(entered.values())).values_list("n", "verb", "at")
    said = {
        n: rows.Said(CORRECTED if verb == "result corrected" else ENTERED, n, at.astimezone(UTC).date())
        for n, verb, at in found
    }
    return {pk: said[n] for pk, n in entered.items()}


def indicator(
    line: tables.Line, limbs: Iterable[tables.Limb], results: list[tables.Result], told: Told
) -> rows.Indicator:
    """One indicator with its current results; where a person entered one, actual and status follow it."""
    by_limb = {result.limb_id: result for result in results}
    parts = tuple(_limb(limb, by_limb.get(limb.pk), told) for limb in limbs)
    entered = [result for result in results if result.source_id is None]
    actual = join(line.actual, line.actual_words)
    if entered and len(parts) == 1:
        actual = parts[0].actual
    return rows.Indicator(
        label=line.label,
        series=series_in(line.series),
        target=join(line.target, line.target_words),
        actual=actual,
        unit=line.unit or None,
        says_achieved=bool(line.says_achieved),
        status=status.together(part.status for part in parts) if entered else line.status,
        remark=_remark(line, entered),
        causes=_causes(line, entered, entered),
        limbs=parts,
        number=line.number or None,
        actual_text=line.printed or None,
        where=line.place or None,
        id=line.pk,
        label_fr=line.label_fr or None,
    )


def _remark(line: tables.Line, entered: list[tables.Result]) -> str | None:
    return "\n".join(result.remark for result in entered if result.remark) or line.remark or None


def _causes(
    line: tables.Line, entered: list[tables.Result], standing: list[tables.Result]
) -> tuple[str, ...]:
    """Those of the results that stand, where people gave some; else those read from the document."""
    if not any(result.causes for result in entered):
        return tuple(line.causes)
    return tuple(dict.fromkeys(cause for result in standing for cause in result.causes))


def _limb(limb: tables.Limb, result: tables.Result | None, told: Told) -> rows.Limb:
    actual = None if result is None else join(result.value, result.words)
    return rows.Limb(
        label=limb.label,
        series=series_in(limb.series),
        op=limb.op or None,
        target=join(limb.target, limb.target_words),
        tolerance=plain(limb.tolerance),
        actual=actual,
        unit=limb.unit or None,
        direction=limb.direction or None,
        status=rows.UNMEASURABLE if result is None else result.status,
        id=limb.pk,
        label_fr=limb.label_fr or None,
        said=None if result is None else told.get(result.pk),
    )


def output(
    line: tables.Line, limbs: list[tables.Limb], results: list[tables.Result], told: Told
) -> rows.Output:
    """One output with its current results; where a person entered one, its status follows."""
    position = {limb.pk: limb.n for limb in limbs}
    done = tuple(_completed(result, position, told) for result in results)
    entered = [result for result in results if result.source_id is None]
    promised = tuple(planned(limb) for limb in limbs)
    return rows.Output(
        group=line.group or None,
        label=line.label,
        planned=promised,
        completed=done,
        status=judge(promised, done) if entered else line.status,
        remark=line.remark or None,
        causes=_causes(line, entered, results),
        where=line.place or None,
        id=line.pk,
        label_fr=line.label_fr or None,
        group_fr=line.group_fr or None,
    )


def planned(limb: tables.Limb) -> rows.Planned:
    return rows.Planned(
        value=plain(limb.target), unit=limb.unit or None, op=limb.op or None, stated=limb.stated, id=limb.pk
    )


def _completed(result: tables.Result, position: dict[int, int], told: Told) -> rows.Completed:
    return rows.Completed(
        value=join(result.value, result.words),
        unit=result.unit or None,
        answers=None if result.limb_id is None else position[result.limb_id],
        status=result.status,
        remark=result.remark or None,
        causes=tuple(result.causes),
        id=result.pk,
        said=told.get(result.pk),
    )
