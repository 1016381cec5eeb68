"""The worlds that an estimate is tried in, and the effects planted in them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bluehelm.errors import BadInput

EFFECTS = (-60, -30, 0, 30)  # per cent
MISPLACED_KM = 5.0
REPORTED = 0.6
TIPPED = 0.3
LASTING_DAYS = 40.0
DAYS, KM = (5.0, 10.0, 15.0), (10.0, 15.0, 30.0)  # the windows asked for


@dataclass(frozen=True)
class World:
    """How violence comes, how responses follow it, and what is reported of both."""

    name: str
    what: str  # in plain words
    bounded: bool = True  # the estimator must keep its word here
    effects: Sequence[int] = EFFECTS
    towns: int = 40
    days: float = 730.0
    box_km: float = 550.0  # the towns lie in a square of so many km
    unequal: float = 1.0  # towns differ by a factor: e to the power of a normal with this deviation
    events: float = 750.0  # to be expected without any effect
    responses: float = 300.0
    chased: float = 0.8  # share of the responses that follow an event
    chase_days: float = 3.0  # how long after it, on average
    branching: float = 0.5  # events that each event sets off
    decay_days: float = 5.0  # how long after it, on average
    event_km: float = 3.0  # how far events lie from what they come from, as a normal in each direction
    response_km: float = 2.0
    reach_km: float = 15.0  # an event is touched so near
    reach_days: float = 10.0  # and so soon after any response
    cut: bool = False  # what an event that was stopped would have set off does not come either
    moved: float = 0.0  # share of the stopped events that come beyond the reach instead
    reported: float = 1.0  # share of the events that the table holds
    misplaced_km: float = 0.0  # error of each event's place, as a normal in each direction
    tipped: float = 0.0  # share of the events set off by others that a response is told of and comes before
    unseen: float = 1.0  # share reported where no response was within the reach before

    @property
    def planted(self) -> bool:
        """Within the reach the effect is the planted one exactly; elsewhere it is counted."""
        return not self.cut and self.moved == 0.0


@dataclass(frozen=True)
class Cell:
    """One world with one effect."""

    world: World
    effect: int  # per cent

    @property
    def name(self) -> str:
        return f"{self.world.name}:{self.effect:+d}" if self.effect else f"{self.world.name}:0"

    @property
    def number(self) -> int:
        """For the seed: the same whatever other cells are run."""
        return zlib.crc32(self.name.encode())


CHASED = World("chased", "violence comes in bursts and responses chase it")
WORLDS = (
    CHASED,
    replace(CHASED, name="steady", what="violence is not in bursts; responses chase it", branching=0.0),
    replace(CHASED, name="unchased", what="violence comes in bursts; responses do not chase it", chased=0.0),
    replace(
        CHASED,
        name="cut",
        what="as chased, and what a stopped event would have set off does not come either",
        effects=(-60, -30, 30),
        cut=True,
    ),
    replace(
        CHASED,
        name="displaced",
        what="as chased, and each stopped event comes half a day later, beyond the reach",
        bounded=False,
        effects=(-60, -30),
        moved=1.0,
    ),
    replace(
        CHASED,
        name="missing",
        what=f"as chased, and {REPORTED:.0%} of the events are reported",
        bounded=False,
        effects=(-30, 0),
        reported=REPORTED,
    ),
    replace(
        CHASED,
        name="misplaced",
        what=f"as chased, and each event is reported about {MISPLACED_KM:g} km off to the north or south and "
        "as much to the east or west",
        bounded=False,
        effects=(-30, 0),
        misplaced_km=MISPLACED_KM,
    ),
    replace(
        CHASED,
        name="unseen",
        what=f"as chased, and of events with no response near before them {REPORTED:.0%} are reported",
        bounded=False,
        effects=(-30, 0),
        unseen=REPORTED,
    ),
    replace(
        CHASED,
        name="tipped",
        what=f"as chased, and a tip brings a response before {TIPPED:.0%} of the events set off by others",
        bounded=False,
        effects=(-30, 0),
        tipped=TIPPED,
    ),
    replace(
        CHASED,
        name="lasting",
        what=f"as chased, and the effect lasts {LASTING_DAYS:g} days, longer than any window",
        bounded=False,
        effects=(-30,),
        reach_days=LASTING_DAYS,
    ),
)


def cells(asked: Sequence[str] = ()) -> tuple[Cell, ...]:
    """The cells of these names, all of a world (`chased`) or one (`chased:-30`); without names, every cell.

    raises  BadInput for a name that none has
    """
    every = tuple(Cell(world, effect) for world in WORLDS for effect in world.effects)
    known = {name: None for cell in every for name in (cell.world.name, cell.name)}
    for name in asked:
        if name not in known:
            raise BadInput(f"There is no cell {name!r} to prove. There are: {', '.join(known)}.")
    return tuple(cell for cell in every if not asked or {cell.world.name, cell.name} & set(asked))
