"""`bluehelm people`: clearance, the log of openings, the keys of identities and the end of them.

Nothing here opens an identity: that is done on the site, by a person who signed in.
"""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import family, say, store, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.record.identities import IdentityRow
    from bluehelm.record.models import Mission

SCOPES = ("incidents.read", "accounts.read", "accounts.write", "incidents.judge")
WHAT = ("incident", "account", "identity", "export")


def add(commands: "Commands") -> None:
    verbs = family(commands, "people", "protection: clearance, openings, keys and the end of identities")
    clearing = verbs.add_parser("clear", help="give a member protection clearance, or take it")
    clearing.add_argument("name", metavar="NAME")
    clearing.add_argument("--take", action="store_true", help="take it")
    clearing.set_defaults(run=clear)
    log = verbs.add_parser("openings", help="who read strictly confidential material, the newest first")
    log.add_argument("--what", choices=WHAT, default="", metavar="KIND", help=", ".join(WHAT))
    log.set_defaults(run=openings)
    rules = verbs.add_parser("retention", help="how long identities are kept, by role, and what rests on it")
    wants_json(rules)
    rules.set_defaults(run=retention)
    purging = verbs.add_parser("purge", help="delete identities whose day is over; the site does it daily")
    purging.add_argument("--dry-run", action="store_true", help="only say which")
    wants_json(purging)
    purging.set_defaults(run=purge)
    deleting = verbs.add_parser("delete", help="delete one identity for good")
    deleting.add_argument("number", type=int, metavar="NUMBER")
    deleting.set_defaults(run=delete)
    looking = verbs.add_parser(
        "keys", help="whether every identity has its key; exit status 1 where one is missing"
    )
    looking.add_argument("--rotate", action="store_true", help="wrap all keys with a new master key")
    looking.set_defaults(run=look)
    add_tokens(verbs)
    for command in (clearing, log, deleting):
        command.add_argument("--mission", required=True, metavar="CODE")
    for command in (clearing, deleting):
        command.add_argument("--why", required=True, metavar="TEXT", help="the reason, without names")
    wants_json(log)
    wants_json(looking)


def add_tokens(verbs: "Commands") -> None:
    """`bluehelm people token`: keys to the API."""
    tokens = family(verbs, "token", "keys to the API")
    making = tokens.add_parser("make", help="make a token of a person for a program; printed once")
    making.add_argument("name", metavar="NAME", help="the program that will use it")
    making.add_argument("--user", required=True, metavar="USER", help="on whose behalf; it may no more")
    means = f"{', '.join(SCOPES)}; may be given several times"
    making.add_argument(
        "--scope", required=True, action="append", choices=SCOPES, metavar="SCOPE", help=means
    )
    making.add_argument("--audience", choices=("mission", "protection"), default="mission", metavar="WHO")
    making.add_argument("--days", type=int, default=90, metavar="N", help="how long it lives; 90 without it")
    making.set_defaults(run=make_token)
    listing = tokens.add_parser("list", help="the tokens of a mission")
    listing.set_defaults(run=list_tokens)
    ending = tokens.add_parser("revoke", help="end a token at once")
    ending.add_argument("number", type=int, metavar="NUMBER")
    ending.set_defaults(run=revoke_token)
    for command in (making, listing, ending):
        command.add_argument("--mission", required=True, metavar="CODE")
    wants_json(listing)


def make_token(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import tokens
    from bluehelm.record.models import User

    user = User.objects.filter(username=given.user).first()
    if user is None:
        raise BadInput(f"There is no account {given.user!r}.")
    secret = tokens.make(
        user, mission(given.mission), given.name, given.scope, audience=given.audience, days=given.days
    )
    say(f"A token of {given.user} in {given.mission} for {given.days} days, shown only now:")
    say(secret)
    return 0


def list_tokens(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import tokens

    found = tokens.listed(mission(given.mission))
    if given.json:
        days = ("made", "ends", "revoked")
        tell(
            [
                {key: str(one) if one and key in days else one for key, one in asdict(row).items()}
                for row in found
            ]
        )
        return 0
    for row in found:
        state = "live" if row.live else "revoked" if row.revoked else "over"
        end, scopes = f"{row.ends:%Y-%m-%d}", ", ".join(row.scopes)
        say(f"{row.id:>4}  {row.user:<16}{state:<9}until {end}  {scopes}  {row.name}")
    say(f"{sum(row.live for row in found)} live tokens")
    return 0


def revoke_token(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import tokens

    tokens.revoke(None, mission(given.mission), given.number)
    say(f"Token {given.number} is revoked.")
    return 0


def mission(code: str) -> "Mission":
    """The mission of this code, for one who holds the machine."""
    from bluehelm.record.models import Mission

    found = Mission.objects.filter(code=code).first()
    if found is None:
        raise BadInput(f"There is no mission {code}; see bluehelm mission list.")
    return found


def clear(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import clearance

    clearance.set_protection(mission(given.mission), given.name, not given.take, given.why, None)
    say(f"{given.name} has {'no' if given.take else 'now'} protection clearance in {given.mission}.")
    return 0


def openings(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import openings as log

    found = log.listed(mission(given.mission), given.what)
    if given.json:
        tell([asdict(row) | {"at": row.at.isoformat()} for row in found])
        return 0
    for row in found:
        who = row.by or "(no account)"
        say(f"{row.at:%Y-%m-%d %H:%M}  {who:<16} {row.what} {row.key}  {row.why}".rstrip())
    say(f"{len(found)} openings" + (" or more" if len(found) == log.MOST else ""))
    return 0


def retention(given: argparse.Namespace) -> int:
    from bluehelm.record import retention as room

    rules = room.rules()
    if given.json:
        tell([asdict(rule) | {"since": rule.since.isoformat()} for rule in rules])
        return 0
    for rule in rules:
        say(f"{rule.role:<10}{rule.period:<6}of {rule.about}, since {rule.since}: {rule.why['en']}")
        say(f"          {rule.source}")
    return 0


def purge(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import purging

    found = purging.purge(dry_run=given.dry_run)
    if given.json:
        rows = {"due": _plain(found.due), "again": _plain(found.again), "buried": found.buried}
        tell(rows | {"dry_run": given.dry_run})
        return 0
    for row in (*found.due, *found.again):
        say(f"identity {row.id}: {row.role} of {row.about} {row.key}, kept until {row.keep_until}")
    would = "would be" if given.dry_run else "were"
    say(f"{len(found.due)} {would} deleted, {len(found.again)} deleted again after a restore.")
    if found.buried:
        say(f"{found.buried} keys left by an interrupted deletion {would} taken away.")
    return 0


def _plain(rows: "tuple[IdentityRow, ...]") -> list[dict[str, Any]]:
    wanted = ("id", "about", "key", "role")
    return [
        {name: getattr(row, name) for name in wanted} | {"keep_until": row.keep_until.isoformat()}
        for row in rows
    ]


def delete(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import identities

    identities.delete(None, mission(given.mission), given.number, given.why)
    say(f"Identity {given.number} is deleted; its row stays as the proof.")
    return 0


def look(given: argparse.Namespace) -> int:
    store()
    from django.conf import settings

    from bluehelm.record import keys, purging

    rotated = keys.rotate() if given.rotate else None
    lost = purging.withheld()
    if given.json:
        tell({"folder": str(settings.KEYS), "rotated": rotated, "missing": lost})
        return 1 if lost else 0
    if rotated is not None:
        say(f"{rotated} keys are wrapped with a new master key.")
    say(f"The keys lie in {settings.KEYS}.")
    say(f"{lost} identities have no key there." if lost else "No identity lacks its key.")
    return 1 if lost else 0
