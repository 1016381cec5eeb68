"""How far the measures of a mission's mandates have come. Each scorer has a history of their own."""

from collections import defaultdict
from datetime import UTC, date, datetime

from bluehelm.errors import BadInput
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.measured import progress
from bluehelm.mandates.store.owing import firmest
from bluehelm.mandates.store.packing import unpack
from bluehelm.mandates.store.shapes import MeasureRow, ScoreRow
from bluehelm.record import access, history
from bluehelm.record.models import User
from bluehelm.record.tables import fits

SCORED = "measure scored"  # the verb of its entry in the history


def score(
    mission_code: str, measure_id: str, state: str, day: date, by: User, *, evidence: str, symbol: str = ""
) -> None:
    """Say how far a measure had come on a day, as `by` sees it. What others said stands beside it.

    evidence   what it rests on; symbol is that of the document that shows it
    raises     Unseen for a stranger and for a measure that no text of the mission has, Refused for a reader,
               BadInput for a state that is no code of measure_states.yaml, no evidence, or a day to come
    """
    mission = access.mission(by, mission_code, "enter")
    if not tables.Measure.objects.filter(key=measure_id, text__mission=mission_code).exists():
        raise access.Unseen(f"{mission_code} has no measure {measure_id}.")
    progress.checked([progress.Score(measure_id, state, day, by.get_username(), evidence)])
    if day > datetime.now(UTC).date():
        raise BadInput(f"{day} is to come; a measure is scored for a day that has been.")
    with history.change(by, SCORED, evidence.strip(), mission) as entry:
        row = tables.Score(
            mission=mission,
            key=measure_id,
            state=state,
            day=day,
            evidence=evidence.strip(),
            symbol=symbol.strip(),
            by=by,
            change_id=entry.n,
        )
        fits([row])
        row.save()
        entry.add("mandates_score", row.pk, None, body(row))


def body(row: tables.Score) -> dict[str, str]:
    """A score as the history tells it."""
    return {
        "key": row.key,
        "state": row.state,
        "day": row.day.isoformat(),
        "evidence": row.evidence,
        "symbol": row.symbol,
    }


def measures(mission_code: str) -> tuple[MeasureRow, ...]:
    """The measures of a mission's mandates with every score; of one asked for twice the firmest text's.

    measured/progress.py counts shares and agreement out of the scores, which name a measure by its id.
    """
    found = tables.Measure.objects.filter(text__superseded_by=None, text__mission=mission_code)
    kept: dict[str, tables.Measure] = {}
    for one in sorted(found.select_related("text").defer("text__content"), key=firmest):
        kept.setdefault(one.key, one)
    given = defaultdict(list)
    for made in scores(mission_code):
        given[made.measure].append(made)
    return tuple(
        MeasureRow(
            id=one.key,
            text_id=one.text.pk,
            symbol=one.text.symbol,
            measure=unpack(rows.Measure, one.content),
            scores=tuple(given[one.key]),
        )
        for one in kept.values()
    )


def scores(mission_code: str) -> tuple[ScoreRow, ...]:
    """Every score of a mission, by their days."""
    found = tables.Score.objects.filter(mission__code=mission_code).select_related("by", "change")
    return tuple(
        ScoreRow(
            measure=row.key,
            state=row.state,
            day=row.day,
            scorer="" if row.by is None else row.by.get_username(),
            evidence=row.evidence,
            symbol=row.symbol,
            at=row.change.at,
        )
        for row in found.order_by("day", "pk")
    )


def agreement(mission_code: str, one: str, other: str, as_at: date | None = None) -> progress.Agreement:
    """How two scorers agree on the measures that both scored, by that day."""
    day = datetime.now(UTC).date() if as_at is None else as_at
    return progress.agreement(scores(mission_code), one, other, day)
