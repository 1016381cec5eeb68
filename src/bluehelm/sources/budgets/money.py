"""The table of financial resources: each group, category and total, for each period that it compares."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bluehelm.record import vocab
from bluehelm.sources.budgets import proof
from bluehelm.sources.budgets.numbers import NOT_APPLICABLE, Shelf, is_dash, is_figure
from bluehelm.sources.budgets.sheets import Field, Line, Sheet, named_period
from bluehelm.sources.form import MoneyRow

KINDS = (
    ("percent", re.compile(r"percentage|per cent|%", re.I)),
    ("variance", re.compile(r"variance|unencumbered balance|\bamount\b", re.I)),
    ("estimate", re.compile(r"estimate|proposed|requirements for", re.I)),
    ("expenditure", re.compile(r"expenditure", re.I)),
    ("apportionment", re.compile(r"apportionment|appropriation|approved|allotment|assessed", re.I)),
)
THOUSANDS = "thousands of US dollars"
KNOWN = 3  # rows with names of groups or categories: a table cut before its totals
TOTAL = re.compile(
    r"(?:gross|net|total) requirements|staff assessment income|voluntary contributions in kind", re.I
)


@dataclass(frozen=True)
class Column:
    kind: str
    period: str | None
    field: Field
    heading: str


@dataclass(frozen=True)
class Comparison:
    """The columns of one period: what was granted, what was used or is asked, and the difference."""

    columns: tuple[Column, ...]

    def has(self, kind: str) -> bool:
        return any(column.kind == kind for column in self.columns)

    @property
    def basis(self) -> str:
        return "budget" if self.has("estimate") else "performance"

    def period(self, performed: str, proposed: str | None) -> str:
        main = "estimate" if self.basis == "budget" else "expenditure"
        named = next(
            (column.period for column in self.columns if column.kind == main and column.period), None
        )
        if self.basis == "budget":
            return proposed or named or performed
        return performed if named is None or named == proposed else named


def is_resources(sheet: Sheet) -> bool:
    """Whether the rows are those of financial resources, whatever the columns are called."""
    if len(set(TOTAL.findall(sheet.labels))) >= 2:
        return True
    known = sum(vocab.term_of("groups", entry.label) is not None for entry in sheet.body)
    return known >= KNOWN and "apportionment" in sheet.heading and "expenditure" in sheet.heading


def is_full(sheet: Sheet) -> bool:
    return "subtotal" in sheet.labels


def read(
    sheet: Sheet, performed: str, proposed: str | None, shelf: Shelf, group: str | None = None
) -> tuple[MoneyRow, ...]:
    """Every line of the table, once for each period it compares; group is the one that a cut table is in."""
    if sheet.unit not in (None, THOUSANDS):
        why = f"its figures are not in thousands of United States dollars but in {sheet.unit!r}"
        shelf.put(sheet.where, sheet.header, f"{why}; give the table in thousands", stops=True)
        return ()
    found = columns(sheet, shelf)
    comparisons = compare(found)
    usable = tuple(one for one in comparisons if one.has("expenditure") or one.has("estimate"))
    if any(one.basis == "budget" for one in usable):
        usable = tuple(one for one in usable if not no_year(one, sheet, shelf))
    if not usable or not any(one.has("apportionment") for one in usable):
        why = "rows of financial resources, but no columns named apportionment and expenditure or estimates"
        shelf.put(sheet.where, sheet.header, f"{why}; name the columns so", stops=True)
        return ()
    for one in usable:
        lost(one, sheet, shelf)
    rows: list[list[MoneyRow]] = [[] for _ in usable]
    for entry in sheet.sound:
        group, category = place(entry, group)
        if category is None:
            for field in entry.filled if entry.label else ():
                shelf.put(entry.where, field.text, f"words in the row of the heading {entry.label!r}")
            continue
        for n, one in enumerate(usable):
            blank = MoneyRow(
                one.period(performed, proposed),
                one.basis,
                group,
                category,
                None,
                None,
                None,
                None,
                entry.where,
            )
            rows[n].append(fill(blank, one, entry, shelf))
    return tuple(row for part in rows for row in part)


def lost(one: Comparison, sheet: Sheet, shelf: Shelf) -> None:
    """Put aside what a comparison of two sums lacks: a sum stops a load, for the money would be misstated."""
    if len(one.columns) < 2:  # the expenditure of an earlier year, printed beside a comparison
        return
    main = "estimate" if one.basis == "budget" else "expenditure"
    for kind in ("apportionment", main, "variance", "percent"):
        if not one.has(kind):
            why = f"a table of financial resources without a column of {kind}; name it so"
            shelf.put(sheet.where, sheet.header, why, stops=kind != "percent")


def no_year(one: Comparison, sheet: Sheet, shelf: Shelf) -> bool:
    """Whether a column is the expenditure of some year before a budget, without saying which; put aside."""
    lost = len(one.columns) == 1 and one.has("expenditure") and one.columns[0].period is None
    if lost:
        why = "expenditure of a period that the heading does not name; name it, such as 2017/18"
        shelf.put(sheet.where, one.columns[0].heading, why)
    return lost


def columns(sheet: Sheet, shelf: Shelf) -> tuple[Column, ...]:
    """The columns of the fullest row by kind; none where headings have run together and nothing is proved.

    A column whose heading is not known is put aside, and stops a load.
    """
    widest = max(sheet.sound, key=lambda entry: len(entry.filled))
    found = []
    for field in widest.fields:
        heads = sheet.column(field)
        words = " ".join(heads)
        kind = next((kind for kind, pattern in KINDS if pattern.search(words)), None)
        if kind is not None:
            found.append(Column(kind, named_period(heads, None), field, words))
    plain = all(is_plain(column) for column in found)
    if plain and len(found) == len(widest.filled):
        return tuple(found)
    proved = proof.order(sheet, widest.filled)
    if proved is None:
        known = [column.field for column in found]
        for field in widest.filled if plain else ():
            if field not in known:
                words = " ".join(sheet.column(field)) or "no heading"
                why = "a column of financial resources of a kind that is not known; name it Apportionment, "
                why += "Expenditure, Cost estimates, Variance or Percentage"
                shelf.put(sheet.where, f"{words} (in {sheet.header})", why, stops=True)
        return tuple(found) if plain else ()
    return tuple(Column(kind, None, field, kind) for kind, field in zip(proved, widest.filled, strict=True))


def is_plain(column: Column) -> bool:
    """Whether the heading names one kind of sum, and not several run together."""
    return sum(word in column.heading.lower() for word in ("apportionment", "expenditure", "estimate")) < 2


def compare(found: tuple[Column, ...]) -> tuple[Comparison, ...]:
    """Columns side by side as the periods they compare, from left to right."""
    result: list[Comparison] = []
    for column in found:
        last = result[-1] if result else None
        joins = last is not None and belongs(last, column)
        if joins and last is not None:
            result[-1] = replace(last, columns=(*last.columns, column))
        else:
            result.append(Comparison((column,)))
    return tuple(result)


def belongs(last: Comparison, column: Column) -> bool:
    """Whether the column goes on with the comparison to its left."""
    if last.has(column.kind) or column.kind == "apportionment":
        return False
    if column.kind in ("variance", "percent"):
        return True
    if last.has("variance") or last.has("percent") or last.has("expenditure") or last.has("estimate"):
        return False
    granted = last.columns[0].period
    return column.kind == "estimate" or granted is None or column.period is None or granted == column.period


def place(entry: Line, group: str | None) -> tuple[str | None, str | None]:
    """The group that the line stands in and its category; no category for a group's heading."""
    label = entry.label
    if not label:
        return group, None
    kind = vocab.read("groups").get(label, {}).get("kind")
    if label.lower().startswith("subtotal"):
        return group, "Subtotal"
    if TOTAL.match(label):
        return None, label
    if kind != "category" and not any(is_figure(field.text) for field in entry.filled):
        return label, None
    if kind == "group":
        return None, label
    return group, label


def fill(row: MoneyRow, one: Comparison, entry: Line, shelf: Shelf) -> MoneyRow:
    """The row with its figures; an empty cell in a row of figures is put aside."""
    values: dict[str, Decimal | None] = {}
    for column in one.columns:
        text = cell(entry, column.field)
        stops = text.lower() not in NOT_APPLICABLE
        values[column.kind] = shelf.figure(text, f"{entry.where} ({row.category})", column.heading, stops)
        if not text and entry.filled and not all(is_dash(field.text) for field in entry.filled):
            why = f"the cell under {column.heading!r} is empty; a figure or a dash belongs there"
            shelf.put(entry.where, f"{row.category}, {row.period}", why)
    return replace(
        row,
        apportionment=values.get("apportionment"),
        expenditure=values.get("estimate" if one.basis == "budget" else "expenditure"),
        variance=values.get("variance"),
        percent=values.get("percent"),
    )


def cell(entry: Line, under: Field) -> str:
    """The text of the line in the column, whatever cells Word merged."""
    inside = [field.text for field in entry.fields if field.first < under.last and under.first < field.last]
    return next((text for text in inside if text), "")
