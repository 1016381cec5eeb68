"""Keys to the API: made by a person for a program, with scopes and an end; only a digest is kept."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, history
from bluehelm.record.models import Mission, Token, User

TABLE = "record_token"
# what a scope lets a token do, as an action of access.LEAST; it never may more than its person
SCOPES = {
    "incidents.read": "read",
    "accounts.read": "read",
    "accounts.write": "load",
    "incidents.judge": "judge",
}
# how much is shown; nobody outside gets single records without a release, so no token is for them
AUDIENCES = ("mission", "protection")
START = "bluehelm_"  # so that a leaked one is known for what it is
LONGEST_DAYS, MOST = 366, 20


@dataclass(frozen=True)
class TokenRow:
    """A token as its person sees it; the secret itself is not known any more."""

    id: int
    user: str
    mission: str
    name: str
    scopes: tuple[str, ...]
    audience: str
    made: datetime
    ends: datetime
    revoked: datetime | None

    @property
    def live(self) -> bool:
        return self.revoked is None and self.ends > datetime.now(UTC)


@dataclass(frozen=True)
class Holder:
    """A program that came with a good token: on whose behalf, where, and what it may."""

    token: int
    user: User
    mission: Mission
    scopes: frozenset[str]
    audience: str  # the lesser of the person's and the token's

    def __str__(self) -> str:
        return f"token {self.token}"  # what its requests are counted under


def make(
    user: User,
    mission: Mission,
    name: str,
    scopes: Sequence[str],
    *,
    audience: str = "mission",
    days: int = 90,
    by: User | None = None,
) -> str:
    """A new token of a person for a program; shown here and never again. by None is the command line."""
    _check(user, mission, name, scopes, audience, days)
    now = datetime.now(UTC)
    if Token.objects.filter(user=user, mission=mission, revoked=None, ends__gt=now).count() >= MOST:
        raise Refused(f"You have {MOST} tokens in {mission.code}; revoke one that is not used.")
    secret = START + secrets.token_urlsafe(32)
    with history.change(by, "token made", "", mission) as entry:
        row = Token.objects.create(
            mission=mission, user=user, name=name.strip(), sha256=_digest(secret),
            scopes=sorted(set(scopes)), audience=audience, made=now, ends=now + timedelta(days=days),
        )  # fmt: skip
        entry.add(TABLE, row.pk, None, _body(row))
    return secret


def _check(user: User, mission: Mission, name: str, scopes: Sequence[str], audience: str, days: int) -> None:
    if access.role(user, mission) is None:
        raise access.Unseen(f"There is no mission {mission.code} that you may read.")
    if not name.strip() or len(name.strip()) > 100:
        raise BadInput("Give the token a name of 1 to 100 letters: the program that will use it.")
    if not scopes or set(scopes) - set(SCOPES):
        raise BadInput(f"The scopes are {', '.join(SCOPES)}; name at least one.")
    if audience not in AUDIENCES:
        raise BadInput(f"{audience!r} is no audience of a token; there are {', '.join(AUDIENCES)}.")
    if audience == "protection" and access.audience(user, mission) != "protection":
        raise Refused("A token for protection staff is made by a member with protection clearance.")
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput(f"A token lives from 1 to {LONGEST_DAYS} days; {days} is not.")
    for scope in scopes:
        access.require(user, mission, SCOPES[scope])


def revoke(by: User | None, mission: Mission, number: int) -> None:
    """End a token: its person, an administrator of the mission, or the command line may."""
    row = Token.objects.filter(mission=mission, pk=number).select_related("user").first()
    if by is not None and (row is None or row.user != by):
        access.require(by, mission, "administer")
    if row is None:
        raise BadInput(f"There is no token {number} in {mission.code}.")
    if row.revoked is not None:
        raise BadInput(f"Token {number} was revoked before.")
    with history.change(by, "token revoked", "", mission) as entry:
        row.revoked = entry.at
        row.save(update_fields=["revoked"])
        entry.add(TABLE, row.pk, {"revoked": False}, {"revoked": True})


def of(user: User) -> list[TokenRow]:
    """The tokens of a person, the newest first."""
    return [
        _told(row)
        for row in Token.objects.filter(user=user).select_related("user", "mission").order_by("-pk")
    ]


def listed(mission: Mission) -> list[TokenRow]:
    """All tokens of a mission, for the command line."""
    rows = Token.objects.filter(mission=mission).select_related("user", "mission")
    return [_told(row) for row in rows.order_by("-pk")]


def holder(secret: str) -> Holder | None:
    """Who comes with this secret; None where it is unknown, over, revoked, or its person is no member."""
    row = Token.objects.filter(sha256=_digest(secret)).select_related("user", "mission").first()
    if row is None or row.revoked is not None or row.ends <= datetime.now(UTC):
        return None
    if access.role(row.user, row.mission) is None:
        return None
    allowed = (scope for scope in row.scopes if access.can(row.user, row.mission, SCOPES[scope]))
    own = access.audience(row.user, row.mission)
    audience = "protection" if own == row.audience == "protection" else "mission"
    return Holder(row.pk, row.user, row.mission, frozenset(allowed), audience)


def faults() -> Iterator[str]:
    """Each token that is not as the history tells it; those of deleted people are gone with them."""
    said = history.told(TABLE)[TABLE]
    for row in Token.objects.order_by("pk"):
        entries = said.get(row.pk, [])
        if not entries:
            yield f"The token {row.pk} is in the store and not in the history."
        elif entries[0]["after"] != _body(row):
            yield f"The token {row.pk} is {_body(row)}, the history says {entries[0]['after']}."
        elif (len(entries) > 1) != (row.revoked is not None):
            yield f"The token {row.pk} is revoked in the store or in the history, and not in both."


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret has 256 random bits, nobody guesses it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _body(row: Token) -> dict[str, Any]:
    return {
        "mission": row.mission_id, "user": history.mark(row.user), "name": row.name, "scopes": row.scopes,
        "audience": row.audience, "ends": row.ends.astimezone(UTC).isoformat(timespec="microseconds"),
        "sha256": row.sha256,
    }  # fmt: skip


def _told(row: Token) -> TokenRow:
    return TokenRow(
        row.pk, row.user.get_username(), row.mission.code, row.name, tuple(row.scopes), row.audience,
        row.made, row.ends, row.revoked,
    )  # fmt: skip
