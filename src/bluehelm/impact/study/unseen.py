"""How strong a reason that the table does not hold would have to be to explain a change away (E-value)."""

import math
from collections.abc import Sequence

from bluehelm.impact.rows import Estimate
from bluehelm.impact.study.answers import Unseen


def unseen(windows: Sequence[Estimate]) -> tuple[Unseen, ...]:
    """For each window the E-value of its ratio, and of the bound of its interval that is nearer to no change.

    A reason explains the change away only if it makes responses so many times likelier, and events so many
    times likelier or rarer, all else alike. None where there is no ratio, or no event at all came.

    source  VanderWeele and Ding (2017)
    """
    return tuple(Unseen(row.days, row.km, _e_value(row.ratio), _nearer(row)) for row in windows)


def _nearer(row: Estimate) -> float | None:
    if row.ratio is None or row.ratio_low is None or row.ratio_high is None:
        return None
    if row.ratio_low <= 1 <= row.ratio_high:
        return 1.0
    return _e_value(row.ratio_low if row.ratio_low > 1 else row.ratio_high)


def _e_value(ratio: float | None) -> float | None:
    if ratio is None or ratio <= 0:
        return None
    far = max(ratio, 1 / ratio)
    return far + math.sqrt(far * (far - 1))
