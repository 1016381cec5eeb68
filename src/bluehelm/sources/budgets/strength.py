"""Incumbency tables of performance reports: approved against actual strength, on average or on given days."""

import re
from decimal import Decimal

from bluehelm.sources.budgets.levels import is_personnel
from bluehelm.sources.budgets.money import cell
from bluehelm.sources.budgets.numbers import Shelf, figure
from bluehelm.sources.budgets.sheets import Field, Sheet, named_period, starts_body
from bluehelm.sources.form import OtherRow, StrengthRow

# Rows that stand under a row of their own kind: "National Professional Officers" under "National staff".
CHILDREN = {
    "national staff": re.compile(r"national (?!staff)", re.I),
    "united nations volunteers": re.compile(r"(?:international|national)\b(?! (?:staff|prof|gen|off))", re.I),
    "temporary positions": re.compile(r"(?:international|national)\b", re.I),
}
KINDS = (
    ("vacancy", re.compile(r"vacan", re.I)),
    ("actual", re.compile(r"actual|incumben", re.I)),
    ("approved", re.compile(r"approved|authorized", re.I)),
)
ON_A_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$|^approved (?:deployment|strength)", re.I)
PEOPLE = re.compile(r"military contingents|international staff|united nations (?:police|volunteers)")
RATED = ("approved", "actual", "vacancy")
FEWEST = 3  # rows; fewer prove nothing
ROUNDING = Decimal(1)  # points of per cent: rates may be averages of months
ROMAN = re.compile(r"^[IVX]+\.\s*")


def bare(label: str) -> str:
    """The label without a Roman numeral before it."""
    return ROMAN.sub("", label)


class Parents:
    """Follows which row a row stands under, since indents do not survive."""

    def __init__(self) -> None:
        self.parent: str | None = None

    def name(self, label: str) -> str:
        """The category with its parent before it: "National staff: National Professional Officers"."""
        label = bare(label)
        if self.parent is not None and CHILDREN[self.parent.lower()].match(label):
            return f"{self.parent}: {label}"
        self.parent = label if label.lower() in CHILDREN else None
        return label


def is_incumbency(sheet: Sheet) -> bool:
    """Whether the columns are approved and actual and the rows are categories of personnel."""
    heading = sheet.heading
    if sheet.unit == "per cent" or not sheet.of_resources:
        return False
    people = PEOPLE.search(sheet.labels)
    return (
        "actual" in heading and re.search(r"approved|authorized", heading) is not None and people is not None
    )


def is_like(sheet: Sheet) -> bool:
    """Whether the rows are categories of personnel and figures, under columns that are not known."""
    titled = re.search(r"incumben|human resources|vacancy|strength", sheet.before + sheet.heading)
    people = PEOPLE.findall(sheet.labels)
    return titled is not None and len(people) >= 2 and any(starts_body(entry) for entry in sheet.body)


def read(sheet: Sheet, period: str, shelf: Shelf) -> tuple[tuple[StrengthRow, ...], tuple[OtherRow, ...]]:
    """A row for each category, or for each category and day; other columns go to the other tables."""
    by_kind, others = columns(sheet)
    fault = unproved(sheet, by_kind)
    if fault is not None:
        shelf.put(
            sheet.where, sheet.header, f"{fault}; name the columns Approved and Actual, or mend the table"
        )
        return (), ()
    dated = any(ON_A_DAY.match(entry.label) for entry in sheet.body)
    rows: list[StrengthRow] = []
    extra: list[OtherRow] = []
    parents, category = Parents(), ""
    for entry in sheet.sound:
        basis = "average"
        if ON_A_DAY.match(entry.label) and category:
            basis = entry.label
        else:
            category = parents.name(entry.label)
            if not entry.filled and (dated or category.lower() in CHILDREN):
                continue
        if not is_personnel(category):
            words = " | ".join((entry.label, *(field.text for field in entry.filled)))
            shelf.put(entry.where, words, "a row of strength without a category of personnel; name it")
            continue
        values: dict[str, Decimal | None] = {"approved": None, "actual": None, "vacancy": None}
        for kind, field in by_kind.items():
            values[kind] = shelf.figure(cell(entry, field), f"{entry.where} ({category})", kind)
        of = named_period(entry.label, period) or period if basis.lower().startswith("approved") else period
        rows.append(StrengthRow(of, basis, None, category, **values, where=entry.where))
        for heading, field in others.items():
            value = shelf.figure(cell(entry, field), entry.where, heading)
            if value is not None:
                extra.append(OtherRow("strength", category, value, "persons", entry.where, period, heading))
    return tuple(rows), tuple(extra)


def unproved(sheet: Sheet, by_kind: dict[str, Field]) -> str | None:
    """Why approved and actual cannot be told apart; None where each has its heading and the rates agree."""
    if "approved" not in by_kind or "actual" not in by_kind:
        return "a table of strength without a column of its own for approved and for actual"
    for kind in ("approved", "actual"):
        heading = " ".join(sheet.column(by_kind[kind]))
        if re.search(r"approved|authorized", heading, re.I) and re.search(r"\bactual", heading, re.I):
            return f"a column of strength headed {heading!r}, which is both approved and actual"
    if "vacancy" not in by_kind:
        return None
    agree = [agrees(*(figure(cell(row, by_kind[kind])) for kind in RATED)) for row in sheet.sound]
    if agree.count(False) > agree.count(True) and agree.count(False) >= FEWEST:
        return "the rates of vacancy printed do not follow from approved and actual: columns have shifted"
    return None


def agrees(approved: Decimal | None, actual: Decimal | None, rate: Decimal | None) -> bool | None:
    """Whether the rate printed is that of the two strengths; None where one is not printed."""
    if not approved or actual is None or rate is None:
        return None
    return abs((approved - actual) * 100 / approved - rate) <= ROUNDING


def columns(sheet: Sheet) -> tuple[dict[str, Field], dict[str, Field]]:
    """The columns that make a row of strength, and any others by their heading."""
    by_kind: dict[str, Field] = {}
    others: dict[str, Field] = {}
    widest = max(sheet.sound, key=lambda entry: len(entry.filled))
    for field in widest.fields:
        heading = " ".join(sheet.column(field))
        kind = next((kind for kind, pattern in KINDS if pattern.search(heading)), None)
        if kind is not None and kind not in by_kind:
            by_kind[kind] = field
        elif heading:
            others[heading] = field
    return by_kind, others
