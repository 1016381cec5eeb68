"""How far the measures of a mission's mandates have come. Each scorer has a history of their own."""

from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.measured import progress
from bluehelm.mandates.store.owing import firmest
from bluehelm.mandates.store.packing import unpack
from bluehelm.mandates.store.shapes import MeasureRow, ScoreRow
from bluehelm.record import access, history
from bluehelm.record.models import User
from bluehelm.record.tables import fits

SCORED, WITHDRAWN = "measure scored", "score withdrawn"  # verbs of entries in the history


def score(
    mission_code: str,
    measure_id: str,
    state: str,
    day: date,
    by: User,
    *,
    evidence: str,
    symbol: str = "",
    reached: Decimal | None = None,
    quantity: str = "",
) -> None:
    """Say how far a measure had come on a day, as `by` sees it. What others said stands beside it.

    evidence   what it rests on; symbol is that of the document that shows it
    reached    how much of the quantity, which is told as printed; the first one where none is named
    raises     Unseen for a stranger and for a measure that no text of the mission has; Refused for a reader
               and for a score that stands already; BadInput for a state that is no code of
               measure_states.yaml, no evidence, a day to come or before the text, a number below zero
    """
    mission = access.mission(by, mission_code, "enter")
    found = _found(mission_code, measure_id)
    progress.checked([progress.Score(measure_id, state, day, by.get_username(), evidence)])
    _dated(found, day)
    said = {
        "key": measure_id,
        "state": state,
        "day": day,
        "evidence": evidence.strip(),
        "symbol": symbol.strip(),
        "reached": reached,
        "quantity": "" if reached is None else _quantity(found.measure, reached, quantity),
    }
    with history.change(by, SCORED, evidence.strip(), mission) as entry:
        if tables.Score.objects.filter(mission=mission, by=by, withdrawn=None, **said).exists():
            raise Refused("You gave this very score already; nothing was added.")
        row = tables.Score(mission=mission, by=by, change_id=entry.n, **said)
        fits([row])
        row.save()
        entry.add("mandates_score", row.pk, None, body(row))


def _found(mission_code: str, measure_id: str) -> MeasureRow:
    found = next((row for row in measures(mission_code) if row.id == measure_id), None)
    if found is None:
        raise access.Unseen(f"{mission_code} has no measure {measure_id}.")
    return found


def _dated(found: MeasureRow, day: date) -> None:
    """Raises BadInput for a day on which the measure could not yet have come any way."""
    if day > datetime.now(UTC).date():
        raise BadInput(f"{day} is to come; a measure is scored for a day that has been.")
    if found.since is not None and day < found.since:
        raise BadInput(f"{day} is before {found.since}, from when on the measure is asked for.")


def _quantity(measure: rows.Measure, reached: Decimal, named: str) -> str:
    """The quantity that a number is reached of, as printed."""
    if not reached.is_finite() or reached < 0:
        raise BadInput(f"{reached} cannot be reached; give a number from zero on.")
    printed = [one.printed for one in measure.quantities]
    if not printed:
        raise BadInput("This measure sets no number; leave out how much was reached.")
    if named and named not in printed:
        raise BadInput(f"This measure sets no {named!r}; choose one of {', '.join(printed)}.")
    return named or printed[0]


def withdraw_score(score_id: int, by: User, why: str) -> None:
    """Take a score back: it stays visible and counts no more. Needs a reason.

    raises     Unseen for a stranger; Refused for a reader, for another's score (an administrator may, and any
               editor where the scorer left) and for one that was withdrawn; BadInput without a reason
    """
    row = _given().filter(pk=score_id).first()
    if row is None or not access.can(by, row.mission, "read"):
        raise access.Unseen(f"There is no score {score_id} that you may read.")
    access.require(by, row.mission, "enter")
    if row.by is not None and row.by != by and not access.can(by, row.mission, "administer"):
        raise Refused("A score is withdrawn by who gave it, or by an administrator of the mission.")
    if not why.strip():
        raise BadInput("To withdraw a score, a reason is needed; say why.")
    with history.change(by, WITHDRAWN, why.strip(), row.mission) as entry:
        changed = tables.Score.objects.filter(pk=row.pk, withdrawn=None).update(withdrawn_id=entry.n)
        if not changed:
            raise Refused("This score was withdrawn already.")
        entry.add("mandates_score", row.pk, {"withdrawn": False}, {"withdrawn": True})


def body(row: tables.Score) -> dict[str, str]:
    """A score as the history tells it."""
    told = {
        "key": row.key,
        "state": row.state,
        "day": row.day.isoformat(),
        "evidence": row.evidence,
        "symbol": row.symbol,
    }
    if row.reached is not None:
        told |= {"reached": f"{row.reached.normalize():f}", "quantity": row.quantity}
    return told


def measures(mission_code: str) -> tuple[MeasureRow, ...]:
    """The measures of a mission's mandates with every score; of one asked for twice the firmest text's.

    measured/progress.py counts shares and agreement out of the scores, which name a measure by its id.
    """
    found = tables.Measure.objects.filter(text__superseded_by=None, text__mission=mission_code)
    kept: dict[str, tables.Measure] = {}
    days: dict[str, list[date | None]] = defaultdict(list)
    for one in sorted(found.select_related("text").defer("text__content"), key=firmest):
        kept.setdefault(one.key, one)
        days[one.key] += [one.text.adopted or one.text.date]
    given = defaultdict(list)
    for row in _given().filter(mission__code=mission_code):
        given[row.key, row.withdrawn is None].append(_shown(row))
    return tuple(
        MeasureRow(
            id=one.key,
            text_id=one.text.pk,
            symbol=one.text.symbol,
            measure=unpack(rows.Measure, one.content),
            scores=tuple(given[one.key, True]),
            withdrawn=tuple(given[one.key, False]),
            since=None if None in days[one.key] else min(filter(None, days[one.key])),
        )
        for one in kept.values()
    )


def scores(mission_code: str) -> tuple[ScoreRow, ...]:
    """Every score of a mission that stands, by their days."""
    return tuple(_shown(row) for row in _given().filter(mission__code=mission_code, withdrawn=None))


def _given() -> "QuerySet[tables.Score]":
    related = ("mission", "by", "change", "withdrawn__by")
    return tables.Score.objects.select_related(*related).order_by("day", "pk")


def _shown(row: tables.Score) -> ScoreRow:
    back = row.withdrawn
    return ScoreRow(
        measure=row.key,
        state=row.state,
        day=row.day,
        scorer="" if row.by is None else row.by.get_username(),
        evidence=row.evidence,
        symbol=row.symbol,
        at=row.change.at,
        id=row.pk,
        reached=None if row.reached is None else row.reached.normalize(),
        quantity=row.quantity,
        withdrawn=None if back is None else back.at,
        withdrawn_by="" if back is None or back.by is None else back.by.get_username(),
        withdrawn_why="" if back is None else back.why,
    )


def agreement(mission_code: str, one: str, other: str, as_at: date | None = None) -> progress.Agreement:
    """How two scorers agree on the measures that both scored, by that day."""
    day = datetime.now(UTC).date() if as_at is None else as_at
    return progress.agreement(scores(mission_code), one, other, day)
