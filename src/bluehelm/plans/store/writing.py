"""A reading of a document into the store: whole or not at all, and once."""

import mimetypes
from dataclasses import asdict
from datetime import UTC, datetime

from django.db import connection, models

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store import building, carrying, reading
from bluehelm.plans.store.shapes import Saved
from bluehelm.plans.written import digest as digest_of
from bluehelm.record import access, files, history
from bluehelm.record.models import Mission, Source, User
from bluehelm.record.tables import fits


def save(plan: rows.Plan, mission_code: str, content: bytes, name: str, by: User | None, why: str) -> Saved:
    """Store one reading of one document with one entry in the history.

    content    the file itself, kept by its sha256; name is the file's own
    returns    Saved; new is False where nothing changed: the current reading is the same, or it is a real
               document and this is the worked example, which never takes its place
    raises     Refused where the role is too low or a result of the earlier reading is approved;
               BadInput for a figure or a word that the tables cannot hold exactly
    A different reading of the same mission, period and side (performance or budget) supersedes the earlier
    one, which stays visible; what people entered on the site is carried to the lines of the same label.
    """
    if not mission_code.strip():
        raise BadInput("The load names no mission; give its code, for example --mission MINUSMA.")
    digest = digest_of(plan)
    earlier = _current(mission_code, plan)
    if earlier is not None:
        _require(by, earlier.mission)
        if earlier.digest == digest:
            return Saved(earlier.pk, False, _counts(plan))
        if plan.kind == rows.EXAMPLE != earlier.kind:
            return Saved(earlier.pk, False, _counts(plan), why=_real(earlier))
    mission = _mission(mission_code, by)
    with history.change(by, "plan load", why, mission) as entry:
        if mission.pk is None:
            _add(mission, entry)
        source = _source(plan, mission, content, name, by)
        framework = _framework(plan, mission, source, digest, entry.n)
        return _insert(plan, framework, by, entry)


def _insert(plan: rows.Plan, framework: tables.Framework, by: User | None, entry: history.Entry) -> Saved:
    """The rows of the reading in place of the one that stands, now that nobody else can write."""
    earlier = _current(framework.mission.code, plan, lock=True, but=framework)
    if earlier is not None and earlier.digest == framework.digest:
        raise Refused("The same reading was loaded by somebody else at this moment; nothing was changed.")
    building.insert(plan, framework, framework.source, entry.n, by)
    left = 0 if earlier is None else carrying.supersede(earlier, framework, entry)
    told = {"period": plan.period, "kind": plan.kind, "digest": framework.digest}
    told |= {"source": framework.source.sha256, "rows": digest_of(reading.as_loaded(framework))}
    before = None if earlier is None else {"id": earlier.pk, "digest": earlier.digest}
    entry.add("plans_framework", framework.pk, before, told | _counts(plan))
    return Saved(framework.pk, True, _counts(plan), left)


def _real(standing: tables.Framework) -> str:
    return (
        f"{standing.mission.code} {standing.period} is told by a real document, "
        f"{standing.symbol or standing.title or standing.source.title}; "
        "the worked example does not take its place."
    )


def _require(by: User | None, mission: Mission) -> None:
    if by is not None:
        access.require(by, mission, "load")


def _mission(code: str, by: User | None) -> Mission:
    """The mission of this code, else a new one, unsaved, which only the site's administrator may add."""
    found = Mission.objects.filter(code=code).first()
    if found is None:
        if by is not None and not by.is_superuser:
            raise access.Unseen(f"There is no mission {code} that you may read.")
        return Mission(code=code, name_en=code, name_fr=code)
    _require(by, found)
    return found


def _add(mission: Mission, entry: history.Entry) -> None:
    """Add the mission, unless somebody else did so while this load waited its turn."""
    standing = Mission.objects.filter(code=mission.code).first()
    if standing is not None:
        mission.pk = standing.pk
        mission.refresh_from_db()
        return
    mission.save()
    entry.add("record_mission", mission.code, None, {"code": mission.code})


def _current(
    code: str, plan: rows.Plan, *, lock: bool = False, but: tables.Framework | None = None
) -> tables.Framework | None:
    """The reading in whose place this plan would come: a budget beside a budget, all else by itself.

    A merged document stands for the period that it performed; its budget is of a later one.
    """
    found = tables.Framework.objects.filter(mission__code=code, period=plan.period, superseded_by=None)
    is_budget = models.Q(kind=rows.BUDGET)
    found = found.filter(is_budget if plan.kind == rows.BUDGET else ~is_budget)
    found = found.select_related("mission", "source")
    if but is not None:
        found = found.exclude(pk=but.pk)
    if lock and connection.features.has_select_for_update:
        found = found.select_for_update(of=("self",))
    return found.first()


def _source(plan: rows.Plan, mission: Mission, content: bytes, name: str, by: User | None) -> Source:
    sha256 = files.keep(content)
    found = Source.objects.filter(mission=mission, sha256=sha256, kind=plan.kind).first()
    if found is not None:
        return found
    return Source.objects.create(
        mission=mission,
        kind=plan.kind,
        title=(plan.title or name)[:500],
        symbol=plan.symbol or "",
        sha256=sha256,
        name=name[-255:],
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=len(content),
        retrieved=datetime.now(UTC),
        added_by=by,
    )


def _framework(plan: rows.Plan, mission: Mission, source: Source, digest: str, n: int) -> tables.Framework:
    framework = tables.Framework(
        mission=mission,
        period=plan.period,
        budget_period=plan.budget_period or "",
        kind=plan.kind,
        shape=plan.shape,
        symbol=plan.symbol or "",
        title=plan.title or "",
        title_fr=plan.title_fr or "",
        source=source,
        digest=digest,
        loaded_id=n,
        notes=list(plan.notes),
        set_aside=[asdict(item) for item in plan.set_aside],
    )
    fits([framework])
    framework.save()
    return framework


def _counts(plan: rows.Plan) -> dict[str, int]:
    return {
        "components": len(plan.components),
        "accomplishments": len(plan.accomplishments),
        "indicators": sum(len(group.indicators) for group in plan.accomplishments),
        "outputs": sum(len(group.outputs) for group in plan.accomplishments),
        "money": len(plan.money),
        "strength": len(plan.strength),
        "variances": len(plan.variances),
        "other": len(plan.other),
        "set aside": len(plan.set_aside),
    }
