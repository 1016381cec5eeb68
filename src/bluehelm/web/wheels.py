"""Files of other people's packages that the site serves: from the installed wheel, not from here."""

import io
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage

PREFIX = "maplibre"
FILES = ("maplibre-gl.js", "maplibre-gl.css")
Found = list[CheckMessage]  # a finder has a method called list
MAP_OF_SOURCE = b"//# sourceMappingURL="  # of a file that the wheel leaves out: gathering would look for it


def folder() -> Path | None:
    """Where the maplibre wheel keeps its scripts; it is not imported, which takes long."""
    spec = find_spec("maplibre")
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places))) / "srcjs" if places else None


class Unmapped(FileSystemStorage):
    """The files without the line that names a map of their source."""

    def _open(self, name: str, mode: str = "rb") -> "File[Any]":
        lines = Path(self.path(name)).read_bytes().splitlines(keepends=True)
        return File(io.BytesIO(b"".join(one for one in lines if not one.startswith(MAP_OF_SOURCE))), name)


class MapLibre(BaseFinder):
    """Finds the two files of MapLibre GL JS that the map needs."""

    def find(self, path: str, find_all: bool = False, **older: Any) -> Any:
        place = folder()
        wanted = find_all or older.get("all", False)
        if place is None or path not in [f"{PREFIX}/{name}" for name in FILES]:
            return []
        found = str(place / path.removeprefix(f"{PREFIX}/"))
        return [found] if wanted else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        place = folder()
        if place is not None:
            storage = Unmapped(location=place)
            storage.prefix = PREFIX  # type: ignore[attr-defined]
            yield from ((name, storage) for name in FILES)

    def check(self, **options: Any) -> Found:
        place = folder()
        if place is not None and all((place / name).is_file() for name in FILES):
            return []
        return [Error("The map's library is not installed: pip install maplibre.", id="bluehelm.E001")]
