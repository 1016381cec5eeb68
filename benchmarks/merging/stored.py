"""Labelled accounts through the store: loaded as providers, matched, and scored by the incidents they stand in.

`python -m benchmarks.merging.stored FOLDER`, the folder of the peer's labelled set, prints the tables of
docs/explanation/merging.md, `--speed N` the time for so many accounts; in a store of its own, in a temporary
folder or in the empty database that BLUEHELM_DATABASE names.
"""

import csv
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.merging.generators import World, labelled
from bluehelm.record.said import Said

# the kinds of the labelled sets, three to each wide kind
KINDS = dict(
    zip(
        ("k1", "k2", "k3", "k4", "k5", "k6"),
        ("clash", "ambush", "complex_attack", "looting", "cattle_theft", "robbery"),
        strict=True,
    )
)
BATCH = 10_000
Truth = dict[tuple[str, str], int]  # provider, its number -> true event


def said(line: int, ref: str, day: date, point: tuple[float, float], kind: str) -> Said:
    lat, lon = point
    return Said(line, ref, day, day, lat=lat, lon=lon, kind=KINDS.get(kind, "other"), kind_said=kind)


def synthetic(folder: Path) -> tuple[dict[str, list[Said]], Truth]:
    """The peer's labelled set."""
    tables: dict[str, list[Said]] = {}
    truth: Truth = {}
    for name in ("src_a", "src_b"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as text:
            for line, row in enumerate(csv.DictReader(text), 2):
                point = float(row["latitude"]), float(row["longitude"])
                day = date.fromisoformat(row["date"])
                tables.setdefault(name, []).append(said(line, row["event"], day, point, row["kind"]))
                truth[name, row["event"]] = int(row["truth"])
    return tables, truth


def world(made_of: World, seed: int) -> tuple[dict[str, list[Said]], Truth]:
    """A labelled world of benchmarks.merging."""
    made = labelled(made_of, seed)
    tables: dict[str, list[Said]] = {}
    truth: Truth = {}
    for table, true in zip(made.tables, made.truth, strict=True):
        days = table.day.astype("datetime64[D]").tolist()
        points = zip(table.lat.tolist(), table.lon.tolist(), strict=True)
        rows = zip(table.event, days, points, table.kinds["kind"], strict=True)
        tables[table.source] = [said(n, *row) for n, row in enumerate(rows, 2)]
        truth |= {(table.source, ref): int(one) for ref, one in zip(table.event, true, strict=True)}
    return tables, truth


def load(mission, tables: dict[str, Iterable[Said]]) -> None:
    """Keep the accounts, each an incident of its own."""
    from bluehelm.events.store import loading
    from bluehelm.events.store.writing import keep
    from bluehelm.record import history

    for name, saids in tables.items():
        provider = loading.provider(mission, name, {"invented": True}, None)
        for some in parts(saids):
            with history.change(None, "accounts entered", "a measure", mission) as entry:
                keep(entry, provider, some)


def parts(saids: Iterable[Said]) -> Iterator[list[Said]]:
    part: list[Said] = []
    for one in saids:
        part.append(one)
        if len(part) == BATCH:
            yield part
            part = []
    yield part


def f1(mission, truth: Truth) -> float:
    """Pairs of accounts in one incident beside pairs of one true event."""
    from bluehelm.events.models import Account

    held: dict[int, list[int]] = {}
    events: dict[int, int] = {}
    rows = Account.objects.filter(mission=mission, current=True)
    for incident, provider, ref in rows.values_list("incident_id", "provider__name", "ref").iterator():
        event = truth[provider, ref]
        held.setdefault(incident, []).append(event)
        events[event] = events.get(event, 0) + 1
    pairs = [pair for some in held.values() for pair in combinations(some, 2)]
    right = sum(one == other for one, other in pairs)
    wanted = sum(count * (count - 1) // 2 for count in events.values())
    return 2 * right / max(len(pairs) + wanted, 1)


def missions(count: int):
    """An empty store with so many missions."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluehelm.settings")
    os.environ["BLUEHELM_DATA"] = tempfile.mkdtemp(prefix="bluehelm-merging-")
    django.setup()
    call_command("migrate", verbosity=0)
    from bluehelm.record.models import Mission

    return [
        Mission.objects.create(code=f"UNMIX-{n}", name_en="Ix", name_fr="Ix", invented=True)
        for n in range(count)
    ]


def scored(mission, made: tuple[dict[str, list[Said]], Truth], days: int, km: float) -> tuple[float, float]:
    """F1 of the incidents after loading and matching, and the seconds of matching."""
    from bluehelm.events.store.matching import Asked, match

    tables, truth = made
    load(mission, tables)
    start = time.perf_counter()
    match(None, mission, Asked(days=days, km=km))
    return f1(mission, truth), time.perf_counter() - start


def quality(folder: Path) -> None:
    from benchmarks.merging.worlds import WORLDS
    from bluehelm.events.matching import DAYS, KM

    tables, truth = synthetic(folder)
    turned = {name: saids[::-1] for name, saids in reversed(tables.items())}
    asked = [("peer's set", tables, 1, 3.0), ("peer's set, loaded the other way round", turned, 1, 3.0),
             ("peer's set, without bounds given", tables, DAYS, KM)]  # fmt: skip
    rows = [(name, (some, truth), days, km) for name, some, days, km in asked]
    for name in ("three: late, snapped", "three: late, snapped, confused", "three, unequal", "four"):
        made, days, km = WORLDS[name]
        rows.append((name, world(made, 11), days, km))
    print("| accounts in the store | days, km | F1 | seconds to match |\n|---|---|---|---|")
    for mission, (name, made, days, km) in zip(missions(len(rows)), rows, strict=True):
        found, seconds = scored(mission, made, days, km)
        print(f"| {name} | {days}, {km:g} | {found:.3f} | {seconds:.1f} |", flush=True)


def speed(size: int) -> None:
    """So many accounts of three sources over some years: matched once, and again without a change."""
    from benchmarks.merging.generators import Source

    sources = (
        Source(covers=0.5, day_noise=0.2),
        Source(covers=0.4, late=1.0, late_most=3),
        Source(covers=0.35),
    )
    events = int(size / 1.25)
    days, side = int(365 * (size / 4_000) ** 0.5), 250.0 * (size / 4_000) ** 0.25
    tables, truth = world(World(events=events, days=days, side_km=side, sources=sources), 7)
    (mission,) = missions(1)
    from bluehelm.events.store.matching import match

    start = time.perf_counter()
    load(mission, tables)
    loaded = time.perf_counter()
    del tables
    outcome = match(None, mission)
    done = time.perf_counter()
    again = match(None, mission)
    last = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {outcome.accounts:,} | {loaded - start:.0f} | {done - loaded:.0f} | {last - done:.0f} |"
        f" {memory:.0f} | {outcome.moved:,} | {again.moved} | {f1(mission, truth):.3f} |"
    )


if __name__ == "__main__":
    if "--speed" in sys.argv:
        speed(int(sys.argv[sys.argv.index("--speed") + 1]))
    else:
        quality(Path(sys.argv[1]))
