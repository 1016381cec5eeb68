"""Small invented documents as the manual writes them, a line for each thing printed, as the rules see them.

Document: report.docx            another document begins; may be left out for the first
Period: 2031/32                  the period performed, 2031/32 without it
Indicator: .. / Actual: .. / Remark: ..
Output: .. / Completed: 9 | Workshops | the words beside it
Under: IV | Variances            the section and heading of what follows
Text: a sentence, or .. for eighty others
Before: the words before a table / Table: its heading / | a row | of it |
Money: group: category | apportionment | expenditure | variance | per cent
Strength: category | approved | actual | vacancy rate
Variance: category | amount | per cent | its explanation
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bluehelm.checks.reading import OTHER, Text, lines
from bluehelm.checks.walk import Sentence, Sheet
from bluehelm.plans.load import understand
from bluehelm.sources import form
from bluehelm.sources.blocks import Cell, Row, Table
from tests.checks.invented import filler

LINE = re.compile(r"(?P<key>[A-Z][a-z]+): ?(?P<rest>.*)")
MORE = ".."
SECTION = "1.1"


@dataclass
class Draft:
    """A document in the making."""

    name: str = "report.docx"
    period: str = "2031/32"
    under: tuple[str | None, str | None] = ("II", None)
    indicators: list[form.IndicatorRow] = field(default_factory=list)
    outputs: list[form.OutputRow] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    money: list[form.MoneyRow] = field(default_factory=list)
    strength: list[form.StrengthRow] = field(default_factory=list)
    variances: list[form.VarianceRow] = field(default_factory=list)


def documents(example: str) -> list[Text]:
    """The documents of an example of the manual."""
    drafts: list[Draft] = []
    for line in example.strip().split("\n"):
        if line.startswith("|"):
            _row(drafts[-1], [cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        found = LINE.fullmatch(line)
        assert found is not None, f"no line of an example: {line}"
        if found["key"] == "Document":
            drafts.append(Draft(found["rest"]))
            continue
        if not drafts:
            drafts.append(Draft())
        _take(drafts[-1], found["key"], found["rest"])
    return [_text(draft) for draft in drafts]


def _take(draft: Draft, key: str, rest: str) -> None:
    parts = [part.strip() for part in rest.split(" | ")]
    where = f"line {len(draft.sentences) + len(draft.outputs) + len(draft.indicators) + 1}"
    if key == "Period":
        draft.period = rest
    elif key == "Under":
        draft.under = (parts[0] or None, parts[1] if len(parts) > 1 else None)
    elif key == "Indicator":
        draft.indicators.append(form.IndicatorRow(SECTION, rest, "", (), where))
    elif key == "Actual":
        draft.indicators[-1] = replace(draft.indicators[-1], actual=rest)
    elif key == "Remark":
        last = draft.indicators[-1]
        draft.indicators[-1] = replace(last, remarks=(*last.remarks, rest))
    elif key == "Output":
        draft.outputs.append(form.OutputRow(SECTION, None, rest, (), where))
    elif key == "Completed":
        answer = form.Answer(parts[0], tuple(parts[1:]), where)
        draft.outputs[-1] = replace(draft.outputs[-1], answers=(*draft.outputs[-1].answers, answer))
    elif key == "Text":
        said = filler().replace("\n\n", "\n").split("\n") if rest == MORE else [rest]
        for words in said:
            at = len(draft.sentences)
            draft.sentences.append(Sentence(words, *draft.under, str(at + 1), f"line {at}", at))
    elif key == "Before":
        draft.before.append(rest)
    elif key == "Table":
        heading = rest or draft.under[1]
        name = f"table {len(draft.sheets) + 1}"
        draft.sheets.append(Sheet(Table((), name), draft.under[0], heading, tuple(draft.before)))
        draft.before = []
    else:
        _figures(draft, key, parts, where)


def _figures(draft: Draft, key: str, parts: list[str], where: str) -> None:
    numbers = [
        None if part in ("", "-") else Decimal(part) for part in parts[1 : 3 if key == "Variance" else 5]
    ]
    if key == "Money":
        group, _, category = parts[0].rpartition(": ")
        draft.money.append(
            form.MoneyRow(draft.period, "performance", group or None, category, *numbers, where)
        )
    elif key == "Strength":
        draft.strength.append(form.StrengthRow(draft.period, "average", None, parts[0], *numbers, where))
    else:
        assert key == "Variance", f"no line of an example begins with {key}"
        draft.variances.append(
            form.VarianceRow(draft.period, parts[0], numbers[0], numbers[1], tuple(parts[3:]), where)
        )


def _row(draft: Draft, cells: Sequence[str]) -> None:
    sheet = draft.sheets[-1]
    where = f"{sheet.table.where}, row {len(sheet.table.rows) + 1}"
    rows = (*sheet.table.rows, Row(tuple(Cell(cell) for cell in cells), where))
    draft.sheets[-1] = replace(sheet, table=replace(sheet.table, rows=rows))


def _text(draft: Draft) -> Text:
    framed = draft.indicators or draft.outputs or draft.money or draft.strength or draft.variances
    bare = Text(
        draft.name,
        OTHER,
        draft.name,
        "UNMIX",
        draft.period,
        None,
        tuple(draft.sentences),
        tuple(draft.sheets),
    )
    if not framed:
        return bare
    report = form.Report(
        "classic", None, "UNMIX", "Invented report", draft.period, None,
        accomplishments=(form.AccomplishmentRow(SECTION, "A safer Ix", "1", "line 0"),),
        indicators=tuple(draft.indicators), outputs=tuple(draft.outputs), money=tuple(draft.money),
        strength=tuple(draft.strength), variances=tuple(draft.variances),
    )  # fmt: skip
    plan = understand(report)
    return replace(bare, kind=plan.kind, plan=plan, report=report, lines=lines(plan, report))
