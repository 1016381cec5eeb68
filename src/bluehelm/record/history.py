"""Who changed what, when and why: one chained entry per transaction, and the check that nobody tampered."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from bluehelm.record.figure import canonical
from bluehelm.record.models import Change, Head, Mission, User

START = "0" * 64  # what the first entry gives as the one before it
LOCK = 0x626C7565  # of PostgreSQL's advisory locks, ours: one writer of the history at a time
PERSONAL = {"username", "email", "first_name", "last_name", "password", "history_key"}

# Deleting a person empties by_id, the only edit that the database lets through.
CLOSE = {
    "sqlite": (
        "create trigger record_change_no_delete before delete on record_change "
        "begin select raise(abort, 'the history is only appended to'); end",
        "create trigger record_change_no_update before update on record_change when new.by_id is not null "
        "or new.n <> old.n or new.at <> old.at or new.mark <> old.mark or new.verb <> old.verb "
        "or new.mission_id is not old.mission_id or new.why <> old.why or new.batch <> old.batch "
        "or new.previous <> old.previous or new.sha256 <> old.sha256 "
        "begin select raise(abort, 'the history is only appended to'); end",
    ),
    "postgresql": (
        "create function record_change_closed() returns trigger language plpgsql as $$ begin "
        "if tg_op = 'UPDATE' then old.by_id := null; "
        "if new is not distinct from old then return new; end if; end if; "
        "raise exception 'the history is only appended to'; end $$",
        "create trigger record_change_closed before update or delete on record_change "
        "for each row execute function record_change_closed()",
    ),
}
REOPEN = {
    "sqlite": (
        "drop trigger if exists record_change_no_delete",
        "drop trigger if exists record_change_no_update",
    ),
    "postgresql": (
        "drop trigger if exists record_change_closed on record_change",
        "drop function if exists record_change_closed()",
    ),
}

_open: ContextVar["Entry | None"] = ContextVar("the entry being written in this thread", default=None)


@dataclass
class Entry:
    """The entry under way. n is already its own: rows of the same transaction may point at it."""

    n: int
    at: datetime
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self, table: str, key: object, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        """Say that one record changed; before is None for a new one, after for one taken away."""
        personal = PERSONAL & ((before or {}).keys() | (after or {}).keys())
        if personal:
            raise ValueError(f"The history may not hold {sorted(personal)}; name a person by history.mark().")
        self.rows.append({"table": table, "key": str(key), "before": before, "after": after})


@dataclass(frozen=True)
class Verdict:
    """What the check of the chain found. head can be noted elsewhere and compared later."""

    ok: bool
    count: int  # entries that hold
    broken_at: int | None  # the first entry that does not
    why: str | None
    head: str = START  # sha256 of the last entry


def mark(user: User | None) -> str:
    """The keyed digest that stands for a person; the key dies with the person, and the mark is nobody's."""
    if user is None:
        return ""
    return hmac.new(user.history_key.encode(), user.username.encode(), hashlib.sha256).hexdigest()


def digest(change: Change) -> str:
    body = {
        "n": change.n,
        "at": change.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "mark": change.mark,
        "mission": change.mission_id,
        "verb": change.verb,
        "why": change.why,
        "batch": change.batch,
        "previous": change.previous,
    }
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def seal(n: int, sha256: str) -> str:
    """HMAC of the head under a key derived from the secret key, which is never in the database."""
    key = hashlib.sha256(b"bluehelm history head" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, f"{n}:{sha256}".encode(), hashlib.sha256).hexdigest()


@contextmanager
def change(by: User | None, verb: str, why: str, mission: Mission | None = None) -> Iterator[Entry]:
    """One transaction with one entry, written at its end; everything or nothing is kept.

    The lock is taken first, so that n has no gaps and rows may point at it before it is written
    (foreign keys are checked at the end of the transaction, on both databases).
    """
    if _open.get() is not None:
        raise RuntimeError("A change is already under way in this thread; add to its entry instead.")
    with transaction.atomic():
        last = _lock()
        entry = Entry(n=last.n + 1, at=datetime.now(UTC))
        token = _open.set(entry)
        try:
            yield entry
        finally:
            _open.reset(token)
        _write(entry, last, by, Change(verb=verb, why=why, mission=mission))


def _lock() -> Head:
    """Wait for other writers, then give the end of the chain. On SQLite the transaction is the lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    return Head.objects.filter(id=1).first() or Head(id=1, n=0, sha256=START)


def _write(entry: Entry, last: Head, by: User | None, row: Change) -> None:
    row.n, row.at, row.by, row.mark = entry.n, entry.at, by, mark(by)
    row.batch, row.previous = canonical(entry.rows), last.sha256
    row.sha256 = digest(row)
    row.save()
    last.n, last.sha256, last.seal = row.n, row.sha256, seal(row.n, row.sha256)
    last.save()


def head() -> str:
    """The digest of the last entry: it stands for all that is stored, and changes with any change."""
    return Change.objects.order_by("-n").values_list("sha256", flat=True).first() or START


def verify() -> Verdict:
    """Walk the chain from its first entry: text, order, gaps and the end are checked."""
    previous, count = START, 0
    for row in Change.objects.order_by("n").iterator(chunk_size=500):
        expected = count + 1
        if row.n != expected:
            return Verdict(False, count, expected, f"Entry {expected} is missing; {row.n} follows.", previous)
        if row.previous != previous:
            return Verdict(False, count, row.n, f"Entry {row.n} does not follow the one before it.", previous)
        if digest(row) != row.sha256:
            return Verdict(False, count, row.n, f"Entry {row.n} was altered after it was written.", previous)
        previous, count = row.sha256, row.n
    return _verify_head(previous, count)


def _verify_head(last: str, count: int) -> Verdict:
    head = Head.objects.filter(id=1).first()
    if head is None:
        if count == 0:
            return Verdict(True, 0, None, None)
        return Verdict(False, count, count, "The head of the chain is missing.", last)
    if (head.n, head.sha256) != (count, last):
        why = f"The chain ends at entry {count}, its head says {head.n}: entries were cut off or added."
        return Verdict(False, count, min(count, head.n) + 1, why, last)
    if not hmac.compare_digest(head.seal, seal(head.n, head.sha256)):
        why = "The head was sealed with another secret key: it was rewritten, or BLUEHELM_SECRET_KEY changed."
        return Verdict(False, count, head.n, why, last)
    return Verdict(True, count, None, None, last)


Told = dict[int, list[dict[str, Any]]]  # what the history says of each row of a table, the oldest first


def told(*names: str) -> dict[str, Told]:
    """What the history says of the rows of these tables; verify() tells whether it can be believed."""
    found: dict[str, Told] = {name: {} for name in names}
    for batch in Change.objects.order_by("n").values_list("batch", flat=True).iterator(chunk_size=500):
        for row in json.loads(batch):
            if row["table"] in found:
                found[row["table"]].setdefault(int(row["key"]), []).append(row)
    return found


def differing(
    what: str, rows: Iterable[Any], said: Told, body: Callable[[Any], dict[str, Any]]
) -> Iterator[str]:
    """Each row that is added once and never changed, where it is not as the history says, in a sentence."""
    there = set()
    for row in rows:
        there.add(row.pk)
        if row.pk not in said:
            yield f"{what} {row.pk} is in the store and not in the history."
        elif body(row) != said[row.pk][0]["after"]:
            yield f"{what} {row.pk} is {body(row)}, the history says {said[row.pk][0]['after']}."
    for key in sorted(said.keys() - there):
        yield f"{what} {key} is in the history and no longer in the store."


def reseal() -> None:
    """Seal the head with the secret key of this installation; for restore, after the chain was checked."""
    for head in Head.objects.filter(id=1):
        head.seal = seal(head.n, head.sha256)
        head.save()


def last(mission: Mission | None = None) -> int:
    """The number of the last entry, of one mission or of all: the cursor of live pages."""
    rows = Change.objects.order_by("-n")
    if mission is not None:
        rows = rows.filter(mission=mission)
    return rows.values_list("n", flat=True).first() or 0


def close() -> None:
    """Let the database itself refuse an edited or deleted entry, whoever asks. Done by a migration."""
    with connection.cursor() as cursor:
        for statement in CLOSE[connection.vendor]:
            cursor.execute(statement)


def reopen() -> None:
    """Take that refusal away: for a restore over a full store, and for tests that empty their database."""
    with connection.cursor() as cursor:
        for statement in REOPEN[connection.vendor]:
            cursor.execute(statement)
