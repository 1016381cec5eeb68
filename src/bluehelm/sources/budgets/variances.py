"""The analysis of variances: small tables of one category each, and the paragraphs that explain them."""

import re
from dataclasses import dataclass

from bluehelm.record.period import periods
from bluehelm.sources.blocks import Block, Paragraph, Table
from bluehelm.sources.budgets.numbers import Shelf, is_dash, is_figure, tidy
from bluehelm.sources.budgets.sheets import Line, Sheet
from bluehelm.sources.form import VarianceRow

HEADING = re.compile(r"^(?:[IVX]+|[A-Z])\.\s+\S")
NOTE = re.compile(r"^(?:[\u00b9\u00b2\u00b3\u2070-\u2079*]|\^|Note:|Abbreviations:|_{3,})")
NUMBERED = re.compile(r"^\d{1,3}\.\s")
OPENING = 70  # characters at the start of a paragraph in which it names its period


@dataclass
class Explained:
    """One category of one period, waiting for its paragraphs."""

    row: VarianceRow
    paragraphs: list[str]


def is_box(sheet: Sheet) -> bool:
    """Whether the table names a category and its variance, in money and per cent, and nothing else."""
    if "variance" not in sheet.heading or "apportionment" in sheet.heading or not sheet.body:
        return False
    return all(re.search(r"variance|^$|amount|percent|categor", text.lower()) for text in top(sheet)) and any(
        "$" in field.text or "%" in field.text for entry in sheet.body for field in entry.fields
    )


def is_unnamed(sheet: Sheet) -> bool:
    """Whether the table is one category with a sum and a percentage, under a heading that is not known."""
    cells = [field.text for entry in sheet.body for field in entry.filled]
    signed = any("$" in text for text in cells) and any("%" in text for text in cells)
    return sheet.inside and len(sheet.body) == 1 and signed and all(map(is_figure, cells))


def top(sheet: Sheet) -> list[str]:
    return [field.text for entry in sheet.lines[: sheet.head] for field in entry.fields]


def read(sheet: Sheet, performed: str, proposed: str | None, shelf: Shelf) -> list[Explained]:
    """The categories and periods that the table gives a variance for."""
    found: list[Explained] = []
    for entry in sheet.body:
        for period, texts in by_period(sheet, entry, performed, proposed).items():
            found.append(Explained(box_row(entry, period, texts, shelf), []))
    return found


def by_period(sheet: Sheet, entry: Line, performed: str, proposed: str | None) -> dict[str, list[str]]:
    """The cells of the row by the period over them; a period with nothing printed is left out."""
    found: dict[str, list[str]] = {}
    for field in entry.filled:
        named = [one.name for text in sheet.column(field) for one in periods(text)]
        words = " ".join(sheet.column(field)).lower()
        fallback = proposed if proposed and re.search(r"proposed|estimate", words) else performed
        found.setdefault(named[0] if named else fallback, []).append(field.text)
    return found


def box_row(entry: Line, period: str, texts: list[str], shelf: Shelf) -> VarianceRow:
    """Amount and percentage, told apart by their signs, else by their order."""
    amounts = [text for text in texts if "$" in text]
    shares = [text for text in texts if "%" in text]
    plain = [text for text in texts if text not in amounts and text not in shares and not is_dash(text)]
    for text in plain:
        if not is_figure(text):
            shelf.put(entry.where, text, f"a figure belongs in the variance of {entry.label!r}")
    figures = [text for text in plain if is_figure(text)]
    if not amounts and figures:
        amounts = [figures.pop(0)]
    if not shares and figures:
        shares = [figures.pop(0)]
    for text in (*amounts[1:], *shares[1:], *figures):
        shelf.put(entry.where, text, f"one figure too many in the variance of {entry.label!r}")
    amount = shelf.figure(amounts[0], entry.where, "Variance") if amounts else None
    percent = shelf.figure(shares[0], entry.where, "Percentage") if shares else None
    return VarianceRow(period, entry.label, amount, percent, (), entry.where)


def paragraphs(after: tuple[Block, ...]) -> tuple[str, ...]:
    """The paragraphs under a box: to the next table or heading, without notes, cut ones joined."""
    found: list[str] = []
    for block in after:
        if isinstance(block, Table):
            break
        text = tidy(block.text)
        if not text or is_note(block, text):
            continue
        if is_heading(text):
            break
        cut = found and text[:1].islower() and not found[-1].endswith((".", ":", ";"))
        if cut:
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return tuple(found)


def is_heading(text: str) -> bool:
    """Whether the analysis ends here: a heading, or the unit of a table that follows."""
    return (HEADING.match(text) is not None and not text.endswith((".", ";"))) or text.startswith(
        "(Thousands"
    )


def is_note(block: Paragraph, text: str) -> bool:
    return NOTE.match(text) is not None or "footnote" in (block.style or "").lower()


def explain(boxes: list[Explained], texts: tuple[str, ...]) -> list[VarianceRow]:
    """Give each paragraph to its period; one that names none goes on with the period before it."""
    now = boxes[0]
    for text in texts:
        opening = NUMBERED.sub("", text)[:OPENING]
        named = next((one.name for one in periods(opening)), None) if opening.startswith("For the") else None
        if named is not None:
            now = next((box for box in boxes if box.row.period == named), None) or absent(boxes, named)
        now.paragraphs.append(text)
    return [
        VarianceRow(
            box.row.period,
            box.row.category,
            box.row.amount,
            box.row.percent,
            tuple(box.paragraphs),
            box.row.where,
        )
        for box in boxes
    ]


def absent(boxes: list[Explained], period: str) -> Explained:
    """A period that is explained without a figure in the box."""
    first = boxes[0].row
    boxes.append(Explained(VarianceRow(period, first.category, None, None, (), first.where), []))
    return boxes[-1]
