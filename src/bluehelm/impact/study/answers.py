"""What a study holds beside its windows. Every part may say in `note` why it has no figures."""

from dataclasses import dataclass

from bluehelm.impact import pages
from bluehelm.impact.rows import Estimate
from bluehelm.impact.wake import Wake


@dataclass(frozen=True)
class Curve:
    """The change lag by lag, everything within some km, and how fast it fades."""

    km: float
    rows: tuple[Estimate, ...]  # disjoint lags, the first from the response on
    half_life: float | None = None  # days until half of the change is gone
    low: float | None = None
    high: float | None = None
    note: str | None = None
    present: Estimate | None = None  # while the responses last, where they do
    first: float | None = None  # the change at once, as a share of what was expected: -0.4


@dataclass(frozen=True)
class Displaced:
    """Whether what was missed nearby came further out, or later."""

    outside: Estimate | None  # the ring beyond the widest window, within its days
    later: Estimate | None  # as many days again, within its km
    outer_km: float = 0.0
    later_days: float = 0.0
    note: str | None = None
    inside: Estimate | None = None  # what changed within the widest window
    share: float | None = None  # of what was missed inside, how much came further out or later
    share_low: float | None = None
    share_high: float | None = None
    total: Estimate | None = None  # inside, further out and later together


@dataclass(frozen=True)
class Left:
    """After responses that last have left: what came within days and km of the departure."""

    present: tuple[Estimate, ...]  # while they were there, ring by ring
    after: tuple[Estimate, ...]  # disjoint lags and rings after they left
    lasting: int = 0  # responses that have an end after their start
    note: str | None = None


@dataclass(frozen=True)
class Group:
    """The same windows for some of the events or some of the responses only."""

    role: str  # "dependent", "treatment" or "independent": reported by others than those who respond
    column: str
    value: str
    windows: tuple[Estimate, ...]  # p_adjusted over all windows of all groups of its role
    note: str | None = None


@dataclass(frozen=True)
class Lead:
    """One day before or after responses: observed, and in places of like history, in events per response."""

    day: float  # where the day begins; under 0 before the response
    observed: float
    compared: float
    low: float | None  # of observed less compared
    high: float | None


@dataclass(frozen=True)
class Leads:
    """Days before and after responses, for a picture, and a test that nothing differed before them."""

    km: float
    days: tuple[Lead, ...]
    p: float | None = None  # of all days before together
    note: str | None = None
    soon: Lead | None = None  # the first days after as one


@dataclass(frozen=True)
class Pretended:
    """A window of responses that never were: moved in time, or to places of other responses."""

    days: float
    km: float
    median: float | None  # of the ratios
    low: float | None  # 95 per cent of the ratios lie between these
    high: float | None
    found: float | None  # share of the reshuffles whose p is at most 0.05
    p: float | None  # share of reshuffles with a t at least as far from zero as the real one's


@dataclass(frozen=True)
class Placebo:
    """What the estimator says of responses that never were."""

    kind: str  # "dates" or "places"
    asked: int
    done: int
    windows: tuple[Pretended, ...]
    note: str | None = None
    found_any: float | None = None  # share of the reshuffles with any window whose adjusted p is at most 0.05


@dataclass(frozen=True)
class Unseen:
    """How strong an unseen reason, both of the responses and of the events, would have to be (E-value)."""

    days: float
    km: float
    estimate: float | None  # to explain the ratio away: so many times likelier, on both sides
    interval: float | None  # to move the interval to no change; 1 where it holds no change already


@dataclass(frozen=True)
class Study:
    """The whole answer."""

    wake: Wake
    curve: Curve | None = None
    displaced: Displaced | None = None
    left: Left | None = None
    groups: tuple[Group, ...] = ()
    leads: Leads | None = None
    placebos: tuple[Placebo, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        return pages.studied(self)
