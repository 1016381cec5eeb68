"""People and their roles: who belongs to a mission, and the giving and taking of roles."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, history
from bluehelm.record.models import Membership, Mission, Role, User


@dataclass(frozen=True)
class Member:
    """One person in one mission."""

    username: str
    mission: str
    role: str
    last_login: datetime | None
    protection: bool = False  # may open identities and read strictly confidential records


def _member(row: Membership) -> Member:
    user = row.user
    return Member(user.get_username(), row.mission.code, row.role, user.last_login, row.protection)


def people(mission: Mission) -> tuple[Member, ...]:
    """Everybody who has a role in the mission, by name."""
    found = Membership.objects.filter(mission=mission).select_related("user", "mission")
    return tuple(_member(row) for row in found.order_by("user__username"))


def memberships(user: User) -> tuple[Member, ...]:
    """The missions a person has a role in."""
    found = Membership.objects.filter(user=user).select_related("user", "mission")
    return tuple(_member(row) for row in found.order_by("mission__code"))


def set_language(user: User, language: str) -> None:
    """Remember the language in which a person reads the site."""
    user.language = language
    user.save(update_fields=["language"])


def set_role(mission: Mission, username: str, role: str | None, by: User | None) -> str | None:
    """Give a person a role in the mission, or take it with None; the password where an account was opened.

    by None is the command line.
    raises Refused for one who is no administrator and for one's own role, BadInput for a bad name or role.
    """
    if by is not None:
        access.require(by, mission, "administer")
    if by is not None and username == by.get_username():
        raise Refused("You cannot change your own role; another administrator can.")
    if role is not None and role not in Role.values:
        raise BadInput(f"{role!r} is no role; the roles are {', '.join(Role.values)}.")
    with history.change(by, "role given" if role else "role taken", "", mission) as entry:
        user = User.objects.filter(username=username).first()
        password = None
        if user is None:
            if role is None:
                raise BadInput(f"There is no account {username!r} whose role could be taken.")
            user, password = _open_account(username)
        held = Membership.objects.filter(user=user, mission=mission).first()
        before = None if held is None else {"role": held.role}
        protection = held is not None and held.protection  # stays with another role, goes with the last
        if held is not None:
            held.delete()
        if role is not None:
            Membership.objects.create(user=user, mission=mission, role=role, protection=protection)
        entry.add("record_membership", history.mark(user), before, None if role is None else {"role": role})
    return password


def first_administrator(username: str = "administrator") -> str | None:
    """Open the account of the site's own administrator and give its password; None where there is one."""
    if User.objects.filter(is_superuser=True).exists():
        return None
    with history.change(None, "administrator made", "first start") as entry:
        user, password = _open_account(username)
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
        entry.add("record_user", history.mark(user), None, {"administrator": True})
    return password


def set_password(username: str, password: str) -> None:
    """Give a person another password, which must pass the same checks as on the site."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise BadInput(f"There is no account {username!r}.")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from None
    with history.change(None, "password set", "") as entry:
        user.set_password(password)
        user.save(update_fields=["password"])
        entry.add("record_user", history.mark(user), None, None)


def add_mission(code: str, name_en: str, name_fr: str, by: User | None = None, **kinds: bool) -> Mission:
    """Add a mission, or change the names and kinds (public, invented) of the one that has this code."""
    if by is not None and not by.is_superuser:
        raise Refused("Only the administrator of the site may add a mission.")
    mission = Mission.objects.filter(code=code).first() or Mission(code=code)
    before = None if mission.pk is None else _mission(mission)
    mission.name_en, mission.name_fr = name_en, name_fr
    for kind, value in kinds.items():
        setattr(mission, kind, value)
    try:
        mission.full_clean(validate_unique=False)
    except ValidationError as error:
        told = "; ".join(f"{field}: {' '.join(why)}" for field, why in error.message_dict.items())
        raise BadInput(f"{code!r} cannot be a mission. {told}") from None
    if before == _mission(mission):
        return mission
    with history.change(by, "mission added" if before is None else "mission changed", "", mission) as entry:
        mission.save()
        entry.add("record_mission", mission.code, before, _mission(mission))
    return mission


def _mission(mission: Mission) -> dict[str, Any]:
    return {name: getattr(mission, name) for name in ("code", "name_en", "name_fr", "public", "invented")}


def _open_account(username: str) -> tuple[User, str]:
    """A new account with a password made at random, which its owner should change."""
    try:
        validate_slug(username)
    except ValidationError:
        raise BadInput(
            f"{username!r} cannot be a user name; use letters without accents, digits, "
            "hyphens and underscores."
        ) from None
    password = secrets.token_urlsafe(12)
    return User.objects.create_user(username=username, password=password), password
