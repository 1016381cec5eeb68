"""Counts on Spark are those of one machine, to the last event. Runs where pyspark and Java are."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from benchmarks.impact.generators import Points, towns, uniform
from bluehelm.errors import BadInput
from bluehelm.impact import count, grid
from bluehelm.impact.rows import DAY

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'bluehelm[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17, and no java is here", allow_module_level=True)

from bluehelm.impact import scale

KM = (5.0, 10.0, 25.0, 50.0, 80.0)  # more than the four that the kernel looks at together
LAGS = count.symmetric((7, 14, 28))
MANUAL = Path(__file__).parents[2] / "docs" / "how-to" / "count-on-spark.md"


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Two threads and few parts: the tables are small."""
    made = scale.session("local[2]")
    made.conf.set("spark.sql.shuffle.partitions", "3")
    yield made
    made.stop()


def events_of(points: Points) -> pl.DataFrame:
    columns = {"timestamp": points.time, "lat": points.lat, "lon": points.lon}
    return pl.DataFrame(columns).with_row_index("event").cast({"event": pl.Int64})


def responses_of(points: Points, stay: np.ndarray | int = 0) -> pl.DataFrame:
    numbered = events_of(points).rename({"event": "response"})
    return numbered.with_columns(end=pl.Series(points.time + stay))


def stored(folder: Path, table: pl.DataFrame, parts: int = 1) -> Path:
    """A folder of Parquet in so many parts, each in a folder of its own as `part=..`."""
    for part in range(parts):
        under = folder / f"part={part}"
        under.mkdir(parents=True)
        table[part::parts].write_parquet(under / "rows.parquet")
    return folder


def on_one_machine(
    events: pl.DataFrame, around: pl.DataFrame, lags: count.Lags = LAGS, km: Sequence[float] = KM
) -> count.Counted:
    stood = grid.make(events["timestamp"], events["lat"], events["lon"], radius_km=km[-1], days=56)
    start, end = around["timestamp"].to_numpy(), around["end"].to_numpy()
    own = around["own"].to_numpy() if "own" in around.columns else None
    asked = count.responses(start, around["lat"].to_numpy(), around["lon"].to_numpy(), end=end, own=own)
    return count.count(stood, asked, lags, km)


def agree(
    folder: Path,
    events: pl.DataFrame,
    around: pl.DataFrame,
    lags: count.Lags = LAGS,
    km: Sequence[float] = KM,
) -> np.ndarray:
    """Both engines count the same; gives the counts."""
    made = scale.count(stored(folder / "events", events, 3), stored(folder / "around", around, 2), lags, km)
    found, expected = scale.collect(made, lags, km), on_one_machine(events, around, lags, km)
    assert (found.counts == expected.counts).all()
    assert found.counts.shape == expected.counts.shape
    assert (found.lags, found.km) == (expected.lags, expected.km)
    assert found.hits <= found.candidates
    return found.counts


def globe(draw: np.random.Generator, size: int) -> Points:
    lat = np.degrees(np.arcsin(draw.uniform(-1, 1, size)))
    return Points(draw.integers(0, 90 * DAY, size), lat, draw.uniform(-180, 180, size))


def date_line(draw: np.random.Generator, size: int) -> Points:
    lon = draw.choice([-1, 1], size) * draw.uniform(179.2, 180.0, size)
    lon[:4] = (180.0, -180.0, 180.0, -180.0)
    return Points(draw.integers(0, 90 * DAY, size), draw.uniform(-17.5, -16.5, size), lon)


def poles(draw: np.random.Generator, size: int) -> Points:
    lat = draw.choice([-1, 1], size) * draw.uniform(89.0, 90.0, size)
    lat[:4] = (90.0, -90.0, 90.0, -90.0)
    return Points(draw.integers(0, 90 * DAY, size), lat, draw.uniform(-180, 180, size))


@pytest.mark.parametrize("drawn", [uniform, towns])
def test_events_anywhere_and_in_towns_are_counted_alike(drawn, spark, tmp_path: Path) -> None:
    stay = np.random.default_rng(4).choice([0, DAY // 2, 3 * DAY, 40 * DAY], 600)
    counts = agree(tmp_path, events_of(drawn(12_000)), responses_of(drawn(600, 3), stay))
    assert counts.sum() > 5000


@pytest.mark.parametrize("drawn", [date_line, poles])
def test_the_date_line_and_the_poles_are_places_like_any_other(drawn, spark, tmp_path: Path) -> None:
    draw = np.random.default_rng(6)
    counts = agree(tmp_path, events_of(drawn(draw, 1500)), responses_of(drawn(draw, 60), DAY))
    assert (counts.sum(axis=(0, 1)) > 0).all()


@pytest.mark.parametrize("km", [(0.0, 0.001), (1.0, 400.0), (10_000.0, 20_100.0)])
def test_any_radius_is_counted_alike(km: tuple[float, float], spark, tmp_path: Path) -> None:
    draw = np.random.default_rng(5)
    events, around = globe(draw, 300), globe(draw, 20)
    for name in ("lat", "lon"):
        getattr(events, name)[:20] = getattr(around, name)
    assert agree(tmp_path, events_of(events), responses_of(around), km=km).sum() > 5


@pytest.mark.parametrize("lat", [0.0, 14.25, -60.0, 89.0])
def test_an_event_at_the_very_radius_is_inside(lat: float, spark, tmp_path: Path) -> None:
    step = 0.125  # of a degree along the meridian
    time = np.zeros(2, np.int64)
    events = Points(time, np.array([lat + step, lat + step * (1 + 1e-9)]), np.full(2, 20.0))
    patrol = Points(time[:1], np.array([lat]), np.full(1, 20.0))
    km = (step * np.pi * grid.EARTH_KM / 180,)
    assert agree(tmp_path, events_of(events), responses_of(patrol), km=km).sum() == 1


def test_each_bin_holds_its_first_instant_and_not_its_last(spark, tmp_path: Path) -> None:
    start, end = 10 * DAY, 12 * DAY
    instants = [start - DAY - 1, start - DAY, start - 1, start, end - 1, end, end + DAY - 1, end + DAY]
    events = Points(np.array(instants), np.ones(8), np.ones(8))
    patrol = Points(np.array([start]), np.ones(1), np.ones(1))
    counts = agree(tmp_path, events_of(events), responses_of(patrol, 2 * DAY), count.symmetric((1,)))
    assert counts[0, :, 0].tolist() == [2, 2, 2]


def test_a_response_among_the_events_never_counts_itself_but_its_double(spark, tmp_path: Path) -> None:
    points = towns(2000)
    events = events_of(Points(points.time // DAY * DAY, points.lat.round(1), points.lon.round(1)))
    chosen = events[::20].with_columns(own=pl.col("event"), end=pl.col("timestamp"))
    around = chosen.drop("event").with_row_index("response").cast({"response": pl.Int64})
    counts = agree(tmp_path, events, around)
    without = agree(tmp_path / "others", events, around.drop("own"))
    assert (without - counts).sum(axis=(1, 2)).tolist() == [1] * 100
    assert counts[:, :, 0].sum() > 0
    renumbered = stored(tmp_path / "renumbered", events.with_columns(pl.col("event") + 9000))
    with pytest.raises(BadInput, match="100 responses say which event they are, and 0 events bear"):
        scale.count(renumbered, tmp_path / "around", LAGS, KM)


def test_neither_rows_nor_parts_change_a_count(spark, tmp_path: Path) -> None:
    events = stored(tmp_path / "events", events_of(towns(4000)), 3)
    around = stored(tmp_path / "around", responses_of(towns(200, 3), DAY))
    rows, asked = spark.read.parquet(str(events)), spark.read.parquet(str(around))
    expected = scale.collect(scale.count(rows, asked, LAGS, KM), LAGS, KM)
    moved = scale.count(rows.repartition(7, "lon"), asked.orderBy("lat").repartition(5), LAGS, KM)
    found = scale.collect(moved.repartition(4), LAGS, KM)
    assert (found.counts == expected.counts).all()
    assert found.candidates == expected.candidates


def test_times_are_read_as_instants_and_without_a_zone_as_utc(spark, tmp_path: Path) -> None:
    """Also where the zone of the session has hours that its clocks never showed."""
    instants = np.array([1_901_235_599_999_999, 1_901_237_400_000_001, -5, 0])  # 2030-03-31, 01:30 UTC
    table = events_of(Points(instants, np.ones(4), np.ones(4)))
    spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin")
    try:
        for zone in (None, "UTC"):
            timed = table.with_columns(pl.col("timestamp").cast(pl.Datetime("us", zone)))
            read = spark.read.parquet(str(stored(tmp_path / str(zone), timed)))
            found = read.select("event", scale._micros(read, "timestamp").alias("time")).orderBy("event")
            assert [row["time"] for row in found.collect()] == instants.tolist()
    finally:
        spark.conf.unset("spark.sql.session.timeZone")


def test_an_end_or_an_own_event_that_is_absent_is_none(spark, tmp_path: Path) -> None:
    events = events_of(towns(500))
    plain = responses_of(towns(50, 3))
    absent = plain.with_columns(end=pl.lit(None, pl.Int64), own=pl.lit(None, pl.Int64))
    expected = agree(tmp_path, events, plain)
    made = scale.count(tmp_path / "events", stored(tmp_path / "absent", absent), LAGS, KM)
    assert (scale.collect(made, LAGS, KM).counts == expected).all()


def test_no_events_and_no_responses_give_no_counts(spark, tmp_path: Path) -> None:
    assert agree(tmp_path, events_of(towns(5))[:0], responses_of(towns(2, 3))).sum() == 0
    made = scale.count(tmp_path / "events", stored(tmp_path / "nobody", responses_of(towns(2))[:0]), LAGS, KM)
    assert scale.collect(made, LAGS, KM).counts.shape == (0, 7, 5)


WRONG = [
    ({"lat": 91.0}, "1 of 3 {} have no lat from -90 to 90"),
    ({"lat": float("nan")}, "1 of 3 {} have no lat from -90 to 90"),
    ({"lon": None}, "1 of 3 {} have no lon from -360 to 360"),
    ({"timestamp": None}, "1 of 3 {} have no timestamp"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
@pytest.mark.parametrize("what", ["events", "responses"])
def test_what_cannot_be_counted_is_refused_and_not_left_out(
    what: str, change: dict[str, Any], message: str, spark, tmp_path: Path
) -> None:
    tables = {"events": events_of(towns(3)), "responses": responses_of(towns(3))}
    rows = tables[what].to_dicts()
    tables[what] = pl.DataFrame([rows[0] | change, *rows[1:]], schema=tables[what].schema)
    events, around = (stored(tmp_path / name, table) for name, table in tables.items())
    with pytest.raises(BadInput, match=message.format(what)):
        scale.count(events, around, LAGS, KM)


def test_responses_without_numbers_of_their_own_are_refused(spark, tmp_path: Path) -> None:
    events = stored(tmp_path / "events", events_of(towns(3)))
    refused = {
        "share 1 numbers": {"response": pl.lit(7, pl.Int64)},
        "have no number": {"response": pl.lit(None, pl.Int64)},
        "end before they start": {"end": pl.col("timestamp") - 1},
        "response is double": {"response": pl.lit(7.0)},
        "timestamp is string": {"timestamp": pl.lit("2031-03-04")},
    }
    for n, (message, change) in enumerate(refused.items()):
        around = stored(tmp_path / str(n), responses_of(towns(3)).with_columns(**change))
        with pytest.raises(BadInput, match=message):
            scale.count(events, around, LAGS, KM)
    with pytest.raises(BadInput, match="The responses have no column response; there are event, "):
        scale.count(events, events, LAGS, KM)
    with pytest.raises(BadInput, match="do not rise"):
        scale.count(events, events, LAGS, (5.0, 2.0))


def test_a_pair_within_a_rounding_of_a_ring_is_told_and_refused(spark, tmp_path: Path) -> None:
    lat = np.degrees((10.0 + grid.TOLERANCE_KM) / grid.EARTH_KM)
    one = np.zeros(1, np.int64)
    events = stored(tmp_path / "events", events_of(Points(one, np.array([lat]), np.zeros(1))))
    around = stored(tmp_path / "around", responses_of(Points(one, np.zeros(1), np.zeros(1))))
    made = scale.count(events, around, LAGS, (10.0,))
    assert [row["doubtful"] for row in made.collect()] == [1]
    with pytest.raises(scale.Doubtful, match="within nanometres of the edge of a ring"):
        scale.collect(made, LAGS, (10.0,))
    near = scale.count(events, around, LAGS, (10.000001,))
    assert scale.collect(near, LAGS, (10.000001,)).hits == 1


def test_the_example_of_the_manual_runs(spark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = re.search(r"^```py\n(.*?)^```", MANUAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert example is not None
    exec(example.group(1), {})
