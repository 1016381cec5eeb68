"""Invented towns with violence that comes in bursts, responses that chase it, and effects planted by rule.

Events and responses have kinds. Whether an event takes place is decided by a rule that sees how long ago the
latest response near it was (0 while one is there), its kind, and the target of the event.
"""

import heapq
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

import numpy as np

from bluehelm.impact.rows import DAY, Events, Flags, Floats

EPOCH = 1_924_992_000_000_000  # the first day of 2031
KM = 111.195  # in a degree; the towns lie near the equator
BURN_IN = 100.0
SECONDS = 86_400
MEMORY_DAYS = 120.0
SEEN_DAYS = 7.0  # after a response it sees, or hears of, what happens near


@dataclass(frozen=True)
class Near:
    """The latest response of a kind near an event."""

    days: float  # since it came, or since it left where it stayed
    present: bool


# of the latest response of each kind near an event, and the target: by how much events change, -0.3 takes 3 of 10
Rule = Callable[[dict[str, Near], str], float]


def nothing(near: dict[str, Near], target: str) -> float:
    """No effect."""
    return 0.0


@dataclass(frozen=True)
class Plan:
    """How violence comes and how responses follow it."""

    rule: Rule = nothing
    towns: int = 40
    days: float = 730.0
    box_km: float = 550.0
    events: float = 1000.0
    responses: float = 400.0
    chased: float = 0.8  # share of the responses that follow an event
    chase_days: float = 3.0
    branching: float = 0.5
    decay_days: float = 5.0
    reach_km: float = 15.0
    moved_days: float = 0.0  # a stopped event comes so much later ..
    moved_km: float = 0.0  # .. and so far away
    kinds: dict[str, float] = field(
        default_factory=lambda: {"patrol": 1.0}
    )  # of responses, with their shares
    stays: dict[str, float] = field(default_factory=dict)  # kind -> days on average
    targets: dict[str, float] = field(default_factory=lambda: {"civilians": 1.0})
    heard: float = 1.0  # share of the events that others report; the rest is known where a response was near


@dataclass(frozen=True)
class Planted:
    """A table as a mission would have it, and what would have been without any response."""

    events: Events
    treatment: Flags
    dependent: Flags
    happened: Floats  # [n, (day, east km, north km)]
    expected: Floats  # the same without any effect
    added: Floats  # of those that happened, what the effect brought: moved here, or more


class _World:
    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan, self.rng, self.order = plan, np.random.default_rng(seed), count()
        self.heap: list[tuple[float, int, str, float, float, str]] = []
        self.events: list[tuple[float, float, float, str, bool, bool]] = []
        self.responses: list[tuple[float, float, float, str, float]] = []

    def come(self, when: float, kind: str, at: tuple[float, float], *, mark: str) -> None:
        heapq.heappush(self.heap, (when, next(self.order), kind, *at, mark))

    def about(self, at: tuple[float, float], km: float) -> tuple[float, float]:
        east, north = self.rng.normal(0, km, 2)
        return at[0] + float(east), at[1] + float(north)

    def drawn(self, shares: dict[str, float]) -> str:
        chances = np.array(list(shares.values()))
        return list(shares)[int(self.rng.choice(len(chances), p=chances / chances.sum()))]

    def seeded(self) -> None:
        plan, until = self.plan, self.plan.days + BURN_IN
        weight = self.rng.lognormal(0, 1, plan.towns)
        weight /= weight.sum()
        for share in weight.tolist():
            town = float(self.rng.uniform(0, plan.box_km)), float(self.rng.uniform(0, plan.box_km))
            wanted = plan.events * (1 - plan.branching), plan.responses * (1 - plan.chased)
            for kind, number, km in (("event", wanted[0], 3.0), ("response", wanted[1], 2.0)):
                for _ in range(int(self.rng.poisson(share * number * until / plan.days))):
                    marks = plan.targets if kind == "event" else plan.kinds
                    when = float(self.rng.uniform(0, until))
                    self.come(when, kind, self.about(town, km), mark=self.drawn(marks))

    def near(self, when: float, at: tuple[float, float]) -> dict[str, Near]:
        """The latest response of each kind within the reach."""
        found: dict[str, Near] = {}
        for came, east, north, kind, left in reversed(self.responses):
            if when - came > MEMORY_DAYS:
                break
            since = max(when - left, 0.0)
            newer = came <= when and (kind not in found or since < found[kind].days)
            if newer and math.dist((east, north), at) <= self.plan.reach_km:
                found[kind] = Near(since, when < left)
        return found

    def happen(self, when: float, at: tuple[float, float], target: str) -> None:
        """An event that would come: stopped, moved, doubled or left as it is."""
        near = self.near(when, at)
        change = self.plan.rule(near, target) if near else 0.0
        hit = bool(self.rng.random() < abs(change))
        stopped = hit and change < 0
        self.events.append((when, *at, target, not stopped, True))
        if hit and not stopped:
            self.events.append((when + 1e-3, *at, target, True, False))
        if stopped and (self.plan.moved_days or self.plan.moved_km):
            turn = float(self.rng.uniform(0, 2 * math.pi))
            away = self.plan.moved_km * math.cos(turn), self.plan.moved_km * math.sin(turn)
            moved = when + self.plan.moved_days, at[0] + away[0], at[1] + away[1]
            self.events.append((*moved, target, True, False))
        self.follow(when, at, stopped=stopped)

    def follow(self, when: float, at: tuple[float, float], *, stopped: bool) -> None:
        """What it sets off in turn, and the response that chases it."""
        plan = self.plan
        for _ in range(int(self.rng.poisson(plan.branching))):
            later = when + float(self.rng.exponential(plan.decay_days))
            self.come(later, "event", self.about(at, 3.0), mark=self.drawn(plan.targets))
        if not stopped and self.rng.random() < plan.chased * plan.responses / plan.events:
            later = when + float(self.rng.exponential(plan.chase_days))
            self.come(later, "response", self.about(at, 2.0), mark=self.drawn(plan.kinds))

    def run(self) -> None:
        self.seeded()
        while self.heap and self.heap[0][0] <= self.plan.days + BURN_IN:
            when, _, kind, east, north, mark = heapq.heappop(self.heap)
            if kind == "event":
                self.happen(when, (east, north), mark)
                continue
            mean = self.plan.stays.get(mark, 0.0)
            stay = float(self.rng.gamma(4.0, mean / 4)) if mean else 0.0
            self.responses.append((when, east, north, mark, when + stay))


def planted(plan: Plan, seed: int) -> Planted:
    """One such world, the days before its first left out."""
    world = _World(plan, seed)
    world.run()
    events = sorted(one for one in world.events if BURN_IN <= one[0] <= plan.days + BURN_IN)
    there = [one for one in events if one[4]]
    others = world.rng.random(len(there)) < plan.heard
    seen = [
        any(near.days <= SEEN_DAYS for near in world.near(one[0], (one[1], one[2])).values()) for one in there
    ]
    told = [
        (one, heard) for one, heard, here in zip(there, others.tolist(), seen, strict=True) if heard or here
    ]
    came = [one for one in world.responses if one[0] >= BURN_IN]
    rows = [(*one[:4], one[0], "others" if heard else "responders") for one, heard in told]
    rows = sorted(rows + [(*one, "") for one in came])
    response = np.array([row[5] == "" for row in rows])
    days = np.array([(one[0] - BURN_IN, *one[1:3]) for one in events]).reshape(-1, 3)
    here, without = (np.array([one[at] for one in events], np.bool_) for at in (4, 5))
    return Planted(_table(rows), response, ~response, days[here], days[without], days[here & ~without])


def _table(rows: list[tuple[float, float, float, str, float, str]]) -> Events:
    """Whole seconds and four decimals of a degree, as a file would hold them."""
    day, end = (np.array([row[at] for row in rows]) - BURN_IN for at in (0, 4))
    time, over = (EPOCH + np.round(one * SECONDS).astype(np.int64) * (DAY // SECONDS) for one in (day, end))
    east, north = (np.round(np.array([row[at] for row in rows]) / KM, 4) for at in (1, 2))
    marks = np.array([row[3] for row in rows])
    response = np.array([row[5] == "" for row in rows])
    columns = {"kind": np.where(response, marks, "attack"), "target": np.where(response, "", marks)}
    columns["reported"] = np.array([row[5] for row in rows])
    return Events(np.arange(1, len(rows) + 1), time, over, north, east, columns)


def lines(world: Planted) -> Iterator[str]:
    """The table as a CSV file."""
    table = world.events
    names = list(table.columns)
    lasting = bool((table.end > table.time).any())
    yield ",".join(["timestamp", *(["end"] if lasting else []), "lat", "lon", *names])
    for k in range(len(table)):
        when = [_instant(table.time[k])]
        if lasting:
            when.append(_instant(table.end[k]) if table.end[k] > table.time[k] else "")
        yield ",".join(
            [*when, f"{table.lat[k]:.4f}", f"{table.lon[k]:.4f}", *(table.columns[name][k] for name in names)]
        )


def _instant(microseconds: int) -> str:
    return datetime.fromtimestamp(microseconds / 1e6, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
