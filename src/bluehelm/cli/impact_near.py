"""`bluehelm impact near`: violence by distance to bases, place by year."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, file, say, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.near import Change, Near, YearRing
    from bluehelm.impact.rows import Events, Floats

YEARS = 3
KM = "10,25,50,100"
WIDTH = 108


def add(verbs: "Commands") -> None:
    from bluehelm.cli.impact import numbers

    what = "violence by distance to bases, place by year: proximity, not effect"
    near = verbs.add_parser("near", help=what, description=what)
    near.add_argument(
        "events", type=file, metavar="EVENTS", help="a table with places and a timestamp, date or year"
    )
    near.add_argument(
        "--bases", type=file, required=True, metavar="FILE", help="a row for each base and year"
    )
    near.add_argument(
        "--km", type=numbers, default=numbers(KM), metavar="N,N", help=f"rings; {KM} without it"
    )
    side = f"so many years before a base opened or closed beside as many from then on; {YEARS} without it"
    near.add_argument("--years", type=int, default=YEARS, metavar="N", help=side)
    near.add_argument("--only", metavar="COL=VAL", help="these events alone")
    near.add_argument("--bases-only", metavar="COL=VAL", help="these bases alone")
    near.add_argument("--sum", metavar="COL", help="add up a column, such as deaths, in place of counting")
    near.add_argument("--zone", metavar="ZONE", help="of times that name none; UTC without it")
    wants_json(near)
    near.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    from bluehelm.impact.near import near
    from bluehelm.impact.near.sites import sites, years_of

    events = _read(given, given.events, given.only)
    stood = _read(given, given.bases, given.bases_only)
    events, weight = _summed(events, given)
    bases = sites(stood, until=int(years_of(events.time).max()))
    with busy("Measuring"):
        found = near(events, bases, given.km, years=given.years, weight=weight)
    if given.json:
        tell(asdict(found))
    else:
        say(f"{given.events.name}: {len(events)} events; {given.bases.name}: {len(bases)} bases")
        show(found, given)
    return 0


def _read(given: argparse.Namespace, path: object, only: str | None) -> "Events":
    from bluehelm.impact.near.sites import kept, yearly
    from bluehelm.impact.table import picked

    table = yearly(path, zone=given.zone)
    for note in table.notes:
        sys.stderr.write(f"{note}\n")
    if table.set_aside:
        first = table.set_aside[0]
        sys.stderr.write(
            f"{len(table.set_aside)} rows set aside; the first, row {first.row}: {first.field}"
            f" {first.value!r} {first.why}\n"
        )
    return table if only is None else kept(table, picked(table, only))


def _summed(events: "Events", given: argparse.Namespace) -> "tuple[Events, Floats | None]":
    """The events with the numbers to add up; those without one are left out, and told."""
    import numpy as np

    from bluehelm.impact.near.sites import kept

    if given.sum is None:
        return events, None
    column = events.columns.get(given.sum)
    if column is None or column.dtype.kind != "f":
        numeric = ", ".join(name for name, values in events.columns.items() if values.dtype.kind == "f")
        raise BadInput(f"--sum {given.sum}: is no column of numbers; there are: {numeric or 'none'}.")
    there = np.isfinite(column)
    if not there.any():
        raise BadInput(f"--sum {given.sum}: holds no number for these events. Name another column.")
    if not there.all():
        sys.stderr.write(f"{int((~there).sum())} events without {given.sum} are left out\n")
    return kept(events, there), column[there]


def show(found: "Near", given: argparse.Namespace) -> None:
    what = f"sum of {given.sum}" if given.sum else "events"
    title = f"{what} by year, in the ring of the nearest base open that year"
    _table(
        title, ("year", "bases", "ring, km", what, "of all that year", "per 1,000 km²"), _by_year(found.years)
    )
    if found.changes:
        title = f"{what} a year round a place, before a base opened or closed and from then on"
        heads = ("base", "places", "ring, km", "earlier", "later", "ratio", "elsewhere", "more, fewer, same")
        _table(title, heads, _by_change(found.changes))
    else:
        say("no base opened or closed within the years that the events tell of")
    for note in found.notes:
        say(note)


def _by_year(rows: "tuple[YearRing, ...]") -> Iterator[tuple[str, ...]]:
    year = None
    for row in rows:
        begin = (str(row.year), str(row.bases)) if row.year != year else ("", "")
        inner = max((one.km for one in rows if one.km < row.km), default=0.0)
        share = "none" if row.share is None else f"{row.share:.0%}"
        yield (*begin, f"{inner:g} to {row.km:g}", f"{row.events:g}", share, f"{row.per_1000_km2:.2f}")
        year = row.year


def _by_change(rows: "tuple[Change, ...]") -> Iterator[tuple[str, ...]]:
    what = None
    for row in rows:
        begin = (row.what, str(row.places)) if row.what != what else ("", "")
        inner = max((one.km for one in rows if one.km < row.km), default=0.0)
        figures = (f"{row.earlier:.2f}", f"{row.later:.2f}", _ratio(row.ratio), _ratio(row.elsewhere_ratio))
        yield (*begin, f"{inner:g} to {row.km:g}", *figures, f"{row.more}, {row.fewer}, {row.same}")
        what = row.what


def _ratio(value: float | None) -> str:
    return "none" if value is None else f"{value:.2f}"


def _table(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)
