"""Duties of a mission's mandates and the documents by which they were met."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.duties import deliveries
from bluehelm.mandates.store.packing import unpack
from bluehelm.mandates.store.shapes import DeliveryRow, Document, DutyRow
from bluehelm.record import access, history
from bluehelm.record.models import User
from bluehelm.record.tables import fits

DELIVERED, WITHDRAWN = "delivery recorded", "delivery withdrawn"  # verbs of entries in the history
DRAFT = "draft"
Given = Mapping[tuple[str, str], list[DeliveryRow]]  # by mission and duty


def duties(mission_code: str | None = None, as_at: date | None = None) -> tuple[DutyRow, ...]:
    """The duties of a mission's mandates, or of all texts, the latest text first, as they stand on that day.

    A duty that two texts have (a draft and its resolution) is told once, by the adopted or the later one.
    """
    found = tables.Duty.objects.filter(text__superseded_by=None).select_related("text").defer("text__content")
    if mission_code is not None:
        found = found.filter(text__mission=mission_code)
    kept: dict[tuple[str, str], tables.Duty] = {}
    for one in sorted(found, key=firmest):
        kept.setdefault((one.text.mission, one.key), one)
    given = _deliveries(mission_code)
    day = datetime.now(UTC).date() if as_at is None else as_at
    places = defaultdict(list)
    for one in kept.values():
        places[one.text_id, one.content["path"]].append(one.key)
    return tuple(_row(one, places, given, day) for one in kept.values())


def firmest(one: tables.Duty | tables.Measure) -> tuple[bool, int, int, int]:
    """Adopted texts first, the latest first."""
    day = one.text.date
    return one.text.status == DRAFT, 0 if day is None else -day.toordinal(), -one.text_id, one.n


def _row(one: tables.Duty, places: Mapping[tuple[int, str], list[str]], given: Given, as_at: date) -> DutyRow:
    """A duty on its days: what it goes into answers it too."""
    duty = unpack(rows.Duty, one.content)
    into = [] if duty.within is None else places.get((one.text_id, duty.within), [])
    own = given.get((one.text.mission, one.key), [])
    answers = own + [
        made for key in into if key != one.key for made in given.get((one.text.mission, key), [])
    ]
    counted = [
        deliveries.Delivery(made.symbol, made.day, (duty.path,), made.due)
        for made in answers
        if made.withdrawn is None
    ]
    return DutyRow(
        id=one.key,
        mission=one.text.mission or None,
        text_id=one.text_id,
        symbol=one.text.symbol,
        duty=duty,
        deliveries=tuple(own),
        standing=deliveries.standing((duty,), counted, as_at),
    )


def overdue(as_at: date, mission_code: str | None = None) -> tuple[DutyRow, ...]:
    """Those duties that are overdue on a day, the longest first.

    Left out: what a draft would ask for, what is owed only if something happens, what goes into another duty.
    """
    late = []
    for row in duties(mission_code, as_at):
        firm = not row.duty.provisional and row.duty.condition is None and row.duty.within is None
        days = [one.days or 0 for one in row.standing if one.state == deliveries.OVERDUE]
        if firm and days:
            late.append((max(days), row))
    return tuple(row for _, row in sorted(late, key=lambda pair: -pair[0]))


def deliver(mission_code: str, duty_id: str, document: Document, by: User, note: str = "") -> DeliveryRow:
    """Record the document by which a duty was met.

    raises     Unseen for a stranger and for a duty that no text of the mission has; Refused for a reader and
               for a document that is recorded already; BadInput for a day that is none of its, or is to come
    """
    mission = access.mission(by, mission_code, "enter")
    days = _days(mission_code, duty_id)
    symbol = document.symbol.strip()
    if not symbol:
        raise BadInput("A delivery needs the symbol of its document, for example S/2031/100.")
    if document.day > datetime.now(UTC).date():
        raise BadInput(f"{document.day} is to come; record a delivery once it was made.")
    if document.due is not None and document.due not in days:
        raise BadInput(f"{document.due} is none of the days of this duty; leave it out to have it found.")
    with history.change(by, DELIVERED, note.strip(), mission) as entry:
        standing = tables.Delivery.objects.filter(mission=mission, key=duty_id, withdrawn=None)
        if standing.filter(symbol=symbol, due=document.due).exists():
            raise Refused(f"{symbol} is recorded for this duty already.")
        row = tables.Delivery(
            mission=mission,
            key=duty_id,
            symbol=symbol,
            day=document.day,
            due=document.due,
            note=note.strip(),
            by=by,
            change_id=entry.n,
        )
        fits([row])
        row.save()
        entry.add("mandates_delivery", row.pk, None, body(row))
    return _shown(_made().get(pk=row.pk))


def withdraw(delivery_id: int, by: User, why: str) -> None:
    """Take a delivery back: it stays visible and answers nothing. Needs a reason."""
    row = _made().filter(pk=delivery_id).first()
    if row is None or not access.can(by, row.mission, "read"):
        raise access.Unseen(f"There is no delivery {delivery_id} that you may read.")
    access.require(by, row.mission, "enter")
    if not why.strip():
        raise BadInput("To withdraw a delivery, a reason is needed; say why.")
    with history.change(by, WITHDRAWN, why.strip(), row.mission) as entry:
        changed = tables.Delivery.objects.filter(pk=row.pk, withdrawn=None).update(withdrawn_id=entry.n)
        if not changed:
            raise Refused("This delivery was withdrawn already.")
        entry.add("mandates_delivery", row.pk, {"withdrawn": False}, {"withdrawn": True})


def body(row: tables.Delivery) -> dict[str, str | None]:
    """A delivery as the history tells it."""
    due = None if row.due is None else row.due.isoformat()
    return {"key": row.key, "symbol": row.symbol, "day": row.day.isoformat(), "due": due, "note": row.note}


def _days(mission_code: str, duty_id: str) -> set[date]:
    """The days of a duty; raises Unseen where no text of the mission has it."""
    found = tables.Duty.objects.filter(key=duty_id, text__mission=mission_code)
    days = [unpack(rows.Duty, packed).dates for packed in found.values_list("content", flat=True)]
    if not days:
        raise access.Unseen(f"{mission_code} owes no duty {duty_id}.")
    return {day for some in days for day in some}


def _deliveries(mission_code: str | None) -> Given:
    found = _made()
    if mission_code is not None:
        found = found.filter(mission__code=mission_code)
    given: dict[tuple[str, str], list[DeliveryRow]] = defaultdict(list)
    for row in found.order_by("day", "pk"):
        given[row.mission.code, row.key].append(_shown(row))
    return given


def _made() -> "QuerySet[tables.Delivery]":
    return tables.Delivery.objects.select_related("mission", "by", "change", "withdrawn__by")


def _shown(row: tables.Delivery) -> DeliveryRow:
    back = row.withdrawn
    return DeliveryRow(
        id=row.pk,
        duty=row.key,
        symbol=row.symbol,
        day=row.day,
        due=row.due,
        note=row.note,
        by="" if row.by is None else row.by.get_username(),
        at=row.change.at,
        withdrawn=None if back is None else back.at,
        withdrawn_by="" if back is None or back.by is None else back.by.get_username(),
        withdrawn_why="" if back is None else back.why,
    )
