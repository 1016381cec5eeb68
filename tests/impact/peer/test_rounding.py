"""Columns as R's format() writes them at seven digits."""

import numpy as np
import pytest

from bluehelm.impact.peer.rounding import Form, form, rounded

TENS = 22.368051234


def formed(*values: float) -> Form:
    return form(np.array(values))


def test_full_coordinates_of_tens_of_degrees_keep_five_decimals() -> None:
    assert formed(TENS, 11.94422) == Form(5)
    assert rounded(np.array([TENS, 11.0])).tolist() == [22.36805, 11.0]


def test_the_value_that_needs_most_sets_the_decimals_of_all() -> None:
    assert formed(TENS, 0.5195971485) == Form(7)
    assert rounded(np.array([TENS, 0.5195971485])).tolist() == [22.3680512, 0.5195971]
    assert formed(TENS, 0.001234567) == Form(9)


def test_trailing_zeros_need_no_decimals() -> None:
    assert formed(0.5, 0.25) == Form(2)
    assert formed(0.1 + 0.2) == Form(1)
    assert rounded(np.array([0.1 + 0.2, 1.5])).tolist() == [0.3, 1.5]


def test_fewer_decimals_are_left_to_larger_numbers() -> None:
    assert formed(123456.789) == Form(1)
    assert formed(12345678.9) == Form(0)


def test_where_it_is_shorter_each_value_keeps_seven_digits_of_its_own() -> None:
    assert formed(TENS, 0.0001234567) == Form(6, scientific=True)
    result = rounded(np.array([TENS, 0.00012345678]))
    assert result.tolist() == [22.36805, 0.0001234568]
    assert formed(-TENS, 0.001234567) == Form(9)


def test_rounding_up_to_the_next_power_counts_its_digits_there() -> None:
    assert formed(9.99999999) == Form(0)
    assert formed(0.99999996, 0.5) == Form(1)
    assert rounded(np.array([9.99999999, 2.5])).tolist() == [10.0, 2.5]


def test_whole_numbers_stay_as_they_are() -> None:
    values = np.array([1.0, 2147483647.0, -30000001.0, 0.0])
    assert rounded(values).tolist() == values.tolist()
    assert rounded(np.array([1234567890123.0])).tolist() == [1.234568e12]  # no integer of R's


def test_absent_values_stay_absent_and_do_not_count() -> None:
    result = rounded(np.array([np.nan, 1.25, np.nan]))
    assert np.isnan(result[[0, 2]]).all()
    assert result[1] == 1.25
    assert np.isnan(rounded(np.array([np.nan]))).all()


@pytest.mark.parametrize("decimals", [1, 2, 5])
def test_a_half_is_rounded_as_its_binary_value_lies(decimals: int) -> None:
    halves = (np.arange(-2000, 2000) * 2 + 1) / (2 * 10.0**decimals)
    spoiler = 12.3456789 if decimals == 5 else 1.1  # sets the decimals of the column
    how = form(np.append(halves, spoiler))
    wanted = [float(f"{value:.{how.decimals}f}") for value in halves.tolist()]
    assert rounded(np.append(halves, spoiler))[:-1].tolist() == wanted
