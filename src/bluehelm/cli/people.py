"""`bluehelm mission` and `bluehelm user`: missions, accounts and roles."""

import argparse
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import family, say, store, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

ROLES = ("reader", "editor", "approver", "administrator")


def add(commands: "Commands") -> None:
    missions = family(commands, "mission", "add and list missions")
    adding = missions.add_parser("add", help="add a mission, or change its names and who may read it")
    adding.add_argument("code", metavar="CODE", help="for example UNMIX")
    adding.add_argument("--name-en", required=True, metavar="NAME")
    adding.add_argument("--name-fr", required=True, metavar="NAME")
    adding.add_argument("--public", action="store_true", help="anybody may read it without signing in")
    adding.add_argument("--invented", action="store_true", help="demonstration data; every page says so")
    adding.set_defaults(run=add_mission)
    listing = missions.add_parser("list", help="list the missions in the store")
    wants_json(listing)
    listing.set_defaults(run=list_missions)
    users = family(commands, "user", "open accounts and give roles")
    opening = users.add_parser("add", help="give a person a role, opening an account where there is none")
    opening.add_argument("name", metavar="NAME")
    opening.add_argument("--role", required=True, choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    opening.add_argument("--mission", required=True, metavar="CODE")
    opening.set_defaults(run=add_user)
    password = users.add_parser("password", help="give a person another password, asked for twice")
    password.add_argument("name", metavar="NAME")
    password.set_defaults(run=set_password)


def add_mission(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import people

    mission = people.add_mission(
        given.code, given.name_en, given.name_fr, public=given.public, invented=given.invented
    )
    say(f"{mission.code}: {mission.name_en} / {mission.name_fr}{' (public)' if mission.public else ''}")
    return 0


def list_missions(given: argparse.Namespace) -> int:
    store()
    from bluehelm.plans import store as plans
    from bluehelm.record.models import Mission

    found: list[dict[str, Any]] = [
        {
            "code": mission.code,
            "name_en": mission.name_en,
            "name_fr": mission.name_fr,
            "public": mission.public,
            "periods": list(plans.periods(mission.code)),
        }
        for mission in Mission.objects.all()
    ]
    if given.json:
        tell(found)
        return 0
    for row in found:
        periods = ", ".join(row["periods"]) or "no plan yet"
        say(f"{row['code']:<12}{row['name_en']}{' (public)' if row['public'] else ''}: {periods}")
    return 0


def add_user(given: argparse.Namespace) -> int:
    store()
    from bluehelm.record import people
    from bluehelm.record.models import Mission

    mission = Mission.objects.filter(code=given.mission).first()
    if mission is None:
        raise BadInput(f"There is no mission {given.mission}; see bluehelm mission list.")
    password = people.set_role(mission, given.name, given.role, None)
    say(f"{given.name} is {given.role} in {mission.code}.")
    if password is not None:
        say(f"Password, shown only now: {password}")
    return 0


def set_password(given: argparse.Namespace) -> int:
    store()
    from getpass import getpass

    from bluehelm.record import people

    password = getpass("New password: ")
    if getpass("Again: ") != password:
        raise BadInput("The two passwords differ; nothing was changed.")
    people.set_password(given.name, password)
    say(f"{given.name} has a new password.")
    return 0
