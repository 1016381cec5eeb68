"""The keys of identities: one of its own for each person, in a folder outside the data and every backup.

KEYS/master             keys that wrap the others, one a line, the newest first
KEYS/people/ab/abcdef.. the wrapped key of one person, or, once deleted, the word that says so

A key lies under the keyed digest of what it seals. Deleting a person overwrites the key in its place, so that
every copy of the ciphertext, those in old backups too, is closed for good, and a copy made of this folder
with an ordinary copying program takes the deletion along.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from bluehelm.errors import BadInput, BadSetting, Refused, Unreadable
from bluehelm.record import files

MASTER, PEOPLE, LOCK = "master", "people", "lock"
DELETED = b"deleted "
OTHERS = 0o077  # rights of group and others
LONG = 64  # characters of a digest


class Missing(Unreadable):
    """A key that should be there is not: nothing can be opened until it is put back."""


def folder() -> Path:
    return Path(settings.KEYS)


def place(digest: str) -> Path:
    """Where the key of this person lies."""
    if len(digest) != LONG or not set(digest) <= files.NAME:
        raise BadInput(f"{digest[:80]!r} is no digest: 64 characters of 0-9 and a-f.")
    return folder() / PEOPLE / digest[:2] / digest


def put(digest: str, key: bytes, first: bool) -> None:
    """Keep the key of one person. first: nothing is sealed yet, so the folder may be made."""
    _ready(first)
    with _alone():
        _write(place(digest), _ring().encrypt(key))


def get(digest: str) -> bytes:
    """The key of one person; Refused where the person was deleted, Missing where there is no key."""
    _guarded()
    found = _read(digest)
    if found is None:
        raise Missing(f"The key of an identity is missing from {folder()}. Put the folder of keys back.")
    if found.startswith(DELETED):
        raise Refused("This person was deleted; nobody can read the name again.")
    try:
        return _ring().decrypt(found)
    except InvalidToken:
        raise Missing(
            f"The master key in {folder()} is not the one that wrapped this key. Put it back."
        ) from None


def bury(digest: str, day: date) -> None:
    """Overwrite the key of a person in its place. Also where it is missing: a copy put back stays closed."""
    _made()
    with _alone():
        _write(place(digest), DELETED + day.isoformat().encode() + b"\n")


def buried() -> Iterator[str]:
    """The digests of the persons who were deleted."""
    for path in _all():
        if path.read_bytes().startswith(DELETED):
            yield path.name


def state(digest: str) -> str:
    """there, deleted or missing."""
    found = _read(digest)
    return "missing" if found is None else "deleted" if found.startswith(DELETED) else "there"


def rotate() -> int:
    """Wrap every key with a new master key and forget the old ones; gives how many.

    The keys of the persons stay, so what was sealed or backed up before opens as before. Cut off in between,
    both master keys are there and nothing is lost: run it again.
    """
    _ready(first=False)
    with _alone():
        new = Fernet.generate_key()
        _write(folder() / MASTER, b"\n".join([new, *_masters()]))
        ring, count = _ring(), 0
        for path in _all():
            if not (wrapped := path.read_bytes()).startswith(DELETED):
                _write(path, ring.rotate(wrapped))
                count += 1
        _write(folder() / MASTER, new)
    return count


def _ready(first: bool) -> None:
    """The folder and its master key are there; made only where nothing was ever sealed."""
    path = folder()
    if not (path / MASTER).exists():
        if not first:
            raise Missing(
                f"Identities are sealed and their keys are not in {path}. Put the folder of keys back, "
                "or name it in BLUEHELM_KEYS; nothing was stored."
            )
        _made()
        with _alone():
            if not (path / MASTER).exists():
                _write(path / MASTER, Fernet.generate_key())
    _guarded()


def _made() -> None:
    """The folder is there."""
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise BadSetting(f"BLUEHELM_KEYS is {folder()}, which cannot be made ({fault.strerror}).") from fault


def _guarded() -> None:
    """Refuse keys that other users of the machine can read."""
    for path in (folder(), folder() / MASTER):
        if not path.exists():
            raise Missing(f"There is no {path}. Put the folder of keys back, or name it in BLUEHELM_KEYS.")
        if path.stat().st_mode & OTHERS:
            raise BadSetting(f"{path} may be read by others on this machine; make it 0700, its files 0600.")


@contextmanager
def _alone() -> Iterator[None]:
    """One writer at a time, across processes."""
    descriptor = os.open(folder() / LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    """Over what lies there, then on the disk, then in one step under its name: never half a key.

    A plain disk honours that a deleted key is overwritten; one that copies on write may keep the old block.
    """
    for above in (path.parent.parent, path.parent):
        above.mkdir(mode=0o700, exist_ok=True)
    old = path.stat().st_size if path.exists() else 0
    if old and content.startswith(DELETED):
        with path.open("r+b") as file:
            file.write(b"\0" * old)
            file.flush()
            os.fsync(file.fileno())
    with files.written_whole(path) as file:
        file.write(content)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(digest: str) -> bytes | None:
    path = place(digest)
    return path.read_bytes() if path.exists() else None


def _masters() -> list[bytes]:
    return (folder() / MASTER).read_bytes().split()


def _ring() -> MultiFernet:
    return MultiFernet([Fernet(one) for one in _masters()])


def _all() -> Iterator[Path]:
    yield from sorted(path for path in (folder() / PEOPLE).glob("??/*") if len(path.name) == LONG)
