"""Coordinates are read as people write them."""

import pytest

from bluehelm.record.places.coordinates import written


@pytest.mark.parametrize(
    "text",
    [
        "14.5000, -4.2500", "14,5000 -4,2500", "N14.5000 W4.2500", "14.5000°N 4.2500°W", "14°30'N 4°15'W",
        "14°30'00\"N, 4°15'00\"W", "near 14.5000N 4.2500O",
    ],
)  # fmt: skip
def test_the_same_point_in_many_forms(text: str) -> None:
    point = written(text)
    assert point is not None
    assert point[:2] == pytest.approx((14.5, -4.25))


def test_the_last_digit_tells_how_fine_it_is() -> None:
    coarse, fine = written("14.5, -4.2"), written("14.5123, -4.2123")
    assert coarse is not None
    assert fine is not None
    assert coarse[2] > 8 > 0.2 > fine[2]


@pytest.mark.parametrize(
    "text", ["RN6", "5 km north of Aldou", "5.5 km au nord", "14.5", "99.5, 4.2", "12 men, 3 cars"]
)
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert written(text) is None
