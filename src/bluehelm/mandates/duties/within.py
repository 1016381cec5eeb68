"""What is to be included in another report gets that report's path and days."""

from collections.abc import Sequence
from dataclasses import replace

from bluehelm.mandates.rows import Duty

FIRST = ("first", "next", "upcoming", "forthcoming")
REGULAR = frozenset({"report", "information", "update", "briefing", "letter"})
NO_HOST = "the text asks for no regular report that it could be included in"


def placed(found: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties, those with a mark for another report bound to it."""
    return tuple(_bound(duty, found) if duty.within is not None else duty for duty in found)


def _bound(duty: Duty, found: Sequence[Duty]) -> Duty:
    host = _host(duty, found)
    which = (duty.within or "").removeprefix("~").lower().split()
    if host is None:
        named = duty.within if duty.within and not duty.within.startswith("~") else None
        doubt = duty.doubt or (None if named or duty.dates else NO_HOST)
        return replace(duty, within=named, doubt=doubt)
    if duty.dates:  # a report with a day of its own: "its April 2021 report"
        inside = host.path if set(duty.dates) <= set(host.dates) else None
        return replace(duty, within=inside)
    if any(word in FIRST for word in which):
        return replace(duty, within=host.path, dates=host.dates[:1], doubt=duty.doubt or host.doubt)
    if "final" in which or "last" in which:
        return replace(duty, within=host.path, dates=host.dates[-1:], doubt=duty.doubt or host.doubt)
    dates, interval = host.dates, host.interval
    return replace(duty, within=host.path, dates=dates, interval=interval, doubt=duty.doubt or host.doubt)


def _host(duty: Duty, found: Sequence[Duty]) -> Duty | None:
    """The regular report of the text: by the same body before another's, dated before undated."""
    named = duty.within or ""
    hosts = [one for one in found if one.within is None and one.form in REGULAR and one.condition is None]
    if not named.startswith("~"):
        return next((one for one in hosts if one.path == named or one.path.startswith(f"{named}(")), None)
    if not hosts:
        return None
    return max(hosts, key=lambda one: _fitness(one, duty))


def _fitness(one: Duty, duty: Duty) -> tuple[bool, ...]:
    same = one.owed_by == duty.owed_by
    return (
        same or one.owed_by == "Secretary-General",
        one.interval is not None,
        bool(one.dates),
        one.form == "report",
        same,
        one.path.split("(")[0] != duty.path.split("(")[0],
    )
