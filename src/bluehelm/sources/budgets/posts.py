"""Staffing tables of budgets: approved, actual and proposed posts by component and level; post changes."""

import re
from decimal import Decimal

from bluehelm.record import vocab
from bluehelm.sources.budgets.numbers import Shelf, is_figure
from bluehelm.sources.budgets.sheets import Field, Line, Sheet, heads, named_period
from bluehelm.sources.budgets.strength import bare
from bluehelm.sources.form import OtherRow, StrengthRow

SERIES = re.compile(r"^(approved|actual|proposed)\b(.*?)(\d{4}/\d{2})$", re.I)
LEVEL = re.compile(r"USG|ASG|\bD-\d|\bP-\d|\bFS\b|\bNPO\b|\bNGS\b", re.I)
WHOLE = re.compile(r"^(?:grand )?total$", re.I)
BROKEN = re.compile(r"(?<=[a-z])-\s?(?=[a-z])")
UNIFORMED = re.compile(r"military|police|government-provided|guard", re.I)
CHANGES = ("type", "number", "level", "title", "action", "from/to")


def is_staffing(sheet: Sheet) -> bool:
    """Whether rows are series such as "Approved posts 2024/25"."""
    return sum(1 for entry in sheet.body if SERIES.match(entry.label)) >= 2


class Staffing:
    """One reading of a staffing table, row by row."""

    def __init__(self, sheet: Sheet, shelf: Shelf) -> None:
        self.sheet, self.shelf = sheet, shelf
        self.heads: tuple[Line, ...] = sheet.lines[: sheet.head]
        self.component = sheet.component
        self.heading = ""
        self.money = False
        # (period, basis, component, category) -> approved, actual, place; in the order of the table
        self.cells: dict[tuple[str, str, str | None, str], dict[str, Decimal | None]] = {}
        self.places: dict[tuple[str, str, str | None, str], str] = {}
        self.other: list[OtherRow] = []

    def read(self) -> tuple[tuple[StrengthRow, ...], tuple[OtherRow, ...]]:
        before: Line | None = None
        for entry in self.sheet.body:
            if self.is_heads(entry):
                self.heads = (before, entry) if before is not None and not before.label else (entry,)
            elif not any(is_figure(field.text) for field in entry.filled) and entry.label:
                self.hear(entry)
            else:
                self.take(entry)
            before = entry
        rows = tuple(self.row(key) for key in self.cells)
        return tuple(row for row in rows if row.approved is not None or row.actual is not None), tuple(
            self.other
        )

    def is_heads(self, entry: Line) -> bool:
        """A second row of column headings inside the table."""
        words = [field.text for field in entry.filled]
        return len(words) >= 3 and not any(is_figure(text) for text in words)

    def by_level(self) -> bool:
        return any(LEVEL.search(field.text) for entry in self.heads for field in entry.fields)

    def by_component(self) -> bool:
        """Columns are categories of personnel; headings in the rows are components."""
        return not self.by_level() and any(
            UNIFORMED.search(field.text) for entry in self.heads for field in entry.fields
        )

    def hear(self, entry: Line) -> None:
        """Take in a heading among the rows."""
        label = bare(entry.label)
        if label.lower().startswith("(thousands"):
            return
        self.heading, self.money = label, label.lower().startswith("estimated amount")
        if self.by_component() and label.lower() != "components":
            self.component = None if WHOLE.match(label) else label

    def take(self, entry: Line) -> None:
        """Enter the figures of one row."""
        series = SERIES.match(entry.label)
        for field in entry.filled:
            column = self.category(field)
            value = self.shelf.figure(field.text, f"{entry.where} ({entry.label})", column)
            if value is None:
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
        values = self.cells.setdefault(key, {"approved": None, "actual": None})
        self.places.setdefault(key, entry.where)
        values["actual" if word == "actual" else "approved"] = value

    def put_aside_from_strength(self, entry: Line, column: str, value: Decimal) -> None:
        """Net changes and estimated amounts belong to the other tables."""
        label = ": ".join(part for part in (self.component, self.heading, entry.label) if part)
        if self.money:
            unit, table, what = "thousands of US dollars", "estimated amount", None
        else:
            unit, table, what = "persons", "net change", column
        period = named_period(entry.label, None)
        self.other.append(OtherRow(table, label, value, unit, entry.where, period, what))

    def category(self, field: Field) -> str:
        """What the column counts: a category, a group and level, or what the heading among the rows says."""
        words = [joined(text) for text in heads(self.heads, field)]
        if self.by_level() or self.by_component():
            return ": ".join(words) or "Total"
        return self.heading or ": ".join(words)

    def row(self, key: tuple[str, str, str | None, str]) -> StrengthRow:
        period, basis, component, category = key
        values = self.cells[key]
        if basis == "average" and self.is_only_approved(key):
            basis = "approved"
        approved, actual = values["approved"], values["actual"]
        return StrengthRow(period, basis, component, category, approved, actual, None, self.places[key])

    def is_only_approved(self, key: tuple[str, str, str | None, str]) -> bool:
        """Whether no row of that period gives an actual strength: a period not yet performed."""
        return not any(
            values["actual"] is not None for other, values in self.cells.items() if other[:2] == key[:2]
        )


def joined(heading: str) -> str:
    """The heading without the hyphens of a narrow column: "Inter-national staff" is "International staff"."""
    whole = BROKEN.sub("", heading)
    if whole == "International" or vocab.known("groups", whole):
        return whole
    return re.sub(r"\s*\u2013\s*", "\u2013", heading)


def is_changes(sheet: Sheet) -> bool:
    """Whether the table lists posts created, moved and abolished."""
    return "functional title" in sheet.heading or ("action" in sheet.heading and "level" in sheet.heading)


def read_changes(sheet: Sheet, period: str | None, shelf: Shelf) -> tuple[OtherRow, ...]:
    """A row for each change: how many posts, with component, unit, type, level, title and action."""
    names = change_columns(sheet)
    if "number" not in names:
        shelf.put(sheet.where, sheet.heading, "changes of posts without a column named Number; name it so")
        return ()
    rows: list[OtherRow] = []
    component, unit, above = "", "", dict[str, str]()
    for entry in sheet.body:
        count = at(entry, names["number"])
        if not count and not entry.filled:
            if is_component(entry.label, rows):
                component, unit = entry.label, ""
            else:
                unit = entry.label
            above = {}
            continue
        label = entry.label
        if label.lower().startswith(("net change", "subtotal", "total", "grand total")):
            words = [component, unit, label] if label.lower() == "net change" else [label]
            change = None
        else:
            above = carried(entry, names, above)
            kind = " ".join(part for part in (above.get("kind", ""), above.get("type", "").lower()) if part)
            words = [component, unit, kind, above.get("level", ""), above.get("title", "")]
            change = (
                ": ".join(part for part in (above.get("action", ""), above.get("from/to", "")) if part)
                or None
            )
        value = shelf.figure(count, entry.where, "Number")
        text = " / ".join(word for word in words if word)
        rows.append(OtherRow("post change", text, value, "posts", entry.where, period, change))
    return tuple(rows)


def change_columns(sheet: Sheet) -> dict[str, Field]:
    """The columns after the first by their name."""
    widest = max(sheet.body, key=lambda entry: len(entry.fields))
    found: dict[str, Field] = {}
    for field in widest.fields:
        heading = " ".join(sheet.column(field)).lower()
        name = next((name for name in CHANGES if name in heading), None)
        if name is not None:
            found.setdefault(name, field)
    return found


def at(entry: Line, under: Field) -> str:
    return next(
        (f.text for f in entry.fields if f.first < under.last and under.first < f.last and f.text), ""
    )


def carried(entry: Line, names: dict[str, Field], above: dict[str, str]) -> dict[str, str]:
    """The cells of a change; kind and nationality hold until the next, others only in merged cells."""
    now = {"kind": entry.label or above.get("kind", "")}
    for name, under in names.items():
        text = at(entry, under)
        merged = any(f.merged and f.first < under.last and under.first < f.last for f in entry.fields)
        now[name] = text or (above.get(name, "") if merged or name == "type" else "")
    return now


def is_component(label: str, rows: list[OtherRow]) -> bool:
    """Whether a heading names a component: by its words, or because the one before has ended."""
    if re.match(r"component \d|executive direction", label, re.I):
        return True
    return bool(rows) and rows[-1].label.lower().startswith("subtotal")
