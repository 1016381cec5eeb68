"""Stored files, kept by their content: the name is the sha256, so that the same file is kept once."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from bluehelm.errors import BadInput, Unreadable

PART = 1 << 20  # bytes
NAME = frozenset("0123456789abcdef")


def place(sha256: str) -> Path:
    """Where the file of this content lies: FILES/ab/abcdef.."""
    if len(sha256) != 64 or not set(sha256) <= NAME:
        raise BadInput(f"{sha256[:80]!r} is not a sha256: 64 characters of 0-9 and a-f.")
    return Path(settings.FILES) / sha256[:2] / sha256


@contextmanager
def written_whole(target: Path) -> Iterator[IO[bytes]]:
    """A file that appears at `target` only when all of it is written; else what was there stays."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)  # there only where something failed


def keep(content: bytes) -> str:
    """Keep the content and give its sha256. A crash leaves the whole file or none."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = place(sha256)
    if target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == sha256:
        return sha256
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with written_whole(target) as file:
        file.write(content)
    _settle(target.parent)
    return sha256


def keep_path(path: Path) -> str:
    """Keep the file at this path and give its sha256, in constant memory."""
    sha256 = digest_of(path)
    target = place(sha256)
    if target.exists() and digest_of(target) == sha256:
        return sha256
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("rb") as given, written_whole(target) as file:
        shutil.copyfileobj(given, file, PART)
    if digest_of(target) != sha256:
        target.unlink()
        raise Unreadable(f"{path.name} changed while it was read; wait until it is whole and try again.")
    _settle(target.parent)
    return sha256


def digest_of(path: Path) -> str:
    """The sha256 of a file, in constant memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """See to it that a new name itself survives a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fetch(sha256: str) -> bytes:
    """The content of this sha256, checked against it."""
    path = place(sha256)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"The stored file {sha256} is missing; restore it from a backup.") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Unreadable(f"The stored file {sha256} was altered; restore it from a backup.")
    return content
