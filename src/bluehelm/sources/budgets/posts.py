"""Staffing tables of budgets: approved, actual and proposed posts by component and level."""

import re
from dataclasses import replace
from decimal import Decimal

from bluehelm.record import vocab
from bluehelm.sources.budgets import levels
from bluehelm.sources.budgets.numbers import Shelf, figure, is_dash, is_figure
from bluehelm.sources.budgets.sheets import Field, Line, Sheet, heads, named_period
from bluehelm.sources.budgets.strength import bare
from bluehelm.sources.form import OtherRow, StrengthRow

SERIES = re.compile(r"^(approved|actual|proposed)\b(.*?)(\d{4}/\d{2})$", re.I)
LEVEL = re.compile(r"USG|ASG|\bD-\d|\bP-\d|\bFS\b|\bNPO\b|\bNGS\b", re.I)
NET = re.compile(r"net change\b", re.I)
SERIES_CUT = re.compile(r"^(?:approved|actual|proposed)\b[^\d]*$", re.I)
PERIOD = re.compile(r"\d{4}/\d{2}")
WHOLE = re.compile(r"^(?:grand )?total$", re.I)
BROKEN = re.compile(r"(?<=[a-z])-\s?(?=[a-z])")
UNIFORMED = re.compile(r"military|police|government-provided|guard", re.I)


def is_staffing(sheet: Sheet) -> bool:
    """Whether rows are series such as "Approved posts 2024/25"."""
    return sum(1 for entry in sheet.body if SERIES.match(entry.label)) >= 2


class Staffing:
    """One reading of a staffing table, row by row."""

    def __init__(self, sheet: Sheet, shelf: Shelf, exact: bool) -> None:
        self.sheet, self.shelf = sheet, shelf
        self.exact = exact  # the cells are those of the author (Word), not of a conversion
        self.heads: tuple[Line, ...] = sheet.lines[: sheet.head]
        self.component = sheet.component
        self.heading = ""
        self.money = False
        self.cut = ""  # the words of a series whose period stands in the next row
        self.doubted: list[Line] = []  # rows whose columns are not proved
        self.totals: list[str] = []  # of posts alone, in a conversion
        self.words_before()
        # (period, basis, component, category) -> approved, actual, place; in the order of the table
        self.cells: dict[tuple[str, str, str | None, str], dict[str, Decimal | None]] = {}
        self.places: dict[tuple[str, str, str | None, str], str] = {}
        self.other: list[OtherRow] = []

    def read(self) -> tuple[tuple[StrengthRow, ...], tuple[OtherRow, ...]]:
        before: Line | None = None
        self.check_order()
        for entry in self.sheet.body:
            if self.is_heads(entry):
                self.heads = (before, entry) if before is not None and not before.label else (entry,)
                self.heading = self.heading if self.exact else ""
                self.check_order()
            elif not any(is_figure(field.text) for field in entry.filled) and entry.label:
                self.hear(entry)
            else:
                self.take(entry)
            before = entry
        self.put_doubted()
        rows = tuple(self.row(key) for key in self.cells)
        return tuple(row for row in rows if row.approved is not None or row.actual is not None), tuple(
            self.other
        )

    def is_heads(self, entry: Line) -> bool:
        """A second row of column headings inside the table."""
        words = [field.text for field in entry.filled]
        fewest = 3 if self.exact else 1
        return len(words) >= fewest and not any(is_figure(text) for text in words)

    def words_before(self) -> None:
        """A table of one column may have its heading right before it, as a paragraph."""
        above = [bare(text) for text in self.sheet.context if not text.startswith("(")]
        label = above[-1] if above and not self.heads else ""
        self.money = label.lower().startswith("estimated amount")
        if self.money or vocab.term_of("groups", label) is not None:
            self.heading = label

    def check_order(self) -> None:
        """Whether the columns are every level in the usual order, proved by the rows that are whole."""
        words = " ".join(field.text for entry in self.heads for field in entry.fields)
        rows = [values(entry) for entry in self.sheet.body if len(entry.filled) == len(levels.ORDER)]
        self.ordered = not self.exact and levels.in_order(words, rows)

    def by_level(self) -> bool:
        return any(LEVEL.search(field.text) for entry in self.heads for field in entry.fields)

    def by_component(self) -> bool:
        """Columns are categories of personnel; headings in the rows are components."""
        return not self.by_level() and any(
            UNIFORMED.search(field.text) for entry in self.heads for field in entry.fields
        )

    def hear(self, entry: Line) -> None:
        """Take in a heading among the rows."""
        label = bare(entry.label).partition(" (Thousands")[0]
        if label.lower().startswith("(thousands"):
            return
        if SERIES_CUT.match(label):
            self.cut = label
            return
        self.heading, self.money = label, label.lower().startswith("estimated amount")
        if self.by_component() and label.lower() != "components":
            self.component = None if WHOLE.match(label) else label

    def take(self, entry: Line) -> None:
        """Enter the figures of one row."""
        if self.cut and PERIOD.fullmatch(entry.label):
            entry = replace(entry, label=f"{self.cut} {entry.label}")
        self.cut = ""
        series = SERIES.match(entry.label)
        columns = self.columns(entry)
        if columns is None or (series is None and not NET.match(entry.label)):
            self.doubted.append(entry)
            return
        for field, column in zip(entry.filled, columns, strict=True):
            value = self.shelf.figure(field.text, f"{entry.where} ({entry.label})", column)
            if value is None:
                continue
            if series is not None and self.is_part(series, column):
                self.totals.append(f"{entry.where}: {field.text}")
                continue
            if series is None or self.money:
                self.put_aside_from_strength(entry, column, value)
            else:
                self.enter(series, column, value, entry)

    def enter(self, series: "re.Match[str]", column: str, value: Decimal, entry: Line) -> None:
        word, kind, period = series[1].lower(), series[2].strip().lower(), series[3]
        prefix = "Temporary positions: " if "temporary" in kind else ""
        if not kind and self.by_level() and self.heading:
            prefix = f"{self.heading}: "
        basis = "proposed" if word == "proposed" else "average"
        key = (period, basis, self.component, prefix + column)
        held = self.cells.setdefault(key, {"approved": None, "actual": None})
        self.places.setdefault(key, entry.where)
        held["actual" if word == "actual" else "approved"] = value

    def put_aside_from_strength(self, entry: Line, column: str, value: Decimal) -> None:
        """Net changes and estimated amounts belong to the other tables."""
        label = ": ".join(part for part in (self.component, self.heading, entry.label) if part)
        if self.money:
            unit, table, what = "thousands of US dollars", "estimated amount", None
        else:
            unit, table, what = "persons", "net change", column
        period = named_period(entry.label, None)
        self.other.append(OtherRow(table, label, value, unit, entry.where, period, what))

    def columns(self, entry: Line) -> tuple[str, ...] | None:
        """What each figure of the row counts; None where that is not known, or not proved by what adds up."""
        if self.money:
            return ("",) if len(entry.filled) == 1 else None
        if self.ordered:
            whole = len(entry.filled) == len(levels.ORDER) and levels.makes_total(values(entry))
            return levels.ORDER if whole else None
        named = tuple(self.category(field) for field in entry.filled)
        by_level = self.by_level()
        if not by_level and not self.by_component():
            alone = self.exact or (len(named) == 1 and self.sheet.width == 2)
            known = all(self.is_category(name) for name in named)
            return named if alone and known else None
        known = all(
            levels.is_known(name, by_level) or (self.exact and levels.is_personnel(name)) for name in named
        )
        if not known or len(set(named)) < len(named):
            return None
        return named if self.exact or levels.adds_up(named, values(entry)) else None

    def is_part(self, series: "re.Match[str]", column: str) -> bool:
        """Whether a total counts posts alone, where Word's table of the component gives the total of all.

        Without that table, which a conversion loses, it would be taken for the total of the component.
        """
        return (
            not self.exact and self.by_level() and column == "Total" and series[2].strip().lower() == "posts"
        )

    def is_category(self, name: str) -> bool:
        """Whether a heading among the rows names whom they count; in a conversion, a known category alone."""
        return levels.is_personnel(name) if self.exact else vocab.term_of("groups", name) is not None

    def put_doubted(self) -> None:
        """Rows whose columns are not proved are put aside together, with the headings over them."""
        if self.totals:
            why = (
                "totals of posts without the table that gives the totals of the component; enter them by hand"
            )
            self.shelf.put(self.totals[0].partition(":")[0], "; ".join(self.totals), why)
        if not self.doubted:
            return
        first, last = self.doubted[0].where, self.doubted[-1].where
        where = first if first == last else f"{first} to {last}"
        cells = " | ".join((self.doubted[0].label, *(field.text for field in self.doubted[0].filled)))
        why = (
            f"{len(self.doubted)} rows of strength whose columns are not known, or do not add up to the "
            "totals printed; give the original .docx or enter them by hand"
        )
        self.shelf.put(where, f"{self.sheet.header} | .. | {cells}", why)

    def category(self, field: Field) -> str:
        """What the column counts: a category, a group and level, or what the heading among the rows says."""
        words = [joined(text) for text in heads(self.heads, field)]
        if self.by_level() or self.by_component():
            return ": ".join(words) or "Total"
        return self.heading or ": ".join(words)

    def row(self, key: tuple[str, str, str | None, str]) -> StrengthRow:
        period, basis, component, category = key
        held = self.cells[key]
        if basis == "average" and self.is_only_approved(key):
            basis = "approved"
        approved, actual = held["approved"], held["actual"]
        return StrengthRow(period, basis, component, category, approved, actual, None, self.places[key])

    def is_only_approved(self, key: tuple[str, str, str | None, str]) -> bool:
        """Whether no row of that period gives an actual strength: a period not yet performed."""
        return not any(
            held["actual"] is not None for other, held in self.cells.items() if other[:2] == key[:2]
        )


def values(entry: Line) -> tuple[Decimal, ...]:
    """The figures of a row, a dash as nil; words as what is no number, so that they add up to nothing."""
    return tuple(Decimal(0) if is_dash(field.text) else number(field.text) for field in entry.filled)


def number(text: str) -> Decimal:
    value = figure(text)
    return Decimal("NaN") if value is None else value


def joined(heading: str) -> str:
    """The heading without the hyphens of a narrow column: "Inter-national staff" is "International staff"."""
    whole = BROKEN.sub("", heading)
    if whole == "International" or vocab.known("groups", whole):
        return whole
    return re.sub(r"\s*\u2013\s*", "\u2013", heading)
