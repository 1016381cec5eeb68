"""`bluehelm event load`: a file of accounts into the store."""

import argparse
import sys
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bluehelm.cli.event_query import about
from bluehelm.cli.room import file, say, store, tell, wants_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bluehelm.cli.room import Commands
    from bluehelm.record.models import Mission

MOST = 10_000  # rows set aside that are told; all stand in the store
SHOWN = 10


def add(verbs: "Commands") -> None:
    what = "load a file of accounts: UCDP, ACLED, HXL, GeoJSON, our own form, any table with a mapping"
    loading = verbs.add_parser("load", help=what, description=what)
    loading.add_argument("file", type=file, metavar="FILE")
    loading.add_argument("--source", required=True, metavar="NAME", help="who gives it: ucdp, patrol-log")
    about(loading)
    loading.add_argument("--form", default="", metavar="FORM", help="own, ucdp, acled, hxl, geojson, table")
    loading.add_argument("--mapping", type=file, metavar="FILE", help="YAML: what columns and words mean")
    loading.add_argument("--title", help="of the provider")
    loading.add_argument("--publisher")
    loading.add_argument("--licence")
    loading.add_argument("--sensitivity", metavar="TERM", help="of its accounts, unless they say more")
    loading.add_argument("--weight", type=int, metavar="N", help="whose account leads: the most, 0 to 100")
    loading.add_argument("--own-use", action="store_true", default=None, help="its rows never leave again")
    loading.add_argument("--invented", action="store_true", default=None, help="the data are not real")
    loading.add_argument("--no-match", action="store_true", help="leave places and matches for later")
    wants_json(loading)
    loading.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events import load as rooms
    from bluehelm.sources.eventfiles import mapping

    keys = ("title", "publisher", "licence", "sensitivity", "weight", "own_use", "invented")
    said = {key: value for key in keys if (value := getattr(given, key)) is not None}
    with progress(given.file) as told:
        done = rooms.load(
            added(given.mission), given.file, given.source, form=given.form,
            mapping=mapping.read(given.mapping) if given.mapping else None,
            about=said, match=not given.no_match, told=told,
        )  # fmt: skip
    aside = rooms.aside(done, MOST)
    for note in done.notes:
        sys.stderr.write(f"{note}\n")
    if done.aside > len(aside):
        sys.stderr.write(f"{done.aside} rows were set aside; the first {len(aside)} are told\n")
    if given.json:
        counts = {key: getattr(done, key) for key in ("read", "accepted", "merged", "unchanged")}
        tell(counts | {"set_aside": [asdict(one) for one in aside]})
        return 0
    say(
        f"{done.read} rows read: {done.accepted} accepted, {done.unchanged} unchanged, {done.aside} set aside"
    )
    say(f"{done.merged} tell of an incident that others tell of too")
    for one in aside[:SHOWN]:
        say(f"set aside: line {one.line}, {one.field} {one.value!r}: {one.why}")
    if done.aside > SHOWN:
        say(f"and {done.aside - SHOWN} more rows; --json tells them all")
    return 0


def added(code: str) -> "Mission":
    """The mission of this code; a real one that the vocabulary knows is added where it is missing."""
    from bluehelm.errors import BadInput
    from bluehelm.record import people, vocab
    from bluehelm.record.models import Mission

    there = Mission.objects.filter(code=code).first()
    if there is not None:
        return there
    known = vocab.read("missions")["missions"].get(code)
    if known is None:
        raise BadInput(f"There is no mission {code}; add it first: bluehelm mission add")
    return people.add_mission(code, known["en"], known["fr"])


@contextmanager
def progress(path: "Path") -> "Iterator[Callable[[int, int], None]]":
    """A bar on stderr, where a person looks on; it hears bytes read and bytes of the file."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task: Any = bar.add_task(path.name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
