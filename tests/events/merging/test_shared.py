"""The peer's reference data: its pairs where it is right, its labelled set beaten."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.reading import accounts, known, taxonomy
from bluehelm.events.merging.rows import SAME, Decision

pytestmark = pytest.mark.shared
TAXONOMIES = ("model_tax", "color_tax", "damage_tax")
PEER_ALONE = ((("crash_data1", "9"), ("crash_data2", "5"), ("crash_data3", "8")),)
PEER_ALONE += ((("crash_data2", "8"), ("crash_data3", "10")),)
OURS_ALONE = ((("crash_data1", "9"), ("crash_data2", "5"), ("crash_data3", "10")),)
OURS_ALONE += ((("crash_data2", "8"), ("crash_data3", "8")),)


def crashes(folder: Path) -> tuple[Decision, ...]:
    meanings = [taxonomy(name, folder / f"crash_taxonomy_{name}.csv") for name in TAXONOMIES]
    tables = [accounts(folder / f"crash_data{n}.csv", TAXONOMIES) for n in (1, 2, 3)]
    return merge([known(table, meanings) for table in tables], meanings, days=2, km=4).decisions


def the_peers(folder: Path) -> set[tuple[tuple[str, str], ...]]:
    found = set()
    for name in ("event", "episode"):
        for row in csv.reader((folder / f"ref_{name}_matched.csv").open()):
            if row[0].isdigit():
                pairs = zip(row[::2], row[1::2], strict=True)
                found.add(tuple((f"crash_data{source}", event) for source, event in pairs if event != "0"))
    return found


def test_the_peers_matches_are_found_but_for_two_that_agree_in_nothing(shared: Path) -> None:
    folder = shared / "data" / "merge"
    ours = {one.members for one in crashes(folder) if one.decided == SAME}
    assert len(ours) == 34
    assert the_peers(folder) - ours == set(PEER_ALONE)
    assert ours - the_peers(folder) == set(OURS_ALONE)


def test_accounts_of_one_day_beside_several_are_only_doubtful(shared: Path) -> None:
    doubtful = [one for one in crashes(shared / "data" / "merge") if one.decided != SAME]
    assert (("crash_data1", "58"), ("crash_data2", "59")) in [one.members for one in doubtful]
    assert all("one of one day and one of several" in one.why for one in doubtful)


@pytest.mark.parametrize(("days", "km"), [(1, 3.0), (2, 4.0), (3, 10.0), (5, 5.0)])
def test_the_labelled_set_is_merged_better_than_by_the_peer(shared: Path, days: int, km: float) -> None:
    folder = shared / "data" / "merge" / "synthetic"
    true = {
        (name, row["event"]): row["truth"]
        for name in ("src_a", "src_b")
        for row in csv.DictReader((folder / f"{name}.csv").open())
    }
    meaning = taxonomy("kind", folder / "taxonomy_kind.csv")
    tables = [accounts(folder / f"{name}.csv", ["kind"]) for name in ("src_a", "src_b")]
    same = [one for one in merge(tables, [meaning], days=days, km=km).decisions if one.decided == SAME]
    right = sum(true[a] == true[b] for one in same for a, b in combinations(one.members, 2))
    assert 2 * right / (len(same) + 600) > 0.92
