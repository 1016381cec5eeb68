"""How the tasks of a mission entered, changed and left its mandates, step by step and as a picture."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bluehelm.mandates.store import Column, Evolution
from bluehelm.mandates.store.shapes import NONE, PART, UNKNOWN
from bluehelm.record import vocab
from bluehelm.reports.charts import WIDE, Sheet, drawn, kept, ranked, wrapped
from bluehelm.reports.tasksteps import (
    AWAY,
    BEHIND,
    ENTERED,
    LEFT,
    NOT_HELD,
    OTHERWISE,
    SAME,
    STANDS,
    STEPS,
    STRONGER,
    THERE,
    TITLED,
    UNTOLD,
    WEAKER,
    rows,
)
from bluehelm.reports.words import Words

SIGNS = {
    ENTERED: "+",
    SAME: "=",
    STRONGER: "▲",
    WEAKER: "▼",
    OTHERWISE: "~",
    THERE: "●",
    TITLED: "¶",
    STANDS: "·",
    LEFT: "✕",
    AWAY: "○",
    UNTOLD: "?",
    BEHIND: "?·",
    NOT_HELD: "…",
}
CLASSES = dict.fromkeys(STEPS, "none") | {
    ENTERED: "met",
    STRONGER: "met",
    WEAKER: "not",
    OTHERWISE: "partly",
    UNTOLD: "partly",
    BEHIND: "partly",
    LEFT: "not",
}
FILLS = {
    ENTERED: "#0072b2",
    SAME: "#8ecae6",
    STRONGER: "#004c6d",
    WEAKER: "#e69f00",
    OTHERWISE: "#f0e442",
    THERE: "#c5e3f0",
    TITLED: "#d7cbe6",
    STANDS: "#eef3f6",
    LEFT: "#d55e00",
    AWAY: "#f5c9a8",
    UNTOLD: "#ffffff",
    BEHIND: "#ffffff",
    NOT_HELD: "#e0e0e0",
}
LIGHT = (ENTERED, STRONGER)  # fills with light ink
EDGES = {UNTOLD: "#777777", BEHIND: "#777777"}
HEAD = 150  # points for the symbols above the columns


def draw(evolution: Evolution, language: str, sheet: Sheet = WIDE) -> str:
    """A row for each task, a column for each text, a sign and a colour for what became of it."""
    import altair as alt

    words = Words(language)
    told = rows(evolution)
    labels = {row.task: wrapped(vocab.word("pema", row.task, language), sheet) for row in told}
    columns = heads(evolution, words)
    values = [
        {
            "c": labels[row.task],
            "t": column,
            "s": _legend(step.name, words),
            "n": SIGNS[step.name],
            "ink": "#ffffff" if step.name in LIGHT else "#000000",
            "edge": EDGES.get(step.name, "#ffffff"),
        }
        for row in told
        for column, step in zip(columns, row.steps, strict=True)
        if step is not None
    ]
    across = alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False, labelLimit=HEAD)
    base = alt.Chart(alt.Data(values=values)).encode(
        y=ranked(alt, list(labels.values())), x=alt.X("t:N", sort=columns, title=None, axis=across)
    )
    used = {step.name for row in told for step in row.steps if step is not None}
    names = [name for name in STEPS if name in used]
    scale = alt.Scale(domain=[_legend(name, words) for name in names], range=[FILLS[name] for name in names])
    legend = alt.Legend(orient="bottom", title=None, columns=1, labelLimit=sheet.width)
    boxes = base.mark_rect().encode(
        color=alt.Color("s:N", scale=scale, legend=legend), stroke=alt.Stroke("edge:N", scale=None)
    )
    signs = base.mark_text(fontSize=12).encode(text="n:N", color=alt.Color("ink:N", scale=None))
    chart = alt.layer(boxes, signs).resolve_scale(color="independent")
    return drawn(chart, list(labels.values()), "tasks", words, sheet)


def heads(evolution: Evolution, words: Words) -> list[str]:
    """What stands above the columns, no two alike."""
    found: list[str] = []
    for column in evolution.columns:
        name = head(column, words)
        found.append(
            name + "\N{ZERO WIDTH SPACE}" * sum(one.rstrip("\N{ZERO WIDTH SPACE}") == name for one in found)
        )
    return found


def head(column: Column, words: Words) -> str:
    """What stands above a column."""
    if column.held == UNKNOWN:
        years = ["" if day is None else str(day.year) for day in (column.first, column.last)]
        return words("chart.tasks.not_held", text="–".join(dict.fromkeys(years)))
    symbol = column.symbol.removeprefix("S/RES/")
    if column.held == NONE:
        return words("chart.tasks.not_held", text=symbol)
    if column.draft:
        symbol = words("chart.tasks.draft", text=symbol)
    return words("chart.tasks.part", text=symbol) if column.held == PART else symbol


def _legend(name: str, words: Words) -> str:
    return f"{SIGNS[name]} {words(f'step.{name}')}"


@cache
def _code() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def cached(evolution: Evolution, language: str, sheet: Sheet = WIDE) -> str:
    """The picture, drawn once for the same rows and kept in the data folder."""
    shown: Sequence[object] = [
        heads(evolution, Words(language)),
        [[row.task, *(step and step.name for step in row.steps)] for row in rows(evolution)],
    ]
    return kept(["tasks", _code(), language, sheet.width, shown], lambda: draw(evolution, language, sheet))
