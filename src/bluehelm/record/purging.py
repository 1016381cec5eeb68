"""The end of identities: timed deletion with its proof, the same again after a restore, and the check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bluehelm.record import history, keys, openings
from bluehelm.record.identities import TABLE, IdentityRow, body, erase, told
from bluehelm.record.models import Identity

AT_ONCE = 500


@dataclass(frozen=True)
class Purged:
    """What a purge did, or with dry_run would do."""

    due: tuple[IdentityRow, ...]  # their day is over
    again: tuple[IdentityRow, ...]  # deleted before, and back by a restore
    buried: int  # keys that an interrupted deletion had left


def purge(as_at: date | None = None, dry_run: bool = False) -> Purged:
    """Delete every identity whose day is over, and again those that a restore brought back."""
    day = as_at or datetime.now(UTC).date()
    rows = Identity.objects.select_related("change", "deleted").order_by("pk")
    kept = rows.filter(sealed__isnull=False)
    due = list(kept.filter(keep_until__lt=day))
    known = set(keys.buried())
    again = [row for row in kept.filter(keep_until__gte=day) if row.digest in known]
    left = [row.digest for row in rows.filter(sealed__isnull=True) if keys.state(row.digest) == "there"]
    found = Purged(tuple(told(row) for row in due), tuple(told(row) for row in again), len(left))
    if not dry_run:
        _end(due, "identities deleted: their day is over", day)
        _end(again, "identities deleted again after a restore", day)
        for digest in left:
            keys.bury(digest, day)
    return found


def _end(rows: list[Identity], verb: str, day: date) -> None:
    for first in range(0, len(rows), AT_ONCE):
        batch = rows[first : first + AT_ONCE]
        with history.change(None, verb, "") as entry:
            erase(entry, batch)
        for row in batch:
            keys.bury(row.digest, day)


def deleted() -> set[str]:
    """The digests of all who were deleted, as this store and its folder of keys know them."""
    rows = Identity.objects.filter(sealed__isnull=True).values_list("digest", flat=True)
    return {*rows, *keys.buried()}


def delete_again(digests: Iterable[str]) -> int:
    """After a restore: delete whoever was deleted since the backup was made; gives how many."""
    wanted = set(digests)
    rows = [row for row in Identity.objects.filter(sealed__isnull=False) if row.digest in wanted]
    _end(rows, "identities deleted again after a restore", datetime.now(UTC).date())
    return len(rows)


def withheld() -> int:
    """How many identities cannot be opened because their keys are not here."""
    rows = Identity.objects.filter(sealed__isnull=False).values_list("digest", flat=True)
    return sum(keys.state(digest) == "missing" for digest in rows)


def faults() -> list[str]:
    """Each identity, and each opening of one, that is not as the history tells it, in a sentence."""
    said = history.told(TABLE)[TABLE]
    found = [*openings.faults()]
    there = set()
    for row in Identity.objects.order_by("pk").iterator(chunk_size=500):
        there.add(row.pk)
        found += _faults(row, said.get(row.pk, []))
    found += [
        f"The identity {key} is in the history and no longer in the store."
        for key in sorted(said.keys() - there)
    ]
    return found


def _faults(row: Identity, entries: list[dict[str, Any]]) -> Iterator[str]:
    if not entries:
        yield f"The identity {row.pk} is in the store and not in the history."
        return
    expected = dict(entries[0]["after"])
    gone = False
    for entry in entries[1:]:
        gone = gone or entry["after"] is None
        expected |= entry["after"] or {}
    if body(row) != expected:
        yield f"The identity {row.pk} is {body(row)}, the history says {expected}."
    if gone != (row.sealed is None):
        was = "deleted" if gone else "not deleted"
        yield f"The identity {row.pk} was {was}, by the history, and the store has it otherwise."
    state = keys.state(row.digest)
    if gone and state == "there":
        yield f"The identity {row.pk} was deleted and its key is still there; run: bluehelm people purge"
    if not gone and state != "there":
        yield f"The identity {row.pk} cannot be opened: its key is {state}."
