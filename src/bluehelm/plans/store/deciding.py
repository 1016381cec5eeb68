"""What people do to a result: enter, correct, prove, approve, reopen. Each is one entry of the history."""

import mimetypes
from datetime import UTC, datetime

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store.saying import body, derive
from bluehelm.plans.store.values import split
from bluehelm.record import access, files, history
from bluehelm.record.models import Mission, Source, User

MOST_EVIDENCE = 50_000_000  # bytes of one file of evidence


def enter(
    limb_id: int,
    value: rows.Value,
    by: User,
    why: str = "",
    *,
    unit: str = "",
    remark: str = "",
    causes: tuple[str, ...] = (),
) -> int:
    """Enter a result against what was planned and give its id; where one stands, correct it instead.

    value      a Decimal, or words ("Yes")
    raises     Unseen for a stranger, Refused for a reader, BadInput for a value that cannot stand here
    """
    limb = (
        tables.Limb.objects.select_related("line__accomplishment__framework__mission")
        .filter(pk=limb_id)
        .first()
    )
    if limb is None:
        raise access.Unseen(f"There is no planned quantity {limb_id}.")
    mission = _open(limb.line, by, "enter")
    result = _said(limb.line, limb, value, unit or limb.unit, remark, causes)
    with history.change(by, "result entered", why, mission) as entry:
        there = tables.Result.objects.filter(line=limb.line, superseded_by=None)
        if there.filter(limb=limb).exists():
            raise Refused("A result already stands here; correct it instead.")
        result.n = there.count()
        result.recorded_id, result.by = entry.n, by
        result.save()
        entry.add("plans_result", result.pk, None, body(result))
    return result.pk


def correct(
    result_id: int,
    value: rows.Value,
    by: User,
    why: str,
    *,
    unit: str = "",
    remark: str = "",
    causes: tuple[str, ...] = (),
) -> int:
    """Put a new result in the place of this one, which stays visible, and give the new one's id.

    unit "" keeps the unit. raises Refused where the result is approved, superseded, or no reason is given.
    """
    _reason(why, "correction")
    earlier = _result(result_id)
    mission = _open(earlier.line, by, "correct")
    result = _said(earlier.line, earlier.limb, value, unit or earlier.unit, remark, causes)
    with history.change(by, "result corrected", why, mission) as entry:
        earlier = _standing(result_id)
        result.n, result.recorded_id, result.by = earlier.n, entry.n, by
        result.save()
        earlier.superseded_by = result
        earlier.save(update_fields=["superseded_by"])
        entry.add("plans_result", result.pk, {"id": earlier.pk} | body(earlier), body(result))
    return result.pk


def attach(result_id: int, content: bytes, name: str, by: User, note: str = "") -> int:
    """Keep a file as evidence of a result and give the evidence's id."""
    result = _result(result_id)
    mission = _open(result.line, by, "enter")
    if not content:
        raise BadInput(f"The file {name!r} is empty; attach one that proves the result.")
    if len(content) > MOST_EVIDENCE:
        raise BadInput(f"The file {name!r} has {len(content):,} bytes; at most {MOST_EVIDENCE:,} are kept.")
    with history.change(by, "evidence attached", note, mission) as entry:
        result = _standing(result_id)
        source, _ = Source.objects.get_or_create(
            mission=mission,
            sha256=files.keep(content),
            kind="evidence",
            defaults={
                "title": name[:500],
                "name": name[-255:],
                "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
                "size": len(content),
                "retrieved": datetime.now(UTC),
                "added_by": by,
            },
        )
        evidence = tables.Evidence.objects.create(result=result, source=source, note=note)
        entry.add("plans_evidence", evidence.pk, None, {"result": result.pk, "sha256": source.sha256})
    return evidence.pk


def approve(result_id: int, by: User, why: str = "") -> None:
    """Lock a result. It needs evidence, and another person than the one who entered it.

    A result read from a loaded document has that document as its evidence, and nobody entered it by hand.
    """
    result = _result(result_id)
    mission = _open(result.line, by, "approve")
    if result.source_id is None and result.by_id == by.pk:
        raise Refused("You entered this result yourself; somebody else must approve it.")
    with history.change(by, "result approved", why, mission) as entry:
        result = _standing(result_id)
        if result.source_id is None and not result.evidence.exists():
            raise Refused("There is no evidence for this result; attach a file that proves it, then approve.")
        _decide(result, "approved", by, why, entry)


def reopen(result_id: int, by: User, why: str) -> None:
    """Unlock an approved result, with a reason, so that it can be corrected."""
    _reason(why, "reopening")
    mission = _open(_result(result_id).line, by, "reopen")
    with history.change(by, "result reopened", why, mission) as entry:
        result = _result(result_id)
        if not result.approved:
            raise Refused("This result is not approved; there is nothing to reopen.")
        _decide(result, "reopened", by, why, entry)


def _decide(result: tables.Result, verb: str, by: User, why: str, entry: history.Entry) -> None:
    before = {"approved": result.approved}
    result.approved = verb == "approved"
    result.save(update_fields=["approved"])
    tables.Decision.objects.create(result=result, verb=verb, change_id=entry.n, by=by, why=why)
    entry.add("plans_result", result.pk, before, {"approved": result.approved})


def _result(result_id: int) -> tables.Result:
    found = tables.Result.objects.select_related("limb", "line__accomplishment__framework__mission")
    result = found.filter(pk=result_id).first()
    if result is None:
        raise access.Unseen(f"There is no result {result_id}.")
    return result


def _standing(result_id: int) -> tables.Result:
    """The result as it is now that the history is locked; refused where somebody was quicker."""
    result = _result(result_id)
    if result.superseded_by_id is not None:
        raise Refused("This result was corrected meanwhile; look at the one that stands now.")
    if result.approved:
        raise Refused("This result is approved and locked; an approver can reopen it with a reason.")
    return result


def _open(line: tables.Line, by: User, action: str) -> Mission:
    """The mission of a line, for one who may do this in it, where the line's reading still stands."""
    framework = line.accomplishment.framework
    access.require(by, framework.mission, action)
    if framework.superseded_by_id is not None:
        raise Refused("This line belongs to a reading that was superseded; open the current one.")
    return framework.mission


def _reason(why: str, act: str) -> None:
    if not why.strip():
        raise BadInput(f"A {act} needs a reason; say why.")


def _said(
    line: tables.Line,
    limb: tables.Limb | None,
    value: rows.Value,
    unit: str,
    remark: str,
    causes: tuple[str, ...],
) -> tables.Result:
    """A result as a person gives it, with its status derived by the one comparison."""
    if value is None or value == "":
        raise BadInput("A result needs a value: a figure, or words such as Yes.")
    number, words = split(value)
    return tables.Result(
        line=line,
        limb=limb,
        value=number,
        words=words,
        unit=unit,
        remark=remark,
        causes=list(causes),
        status=derive(line, limb, value, unit or None),
    )
