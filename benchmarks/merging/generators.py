"""Labelled accounts, invented and seeded: 2 to 4 sources that tell of some of the same events, with their faults."""

from dataclasses import dataclass, field

import numpy as np

from bluehelm.events.merging.rows import Accounts, Taxonomy

KM_A_DEGREE = 111.2
KINDS = [f"k{n}" for n in range(1, 7)]


@dataclass(frozen=True)
class Source:
    """What one source does to the events it tells of."""

    covers: float = 0.4  # share of the true events
    covers_by_kind: tuple[float, ...] = (1.0,) * 6
    late: float = 0.0  # mean days that it reports after the day
    late_most: int = 6
    day_noise: float = 0.0  # share told a day early or late
    km_noise: float = 0.7
    snapped: float = 0.0  # share moved to the nearest town
    confused: float = 0.1  # share told as another kind
    within: float = 0.8  # of these, of the same broad kind
    unknown: float = 0.0  # share without a kind


@dataclass(frozen=True)
class World:
    """What happens."""

    events: int = 3000
    days: int = 365
    side_km: float = 250.0
    towns: int = 80
    bursts: float = 0.0  # share of events in bursts in time and place
    burst_size: int = 12
    sources: tuple[Source, ...] = field(default=(Source(), Source()))
    extra: float = 0.0  # events of each source's own, as a share of the events


@dataclass(frozen=True)
class Labelled:
    tables: list[Accounts]
    taxonomy: Taxonomy
    truth: list[np.ndarray]  # the true event of each account, per table
    towns: np.ndarray


def labelled(world: World, seed: int) -> Labelled:
    """Accounts of one world, rows of each table shuffled."""
    chance = np.random.default_rng(seed)
    towns = chance.uniform(0, world.side_km, (world.towns, 2))
    day, place, kind = _events(world, towns, chance)
    made = [
        _told(world, source, at, (day, place, kind, towns), chance) for at, source in enumerate(world.sources)
    ]
    levels = {
        (table.source, one): (one, "A" if one in KINDS[:3] else "B") for table, _ in made for one in KINDS
    }
    taxonomy = Taxonomy("kind", ("level1", "level2"), levels)
    return Labelled([table for table, _ in made], taxonomy, [truth for _, truth in made], towns)


def _events(world, towns, chance):
    n = world.events
    day = chance.integers(0, world.days, n)
    near_town = chance.random(n) < 0.5
    place = np.where(
        near_town[:, None],
        towns[chance.integers(0, len(towns), n)] + chance.normal(0, 6, (n, 2)),
        chance.uniform(0, world.side_km, (n, 2)),
    )
    kind = chance.integers(0, 6, n)
    bursts = max(1, int(n * world.bursts / world.burst_size))
    if world.bursts:
        which = chance.integers(0, bursts, n)
        inside = chance.random(n) < world.bursts
        middle_day, middle = (
            chance.integers(0, world.days, bursts),
            chance.uniform(0, world.side_km, (bursts, 2)),
        )
        main = chance.integers(0, 6, bursts)
        day = np.where(inside, middle_day[which] + np.round(chance.laplace(0, 3, n)).astype(int), day)
        place = np.where(inside[:, None], middle[which] + chance.normal(0, 3, (n, 2)), place)
        kind = np.where(inside & (chance.random(n) < 0.6), main[which], kind)
    return day, place, kind


def _told(world, source, at, events, chance):
    day, place, kind, towns = events
    covered = chance.random(len(day)) < source.covers * np.array(source.covers_by_kind)[kind]
    own = int(world.extra * world.events)
    extra = _events(World(**{**vars(world), "events": max(own, 1)}), towns, chance)
    truth = np.concatenate([np.flatnonzero(covered), -1 - np.arange(own) - own * at])
    day, place, kind = (
        np.concatenate([mine[covered], others[:own]])
        for mine, others in zip((day, place, kind), extra, strict=True)
    )
    n = len(day)
    late = np.minimum(chance.poisson(source.late, n), source.late_most)
    wobble = np.where(chance.random(n) < source.day_noise, chance.choice([-1, 1], n), 0)
    place = place + chance.normal(0, source.km_noise, (n, 2))
    nearest = ((place[:, None, :] - towns[None]) ** 2).sum(2).argmin(1)
    place = np.where((chance.random(n) < source.snapped)[:, None], towns[nearest], place)
    swap = chance.random(n) < source.confused
    inside = chance.random(n) < source.within
    other = np.where(inside, kind // 3 * 3 + (kind % 3 + chance.integers(1, 3, n)) % 3, (kind + 3) % 6)
    kind = np.where(swap, other, kind)
    words = np.where(chance.random(n) < source.unknown, "", np.array(KINDS)[kind])
    shuffled = chance.permutation(n)
    day, place, words, truth = (
        (day + late + wobble)[shuffled],
        place[shuffled],
        words[shuffled],
        truth[shuffled],
    )
    lat, lon = 7 + place[:, 1] / KM_A_DEGREE, 20 + place[:, 0] / KM_A_DEGREE / np.cos(np.radians(8))
    lat, lon = np.round(lat, 6), np.round(lon, 6)
    number = tuple(str(one) for one in range(1, n + 1))
    table = Accounts(f"src_{'abcd'[at]}", number, day, day.copy(), lat, lon, {"kind": tuple(words.tolist())})
    return table, truth
