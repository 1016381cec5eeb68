"""Invented rows of a results framework as a document prints them, read as the rules see them."""

from bluehelm.checks.reading import Sentence, Text, lines
from bluehelm.plans.load import understand
from bluehelm.sources import form

SECTION = "1.1"
Cells = tuple[str, ...]  # of one answer: its figure, its unit, then its remarks


def output(planned: str, *answers: Cells) -> form.OutputRow:
    """A planned output with its answers: output("4 boats", ("3", "Boats", "The lower output was .."))."""
    told = tuple(form.Answer(cells[0], tuple(cells[1:]), "line 2") for cells in answers)
    return form.OutputRow(SECTION, None, planned, told, "line 2")


def indicator(planned: str, actual: str, *remarks: str) -> form.IndicatorRow:
    return form.IndicatorRow(SECTION, planned, actual, remarks, "line 1")


def text(
    *rows: form.OutputRow | form.IndicatorRow,
    period: str = "2019/20",
    prose: tuple[str, ...] = (),
    money: tuple[form.MoneyRow, ...] = (),
    variances: tuple[form.VarianceRow, ...] = (),
) -> Text:
    """An invented report of the mission in Ix with these rows, sentences and sums."""
    report = form.Report(
        shape="classic",
        symbol="A/00/000",
        mission="UNMIX",
        title="Invented report",
        period=period,
        budget_period=None,
        accomplishments=(form.AccomplishmentRow(SECTION, "Boats", "1", "line 0"),),
        indicators=tuple(row for row in rows if isinstance(row, form.IndicatorRow)),
        outputs=tuple(row for row in rows if isinstance(row, form.OutputRow)),
        money=money,
        variances=variances,
    )
    plan = understand(report)
    return Text(
        name="invented.txt",
        kind=plan.kind,
        title=plan.title or "",
        mission=plan.mission,
        period=period,
        dated=None,
        sentences=tuple(
            Sentence(words, "IV", None, str(n), f"line {n}", n) for n, words in enumerate(prose, start=1)
        ),
        sheets=(),
        lines=lines(plan, report),
        plan=plan,
        report=report,
    )
