"""`bluehelm place queue`, `decide` and `undo`: the names of places that accounts of a mission give."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import say, store, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.store.naming import NamingRow
    from bluehelm.record.places.finding import Candidate

LIMIT = 20


def add(verbs: "Commands") -> None:
    what = "names of places that wait for a person, those of most accounts first"
    queue = verbs.add_parser("queue", help=what, description=what)
    queue.add_argument("--decided", action="store_true", help="those that people decided, latest first")
    queue.add_argument("--found", action="store_true", help="those that the machine found, least sure first")
    queue.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"at most; {LIMIT} without it")
    what = "says where a name lies, for all accounts that give it, now and later"
    decide = verbs.add_parser("decide", help=what, description=what)
    decide.add_argument("name", metavar="NAME", help="as the queue tells it")
    means = "another name, or coordinates such as 14.52,-4.10; without it candidates of the name itself"
    decide.add_argument("--as", dest="other", metavar="PLACE", help=means)
    decide.add_argument(
        "--nth", type=int, default=1, metavar="N", help="which candidate; the first without it"
    )
    decide.add_argument("--unknown", action="store_true", help="nobody can say where it is")
    undo = verbs.add_parser("undo", help="takes a decision about a name back")
    undo.add_argument("name", metavar="NAME", help="as the queue tells it")
    for verb, run in ((queue, run_queue), (decide, run_decide), (undo, run_undo)):
        verb.add_argument("--mission", required=True, metavar="CODE")
        if verb is not queue:
            verb.add_argument("--why", default="", metavar="TEXT", help="kept with the decision")
        verb.add_argument("--language", choices=("en", "fr"), default="en", help="of the reasons")
        wants_json(verb)
        verb.set_defaults(run=run)


def run_queue(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.events import naming as pure
    from bluehelm.events.store import naming

    mission = mission_of(given.mission)
    done = given.decided or given.found
    found = naming.decided(mission, machine=given.found) if done else naming.queue(mission)
    rows = naming.seen(mission, found, "mission", max(given.limit, 0))
    maybe = {row.id: [] if done else pure.candidates(row.shown, given.language) for row in rows}
    if given.json:
        names = [_document(row) | {"candidates": [asdict(one) for one in maybe[row.id]]} for row in rows]
        tell({"count": found.count(), "names": names})
        return 0
    for row in rows:
        _show(row, maybe[row.id])
    say(f"{found.count()} names" + ("" if done else " wait"))
    return 0


def _document(row: "NamingRow") -> dict[str, Any]:
    return asdict(row) | {"at": row.at.isoformat()}


def _show(row: "NamingRow", maybe: "list[Candidate]") -> None:
    where = "" if row.lat is None else f"  {row.name}  {row.lat:.4f}, {row.lon:.4f} ±{row.precision_km:g} km"
    who = f"  ({row.by or 'command line'}: {row.said})" if row.verdict in ("decided", "unknown") else ""
    say(f"{row.accounts:6}  {row.shown}  {row.verdict}{where}{who}")
    for n, one in enumerate(maybe, 1):
        within = " < ".join((one.kind, *one.parents))
        say(f"        {n}  {one.score:.2f}  {one.name}  ({within})  ±{one.precision_km:g} km  {one.why}")


def run_decide(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.errors import BadInput
    from bluehelm.events import naming as pure
    from bluehelm.events.store import naming

    mission = mission_of(given.mission)
    row = naming.by_name(mission, given.name)
    place = None
    if not given.unknown:
        asked = given.other or row.shown
        found = pure.candidates(asked)
        if not 1 <= given.nth <= len(found):
            raise BadInput(f"{asked!r} has {len(found)} candidates; there is none of number {given.nth}.")
        place = found[given.nth - 1]
    changed = naming.decide(None, mission, row.pk, place, given.why)
    if given.json:
        tell({"name": row.shown, "place": None if place is None else asdict(place), "incidents": changed})
    else:
        say(f"{row.shown}: {'unknown' if place is None else place.name}; {changed} incidents")
    return 0


def run_undo(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.events.store import naming

    mission = mission_of(given.mission)
    row = naming.by_name(mission, given.name)
    changed = naming.undo(None, mission, row.pk, given.why)
    if given.json:
        tell({"name": row.shown, "incidents": changed})
    else:
        say(f"{row.shown}: taken back; {changed} incidents")
    return 0
