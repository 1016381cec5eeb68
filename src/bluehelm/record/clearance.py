"""Protection clearance: who may open identities and read strictly confidential records of a mission."""

import json
from collections.abc import Iterator

from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, history
from bluehelm.record.models import Change, Membership, Mission, User

TABLE = "record_membership"
GIVEN, TAKEN = "protection clearance given", "protection clearance taken"


def set_protection(mission: Mission, username: str, cleared: bool, why: str, by: User | None) -> None:
    """Give a member protection clearance, or take it; in the history, with the reason.

    by None is the command line.
    raises Refused for one who is no administrator and for oneself, BadInput for one without a role
    """
    if by is not None:
        access.require(by, mission, "administer")
    if by is not None and username == by.get_username() and cleared:
        raise Refused("You cannot clear yourself; another administrator can.")
    if not why.strip():
        raise BadInput("Give the reason; it is kept in the history.")
    held = Membership.objects.filter(user__username=username, mission=mission).select_related("user").first()
    if held is None:
        raise BadInput(f"{username!r} has no role in {mission.code}; give one first.")
    if held.protection and cleared:
        raise BadInput(f"{username} has clearance already.")
    if not held.protection and not cleared:
        raise BadInput(f"{username} has no clearance.")
    with history.change(by, GIVEN if cleared else TAKEN, why.strip(), mission) as entry:
        held.protection = cleared
        held.save(update_fields=["protection"])
        entry.add(TABLE, history.mark(held.user), {"protection": not cleared}, {"protection": cleared})


def faults() -> Iterator[str]:
    """Each clearance in the store that the history does not tell of."""
    said: dict[tuple[int | None, str], bool] = {}
    rows = Change.objects.filter(batch__contains=TABLE).order_by("n").values_list("mission", "batch")
    for mission, batch in rows.iterator(chunk_size=500):
        for row in json.loads(batch):
            if row["table"] != TABLE:
                continue
            if row["after"] is None:
                said[mission, row["key"]] = False
            elif "protection" in row["after"]:
                said[mission, row["key"]] = row["after"]["protection"]
    for held in Membership.objects.select_related("user", "mission").order_by("pk"):
        told = said.get((held.mission_id, history.mark(held.user)), False)
        if held.protection != told:
            has = "has" if held.protection else "has no"
            yield (
                f"{held.user.get_username()} {has} protection clearance in {held.mission.code}, "
                "and the history tells otherwise."
            )
