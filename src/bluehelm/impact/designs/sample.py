"""What the regressions look at: bins with known leads and lags, and indicators of responses near in time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.errors import BadInput
from bluehelm.impact.designs.panel import Cells, Panel, between
from bluehelm.impact.designs.rows import TooLittle
from bluehelm.impact.rows import Floats

SEASON_DAYS = 91.0
LEAST_EVENTS, LEAST_PLACES = 5, 5  # fewer give no figure
LEAST_STRUCK = 3  # places with an event in the days looked at: no figure may hang on one or two
LEAST_BINS = 20
LEVEL_DAYS = 30.0  # added to the time watched, so that a short time says little
FEW_EVENTS = f"not enough data: fewer than {LEAST_EVENTS} events in these days"
FEW_PLACES = "not enough data: too few places have both responses and events"
FEW_OTHERS = f"not enough data: fewer than {LEAST_EVENTS} events away from these days"


@dataclass(frozen=True)
class Sample:
    """The middle of a panel; n is its places by its bins."""

    panel: Panel
    width: int  # bins in a step
    steps: int

    @property
    def bins(self) -> slice:
        edge = self.width * self.steps
        return slice(edge, self.panel.shape[1] - edge)

    def flat(self, cells: NDArray[Any]) -> NDArray[Any]:
        return cells[:, self.bins].ravel()

    def lead(self, step: int) -> Cells:
        return self.flat(self.panel.led((step - 1) * self.width + 1, step * self.width))

    def lag(self, step: int) -> Cells:
        return self.flat(self.panel.lagged((step - 1) * self.width + 1, step * self.width))

    def now(self) -> Cells:
        return self.flat(self.panel.present())

    def events(self) -> Floats:
        return self.flat(self.panel.events).astype(np.float64)

    def effects(self) -> dict[str, NDArray[np.int64]]:
        """For each cell the place, the span of time (a step long) and the season of the place."""
        places, bins = self.panel.shape
        place = np.repeat(np.arange(places)[:, None], bins, axis=1)
        at = np.repeat(np.arange(bins)[None, :], places, axis=0)
        season = (at * self.panel.bin_days // SEASON_DAYS).astype(np.int64)
        by_season = place * (int(season.max()) + 1) + season
        named = {"place": place, "time": at // self.width, "season": by_season}
        return {name: self.flat(cells) for name, cells in named.items()}


def sample(panel: Panel, days: float, steps: int) -> Sample:
    """The bins that have all their leads and lags.

    raises  BadInput where days are not so many bins, TooLittle where the table is too short
    """
    width = round(days / panel.bin_days) if np.isfinite(days) else 0
    if width < 1 or abs(width * panel.bin_days - days) > 1e-9:
        raise BadInput(f"{days:g} days are not a whole number of bins of {panel.bin_days:g} days.")
    if steps < 1:
        raise BadInput(f"An event study of {steps} steps shows nothing; give 1 or more.")
    left = panel.shape[1] - 2 * width * steps
    if left < LEAST_BINS:
        raise TooLittle(
            f"The table has {panel.shape[1]} bins of {panel.bin_days:g} days; {days * steps:g} days at each"
            f" end have no leads or lags, which leaves {max(left, 0)} bins of {LEAST_BINS} needed."
            " Ask for fewer days or fewer steps."
        )
    return Sample(panel, width, steps)


def lacking(events: Floats, flags: Cells, place: NDArray[np.int64]) -> str | None:
    """Why there is no figure for these cells, or none if there is."""
    if events[flags].sum() < LEAST_EVENTS:
        return FEW_EVENTS
    struck = len(np.unique(place[flags & (events > 0)]))
    if struck < LEAST_STRUCK or rests_on(events, flags, place) < LEAST_PLACES:
        return FEW_PLACES
    return FEW_OTHERS if events[~flags].sum() < LEAST_EVENTS else None


def rests_on(events: Floats, flags: Cells, place: NDArray[np.int64]) -> int:
    """Places that have a response and an event: those a figure rests on."""
    return len(np.intersect1d(place[flags], place[events > 0]))


def history(sample: Sample) -> tuple[Floats, dict[str, NDArray[Any]]]:
    """Events in the days after each bin, and what was known when it ended: its own and earlier events."""
    panel, width, edge = sample.panel, sample.width, sample.width * sample.steps
    bins = panel.shape[1]
    watched = np.maximum(np.arange(bins) - edge, 0) * panel.bin_days + LEVEL_DAYS
    everywhere = np.repeat(between(panel.events, -edge, 0).sum(axis=0)[None, :], panel.shape[0], axis=0)
    begun = panel.started > 0
    columns = {
        "response": begun,
        "recent": panel.lagged(1, width) | (panel.present() & ~begun),
        "today": np.log1p(panel.events),
        "step": np.log1p(between(panel.events, -width, -1)),
        "steps": np.log1p(between(panel.events, -edge, -width - 1)),
        "level": np.log((between(panel.events, -bins, -edge - 1) + 0.5) / watched),
        "everywhere": np.log1p(everywhere),
    }
    flat = {name: sample.flat(cells).astype(np.float64) for name, cells in columns.items()}
    varied = {name: one for name, one in flat.items() if name == "response" or np.ptp(one) > 0}
    return sample.flat(between(panel.events, 1, width)).astype(np.float64), varied
