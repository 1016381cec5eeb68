"""What is to be invented, and the stretches of invented time in which providers tell of what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.events.invented import telling
from bluehelm.events.invented.drawing import Array
from bluehelm.events.invented.ground import numbers
from bluehelm.events.invented.happening import Calendar, Happened, happen

VERSION = 1  # of the generator: another one may give other bytes for the same seed
BLOCK = 20_000  # accounts held at a time
LONGEST_DAYS = 40 * 366


@dataclass(frozen=True)
class Order:
    """What is to be invented."""

    accounts: int
    seed: int = 1
    since: date = date(2012, 1, 1)
    until: date = date(2023, 12, 31)
    providers: tuple[str, ...] = ()  # empty: all
    bad: float = 0.0  # so many bad rows for each good one, on top

    def __post_init__(self) -> None:
        known = numbers("providers")
        if self.accounts < 1:
            raise BadInput(f"{self.accounts} accounts were asked for; ask for 1 or more.")
        if not 0 <= self.seed < 1 << 63:
            raise BadInput(f"The seed is {self.seed}; give a whole number from 0 to {(1 << 63) - 1}.")
        if not self.since <= self.until or (self.until - self.since).days > LONGEST_DAYS:
            raise BadInput(f"The period {self.since} to {self.until} must go forwards, for 40 years at most.")
        if not 0 <= self.bad <= 1:
            raise BadInput(f"The share of bad rows is {self.bad:g}; give one from 0 to 1.")
        for name in self.providers:
            if name not in known:
                raise BadInput(f"There is no invented provider {name!r}; there are {', '.join(known)}.")

    @property
    def names(self) -> tuple[str, ...]:
        return self.providers or tuple(numbers("providers"))


@dataclass(frozen=True)
class Block:
    """A stretch of the invented time: what happened, and which of it each provider tells of."""

    at: int
    happened: Happened
    seen: dict[str, Array]


def blocks(order: Order, seen: Calendar) -> Iterator[Block]:
    """One after the other; all of a stretch lies before the next."""
    count = -(-order.accounts // BLOCK)
    rate, first = _rate(order, seen), 0
    for at in range(count):
        wanted = order.accounts // count + (at < order.accounts % count)
        block = _block(order, seen, (at, count, wanted), rate, first)
        first += len(block.happened)
        yield block


def _rate(order: Order, seen: Calendar) -> float:
    """Accounts an incident, roughly."""
    pilot = happen(seen, order.seed, (0, 99, 1), 2000, 0)
    told = [telling.sees(pilot, name, telling.stream(order.seed, name, 0, 99)) for name in order.names]
    return max(0.01, sum(map(len, told)) / len(pilot))


def _block(order: Order, seen: Calendar, part: tuple[int, int, int], rate: float, first: int) -> Block:
    """As many incidents as give the accounts wanted, to the account."""
    at, count, wanted = part
    much = int(wanted / rate * 1.15) + 50
    for again in range(12):
        happened = happen(seen, order.seed, (at, again, count), much, first)
        told = {
            name: telling.sees(happened, name, telling.stream(order.seed, name, at, again))
            for name in order.names
        }
        if sum(map(len, told.values())) >= wanted:
            return Block(at, happened, _cut(told, wanted))
        much *= 2
    raise BadInput(f"{', '.join(order.names)} tell of too little between {order.since} and {order.until}.")


def _cut(told: dict[str, Array], wanted: int) -> dict[str, Array]:
    """The accounts of the first incidents, so many in all."""
    every = np.concatenate(list(told.values()))
    kept = np.zeros(len(every), bool)
    kept[np.argsort(every, kind="stable")[:wanted]] = True
    parts = np.split(kept, np.cumsum([len(one) for one in told.values()])[:-1])
    return {name: one[keep] for (name, one), keep in zip(told.items(), parts, strict=True)}
