"""Which accounts of several sources tell of the same event."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.events.merging.apart import Apart, Kept
from bluehelm.events.merging.clusters import clusters
from bluehelm.events.merging.decide import Chosen, decided
from bluehelm.events.merging.learn import Model
from bluehelm.events.merging.mixed import mixed
from bluehelm.events.merging.near import Near, Pairs, near
from bluehelm.events.merging.pool import Pool, pool
from bluehelm.events.merging.rows import (
    DOUBTFUL,
    SAME,
    Accounts,
    Decision,
    Flags,
    Merged,
    Reason,
    Taxonomy,
)
from bluehelm.events.merging.why import Told
from bluehelm.events.merging.wording import worded

MOST_DAYS, MOST_KM, MOST_SOURCES = 366, 1000.0, 12
NOTHING = Apart()


def merge(
    tables: Sequence[Accounts],
    taxonomies: Sequence[Taxonomy],
    *,
    days: int,
    km: float,
    apart: Apart = NOTHING,
    language: str = "en",
) -> Merged:
    """Put accounts together that tell of one event, each source's at most once, and tell how sure that is.

    tables      two or more sources; their order and that of their rows changes nothing
    taxonomies  what categories mean; may be none
    days, km    accounts further apart than either are never put together
    apart       what people decided is never to be put together
    language    of the reasons: en, fr
    returns     groups of two accounts or more; accounts that stand alone are not told
    raises      BadInput for fewer than two sources, two of one name, or bounds that make no sense
    """
    _asked(tables, days, km)
    told = [table for table in tables if len(table)]
    if len(told) < 2:
        return Merged((), ("fewer than two of the tables have accounts: there is nothing to merge",))
    everything = pool(told, taxonomies)
    beside = near(everything, days, km)
    kept = Kept(everything, apart)
    allowed = beside.pairs.take(kept.allows(beside.pairs))
    alike = _alike(everything, allowed, days)
    found = replace(beside, pairs=allowed.take(alike))
    models = _models(everything, found, (days, km))
    groups = clusters(everything, models)
    same, doubtful = decided(groups, len(everything), kept)
    taken = {at for one in (*same, *doubtful) for at in one.members}
    longer = mixed(everything, found, allowed.take(~alike), taken, models)
    words = Told(everything, groups)
    chosen = [(SAME, one) for one in same] + [(DOUBTFUL, one) for one in (*doubtful, *longer)]
    rows = [_decision(everything, one, (word, language), words.why(one)) for word, one in chosen]
    return Merged(tuple(sorted(rows, key=lambda row: (row.members, row.decided))), tuple(_notes(models)))


def _models(everything: Pool, found: Near, asked: tuple[int, float]) -> list[Model]:
    """One for each two sources."""
    two = combinations(range(len(everything.sources)), 2)
    return [Model(everything, found, which, asked) for which in two]


def _notes(models: list[Model]) -> Iterator[str]:
    for model in models:
        if model.by_chance_alone():
            one, other = model.names
            yield f"{one} and {other}: nothing beyond chance links them; none of their accounts were merged"


def _asked(tables: Sequence[Accounts], days: int, km: float) -> None:
    names = [table.source for table in tables]
    if len(names) < 2:
        raise BadInput("One source alone has nothing to be merged with: name two tables or more.")
    if len(names) > MOST_SOURCES:
        raise BadInput(f"{len(names)} sources are too many: merge {MOST_SOURCES} at most at a time.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadInput(f"Two sources are called {twice[0]}: give each table a file name of its own.")
    if not 0 <= days <= MOST_DAYS:
        raise BadInput(f"{days} days make no sense: give from 0 to {MOST_DAYS}.")
    if not 0 < km <= MOST_KM:
        raise BadInput(f"{km:g} km make no sense: give more than 0 and at most {MOST_KM:g}.")


def _alike(everything: Pool, pairs: Pairs, days: int) -> Flags:
    """Whether both are over the same day, or both are not and end within the days of each other."""
    long = everything.end > everything.day
    ends = np.abs(everything.end[pairs.first] - everything.end[pairs.second]) <= days
    found: Flags = (long[pairs.first] == long[pairs.second]) & (ends | ~long[pairs.first])
    return found


def _decision(everything: Pool, chosen: Chosen, told: tuple[str, str], why: tuple[Reason, ...]) -> Decision:
    """The decision with its word and, in the language of told, its reasons."""
    word, language = told
    members = tuple(
        (everything.sources[everything.source[at]], everything.event[at]) for at in chosen.members
    )
    return Decision(members, round(chosen.probability, 4), word, worded(why, language), why)
