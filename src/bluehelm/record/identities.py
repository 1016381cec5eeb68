"""Who a victim, a witness or a caller is: sealed apart from what they told, opened by few and never unseen.

The table holds ciphertext alone. Each person is sealed with a key of its own, which lies in the folder of
keys (keys.py), outside the data and every backup. The history knows a person by a digest under that key.
Deleting the key deletes the person: from the table, from the history and from every backup made before.

No room of analysis, no export and no answer of the API imports this module; a test holds them to it.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps

from bluehelm.errors import BadInput, Refused, Unreadable
from bluehelm.record import access, history, keys, openings, retention, vocab
from bluehelm.record.history import Entry
from bluehelm.record.models import Identity, Mission, User

TABLE = "record_identity"
ABOUT = ("events.Account",)  # the tables whose rows may have identities
NONCE, STEP, MOST = 12, 256, 4_000  # bytes; bytes that sealed lengths are rounded to; characters of a person
SHORTEST_WHY = 5


@dataclass(frozen=True)
class Person:
    """Who it is. Only what is needed to find the person again."""

    name: str
    contact: str = ""  # telephone, address
    born: str = ""
    note: str = ""


@dataclass(frozen=True)
class IdentityRow:
    """What is known of an identity without opening it."""

    id: int
    about: str
    key: int
    role: str
    at: datetime  # when it was sealed
    keep_until: date
    deleted: datetime | None
    readable: str  # there, deleted, missing (its key)


def cleared(user: access.Person, mission: Mission) -> bool:
    """Whether the person may open identities; being an administrator clears nobody."""
    return access.audience(user, mission) == "protection"


def add(user: User, mission: Mission, about: str, key: int, role: str, person: Person) -> int:
    """Seal who somebody is beside a record; an editor may, and cannot open it again without clearance."""
    access.require(user, mission, "enter")
    with history.change(user, "identity sealed", "") as entry:
        return seal(entry, mission, about, key, role, person)


def seal(entry: Entry, mission: Mission, about: str, key: int, role: str, person: Person) -> int:
    """As add(), within a change under way; gives the number of the identity."""
    _belongs(mission, about, key)
    keep_until = retention.until(role, about, entry.at.date())
    clear, own = _written(person), AESGCM.generate_key(256)
    digest = _digest(own, clear)
    nonce = os.urandom(NONCE)
    sealed = nonce + AESGCM(own).encrypt(nonce, clear, _bound(mission.pk, about, key, role))
    keys.put(digest, own, first=not Identity.objects.filter(sealed__isnull=False).exists())
    row = Identity.objects.create(
        mission=mission,
        about=about,
        key=key,
        role=role,
        sealed=sealed,
        digest=digest,
        keep_until=keep_until,
        change_id=entry.n,
    )
    entry.add(TABLE, row.pk, None, body(row))
    return row.pk


def unsealed(user: User, mission: Mission, number: int, why: str) -> Person:
    """Who it is, for a person with clearance and a reason; it is noted before it is shown."""
    row = _found(user, mission, number)
    _reason(why)
    person = _opened(row)
    with history.change(user, "identity opened", "") as entry:
        openings.identity(entry, user, mission, number, why.strip())
    return person


def of(user: access.Person, mission: Mission, about: str, key: int) -> list[IdentityRow]:
    """The identities beside one record, for a person with clearance; else none, as if there were none."""
    if not cleared(user, mission):
        return []
    found = Identity.objects.filter(mission=mission, about=about, key=key)
    return [told(row) for row in found.select_related("change", "deleted").order_by("pk")]


def all_of(user: access.Person, mission: Mission) -> list[IdentityRow]:
    """Every identity of the mission by the day on which it goes, for a person with clearance."""
    _cleared(user, mission)
    found = Identity.objects.filter(mission=mission).select_related("change", "deleted")
    return [told(row) for row in found.order_by("keep_until", "pk")]


def keep(user: User, mission: Mission, number: int, until: date, why: str) -> None:
    """Keep an identity until another day, with a reason: longer for an open case, or less long."""
    row = _found(user, mission, number)
    access.require(user, mission, "enter")
    _reason(why)
    if until < datetime.now(UTC).date():
        raise BadInput(f"{until} is past; to end it now, delete the identity.")
    with history.change(user, "identity kept until another day", why.strip()) as entry:
        before, row.keep_until = row.keep_until, until
        row.save(update_fields=["keep_until"])
        entry.add(TABLE, row.pk, {"keep_until": before.isoformat()}, {"keep_until": until.isoformat()})


def delete(user: User | None, mission: Mission, number: int, why: str) -> None:
    """Delete who it is, for good: a person with clearance, an administrator, or the command line may."""
    if user is not None and not cleared(user, mission):
        access.require(user, mission, "administer")
    row = Identity.objects.filter(mission=mission, pk=number).first()
    if row is None:
        raise BadInput(f"There is no identity {number} in {mission.code}.")
    _reason(why)
    with history.change(user, "identity deleted", why.strip()) as entry:
        erase(entry, [row])
    keys.bury(row.digest, entry.at.date())


def erase(entry: Entry, rows: Iterable[Identity]) -> None:
    """Take the ciphertext of these away within a change; their keys are buried when it is written."""
    for row in rows:
        row.sealed, row.deleted_id = None, entry.n
        row.save(update_fields=["sealed", "deleted"])
        entry.add(TABLE, row.pk, {"digest": row.digest}, None)


def body(row: Identity) -> dict[str, Any]:
    """What the history says of an identity when it is sealed: nothing by which it could be known."""
    return {
        "mission": row.mission_id,
        "about": row.about,
        "key": row.key,
        "role": row.role,
        "digest": row.digest,
        "keep_until": row.keep_until.isoformat(),
    }


def told(row: Identity) -> IdentityRow:
    deleted = None if row.deleted is None else row.deleted.at
    return IdentityRow(
        row.pk, row.about, row.key, row.role, row.change.at, row.keep_until, deleted, keys.state(row.digest)
    )


def _found(user: access.Person, mission: Mission, number: int) -> Identity:
    _cleared(user, mission)
    row = Identity.objects.filter(mission=mission, pk=number).first()
    if row is None:
        raise BadInput(f"There is no identity {number} in {mission.code}.")
    if row.sealed is None:
        raise Refused("This person was deleted; nobody can read the name again.")
    return row


def _cleared(user: access.Person, mission: Mission) -> None:
    access.require(user, mission, "read")
    if access.role(user, mission) is None:
        raise access.Unseen(f"There is no mission {mission.code} that you may read.")
    if not cleared(user, mission):
        raise Refused(
            "Identities are for members with protection clearance; an administrator of the mission gives it."
        )


def _belongs(mission: Mission, about: str, key: int) -> None:
    if about not in ABOUT:
        raise BadInput(f"{about!r} has no identities; there are {', '.join(ABOUT)}.")
    if not apps.get_model(about)._default_manager.filter(mission=mission, pk=key).exists():
        raise BadInput(f"There is no record {key} in {mission.code} that an identity could belong to.")


def _reason(why: str) -> None:
    if len(why.strip()) < SHORTEST_WHY:
        raise BadInput("Give the reason in a few words; it is kept in the log. Do not name the person in it.")


def _written(person: Person) -> bytes:
    """The person as bytes, filled up so that the length of the ciphertext tells nothing of the name's."""
    said = {name: value.strip() for name, value in asdict(person).items()}
    if not any(said.values()):
        raise BadInput("Nothing is said of the person; give at least a name or how to reach them.")
    if sum(map(len, said.values())) > MOST:
        raise BadInput(
            f"Too much is said of the person: at most {MOST} characters. Keep what finds them again."
        )
    clear = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    return clear + b" " * (-len(clear) % STEP)


def _opened(row: Identity) -> Person:
    own, sealed = keys.get(row.digest), bytes(row.sealed or b"")
    bound = _bound(row.mission_id, row.about, row.key, row.role)
    try:
        clear = AESGCM(own).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
    except InvalidTag:
        raise Unreadable(
            f"Identity {row.pk} was altered or moved to another record; restore it from a backup."
        ) from None
    said = json.loads(clear)
    return Person(**{one.name: said[one.name] for one in fields(Person)})


def _bound(mission: int, about: str, key: int, role: str) -> bytes:
    """What the ciphertext is bound to, so that nobody moves it to another record in the database."""
    return f"{mission}:{about}:{key}:{role}".encode()


def _digest(own: bytes, clear: bytes) -> str:
    """Keyed with the person's own key: without that it can be compared with nothing."""
    return hmac.new(hashlib.sha256(b"bluehelm digest" + own).digest(), clear, hashlib.sha256).hexdigest()


def roles() -> list[str]:
    return list(vocab.terms("retention"))
