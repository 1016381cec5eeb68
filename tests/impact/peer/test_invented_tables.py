"""The tables that the benchmarks are run on."""

import numpy as np
import pytest

from benchmarks.impact import like_the_peers, null
from bluehelm.impact.peer import mwa
from bluehelm.impact.rows import DAY


def test_a_table_has_the_kinds_in_their_shares_and_is_the_same_for_the_same_seed() -> None:
    one, two = like_the_peers.events(1000), like_the_peers.events(1000)
    kind, counts = np.unique(one.columns["type"], return_counts=True)
    assert dict(zip(kind.tolist(), counts.tolist(), strict=True)) == {
        "control": 300,
        "dependent": 500,
        "treatment": 200,
    }
    assert (one.time == two.time).all()
    assert (np.diff(one.time) >= 0).all()


def test_the_planted_effect_is_seen() -> None:
    table = like_the_peers.events(20_000)
    flags = [table.columns["type"] == kind for kind in ("treatment", "control", "dependent")]
    found = mwa(table, *flags, days=(10,), km=(15,), match=("match1", "match2"))
    fit = found.windows[0].fit
    assert fit is not None
    assert fit.high < 0


@pytest.mark.parametrize("design", null.DESIGNS)
def test_a_table_without_effect_has_the_design_that_was_recorded(design: str) -> None:
    table = null.invented(np.random.default_rng(1), null.DESIGNS[design])
    treated = table.columns["type"] == "treatment"
    assert (len(table), int(treated.sum())) == (1500, 300)
    order = np.lexsort((table.time[treated], np.round(table.lat[treated])))
    gaps = np.diff(table.time[treated][order]) / DAY
    assert (np.median(np.abs(gaps)) < 2) == (design == "bursts")
