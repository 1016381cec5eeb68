"""What the commands share: the store made ready, text on stdout, progress on stderr."""

import argparse
import json
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.errors import BadSetting, Refused, Unreadable

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def say(text: str = "") -> None:
    """One line of human text on stdout, at once: a server that follows must not keep or repeat it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(document: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def busy(what: str) -> AbstractContextManager[Any]:
    """A sign on stderr that something is under way, where a person looks on."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # a twentieth of a second

    return Console(stderr=True).status(f"{what} ..")


def django() -> None:
    """Make the settings and the tables known to this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluehelm.settings")
    import django as framework
    from django.core.exceptions import ImproperlyConfigured

    try:
        framework.setup()
    except ImproperlyConfigured as error:
        if "psycopg" not in str(error):
            raise
        raise BadSetting(
            "BLUEHELM_DATABASE names PostgreSQL, whose driver is missing: pip install 'bluehelm[postgres]'."
        ) from None


def store() -> None:
    """As django(), and the database is there with its tables."""
    django()
    from django.db import OperationalError, connection

    try:
        known = connection.introspection.table_names()
    except OperationalError as error:
        told = str(error).strip().splitlines()[0]
        where = "the folder BLUEHELM_DATA, its rights and the space on its disk"
        check = where if connection.vendor == "sqlite" else "BLUEHELM_DATABASE"
        raise Unreadable(f"The database cannot be reached ({told}). Check {check}.") from None
    if "record_head" not in known:
        raise Refused("The store is not set up yet; run: bluehelm setup")


def file(name: str) -> Path:
    """A file that is there, for argparse."""
    path = Path(name)
    if path.is_file():
        return path
    why = "is a folder" if path.is_dir() else "does not exist"
    raise argparse.ArgumentTypeError(f"{name} {why}; name a file")


def wants_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document on stdout")


def family(commands: "Commands", name: str, what: str) -> "Commands":
    """A command with verbs of its own: `bluehelm plan read`."""
    command = commands.add_parser(name, help=what, description=what)
    return command.add_subparsers(title="verbs", metavar="VERB", required=True)
