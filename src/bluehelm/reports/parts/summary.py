"""The headline figures, and achievement as a whole."""

from collections.abc import Iterator
from dataclasses import replace

from bluehelm.plans.achievement import STATUSES
from bluehelm.plans.book import slug
from bluehelm.reports import chartrows
from bluehelm.reports.parts.desk import Desk, cell
from bluehelm.reports.tree import Block, Row, Table, Text

KINDS = ("indicators", "outputs")


def headline(desk: Desk) -> tuple[Block, ...]:
    """The few figures that a reader asks for first; those that the document does not give are left out."""
    money = f"money/{slug(desk.plan.period)}/performance/gross-requirements"
    wanted = {
        "indicators": "completion/indicators/rate",
        "outputs": "completion/outputs/rate",
        "claimed": "words/indicators/called-achieved-but-not-met/count",
        "silent": "words/indicators/met-but-not-called-achieved/count",
        "apportionment": f"{money}/apportionment",
        "expenditure": f"{money}/expenditure",
        "variance": f"{money}/variance",
        "utilization": f"{money}/utilization",
        "redeployed": f"money/{slug(desk.plan.period)}/redeployment/share-computed",
    }
    found = [(name, desk.figures[key]) for name, key in wanted.items() if key in desk.figures]
    laid = []
    for name, figure in found:
        if figure.value is not None:
            unit = "" if figure.unit in KINDS else f" {desk.words.unit(figure.unit)}"
            laid.append(
                Row((cell(desk.words(f"summary.{name}")), cell(desk.binder.bind(figure), unit, end=True)))
            )
    table = desk.table(desk.words("caption.summary"), ("item", "value"), (62, 38), 1)
    return (replace(table, rows=tuple(laid)),) if laid else ()


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
