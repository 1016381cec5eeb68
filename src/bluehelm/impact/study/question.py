"""What a study asks, as every part of it needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.wake import Wake, wake

AHEAD_DAYS = 28.0


@dataclass(frozen=True)
class Question:
    """Which events are responses, which may change, and the windows."""

    events: Events
    treatment: Flags
    dependent: Flags
    days: tuple[float, ...]
    km: tuple[float, ...]
    control: Flags | None = None
    match: tuple[str, ...] = ()
    ahead: float = AHEAD_DAYS
    seed: int = 0
    past: Flags | None = None

    def of(self, *, treatment: Flags | None = None, dependent: Flags | None = None) -> "Question":
        """The same of some of the responses or some of the events; the rest of them is part of the past."""
        some = {"treatment": treatment, "dependent": dependent}
        asked = {name: flags for name, flags in some.items() if flags is not None}
        rest = [getattr(self, name) & ~flags for name, flags in asked.items()]
        known = rest if self.past is None else [*rest, self.past]
        return replace(self, past=np.logical_or.reduce(known), **asked)  # type: ignore[arg-type]

    def wake(self, days: Sequence[float], km: Sequence[float]) -> Wake:
        """What the responses change within other days and km, and no further: the curve looks ahead."""
        return wake(
            self.events,
            self.treatment,
            self.dependent,
            control=self.control,
            past=self.past,
            days=days,
            km=km,
            match=self.match,
            ahead=0.0,
            seed=self.seed,
        )
