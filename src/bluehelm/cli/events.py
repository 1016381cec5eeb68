"""`bluehelm event`: accounts of what happened, and the incidents that they tell of."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli import (
    event_entry,
    event_figures,
    event_load,
    event_match,
    event_picture,
    event_release,
    invented,
)
from bluehelm.cli.room import busy, family, file, say, tell, wants_json
from bluehelm.record.messages import told

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.merging.rows import Accounts, Merged

SHOWN = 10
CONTRACT = ("members", "probability", "decided", "why")


def add(commands: "Commands") -> None:
    verbs = family(commands, "event", "accounts of what happened")
    what = "which accounts of several sources tell of the same event"
    merge = verbs.add_parser("merge", help=what, description=what)
    merge.add_argument(
        "tables",
        type=file,
        nargs="+",
        metavar="FILE",
        help="a CSV each source: event, date, latitude, longitude, categories; optional enddate",
    )
    means = "what the categories of a column mean; may be given several times"
    merge.add_argument(
        "--taxonomy", type=named_file, action="append", default=[], metavar="COL=FILE", help=means
    )
    merge.add_argument("--days", type=int, required=True, metavar="N", help="at most so many days apart")
    merge.add_argument("--km", type=float, required=True, metavar="N", help="at most so many km apart")
    merge.add_argument("--language", choices=("en", "fr"), default="en", help="of reasons and notes")
    wants_json(merge)
    merge.set_defaults(run=run)
    event_entry.add(verbs)
    event_load.add(verbs)
    event_match.add(verbs)
    event_figures.add(verbs)
    event_picture.add(verbs)
    event_release.add(verbs)
    invented.add(verbs)


def named_file(text: str) -> tuple[str, Path]:
    """A column and a file that is there, for argparse."""
    column, equals, name = text.partition("=")
    if not equals or not column.strip():
        raise argparse.ArgumentTypeError(f"{text!r} names no column and file: write COL=FILE")
    return column.strip(), file(name)


def run(given: argparse.Namespace) -> int:
    from bluehelm.events.merging.merge import merge
    from bluehelm.events.merging.reading import accounts, known, taxonomy

    taxonomies = [taxonomy(column, path) for column, path in given.taxonomy]
    columns = [one.column for one in taxonomies]
    tables = [known(accounts(path, columns), taxonomies) for path in given.tables]
    for table in tables:
        _tell_of(table, given.language)
    with busy("Merging"):
        merged = merge(tables, taxonomies, days=given.days, km=given.km, language=given.language)
    for note in merged.notes:
        sys.stderr.write(f"{told(note, given.language)}\n")
    if given.json:
        tell([{name: getattr(one, name) for name in CONTRACT} for one in merged.decisions])
    else:
        _show(tables, merged)
    return 0


def _tell_of(table: "Accounts", language: str) -> None:
    """What was taken for granted, and the rows that were not taken."""
    for note in table.notes:
        sys.stderr.write(f"{table.source}: {told(note, language)}\n")
    for one in table.set_aside[:SHOWN]:
        aside = f"set aside: row {one.row}, {one.field} {one.value!r}: {one.why}"
        sys.stderr.write(f"{table.source}: {told(aside, language)}\n")
    if len(table.set_aside) > SHOWN:
        sys.stderr.write(f"{table.source}: and {len(table.set_aside) - SHOWN} more rows set aside\n")


def _show(tables: "list[Accounts]", merged: "Merged") -> None:
    for one in merged.decisions:
        members = "  ".join(f"{source} {event}" for source, event in one.members)
        say(f"{one.decided:8}  {one.probability:.2f}  {members}  ({one.why})")
    counted = Counter(one.decided for one in merged.decisions)
    count = sum(len(table) for table in tables)
    doubled = sum(len(one.members) - 1 for one in merged.decisions if one.decided == "same")
    say(f"{count} accounts tell of {count - doubled} events: {counted['same']} groups are the same event")
    say(f"{counted['doubtful']} more are doubtful")
