"""What responses change around them, on invented towns whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.rows import DAY
from bluehelm.impact.wake import LATE, TooFew, Wake, wake
from bluehelm.impact.wake.written import too_close
from tests.impact.wake.making import events, shuffled, world

ASKED = {"days": (3, 7), "km": (10, 20)}


def found(seed: int = 1, share: float = 1.0) -> Wake:
    return wake(*world(seed, share=share), **ASKED)


def test_a_planted_effect_is_found_again_and_none_is_made_up() -> None:
    halved = [found(seed, share=0.5).windows[2] for seed in range(12)]
    logs = np.log([row.ratio for row in halved if row.ratio is not None])
    assert (halved[0].days, halved[0].km) == (7, 10)
    assert np.exp(logs.mean()) == pytest.approx(0.5, abs=0.12)
    assert sum(row.ratio_low <= 0.5 <= row.ratio_high for row in halved) >= 10  # type: ignore[operator]
    untouched = [found(seed).windows[2] for seed in range(12)]
    assert np.exp(np.mean(np.log([row.ratio for row in untouched]))) == pytest.approx(1.0, abs=0.15)  # type: ignore[arg-type]


def test_windows_are_the_sums_of_their_rings() -> None:
    told = found()
    assert [(row.days, row.km) for row in told.windows] == [(3, 10), (3, 20), (7, 10), (7, 20)]
    whole, parts = told.windows[3], [row for row in told.rings if row.days <= 7]
    assert whole.estimate == pytest.approx(sum(row.estimate for row in parts if row.estimate is not None))


def test_the_order_of_rows_says_nothing() -> None:
    table, treatment, dependent = world(2)
    order = np.random.default_rng(5).permutation(len(table))
    again = wake(shuffled(table, order), treatment[order], dependent[order], **ASKED)
    assert again == wake(table, treatment, dependent, **ASKED)


def test_the_seed_of_the_draws_moves_the_figures_little() -> None:
    table, treatment, dependent = world(3)
    one, other = (wake(table, treatment, dependent, **ASKED, seed=seed).windows[3] for seed in (0, 1))
    assert one != other
    assert one.ratio == pytest.approx(other.ratio, abs=0.15)


def test_p_values_bounds_and_ratios_agree() -> None:
    for row in [*found(4, 0.4).windows, *found(5).windows, *found(6, 0.7).rings]:
        if row.p is None or row.low is None or row.high is None or row.ratio_low is None:
            assert row.note is not None or row.ratio_low is None
            continue
        assert row.p_adjusted is not None
        assert row.p <= row.p_adjusted
        assert (row.p < 0.05) == (not row.low <= 0 <= row.high)
        assert row.ratio_high is not None
        assert (row.p < 0.05) == (not row.ratio_low <= 1 <= row.ratio_high)


def test_what_is_left_out_is_counted_by_reason() -> None:
    table, treatment, dependent = world(7)
    row = wake(table, treatment, dependent, **ASKED).windows[0]
    assert row.treated + sum(row.dropped.values()) == treatment.sum()
    assert row.dropped[LATE] > 0


def test_a_response_that_lasts_has_a_time_of_its_own() -> None:
    table, treatment, dependent = world(8)
    longer = replace(table, end=np.where(treatment, table.end + 5 * DAY, table.end))
    told = wake(longer, treatment, dependent, **ASKED)
    assert {row.days for row in told.rings} == {0, 3, 7, 14, 28}
    meanwhile = next(row for row in told.rings if (row.days, row.km) == (0, 10))
    assert meanwhile.estimate is not None
    assert told.windows[0].estimate != wake(table, treatment, dependent, **ASKED).windows[0].estimate


def test_it_looks_28_days_ahead_unless_told_otherwise() -> None:
    table, treatment, dependent = world(9)
    told, near = (wake(table, treatment, dependent, **ASKED, **more) for more in ({}, {"ahead": 0.0}))
    assert [row.days for row in told.rings[::2]] == [3, 7, 14, 28]
    assert [row.days for row in near.rings[::2]] == [3, 7]
    assert {row.days for row in (*told.windows, *near.windows)} == {3, 7}
    assert told.windows[0].treated < near.windows[0].treated
    assert all(row.p_adjusted is not None for row in told.rings if row.km == 10)
    assert told == wake(table, treatment, dependent, **ASKED, ahead=28.0)


def test_where_the_data_are_short_it_looks_a_tenth_of_their_time_ahead() -> None:
    table, treatment, dependent = world(9)
    soon = table.time < table.time.min() + 120 * DAY
    short = replace(
        table, **{name: getattr(table, name)[soon] for name in ("row", "time", "end", "lat", "lon")}
    )
    told = wake(short, treatment[soon], dependent[soon], **ASKED)
    assert max(row.days for row in told.rings) == pytest.approx(12, abs=0.1)


def test_what_lies_within_the_windows_hardly_depends_on_how_far_it_looks() -> None:
    table, treatment, dependent = world(9)
    told, near = (wake(table, treatment, dependent, **ASKED, ahead=ahead) for ahead in (28.0, 0.0))
    for one, other in zip(told.windows, near.windows, strict=True):
        assert one.ratio == pytest.approx(other.ratio, rel=0.1)


def test_given_controls_are_compared_by_given_columns() -> None:
    table, treatment, dependent = world(10)
    rng = np.random.default_rng(0)
    control = dependent & (rng.random(len(table)) < 0.3)
    terrain = np.where(rng.random(len(table)) < 0.5, "sand", "rock")
    table = replace(table, columns={"terrain": terrain, "height": rng.normal(size=len(table))})
    told = wake(table, treatment, dependent, control=control, match=["terrain", "height"], **ASKED)
    assert told.notes == ()
    assert 0 < told.windows[0].controls <= control.sum()
    with pytest.raises(BadInput, match="'colour'"):
        wake(table, treatment, dependent, control=control, match=["colour"], **ASKED)
    with pytest.raises(BadInput, match="--control"):
        wake(table, treatment, dependent, match=["terrain"], **ASKED)


def test_too_little_is_said_in_words_and_gives_no_figure() -> None:
    rng = np.random.default_rng(1)
    few = np.stack([rng.uniform(0, 400, 9), rng.uniform(0, 100, 9), rng.uniform(0, 100, 9)], axis=1)
    told = wake(*events(few, few[:6] + [1.0, 0.0, 0.0]), **ASKED)
    assert all(row.estimate is None and row.p is None and row.ratio is None for row in told.windows)
    assert all(row.note is not None and row.note.startswith("not enough data") for row in told.windows)


def test_what_cannot_be_asked_is_refused() -> None:
    table, treatment, dependent = world(11)
    none = np.zeros(len(table), np.bool_)
    with pytest.raises(TooFew, match="treatment"):
        wake(table, none, dependent, **ASKED)
    with pytest.raises(TooFew, match="dependent"):
        wake(table, treatment, none, **ASKED)
    with pytest.raises(TooFew, match="fewer days"):
        wake(table, treatment, dependent, days=[499], km=[10])
    with pytest.raises(BadInput, match="above 0"):
        wake(table, treatment, dependent, days=[0, 3], km=[10])
    with pytest.raises(BadInput, match="km"):
        wake(table, treatment, dependent, days=[3], km=[])
    with pytest.raises(TooFew, match="place-times"):
        wake(table, treatment, dependent, control=none, **ASKED)


@pytest.mark.parametrize(
    ("spread", "said"), [(0.2, "in one place and time"), (2.6, "in about 4 places and times")]
)
def test_events_that_lie_close_together_are_said_to(spread: float, said: str) -> None:
    assert too_close(spread).endswith(said)
