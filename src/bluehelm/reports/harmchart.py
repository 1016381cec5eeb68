"""Killed and injured by period, a stacked bar each, as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluehelm.reports.charts import DARK, WIDE, Sheet, drawn, ranked
from bluehelm.reports.words import Words


@dataclass(frozen=True)
class Bar:
    """One period; None where nobody gives a number."""

    label: str
    incidents: int
    killed: int | None
    injured: int | None


def draw(bars: Sequence[Bar], language: str, sheet: Sheet = WIDE) -> str:
    """The chart, with both numbers beside each bar."""
    import altair as alt

    words = Words(language)
    names = [words("chart.killed"), words("chart.injured")]
    values = []
    for bar in bars:
        killed, injured = bar.killed or 0, bar.injured or 0  # the bar has no length where nothing is told
        text = " + ".join("–" if one is None else str(one) for one in (bar.killed, bar.injured))
        values.append({"c": bar.label, "s": names[0], "from": 0, "to": killed, "n": ""})
        values.append({"c": bar.label, "s": names[1], "from": killed, "to": killed + injured, "n": text})
    labels = [bar.label for bar in bars]
    base = alt.Chart(alt.Data(values=values)).encode(y=ranked(alt, labels))
    scale = alt.Scale(domain=names, range=[DARK, "#8ecae6"])
    most = max((value["to"] for value in values), default=1) or 1  # type: ignore[type-var]
    room = alt.Scale(domain=[0, most * (1.2 if sheet == WIDE else 1.45)], nice=False)  # type: ignore[operator]
    drawing = base.mark_bar(stroke="white").encode(
        x=alt.X("from:Q", title=words("chart.people"), axis=alt.Axis(tickMinStep=1), scale=room),
        x2="to:Q",
        color=alt.Color(
            "s:N", scale=scale, legend=alt.Legend(orient="top", title=None, columns=sheet.columns)
        ),
    )
    texts = base.mark_text(align="left", dx=4, fontSize=12).encode(x="to:Q", text="n:N")
    return drawn(alt.layer(drawing, texts), labels, "harm", words, sheet)
