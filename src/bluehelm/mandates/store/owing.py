"""Duties of a mission's mandates and the documents by which they were met."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.duties import accepting, deliveries
from bluehelm.mandates.duties.deliveries import Delivery, match
from bluehelm.mandates.duties.ical import Kept
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
    found = tables.Duty.objects.select_related("text", "text__loaded").defer("text__content")
    if mission_code is not None:
        found = found.filter(text__mission=mission_code)
    readings = Counter((one.text.mission, one.key) for one in found)
    kept: dict[tuple[str, str], tables.Duty] = {}
    for one in sorted((one for one in found if one.text.superseded_by_id is None), key=firmest):
        kept.setdefault((one.text.mission, one.key), one)
    given = _deliveries(mission_code)
    day = datetime.now(UTC).date() if as_at is None else as_at
    places = defaultdict(list)
    recorded = set()
    for one in kept.values():
        places[one.text_id, one.content["path"]].append(one.key)
        if any(made.withdrawn is None for made in given.get((one.text.mission, one.key), [])):
            recorded.add(one.text_id)
    return tuple(
        _row(one, _answers(one, places, given), (readings[which], one.text_id in recorded), day)
        for which, one in kept.items()
    )


def firmest(one: tables.Duty | tables.Measure) -> tuple[bool, int, int, int]:
    """Adopted texts first, the latest first."""
    day = one.text.date
    return one.text.status == DRAFT, 0 if day is None else -day.toordinal(), -one.text_id, one.n


def _answers(
    one: tables.Duty, places: Mapping[tuple[int, str], list[str]], given: Given
) -> tuple[list[DeliveryRow], list[DeliveryRow]]:
    """The deliveries to a duty, and those to what it goes into, which answer it too."""
    within = unpack(rows.Duty, one.content).within
    into = [] if within is None else places.get((one.text_id, within), [])
    others = [made for key in into if key != one.key for made in given.get((one.text.mission, key), [])]
    return given.get((one.text.mission, one.key), []), others


def _row(
    one: tables.Duty,
    answers: tuple[list[DeliveryRow], list[DeliveryRow]],
    known: tuple[int, bool],
    as_at: date,
) -> DutyRow:
    """A duty on its days. known: how often it was read, and whether anything is recorded of its text."""
    duty = unpack(rows.Duty, one.content)
    own, others = answers
    counted = _counted(duty, [*own, *others])
    text, (readings, recorded) = one.text, known
    made = [*own, *others]
    changes = [text.loaded.at, *(each.at for each in made), *(each.withdrawn for each in made)]
    times = readings - 1 + len(made) + sum(each.withdrawn is not None for each in made)
    kept = Kept(one.key, times, max(at for at in changes if at is not None), match(duty.dates, counted))
    term = deliveries.Term(text.adopted, text.ends, recorded)
    return DutyRow(
        id=one.key,
        mission=text.mission or None,
        text_id=one.text_id,
        symbol=text.symbol,
        duty=duty,
        deliveries=tuple(own),
        standing=deliveries.standing((duty,), counted, as_at, term),
        adopted=text.adopted or text.date,
        ends=text.ends,
        kept=kept,
    )


def _counted(duty: rows.Duty, made: Iterable[DeliveryRow]) -> list[Delivery]:
    """Those that were not withdrawn, in order of their days."""
    standing = [one for one in made if one.withdrawn is None]
    return [Delivery(one.symbol, one.day, (duty.path,), one.due) for one in sorted(standing, key=_day)]


def _day(one: DeliveryRow) -> tuple[date, int]:
    return one.day, one.id


def calendar(text_id: int) -> tuple[Kept, ...]:
    """What a calendar is to know of the duties of one reading; deliveries belong to the mission."""
    found = tables.Duty.objects.filter(text=text_id).select_related("text", "text__loaded").order_by("n")
    owed = list(found.defer("text__content"))
    same = tables.Duty.objects.filter(key__in=[one.key for one in owed], text__lte=text_id)
    times = Counter(same.values_list("key", flat=True))
    return tuple(Kept(one.key, times[one.key] - 1, one.text.loaded.at) for one in owed)


def overdue(as_at: date, mission_code: str | None = None) -> tuple[DutyRow, ...]:
    """Those duties that are overdue on a day, the longest first.

    Left out: what a draft would ask for, what is owed only if something happens, what goes into another duty.
    """
    late = []
    for row in duties(mission_code, as_at):
        firm = not row.duty.provisional and row.duty.condition is None and row.duty.within is None
        days = [one.due for one in row.standing if one.state == deliveries.OVERDUE and one.due is not None]
        if firm and days:
            late.append((min(days), row))
    return tuple(row for _, row in sorted(late, key=lambda pair: pair[0]))


def deliver(mission_code: str, duty_id: str, document: Document, by: User, note: str = "") -> DeliveryRow:
    """Record the document by which a duty was met.

    raises     Unseen for a stranger and for a duty that no text of the mission has; Refused for a reader and
               for a document that is recorded already; BadInput for what is no symbol, a day that is none of
               its, to come, or before the text
    """
    mission = access.mission(by, mission_code, "enter")
    owed = next((row for row in duties(mission_code) if row.id == duty_id), None)
    if owed is None:
        raise access.Unseen(f"{mission_code} owes no duty {duty_id}.")
    symbol = accepting.document(document.symbol, owed.duty.form)
    one = Delivery(symbol, document.day, (owed.duty.path,), document.due)
    accepting.dated(one, owed.duty, owed.symbol, owed.adopted, datetime.now(UTC).date())
    with history.change(by, DELIVERED, note.strip(), mission) as entry:
        made = _made().filter(mission=mission, key=duty_id, withdrawn=None)
        accepting.once(one, owed.duty, _counted(owed.duty, map(_shown, made)))
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
