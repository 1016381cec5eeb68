"""How the tasks of a mission entered, changed and left its mandates, step by step and as a picture."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bluehelm.mandates.rows import OTHER, PRIORITY
from bluehelm.mandates.store import Cell, Evolution
from bluehelm.mandates.store import TaskRow as Given
from bluehelm.record import vocab
from bluehelm.reports.charts import WIDE, Sheet, drawn, kept, ranked, wrapped
from bluehelm.reports.words import Words

ENTERED, SAME, STRONGER, WEAKER, OTHERWISE = "entered", "same", "stronger", "weaker", "otherwise"
STANDS, LEFT = "stands", "left"
STEPS = (ENTERED, SAME, STRONGER, WEAKER, OTHERWISE, STANDS, LEFT)
SIGNS = {
    ENTERED: "+",
    SAME: "=",
    STRONGER: "▲",
    WEAKER: "▼",
    OTHERWISE: "~",
    STANDS: "·",
    LEFT: "✕",
}
CLASSES = {
    ENTERED: "met",
    SAME: "none",
    STRONGER: "met",
    WEAKER: "not",
    OTHERWISE: "partly",
    STANDS: "none",
    LEFT: "not",
}
FILLS = {
    ENTERED: "#0072b2",
    SAME: "#8ecae6",
    STRONGER: "#004c6d",
    WEAKER: "#e69f00",
    OTHERWISE: "#f0e442",
    STANDS: "#eef3f6",
    LEFT: "#d55e00",
}
LIGHT = (ENTERED, STRONGER)  # fills with light ink
HEAD = 86  # points for the symbols above the columns


@dataclass(frozen=True)
class Step:
    """What became of a task in one text."""

    symbol: str
    name: str  # of STEPS
    cell: Cell | None  # as the text gives it


@dataclass(frozen=True)
class Row:
    task: str  # of PEMA
    steps: tuple[Step | None, ...]  # one for each text; None where the task was not there


def rows(evolution: Evolution) -> tuple[Row, ...]:
    """Each task with what became of it, text by text."""
    return tuple(Row(row.task, tuple(_steps(row, evolution))) for row in evolution.tasks)


def _steps(row: Given, evolution: Evolution) -> Iterator[Step | None]:
    before: Cell | None = None
    for text, restates, cell in zip(evolution.texts, evolution.restates, row.cells, strict=True):
        if cell is not None:
            name = ENTERED if before is None else _change(before, cell)
            before = cell
        elif before is None:
            yield None
            continue
        elif restates:
            name, before = LEFT, None
        else:
            name = STANDS
        yield Step(text.symbol, name, cell)


def _change(before: Cell, after: Cell) -> str:
    """Whether it binds more or less than before: its priority, else its verb; else by other modalities.

    A text without headings of priority says nothing of it.
    """
    ranks = {OTHER: 0, PRIORITY: 1}
    for old, new in (
        (ranks.get(before.priority or ""), ranks.get(after.priority or "")),
        (before.strength, after.strength),
    ):
        if old is not None and new is not None and old != new:
            return STRONGER if new > old else WEAKER
    return SAME if set(before.modalities) == set(after.modalities) else OTHERWISE


def draw(evolution: Evolution, language: str, sheet: Sheet = WIDE) -> str:
    """A row for each task, a column for each text, a sign and a colour for what became of it."""
    import altair as alt

    words = Words(language)
    labels = {row.task: wrapped(vocab.word("pema", row.task, language), sheet) for row in evolution.tasks}
    columns = [_short(text.symbol) for text in evolution.texts]
    values = [
        {
            "c": labels[row.task],
            "t": column,
            "s": _legend(step.name, words),
            "n": SIGNS[step.name],
            "ink": "#ffffff" if step.name in LIGHT else "#000000",
        }
        for row in rows(evolution)
        for column, step in zip(columns, row.steps, strict=True)
        if step is not None
    ]
    across = alt.Axis(orient="top", labelAngle=-90, domain=False, ticks=False, labelLimit=HEAD)
    base = alt.Chart(alt.Data(values=values)).encode(
        y=ranked(alt, list(labels.values())), x=alt.X("t:N", sort=columns, title=None, axis=across)
    )
    scale = alt.Scale(domain=[_legend(name, words) for name in STEPS], range=[FILLS[name] for name in STEPS])
    legend = alt.Legend(orient="bottom", title=None, columns=sheet.columns)
    boxes = base.mark_rect(stroke="white").encode(color=alt.Color("s:N", scale=scale, legend=legend))
    signs = base.mark_text(fontSize=12).encode(text="n:N", color=alt.Color("ink:N", scale=None))
    chart = alt.layer(boxes, signs).resolve_scale(color="independent")
    return drawn(chart, list(labels.values()), "tasks", words, sheet)


def _legend(name: str, words: Words) -> str:
    return f"{SIGNS[name]} {words(f'step.{name}')}"


def _short(symbol: str) -> str:
    return symbol.removeprefix("S/RES/")


@cache
def _code() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def cached(evolution: Evolution, language: str, sheet: Sheet = WIDE) -> str:
    """The picture, drawn once for the same rows and kept in the data folder."""
    shown: Sequence[object] = [
        [text.symbol for text in evolution.texts],
        [[row.task, *(step and step.name for step in row.steps)] for row in rows(evolution)],
    ]
    return kept(["tasks", _code(), language, sheet.width, shown], lambda: draw(evolution, language, sheet))
