"""Rows as plain JSON and back, exactly: what a field has by default is left out."""

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from bluehelm.mandates.rows import Text

Row = TypeVar("Row")
Reader = Callable[[Any], Any]


def pack(value: Any) -> Any:
    """A row, or a tuple of rows, as what json.dumps takes."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple):
        return [pack(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    packed = {}
    for name, default in _defaults(cast(Hashable, type(value))):
        held = getattr(value, name)
        if held != default:
            packed[name] = pack(held)
    return packed


def unpack(kind: type[Row], packed: dict[str, Any]) -> Row:
    """The row that was packed; a field that the rows no longer have raises KeyError."""
    readers = _readers(cast(Hashable, kind))
    return kind(**{name: readers[name](held) for name, held in packed.items()})


def text_of(content: str) -> Text:
    """The text that is stored as this JSON."""
    return unpack(Text, json.loads(content))


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (one.name, one.default) for one in fields(kind)
    )  # MISSING, which equals nothing, where it has none


@cache
def _readers(kind: Any) -> dict[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader:
    if hint is Decimal:
        return Decimal
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint):
        return lambda held: unpack(hint, held)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        one = _reader(get_args(hint)[0])
        return lambda held: tuple(map(one, held))
    if get_origin(hint) is types.UnionType:
        some = _reader(next(part for part in get_args(hint) if part is not types.NoneType))
        return lambda held: None if held is None else some(held)
    return _as_it_is


def _as_it_is(held: Any) -> Any:
    return held
