"""`bluehelm setup`, `history`, `backup` and `restore`: the house itself."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, django, family, file, say, store, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands


def add(commands: "Commands") -> None:
    setting_up = commands.add_parser(
        "setup", help="make the store, the secret key and the first administrator; safe to run again"
    )
    setting_up.set_defaults(run=run_setup)
    checking = family(commands, "history", "the history of every change").add_parser(
        "verify",
        help="check the chain of the history, and the rows against it; exit status 1 where one does not hold",
    )
    wants_json(checking)
    checking.set_defaults(run=verify)
    keeping = commands.add_parser("backup", help="write the whole store into one file")
    keeping.add_argument("file", type=Path, metavar="FILE", help="a new file; guard it like the database")
    keeping.set_defaults(run=backup)
    bringing = commands.add_parser("restore", help="bring a backup into an empty store")
    bringing.add_argument("file", type=file, metavar="FILE")
    bringing.add_argument("--force", action="store_true", help="empty the store first")
    bringing.set_defaults(run=restore)


def run_setup(given: argparse.Namespace) -> int:
    setup()
    return 0


def setup() -> None:
    """Make whatever is not there yet, and print the administrator's password where it is made."""
    django()
    from django.conf import settings
    from django.core.management import call_command

    from bluehelm.record import people

    with busy("Setting up the store"):
        migrate()
        call_command("collectstatic", interactive=False, verbosity=0)
        password = people.first_administrator()
    say(f"The store is ready in {settings.DATA}.")
    if password is not None:
        say("Sign in as: administrator")
        say(f"Password, shown only now: {password}")


def migrate() -> None:
    """Bring the tables to this version; a database that cannot be reached is said so."""
    from django.core.management import call_command
    from django.db import OperationalError, connection

    from bluehelm.errors import Unreadable

    try:
        connection.ensure_connection()
    except OperationalError as error:
        told = str(error).strip().splitlines()[0]
        raise Unreadable(f"The database cannot be reached ({told}). Check BLUEHELM_DATABASE.") from None
    call_command("migrate", interactive=False, verbosity=0)


def verify(given: argparse.Namespace) -> int:
    store()
    from bluehelm.checks import store as audits
    from bluehelm.events.store import checking as events
    from bluehelm.events.store import releasing
    from bluehelm.mandates import store as mandates
    from bluehelm.plans import store as plans
    from bluehelm.record import clearance, history, purging, tokens
    from bluehelm.spine import store as spine

    verdict = history.verify()
    rooms = (mandates, plans, audits, spine, events, releasing, purging, clearance, tokens)
    differing = [one for room in rooms for one in room.faults()] if verdict.ok else []
    if given.json:
        tell(asdict(verdict) | {"ok": verdict.ok and not differing, "rows_that_differ": differing})
    elif verdict.ok:
        say(f"The history holds: {verdict.count} entries, ending with {verdict.head}.")
        say(
            "\n".join(differing)
            or "The mandates, readings, results, audits, judgements, accounts, releases, identities, "
            "clearances and tokens in the store are as it tells them."
        )
    else:
        say(f"The history does not hold at entry {verdict.broken_at}. {verdict.why}")
        say(f"The {verdict.count} entries before it hold.")
    return 0 if verdict.ok and not differing else 1


def backup(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import backup as room

    with busy(f"Writing {given.file.name}"):
        kept = room.backup(given.file)
    say(f"{given.file}: {kept.rows} rows, {kept.files} files, {kept.changes} entries of the history.")
    say(f"The history ends with {kept.head}.")
    return 0


def restore(given: argparse.Namespace) -> int:
    django()
    from django.conf import settings

    from bluehelm.record import backup as room
    from bluehelm.record import purging

    with busy(f"Restoring {given.file.name}"):
        migrate()
        kept = room.restore(given.file, force=given.force)
    say(f"Restored {kept.rows} rows, {kept.files} files, {kept.changes} entries of the history, which holds.")
    say(f"It ends with {kept.head}.")
    if kept.again:
        say(f"{kept.again} persons who were deleted since the backup was made were deleted again.")
    if lost := purging.withheld():
        say(f"{lost} identities cannot be opened: their keys are not in {settings.KEYS}. Put it back.")
    return 0
