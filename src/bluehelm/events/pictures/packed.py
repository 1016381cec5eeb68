"""The points of a map as one short run of bytes that a browser reads without parsing.

    bytes 0 to 7   "BHPOINT1"
    bytes 8 to 11  length of the head, little-endian
    the head       JSON: count, day0 (of columns of days), columns {name: [type, offset]}, words {name: [..]}
    the columns    little-endian, each at its offset from the first byte of all

precision is in tenths of a km; 65535 in precision and killed, and NaN in lat and lon, are not told.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from bluehelm.errors import BadInput
from bluehelm.events.pictures.counting import wide
from bluehelm.events.pictures.points import Floats, Ints, Points

MAGIC = b"BHPOINT1"
NOT_TOLD = 65_535
TYPES = {"u1": 255, "u2": 65_535, "u4": 2**32 - 1}
SENT = ("kind", "perpetrator", "state", "cercle", "day_precision")  # columns of words


def pack(points: Points) -> bytes:
    """The points in the order of their days."""
    order = np.argsort(points.first, kind="stable")
    day0 = int(points.first.min()) if len(points) else date(2000, 1, 1).toordinal()
    columns = {
        "number": ("u4", points.number),
        "lat": ("f4", points.lat),
        "lon": ("f4", points.lon),
        "first": ("u2", points.first - day0),
        "lasts": ("u2", points.last - points.first),
        "precision": ("u2", _tenths(points.precision_km)),
        "killed": ("u2", np.where(points.killed < 0, NOT_TOLD, np.minimum(points.killed, NOT_TOLD - 1))),
        **{name: ("u1", getattr(points, name).codes) for name in SENT},
    }
    words = {name: list(getattr(points, name).words) for name in SENT}
    head = {
        "count": len(points),
        "day0": date.fromordinal(day0).isoformat(),
        "words": words,
        "broad": {kind: wide(kind) for kind in words["kind"]},
    }
    return _written(head, {name: _fitting(name, kind, held[order]) for name, (kind, held) in columns.items()})


def _written(head: dict[str, Any], columns: Mapping[str, "np.ndarray[Any, Any]"]) -> bytes:
    """The head holds the offsets, whose number of digits is that of the widest: it is written twice."""
    start = 0
    for _ in range(3):
        offsets, at = {}, start
        for name, held in columns.items():
            offsets[name] = [held.dtype.str[1:], at]
            at += _padded(held.nbytes)
        told = json.dumps(head | {"columns": offsets}, separators=(",", ":")).encode()
        start = _padded(12 + len(told) + 16)
    body = bytearray(MAGIC + len(told).to_bytes(4, "little") + told)
    for name, held in columns.items():
        body.extend(bytes(offsets[name][1] - len(body)))
        body.extend(held.tobytes())
    return bytes(body)


def _padded(size: int) -> int:
    return (size + 7) // 8 * 8


def _tenths(km: Floats) -> Ints:
    told = np.minimum(np.ceil(np.nan_to_num(km, nan=0) * 10), NOT_TOLD - 1)
    return np.where(np.isnan(km), NOT_TOLD, told).astype(np.int64)


def _fitting(name: str, kind: str, held: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    most = TYPES.get(kind)
    if most is not None and len(held) and not (held.min() >= 0 and held.max() <= most):
        raise BadInput(f"{name} goes from {held.min()} to {held.max()}; the map takes 0 to {most}.")
    return held.astype(f"<{kind}")
