"""`bluehelm impact designs`: an event study and designs with place and time effects, beside `impact wake`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, file, say, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.designs.rows import Design, Designs, Step

WIDTH = 118  # the tables need so many characters, whatever the terminal has
FIGURES = ("ratio", "95% interval", "p")
DESIGN_HEADS = ("design", *FIGURES, "events", "places", "")
STEP_HEADS = ("days from a response", *FIGURES, "events", "place-times", "")
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
    wants_json(designs)
    designs.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    from bluehelm.impact.designs import STEPS, designs
    from bluehelm.impact.table import events, picked

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
    aside = [f"{len(table.set_aside)} rows set aside"] if table.set_aside else []
    for note in (*table.notes, *aside):
        sys.stderr.write(f"{note}\n")
    if given.json:
        tell(asdict(found))
    else:
        show(found, given.events.name)
    return 0


def show(found: "Designs", name: str) -> None:
    say(
        f"{name}: {found.places} places, {found.bins} bins of time ({found.bin_days:g} d),"
        f" {found.responses} responses, {found.events} dependent events"
    )
    _table(f"within {found.days:g} days after a response", DESIGN_HEADS, map(_design, found.designs))
    _table("event study: place and time effects", STEP_HEADS, map(_step, found.steps))
    say(f"leads together: {_leads(found)}")
    for note in found.notes:
        say(note)


def _design(one: "Design") -> tuple[str, ...]:
    dispersed = "" if one.dispersion is None else f"dispersion {one.dispersion:.2f}"
    return one.name, *_figures(one), str(one.events), str(one.places), one.note or dispersed


def _step(one: "Step") -> tuple[str, ...]:
    days = f"{one.first_day:g} to {one.last_day:g}" if one.first_day != one.last_day else f"{one.first_day:g}"
    return days, *_figures(one), str(one.events), str(one.place_bins), one.note or ""


def _figures(one: "Design | Step") -> tuple[str, str, str]:
    if one.ratio is None:
        return "none", "none", "none"
    return f"{one.ratio:.2f}", f"{one.low:.2f} to {one.high:.2f}", _p(one.p)


def _leads(found: "Designs") -> str:
    leads = found.leads
    if leads.freedom is None:
        return leads.note or "none"
    return f"F {leads.statistic:.2f} on {leads.freedom[0]} and {leads.freedom[1]}, p {_p(leads.p)}"


def _p(value: float | None) -> str:
    if value is None:
        return "none"
    return "<0.0001" if value < 0.0001 else f"{value:.4f}"


def _table(title: str, heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for place, head in enumerate(heads):
        last = place == len(heads) - 1
        table.add_column(head, justify="left" if place == 0 or last else "right", no_wrap=not last)
    for row in rows:
        table.add_row(*row)
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)
