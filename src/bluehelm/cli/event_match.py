"""`bluehelm event match`, `pairs`, `pair`, `unpair`: accounts of one event, and what people decide."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import say, store, tell, wants_json
from bluehelm.record.messages import told

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.store.pairing import PairRow

LIMIT = 20
STEPS = {"places": "Names of places", "matching": "Matching", "writing": "Keeping"}
LANGUAGES = ("en", "fr")


def add(verbs: "Commands") -> None:
    what = "finds the places of names and matches the accounts of all providers of a mission"
    match = _verb(verbs, "match", what, run_match)
    match.add_argument("--days", type=int, metavar="N", help="at most so many days apart; 5 without it")
    match.add_argument("--km", type=float, metavar="N", help="at most so many km apart; 25 without it")
    what = "accounts that a person has to decide about, likeliest first"
    listed = _verb(verbs, "pairs", what, run_pairs)
    listed.add_argument("--decided", action="store_true", help="those that people decided, latest first")
    listed.add_argument(
        "--matched", action="store_true", help="those that the machine decided, least sure first"
    )
    listed.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"at most; {LIMIT} without it")
    pair = _verb(verbs, "pair", "tells two accounts to be of the same event, or of different ones", run_pair)
    pair.add_argument("pair", metavar="PAIR", help="its number, or two accounts: 12+40")
    pair.add_argument("verdict", choices=("same", "different"))
    pair.add_argument("--why", default="", metavar="TEXT", help="kept with the decision")
    unpair = _verb(verbs, "unpair", "takes the decision about a pair back", run_unpair)
    unpair.add_argument("pair", type=int, metavar="PAIR", help="its number")
    unpair.add_argument("--why", default="", metavar="TEXT", help="kept with it")


def _verb(
    verbs: "Commands", name: str, what: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=what, description=what)
    verb.add_argument("--mission", required=True, metavar="CODE")
    verb.add_argument("--language", choices=LANGUAGES, default="en", help="of reasons and notes")
    wants_json(verb)
    verb.set_defaults(run=run)
    return verb


def run_match(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.events.matching import DAYS, KM
    from bluehelm.events.store.matching import Asked, match

    asked = Asked(DAYS if given.days is None else given.days, KM if given.km is None else given.km)
    with progress() as heard:
        done = match(None, mission_of(given.mission), asked, heard)
    for note in done.notes:
        sys.stderr.write(f"{told(note, given.language)}\n")
    if given.json:
        tell(asdict(done))
        return 0
    say(f"{done.accounts} accounts: {done.together} of them tell of {done.incidents} incidents together")
    say(f"{done.moved} came into another incident; {done.doubtful} pairs wait for a person")
    say(f"{done.names_found} names of places were found; {done.names_open} wait for a person")
    if done.without_place:
        say(f"{done.without_place} accounts have no place, or none precise enough, and were left alone")
    if done.left:
        say(f"{done.left} accounts were changed meanwhile; match again")
    return 0


def run_pairs(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.events.store import pairing

    mission = mission_of(given.mission)
    found = pairing.waiting(mission, "mission")
    if given.decided or given.matched:
        found = pairing.decided(mission, "mission", machine=given.matched)
    count = found.count()
    rows = pairing.rows(list(found[: max(given.limit, 0)]), "mission")
    if given.json:
        tell({"count": count, "pairs": [_document(one, given.language) for one in rows]})
        return 0
    for one in rows:
        _show(one, given.language)
    say(f"{count} pairs" if given.decided or given.matched else f"{count} pairs wait")
    return 0


def _document(one: "PairRow", language: str) -> dict[str, Any]:
    from bluehelm.events.store.pairs import why

    return {
        "pair": one.id, "accounts": [{"account": side.id, "source": side.provider, "event": side.ref,
                                      "incident": side.incident} for side in (one.one, one.other)],
        "probability": one.probability, "verdict": one.verdict, "why": why(one.why, language),
        "by": one.by, "at": one.at.isoformat(), "said": one.said,
    }  # fmt: skip


def _show(one: "PairRow", language: str) -> None:
    from bluehelm.events.store.pairs import why

    sure = "" if one.probability is None else f"{one.probability:.2f}  "
    sides = "  ".join(
        f"{side.provider} {side.ref if not side.ref.startswith('#') else side.id}"
        for side in (one.one, one.other)
    )
    who = f"  {one.by or 'command line'}: {one.said}" if not one.machine else ""
    say(f"{one.id:6}  {one.verdict:9}  {sure}{sides}  ({why(one.why, language)}){who}")


def run_pair(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.errors import BadInput
    from bluehelm.events.store import pairing

    mission, (first, plus, second) = mission_of(given.mission), given.pair.partition("+")
    if not first.isdigit() or (plus and not second.isdigit()):
        raise BadInput(f"{given.pair} is no pair: give its number, or two accounts such as 12+40.")
    if plus:
        row = pairing.pair(None, mission, (int(first), int(second)), given.verdict, given.why)
    else:
        row = pairing.decide(None, mission, int(first), given.verdict, given.why)
    _told(given, row.pk, row.verdict)
    return 0


def run_unpair(given: argparse.Namespace) -> int:
    store()
    from bluehelm.cli.event_query import mission_of
    from bluehelm.events.store import pairing

    pairing.undo(None, mission_of(given.mission), given.pair, given.why)
    _told(given, given.pair, "open")
    return 0


def _told(given: argparse.Namespace, pair: int, verdict: str) -> None:
    if given.json:
        tell({"pair": pair, "verdict": verdict})
    else:
        say(f"pair {pair}: {verdict}")


@contextmanager
def progress() -> "Iterator[Callable[[str, int, int], None]]":
    """Bars on stderr, where a person looks on; they hear what is done, how far, of how much."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def heard(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(STEPS[what], total=of)
            bar.update(tasks[what], completed=done, total=of)

        yield heard
