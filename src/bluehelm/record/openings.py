"""Who read strictly confidential material, when and why: a log for approvers and administrators."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.record import access, history
from bluehelm.record.history import Entry
from bluehelm.record.models import Mission, Opening, User

TABLE = "record_opening"
KINDS = ("incident", "account", "identity", "export")
AGAIN = timedelta(hours=1)  # within it the same person's reading of the same record is one line
MOST = 500


@dataclass(frozen=True)
class OpeningRow:
    """One line of the log."""

    id: int
    at: datetime
    by: str  # empty where the account is no more
    what: str
    key: int
    why: str


def opened(user: access.Person, mission: Mission, what: str, keys: Iterable[int], why: str = "") -> int:
    """Note that a person was shown these records; gives how many lines were new.

    For incidents, accounts and exports. An identity is noted by opening it (identities.unsealed).
    """
    if what not in KINDS or what == "identity":
        raise BadInput(f"{what!r} is not noted here; there are incident, account and export.")
    if not access.signed_in(user):
        raise BadInput("Only somebody who is signed in is shown what is noted.")
    now = datetime.now(UTC)
    wanted = list(dict.fromkeys(keys))
    same = Opening.objects.filter(mission=mission, by=user, what=what, at__gt=now - AGAIN, why=why)
    known = set(same.filter(key__in=wanted).values_list("key", flat=True))
    rows = [
        Opening(mission=mission, by=user, at=now, what=what, key=key, why=why)
        for key in wanted
        if key not in known
    ]
    Opening.objects.bulk_create(rows)
    return len(rows)


def identity(entry: Entry, user: User, mission: Mission, key: int, why: str) -> None:
    """Note within a change that an identity was opened: this line is in the history too."""
    row = Opening.objects.create(mission=mission, by=user, at=entry.at, what="identity", key=key, why=why)
    entry.add(TABLE, row.pk, None, _body(row))


def log(user: access.Person, mission: Mission, what: str = "", before: int | None = None) -> list[OpeningRow]:
    """The newest lines, or those older than the line `before`; for approvers and administrators."""
    access.require(user, mission, "approve")
    return listed(mission, what, before)


def listed(mission: Mission, what: str = "", before: int | None = None) -> list[OpeningRow]:
    """As log(), for the command line."""
    found = Opening.objects.filter(mission=mission).select_related("by").order_by("-id")
    if what:
        found = found.filter(what=what)
    if before is not None:
        found = found.filter(pk__lt=before)
    return [
        OpeningRow(row.pk, row.at, row.by.get_username() if row.by else "", row.what, row.key, row.why)
        for row in found[:MOST]
    ]


def faults() -> Iterator[str]:
    """Each opening of an identity that is not as the history tells it."""
    said = history.told(TABLE)[TABLE]
    rows = Opening.objects.filter(what="identity").order_by("pk").iterator(chunk_size=500)
    yield from history.differing("The opening", rows, said, _body)


def _body(row: Opening) -> dict[str, Any]:
    """The reason enters as a digest, for people write names into reasons."""
    why = hashlib.sha256(row.why.encode()).hexdigest()
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    return {"mission": row.mission_id, "key": row.key, "at": at, "why": why}
