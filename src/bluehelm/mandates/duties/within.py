"""What is to be included in another report gets that report's path and days."""

from collections.abc import Sequence
from dataclasses import replace

from bluehelm.mandates.rows import Duty

MARK = "~"  # before words, where the text names no paragraph: "~first quarterly"
FIRST = {"first", "next", "upcoming", "forthcoming", "midterm", "mid-term", "interim"}
FINAL = {"final", "last"}
REGULAR = frozenset({"report", "information", "update", "briefing", "letter"})
SECRETARY = "Secretary-General"  # his reports carry what the mission finds, too
NO_HOST = "the text asks for no regular report that it could be included in"


def placed(found: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties, those with a mark for another report bound to it."""
    hosts = [one for one in found if one.within is None and one.form in REGULAR and one.condition is None]
    return tuple(_bound(duty, hosts) if duty.within is not None else duty for duty in found)


def _bound(duty: Duty, hosts: Sequence[Duty]) -> Duty:
    marked = duty.within or ""
    host = _host(duty, marked, hosts)
    if host is None:
        named = None if marked.startswith(MARK) else marked
        doubt = duty.doubt if named or duty.dates else duty.doubt or NO_HOST
        return replace(duty, within=named, doubt=doubt)
    if duty.dates:  # a report with a day of its own: "its April 2021 report"
        return replace(duty, within=host.path if set(duty.dates) <= set(host.dates) else None)
    doubt = duty.doubt or host.doubt
    which = set(marked.removeprefix(MARK).lower().split())
    if which & (FIRST | FINAL):
        days = host.dates[:1] if which & FIRST else host.dates[-1:]
        return replace(duty, within=host.path, dates=days, doubt=doubt)
    return replace(duty, within=host.path, dates=host.dates, interval=host.interval, doubt=doubt)


def _host(duty: Duty, marked: str, hosts: Sequence[Duty]) -> Duty | None:
    """The regular report: one every so many months before one with a day, and that before others."""
    if not marked.startswith(MARK):
        return next((one for one in hosts if one.path == marked or one.path.startswith(f"{marked}(")), None)
    own = [one for one in hosts if one.owed_by in (duty.owed_by, SECRETARY)]
    return max(own, key=lambda one: _fitness(one, duty), default=None)


def _fitness(one: Duty, duty: Duty) -> tuple[bool, ...]:
    same = one.owed_by == duty.owed_by
    other = one.path.split("(")[0] != duty.path.split("(")[0]
    return one.interval is not None, bool(one.dates), one.form == "report", same, other
