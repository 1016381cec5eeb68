"""One incident with its accounts, their versions, and what people decided about it."""

import json
from collections.abc import Sequence

from django.db.models import Q

from bluehelm.events import models as tables
from bluehelm.events.query import Query
from bluehelm.events.rows import AccountRow, IncidentRow, JudgementRow, Whole
from bluehelm.events.store.deriving import EFFECTIVE, harm_of
from bluehelm.events.store.reading import COLUMNS, found
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission
from bluehelm.record.vocab import terms


def incident(mission: Mission, number: int, audience: str) -> Whole:
    """The incident of this number, or the one that it was merged into (see Whole.into).

    raises  Unseen where there is none that the audience may see
    """
    row = tables.Incident.objects.filter(mission=mission, pk=number).first()
    into = None if row is None else row.into_id
    every = Query(state=tuple(terms("incident_states")))
    seen = found(mission, every, audience).filter(pk=number if into is None else into)
    told = seen.values_list(*COLUMNS).first()
    if told is None:
        raise Unseen(f"There is no incident {number} in {mission.code} that you may read.")
    held = IncidentRow(*told)
    merged = tables.Incident.objects.filter(into=held.number).order_by("pk").values_list("pk", flat=True)
    return Whole(
        held, tuple(accounts([held.number], audience)), tuple(_judgements(held.number)), tuple(merged), into
    )


def accounts(numbers: Sequence[int], audience: str) -> list[AccountRow]:
    """The accounts of these incidents that the audience may see: current ones first, then older versions."""
    most = int(terms("audiences")[audience]["rank"])
    allowed = [term for term, entry in terms("sensitivity").items() if int(entry["rank"]) <= most]
    rows = tables.Account.objects.annotate(effective=EFFECTIVE)
    rows = rows.filter(incident__in=numbers, effective__in=allowed)
    if audience in ("partner", "public"):
        rows = rows.filter(provider__own_use=False)
    held = list(rows.select_related("provider", "change", "by").order_by("-current", "-id"))
    harm = harm_of([row.pk for row in held])
    return [_account(row, harm.get(row.pk, ())) for row in held]


def _account(row: tables.Account, harm: Sequence[object]) -> AccountRow:
    given = row.provider
    return AccountRow(
        row.pk, row.incident_id, given.name, given.publisher, given.licence, given.own_use, given.invented,
        row.load_id, row.line, row.ref, row.current, row.supersedes, row.change.at,
        row.by.get_username() if row.by else "", row.first, row.last, row.day_precision, row.clock, row.place,
        row.lat, row.lon, row.precision_km, row.kind, row.kind_said, row.perpetrator, row.perpetrator_said,
        row.target, row.target_said, row.text, row.operation, row.sensitivity or given.sensitivity, row.state,
        json.loads(row.extra), tuple(harm),  # type: ignore[arg-type]
    )  # fmt: skip


def _judgements(number: int) -> list[JudgementRow]:
    rows = tables.Judgement.objects.filter(Q(incident=number) | Q(incident__into=number)).order_by("-id")
    return [
        JudgementRow(
            row.pk, row.incident_id, row.field, row.value, row.why,
            row.by.get_username() if row.by else "", row.change.at, row.undone.at if row.undone else None,
        )
        for row in rows.select_related("by", "change", "undone")
    ]  # fmt: skip
