"""Charts as SVG, drawn on the server: one definition for the page and for the document.

Each colour goes with a printed number, so that the chart reads in grey and for the colour-blind; the SVG
holds a title and a description, no script, no outside address and no style attribute.
"""

import hashlib
import os
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.plans import rows as plan_rows
from bluehelm.plans.achievement import STATUSES
from bluehelm.record.figure import canonical
from bluehelm.reports import chartrows
from bluehelm.reports.chartrows import Achieved, Cause, Filled, Step
from bluehelm.reports.words import MONEY, Words

BAR, LINE = 24, 14  # height of a row, and of each further line of its label
FILLS = ("#0072b2", "#8ecae6", "#d55e00", "#cfcfcf")  # told apart by the colour-blind, and in grey
INKS = ("#ffffff", "#000000", "#000000", "#000000")
DARK, PALE = "#0072b2", "#d9e6ef"
KINDS = ("achievement", "variance", "vacancy", "causes")


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on: its whole width in points, the letters of a label's line, legend columns."""

    width: int
    letters: int
    columns: int


WIDE = Sheet(width=600, letters=30, columns=4)
NARROW = Sheet(width=340, letters=17, columns=2)  # a phone


def achievement(rows: Sequence[Achieved], language: str, sheet: Sheet = WIDE) -> str:
    """Lines met, partly met, not met and not measurable, a stacked bar for each accomplishment."""
    import altair as alt

    words = Words(language)
    names = [words(f"status.{status}") for status in STATUSES]
    values = []
    for row in rows:
        at = 0
        for order, (status, count) in enumerate(row.counts):
            name, ink = words(f"status.{status}"), INKS[order]
            if count:
                values.append(
                    {
                        "c": row.label,
                        "s": name,
                        "from": at,
                        "to": at + count,
                        "mid": at + count / 2,
                        "n": count,
                    }
                    | {"ink": ink}
                )
            at += count
    labels = [row.label for row in rows]
    base = alt.Chart(alt.Data(values=values)).encode(y=ranked(alt, labels))
    legend = alt.Legend(orient="top", title=None, columns=sheet.columns)
    scale = alt.Scale(domain=names, range=list(FILLS))
    bars = base.mark_bar(stroke="white").encode(
        x=alt.X("from:Q", title=words("chart.lines"), axis=alt.Axis(tickMinStep=1)),
        x2="to:Q",
        color=alt.Color("s:N", scale=scale, legend=legend),
    )
    ink = alt.Color("ink:N", scale=None)
    counts = base.mark_text(fontSize=12).encode(x="mid:Q", text="n:Q", color=ink)
    chart = alt.layer(bars, counts).resolve_scale(color="independent")
    return drawn(chart, labels, "achievement", words, sheet)


def variance(rows: Sequence[Step], language: str, sheet: Sheet = WIDE) -> str:
    """The variance of each category, each bar beginning where the one before ended, down to the total."""
    import altair as alt

    words = Words(language)
    at = Decimal(0)
    values = []
    labels = [wrapped(words.term("groups", row.label), sheet) for row in rows]
    names = [words("chart.less"), words("chart.more"), words("chart.total")]
    for row, label in zip(rows, labels, strict=True):
        start = Decimal(0) if row.total else at
        name = names[2] if row.total else names[0] if row.amount >= 0 else names[1]
        ends = {
            "from": float(start),
            "to": float(start + row.amount),
            "edge": float(max(start, start + row.amount)),
        }
        values.append({"c": label, "s": name, "n": words.number(row.amount, MONEY)} | ends)
        at = start + row.amount
    base = alt.Chart(alt.Data(values=values)).encode(y=ranked(alt, labels))
    scale = alt.Scale(domain=names, range=[DARK, "#d55e00", "#333333"])
    bars = base.mark_bar().encode(
        x=alt.X(
            "from:Q", title=words("chart.amount"), axis=amounts(alt, sheet), scale=roomy(alt, values, sheet)
        ),
        x2="to:Q",
        color=alt.Color(
            "s:N", scale=scale, legend=alt.Legend(orient="top", title=None, columns=sheet.columns)
        ),
    )
    sums = base.mark_text(align="left", dx=4, fontSize=11).encode(x="edge:Q", text="n:N")
    return drawn(alt.layer(bars, sums), labels, "variance", words, sheet)


def vacancy(rows: Sequence[Filled], language: str, sheet: Sheet = WIDE) -> str:
    """The filled share of each category's approved strength, with both numbers beside it."""
    import altair as alt

    words = Words(language)
    values = []
    labels = [wrapped(words.heading(row.label), sheet) for row in rows]
    for row, label in zip(rows, labels, strict=True):
        text = words(
            "chart.filled", actual=words.number(row.actual, None), approved=words.number(row.approved, None)
        )
        share = float(row.actual / row.approved * 100)
        values.append({"c": label, "share": share, "whole": 100, "n": text})
    base = alt.Chart(alt.Data(values=values)).encode(y=ranked(alt, labels))
    widest = max([100.0, *(float(row.actual / row.approved * 100) for row in rows)])
    scale = alt.Scale(domain=[0, widest * (1.4 if sheet == WIDE else 1.9)])
    steps = alt.Axis(values=[0, 25, 50, 75, 100])
    whole = base.mark_bar(color=PALE, stroke=DARK).encode(
        x=alt.X("whole:Q", title=words("chart.share"), scale=scale, axis=steps)
    )
    part = base.mark_bar(color=DARK, size=10).encode(x="share:Q")
    edge = alt.X("edge:Q")
    heads = (
        base.transform_calculate(edge="max(datum.share, datum.whole)")
        .mark_text(align="left", dx=4, fontSize=11)
        .encode(x=edge, text="n:N")
    )
    return drawn(alt.layer(whole, part, heads), labels, "vacancy", words, sheet)


def causes(rows: Sequence[Cause], language: str, sheet: Sheet = WIDE) -> str:
    """How many indicators and outputs give each cause."""
    import altair as alt

    words = Words(language)
    values = []
    labels = [wrapped(words.cause(row.code), sheet) for row in rows]
    for row, name in zip(rows, labels, strict=True):
        whole = row.indicators + row.outputs
        values.append({"c": name, "s": words("chart.indicators"), "from": 0, "to": row.indicators, "n": ""})
        values.append(
            {"c": name, "s": words("chart.outputs"), "from": row.indicators, "to": whole, "n": str(whole)}
        )
    base = alt.Chart(alt.Data(values=values)).encode(y=ranked(alt, labels))
    scale = alt.Scale(domain=[words("chart.indicators"), words("chart.outputs")], range=[DARK, "#8ecae6"])
    bars = base.mark_bar(stroke="white").encode(
        x=alt.X("from:Q", title=words("chart.lines"), axis=alt.Axis(tickMinStep=1)),
        x2="to:Q",
        color=alt.Color(
            "s:N", scale=scale, legend=alt.Legend(orient="top", title=None, columns=sheet.columns)
        ),
    )
    counts = base.mark_text(align="left", dx=4, fontSize=12).encode(x="to:Q", text="n:N")
    return drawn(alt.layer(bars, counts), labels, "causes", words, sheet)


def ranked(alt: Any, labels: list[str]) -> Any:
    """The vertical axis in the order of the rows, long labels on several lines."""
    # Vega hangs further lines below the first, so a label of two lines is centred from its first line's foot.
    several = {
        "condition": {"test": "indexof(datum.label, '\\n') >= 0", "value": "bottom"},
        "value": "middle",
    }
    axis = alt.Axis(
        labelBaseline=several,
        labelLimit=400,
        domain=False,
        ticks=False,
        labelExpr="split(datum.label, '\\n')",
    )
    return alt.Y("c:N", sort=labels, title=None, axis=axis)


def amounts(alt: Any, sheet: Sheet) -> Any:
    """An axis of amounts, thousands apart as in the text."""
    expression = f"replace(format(datum.value, ',.0f'), /,/g, '{chr(0x202F)}')"
    return alt.Axis(labelExpr=expression, tickCount=6 if sheet == WIDE else 3)


def roomy(alt: Any, values: list[dict[str, Any]], sheet: Sheet) -> Any:
    """A scale with room after the last bar for the sum beside it."""
    ends = [0.0, *(value[end] for value in values for end in ("from", "to"))]
    room = (max(ends) - min(ends)) * (0.2 if sheet == WIDE else 0.4)
    return alt.Scale(domain=[min(ends), max(ends) + room], nice=False)


def wrapped(label: str, sheet: Sheet) -> str:
    """A label in lines that fit beside its bar."""
    return "\n".join(textwrap.wrap(label, sheet.letters))


def drawn(chart: Any, labels: list[str], kind: str, words: Words, sheet: Sheet) -> str:
    """The chart as an SVG with its title and description for a screen reader."""
    import vl_convert

    lines = max((label.count("\n") for label in labels), default=0)
    sized = chart.properties(
        width=sheet.width,
        height=(BAR + LINE * lines) * max(len(labels), 1),
        autosize={"type": "fit-x", "contains": "padding"},
    ).configure(font="sans-serif", background="white")
    sized = sized.configure_view(stroke=None).configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelLineHeight=LINE
    )
    sized = sized.configure_legend(labelFontSize=12)
    # Checking the chart against altair's schema doubles the time; the tests look at what is drawn.
    svg: str = vl_convert.vegalite_to_svg(sized.to_dict(validate=False), vl_version="6.4")
    title, description = escape(words(f"chart.{kind}.title")), escape(words(f"chart.{kind}.description"))
    named = f'<svg role="img" aria-labelledby="{kind}-title {kind}-desc" '
    told = f'<title id="{kind}-title">{title}</title><desc id="{kind}-desc">{description}</desc>'
    opening, rest = svg.removeprefix("<svg ").split(">", 1)
    return f"{named}{opening}>{told}{rest}"


DRAWERS: dict[
    str, tuple[Callable[[plan_rows.Plan], Sequence[Any]], Callable[[Sequence[Any], str, Sheet], str]]
] = {
    "achievement": (lambda plan: chartrows.achieved(plan.accomplishments), achievement),
    "variance": (chartrows.steps, variance),
    "vacancy": (chartrows.filled, vacancy),
    "causes": (chartrows.causes, causes),
}


def drawable(kind: str, plan: plan_rows.Plan) -> bool:
    """Whether the plan holds anything for this chart to show."""
    return bool(DRAWERS[kind][0](plan))


def draw(kind: str, plan: plan_rows.Plan, language: str, sheet: Sheet = WIDE) -> str:
    """The chart of that kind for a plan."""
    if kind not in DRAWERS:
        raise BadInput(f"There is no chart {kind!r}; the charts are {', '.join(KINDS)}.")
    count, drawer = DRAWERS[kind]
    found = count(plan)
    if not found:
        raise BadInput(
            f"The report of {plan.mission} for {plan.period} holds no rows for the chart {kind!r}."
        )
    return drawer(found, language, sheet)


def cached(kind: str, plan: plan_rows.Plan, language: str, sheet: Sheet = WIDE) -> str:
    """The chart for a plan, drawn once for the same rows and kept in the data folder."""
    if kind not in DRAWERS:
        raise BadInput(f"There is no chart {kind!r}; the charts are {', '.join(KINDS)}.")
    shown = [vars(row) for row in DRAWERS[kind][0](plan)]
    return kept([kind, language, sheet.width, shown], lambda: draw(kind, plan, language, sheet))


def kept(told: Sequence[Any], drawing: Callable[[], str]) -> str:
    """A drawing of what is told, made once and kept in the data folder; anew where this module changed."""
    from django.conf import settings

    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    digest = hashlib.sha256(canonical([*told, code]).encode()).hexdigest()
    path = Path(settings.DATA) / "charts" / f"{digest}.svg"
    if path.exists():
        return path.read_text("utf-8")
    svg = drawing()
    path.parent.mkdir(mode=0o700, exist_ok=True)
    waiting = path.with_name(f"{digest}.{os.getpid()}.part")
    waiting.write_text(svg, "utf-8")
    waiting.replace(path)
    return svg
