"""The peer's own inputs and outputs, where the shared documents are at hand."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from bluehelm.impact.peer import Options, Peer, mwa
from bluehelm.impact.rows import Events

CLOSE = 1e-9
EXAMPLE = {"days": (2, 4, 6, 8, 10), "km": (2, 4, 6, 8, 10), "match": ("match1", "match2")}
SYNTHETIC = {"days": (5, 10, 15), "km": (10, 20, 30), "match": ("match1", "match2")}


def table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, null_values=["NA"], infer_schema_length=None)


def events(path: Path) -> Events:
    """A table as the peer reads it, times in UTC."""
    read = table(path)
    time = read["timestamp"].str.to_datetime("%Y-%m-%d %H:%M:%S").cast(pl.Int64).to_numpy()
    numbers = {name: read[name].cast(pl.Float64).to_numpy() for name in ("match1", "match2")}
    lat, lon = read["lat"].to_numpy(), read["lon"].to_numpy()
    columns = {"type": read["type"].to_numpy(), **numbers}
    return Events(np.arange(1, len(read) + 1), time, time, lat, lon, columns)


@lru_cache(maxsize=16)
def analysed(path: Path, options: Options = Options()) -> Peer:  # noqa: B008
    found, synthetic = events(path), path.name.startswith("syn")
    kind = found.columns["type"]
    flags = (kind == "treatment", kind == "control", kind == "dependent")
    return mwa(found, *flags, **(SYNTHETIC if synthetic else EXAMPLE), options=options)  # type: ignore[arg-type]


def windows(path: Path, peer: Peer) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each window beside the row of the peer's table that is about it."""
    ours = {(window.days, window.km): window for window in peer.windows}
    rows = table(path).rows(named=True)
    assert len(rows) == len(ours)
    for row in rows:
        yield ours[row["t_window"], float(row["spat_window"])], row


def same(ours: float | None, theirs: float | None) -> bool:
    """Equal to a billionth of the value, or of one where that is nearly zero."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= CLOSE * max(abs(theirs), 1e-3)
