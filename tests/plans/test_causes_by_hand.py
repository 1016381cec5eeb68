"""The codes that the reader gives, against those decided by reading the documents: precision and recall."""

from pathlib import Path

import pytest

from benchmarks.causes import Group, groups

FLOOR = {  # precision, recall
    ("003_ae2a8263570f7995.txt", "lines"): (0.95, 0.94),
    ("003_ae2a8263570f7995.txt", "variances"): (0.95, 0.95),
    ("A_80_590.docx", "lines"): (0.95, 0.95),
    ("A_80_590.docx", "variances"): (0.95, 0.95),
    ("A_80_614.docx", "variances"): (0.95, 0.95),
    ("A_80_623.docx", "variances"): (0.95, 0.95),
}


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[tuple[str, str], Group]:
    return {(group.document, group.kind): group for group in groups(shared)}


@pytest.mark.parametrize("name", FLOOR, ids=" ".join)
def test_codes_are_as_right_and_as_complete_as_the_manual_says(
    measured: dict[tuple[str, str], Group], name: tuple[str, str]
) -> None:
    precision, recall = FLOOR[name]
    assert measured[name].precision >= precision
    assert measured[name].recall >= recall


def test_every_explained_variance_was_decided_by_hand(measured: dict[tuple[str, str], Group]) -> None:
    for (_, kind), group in measured.items():
        if kind == "variances":
            assert set(group.given) == set(group.right)
