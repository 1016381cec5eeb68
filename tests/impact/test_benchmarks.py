"""The measures of impact: what they call missed, and what they leave out with a reason."""

from pathlib import Path

import pytest

from benchmarks.impact import __main__ as table
from benchmarks.impact import counting, like_the_peers, machine, peer
from benchmarks.impact.generators import SEED, towns, uniform
from bluehelm.impact.rows import DAY


def row(*, wall: float, cpu: float, load: float, seconds: float | None = 5.0) -> table.Row:
    taken = {"wall": wall, "cpu": cpu, "load": load, "memory": 300.0}
    return table.Row("counting", "5 s", taken, seconds is not None and wall < seconds, seconds)


def taking(wall: float) -> object:
    """In place of two processes: what each would say."""
    return lambda *given: ({"first": 9.0}, {"first": 2.0, "wall": wall, "cpu": wall})


def test_a_limit_missed_on_a_loaded_machine_is_to_be_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "threads_at_hand", lambda: 2)
    assert row(wall=4.0, cpu=6.0, load=9.0).verdict == "holds"
    assert row(wall=8.0, cpu=6.0, load=9.0).verdict == "LOADED, measure again"
    assert row(wall=8.0, cpu=6.0, load=0.1).verdict == "MISSED"  # nobody else was there
    assert row(wall=8.0, cpu=14.0, load=9.0).verdict == "MISSED"  # no quiet would help
    assert row(wall=8.0, cpu=6.0, load=9.0, seconds=None).verdict == "MISSED"  # memory, or time a candidate


def test_a_row_leaves_empty_what_was_not_measured() -> None:
    shown = table.shown(row(wall=1.0, cpu=2.0, load=0.5))
    assert len(shown) == len(table.HEADS)
    assert shown[table.HEADS.index("peer s")] == ""
    assert shown[table.HEADS.index("ns")] == ""


def test_without_the_record_no_ratio_is_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "TIMINGS", tmp_path / "timings.json")
    assert peer.recorded() == {}
    assert "left out, there is no timings.json" in peer.remarks()[0]
    monkeypatch.setattr(peer, "twice", taking(1.0))
    taken = peer.row(50_000, "mwa")
    assert (taken["peer"], taken["times"], taken["held"]) == (None, None, True)


def test_the_peers_quickest_run_is_what_we_are_held_against(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "timings.json"
    record.write_text(
        '{"mwa_synthetic_3x3_windows_5_10_15d_10_20_30km":'
        ' [{"n": 50000, "total_s": [200.0, 150.0]}, {"n": 200000, "total_s": null}]}'
    )
    monkeypatch.setattr(peer, "TIMINGS", record)
    assert peer.recorded() == {50_000: 150.0}
    monkeypatch.setattr(peer, "twice", taking(3.0))
    taken = peer.row(50_000, "mwa")
    assert (taken["times"], taken["held"]) == (50.0, False)


def test_counting_tells_candidates_and_hits() -> None:
    taken = counting.work(towns(5000), towns(300, SEED + 2), 1)
    assert taken["candidates"] > taken["hits"] > 0
    assert taken["memory"] > 10


def test_bounds_are_times() -> None:
    assert 0 < machine.least_ns((5.0, 10.0), repeats=200) < 1000
    assert 0 < machine.fetched_ns() < 1000


def test_a_failed_measure_says_why() -> None:
    with pytest.raises(SystemExit, match="no_such_module"):
        machine.run("benchmarks.impact.no_such_module", [])


def test_events_can_fill_more_time_or_less() -> None:
    assert uniform(500, days=10).time.max() < 10 * DAY
    assert (uniform(500).lat == uniform(500, days=10).lat).all()


def test_invented_events_are_dropped_near_treatments_alone() -> None:
    table_ = like_the_peers.events(3000)
    assert len(table_) == 3000
    assert sorted(set(table_.columns["type"].tolist())) == ["control", "dependent", "treatment"]
