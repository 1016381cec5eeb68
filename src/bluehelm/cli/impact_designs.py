"""`bluehelm impact designs`: an event study and designs with place and time effects, beside `impact wake`."""

import argparse
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from bluehelm.cli.impact_beside import show, wants_language
from bluehelm.cli.room import busy, file, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

DAYS, BIN_DAYS = 7.0, 1.0


def add(verbs: "Commands") -> None:
    what = "an event study and designs with place and time effects, beside wake; an extra"
    designs = verbs.add_parser("designs", help=what, description=what)
    designs.add_argument(
        "events", type=file, metavar="EVENTS", help="a table: timestamp, lat, lon, the kinds"
    )
    designs.add_argument("--treatment", required=True, metavar="COL=VAL", help="which events are responses")
    designs.add_argument("--dependent", required=True, metavar="COL=VAL", help="which events may change")
    where = designs.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--km", type=float, metavar="N", help="a place is what lies within so many km of its busiest point"
    )
    where.add_argument("--place", metavar="COL", help="a column that names the place of each event")
    designs.add_argument(
        "--days",
        type=float,
        default=DAYS,
        metavar="N",
        help="after a response; also a step of the event study; 7 without it",
    )
    designs.add_argument(
        "--steps", type=int, metavar="N", help="of the event study, before and after a response; 4 without it"
    )
    designs.add_argument(
        "--bin", type=float, default=BIN_DAYS, metavar="DAYS", help="width of a bin of time; 1 without it"
    )
    designs.add_argument(
        "--zone", metavar="ZONE", help="of times that name none, as Africa/Bamako; UTC without it"
    )
    wants_language(designs)
    wants_json(designs)
    designs.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    from bluehelm.impact.designs import STEPS, designs
    from bluehelm.impact.designs.told import told
    from bluehelm.impact.table import events, picked
    from bluehelm.impact.telling.beside import of_reading

    table = events(given.events, zone=given.zone)
    flags = [picked(table, one) for one in (given.treatment, given.dependent)]
    steps = STEPS if given.steps is None else given.steps
    with busy("Fitting"):
        found = designs(
            table,
            flags[0],
            flags[1],
            km=given.km,
            place=given.place,
            days=given.days,
            bin_days=given.bin,
            steps=steps,
        )
    for note in of_reading(table, given.events.name, given.language):
        sys.stderr.write(f"{note}\n")
    if given.json:
        tell(asdict(found))
    else:
        show(told(found, given.events.name, given.language))
    return 0
