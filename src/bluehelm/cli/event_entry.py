"""`bluehelm event add|show|list|judge`: incidents recorded, read and judged at the command line."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bluehelm.cli.event_query import AUDIENCES, about, filtered, mission_of, query
from bluehelm.cli.room import say, store, tell, wants_json
from bluehelm.errors import BadInput, Refused

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.rows import IncidentRow, Whole
    from bluehelm.record.models import Mission, User

TYPED = ("place", "kind", "perpetrator", "target", "harm", "text", "operation", "sensitivity", "state")


def add(verbs: "Commands") -> None:
    _add_add(verbs)
    showing = verbs.add_parser("show", help="one incident: what is known, who said it, who judged it")
    showing.add_argument("number", type=int, metavar="NUMBER")
    showing.set_defaults(run=show)
    listing = verbs.add_parser("list", help="incidents, the newest first")
    filtered(listing)
    listing.add_argument("--words", default="", metavar="TEXT", help="in the name of the place")
    listing.add_argument("--most", type=int, default=50, metavar="N", help="at most so many; 50 without it")
    listing.add_argument("--after", metavar="DAY.NUMBER", help="begin behind this one, as --json tells")
    listing.set_defaults(run=list_)
    for command in (showing, listing):
        command.add_argument("--audience", choices=AUDIENCES, default="mission", help="mission without it")
        command.add_argument(
            "--by", metavar="NAME", help="who reads, for the audience protection: it is logged"
        )
    judging = verbs.add_parser(
        "judge", help="decide an incident's state, standard of proof, sensitivity or lead"
    )
    judging.add_argument("number", type=int, metavar="NUMBER")
    for name in ("state", "standard", "sensitivity", "lead"):
        judging.add_argument(f"--{name}", metavar="TERM" if name != "lead" else "ACCOUNT")
    judging.add_argument("--undo", type=int, metavar="JUDGEMENT", help="take this decision back")
    judging.add_argument("--why", required=True, metavar="TEXT", help="the reason, without names")
    judging.set_defaults(run=judge)
    for command in (showing, listing, judging):
        about(command)
        command.add_argument("--language", choices=("en", "fr"), default="en", help="en without it")
        wants_json(command)


def _add_add(verbs: "Commands") -> None:
    what = "record an incident by hand, or correct an account that was"
    command = verbs.add_parser("add", help=what, description=what)
    command.add_argument(
        "--day", required=True, metavar="WHEN", help='"4 March 2031", "about 4 March", "in March"'
    )
    command.add_argument("--place", default="", metavar="NAME", help="as it was told, or latitude,longitude")
    command.add_argument("--take", type=int, metavar="N", help="the N-th place that the name may mean")
    for name in TYPED[1:]:
        help_ = 'in short: "3 k civ f child, 5 i"' if name == "harm" else None
        command.add_argument(
            f"--{name}", metavar="TEXT" if name in ("text", "operation", "harm") else "TERM", help=help_
        )
    same = command.add_mutually_exclusive_group()
    same.add_argument("--same-as", type=int, metavar="NUMBER", help="it tells of this incident too")
    same.add_argument("--new", action="store_true", help="it is another event than those nearby")
    same.add_argument(
        "--correct", type=int, metavar="ACCOUNT", help="it is a new version of this account; needs --why"
    )
    command.add_argument("--why", default="", metavar="TEXT", help="the reason, without names")
    command.add_argument(
        "--ref", default="", metavar="NAME", help="a name of your own: given again, nothing is stored twice"
    )
    about(command)
    wants_json(command)
    command.set_defaults(run=enter)


def enter(given: argparse.Namespace) -> int:
    store()
    from datetime import UTC, datetime
    from secrets import token_hex

    from bluehelm.events import typed
    from bluehelm.events.store import entering, seen

    mission = mission_of(given.mission)
    chosen = _taken(given)
    told = {name: value for name in TYPED if (value := getattr(given, name)) is not None}
    entry = typed.Entry(given.day, chosen=chosen, **told)
    ref = given.ref or f"h-{token_hex(6)}"
    said = typed.said(entry, ref, datetime.now(UTC).date(), mission.country)
    if given.correct is not None:
        done = entering.correct(None, mission, given.correct, said, given.why)
    else:
        alike = [] if given.new or given.same_as else seen.alike(mission, said, "mission")
        if alike and not entering.known(mission, ref):
            raise BadInput(
                f"It may be the same as {', '.join(f'{row.number} ({_called(row)})' for row in alike)}: "
                "say --same-as NUMBER, or --new where it is another event."
            )
        done = entering.enter(None, mission, said, same_as=given.same_as, why=given.why)
    if given.json:
        tell(asdict(done))
    else:
        became = "unchanged" if done.unchanged else "stored"
        say(f"Account {done.account} of incident {done.incident}: {became}.")
    return 0


def _taken(given: argparse.Namespace) -> str:
    """The key of the place that was chosen by its number."""
    from bluehelm.events import typed

    if given.take is None:
        return typed.LEFT_OPEN
    found = typed.candidates(given.place)
    if not 1 <= given.take <= len(found):
        raise BadInput(f"{given.place!r} may mean {len(found)} places; --take {given.take} is none of them.")
    return typed.key(found[given.take - 1])


def show(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events import wording
    from bluehelm.events.store import seen
    from bluehelm.events.worded import facts

    mission = mission_of(given.mission)
    reader = _reader(mission, given)
    whole = seen.one(mission, given.number, given.audience)
    _log(reader, mission, [whole.incident])
    lead = next((row for row in whole.accounts if row.id == whole.incident.lead), None)
    told = facts.of(whole.incident, lead.harm if lead else (), lead.operation if lead else "")
    sentences = {language: wording.sentence(told, language) for language in ("en", "fr")}
    if given.json:
        tell(_plain(asdict(whole) | {"sentences": sentences}))
        return 0
    say(f"{whole.incident.number}  {wording.heading(told, given.language)}")
    say(sentences[given.language])
    _say_rest(whole, given.language)
    return 0


def _say_rest(whole: "Whole", language: str) -> None:
    from bluehelm.events.worded import people
    from bluehelm.record import vocab

    row = whole.incident
    words = (("incident_states", row.state), ("standards", row.standard))
    say("; ".join(vocab.word(name, term, language) for name, term in words))
    for one in whole.accounts:
        harm = "; ".join(people.short(line, language) for line in one.harm) or "-"
        sign = "*" if one.id == row.lead else " " if one.current else "old"
        who = f"{sign:3} {one.id}  {one.provider} {one.ref}"
        say(f"{who}  {one.first}  {one.place or '-'}  {one.kind}  {harm}")
    for decision in whole.judgements:
        back = "" if decision.undone is None else f" (taken back on {decision.undone.date()})"
        by = decision.by or "the command line"
        what = f"{decision.id}  {decision.field} {decision.value}"
        say(f"{what}, {decision.at.date()}, {by}: {decision.why}{back}")


def list_(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import seen
    from bluehelm.events.worded import people

    mission = mission_of(given.mission)
    reader = _reader(mission, given)
    after = None if given.after is None else seen.after_of(given.after)
    if given.after is not None and after is None:
        raise BadInput(f"--after is {given.after!r}; write it as 2031-03-04.17.")
    asked = query(given, "words")
    page = seen.page(mission, asked, given.audience, after, max(1, given.most))
    _log(reader, mission, page.rows)
    following = None if page.after is None else f"{page.after[0]}.{page.after[1]}"
    if given.json:
        rows = [asdict(row) for row in page.rows]
        tell(_plain({"count": page.count, "more": page.more, "after": following, "incidents": rows}))
        return 0
    for row in page.rows:
        killed = people.spread(row.killed_low, row.killed, row.killed_high, given.language) or "-"
        say(f"{row.number:8}  {row.state:18}  {killed:>9}  {_called(row, given.language)}")
    if following is not None:
        say(f"more: --after {following}")
    return 0


def judge(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events import models as tables
    from bluehelm.events.store import judging

    mission = mission_of(given.mission)
    fields = ("state", "standard", "sensitivity", "lead")
    decided = {name: value for name in fields if (value := getattr(given, name)) is not None}
    if (given.undo is None) == (not decided):
        raise BadInput(
            "Say what is decided (--state, --standard, --sensitivity, --lead), or --undo JUDGEMENT."
        )
    if given.undo is not None:
        judging.undo(None, mission, given.undo, given.why)
    else:
        judging.judge(None, mission, given.number, decided, given.why)
    row = tables.Incident.objects.get(mission=mission, pk=given.number)
    if given.json:
        tell(
            {
                "incident": row.pk,
                "state": row.state,
                "standard": row.standard,
                "rank": row.rank,
                "lead": row.lead,
            }
        )
    else:
        say(f"Incident {row.pk}: {row.state}, {row.standard}.")
    return 0


def _reader(mission: "Mission", given: argparse.Namespace) -> "User | None":
    """Who reads as protection staff: somebody with the clearance, for it is logged."""
    from bluehelm.record import access
    from bluehelm.record.models import User

    if given.audience != "protection":
        return None
    user = User.objects.filter(username=given.by or "").first()
    if user is None or access.audience(user, mission) != "protection":
        raise Refused(
            "To read as protection staff name a member with the clearance: --by NAME. It is logged."
        )
    return user


def _log(reader: "User | None", mission: "Mission", rows: "Any") -> None:
    from bluehelm.events.store import seen
    from bluehelm.record import openings

    strict = [row.number for row in rows if row.rank >= seen.strictest()]
    if strict:
        openings.opened(reader, mission, "incident", strict)


def _called(row: "IncidentRow", language: str = "en") -> str:
    from bluehelm.events import wording
    from bluehelm.events.worded import facts

    return wording.heading(facts.of(row), language)


def _plain(document: Any) -> Any:
    """Days and hours as ISO words."""
    if isinstance(document, dict):
        return {name: _plain(value) for name, value in document.items()}
    if isinstance(document, list | tuple):
        return [_plain(value) for value in document]
    return document.isoformat() if hasattr(document, "isoformat") else document
