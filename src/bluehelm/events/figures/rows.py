"""What figures of harm are made of, and what they are: plain rows."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter

from bluehelm.errors import BadInput
from bluehelm.events.figures.periods import STEPS
from bluehelm.events.rows import HarmRow
from bluehelm.record import vocab
from bluehelm.record.period import Period

DIMENSIONS = ("period", "region", "cercle", "kind", "perpetrator", "act", "status", "sex", "age", "state")
OF_LINES = ("perpetrator", "act", "status", "sex", "age")  # an incident can stand under several of them
CASUALTIES = "casualties"  # killed and injured together

Range = tuple[int | None, int | None]  # the lowest and the highest that any account of an incident gives


@dataclass(frozen=True)
class Facts:
    """The incidents that were asked for, and what the store knows beside."""

    lines: Sequence[HarmRow]  # of withdrawn incidents too: they are counted as left out
    providers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # by incident: who tells of it
    ranges: Mapping[tuple[int, str], Range] = field(
        default_factory=dict
    )  # by incident and harm, all accounts
    judged: frozenset[int] = frozenset()  # incidents whose state a person judged

    @cached_property
    def counted(self) -> Sequence[HarmRow]:
        """The lines of incidents that stand in figures, by the day on which these begin."""
        known = {name for name, entry in vocab.terms("incident_states").items() if entry["counted"]}
        return sorted((one for one in self.lines if one.state in known), key=attrgetter("first"))

    @cached_property
    def lines_of(self) -> Mapping[tuple[int, str], int]:
        """How many lines each incident has of a harm."""
        return Counter((one.incident, one.harm) for one in self.counted)

    @cached_property
    def lasting(self) -> Sequence[HarmRow]:
        """The lines of incidents that may have been, or went on, on a later day than they begin."""
        return [one for one in self.counted if one.last > one.first]

    def begun(self, first: date, last: date) -> Sequence[HarmRow]:
        """The counted lines of incidents that begin on these days."""
        low = bisect_left(self.counted, first, key=attrgetter("first"))
        return self.counted[low : bisect_right(self.counted, last, key=attrgetter("first"))]


@dataclass(frozen=True)
class Ask:
    """What is to be counted together, and of which days."""

    first: date
    last: date
    by: tuple[str, ...] = ("period",)
    step: str = "quarter"  # of periods.STEPS; what "period" means
    status: tuple[str, ...] = ()  # of the victims, none: any; incidents that tell of no such people are out
    harm: tuple[str, ...] = ()  # in the same way

    def __post_init__(self) -> None:
        for one in self.by:
            if one not in DIMENSIONS:
                raise BadInput(f"To count by {one!r} is not possible; there are {', '.join(DIMENSIONS)}.")
        if len(set(self.by)) != len(self.by):
            raise BadInput(f"by names something twice: {', '.join(self.by)}.")
        if self.step not in STEPS:
            raise BadInput(f"The step is {self.step!r}; there are {', '.join(STEPS)}.")


@dataclass(frozen=True)
class Toll:
    """How many people (or buildings, animals) came to one harm in a cell."""

    harm: str
    best: int  # by the account that leads each incident
    low: int
    high: int
    incidents: int  # that give a number
    untold: int  # that tell of the harm without a number: they add nothing to it
    verified: int  # of best, in verified incidents
    disputed: int  # of best, in disputed incidents

    @property
    def value(self) -> int | None:
        """The best figure; None where nobody gives a number, which is not zero."""
        return self.best if self.incidents else None


@dataclass(frozen=True)
class Cell:
    """One count. An incident stands in the period in which it begins."""

    key: tuple[str, ...]  # in the order of Ask.by
    period: Period
    incidents: int
    no_toll: int  # of these, tell of no harm at all
    crossing: int  # of these, may have been (or gone on) after the period's end
    earlier: int  # counted in an earlier period, may have been (or gone on) in this one
    states: Mapping[str, int]  # incidents by state
    overlap: Mapping[str, int]  # incidents told by "1", "2", "3+" providers
    providers: Mapping[str, int]  # incidents that each provider tells of
    tolls: Mapping[str, Toll]  # by harm; one of which nobody tells is missing, not zero
    digest: str  # of what was counted
    invented: int = 0  # of the incidents: demonstration data


@dataclass(frozen=True)
class Change:
    """Against an earlier count. What cannot be said is None, with the reason."""

    against: str  # the earlier period's name
    then: int | None
    absolute: int | None
    percent: int | None
    why: str | None  # a term of figures.yaml: why percent, or both, are not said
    came: tuple[str, ...] = ()  # providers that tell now and did not then
    went: tuple[str, ...] = ()  # .. and those that told then and do not now
