"""`bluehelm event export` and `bluehelm event release`: files that leave, and who signed for them."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli.event_query import about, filtered, mission_of, query
from bluehelm.cli.room import busy, say, store, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.store.releasing import ReleaseRow
    from bluehelm.record.models import User

FORMS = ("csv", "hxl", "geojson", "kml")


def add(verbs: "Commands") -> None:
    what = "incidents as a file for people of the mission"
    command = verbs.add_parser("export", help=what, description=what)
    filtered(command)
    audience = "protection or mission (without it); what leaves the mission is a release"
    command.add_argument("--audience", default="mission", metavar="AUDIENCE", help=audience)
    _written(command)
    command.add_argument("--by", metavar="NAME", help="who exports; needed for protection, for it is logged")
    command.set_defaults(run=export)
    what = "files for people outside the mission, signed by two approvers"
    family = verbs.add_parser("release", help=what, description=what)
    acts = family.add_subparsers(title="verbs", metavar="VERB", required=True)
    _ask(acts)
    for name, what, run in (
        ("sign", "say that a release may leave", sign),
        ("refuse", "say that it may not", refuse),
        ("get", "write the signed file", get),
    ):
        command = acts.add_parser(name, help=what, description=what)
        command.add_argument("number", type=int, metavar="NUMBER")
        if name == "get":
            command.add_argument("--out", required=True, type=Path, metavar="FILE")
        else:
            command.add_argument("--by", required=True, metavar="NAME", help="the approver")
            command.add_argument("--why", default="", metavar="TEXT")
        _common(command, run)
    listing = acts.add_parser("list", help="releases, the newest first", description="releases")
    _common(listing, list_)


def _ask(acts: "Commands") -> None:
    what = "make the file as it would leave now and wait for two signatures"
    command = acts.add_parser("ask", help=what, description=what)
    filtered(command)
    command.add_argument("--audience", required=True, metavar="AUDIENCE", help="partner or public")
    command.add_argument("--form", choices=FORMS, default="csv", help="csv without it")
    products = ("incidents", "figures")
    command.add_argument("--product", choices=products, default="incidents", help="incidents without it")
    command.add_argument("--title", required=True, metavar="TEXT")
    command.add_argument("--why", required=True, metavar="TEXT", help="the reason, without names of people")
    command.add_argument("--by", required=True, metavar="NAME", help="who asks")
    _common(command, ask)


def _written(command: argparse.ArgumentParser) -> None:
    command.add_argument("--form", choices=FORMS, default="csv", help="csv without it")
    command.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="a file that is not there yet"
    )
    about(command)
    wants_json(command)


def _common(command: argparse.ArgumentParser, run: Any) -> None:
    about(command)
    wants_json(command)
    command.set_defaults(run=run)


def export(given: argparse.Namespace) -> int:
    store()
    from bluehelm.errors import Refused
    from bluehelm.events.store import exporting

    mission, user = mission_of(given.mission), _user(given.by)
    if given.audience == "protection" and user is None:
        raise Refused(
            "To export as protection staff name a member with the clearance: --by NAME. It is logged."
        )
    with busy("Exporting"):
        made = exporting.export(user, mission, query(given), given.audience, given.form)
    _write(given.out, made.content)
    told = {"file": str(given.out), "rows": made.rows, "sha256": made.sha256, **made.about.document()}
    _say(given, told, [f"{made.rows} incidents for {given.audience} in {given.out}", f"sha256 {made.sha256}"])
    return 0


def ask(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import releasing

    asked = releasing.Asked(query(given), given.audience, given.form, given.product)
    with busy("Making the file"):
        row = releasing.ask(_known(given.by), mission_of(given.mission), given.title, asked, given.why)
    return _shown(given, row)


def sign(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import releasing

    return _shown(given, releasing.sign(_known(given.by), mission_of(given.mission), given.number, given.why))


def refuse(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import releasing

    mission = mission_of(given.mission)
    return _shown(given, releasing.refuse(_known(given.by), mission, given.number, given.why))


def list_(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import releasing

    rows = releasing.listed(None, mission_of(given.mission))
    _say(given, [_document(row) for row in rows], [_line(row) for row in rows] or ["No release yet."])
    return 0


def get(given: argparse.Namespace) -> int:
    store()
    from bluehelm.events.store import releasing

    row, content = releasing.content(None, mission_of(given.mission), given.number)
    _write(given.out, content)
    told = {"file": str(given.out), "sha256": row.sha256}
    _say(given, told, [f"{row.title} in {given.out}", f"sha256 {row.sha256}"])
    return 0


def _shown(given: argparse.Namespace, row: "ReleaseRow") -> int:
    _say(given, _document(row), [_line(row), f"sha256 {row.sha256}"])
    return 0


def _line(row: "ReleaseRow") -> str:
    words = ", ".join(f"{one.word} by {one.by}" for one in row.words)
    return f"{row.n}  {row.state}  {row.audience}  {row.title}  asked by {row.by}" + (
        f"; {words}" if words else ""
    )


def _document(row: "ReleaseRow") -> Mapping[str, Any]:
    told = asdict(row) | {"at": row.at.isoformat()}
    return told | {"words": [asdict(one) | {"at": one.at.isoformat()} for one in row.words]}


def _say(given: argparse.Namespace, document: Any, lines: list[str]) -> None:
    if given.json:
        tell(document)
    else:
        for line in lines:
            say(line)


def _write(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise BadInput(f"{path} exists; name another file.") from None
    except OSError as fault:
        raise BadInput(f"{path} cannot be written ({fault.strerror}); name another file.") from None


def _user(name: str | None) -> "User | None":
    return None if name is None else _known(name)


def _known(name: str) -> "User":
    from bluehelm.record.models import User

    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise BadInput(f"There is no account {name!r}.")
    return found
