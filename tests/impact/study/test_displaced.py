"""What came further out, and later."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.impact.rows import Estimate
from bluehelm.impact.study.answers import Displaced
from bluehelm.impact.study.displaced import MORE, NOTHING, OPEN, displaced
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import TooFew, Wake
from tests.impact.study.making import question


def row(days: float, km: float, moved: float | None, expected: float = 1.0, error: float = 0.1) -> Estimate:
    ends = (None, None, None, None)
    if moved is not None:
        ends = (moved - 2 * error, moved + 2 * error, 0.1, 0.1)
    ratio = None if moved is None else 1 + moved / expected
    note = "not enough data: few" if moved is None else None
    return Estimate(days, km, moved, *ends, 50, 400, {}, note, ratio, None, None, expected, 0.3)


def told(monkeypatch: pytest.MonkeyPatch, inside: float | None, outside: float, later: float) -> Displaced:
    """Of a wake that says so, where no response comes near another."""
    rows = [row(7, 20, inside), row(7, 40, None if inside is None else inside + outside, 1.5)]
    rows += [row(14, 20, None), row(14, 40, None)]
    rings = [row(7, 20, inside), row(7, 40, outside, 0.5), row(14, 20, later), row(14, 40, None)]
    covariance = np.eye(8) * 0.01
    found = Wake(tuple(rows), tuple(rings), (), covariance, np.full(len(covariance), 60.0))
    monkeypatch.setattr(Question, "wake", lambda *_, **__: found)
    monkeypatch.setattr("bluehelm.impact.study.newer.share", lambda *_: 0.0)
    return displaced(question("week"))


def test_what_was_missed_and_came_elsewhere_is_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(monkeypatch, -0.8, 0.3, 0.1)
    assert found.note is None
    assert found.share == pytest.approx(0.5)
    assert found.share_low is not None
    assert found.share_high is not None
    assert found.share_low < 0.5 < found.share_high
    assert found.total is not None
    assert found.total.estimate == pytest.approx(-0.4)
    assert (found.outer_km, found.later_days) == (40.0, 14.0)
    assert found.outside is not None
    assert found.outside.p is not None
    assert found.outside.p_adjusted == pytest.approx(min(1.0, 2 * found.outside.p))


@pytest.mark.parametrize(("inside", "note"), [(-0.1, OPEN), (0.5, MORE), (None, NOTHING)])
def test_nothing_is_displaced_where_nothing_is_known_to_be_missed(
    monkeypatch: pytest.MonkeyPatch, inside: float | None, note: str
) -> None:
    found = told(monkeypatch, inside, 0.3, 0.1)
    assert found.note == note
    assert found.share is None
    assert found.later is not None
    assert found.later.estimate == pytest.approx(0.1)


def test_a_real_question_has_figures_for_both() -> None:
    found = displaced(question("week"))
    assert found.outside is not None
    assert found.later is not None
    assert (found.outside.days, found.outside.km) == (7.0, 40.0)
    assert (found.later.days, found.later.km) == (14.0, 20.0)


def test_too_short_a_table_is_a_typed_error() -> None:
    with pytest.raises(TooFew):
        displaced(replace(question("week"), days=(2000.0,)))
