"""The counts of `count.count` on Spark, for events that one machine does not hold.

Space is cut into cubes as wide as the widest ring reaches, on the unit sphere and not in degrees, so that the
date line and the poles are places like any other; time into spans as long as the lags reach. An event lies in
one cube and span, a response asks those it touches: a join on equal keys, so that each pair meets once. It is
plain Spark SQL: Spark spreads, spills and splits crowded cubes by itself, and its machines need no package of
ours. Our own kernel in Python workers would count faster, but would need pyarrow and this package on every
machine, and all events of a cube in the memory of one.

Lags and squared chords are those of the kernel, term by term. But Java's sine may differ from the kernel's in
the last bit. So a pair is told as `doubtful` where it lies within 32 nanometres of a ring's outer edge (a
micrometre outside the radius), and `collect` refuses such a count: what it gives, the small engine gives.
"""

import math
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add, or_
from pathlib import Path
from typing import TypeAlias

import numpy as np

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.impact import count as small
from bluehelm.impact.cells import Windows
from bluehelm.impact.count import Counted, Lags

HOW = "Counting on Spark needs `pip install 'bluehelm[spark]'` and Java 17 (Debian: openjdk-17-jre-headless)"


class MissingSpark(BluehelmError):
    """Spark or its Java is not installed."""


class Doubtful(BluehelmError):
    """Pairs so near the edge of a ring that two machines may differ about them."""


try:
    from pyspark.sql import Column, DataFrame, Row, SparkSession
    from pyspark.sql import functions as sql
except ModuleNotFoundError:
    raise MissingSpark(f"{HOW}; pyspark is not here.") from None

Table: TypeAlias = "DataFrame | str | Path"
WHOLE = ("tinyint", "smallint", "int", "bigint")
SLACK = 1e-9  # six millimetres: added to what a response touches, far above any rounding
NARROWEST = 1e-4  # of a cube, earth radii
ROUNDING = 1e-14  # twice what the last bits of two libraries' sines may change in a chord: 32 nanometres
RADIAN = math.pi / 180  # as the kernel has it; Java's own differs by version
KEYS = ("i", "j", "k", "span")


def session(master: str = "local[*]") -> SparkSession:
    """A Spark of this machine that nobody outside it can reach, or the one at work already."""
    home = os.environ.get("JAVA_HOME")
    if shutil.which(str(Path(home, "bin", "java")) if home else "java") is None:
        raise MissingSpark(f"{HOW}; no Java is here.")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    return SparkSession.builder.master(master).appName("bluehelm").config(map=settings).getOrCreate()


def count(events: Table, around: Table, lags: Lags, km: Sequence[float]) -> DataFrame:
    """Count events by lag and ring around each response; both are folders of Parquet or Spark data frames.

    events   timestamp [a time or microseconds since 1970; without a zone UTC], lat, lon [degrees];
             event [whole number from 0], where responses are among the events
    around   response [a whole number of its own], timestamp, lat, lon; optional: end, empty where it was over
             at once; own, the event that is this response, never counted round it, empty or -1 for none
    returns  response, counts [lag][ring], candidates, doubtful
    raises   BadInput for rows that cannot be counted: none is left out without a word
    """
    windows = small._windows(lags, km)
    placed, asked = _events(events), _responses(around)
    _check(placed, "events", {"have no `event` from 0": sql.col("event") >= 0} | _places())
    known = _check_responses(asked)
    if known["owned"]:
        _check_own(asked, placed, known["owned"])
    reach = 2 * math.sin(windows.reach / 2) + SLACK
    side, span = max(reach, NARROWEST), lags.after[-1] - lags.before[0] + int(known["stay"])
    pairs = _touched(asked, lags, reach, (side, span)).join(_in_cubes(placed, side, span), list(KEYS))
    return _by_response(asked, _in_bins(pairs, windows), len(lags), len(km))


def collect(counted: DataFrame, lags: Lags, km: Sequence[float]) -> Counted:
    """The counts on this machine, in the order of the numbers of the responses.

    raises  Doubtful where a pair lies too near the edge of a ring to be the same on every machine
    """
    rows = counted.orderBy("response").collect()
    doubtful = [row for row in rows if row["doubtful"]]
    if doubtful:
        raise Doubtful(
            f"Events lie within nanometres of the edge of a ring of {tuple(km)} km around {len(doubtful)} of"
            f" {len(rows)} responses, first {doubtful[0]['response']}. Take radii a millimetre other."
        )
    counts = np.array([row["counts"] for row in rows], np.int32).reshape(len(rows), len(lags), len(km))
    return Counted(counts, lags, tuple(km), sum(row["candidates"] for row in rows))


def _events(given: Table) -> DataFrame:
    frame = _table(given, "events", ("timestamp", "lat", "lon"))
    event = _whole(frame, "event") if "event" in frame.columns else sql.lit(0)
    return frame.select(event.alias("event"), *_where_and_when(frame))


def _responses(given: Table) -> DataFrame:
    frame = _table(given, "responses", ("response", "timestamp", "lat", "lon"))
    has = set(frame.columns)
    over = sql.coalesce(_micros(frame, "end"), _micros(frame, "timestamp")) if "end" in has else None
    own = sql.coalesce(_whole(frame, "own"), sql.lit(-1)) if "own" in has else sql.lit(-1)
    return frame.select(
        _whole(frame, "response").alias("response"),
        own.alias("own"),
        (_micros(frame, "timestamp") if over is None else over).alias("end"),
        *_where_and_when(frame),
    )


def _table(given: Table, what: str, needed: Sequence[str]) -> DataFrame:
    if isinstance(given, Path):
        given = str(given.absolute())  # Java keeps the folder that it was started in
    frame = session().read.parquet(given) if isinstance(given, str) else given
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise BadInput(f"The {what} have no column {missing[0]}; there are {', '.join(frame.columns)}.")
    return frame


def _where_and_when(frame: DataFrame) -> list[Column]:
    lat, lon = frame["lat"].cast("double"), frame["lon"].cast("double")
    phi, lam = lat * sql.lit(RADIAN), lon * sql.lit(RADIAN)
    point = (sql.cos(phi) * sql.cos(lam), sql.cos(phi) * sql.sin(lam), sql.sin(phi))
    named = zip(("x", "y", "z"), point, strict=True)
    time = _micros(frame, "timestamp").alias("time")
    return [time, lat.alias("lat"), lon.alias("lon"), *(axis.alias(name) for name, axis in named)]


def _whole(frame: DataFrame, name: str) -> Column:
    kind = dict(frame.dtypes)[name]
    if kind not in WHOLE:
        raise BadInput(f"The column {name} is {kind}: whole numbers are needed.")
    return frame[name].cast("bigint")


def _micros(frame: DataFrame, name: str) -> Column:
    """Microseconds since 1970; a time without a zone is read as UTC whatever the zone of the session."""
    kind = dict(frame.dtypes)[name]
    if kind == "timestamp":
        return sql.unix_micros(frame[name])
    if kind == "timestamp_ntz":
        return sql.unix_micros(sql.concat(frame[name].cast("string"), sql.lit("Z")).cast("timestamp"))
    if kind not in WHOLE:
        raise BadInput(f"The column {name} is {kind}: times or whole microseconds since 1970 are needed.")
    return frame[name].cast("bigint")


def _places() -> dict[str, Column]:
    return {
        "have no timestamp": sql.col("time").isNotNull(),
        "have no lat from -90 to 90": sql.abs("lat") <= 90,
        "have no lon from -360 to 360": sql.abs("lon") <= 360,
    }


def _check(frame: DataFrame, what: str, right: Mapping[str, Column], *more: Column) -> Row:
    """Refuse a table with rows that are not right; gives what more was asked of it."""
    wrong = [
        sql.count_if(~sql.coalesce(is_right, sql.lit(False))).alias(why) for why, is_right in right.items()
    ]
    found = frame.agg(sql.count(sql.lit(1)).alias("rows"), *wrong, *more).first()
    for why in right:
        if found[why]:
            raise BadInput(f"{found[why]} of {found['rows']} {what} {why}. Set them aside first.")
    return found


def _check_responses(asked: DataFrame) -> Row:
    """How many responses are events too, and how long they last."""
    right = {
        "have no number `response`": sql.col("response").isNotNull(),
        "end before they start": sql.col("end") >= sql.col("time"),
    }
    found = _check(
        asked,
        "responses",
        _places() | right,
        sql.count_distinct("response").alias("numbers"),
        sql.count_if(sql.col("own") != -1).alias("owned"),
        sql.coalesce(sql.avg(sql.col("end") - sql.col("time")), sql.lit(0.0)).alias("stay"),
    )
    if found["numbers"] != found["rows"]:
        raise BadInput(f"{found['rows']} responses share {found['numbers']} numbers. Number each by itself.")
    return found


def _check_own(asked: DataFrame, placed: DataFrame, owned: int) -> None:
    named = asked.where("own != -1").select(sql.col("own").alias("event"))
    found = named.join(placed.select("event"), "event").count()
    if found != owned:
        raise BadInput(
            f"{owned} responses say which event they are, and {found} events bear such a number."
            " Number the events in `event`, each by itself."
        )


def _in_cubes(placed: DataFrame, side: float, span: int) -> DataFrame:
    """Each event with its cube and span."""
    cube = [sql.floor(sql.col(axis) / side).alias(key) for axis, key in zip("xyz", KEYS, strict=False)]
    columns = [sql.col(name).alias(f"event_{name}") for name in ("time", "x", "y", "z")]
    return placed.select("event", *columns, *cube, sql.floor(sql.col("time") / span).alias("span"))


def _touched(asked: DataFrame, lags: Lags, reach: float, size: tuple[float, int]) -> DataFrame:
    """Each response once for every cube and span it touches.

    A cube is found by division and rounding down, which keeps an order: what lies between two points
    lies between their cubes.
    """
    side, span = size
    for axis, key in zip("xyz", KEYS, strict=False):
        at = sql.col(axis)
        first, last = sql.floor((at - reach) / side), sql.floor((at + reach) / side)
        asked = asked.withColumn(key, sql.explode(sql.sequence(first, last)))
    since = sql.floor((sql.col("time") + lags.before[0]) / span)
    until = sql.floor((sql.col("end") + lags.after[-1]) / span)
    return asked.where(_on_the_globe(side)).withColumn("span", sql.explode(sql.sequence(since, until)))


def _on_the_globe(side: float) -> Column:
    """Whether a cube holds any of the globe's surface."""
    nearest, farthest = [], []
    for key in KEYS[:3]:
        low, high = sql.col(key) * side, (sql.col(key) + 1) * side
        nearest.append(sql.pow(sql.greatest(low, -high, sql.lit(0.0)), sql.lit(2)))
        farthest.append(sql.pow(sql.greatest(sql.abs(low), sql.abs(high)), sql.lit(2)))
    return (_sum(nearest) <= 1 + SLACK) & (_sum(farthest) >= 1 - SLACK)


def _in_bins(pairs: DataFrame, windows: Windows) -> DataFrame:
    """How many pairs of each response lie in each bin, numbered lag by lag; -1 outside the widest ring."""
    edges = [sql.col("time") + edge for edge in windows.before.tolist()]
    edges += [sql.col("end") + edge for edge in windows.after.tolist()]
    limits = windows.limits[np.isfinite(windows.limits)].tolist()
    terms = [(sql.col(f"event_{axis}") - sql.col(axis)) for axis in "xyz"]
    met = (
        pairs.where((sql.col("event_time") >= edges[0]) & (sql.col("event_time") < edges[-1]))
        .where((sql.col("own") == -1) | (sql.col("own") != sql.col("event")))
        .withColumn("lag", _how_many(sql.col("event_time") >= edge for edge in edges) - 1)
        .withColumn("chord", _sum([term * term for term in terms]))
    )
    near = [sql.abs(sql.col("chord") - limit) <= ROUNDING * math.sqrt(limit) for limit in limits]
    ring = _how_many(sql.col("chord") > limit for limit in limits)
    place = sql.when(ring < windows.rings, sql.col("lag") * windows.rings + ring).otherwise(-1)
    doubt = reduce(or_, near, sql.lit(False)).cast("int")
    return (
        met.select("response", place.alias("bin"), doubt.alias("doubt"))
        .groupBy("response", "bin")
        .agg(sql.count(sql.lit(1)).alias("n"), sql.sum("doubt").alias("doubt"))
    )


def _by_response(asked: DataFrame, bins: DataFrame, lags: int, rings: int) -> DataFrame:
    """One row for each response, also for one without events."""
    met = bins.groupBy("response").agg(
        sql.map_from_entries(sql.collect_list(sql.struct("bin", "n"))).alias("held"),
        sql.sum("n").alias("candidates"),
        sql.sum("doubt").alias("doubtful"),
    )
    in_bin = f"coalesce(element_at(held, lag * {rings} + ring), 0)"
    by_ring = f"transform(sequence(0, {rings - 1}), ring -> {in_bin})"
    nothing = sql.lit(0)
    return (
        asked.select("response")
        .join(met, "response", "left")
        .select(
            "response",
            sql.expr(f"transform(sequence(0, {lags - 1}), lag -> {by_ring})").alias("counts"),
            sql.coalesce("candidates", nothing).alias("candidates"),
            sql.coalesce("doubtful", nothing).alias("doubtful"),
        )
    )


def _how_many(conditions: Iterable[Column]) -> Column:
    return _sum([condition.cast("int") for condition in conditions])


def _sum(terms: Sequence[Column]) -> Column:
    return reduce(add, terms, sql.lit(0))
