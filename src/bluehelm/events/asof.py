"""What was known on a day: the versions of accounts that stood then, and the incident that follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bluehelm.events.incidents import Derived, Told, derive
from bluehelm.events.rows import AccountRow, JudgementRow, Whole


@dataclass(frozen=True)
class Known:
    """The accounts that stood on a day, and what people had decided."""

    accounts: tuple[AccountRow, ...]
    judged: Mapping[str, str]
    incident: Derived | None  # None where nothing was known yet; place names are as written, not looked up


def known(whole: Whole, day: date, weights: Mapping[str, int]) -> Known:
    """What was known at the end of that day (UTC), from the accounts that tell of this incident today.

    Which accounts tell of one incident is judged as today: a merger decided later is not taken back.
    weights  of the providers by name, for which account leads
    """
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    there = [row for row in whole.accounts if row.at < end]
    superseded = {row.supersedes for row in there}
    stood = tuple(row for row in there if row.id not in superseded)
    judged = _judged(whole.judgements, end)
    told = [_told(row, weights) for row in stood]
    return Known(stood, judged, derive(told, judged) if told else None)


def _judged(rows: Sequence[JudgementRow], end: datetime) -> dict[str, str]:
    """The latest of each field that was decided by then and not taken back by then."""
    found = {}
    for row in sorted(rows, key=lambda one: one.id):
        if row.at < end and (row.undone is None or row.undone >= end):
            found[row.field] = row.value
    return found


def _told(row: AccountRow, weights: Mapping[str, int]) -> Told:
    names = sorted(weights)
    provider = names.index(row.provider) if row.provider in weights else -1
    return Told(
        row.id, provider, weights.get(row.provider, 0), row.own_use, row.invented, row.first, row.last,
        row.day_precision, row.clock, row.place, row.lat, row.lon, row.precision_km, row.kind,
        row.perpetrator, row.target, row.sensitivity or "unclassified", row.state, row.harm,
    )  # fmt: skip
