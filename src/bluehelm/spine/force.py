"""Which mandate was in force on which days of a period."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from bluehelm.record.period import Period
from bluehelm.spine.rows import CARRIED_OUT, NONE, PLANNED, RENEWED, Mandate

ONE_DAY = timedelta(days=1)
WRITTEN_BEFORE = timedelta(days=120)  # budgets are put before the Assembly from December to March
LEAST = timedelta(
    days=30
)  # in force for less, a text renews the mandate; the plan was not carried out under it


def mandates_in_force(mission: str, period: Period, texts: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """The mandates that a plan of this period hangs on, the oldest first, with their roles and days.

    A text with an end takes the place of the one before it; one that gives tasks without an end stands beside
    it; one that only moves the end (held whole, without tasks) prolongs it and is no mandate of its own.
    """
    written = period.first - WRITTEN_BEFORE
    found = []
    for mandate, first, last in _standing(mission, texts):
        start, stop = max(first, period.first), min(last, period.last)
        carried_out = stop - start + ONE_DAY >= LEAST or (first <= period.first and period.last <= last)
        after = first <= period.last + ONE_DAY <= last
        roles = (
            *((PLANNED,) if first <= written <= last else ()),
            *((CARRIED_OUT,) if carried_out else ()),
            *((RENEWED,) if after and not carried_out else ()),
        )
        if roles:
            inside = (start, stop) if start <= stop else (None, None)
            found.append(replace(mandate, roles=roles, first=inside[0], last=inside[1]))
    return tuple(found)


def _standing(mission: str, texts: Iterable[Mandate]) -> Iterator[tuple[Mandate, date, date]]:
    """Each mandate with its first and last day."""
    own = [text for text in texts if text.mission == mission and text.adopted is not None]
    dated = [(text.adopted, text) for text in sorted(own, key=lambda text: (text.adopted, text.symbol))]
    for n, (adopted, text) in enumerate(dated):
        if adopted is None or not (text.tasks or text.held == NONE):
            continue
        last = text.ends
        for later, other in dated[n + 1 :]:
            if later is None or other.ends is None or (last is not None and later > last + ONE_DAY):
                continue
            if other.tasks or other.held == NONE:
                last = later - ONE_DAY
                break
            last = other.ends
        yield text, adopted, date.max - ONE_DAY if last is None else last
