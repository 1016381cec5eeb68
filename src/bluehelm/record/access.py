"""Who may see and do what: one role per mission, each including those before it."""

from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser

from bluehelm.errors import Refused
from bluehelm.record.models import Membership, Mission, Role, User

Person = User | AnonymousUser | None

LEAST: dict[str, Role] = {
    "read": Role.READER,
    "enter": Role.EDITOR,
    "correct": Role.EDITOR,
    "narrate": Role.EDITOR,
    "load": Role.EDITOR,
    "check": Role.EDITOR,
    "judge": Role.EDITOR,
    "approve": Role.APPROVER,
    "reopen": Role.APPROVER,
    "administer": Role.ADMINISTRATOR,
}
INSIDE = ("protection", "mission")  # audiences to whom single incidents are shown, and who told of them
ORDER = [Role.READER, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR]


class Unseen(Refused):
    """The person may not even read the mission: to them it does not exist (a page answers 404)."""


def signed_in(user: Person) -> TypeGuard[User]:
    return isinstance(user, User) and user.is_active


def role(user: Person, mission: Mission) -> Role | None:
    """The role a person holds in a mission; None for a stranger, for whom only a public mission is open."""
    if not signed_in(user):
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    held = Membership.objects.filter(user=user, mission=mission).values_list("role", flat=True).first()
    return None if held is None else Role(held)


def can(user: Person, mission: Mission, action: str) -> bool:
    """Whether the person may do this; the actions are the keys of LEAST."""
    least = LEAST[action]
    if action == "read" and mission.public:
        return True
    held = role(user, mission)
    return held is not None and ORDER.index(held) >= ORDER.index(least)


def require(user: Person, mission: Mission, action: str) -> None:
    """Raise Unseen for a stranger and Refused for a member whose role is too low."""
    if can(user, mission, action):
        return
    if not can(user, mission, "read"):
        raise Unseen(f"There is no mission {mission.code} that you may read.")
    raise Refused(
        f"To {action} in {mission.code} you need the role {LEAST[action].value}; "
        "ask an administrator of the mission."
    )


def missions(user: Person) -> list[Mission]:
    """The missions a person may read: public ones and those they belong to."""
    found = Mission.objects.all()
    if signed_in(user) and user.is_superuser:
        return list(found)
    public = found.filter(public=True)
    if not signed_in(user):
        return list(public)
    return list((public | found.filter(memberships__user=user)).distinct())


def mission(user: Person, code: str, action: str = "read") -> Mission:
    """The mission of this code, for one who may do this in it; Unseen where it is missing or closed."""
    found = Mission.objects.filter(code=code).first()
    if found is None:
        raise Unseen(f"There is no mission {code} that you may read.")
    require(user, found, action)
    return found


def audience(user: Person, mission: Mission) -> str:
    """The audience a person belongs to, a term of audiences.yaml; being a superuser clears nobody."""
    if not signed_in(user):
        return "public"
    held = Membership.objects.filter(user=user, mission=mission).values_list("protection", flat=True).first()
    if held is not None:
        return "protection" if held else "mission"
    return "mission" if user.is_superuser else "public"
