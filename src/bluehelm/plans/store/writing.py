"""A reading of a document into the store: whole or not at all, and once."""

import hashlib
import mimetypes
from dataclasses import asdict
from datetime import UTC, datetime

from django.db import connection, models

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import models as tables
from bluehelm.plans import rows
from bluehelm.plans.store import building, carrying
from bluehelm.plans.store.shapes import Saved
from bluehelm.record import access, files, history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Mission, Source, User

BUDGET = "budget"  # a budget and a performance report of one period stand beside each other


def save(
    plan: rows.Plan,
    mission_code: str,
    content: bytes,
    name: str,
    by: User | None,
    why: str,
    *,
    kind: str = "performance report",
) -> Saved:
    """Store one reading of one document with one entry in the history.

    content    the file itself, kept by its sha256; name is the file's own
    kind       "performance report", "budget" or "worked example"
    returns    Saved; new is False where the current reading is the same, and then nothing changed
    raises     Refused where the role is too low or a result of the earlier reading is approved;
               BadInput for a figure or a word that the tables cannot hold exactly
    A different reading of the same mission and period supersedes the earlier one, which stays visible;
    what people entered on the site is carried over to the lines that have the same label.
    """
    if not mission_code.strip():
        raise BadInput("The load names no mission; give its code, for example --mission MINUSMA.")
    digest = plan_digest(plan)
    earlier = _current(mission_code, plan.period, kind)
    if earlier is not None:
        _require(by, earlier.mission)
        if earlier.digest == digest:
            return Saved(earlier.pk, False, _counts(plan))
    mission = _mission(mission_code, by)
    with history.change(by, "plan load", why, mission) as entry:
        if mission.pk is None:
            mission.save()
            entry.add("record_mission", mission.code, None, {"code": mission.code})
        earlier = _current(mission_code, plan.period, kind, lock=True)
        if earlier is not None and earlier.digest == digest:
            raise Refused("The same reading was loaded by somebody else at this moment; nothing was changed.")
        source = _source(mission, content, name, by, title=plan.title or name, symbol=plan.symbol, kind=kind)
        framework = _framework(plan, mission, source, digest, entry.n)
        building.insert(plan, framework, source, entry.n, by)
        left = 0 if earlier is None else carrying.supersede(earlier, framework)
        entry.add(
            "plans_framework",
            framework.pk,
            None if earlier is None else {"id": earlier.pk, "digest": earlier.digest},
            {"period": plan.period, "digest": digest, "source": source.sha256, "kind": kind} | _counts(plan),
        )
    return Saved(framework.pk, True, _counts(plan), left)


def plan_digest(plan: rows.Plan) -> str:
    """sha256 over the whole reading: the same rows have the same digest."""
    return hashlib.sha256(canonical(asdict(plan)).encode()).hexdigest()


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


def _current(code: str, period: str, kind: str, lock: bool = False) -> tables.Framework | None:
    found = tables.Framework.objects.filter(mission__code=code, period=period, superseded_by=None)
    is_budget = models.Q(source__kind=BUDGET)
    found = found.filter(is_budget if kind == BUDGET else ~is_budget).select_related("mission")
    if lock and connection.features.has_select_for_update:
        found = found.select_for_update(of=("self",))
    return found.first()


def _source(
    mission: Mission, content: bytes, name: str, by: User | None, *, title: str, symbol: str | None, kind: str
) -> Source:
    sha256 = files.keep(content)
    found = Source.objects.filter(mission=mission, sha256=sha256, kind=kind).first()
    if found is not None:
        return found
    return Source.objects.create(
        mission=mission,
        kind=kind,
        title=title[:500],
        symbol=symbol or "",
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
        shape=plan.shape,
        symbol=plan.symbol or "",
        title=plan.title or "",
        source=source,
        digest=digest,
        loaded_id=n,
        notes=list(plan.notes),
        set_aside=[asdict(item) for item in plan.set_aside],
    )
    building.fits([framework])
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
