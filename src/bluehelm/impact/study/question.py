"""What a study asks, as every part of it needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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

    def of(self, *, treatment: Flags | None = None, dependent: Flags | None = None) -> "Question":
        """The same of other responses or other events."""
        return replace(
            self,
            treatment=self.treatment if treatment is None else treatment,
            dependent=self.dependent if dependent is None else dependent,
        )

    def wake(self, days: Sequence[float], km: Sequence[float]) -> Wake:
        """What the responses change within other days and km, and no further: the curve looks ahead."""
        return wake(
            self.events,
            self.treatment,
            self.dependent,
            control=self.control,
            days=days,
            km=km,
            match=self.match,
            ahead=0.0,
            seed=self.seed,
        )
