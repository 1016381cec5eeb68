"""Every count, estimate and p-value of the peer's own runs."""

from pathlib import Path

import numpy as np
import pytest

from bluehelm.impact.peer import Options
from tests.impact.peer.reference import analysed, same, table, windows

pytestmark = pytest.mark.shared
VARIANTS = {
    "ref_estimates": Options(),
    "ref_estimates_unweighted_noTCM": Options(weighted=False, overlap_matched=False),
    "ref_estimates_weighted_noTCM": Options(overlap_matched=False),
    "ref_estimates_diff_formula": Options(difference=True),
    "ref_estimates_deleteSUTVA": Options(drop_overlapping=True),
    "ref_estimates_nomatch": Options(matching=False, weighted=False),
    "ref_estimates_att": Options(att=True),
}
SIZES = (2000, 10000, 50000)


@pytest.fixture
def wake(shared: Path) -> Path:
    return shared / "data" / "wake"


def assert_same_estimates(wanted: Path, data: Path, options: Options) -> None:
    for ours, row in windows(wanted, analysed(data, options)):
        names = {
            "estimate": "estimate",
            "pvalue": "p",
            "adj.r.squared": "adjusted_r2",
            "intercept": "intercept",
            "intercept.pval": "intercept_p",
        }
        for theirs, name in names.items():
            value = getattr(ours.fit, name) if ours.fit else None
            assert same(value, row.get(theirs)), (ours.days, ours.km, name, value, row.get(theirs))


@pytest.mark.parametrize("variant", VARIANTS)
def test_estimates_of_each_variant_are_the_peers(variant: str, wake: Path) -> None:
    assert_same_estimates(wake / f"{variant}.csv", wake / "mwa_data.csv", VARIANTS[variant])


@pytest.mark.parametrize("size", SIZES)
def test_estimates_on_larger_tables_are_the_peers(size: int, wake: Path) -> None:
    folder = wake / "synthetic"
    assert_same_estimates(folder / f"syn_{size}_mwa_estimates.csv", folder / f"syn_{size}.csv", Options())


@pytest.mark.parametrize(
    ("data", "wanted"),
    [("mwa_data", "ref_wakes"), ("synthetic/syn_2000", "synthetic/syn_2000_mwa_wakes")],
)
def test_every_count_around_every_wake_is_the_peers(data: str, wanted: str, wake: Path) -> None:
    theirs, ours = table(wake / f"{wanted}.csv"), analysed(wake / f"{data}.csv").wake_table()
    assert list(ours) == theirs.columns
    for name, values in ours.items():
        assert np.array_equal(values, theirs[name].to_numpy()), name


def pairs(wake: Path, table_name: str) -> list[tuple[Path, Path]]:
    folder = wake / "synthetic"
    large = [(folder / f"syn_{n}.csv", folder / f"syn_{n}_mwa_{table_name}.csv") for n in SIZES]
    return [(wake / "mwa_data.csv", wake / f"ref_{table_name}.csv"), *large]


def test_balance_before_and_after_the_matching_is_the_peers(wake: Path) -> None:
    for data, wanted in pairs(wake, "matching"):
        for ours, row in windows(wanted, analysed(data)):
            for when, one in (("pre", ours.before), ("post", ours.after)):
                theirs = tuple(row[f"{n}_{when}"] for n in ("control", "treatment", "L1", "commonSupport"))
                assert (one.control, one.treatment, one.l1, one.common_support) == theirs


def test_the_table_of_overlaps_is_the_peers(wake: Path) -> None:
    for data, wanted in pairs(wake, "sutva"):
        for ours, row in windows(wanted, analysed(data)):
            assert list(vars(ours.overlap).values()) == list(row.values())[2:]


def test_the_same_wakes_are_matched(wake: Path) -> None:
    peer = analysed(wake / "mwa_data.csv")
    for window in peer.windows:
        rows = table(wake / "ref_matched_flags.csv").filter(t_window=window.days, spat_window=window.km)
        kept = window.matched[window.complete]
        assert np.array_equal(peer.wakes.event[window.complete], rows["eventID"].to_numpy())
        assert np.array_equal(kept, rows["matched"].to_numpy() == 1)


def test_the_cut_points_are_the_peers(wake: Path) -> None:
    for window, row in windows(wake / "ref_cem_breaks.csv", analysed(wake / "mwa_data.csv")):
        for name, points in window.breaks.items():
            assert ", ".join(f"{point:.15g}" for point in points) == str(row[name])
