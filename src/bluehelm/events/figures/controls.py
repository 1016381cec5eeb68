"""Published totals beside what is counted here, and whether the published ones agree with themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bluehelm.record import vocab

DEATHS, AFFECTED, PEACEKEEPERS = "conflict_deaths", "civilians_affected", "peacekeeper_deaths"
PARTS = ("killed", "injured", "abducted_or_missing", "detained")
Numbers = Mapping[str, int]


@dataclass(frozen=True)
class Control:
    """What somebody published, by period."""

    name: str
    title: Mapping[str, str]  # by language
    source: str
    cite: str
    counts: Mapping[str, str]  # what it counts, by language
    periods: Mapping[str, Numbers]
    printed: Mapping[str, Numbers]  # where print gives another number than the one taken
    said: Mapping[str, Numbers]  # changes in per cent from the period before, as printed
    with_detained: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Where a published number disagrees with others of the same publication."""

    period: str
    measure: str
    found: int
    expected: str
    rule: str  # sum, year, change, range: terms of the sentences in controls.py


@dataclass(frozen=True)
class Beside:
    """One published number with what is counted here; share is ours in per cent of theirs."""

    period: str
    measure: str
    ours: int | None
    theirs: int
    share: Decimal | None


def controls(mission: str, country: str) -> tuple[Control, ...]:
    """The published totals that are known for a mission and its country (ISO 3166-1, three letters)."""
    found = []
    for name, entry in vocab.read("controls").items():
        periods = entry.get("countries", {}).get(country) or entry.get("missions", {}).get(mission)
        if periods:
            found.append(_control(name, entry, mission, periods))
    return tuple(found)


def _control(name: str, entry: Mapping[str, Any], mission: str, periods: Mapping[str, Numbers]) -> Control:
    return Control(
        name,
        entry["title"],
        entry["source"],
        entry["cite"],
        entry["counts"],
        periods,
        entry.get("printed", {}).get(mission, {}),
        entry.get("said", {}).get(mission, {}),
        tuple(entry.get("with_detained", ())),
    )


def as_printed(control: Control) -> Mapping[str, Numbers]:
    """The numbers as print gives them, slips among them."""
    return {name: {**told, **control.printed.get(name, {})} for name, told in control.periods.items()}


def faults(control: Control, periods: Mapping[str, Numbers]) -> tuple[Fault, ...]:
    """Where these numbers of a publication contradict each other; none is mended."""
    return (
        *_sums(periods),
        *_years(periods, control.with_detained),
        *_said(periods, control.said),
        *_ranges(periods),
    )


def _sums(periods: Mapping[str, Numbers]) -> Iterator[Fault]:
    for name, told in periods.items():
        parts = [told[part] for part in PARTS if part in told]
        if "total" in told and sum(parts) != told["total"]:
            words = " + ".join(map(str, parts))
            yield Fault(name, "total", told["total"], f"{words} = {sum(parts)}", "sum")


def _years(periods: Mapping[str, Numbers], with_detained: tuple[str, ...]) -> Iterator[Fault]:
    for name, told in periods.items():
        quarters = [periods.get(f"{name}-Q{n}") for n in range(1, 5)]
        held = [one for one in quarters if one is not None]
        if len(held) < 4:
            continue
        for measure in (*PARTS, "total"):
            parts = [one[measure] for one in held if measure in one]
            if measure == "abducted_or_missing" and name in with_detained:
                parts += [one["detained"] for one in held if "detained" in one]
            if measure in told and sum(parts) != told[measure]:
                words = " + ".join(map(str, parts))
                yield Fault(name, measure, told[measure], f"{words} = {sum(parts)}", "year")


def _said(periods: Mapping[str, Numbers], said: Mapping[str, Numbers]) -> Iterator[Fault]:
    names = list(periods)
    for name, changes in said.items():
        before = periods[names[names.index(name) - 1]]
        for measure, percent in changes.items():
            now, then = periods[name][measure], before[measure]
            real = int((Decimal(now - then) * 100 / then).quantize(Decimal(1), rounding=ROUND_HALF_UP))
            if real != percent:
                yield Fault(name, measure, now, f"{then} {percent:+d} %", "change")


def _ranges(periods: Mapping[str, Numbers]) -> Iterator[Fault]:
    for name, told in periods.items():
        if {"low", "best", "high"} <= told.keys() and not told["low"] <= told["best"] <= told["high"]:
            yield Fault(name, "best", told["best"], f"{told['low']}..{told['high']}", "range")


def beside(control: Control, ours: Mapping[str, Numbers]) -> tuple[Beside, ...]:
    """Each published number that something is counted for here, or that falls into a period counted here.

    ours  by period, of those that were counted; a measure that nobody tells is missing
    """
    found = []
    for period, told in control.periods.items():
        if period in ours:
            found += [
                _beside(period, measure, ours[period].get(measure), theirs)
                for measure, theirs in told.items()
                if measure in MEASURED[control.name]
            ]
    return tuple(found)


MEASURED = {
    DEATHS: ("best", "civilians"),
    AFFECTED: (*PARTS, "total"),
    PEACEKEEPERS: ("malicious",),
}


def _beside(period: str, measure: str, ours: int | None, theirs: int) -> Beside:
    share = None
    if ours is not None and theirs > 0:
        share = (Decimal(ours) * 100 / theirs).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return Beside(period, measure, ours, theirs, share)
