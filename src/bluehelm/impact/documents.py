"""An estimate as plain values for JSON, in the shape that other programs rely on."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bluehelm.impact.rows import Estimate

CONTRACT = (
    "days", "km", "estimate", "low", "high", "p", "p_adjusted", "treated", "controls", "dropped", "note",
)  # fmt: skip
RATIO = ("ratio", "ratio_low", "ratio_high", "expected", "smallest")


class Estimated(Protocol):
    """What changed around responses, however it was estimated."""

    @property
    def windows(self) -> tuple["Estimate", ...]: ...

    @property
    def rings(self) -> tuple["Estimate", ...]: ...

    @property
    def notes(self) -> tuple[str, ...]: ...


def document(found: Estimated, *, ratios: bool = True) -> Iterator[dict[str, Any]]:
    """The windows as the contract has them; with each, under rings, the disjoint one that ends there.

    The time while responses last stands with the first lag, lags beyond the windows with the last.
    """
    ends = sorted({window.days for window in found.windows})
    for window in found.windows:
        told = row(window, ratios)
        if found.rings:
            own = (ring for ring in found.rings if (_ending(ring, ends), ring.km) == (window.days, window.km))
            told["rings"] = [row(ring, ratios) for ring in own]
        yield told


def _ending(ring: "Estimate", ends: Sequence[float]) -> float:
    return next((end for end in ends if ring.days <= end), ends[-1])


def row(one: "Estimate", ratios: bool = True) -> dict[str, Any]:
    """One window in the contract's shape."""
    return {name: number(getattr(one, name)) for name in (*CONTRACT, *RATIO * ratios)}


def number(value: Any) -> Any:
    """A whole number without its point; anything else as it is."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return dict(value) if hasattr(value, "items") else value
