"""Counts hang on nothing but the events: not on order, threads, cells or engine."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from benchmarks.impact.generators import Points, towns, uniform
from bluehelm.errors import BadInput
from bluehelm.impact import count, grid, jit
from bluehelm.impact.rows import DAY, Events
from tests.impact import oracle

KM = (5.0, 10.0, 25.0, 50.0, 80.0)  # more than the four that are looked at together
LAGS = count.symmetric((7, 14, 28))


def made(events: Points, **options: object) -> grid.Grid:
    return grid.make(events.time, events.lat, events.lon, **({"radius_km": 80, "days": 56} | options))


def around(points: Points, days: int = 0) -> count.Responses:
    return count.responses(points.time, points.lat, points.lon, end=points.time + days * DAY)


def shuffled(points: Points, order: np.ndarray) -> Points:
    return Points(points.time[order], points.lat[order], points.lon[order])


@pytest.mark.parametrize("drawn", [uniform, towns])
def test_neither_rows_nor_threads_nor_cells_change_a_count(drawn) -> None:
    events, points = drawn(20_000), drawn(900, 3)
    expected = count.count(made(events), around(points, 2), LAGS, KM, threads=1).counts
    assert expected.sum() > 10_000
    order, turn = np.random.default_rng(1).permutation(20_000), np.random.default_rng(2).permutation(900)
    moved = count.count(made(shuffled(events, order), threads=2), around(shuffled(points, turn), 2), LAGS, KM)
    assert (moved.counts == expected[turn]).all()
    for height in (0.05, 0.3, 4.0):
        other = count.count(made(events, height=height), around(points, 2), LAGS, KM, threads=2)
        assert (other.counts == expected).all()


def test_the_candidates_are_the_same_for_any_number_of_threads() -> None:
    events, points = towns(20_000), towns(900, 3)
    looked = {count.count(made(events), around(points), LAGS, KM, threads=n).candidates for n in (1, 2, 5)}
    assert len(looked) == 1


def test_a_join_in_polars_gives_the_same_counts() -> None:
    events, points = towns(6000), towns(250, 3)
    counted = count.count(made(events), around(points, 1), LAGS, KM)
    assert (joined(events, points, DAY) == counted.counts).all()


def joined(events: Points, points: Points, stay: int) -> np.ndarray:
    """Counts by a join of all with all, without grid or kernel."""
    left, right = (pl.DataFrame({"time": p.time, "lat": p.lat, "lon": p.lon}) for p in (events, points))
    half = lambda a, b: ((pl.col(a) - pl.col(b)).radians() / 2).sin() ** 2  # noqa: E731
    flat = pl.col("lat").radians().cos() * pl.col("lat_right").radians().cos()
    distance = (
        2 * oracle.EARTH_KM * (half("lat", "lat_right") + flat * half("lon", "lon_right")).sqrt().arcsin()
    )
    since, after = pl.col("time") - pl.col("time_right"), pl.col("time") - pl.col("time_right") - stay
    edges = [7 * DAY, 14 * DAY, 28 * DAY]
    passed = [since >= -edge for edge in edges] + [since >= 0] + [after >= edge for edge in (0, *edges)]
    lag = pl.sum_horizontal([instant.cast(pl.Int32) for instant in passed]) - 1
    pairs = (
        left.lazy()
        .join(right.lazy().with_row_index("response"), how="cross")
        .with_columns(lag=lag, ring=pl.sum_horizontal([distance > km + 1e-9 for km in KM]))
        .filter(pl.col("lag").is_between(0, len(LAGS) - 1), pl.col("ring") < len(KM))
        .group_by("response", "lag", "ring")
        .len()
        .collect(engine="streaming")
    )
    found = np.zeros((len(points.time), len(LAGS), len(KM)), np.int64)
    found[tuple(pairs[name].to_numpy() for name in ("response", "lag", "ring"))] = pairs["len"].to_numpy()
    return found


def test_weights_and_codes_add_up_to_the_counts() -> None:
    events, points = towns(5000), towns(200, 3)
    draw = np.random.default_rng(4)
    code = draw.integers(0, 3, 5000)
    stood = made(events, weight=np.ones(5000), code=code)
    expected = count.count(stood, around(points), LAGS, KM).counts
    assert (count.weigh(stood, around(points), LAGS, KM) == expected).all()
    by_code = count.count_by(stood, around(points), LAGS, KM)
    assert (by_code.sum(axis=3) == expected).all()
    only = made(shuffled(events, np.flatnonzero(code == 1)))
    assert (by_code[..., 1] == count.count(only, around(points), LAGS, KM).counts).all()


def test_counts_by_code_leave_out_the_response_itself_and_count_nothing_among_none() -> None:
    points = towns(400)
    code = np.arange(400) % 3
    itself = count.responses(points.time, points.lat, points.lon, own=np.arange(400))
    by_code = count.count_by(made(points, code=code), itself, LAGS, KM)
    assert (by_code.sum(axis=3) == count.count(made(points), itself, LAGS, KM).counts).all()
    none = shuffled(points, np.zeros(0, np.int64))
    assert count.count_by(made(none, code=np.zeros(0, np.int64)), around(points), LAGS, KM).shape[3] == 0


def test_sums_of_weights_are_the_same_to_the_bit_in_any_order() -> None:
    events, points = towns(5000), towns(200, 3)
    events = Points(
        events.time // DAY * DAY, events.lat.round(1), events.lon.round(1)
    )  # many of one time and place
    weight, order = np.random.default_rng(4).lognormal(size=5000), np.random.default_rng(5).permutation(5000)
    expected = count.weigh(made(events, weight=weight), around(points), LAGS, KM, threads=1)
    other = made(shuffled(events, order), weight=weight[order])
    assert (count.weigh(other, around(points), LAGS, KM, threads=2) == expected).all()


def test_pairs_are_the_counted_ones_with_their_lag_and_distance() -> None:
    events, points = towns(4000), towns(60, 3)
    pairs = count.nearby(made(events), around(points, 1), 25.0, LAGS)
    counted = count.count(made(events), around(points, 1), LAGS, (25.0,))
    assert np.diff(pairs.offset).tolist() == counted.counts.sum(axis=(1, 2)).tolist()
    for i in range(60):
        near = pairs.event[pairs.offset[i] : pairs.offset[i + 1]]
        assert (np.diff(near) > 0).all()
        for n, event in enumerate(near, pairs.offset[i]):
            km = oracle.distance_km(points.lat[i], points.lon[i], events.lat[event], events.lon[event])
            assert pairs.km[n] == pytest.approx(km, abs=1e-6)
            since = events.time[event] - points.time[i]
            assert pairs.lag[n] == (since if since < 0 else max(since - DAY, 0))


def test_too_many_pairs_are_refused_with_their_number() -> None:
    events = towns(2000)
    with pytest.raises(count.TooManyPairs, match=r"^\d+ pairs within 50 km are more than the 10 "):
        count.nearby(made(events), around(events), 50.0, LAGS, most=10)


def test_a_grid_without_weights_or_codes_says_so() -> None:
    events = towns(10)
    for ask, what in ((count.weigh, "weights"), (count.count_by, "codes")):
        with pytest.raises(BadInput, match=f"holds no {what}"):
            ask(made(events), around(events), LAGS, KM)
    for wrong in ({"weight": [float("nan")] * 10}, {"code": [-1] * 10}, {"weight": [1.0]}):
        with pytest.raises(BadInput):
            made(events, **wrong)


def test_responses_among_the_events_do_not_count_themselves() -> None:
    points = towns(300)
    text = np.array(["patrol", "attack", "attack"] * 100)
    events = Events(np.arange(1, 301), points.time, points.time, points.lat, points.lon, {"type": text})
    patrols, attacks = text == "patrol", text == "attack"
    all_of_them = count.count(made(points), count.responses_of(events, patrols), LAGS, KM).counts
    of_attacks = made(shuffled(points, np.flatnonzero(attacks)))
    others = count.count(of_attacks, count.responses_of(events, patrols, among=attacks), LAGS, KM).counts
    of_patrols = made(shuffled(points, np.flatnonzero(patrols)))
    own = count.count(of_patrols, count.responses_of(events, patrols, among=patrols), LAGS, KM).counts
    assert (all_of_them == others + own).all()
    with pytest.raises(BadInput, match="-1 stands for none"):
        count.count(of_patrols, count.responses_of(events, patrols), LAGS, KM)


def test_columns_that_can_only_be_read_are_counted_like_others() -> None:
    events = uniform(500)
    expected = count.count(made(events), around(events), LAGS, KM).counts
    for values in (events.time, events.lat, events.lon):
        values.flags.writeable = False
    assert (count.count(made(events), around(events), LAGS, KM).counts == expected).all()


def test_work_in_parts_covers_the_range_once() -> None:
    seen: list[int] = []

    def work(begin: int, stop: int) -> int:
        seen.extend(range(begin, stop))
        return stop - begin

    for threads in (1, 3):
        assert jit.in_parts(work, 1000, 7, threads) == 1000
    assert sorted(seen) == sorted([*range(1000), *range(1000)])
    assert jit.in_parts(work, 0, 7) == 0


def test_compiled_functions_run_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """The folders for kept copies are files here; the one for temporary files does, without a word."""
    for name in ("home", "kept"):
        (tmp_path / name).write_text("")
    package = tmp_path / "package"
    package.mkdir()
    (package / "alone.py").write_text(
        "from bluehelm.impact.jit import compiled\n@compiled\ndef twice(x: int) -> int:\n    return 2 * x\n"
    )
    (package / "__pycache__").write_text("")
    environment = os.environ | {
        "HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(tmp_path / "home"),
        "NUMBA_CACHE_DIR": str(tmp_path / "kept"),
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": str(package),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", "import alone; print(alone.twice(21))"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("42\n", "")
