"""The event study with leads and lags, and the ratio after a response by several designs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.designs import library
from bluehelm.impact.designs.library import Fitted, Unsettled
from bluehelm.impact.designs.panel import Cells
from bluehelm.impact.designs.rows import Design, Joint, Step
from bluehelm.impact.designs.sample import Sample, history, lacking, rests_on
from bluehelm.impact.rows import Floats
from bluehelm.impact.student import bound, p_value

UNTOLD = "cannot be told apart from the places and times"
DESIGNS = {
    "plain": ("no effects", ()),
    "place": ("place effects", ("place",)),
    "time": ("time effects", ("time",)),
    "two-way": ("place and time effects", ("place", "time")),
    "season": ("effects of each place in each season, and time effects", ("season", "time")),
}
HISTORY = "the place's past events instead of place effects; negative binomial"


@dataclass(frozen=True)
class Asked:
    """Indicators of responses near in time, and what is known of each cell."""

    events: Floats
    flags: dict[str, Cells]
    effects: dict[str, NDArray[np.int64]]

    def why_not(self, name: str) -> str | None:
        return lacking(self.events, self.flags[name], self.effects["place"])

    def freedom(self, name: str) -> int:
        return rests_on(self.events, self.flags[name], self.effects["place"]) - 1

    def _places(self, flags: Cells) -> int:
        return len(np.unique(self.effects["place"][flags & (self.events > 0)]))

    def fitted(self, effects: Sequence[str]) -> Fitted:
        """The regression. Cells marked by an indicator with events in one place at most are left out."""
        silent = [name for name, flags in self.flags.items() if self._places(flags) < 2]
        kept = np.ones(len(self.events), np.bool_)
        for name in silent:
            kept &= ~self.flags[name]
        names = [name for name in self.flags if name not in silent]
        if not names:
            raise Unsettled(library.UNSETTLED)
        columns: dict[str, NDArray[Any]] = {"events": self.events[kept]}
        columns |= {name: self.flags[name][kept].astype(np.float64) for name in names}
        columns |= {name: column[kept] for name, column in self.effects.items()}
        return library.poisson(columns, names, effects)


def ratios(sample: Sample) -> list[Design]:
    """The ratio of events in the days after a response, with more and more held constant."""
    flags = {"after": sample.lag(1), "now": sample.now()}
    asked = Asked(sample.events(), flags, sample.effects())
    return [_design(asked, name) for name in DESIGNS] + [_by_history(sample)]


def event_study(sample: Sample) -> tuple[list[Step], Joint]:
    """Leads and lags in one Poisson regression with place and time effects, and the leads tested together."""
    leads = {f"lead{step}": sample.lead(step) for step in range(sample.steps, 0, -1)}
    lags = {f"lag{step}": sample.lag(step) for step in range(1, sample.steps + 1)}
    asked = Asked(sample.events(), leads | {"now": sample.now()} | lags, sample.effects())
    why: str | None = None
    fitted: Fitted | None = None
    try:
        fitted = asked.fitted(("place", "time"))
    except Unsettled as error:
        why = str(error)
    rows = [_step(asked, name, fitted, why, _days(sample, name)) for name in asked.flags]
    return rows, _joint(asked, fitted, list(leads), why)


def _days(sample: Sample, name: str) -> tuple[float, float]:
    """The days of a step, counted from the response."""
    bin_days, width = sample.panel.bin_days, sample.width
    if name == "now":
        return 0.0, 0.0
    step = int(name.removeprefix("lead").removeprefix("lag"))
    near, far = ((step - 1) * width + 1) * bin_days, step * width * bin_days
    return (-far, -near) if name.startswith("lead") else (near, far)


def _step(asked: Asked, name: str, fitted: Fitted | None, why: str | None, days: tuple[float, float]) -> Step:
    note = asked.why_not(name) or why
    figures, note = _figures(fitted, name, asked.freedom(name), note)
    flags = asked.flags[name]
    return Step(*days, *figures, int(flags.sum()), int(asked.events[flags].sum()), note)


def _figures(
    fitted: Fitted | None, name: str, freedom: int, note: str | None
) -> tuple[tuple[float | None, float | None, float | None, float | None], str | None]:
    """Ratio, low, high and p, or none of them with the reason."""
    if fitted is None or note is not None:
        return (None, None, None, None), note
    at = fitted.names.index(name)
    value, spread = float(fitted.values[at]), float(fitted.covariance[at, at]) ** 0.5
    if not np.isfinite([value, spread]).all() or spread == 0.0:
        return (None, None, None, None), UNTOLD
    half = bound(freedom) * spread
    low, ratio, high = (float(one) for one in np.exp([value - half, value, value + half]))
    return (ratio, low, high, p_value(value / spread, freedom)), None


def _joint(asked: Asked, fitted: Fitted | None, leads: list[str], why: str | None) -> Joint:
    lacking = [note for name in leads if (note := asked.why_not(name))]
    if fitted is None or lacking:
        return Joint(None, None, None, why or lacking[0])
    freedom = min(asked.freedom(name) for name in leads)
    found = library.f_test(fitted, [fitted.names.index(name) for name in leads], freedom)
    if found is None:
        return Joint(
            None, None, None, "the leads cannot be tested together: too few places for so many steps"
        )
    return Joint(*found)


def _design(asked: Asked, name: str) -> Design:
    what, effects = DESIGNS[name]
    note, fitted = asked.why_not("after"), None
    if note is None:
        try:
            fitted = asked.fitted(effects)
        except Unsettled as error:
            note = str(error)
    figures, note = _figures(fitted, "after", asked.freedom("after"), note)
    flags = asked.flags["after"]
    seen = int(flags.sum()), int(asked.events[flags].sum()), asked.freedom("after") + 1
    return Design(name, what, *figures, *seen, None, note)


def _by_history(sample: Sample) -> Design:
    events, columns = history(sample)
    flags, place = columns["response"] > 0, sample.effects()["place"]
    note, fitted = lacking(events, flags, place), None
    if note is None:
        try:
            fitted = library.negative_binomial(events, columns, place)
        except Unsettled as error:
            note = str(error)
    places = rests_on(events, flags, place)
    figures, note = _figures(fitted, "response", places - 1, note)
    dispersion = None if fitted is None or note else fitted.dispersion
    seen = int(flags.sum()), int(events[flags].sum()), places
    return Design("history", HISTORY, *figures, *seen, dispersion, note)
