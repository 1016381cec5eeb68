"""The resource side of a report: money, strength, analysis of variances and all other tables of it."""

from dataclasses import dataclass, replace

from bluehelm.record import vocab
from bluehelm.sources.blocks import Document, Row, Table
from bluehelm.sources.budgets import changes, money, othertables, posts, strength, variances
from bluehelm.sources.budgets.numbers import Shelf
from bluehelm.sources.budgets.sheets import Sheet, sheets, starts_body
from bluehelm.sources.form import MoneyRow, OtherRow, SetAside, StrengthRow, VarianceRow


@dataclass(frozen=True)
class Resources:
    money: tuple[MoneyRow, ...] = ()
    strength: tuple[StrengthRow, ...] = ()
    variances: tuple[VarianceRow, ...] = ()
    other: tuple[OtherRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def resources(document: Document, period: str, budget_period: str | None) -> Resources:
    """Everything of the resource side that the document prints.

    period         the period performed, "2019/20"
    budget_period  the period proposed, in a merged document
    """
    reading = Reading(document, period, budget_period)
    reading.run()
    return reading.result()


class Reading:
    """One walk over the tables of a document, each given to the reader that knows it."""

    def __init__(self, document: Document, period: str, budget_period: str | None) -> None:
        self.document, self.period, self.budget_period = document, period, budget_period
        self.shelf = Shelf()
        self.full: list[MoneyRow] = []
        self.summary: list[MoneyRow] = []
        self.into = self.summary  # where the last table of money went
        self.goes_on = False
        self.doubted: list[range] = []  # what the shelf holds from tables that only sum up the full one
        self.strength: list[StrengthRow] = []
        self.variances: list[VarianceRow] = []
        self.other: list[OtherRow] = []

    def run(self) -> None:
        before: Sheet | None = None
        for index, whole in sheets(self.document):
            joined = continued(whole, before)
            self.goes_on = joined is not whole
            for sheet in parts(joined):
                known = self.take(index, sheet)
                if known:
                    before = sheet
                elif joined is whole and strength.is_like(sheet):
                    why = "rows of personnel whose columns are not known; name them Approved and Actual"
                    self.shelf.put(sheet.where, sheet.header, f"{why}, and Vacancy rate where it is given")
                elif joined is whole and like_money(sheet):
                    why = "categories of expenditure under columns that are not known; name them as usual"
                    self.shelf.put(sheet.where, sheet.header, why)
                elif belongs(sheet):
                    why = "a table of the part on resources of a kind that is not known; enter it by hand"
                    self.shelf.put(sheet.where, sheet.header, why)

    def take(self, index: int, sheet: Sheet) -> bool:
        """Give the table to its reader; False where none knows it."""
        if not sheet.body:
            return False
        by_row = self.take_by_row(index, sheet)
        if by_row is None:
            return False
        for entry in sheet.ragged if by_row else ():
            cells = " | ".join((entry.label, *(field.text for field in entry.fields)))
            why = f"the row has {entry.width} columns and its table {sheet.width}; enter it by hand"
            self.shelf.put(entry.where, cells, why)
        return True

    def take_by_row(self, index: int, sheet: Sheet) -> bool | None:
        """Read the table; True where only rows of its own width were read, None where no reader knows it."""
        if money.is_resources(sheet):
            self.take_money(sheet)
            return True
        if variances.is_box(sheet):
            self.explain(index, sheet)
        elif variances.is_unnamed(sheet):
            why = "an amount and a percentage under a heading that is not known; name it Variance"
            words = " | ".join((sheet.body[0].label, *(field.text for field in sheet.body[0].filled)))
            self.shelf.put(sheet.where, f"{sheet.header} | {words}", why)
        elif posts.is_staffing(sheet):
            exact = self.document.medium == "docx"
            self.keep(posts.Staffing(sheet, self.shelf, exact).read())
        elif changes.is_changes(sheet):
            self.other.extend(changes.read_changes(sheet, self.budget_period, self.shelf))
        elif strength.is_incumbency(sheet):
            self.keep(strength.read(sheet, self.period, self.shelf))
            return True
        else:
            kind = othertables.kind_of(sheet)
            if kind is None:
                return None
            fault = othertables.fault(kind, sheet, self.document.medium == "docx")
            if fault is not None:
                self.shelf.put(sheet.where, sheet.header, fault)
                return False
            self.other.extend(othertables.read(kind, sheet, self.period, self.shelf))
            return True
        return False

    def take_money(self, sheet: Sheet) -> None:
        """A full table, or its summary; a table cut by a page goes on in the group where it was cut."""
        if not self.goes_on:
            self.into = self.full if money.is_full(sheet) else self.summary
        group = self.into[-1].group if self.goes_on and self.into else None
        held = len(self.shelf.rows)
        self.into.extend(money.read(sheet, self.period, self.budget_period, self.shelf, group))
        if self.into is self.summary:
            self.doubted.append(range(held, len(self.shelf.rows)))

    def keep(self, read: tuple[tuple[StrengthRow, ...], tuple[OtherRow, ...]]) -> None:
        self.strength.extend(read[0])
        self.other.extend(read[1])

    def explain(self, index: int, sheet: Sheet) -> None:
        boxes = variances.read(sheet, self.period, self.budget_period, self.shelf)
        if boxes:
            texts = variances.paragraphs(self.document.blocks[index + 1 :])
            self.variances.extend(variances.explain(boxes, texts))

    def result(self) -> Resources:
        chosen = self.full or self.summary
        rows = {(row.period, row.basis, row.group, row.category): row for row in reversed(chosen)}
        people = {
            (row.period, row.basis, row.component, row.category): row for row in reversed(self.strength)
        }
        return Resources(
            money=tuple(reversed(rows.values())),
            strength=tuple(reversed(people.values())),
            variances=tuple(self.variances),
            other=tuple(self.other),
            set_aside=self.set_aside(),
        )

    def set_aside(self) -> tuple[SetAside, ...]:
        """What was put aside; faults of a summary stop nothing where the full table is read."""
        harmless = {n for part in self.doubted for n in part} if self.full else set()
        return tuple(
            replace(row, stops=False) if n in harmless else row for n, row in enumerate(self.shelf.rows)
        )


def like_money(sheet: Sheet) -> bool:
    """Whether the rows are groups and categories of expenditure, wherever in the document they stand."""
    known = sum(vocab.term_of("groups", entry.label) is not None for entry in sheet.body)
    return known >= money.KNOWN and any(starts_body(entry) for entry in sheet.body)


def belongs(sheet: Sheet) -> bool:
    """Whether a table that nobody knows is one of the resource side: it stands there and holds figures."""
    return sheet.of_resources and any(starts_body(entry) for entry in sheet.lines)


def parts(sheet: Sheet) -> tuple[Sheet, ...]:
    """The table, cut where a second one begins in the same rows: mission factors under equipment."""
    for n, entry in enumerate(sheet.lines):
        if n and entry.label.lower().startswith("mission factors") and entry.filled:
            return (with_rows(sheet, sheet.table.rows[:n]), with_rows(sheet, sheet.table.rows[n:]))
    return (sheet,)


def continued(sheet: Sheet, before: Sheet | None) -> Sheet:
    """A table without headings goes on with the one before it, as tables cut by a page do."""
    if before is None or sheet.head or not sheet.lines or not starts_body(sheet.lines[0]):
        return sheet
    if len(sheet.lines[0].fields) != len(before.body[0].fields) or variances.is_box(before):
        return sheet
    if posts.is_staffing(sheet) and (sheet.context, sheet.component) != (before.context, before.component):
        return sheet  # a staffing table of one column, with its own heading before it
    merged = replace(sheet, context=before.context, unit=before.unit, component=before.component)
    return with_rows(merged, before.table.rows[: before.head] + sheet.table.rows)


def with_rows(sheet: Sheet, rows: tuple[Row, ...]) -> Sheet:
    return replace(sheet, table=Table(rows, sheet.where))
