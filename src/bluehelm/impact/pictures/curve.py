"""How the change fades: each lag with its interval on an axis of days, and where half of it is gone."""

from typing import TYPE_CHECKING, Any

from bluehelm.impact.pictures import panels
from bluehelm.impact.pictures.frame import DARK, PALE, SOFT, Part, labels, titled, top
from bluehelm.impact.pictures.windows import lag_words
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import UNNAMED, Names, plain, words
from bluehelm.impact.telling import said

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Curve

WIDTH, HEIGHT = 520, 220
POINTS = 60  # of the fitted line
ABOVE = -8  # where the half-life is named: over the plot, where no box lies
BEFORE = 0.06  # of the axis, for what happens while a response lasts


def draw(alt: Any, curve: "Curve", language: str, names: Names = UNNAMED) -> Part:
    """The curve above, the figures of each lag in words below."""
    rows = list(said.fading(curve))
    end = top(rows)
    called = lag_words([row.days for row in rows], language)
    bars = [panels.bar(row, name, end, language) for row, name in zip(rows, called, strict=True)]
    plot = alt.layer(
        *_boxes(alt, rows, end, language), *_fitted(alt, curve, end), *_half(alt, curve, end, language)
    )
    title = titled(alt, "curve", language, km=plain(curve.km, language))
    list_ = alt.Chart(alt.Data(values=bars)).mark_text(align="left", fontSize=12, color="#000000")
    list_ = list_.encode(y=panels.rows(alt, called), x=alt.value(4), text="told:N")
    chart = alt.vconcat(
        plot.properties(width=WIDTH, height=HEIGHT),
        list_.properties(width=WIDTH, height=20 * len(bars)),
        title=title,
        spacing=8,
    )
    return Part(chart, tuple(said.long(curve, language, names)))


def _boxes(alt: Any, rows: list[Estimate], end: float, language: str) -> list[Any]:
    last = max(row.days for row in rows)
    first = -BEFORE * last if any(row.days == 0 for row in rows) else 0.0
    starts = [first if row.days == 0 else start for start, row in zip(_starts(rows), rows, strict=True)]
    values = [
        {"from": start, "to": row.days, **panels.ends(row.ratio, row.ratio_low or 0, row.ratio_high, end)}
        for start, row in zip(starts, rows, strict=True)
        if row.ratio is not None
    ]
    base = alt.Chart(alt.Data(values=values))
    across = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(
            title=words("curve axis", language),
            values=sorted({0.0, *(row.days for row in rows)}),
            format=".6~g",
            labelExpr=labels(language),
        ),
    )
    up = alt.Scale(domain=[0, end], nice=False)
    heads = alt.Axis(
        title=words("ratio axis", language), tickCount=5, format=".6~g", labelExpr=labels(language)
    )
    one = alt.Chart(alt.Data(values=[{"at": 1}])).mark_rule(strokeDash=[5, 4], color="#000000")
    return [
        base.mark_rect(color=PALE, stroke=SOFT, opacity=0.6).encode(
            x=across, x2="to:Q", y=alt.Y("low:Q", scale=up, axis=heads), y2="high:Q"
        ),
        base.mark_rule(strokeWidth=4, color=DARK).encode(x=across, x2="to:Q", y=alt.Y("ratio:Q", scale=up)),
        one.encode(y=alt.Y("at:Q", scale=up)),
    ]


def _starts(rows: list[Estimate]) -> list[float]:
    return [0.0, *(row.days for row in rows)][: len(rows)]


def _fitted(alt: Any, curve: "Curve", end: float) -> list[Any]:
    """The fading that the half-life is of."""
    if curve.first is None or curve.half_life is None:
        return []
    last = max(row.days for row in curve.rows)
    days = [last * n / POINTS for n in range(POINTS + 1)]
    ratios = [1 + curve.first * 0.5 ** (day / curve.half_life) for day in days]
    values = [{"day": day, "n": ratio} for day, ratio in zip(days, ratios, strict=True) if 0 <= ratio <= end]
    line = alt.Chart(alt.Data(values=values)).mark_line(color="#000000", strokeWidth=1)
    return [line.encode(x="day:Q", y="n:Q")]


def _half(alt: Any, curve: "Curve", end: float, language: str) -> list[Any]:
    """A stroke where half of the change is gone, and a bar for its interval."""
    last = max(row.days for row in curve.rows)
    if curve.half_life is None or curve.half_life > last:
        return []
    mark = words("half life mark", language, n=said.half_days(curve.half_life, language))
    late = curve.half_life > last / 2
    value: dict[str, Any] = {"at": curve.half_life, "told": mark, "over": end * 0.95}
    if curve.low is not None or curve.high is not None:
        far = last if curve.high is None else min(curve.high, last)
        value |= {"low": max(curve.low or 0.0, 0.0), "high": far}
    base = alt.Chart(alt.Data(values=[value]))
    height = alt.Y("over:Q")
    return [
        base.mark_rule(strokeDash=[2, 3], strokeWidth=2, color="#000000").encode(x="at:Q"),
        base.mark_rule(strokeWidth=3, color="#000000").encode(x="low:Q", x2="high:Q", y=height),
        base.mark_text(
            align="right" if late else "left", dx=6 if late else -6, fontSize=12, color="#000000"
        ).encode(x="at:Q", y=alt.value(ABOVE), text="told:N"),
    ]
