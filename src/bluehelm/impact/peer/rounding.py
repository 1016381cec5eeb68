"""Numbers as R's format() writes them at seven digits: the peer counts and matches on these.

A column has one number of decimals: the most that any of its values needs when written with seven significant
digits. Where the scientific form of the column is shorter, each value keeps its significant digits instead.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.impact.rows import Floats

Places = NDArray[np.int64]

DIGITS = 7
LARGEST_INTEGER = 2**31 - 1  # R holds whole numbers up to here as integers, and writes those in full
NEAR_HALF = 1e-4  # of a last digit: so close to a half, the binary product may fall on the wrong side
EXACT_POWER = 22  # ten to this power is exact in binary


@dataclass(frozen=True)
class Form:
    """How a column is written."""

    decimals: int
    scientific: bool = False  # then decimals are those of the mantissa


def rounded(column: Floats) -> Floats:
    """The column as the peer sees it; absent values stay absent."""
    there = np.isfinite(column)
    values = column[there]
    if not len(values) or _are_integers(values):
        return column.copy()
    result = np.full(len(column), np.nan)
    result[there] = written(values, form(values))
    return result


def _are_integers(values: Floats) -> bool:
    return bool((np.abs(values) <= LARGEST_INTEGER).all() and (values == np.floor(values)).all())


def form(values: Floats) -> Form:
    """The shortest form that shows every value with seven significant digits."""
    power, significant, wider = _scaled(np.abs(values))
    left = power + 1 - wider
    negative = values < 0
    right = max(0, int((significant - power - 1).max()))
    whole = int((negative + np.maximum(left, 1)).max())
    fixed = whole + right + (right > 0)
    mantissa = int(significant.max()) - 1
    exponent = 3 if int(power.max()) >= 100 or int(power.min()) <= -99 else 2
    scientific = int(negative.any()) + (mantissa > 0) + mantissa + 3 + exponent
    return Form(right) if fixed <= scientific else Form(mantissa, scientific=True)


def _scaled(sizes: Floats) -> tuple[Places, Places, Places]:
    """The power of ten and the significant digits of each size, and whether rounding alone made it wider."""
    power, significant = np.zeros(len(sizes), np.int64), np.ones(len(sizes), np.int64)
    some = sizes > 0
    size = sizes[some]
    raised = np.floor(np.log10(size)).astype(np.int64) - DIGITS + 1
    digits = size / np.power(10.0, raised)
    unsure = np.abs(digits - np.floor(digits) - 0.5) < NEAR_HALF
    unsure |= (digits < 10 ** (DIGITS - 1)) | (digits >= 10**DIGITS - 1)
    digits = np.rint(digits)
    raised[unsure], digits[unsure] = _carefully(size[unsure], raised[unsure])
    count, zeros = np.full(len(digits), DIGITS, np.int64), digits.astype(np.int64)
    for _ in range(DIGITS - 1):
        whole = zeros % 10 == 0
        if not whole.any():
            break
        count -= whole
        zeros = np.where(whole, zeros // 10, 1)
    power[some], significant[some] = raised + DIGITS - 1, count
    wider = (power > 0) & (sizes < np.power(10.0, power))
    return power, significant, wider.astype(np.int64)


def _carefully(sizes: Floats, raised: Places) -> tuple[Places, Floats]:
    """Powers and digits in the longest floats there are, as R does it."""
    long = sizes.astype(np.longdouble)
    digits = long / np.power(np.longdouble(10), raised)
    short = digits < 10 ** (DIGITS - 1)
    raised, digits = raised - short, np.rint(np.where(short, digits * 10, digits))
    over = digits >= 10**DIGITS
    return raised + over, np.where(over, digits / 10, digits).astype(np.float64)


def written(values: Floats, how: Form) -> Floats:
    """The values written so and read back."""
    if how.scientific:
        return np.array([float(f"{value:.{how.decimals}e}") for value in values.tolist()])
    if how.decimals > EXACT_POWER:
        return np.array([float(f"{value:.{how.decimals}f}") for value in values.tolist()])
    raised = values * 10.0**how.decimals
    whole = np.rint(raised)
    result: Floats = whole / 10.0**how.decimals
    unsure = (np.abs(np.abs(raised - whole) - 0.5) < NEAR_HALF) | (np.abs(whole) >= 2**50)
    for at in np.flatnonzero(unsure):
        result[at] = float(f"{values[at]:.{how.decimals}f}")
    return result
