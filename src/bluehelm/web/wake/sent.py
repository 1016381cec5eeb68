"""A table that is sent is read and forgotten; what is taken away is in the page itself."""

import tempfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bluehelm.errors import BluehelmError
from bluehelm.impact.rows import Events

JSON = "application/json;charset=utf-8"
LONGEST_STEM, LONGEST_SUFFIX = 180, 20  # bytes of a file's name


def read(upload: Any, reader: Callable[[Path], Events]) -> Events:
    """The table under its own name, so that messages about it name it and not where it lay."""
    name = Path(upload.name or "table")
    stem = name.stem.encode()[:LONGEST_STEM].decode(errors="ignore") or "table"
    suffix = name.suffix.encode()[:LONGEST_SUFFIX].decode(errors="ignore")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}{suffix}"
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        try:
            return reader(path)
        except BluehelmError as error:
            raise type(error)(str(error).replace(f"{folder}/", "")) from error


def address(kind: str, content: bytes) -> str:
    """An address that is the file itself, so that nothing need be kept to give it."""
    return f"data:{kind};base64,{b64encode(content).decode()}"
