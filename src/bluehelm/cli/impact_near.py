"""`bluehelm impact near`: violence by distance to bases, place by year."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.impact_beside import show, wants_language
from bluehelm.cli.room import busy, file, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.rows import Events

YEARS = 3
KM = "10,25,50,100"


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
    wants_language(near)
    wants_json(near)
    near.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    from bluehelm.impact.near import near
    from bluehelm.impact.near.sites import sites, summed, years_of
    from bluehelm.impact.near.told import counted, left_out, told

    events, weight = _read(given, given.events, given.only), None
    stood = _read(given, given.bases, given.bases_only)
    if given.sum is not None:
        all_of, (events, weight) = len(events), summed(events, given.sum)
        if len(events) < all_of:
            sys.stderr.write(f"{left_out(all_of - len(events), given.sum, given.language)}\n")
    bases = sites(stood, until=int(years_of(events.time).max()))
    with busy("Measuring"):
        found = near(events, bases, given.km, years=given.years, weight=weight)
    if given.json:
        tell(asdict(found))
    else:
        made = (given.events.name, len(events)), (given.bases.name, len(bases))
        show(told(found, counted(*made, given.language), given.language, given.sum))
    return 0


def _read(given: argparse.Namespace, path: Path, only: str | None) -> "Events":
    from bluehelm.impact.near.sites import kept, yearly
    from bluehelm.impact.table import picked
    from bluehelm.impact.telling.beside import of_reading

    table = yearly(path, zone=given.zone)
    for note in of_reading(table, path.name, given.language):
        sys.stderr.write(f"{note}\n")
    return table if only is None else kept(table, picked(table, only))
