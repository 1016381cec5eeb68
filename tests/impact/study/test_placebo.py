"""Placebos say the same in whatever order they are made, go on where they stopped, and are never mixed."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.impact.study.answers import Placebo
from bluehelm.impact.study.placebo import ONE_PLACE, placebo
from bluehelm.impact.wake import wake
from tests.impact.wake.making import events, shuffled, world

TABLE, TREATMENT, DEPENDENT = world(1, share=0.3)
REAL = wake(TABLE, TREATMENT, DEPENDENT, days=(7.0,), km=(10.0,))
ASKED = {"days": (7.0,), "km": (10.0,), "workers": 0}


def made(count: int = 4, kind: str = "dates", **more: object) -> Placebo:
    given = {"found": REAL} | ASKED | more
    return placebo(TABLE, TREATMENT, DEPENDENT, kind=kind, count=count, **given)  # type: ignore[arg-type]


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]


def test_false_dates_change_nothing_and_the_real_responses_stand_out() -> None:
    found = made(40)
    (window,) = found.windows
    assert (found.kind, found.asked, found.done, found.note) == ("dates", 40, 40, None)
    assert window.median is not None
    assert window.low is not None
    assert window.high is not None
    assert window.low < 1 < window.high
    assert 0.7 < window.median < 1.4
    assert window.found is not None
    assert window.found <= 0.2
    assert window.p is not None
    assert window.p <= 3 / 41
    assert REAL.windows[0].ratio is not None
    assert REAL.windows[0].ratio < window.low


def test_false_places_change_nothing_and_few_give_no_bounds() -> None:
    found = made(10, "places")
    (window,) = found.windows
    assert (found.kind, found.done, found.note) == ("places", 10, None)
    assert window.median is not None
    assert 0.6 < window.median < 1.6
    assert (window.low, window.high) == (None, None)
    assert window.p is not None
    assert window.p <= 2 / 11


def test_the_past_of_other_events_goes_with_false_responses(tmp_path: Path) -> None:
    past = DEPENDENT & (np.arange(len(TABLE)) % 2 == 0)
    told = []
    for some in (past, None):
        found = placebo(TABLE, TREATMENT, DEPENDENT & ~past, count=1, past=some, kept=tmp_path, **ASKED)  # type: ignore[arg-type]
        told.append(found.windows[0].median)
    assert told[0] != told[1]
    assert len([*tmp_path.glob("*.jsonl")]) == 2


def test_it_tells_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    made(3, progress=lambda *at: seen.append(at))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_processes_and_the_order_of_rows_change_nothing() -> None:
    alone = made(2)
    assert made(2, workers=2) == alone
    order = np.random.default_rng(5).permutation(len(TABLE))
    table = shuffled(TABLE, order)
    again = placebo(table, TREATMENT[order], DEPENDENT[order], kind="dates", count=2, **ASKED)  # type: ignore[arg-type]
    assert again == alone
    assert made(2, seed=1) != alone


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        made(kept=tmp_path, progress=stop)
    assert len(lines(tmp_path)) == 2
    path = next(tmp_path.glob("*.jsonl"))
    path.write_bytes(path.read_bytes()[:-5])  # killed while it wrote
    seen: list[int] = []
    assert made(kept=tmp_path, progress=lambda done, total: seen.append(done)) == made()
    assert seen == [1, 2, 3, 4]
    assert len(lines(tmp_path)) == 4


def test_what_is_kept_of_other_questions_is_not_mixed_in(tmp_path: Path) -> None:
    made(1, kept=tmp_path)
    made(1, kept=tmp_path, seed=1)
    made(1, kept=tmp_path, days=(5.0,))
    fewer = DEPENDENT & (np.cumsum(DEPENDENT) > 1)
    placebo(TABLE, TREATMENT, fewer, kind="dates", count=1, found=REAL, kept=tmp_path, **ASKED)  # type: ignore[arg-type]
    assert len(list(tmp_path.glob("*.jsonl"))) == 4


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    def again(done: int, total: int) -> None:
        with pytest.raises(Refused, match="Another run writes to"):
            made(1, kept=tmp_path)

    made(1, kept=tmp_path, progress=again)


def test_reshuffles_that_give_nothing_are_not_counted_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def little(*given: object, **named: object) -> object:
        raise BadInput("No response has 60 days of events before it.")

    monkeypatch.setattr(sys.modules[placebo.__module__], "wake", little)
    found = made(2, found=REAL)
    assert (found.done, found.note) == (0, "No response has 60 days of events before it.")
    assert found.windows[0].median is None
    assert found.found_any is None


def test_where_all_is_one_place_a_note_says_so() -> None:
    rng = np.random.default_rng(3)
    incidents = np.column_stack([rng.uniform(0, 700, 400), rng.normal(0, 1, (400, 2))])
    patrols = np.column_stack([rng.uniform(0, 700, 60), rng.normal(0, 1, (60, 2))])
    found = placebo(*events(incidents, patrols), kind="places", count=2, **ASKED)  # type: ignore[arg-type]
    assert found.done == 0
    assert found.note == ONE_PLACE


@pytest.mark.parametrize(("kind", "count"), [("names", 5), ("dates", 0)])
def test_another_kind_or_no_reshuffle_is_refused(kind: str, count: int) -> None:
    with pytest.raises(BadInput):
        made(count, kind)
