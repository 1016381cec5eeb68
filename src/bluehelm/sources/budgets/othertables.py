"""The other tables of the resource side, told by their headings, their rows and the words before them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bluehelm.record.period import MONTHS, periods
from bluehelm.sources.budgets.numbers import NOT_APPLICABLE, Shelf, figure, is_dash
from bluehelm.sources.budgets.sheets import Field, Line, Sheet
from bluehelm.sources.budgets.strength import Parents
from bluehelm.sources.form import OtherRow, Value

NOTHING = re.compile(r"(?!)")
RANGE = re.compile(r"\d+(?:\.\d+)?\s*[-\u2010-\u2015]\s*\d+(?:\.\d+)?")
PERIOD_ONLY = re.compile(r"\(?\d{4}/\d{2}\)?")
NOUNS = re.compile(  # two of these in one heading: the headings of two columns have run together
    r"apportionment|expenditure|cost estimates|related expected|\breport\b|\bdate\b|\bamount\b"
)
UNSAID = frozenset({"amount", "appropriation", ""})  # headings that add nothing to the table's name


@dataclass(frozen=True)
class Kind:
    """One sort of table: how it is known, and which of its columns hold words."""

    table: str
    claims: Callable[[Sheet], bool]
    words: re.Pattern[str] = NOTHING
    unit: str | None = None  # where the table does not print it
    columns: re.Pattern[str] | None = None  # the only columns it may have
    units: frozenset[str | None] = frozenset({None, "thousands of US dollars", "per cent"})


def trend(sheet: Sheet, of: str) -> bool:
    """Whether the table gives several periods of what the words before it name."""
    named = {one.name for entry in sheet.lines[: sheet.head] for f in entry.fields for one in periods(f.text)}
    return of in sheet.before and len(named) >= 2 and "civilian personnel" in sheet.labels


def monthly(sheet: Sheet) -> bool:
    names = [entry.label.split(" ")[0].lower() for entry in sheet.body]
    return "expenditure" in sheet.heading + sheet.before and sum(name in MONTHS for name in names) >= 6


def vacancies(sheet: Sheet) -> bool:
    """Rates alone: beside a strength approved and actual they belong to that table."""
    rates = sheet.unit == "per cent" or "vacancy" in sheet.before
    return rates and "vacancy" in sheet.before + sheet.heading and "international staff" in sheet.labels


KINDS = (
    Kind(
        "redeployment",
        lambda s: "redeployment" in s.heading and "distribution" in s.heading,
        columns=re.compile("(?:original|revised) distribution|redeployment", re.I),
    ),
    Kind("efficiency gain", lambda s: "efficiency gains" in s.heading, re.compile("description", re.I)),
    Kind("flight hours", lambda s: re.search(r"flight[- ]hour", s.heading) is not None, unit="hours"),
    Kind("quick-impact project", lambda s: "number of projects" in s.heading),
    Kind(
        "programmatic activity",
        lambda s: "related expected" in s.heading or "programmatic activities" in s.before,
        re.compile("related expected", re.I),
    ),
    Kind("monthly expenditure", monthly),
    Kind("vacancy rate", vacancies, unit="per cent"),
    Kind("mission factor", lambda s: "mission factors" in s.heading, re.compile("date", re.I), "per cent"),
    Kind(
        "contingent-owned equipment",
        lambda s: "self-sustainment" in s.labels or "major equipment" in s.labels,
    ),
    Kind("financial position", lambda s: "cash assets" in s.labels),
    Kind(
        "other revenue",
        lambda s: (
            re.search(r"investment revenue|interest income|miscellaneous (?:revenue|income)", s.labels)
            is not None
        ),
        columns=re.compile(r"(?:actual )?(?:amount|revenue)(?: \(.*\))?", re.I),
    ),
    Kind("non-budgeted contribution", lambda s: "(non-budgeted)" in s.labels or "actual value" in s.heading),
    Kind("cancelled obligations", lambda s: trend(s, "cancel")),
    Kind("unencumbered balance", lambda s: trend(s, "unencumbered balance")),
    Kind(
        "borrowing",
        lambda s: "lending mission" in s.heading,
        re.compile("mission", re.I),
        units=frozenset({None, "thousands of US dollars", "millions of US dollars"}),
    ),
    Kind(
        "legislative history",
        lambda s: "report" in s.heading and "date" in s.heading and "appropriation" in s.labels,
        re.compile("report|date", re.I),
    ),
)


def fault(kind: Kind, sheet: Sheet, exact: bool) -> str | None:
    """Why the figures of a table cannot be told by its columns; None where they can.

    exact  the cells are those of the author (Word), not of a conversion
    """
    if sheet.unit not in kind.units:
        return (
            f"a table of {kind.table} in an unusual unit, {sheet.unit!r}; give it in thousands of US dollars"
        )
    over = [sheet.column(field) for entry in sheet.sound for field in entry.filled]
    for name in map(column_name, over):
        if kind.columns is not None and name is not None and not kind.columns.fullmatch(name):
            return f"a table of {kind.table} with a column {name!r} that is not known; name it as usual"
    smeared = any(len(set(NOUNS.findall(head.lower()))) > 1 for heads in over for head in heads)
    headless = sheet.head > 0 and not all(over)
    repeated = any(entry.label.lower() == "category" for entry in sheet.body)
    words = [" ".join(heads).lower() for heads in over]
    flights = kind.table == "flight hours" and not all("flight" in text for text in words)
    gains = kind.table == "efficiency gain" and sheet.unit is None
    if not exact and (smeared or headless or repeated or flights or gains):
        return (
            f"a table of {kind.table} whose figures and headings have slipped apart; give the original .docx"
        )
    return None


def kind_of(sheet: Sheet) -> Kind | None:
    """The sort of the table; None where it is of none that is known."""
    return next((kind for kind in KINDS if sheet.of_resources and kind.claims(sheet)), None)


def read(kind: Kind, sheet: Sheet, performed: str, shelf: Shelf) -> tuple[OtherRow, ...]:
    """A row for each figure of the table, named by its line and, where there are several, by its column."""
    rows: list[OtherRow] = []
    names = Names(kind)
    dated = any(
        periods(head) for entry in sheet.body for field in entry.fields for head in sheet.column(field)
    )
    for entry in sheet.sound:
        label = names.name(entry, sheet)
        for field in entry.filled:
            heads = sheet.column(field)
            if in_label(kind, field, heads, label):
                continue
            if not fits(kind, field, heads):
                shelf.figure(field.text, f"{entry.where} ({label})", " ".join(heads))
                continue
            value = value_of(kind, field, heads)
            unit = None if isinstance(value, str) else unit_of(heads, entry.label, kind, sheet)
            period = period_of(heads, entry.label, None if dated else performed)
            rows.append(OtherRow(kind.table, label, value, unit, entry.where, period, column_name(heads)))
    return tuple(rows)


def period_of(heads: tuple[str, ...], label: str, otherwise: str | None) -> str | None:
    """The one period that the column, or else the line, names; None for a column over several periods."""
    for words in (*reversed(heads), label):
        named = {one.name for one in periods(words)}
        if named:
            return named.pop() if len(named) == 1 else None
    return otherwise


def in_label(kind: Kind, field: Field, heads: tuple[str, ...], label: str) -> bool:
    """Whether the words of the cell already stand in the label of its line."""
    return kind.words.search(" ".join(heads)) is not None and label.endswith(field.text)


def fits(kind: Kind, field: Field, heads: tuple[str, ...]) -> bool:
    """Whether the cell holds what its column is for: words, a figure, a dash, a range or "n/a"."""
    if kind.words.search(" ".join(heads)) or is_dash(field.text) or figure(field.text) is not None:
        return True
    return RANGE.fullmatch(field.text) is not None or field.text.lower() in NOT_APPLICABLE


def value_of(kind: Kind, field: Field, heads: tuple[str, ...]) -> Value:
    """The figure; None for a dash; the words of a column of words, a range or "n/a"."""
    if kind.words.search(" ".join(heads)):
        return field.text
    value = figure(field.text)
    return field.text if value is None and not is_dash(field.text) else value


class Names:
    """Makes the label of each line: carried over merged cells, with the heading or parent it needs."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.parents = Parents()
        self.last = self.heading = self.description = ""

    def describes(self, heads: tuple[str, ...]) -> bool:
        return "description" in " ".join(heads).lower()

    def name(self, entry: Line, sheet: Sheet) -> str:
        label = entry.label or self.last
        self.last = label
        if self.kind.table == "vacancy rate":
            return self.parents.name(label)
        if self.kind.table == "contingent-owned equipment":
            if not entry.filled:
                self.heading = label
            return (
                f"{self.heading}: {label}"
                if self.heading and not label.lower().startswith("total")
                else label
            )
        if self.kind.table == "efficiency gain":
            return self.described(entry, sheet, label)
        if self.kind.table == "borrowing" and entry.filled:
            return f"{label}: {entry.filled[0].text}"
        return label

    def described(self, entry: Line, sheet: Sheet, label: str) -> str:
        """An initiative is named by its class and its description, which may be merged over several rows."""
        for field in entry.fields:
            if self.describes(sheet.column(field)):
                self.description = field.text or (self.description if field.merged else "")
                return f"{label}: {self.description}" if self.description else label
        return label


def column_name(heads: tuple[str, ...]) -> str | None:
    """The headings over a cell as one name, without bare periods and words that add nothing."""
    words = [text for text in heads if not PERIOD_ONLY.fullmatch(text) and text.lower() not in UNSAID]
    return ": ".join(words) or None


def unit_of(heads: tuple[str, ...], label: str, kind: Kind, sheet: Sheet) -> str | None:
    """What the figure counts: as its column or its line says, else as the table does."""
    words = " ".join((*heads, label)).lower()
    if "percentage" in words or "per cent" in words:
        return "per cent"
    if "number of projects" in words:
        return "projects"
    return kind.unit or sheet.unit
