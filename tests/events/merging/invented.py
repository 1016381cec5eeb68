"""Invented accounts for the tests of merging: tables by hand, and labelled ones by the generator."""

from itertools import combinations

import numpy as np

from benchmarks.merging.generators import Labelled
from bluehelm.events.merging.rows import Accounts, Decision, Taxonomy

KINDS = {"ambush": ("ambush", "attack"), "raid": ("raid", "attack"), "theft": ("theft", "crime")}


def table(source: str, *rows: tuple[int, float, float, str], ends: dict[int, int] | None = None) -> Accounts:
    """Accounts of (day, lat, lon, kind), numbered from 1."""
    day = np.array([row[0] for row in rows], np.int64)
    end = day.copy()
    for at, last in (ends or {}).items():
        end[at] = last
    lat, lon = (np.array([row[at] for row in rows], np.float64) for at in (1, 2))
    kinds = {"kind": tuple(row[3] for row in rows)}
    return Accounts(source, tuple(str(n) for n in range(1, len(rows) + 1)), day, end, lat, lon, kinds)


def taxonomy(*sources: str) -> Taxonomy:
    levels = {(source, kind): words for source in sources for kind, words in KINDS.items()}
    return Taxonomy("kind", ("exact", "broad"), levels)


def scored(made: Labelled, decisions: tuple[Decision, ...]) -> tuple[float, float]:
    """Precision and recall of the pairs told as the same event."""
    event = {
        (told.source, name): int(true)
        for told, truth in zip(made.tables, made.truth, strict=True)
        for name, true in zip(told.event, truth, strict=True)
    }
    sizes = np.unique(list(event.values()), return_counts=True)[1]
    wanted = int((sizes * (sizes - 1) // 2).sum())
    pairs = [pair for one in decisions if one.decided == "same" for pair in combinations(one.members, 2)]
    right = sum(event[a] == event[b] for a, b in pairs)
    return right / max(len(pairs), 1), right / max(wanted, 1)


def f1(made: Labelled, decisions: tuple[Decision, ...]) -> float:
    precision, recall = scored(made, decisions)
    return 2 * precision * recall / max(precision + recall, 1e-9)
