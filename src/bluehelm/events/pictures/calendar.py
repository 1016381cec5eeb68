"""The calendar: a row for each month with a square for each day, or a row for each year where days are many.

Every square that holds incidents has its number in it: the shade only helps the eye.
"""

from datetime import date
from typing import Any

from bluehelm.events.pictures.counting import Days
from bluehelm.events.pictures.frame import INK, INKS, SHADES, WIDE, classes, shade
from bluehelm.events.pictures.saying import MONTHS, month

ROW = 20
LEFT = 76  # of the axis


def draw(alt: Any, counted: Days, language: str, width: int = WIDE) -> Any:
    """The squares with their numbers."""
    lows = classes(list(counted.counts.values()))
    values = []
    for one, n in counted.counts.items():
        across = one.day if counted.step == "day" else one.month
        at = shade(n, lows)
        values.append({
            "row": _row(one, counted.step, language), "column": across, "n": _short(n), "fill": SHADES[at],
            "ink": INKS[at],
        })  # fmt: skip
    rows = list(dict.fromkeys(value["row"] for value in values))
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X(
            "column:O", scale=alt.Scale(domain=_columns(counted.step)), axis=_axis(alt, counted, language)
        ),
        y=alt.Y(
            "row:N",
            sort=rows,
            title=None,
            axis=alt.Axis(domain=False, ticks=False, labelLimit=LEFT + 10, minExtent=LEFT),
        ),
    )
    squares = base.mark_rect(stroke="#c3ced6", strokeWidth=0.6)
    squares = squares.encode(color=alt.Color("fill:N", scale=None))
    size = 9 if width == WIDE else 7
    told = base.mark_text(fontSize=size, baseline="middle").encode(
        text="n:N", color=alt.Color("ink:N", scale=None)
    )
    high = ROW * max(len(rows), 1)
    return alt.layer(squares, told).properties(width=width - 80, height=high)


def _axis(alt: Any, counted: Days, language: str) -> Any:
    names = " : ".join(f"datum.value == {n + 1} ? '{name}'" for n, name in enumerate(MONTHS[language]))
    told: dict[str, Any] = {"labelExpr": f"{names} : ''"} if counted.step == "month" else {}
    return alt.Axis(
        title=None, orient="top", labelAngle=0, domain=False, ticks=False, labelColor=INK, labelFontSize=10,
        labelOverlap="parity", **told,
    )  # fmt: skip


def _columns(step: str) -> list[int]:
    return list(range(1, 32)) if step == "day" else list(range(1, 13))


def _row(one: date, step: str, language: str) -> str:
    return month(one, language) if step == "day" else str(one.year)


def _short(n: int) -> str:
    """As it fits a small square; nothing for none."""
    if n == 0:
        return ""
    return str(n) if n < 1_000 else f"{n / 1_000:.0f}k"
