"""What the commands about incidents share: the mission, the audience and the conditions of the filter."""

import argparse
from typing import TYPE_CHECKING

from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.events.query import Query
    from bluehelm.record.models import Mission

MISSION = "MINUSMA"  # the worked example, where none is named
AUDIENCES = ("protection", "mission", "partner", "public")
FILTERS = (
    "kind", "perpetrator", "target", "state", "standard", "region", "cercle", "provider", "harm", "status",
    "operation",
)  # fmt: skip


def about(command: argparse.ArgumentParser) -> None:
    """Which mission."""
    command.add_argument("--mission", default=MISSION, metavar="CODE", help=f"{MISSION} without it")


def filtered(command: argparse.ArgumentParser) -> None:
    """The conditions that the site's filter has too."""
    for name in FILTERS:
        more = "only these; may be given several times"
        command.add_argument(f"--{name}", action="append", default=[], metavar="TERM", help=more)
    command.add_argument("--from", dest="since", metavar="DAY", help="the first day")
    command.add_argument("--to", dest="until", metavar="DAY", help="the last day")


def asked(given: argparse.Namespace, *more: str) -> dict[str, list[str]]:
    """What was given, as events.query.parsed() takes it; `more` names single words beside the days."""
    lists = {name: list(getattr(given, name)) for name in FILTERS}
    words = {name: getattr(given, name) for name in ("since", "until", *more)}
    return lists | {name: [word] if word else [] for name, word in words.items()}


def query(given: argparse.Namespace, *more: str) -> "Query":
    """The filter that was given."""
    from bluehelm.events.query import parsed

    return parsed(asked(given, *more))


def mission_of(code: str) -> "Mission":
    """The mission of this code in the store."""
    from bluehelm.record.models import Mission

    found = Mission.objects.filter(code=code).first()
    if found is None:
        raise BadInput(f"There is no mission {code} in the store; see bluehelm mission list.")
    return found
