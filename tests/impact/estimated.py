"""An invented estimate with every kind of window: fewer, more, left open, too little, without bounds."""

from bluehelm.impact.rows import Estimate
from bluehelm.impact.wake import Wake

DROPPED = {"too little history before": 3}
TOO_LITTLE = "not enough data: 1.5 events expected, 5 needed"


def row(
    days: float,
    km: float,
    moved: tuple[float, float, float] | None,
    ratio: tuple[float, float | None, float | None] | None = None,
    adjusted: float = 0.01,
) -> Estimate:
    if moved is None:
        return Estimate(days, km, None, None, None, None, None, 90, 400, DROPPED, TOO_LITTLE)
    figures = (None, None, None) if ratio is None else ratio
    return Estimate(days, km, *moved, 0.004, adjusted, 90, 400, DROPPED, None, *figures)


FEWER = row(7, 10, (-0.41, -0.66, -0.17), (0.55, 0.39, 0.73))
CHANCE = row(3, 10, (-0.21, -0.4, -0.02), (0.7, 0.45, 0.97), adjusted=0.2)
MORE = row(3, 20, (2.5, 0.05, 4.95), (1.6, 1.01, 6.1))
OPEN = row(7, 20, (-0.041, -0.2, 0.1), (0.95, 0.8, 1.2), adjusted=0.9)
NOTHING = row(14, 10, None)
BOUNDLESS = row(14, 20, (-1.0, -3.0, 1.0), (0.1, None, None), adjusted=1.0)

WAKE = Wake(
    (CHANCE, MORE, FEWER, OPEN, NOTHING, BOUNDLESS),
    (row(0, 10, (-0.3, -0.5, -0.1), (0.4, 0.2, 0.7)), CHANCE, MORE, FEWER, OPEN, NOTHING, BOUNDLESS),
    ("controls: place-times drawn from the data, each some time after an earlier event or response",),
)
