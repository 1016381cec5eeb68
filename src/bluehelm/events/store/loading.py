"""A file of accounts into the store, batch by batch: what is interrupted goes on, and nothing is twice."""

import hashlib
import mimetypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db.models import Max, Min

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.store import pairs
from bluehelm.events.store.deriving import rederive
from bluehelm.events.store.writing import keep
from bluehelm.record import access, files, history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Change, Mission, Source, User
from bluehelm.record.said import Aside, Said
from bluehelm.record.tables import copy_all, next_id

BATCH = 10_000  # lines: what a crash can lose, and what one entry of the history tells of
LOADED = "events loaded"
KIND = "accounts"  # of the source
ABOUT = ("title", "publisher", "licence", "own_use", "sensitivity", "invented", "weight", "mapping")
ASIDE = ("id", "load_id", "line", "field", "value", "why")


@dataclass(frozen=True)
class Row:
    """A line of the file: what it says, or why it was not taken, or both."""

    line: int
    said: Said | None
    aside: tuple[Aside, ...]


@dataclass(frozen=True)
class Loaded:
    """What became of a file, over all runs of it."""

    load: int
    read: int
    accepted: int
    merged: int
    unchanged: int
    aside: int
    whole: bool  # all of it is in; else it goes on when the same file is loaded again


def provider(mission: Mission, name: str, about: dict[str, Any], by: User | None) -> tables.Provider:
    """The provider of this name, made or brought up to date with what is said about it (ABOUT)."""
    if by is not None:
        access.require(by, mission, "load")
    strange = sorted(set(about) - set(ABOUT))
    if strange:
        raise BadInput(f"{strange[0]!r} says nothing about a provider; there are {', '.join(ABOUT)}.")
    if not name.strip() or len(name) > 64:
        raise BadInput(f"A provider's name has 1 to 64 letters; {name[:70]!r} has {len(name)}.")
    there = tables.Provider.objects.filter(mission=mission, name=name).first()
    if there is not None and all(getattr(there, key) == value for key, value in about.items()):
        return there
    with history.change(by, "provider described", "", mission) as entry:
        row = tables.Provider.objects.filter(mission=mission, name=name).first()
        before = None if row is None else {key: getattr(row, key) for key in about}
        row = row or tables.Provider(mission=mission, name=name)
        for key, value in about.items():
            setattr(row, key, value)
        row.save()
        entry.add("events_provider", row.pk, before, {"name": name} | about)
    return row


def described(mission: Mission, name: str) -> dict[str, Any]:
    """What is kept about the provider of this name (ABOUT); nothing where there is none."""
    there = tables.Provider.objects.filter(mission=mission, name=name).first()
    return {} if there is None else {key: getattr(there, key) for key in ABOUT}


def begin(given: tables.Provider, path: Path, mapping: dict[str, Any], by: User | None) -> tables.Load:
    """The load of this file, new or begun before; read with another mapping it is another load."""
    if by is not None:
        access.require(by, given.mission, "load")
    sha256 = files.keep_path(path)
    way = sha256 if not mapping else hashlib.sha256((sha256 + canonical(mapping)).encode()).hexdigest()
    there = tables.Load.objects.filter(provider=given, sha256=way).first()
    if there is not None:
        return there
    with history.change(by, "events load begun", "", given.mission) as entry:
        found = tables.Load.objects.filter(provider=given, sha256=way).first()
        if found is not None:
            return found
        source = _source(given, path, sha256, by)
        row = tables.Load.objects.create(
            mission=given.mission, provider=given, source=source, sha256=way, name=path.name[-255:],
            began=datetime.now(UTC), by=by,
        )  # fmt: skip
        entry.add("events_load", row.pk, None, {"provider": given.name, "file": sha256, "name": row.name})
    return row


def _source(given: tables.Provider, path: Path, sha256: str, by: User | None) -> Source:
    found = Source.objects.filter(mission=given.mission, sha256=sha256, kind=KIND).first()
    return found or Source.objects.create(
        mission=given.mission, kind=KIND, title=(given.title or path.name)[:500], publisher=given.publisher,
        licence=given.licence, sha256=sha256, name=path.name[-255:], size=path.stat().st_size,
        media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        retrieved=datetime.now(UTC), added_by=by,
    )  # fmt: skip


def run(
    load: tables.Load,
    rows: Iterable[Said | Aside],
    by: User | None,
    told: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Take the rows of a file that are not in yet; `told` hears the last line of every batch that is.

    raises  Refused where another run loads the same file at this moment
    """
    if load.ended is None:
        waiting = (row for row in lines(rows) if row.line > load.reached)
        for batch in _batches(waiting):
            _take(load, batch, by)
            told(load.reached)
        load.ended = datetime.now(UTC)
        load.save(update_fields=["ended"])
    return loaded(load)


def loaded(load: tables.Load) -> Loaded:
    """What became of the file so far."""
    return Loaded(
        load.pk, load.read, load.accepted, load.merged, load.unchanged, load.aside, load.ended is not None
    )


def lines(rows: Iterable[Said | Aside]) -> Iterator[Row]:
    """What belongs to one line together."""
    line, said, aside = 0, None, list[Aside]()
    for row in rows:
        if row.line != line and (said is not None or aside):
            yield Row(line, said, tuple(aside))
            said, aside = None, []
        line = row.line
        if isinstance(row, Said):
            said = row
        else:
            aside.append(row)
    if said is not None or aside:
        yield Row(line, said, tuple(aside))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _take(load: tables.Load, batch: list[Row], by: User | None) -> None:
    """One batch, whole or not at all."""
    with history.change(by, LOADED, "", load.mission) as entry:
        there = tables.Load.objects.get(pk=load.pk)
        if there.reached != load.reached or there.ended is not None:
            raise Refused(f"{load.name} is being loaded by another run; wait for it, then load it again.")
        kept = keep(entry, load.provider, [row.said for row in batch if row.said is not None], load, by)
        rederive(entry, load.mission_id, kept.incidents)
        aside = [one for row in batch for one in row.aside] + kept.aside
        number = next_id(tables.SetAside)
        rows = (
            (number + n, load.pk, one.line, one.field[:200], one.value[:200], one.why)
            for n, one in enumerate(aside)
        )
        copy_all(tables.SetAside, ASIDE, rows)
        load.reached = batch[-1].line
        load.read += len(batch)
        load.accepted += kept.accepted
        load.unchanged += kept.unchanged
        load.aside += len(aside)
        load.save(update_fields=["reached", "read", "accepted", "unchanged", "aside"])
        entry.add("events_load", load.pk, None, {"reached": load.reached, "read": load.read})


def unmatched(load: tables.Load) -> int | None:
    """The entry before the load's accounts, where nothing was matched since they came in; else None."""
    came = tables.Account.objects.filter(load=load).aggregate(first=Min("change_id"), last=Max("change_id"))
    if came["first"] is None:
        return None
    done = Change.objects.filter(mission=load.mission_id, verb=pairs.MATCHED, n__gt=came["last"]).exists()
    return None if done else int(came["first"]) - 1


def count_merged(load: int, since: int) -> int:
    """How many accounts of the load, stored after this entry, share an incident with others; kept with it."""
    fresh = tables.Account.objects.filter(load=load, change__gt=since, current=True)
    found = fresh.filter(incident__accounts__gt=1).count()
    tables.Load.objects.filter(pk=load).update(merged=found)
    return found


def aside(load: int, most: int | None = None) -> list[Aside]:
    """The rows of a load that were not taken, in their order."""
    rows = tables.SetAside.objects.filter(load=load).order_by("line", "id")
    return [Aside(row.line, row.field, row.value, row.why) for row in rows[:most]]


def whole(mission: Mission) -> int:
    """How many files of the mission are in to the end."""
    return tables.Load.objects.filter(mission=mission, ended__isnull=False).count()


def held(mission: Mission) -> tuple[int, int]:
    """How many accounts of the mission count, and of how many incidents they tell."""
    accounts = tables.Account.objects.filter(mission=mission, current=True).count()
    return accounts, tables.Incident.objects.filter(mission=mission, into=None).count()
