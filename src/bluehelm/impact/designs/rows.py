"""What the designs give back, and what they refuse."""

from dataclasses import dataclass
from importlib.util import find_spec

from bluehelm.errors import BadInput, BluehelmError

HOW = "The designs beside wake need `pip install 'bluehelm[designs]'` (pyfixest, statsmodels)"
LIBRARIES = ("pandas", "pyfixest", "scipy", "statsmodels")
FEW = 30  # places: with fewer, intervals are told to be too narrow
LOW_P = 0.05


class MissingDesigns(BluehelmError):
    """The libraries of the extra are not installed."""


def missing() -> MissingDesigns | None:
    """What keeps the designs from being made here, found without loading the libraries."""
    name = next((name for name in LIBRARIES if find_spec(name) is None), None)
    return None if name is None else MissingDesigns(f"{HOW}; {name} is not here.")


class TooLittle(BadInput):
    """The table is too short, or holds too little, for a panel."""


@dataclass(frozen=True)
class Step:
    """One lead or lag of the event study: events in these days against days with no response near in time."""

    first_day: float  # counted from the response; before it: below zero
    last_day: float
    ratio: float | None
    low: float | None  # of the 95 per cent interval
    high: float | None
    p: float | None
    place_bins: int  # how many bins of places had a response so long before or after
    events: int  # that took place in them
    note: str | None = None


@dataclass(frozen=True)
class Joint:
    """Whether all leads together could be no more than chance: a test of equal trends before responses."""

    statistic: float | None  # F
    freedom: tuple[int, int] | None
    p: float | None
    note: str | None = None


@dataclass(frozen=True)
class Design:
    """The ratio of events within so many days after a response, by one design."""

    name: str
    what: str
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    place_bins: int  # looked at after a response
    events: int  # that took place in them
    places: int  # that the figure rests on, each a cluster
    dispersion: float | None = None  # of the negative binomial: 0 would be Poisson
    note: str | None = None


@dataclass(frozen=True)
class Designs:
    """All designs on one panel."""

    km: float | None  # none where a column names the places
    days: float
    bin_days: float
    places: int
    bins: int
    events: int
    responses: int
    designs: tuple[Design, ...]
    steps: tuple[Step, ...]
    leads: Joint
    notes: tuple[str, ...]
