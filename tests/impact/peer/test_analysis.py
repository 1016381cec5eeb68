"""The whole method on small invented tables: its options, what it refuses, why a window has no estimate."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.peer import Options, Peer, mwa
from bluehelm.impact.rows import Events
from tests.impact.peer.invented import Row, flags, table

WAKES = 24


def study(seed: int = 1, size: int = WAKES) -> Events:
    """Wakes a degree and ten days apart, half of them treated, with dependents drawn around each."""
    draw = np.random.default_rng(seed)
    rows: list[Row] = [(0, "x"), (1000, "x")]
    for at in range(size):
        day, lat = 20.0 + 10 * at, float(at)
        rows.append((day, "t" if at % 2 else "c", lat, 0.0))
        rows += [(day - 0.5, "d", lat, 0.0)] * int(draw.integers(0, 4))
        rows += [(day + 1.5, "d", lat, 0.0)] * int(draw.integers(0, 3 + at % 2))
    zone = [row[2] % 4 if len(row) == 4 else 0.0 for row in rows]
    return table(rows, zone=zone, name=["north" if value < 2 else "south" for value in zone])


def run(events: Events, options: Options | None = None, **given: Any) -> Peer:
    asked: dict[str, Any] = {"days": (2,), "km": (5.0,)} | given
    return mwa(events, *flags(events), **asked, options=options)


def test_without_matching_or_weights_it_is_plain_least_squares() -> None:
    peer = run(study(), Options(matching=False))
    pre, post = (values[0, 0] for values in (peer.wakes.dependent_pre, peer.wakes.dependent_post))
    columns = np.column_stack((np.ones(WAKES), pre, peer.wakes.treated))
    wanted = np.linalg.lstsq(columns, post.astype(float), rcond=None)[0]
    fit = peer.windows[0].fit
    assert fit is not None
    assert (fit.intercept, fit.estimate) == (pytest.approx(wanted[0]), pytest.approx(wanted[2]))
    assert peer.windows[0].after is None


def test_the_difference_is_that_of_mean_changes() -> None:
    peer = run(study(), Options(matching=False, difference=True))
    change = peer.wakes.dependent_post[0, 0] - peer.wakes.dependent_pre[0, 0]
    fit, treated = peer.windows[0].fit, peer.wakes.treated
    assert fit is not None
    assert fit.estimate == pytest.approx(change[treated].mean() - change[~treated].mean())


def test_the_effect_on_the_treated_is_weighted_always_and_has_no_r2() -> None:
    weighted, att = (
        run(study(), options, match=("name",)).windows[0].fit
        for options in (Options(), Options(att=True, weighted=False))
    )
    assert weighted is not None
    assert att is not None
    assert att == replace(weighted, adjusted_r2=None)
    unweighted = run(study(), Options(weighted=False), match=("name",)).windows[0].fit
    assert unweighted is not None
    assert unweighted.estimate != att.estimate


def test_overlapping_wakes_can_be_left_out() -> None:
    events = table(
        [(0, "x"), (99, "x"), (50, "c"), (50.5, "t"), (51.7, "t"), (60, "c"), (70, "t"), (80, "d")]
    )
    kept = run(events, Options(drop_overlapping=True)).windows[0]
    assert (kept.before.treatment, kept.before.control) == (1, 2)
    assert kept.dropped["another response or control before"] == 2
    assert kept.overlap is not None
    assert kept.overlap.so_pre == 0.2  # of all five, though two are left out
    assert run(events).windows[0].before.treatment == 3


def test_matching_on_overlap_can_be_left_off() -> None:
    assert list(run(study()).windows[0].breaks) == ["dependent_trend", "SO_pre", "MO_pre"]
    assert list(run(study(), Options(overlap_matched=False)).windows[0].breaks) == ["dependent_trend"]
    breaks = run(study(), match=("zone", "name")).windows[0].breaks
    assert list(breaks) == ["zone", "dependent_trend", "SO_pre", "MO_pre"]


def test_dependents_before_are_not_matched_on() -> None:
    peer = run(study())
    window, pre = peer.windows[0], peer.wakes.dependent_pre[0, 0]
    assert window.matched.all() or len(set(pre[window.matched].tolist())) > 1


def test_covariates_enter_before_the_treatment() -> None:
    events = study()
    peer = run(events, Options(matching=False, covariates=("zone",)))
    zone = events.columns["zone"][peer.wakes.place]
    columns = np.column_stack((np.ones(WAKES), peer.wakes.dependent_pre[0, 0], zone, peer.wakes.treated))
    wanted = np.linalg.lstsq(columns, peer.wakes.dependent_post[0, 0].astype(float), rcond=None)[0]
    fit = peer.windows[0].fit
    assert fit is not None
    assert fit.estimate == pytest.approx(wanted[3])
    with pytest.raises(BadInput, match="name holds words"):
        run(events, Options(covariates=("name",)))


def test_days_lose_their_fraction_and_windows_are_sorted() -> None:
    peer = run(study(), days=(4.9, 2.0, 4.0), km=(7.5, 5.0))
    assert [(window.days, window.km) for window in peer.windows] == [(2, 5.0), (2, 7.5), (4, 5.0), (4, 7.5)]
    notes = [row.note for row in peer.estimates()]
    assert notes[:2] == [None, None]
    assert notes[2:] == ["4.9 days: the peer cuts the fraction off."] * 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"days": (1.9,)}, "1.9 days is too short"),
        ({"days": ()}, "at least one window"),
        ({"km": (-1.0,)}, "makes no sense"),
        ({"km": (float("nan"),)}, "makes no sense"),
        ({"days": (float("inf"),)}, "makes no sense"),
        ({"match": ("height",)}, "no column height"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(given: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        run(study(), **given)


def test_options_that_exclude_one_another_are_refused() -> None:
    with pytest.raises(BadInput, match="does not go with"):
        Options(att=True, matching=False)
    with pytest.raises(BadInput, match="longer than nothing"):
        Options(unit=0)


@pytest.mark.parametrize(("letter", "name"), [("t", "treatment"), ("c", "control"), ("d", "dependent")])
def test_a_kind_that_is_missing_is_named(letter: str, name: str) -> None:
    events = table([(day, kind) for day, kind in enumerate("xtcdxtcdx") if kind != letter])
    with pytest.raises(BadInput, match=f"named as {name}"):
        run(events)


def test_an_empty_match_column_names_its_rows() -> None:
    events = table([(0, "t"), (1, "c"), (2, "d"), (3, "t")], zone=[1.0, np.nan, np.nan, np.nan])
    with pytest.raises(BadInput, match=r"zone is empty at 2 treatments or controls \(rows 2, 4\)"):
        run(events, match=("zone",))
    words = table([(0, "t"), (1, "c"), (2, "d")], zone=["a", "", "b"])
    with pytest.raises(BadInput, match=r"rows 2\)"):
        run(words, match=("zone",))


def test_flags_of_another_length_are_refused() -> None:
    events = study()
    treated, control, dependent = flags(events)
    with pytest.raises(BadInput, match="flags say which events are control"):
        mwa(events, treated, control[1:], dependent, days=(2,), km=(5,))


SPARE: list[Row] = [(0, "x"), (500, "x")]
SIX: list[Row] = [(20.0 + 10 * at, "tc"[at % 2], float(at), 0.0) for at in range(6)]


def beside(day: float, *wakes: int) -> list[Row]:
    return [(20.0 + 10 * at + day, "d", float(at), 0.0) for at in wakes]


@pytest.mark.parametrize(
    ("rows", "options", "told"),
    [
        ([*SIX, *beside(1.5, 0)], Options(), "All|longer than the data"),
        ([*SPARE, (5, "d"), *SIX], Options(), "No dependent event came after"),
        ([*SPARE, *SIX, *beside(1.5, 0, 1)], Options(), "As many dependent events came before"),
        ([*SPARE, *SIX[:3], *beside(1.5, 0), *beside(-1, 1)], Options(matching=False), "Only 3 are left"),
        ([(0, "x"), (1, "t"), (20, "c"), (30, "d"), (50, "x")], Options(), "No treatment is left"),
        ([(0, "x"), (1, "c"), (20, "t"), (30, "d"), (50, "x")], Options(), "No control is left"),
    ],
)
def test_a_window_without_an_estimate_says_why(rows: list[Row], options: Options, told: str) -> None:
    days = (200,) if rows[0] == SIX[0] else (2,)
    window = run(table(rows), options, days=days).windows[0]
    assert window.fit is None
    assert window.why_not is not None
    assert any(part in window.why_not for part in told.split("|")), window.why_not


def test_treatments_and_controls_that_never_match_say_so() -> None:
    events = study()
    columns = {**events.columns, "side": np.where(events.columns["type"] == "t", "a", "b")}
    window = run(replace(events, columns=columns), match=("side",)).windows[0]
    assert window.why_not == "No treatment matches a control."
    assert window.dropped == {"without a match": WAKES}


def test_the_notes_say_what_the_method_is_kept_for() -> None:
    assert "kept only to reproduce old results" in run(study()).notes[0]
