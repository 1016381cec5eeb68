"""When a new reading supersedes an earlier one: what people entered on the site moves to the new lines."""

from bluehelm.errors import Refused
from bluehelm.plans import models as tables
from bluehelm.plans.store.saying import body, derive
from bluehelm.plans.store.values import join
from bluehelm.record import history

Key = tuple[str, str, str, int]  # accomplishment, kind, label of the line, position of the limb


def supersede(earlier: tables.Framework, framework: tables.Framework, entry: history.Entry) -> int:
    """Put the new reading in the place of the earlier one; the number of entered results that found no line.

    An approved result is locked, so a reading that would replace it is refused.
    """
    standing = tables.Result.objects.filter(line__accomplishment__framework=earlier, superseded_by=None)
    locked = standing.filter(approved=True).count()
    if locked:
        raise Refused(
            f"{locked} results of {earlier.mission.code} {earlier.period} are approved and locked; "
            "reopen them, with a reason, before loading another reading."
        )
    earlier.superseded_by = framework
    earlier.save(update_fields=["superseded_by"])
    entered = list(standing.filter(source=None).select_related("line__accomplishment", "limb"))
    if not entered:
        return 0
    limbs = tables.Limb.objects.filter(line__accomplishment__framework=framework)
    places = {_key(limb): limb for limb in limbs.select_related("line__accomplishment__framework")}
    return sum(not _carry(result, places, entry) for result in entered)


def _key(limb: tables.Limb) -> Key:
    return limb.line.accomplishment.number, limb.line.kind, limb.line.label, limb.n


def _carry(result: tables.Result, places: dict[Key, tables.Limb], entry: history.Entry) -> bool:
    """Copy one entered result and its evidence over what the new reading says; False where it has none."""
    if result.limb is None:
        return False
    result.limb.line = result.line  # already fetched with its accomplishment
    limb = places.get(_key(result.limb))
    if limb is None:
        return False
    found = list(tables.Result.objects.filter(limb=limb, superseded_by=None, source__isnull=False))
    said = next((other for other in found if other.n == result.n), found[0] if found else None)
    copy = tables.Result.objects.create(
        line=limb.line,
        limb=limb,
        n=result.n if said is None else said.n,
        value=result.value,
        words=result.words,
        unit=result.unit,
        remark=result.remark,
        causes=result.causes,
        status=derive(limb.line, limb, join(result.value, result.words), result.unit or None),
        recorded_id=result.recorded_id,
        by_id=result.by_id,
    )
    if said is not None:
        said.superseded_by = copy
        said.save(update_fields=["superseded_by"])
    entry.add("plans_result", copy.pk, None if said is None else {"id": said.pk}, body(copy))
    for evidence in result.evidence.all():
        tables.Evidence.objects.create(result=copy, source=evidence.source, note=evidence.note)
    return True
