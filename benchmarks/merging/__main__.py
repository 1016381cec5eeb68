"""Merging measured: `python -m benchmarks.merging` prints the tables of docs/explanation/merging.md.

Each labelled world, its F1 beside a greedy matcher and beside the best with true parameters; whether probabilities are
what they say; then the time and the memory of the command, with growing tables. `--quick` leaves the largest out.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np

from benchmarks.merging.generators import Source, World, labelled
from benchmarks.merging.matchers import greedy, oracle
from benchmarks.merging.worlds import WORLDS
from bluehelm.events.merging.merge import merge

SEEDS = (11, 12, 13)
SIZES = (4_000, 20_000, 200_000)


def f1(made, groups):
    event = {
        (told.source, name): int(true)
        for told, truth in zip(made.tables, made.truth, strict=True)
        for name, true in zip(told.event, truth, strict=True)
    }
    sizes = np.unique(list(event.values()), return_counts=True)[1]
    wanted = int((sizes * (sizes - 1) // 2).sum())
    pairs = [pair for members in groups for pair in combinations(members, 2)]
    right = sum(event[a] == event[b] for a, b in pairs)
    return (
        2 * right / max(len(pairs) + wanted, 1),
        len(pairs),
        [len({event[one] for one in some}) == 1 for some in groups],
    )


def same(decisions):
    return [one.members for one in decisions if one.decided == "same"]


def quality():
    print(
        "| labelled set | true pairs told | ours, F1 | greedy, F1 | true parameters, F1 |\n|---|---|---|---|---|"
    )
    told, right = [], []
    for name, (world, days, km) in WORLDS.items():
        rows = []
        for seed in SEEDS:
            made = labelled(world, seed)
            found = merge(made.tables, [made.taxonomy], days=days, km=km).decisions
            ours, count, _ = f1(made, same(found))
            _, _, good = f1(made, [one.members for one in found])
            told += [one.probability for one in found]
            right += good
            rows.append(
                (
                    ours,
                    f1(made, greedy(made.tables, made.taxonomy, days, km))[0],
                    f1(made, same(oracle(made, days, km).decisions))[0],
                    count,
                )
            )
        ours, nearest, best, count = np.mean(rows, 0)
        if name.startswith("none"):
            print(f"| {name} | 0; {count:.0f} wrongly told | | | |")
        else:
            print(f"| {name} | {count:.0f} | {ours:.3f} | {nearest:.3f} | {best:.3f} |")
    calibration(np.array(told), np.array(right))


def calibration(told, right):
    print("\n| probability told | decisions | right |\n|---|---|---|")
    bounds = (0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001)
    for low, high in pairwise(bounds):
        some = (told >= low) & (told < high)
        if some.any():
            print(
                f"| {low:.2f} to {min(high, 1):.2f}, mean {told[some].mean():.2f} | {some.sum()} | {right[some].mean():.2f} |"
            )


def speed(sizes):
    print("\n| accounts | world | seconds | memory MB | F1 |\n|---|---|---|---|---|")
    for size in sizes:
        for kind, snapped, km in (("own places", 0.0, 3), ("snapped to towns", 0.7, 20)):
            side = 250.0 * (size / 4_000) ** 0.25
            sources = (
                Source(covers=0.5, day_noise=0.3),
                Source(covers=0.5, late=1.0, late_most=3, snapped=snapped),
            )
            world = World(
                events=2 * size,
                days=int(365 * (size / 4_000) ** 0.5),
                side_km=side,
                towns=80,
                sources=sources,
            )
            made = labelled(world, 7)
            seconds, megabytes, groups = timed(made, 3, km)
            print(
                f"| {size:,} + {size:,} | {kind} | {seconds:.1f} | {megabytes:.0f} | {f1(made, groups)[0]:.3f} |",
                flush=True,
            )


def timed(made, days, km):
    """The command on files, in a process of its own."""
    import json

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for told in made.tables:
            days_told = told.day.astype("datetime64[D]").astype(str)
            rows = zip(told.event, days_told, told.lat, told.lon, told.kinds["kind"], strict=True)
            with (folder / f"{told.source}.csv").open("w", newline="") as out:
                csv.writer(out).writerows([("event", "date", "latitude", "longitude", "kind"), *rows])
        with (folder / "kinds.csv").open("w", newline="") as out:
            rows = [(*key, *words) for key, words in made.taxonomy.levels.items()]
            csv.writer(out).writerows([("data.source", "base.categories", "level1", "level2"), *rows])
        files = [str(folder / f"{told.source}.csv") for told in made.tables]
        asked = ["--taxonomy", f"kind={folder / 'kinds.csv'}", "--days", str(days), "--km", str(km), "--json"]
        with (folder / "out").open("w") as out:
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "bluehelm.cli", "event", "merge", *files, *asked], stdout=out
            )
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        assert status == 0
        found = json.loads((folder / "out").read_text())
        groups = [tuple(tuple(one) for one in row["members"]) for row in found if row["decided"] == "same"]
        return seconds, usage.ru_maxrss / 1024, groups


if __name__ == "__main__":
    if "--time" not in sys.argv:
        quality()
    speed(SIZES[:2] if "--quick" in sys.argv else SIZES)
