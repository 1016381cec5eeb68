"""Documents for the tests of rules, made from printed cells. All words and figures are invented."""

from collections.abc import Iterator
from decimal import Decimal

from bluehelm.checks.reading import Text, lines
from bluehelm.checks.rows import Finding
from bluehelm.checks.rules import every
from bluehelm.checks.walk import Sentence
from bluehelm.plans.load import understand
from bluehelm.sources.form import AccomplishmentRow, Answer, IndicatorRow, OutputRow, Report, VarianceRow

Cells = tuple[str, ...]  # an indicator's planned cell, its actual cell, its remarks


def document(
    indicators: tuple[Cells, ...] = (),
    outputs: tuple[tuple[str, tuple[Cells, ...]], ...] = (),
    sentences: Cells = (),
    variances: tuple[tuple[str, str, str], ...] = (),
    merged: bool = False,
) -> Text:
    """A report of UNMIX for 2031/32 (merged: that proposes 2033/34 too) with one expected accomplishment.

    outputs    the planned cell, and for each completed quantity its figure and the paragraphs beside it
    variances  category, amount and explanation
    """
    report = Report(
        shape="merged" if merged else "classic",
        symbol=None,
        mission="UNMIX",
        title="Budget performance of UNMIX",
        period="2031/32",
        budget_period="2033/34" if merged else None,
        accomplishments=(AccomplishmentRow("1.1", "A safer Ix", "1", "line 1"),),
        indicators=tuple(
            IndicatorRow("1.1", row[0], row[1], tuple(row[2:]), f"line {n}")
            for n, row in enumerate(indicators)
        ),
        outputs=tuple(
            OutputRow(
                "1.1", None, planned, tuple(Answer(a[0], tuple(a[1:]), f"line {n}") for a in answers), "l"
            )
            for n, (planned, answers) in enumerate(outputs)
        ),
        variances=tuple(
            VarianceRow("2031/32", category, Decimal(amount), None, (words,), f"line {n}")
            for n, (category, amount, words) in enumerate(variances)
        ),
    )
    plan = understand(report)
    prose = tuple(Sentence(said, "IV", "Variances", "7", "l", n) for n, said in enumerate(sentences))
    return Text(
        "unmix.txt",
        plan.kind,
        "UNMIX",
        "UNMIX",
        "2031/32",
        None,
        prose,
        (),
        lines(plan, report),
        plan,
        report,
    )


def run(family: str, text: Text) -> list[Finding]:
    """What the rules of a family find in a document; every word of every finding is said once."""
    return list(_found(family, text))


def _found(family: str, text: Text) -> Iterator[Finding]:
    for name, rule in every().items():
        if name.startswith(f"{family}.") and rule.fits(text):
            for finding in rule.run(text):
                for language in ("en", "fr"):
                    assert all(finding.said(part, language) for part in ("found", "expected", "why"))
                yield finding


def told(family: str, text: Text) -> list[tuple[str, str]]:
    """Rule and severity of each finding."""
    return [(finding.rule.partition(".")[2], finding.severity) for finding in run(family, text)]
