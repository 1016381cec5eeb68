"""Points of a query, gathered once for the same incidents, filter and audience, and shared by all readers."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from threading import Lock

from bluehelm.events.pictures import packed
from bluehelm.events.pictures.points import Points, columns
from bluehelm.events.query import Query, written
from bluehelm.events.store import pointing
from bluehelm.record import history
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission

MOST_POINTS = 1_500_000  # of all answers that are kept together: about 200 bytes each
MOST = 64  # answers
FAST = 5  # of gzip: as small as it gets within a tenth of a second


@dataclass(frozen=True, eq=False)
class Gathered:
    """The points of one query at one state of the store."""

    mark: str  # changes whenever the points may
    at: datetime
    points: Points
    pictures: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    @cached_property
    def body(self) -> bytes:
        """The points as they are sent, gzipped."""
        return gzip.compress(packed.pack(self.points), FAST, mtime=0)

    def told(self, name: str, telling: Callable[[], str]) -> str:
        """A part of the page about the points, made once."""
        if name not in self.parts:
            if len(self.parts) >= MOST:
                self.parts.clear()
            self.parts[name] = telling()
        return self.parts[name]

    def drawn(self, name: str, drawing: Callable[[], bytes]) -> bytes:
        """A picture of the points, drawn once."""
        if name not in self.pictures:
            with _drawing:
                if name not in self.pictures:
                    self.pictures[name] = drawing()
        return self.pictures[name]


_held: OrderedDict[str, Gathered] = OrderedDict()
_lock, _gathering, _drawing = Lock(), Lock(), Lock()


def mark(mission: Mission, query: Query, audience: str) -> str:
    """What stands for the answer: the last entry of the mission's history, filter, audience, day."""
    told = (mission.pk, mission.code, history.last(mission), written(query), audience, _today().isoformat())
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def gathered(mission: Mission, query: Query, audience: str) -> Gathered:
    """The points, from memory where nothing has changed."""
    key = mark(mission, query, audience)
    found = _remembered(key)
    if found is None:
        with _gathering:  # of many who ask at once, one gathers
            found = _remembered(key) or _kept(Gathered(key, _now(), _points(mission, query, audience)))
    return found


def _points(mission: Mission, query: Query, audience: str) -> Points:
    if audience not in INSIDE:  # what others get is released first
        return columns({name: [] for name in pointing.TAKEN})
    whole = replace(query, since=None, until=None)
    held = None if whole == query else _remembered(mark(mission, whole, audience))
    if held is not None:
        return held.points.between(query.since, query.until)
    return pointing.points(mission, query, audience, _today())


def forget() -> None:
    """Nothing is remembered any more."""
    with _lock:
        _held.clear()


def _remembered(key: str) -> Gathered | None:
    with _lock:
        found = _held.get(key)
        if found is not None:
            _held.move_to_end(key)
        return found


def _kept(one: Gathered) -> Gathered:
    with _lock:
        _held[one.mark] = one
        while len(_held) > 1 and (len(_held) > MOST or _size() > MOST_POINTS):
            _held.popitem(last=False)
    return one


def _size() -> int:
    return sum(len(one.points) for one in _held.values())


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return _now().date()
