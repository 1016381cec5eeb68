"""A file of accounts from its reader into the store; what is small is placed and matched at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluehelm.events.invented import marked
from bluehelm.events.store import loading, matching, naming
from bluehelm.record import vocab
from bluehelm.record.models import Mission, User
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.said import Aside
from bluehelm.sources.eventfiles import mapping as mappings
from bluehelm.sources.eventfiles import providers, reading

COUNTRY = "Mali"
AT_ONCE = 20_000  # accounts at most that are placed and matched by the load itself


@dataclass(frozen=True)
class Outcome:
    """What one run over a file did; the file's rows set aside stand in the store (loading.aside)."""

    load: int
    form: str
    read: int
    accepted: int  # accounts that are new or say something new
    merged: int  # of those, how many tell of an incident that another account tells of too
    unchanged: int
    aside: int
    notes: tuple[str, ...]


def load(
    mission: Mission,
    path: Path,
    name: str,
    *,
    by: User | None = None,
    form: str = "",
    mapping: mappings.Mapping | None = None,
    about: Mapping[str, Any] | None = None,
    match: bool = True,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Outcome:
    """Load a file of the provider called `name`, or go on where a run before was interrupted.

    form, mapping  how to read it; empty: as the provider's tables were read before, else as its heads tell
    about, told    what is to be kept about the provider (loading.ABOUT); hears bytes read, bytes of the file
    match          find the places of names and match accounts at once, where the file is small
    raises         Refused, Unseen; Unreadable, WrongKind or BadInput where the file as a whole cannot be read
    """
    before = loading.described(mission, name)
    given = mapping or _kept(before.get("mapping") or {}, form or reading.guess(path))
    found = reading.read(path, form, given, within=_within(mission))
    said = marked.about(path, new=not before) | dict(about or {})
    provider = loading.provider(mission, name, _about(found.form, before, said, mapping), by)
    begun = loading.begin(provider, path, _way(form, given), by)
    was = loading.loaded(begun)
    done = loading.run(begun, found, by, lambda _: told(found.done, found.total))
    since = loading.unmatched(begun) if match and done.accepted <= AT_ONCE else None
    merged = 0 if since is None else _matched(mission, begun.pk, since, by)
    if was.whole:
        there = was.accepted + was.unchanged
        note = f"{path.name} was loaded before; nothing changed"
        return Outcome(was.load, found.form, was.read, 0, merged, there, was.aside, (note,))
    told(found.total, found.total)
    counted = (after - earlier for after, earlier in zip(_counts(done), _counts(was), strict=True))
    read, accepted, unchanged, aside = counted
    notes = list(found.notes)
    if match and done.accepted > AT_ONCE:
        notes.append("the file is large: find places and match its accounts with bluehelm event match")
    return Outcome(done.load, found.form, read, accepted, merged, unchanged, aside, tuple(notes))


def _kept(mapping: Mapping[str, Any], form: str | None) -> mappings.Mapping | None:
    """How the provider's tables were read before, for a table whose heads do not tell it."""
    return mappings.parsed(mapping) if mapping and form == "table" else None


def _within(mission: Mission) -> tuple[float, float, float, float] | None:
    """West, south, east, north of the country whose boundaries are at hand, where the mission is there."""
    known = vocab.read("missions")["missions"].get(mission.code)
    if known is None or known["country"] != COUNTRY:
        return None
    boxes = [area.box for area in mali().areas.values() if area.rings]
    souths, norths, wests, easts = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _counts(one: loading.Loaded) -> tuple[int, int, int, int]:
    return one.read, one.accepted, one.unchanged, one.aside


def _about(
    form: str, before: Mapping[str, Any], about: Mapping[str, Any], mapping: mappings.Mapping | None
) -> dict[str, Any]:
    """What is said about the provider: what is known of such files, unless it was described before."""
    known = providers.known(form)
    told: dict[str, Any] = {}
    if known is not None and not before:
        told = {key: getattr(known, key) for key in loading.ABOUT if hasattr(known, key)}
    if known is not None and known.own_use:
        told["own_use"] = True
    if mapping is not None:
        told["mapping"] = mappings.written(mapping)
    return told | dict(about)


def _way(form: str, mapping: mappings.Mapping | None) -> dict[str, Any]:
    """How the file is read, where that is not told by the file itself."""
    way: dict[str, Any] = {"form": form} if form else {}
    return way | ({"mapping": mappings.written(mapping)} if mapping is not None else {})


def _matched(mission: Mission, load: int, since: int, by: User | None) -> int:
    """Find the places of names, match what came in, and count the accounts that are not alone."""
    naming.look(by, mission)
    matching.match(by, mission, matching.Asked(since=since))
    return loading.count_merged(load, since)


def aside(outcome: Outcome, most: int | None = None) -> list[Aside]:
    """The rows of the file that were not taken, in their order."""
    return loading.aside(outcome.load, most)
