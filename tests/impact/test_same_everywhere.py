"""Long equalities: order of rows, time zone, threads and engine change nothing. `make prove` runs them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from benchmarks.impact.generators import Points, towns, uniform
from benchmarks.impact.like_the_peers import WINDOWS
from benchmarks.impact.like_the_peers import events as invented
from bluehelm.impact import count, grid
from bluehelm.impact.peer import mwa
from bluehelm.impact.rows import DAY, SECOND, Events
from bluehelm.impact.wake import wake
from tests.impact import oracle
from tests.impact.wake.making import shuffled

pytestmark = pytest.mark.prove

KM, DAYS = (5.0, 10.0, 25.0, 50.0), (7, 14, 28)
LAGS = count.symmetric(DAYS)
COMMAND = ["impact", "wake", "--treatment", "type=treatment", "--dependent", "type=dependent"]
WIDTHS = ["--days", "5,10,15", "--km", "10,20,30", "--json"]
OLDER = ["--control", "type=control", "--match", "match1,match2", "--mwa"]
CLOSE = 1e-9


def counted(events: Points, points: Points, threads: int = 2, **layout: Any) -> count.Counted:
    laid = {"radius_km": KM[-1], "days": 2 * DAYS[-1]} | layout
    stood = grid.make(events.time, events.lat, events.lon, threads=threads, **laid)
    around = count.responses(points.time, points.lat, points.lon, end=points.time + DAY)
    return count.count(stood, around, LAGS, KM, threads=threads)


def moved(points: Points, order: np.ndarray) -> Points:
    return Points(points.time[order], points.lat[order], points.lon[order])


def kinds(events: Events) -> dict[str, np.ndarray]:
    kind = events.columns["type"]
    return {name: kind == name for name in ("treatment", "control", "dependent")}


@pytest.mark.parametrize("drawn", [uniform, towns])
def test_a_million_events_are_counted_alike_in_any_order_on_any_cells_and_threads(drawn: Any) -> None:
    events, points = drawn(1_000_000), drawn(20_000, 3)
    expected = counted(events, points, threads=1)
    assert expected.hits > 1_000_000
    for seed, threads in ((1, 2), (2, 5)):
        draw = np.random.default_rng(seed)
        order, turn = draw.permutation(1_000_000), draw.permutation(20_000)
        other = counted(moved(events, order), moved(points, turn), threads)
        assert (other.counts == expected.counts[turn]).all()
        assert other.candidates == expected.candidates
    for height in (0.1, 1.0):
        assert (counted(events, points, height=height).counts == expected.counts).all()


@pytest.mark.parametrize("seed", range(6))
def test_the_slow_count_agrees_to_the_last_event(seed: int) -> None:
    drawn = (uniform, towns)[seed % 2]
    events, points = drawn(4000, seed), drawn(150, 100 + seed)
    rows = list(zip(*(column.tolist() for column in (events.time, events.lat, events.lon)), strict=True))
    asked = [
        (time, time + DAY, lat, lon, -1)
        for time, lat, lon in zip(points.time.tolist(), points.lat.tolist(), points.lon.tolist(), strict=True)
    ]
    slow = oracle.counts(rows, asked, LAGS.before, LAGS.after, KM)
    assert counted(events, points).counts.tolist() == slow


@pytest.mark.parametrize("drawn", [uniform, towns])
def test_spark_agrees_to_the_last_event(drawn: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'bluehelm[spark]'")
    from benchmarks.impact.spark import stored
    from bluehelm.impact import scale

    events, points = drawn(100_000), drawn(5000, 3)
    left, right = stored(tmp_path / "e", events, "event"), stored(tmp_path / "r", points, "response")
    session = scale.session("local[2]")
    try:
        found = scale.collect(scale.count(left, right, LAGS, KM), LAGS, KM)
    finally:
        session.stop()
    stood = grid.make(events.time, events.lat, events.lon, radius_km=KM[-1], days=2 * DAYS[-1])
    small = count.count(stood, count.responses(points.time, points.lat, points.lon), LAGS, KM)
    assert (found.counts == small.counts).all()


def test_the_order_of_rows_moves_neither_method() -> None:
    table = invented(20_000)
    order = np.random.default_rng(8).permutation(len(table))
    other = shuffled(table, order)
    expected, found = (
        wake(one, kinds(one)["treatment"], kinds(one)["dependent"], days=WINDOWS["days"], km=WINDOWS["km"])
        for one in (table, other)
    )
    assert found.windows == expected.windows
    assert found.rings == expected.rings
    older, again = (mwa(one, **kinds(one), **WINDOWS) for one in (table, other))  # type: ignore[arg-type]
    for one, two in zip(older.estimates(), again.estimates(), strict=True):
        same(vars(two), vars(one))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same events with times in UTC said, in UTC unsaid, and on the clock of another zone."""
    folder, made = tmp_path_factory.mktemp("tables"), invented(5000)
    utc = pl.Series(made.time // SECOND * SECOND).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    forms = {
        "said": utc.dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "unsaid": utc.dt.strftime("%Y-%m-%d %H:%M:%S"),
        "elsewhere": utc.dt.convert_time_zone("Asia/Kolkata").dt.strftime("%Y-%m-%dT%H:%M:%S%:z"),
    }
    places = {
        "lat": made.lat,
        "lon": made.lon,
        **{name: list(column) for name, column in made.columns.items()},
    }
    for name, times in forms.items():
        pl.DataFrame({"timestamp": times, **places}).write_csv(folder / f"{name}.csv")
    return {name: folder / f"{name}.csv" for name in forms}


def told(table: Path, *more: str, **environment: str) -> list[dict[str, Any]]:
    """What the command says, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bluehelm.cli", *COMMAND[:2], str(table), *COMMAND[2:], *WIDTHS, *more],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def same(found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """Equal, figures to a billionth."""
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        if isinstance(value, float):
            assert found[name] == pytest.approx(value, rel=CLOSE, abs=CLOSE), name
        elif isinstance(value, list):
            for one, two in zip(found[name], value, strict=True):
                same(one, two)
        else:
            assert found[name] == value, name


@pytest.mark.parametrize("method", [(), tuple(OLDER)], ids=["default", "older"])
def test_neither_zone_nor_threads_nor_ways_of_writing_a_time_move_a_figure(
    tables: dict[str, Path], method: tuple[str, ...]
) -> None:
    expected = told(tables["said"], *method, TZ="UTC", NUMBA_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    others = [
        told(tables["said"], *method, TZ="America/St_Johns", NUMBA_NUM_THREADS="2"),
        told(tables["unsaid"], *method, TZ="Europe/Zurich", OPENBLAS_NUM_THREADS="2"),
        told(tables["elsewhere"], *method, TZ="Pacific/Auckland"),
    ]
    for other in others:
        for found, window in zip(other, expected, strict=True):
            same(found, window)
