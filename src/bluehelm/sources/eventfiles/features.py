"""Points of a GeoJSON file, read one by one, as rows of a table headed by the names of their properties."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.record.said import Aside
from bluehelm.sources.eventfiles.delimited import Row
from bluehelm.sources.eventfiles.wrong import shown

CHUNK = 1 << 18
LONGEST = 4_000_000  # letters of one feature
MOST_HEADS = 1_000
NUMBER, UP, ACROSS = "feature id", "feature latitude", "feature longitude"
BEFORE = 100_000  # letters in which the list of features has to begin
ENDED = object()
BLANK = re.compile(r"[\s,]*")
SYSTEMS = ("crs84", "epsg::4326", "epsg:4326")


class Features:
    """A FeatureCollection as (place in the list, cells), and what could not be read as Aside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.total = path.stat().st_size
        self.done = 0
        self.notes: list[str] = []
        heads: dict[str, None] = {}
        for _, feature in self._features():
            told = feature.get("properties") if isinstance(feature, dict) else None
            if isinstance(told, dict):
                heads.update(dict.fromkeys(map(str, told)))
            if len(heads) > MOST_HEADS:
                raise WrongKind(
                    f"{path.name}: its features have more than {MOST_HEADS} properties; keep those of events."
                )
        self.heads = [*(head for head in heads if head not in (NUMBER, UP, ACROSS)), NUMBER, UP, ACROSS]
        self.done = 0

    def rows(self) -> Iterator[Row | Aside]:
        for number, feature in self._features():
            if isinstance(feature, str):
                yield Aside(
                    number,
                    "",
                    shown(feature),
                    "is no sound JSON; the features after it are not read. Mend the file",
                )
                return
            made = self._row(feature)
            yield (
                (number, made)
                if isinstance(made, list)
                else Aside(number, "geometry", shown(made[0]), made[1])
            )
        self.done = self.total

    def _row(self, feature: object) -> list[str] | tuple[str, str]:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            return str(feature)[:200], "is no feature; each item of the list must be one"
        told, shape = feature.get("properties") or {}, feature.get("geometry")
        point = ("", "")
        if shape is not None:
            kind = shape.get("type") if isinstance(shape, dict) else None
            if kind != "Point":
                return str(kind), "is no point; an event has one, or none at all"
            at = shape.get("coordinates")
            if (
                not isinstance(at, list)
                or len(at) < 2
                or not all(isinstance(one, int | float) for one in at[:2])
            ):
                return str(at), "is no longitude and latitude; give both as numbers"
            point = (repr(at[1]), repr(at[0]))
        if not isinstance(told, dict):
            return str(told)[:200], "is no table of properties; write it as names and values"
        cells = [_text(told.get(head)) for head in self.heads[:-3]] + [_text(feature.get("id")), *point]
        if any("\0" in one or not _sound(one) for one in cells):
            return "".join(cells), "holds signs that are no text; remove them"
        return cells

    def _features(self) -> Iterator[tuple[int, Any]]:
        """Each feature with its place from 1; at the end the text, where it is no sound JSON."""
        decoder = json.JSONDecoder()
        self.done = 0
        try:
            with self.path.open(encoding="utf-8-sig", errors="strict") as file:
                text = self._begun(file)
                number, at = 1, 0
                while True:
                    feature, at = _next(decoder, text, at)
                    if feature is None:
                        more = file.read(max(CHUNK, len(text) - at)) if len(text) - at < LONGEST else ""
                        self.done += len(more)
                        if not more:
                            yield number, text[at : at + 200] or "(end of the file)"
                            return
                        text, at = text[at:] + more, 0
                    elif feature is ENDED:
                        return
                    else:
                        yield number, feature
                        number += 1
        except UnicodeDecodeError as fault:
            raise Unreadable(
                f"{self.path.name}: is no UTF-8, as GeoJSON has to be. Save it as UTF-8."
            ) from fault

    def _begun(self, file: Any) -> str:
        """The text after the bracket that opens the list of features."""
        text = file.read(BEFORE)
        if '"FeatureCollection"' not in text and '"features"' not in text:
            raise WrongKind(
                f"{self.path.name}: is no GeoJSON list of features. Save it as a FeatureCollection of points."
            )
        head, found, rest = text.partition('"features"')
        at = rest.find("[")
        if not found or at < 0:
            raise WrongKind(
                f"{self.path.name}: has no list of features in its first {BEFORE:,} letters; put it first."
            )
        system = head.casefold()
        if '"crs"' in system and not any(one in system for one in SYSTEMS):
            raise WrongKind(f"{self.path.name}: is not in degrees WGS84. Convert it to EPSG:4326.")
        return str(rest[at + 1 :])


def _next(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int]:
    """The next feature and where it ends; ENDED after the last; None where the text lacks a part of it."""
    at = BLANK.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
    if text.startswith("]", at):
        return ENDED, at
    try:
        found, end = decoder.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
    return (found, end) if end < len(text) else (None, at)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return json.dumps(value, ensure_ascii=False)


def _sound(text: str) -> bool:
    """Whether the text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
