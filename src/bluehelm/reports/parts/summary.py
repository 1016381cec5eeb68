"""The headline figures, and achievement as a whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bluehelm.plans import rows
from bluehelm.plans.achievement import STATUSES
from bluehelm.plans.book import slug
from bluehelm.reports import chartrows
from bluehelm.reports.parts.desk import Desk, cell
from bluehelm.reports.tree import Block, Paragraph, Row, Run, Table, Text

KINDS = ("indicators", "outputs")
LARGEST = 5  # variances in the summary
PLACE = re.compile(r"(\{\w+\})")


def headline(desk: Desk) -> tuple[Block, ...]:
    """What a reader asks for first, in a few sentences, and the largest variances with their causes."""
    money = f"money/{slug(desk.plan.period)}/performance/gross-requirements"
    completion = "completion/{}/{}".format
    sentences = {
        "indicators": {
            "rate": completion("indicators", "rate"),
            "gap": completion("indicators", "not-measurable"),
        },
        "outputs": {"rate": completion("outputs", "rate"), "gap": completion("outputs", "not-measurable")},
        "claimed": {"count": "words/indicators/called-achieved-but-not-met/count"},
        "silent": {"count": "words/indicators/met-but-not-called-achieved/count"},
        "money": {
            name: f"{money}/{name}"
            for name in ("apportionment", "expenditure", "utilization", "variance", "percent")
        },
        "redeployed": {"share": redeployed(desk)},
    }
    runs = [run for name, keys in sentences.items() for run in sentence(desk, f"said.{name}", keys)]
    if not desk.has_value(completion("indicators", "rate")):
        runs = [
            *sentence(desk, "said.unmeasured", {"gap": completion("indicators", "not-measurable")}),
            *runs,
        ]
    blocks: tuple[Block, ...] = (Paragraph(tuple(runs)),) if runs else ()
    rows_found = largest(desk)
    return (*blocks, variance_table(desk, rows_found)) if rows_found else blocks


def redeployed(desk: Desk) -> str:
    """The key of the share redeployed; the table of redeployments often names no period."""
    dated = f"money/{slug(desk.plan.period)}/redeployment/share-computed"
    return dated if dated in desk.figures else "money/redeployment/share-computed"


def sentence(desk: Desk, key: str, keys: dict[str, str]) -> Iterator[Run]:
    """The sentence of that term with its figures bound; nothing where one of them has no value."""
    if not all(desk.has_value(wanted) for wanted in keys.values()):
        return
    for piece in PLACE.split(desk.words(key, **{name: f"{{{name}}}" for name in keys})):
        wanted = keys.get(piece.strip("{}")) if piece.startswith("{") else None
        if wanted is None:
            yield Text(piece)
        else:
            figure = desk.figures[wanted]
            yield desk.measured(desk.binder.bind(figure), figure.unit)
    yield Text(" ")


def largest(desk: Desk) -> list[rows.Money]:
    """The categories whose variance is largest, whichever way."""
    found = [
        (abs(row.variance), row)
        for row in chartrows.performed(desk.plan)
        if row.group is not None and row.variance and not chartrows.is_total(row.category)
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0], reverse=True)[:LARGEST]]


def variance_table(desk: Desk, found: list[rows.Money]) -> Table:
    words = desk.words
    laid = []
    for row in found:
        told = [
            entry
            for entry in desk.plan.variances
            if entry.period == row.period and slug(entry.category) == slug(row.category)
        ]
        codes = tuple(dict.fromkeys(code for entry in told for code in entry.causes))
        stem = f"money/{slug(row.period)}/performance/{slug(row.category)}"
        figures = [cell(desk.computed(f"{stem}/{name}"), end=True) for name in ("variance", "percent")]
        laid.append(Row((cell(words.term("groups", row.category)), *figures, cell(desk.causes(codes)))))
    caption = words("caption.largest", period=desk.plan.period)
    table = desk.table(caption, ("category", "variance", "percent", "causes"), (36, 16, 14, 34), 2)
    return replace(table, rows=tuple(laid))


def overall(desk: Desk) -> Iterator[Block]:
    """Lines by status for each accomplishment, drawn and in figures, and the causes of what fell short."""
    yield from desk.chart("achievement")
    for kind in KINDS:
        if f"completion/{kind}/rate" in desk.figures:
            yield rates(desk, kind)
    yield from desk.chart("causes")
    if chartrows.causes(desk.plan):
        yield cause_table(desk)


def rates(desk: Desk, kind: str) -> Table:
    """The lines of one kind by status, and the completion rate, an accomplishment each and the whole."""
    words = desk.words
    laid = [
        rate_row(desk, accomplishment.number, f"completion/{kind}/{slug(accomplishment.number)}", "line")
        for accomplishment in desk.plan.accomplishments
    ]
    laid.append(rate_row(desk, words("whole"), f"completion/{kind}", "total"))
    header = (words("column.accomplishment"), *(words(f"status.{status}") for status in STATUSES))
    caption = words("caption.rates", kind=words(f"chart.{kind}"))
    ends = (False, *(True for _ in STATUSES), True)
    return Table(caption, (*header, words("column.rate")), tuple(laid), (25, 13, 15, 13, 18, 16), ends)


def rate_row(desk: Desk, label: str, stem: str, kind: str) -> Row:
    counts = [cell(desk.computed(f"{stem}/{slug(status)}"), end=True) for status in STATUSES]
    rate = desk.figures.get(f"{stem}/rate")
    unit = "" if rate is None or rate.value is None else " %"
    return Row(
        (
            cell(Text(label, strong=kind == "total")),
            *counts,
            cell(desk.computed(f"{stem}/rate"), unit, end=True),
        ),
        kind,
    )


def cause_table(desk: Desk) -> Table:
    """How many indicators and outputs that fell short give each cause."""
    words = desk.words
    laid = []
    for cause in chartrows.causes(desk.plan):
        counts = [desk.computed(f"causes/{kind}/{slug(cause.code)}/count") for kind in KINDS]
        laid.append(Row((cell(words.cause(cause.code)), *(cell(run, end=True) for run in counts))))
    header = (words("column.cause"), *(words(f"chart.{kind}") for kind in KINDS))
    return Table(words("caption.causes"), header, tuple(laid), (60, 20, 20), (False, True, True))
