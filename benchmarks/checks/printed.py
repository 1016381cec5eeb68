"""The parts of an invented performance report, and the report printed as classic text.

The mission, its places and every figure are invented; the text says so.
"""

from dataclasses import dataclass, field

MISSION = "United Nations Mission for the Invented Example in Zamara"
LAST, YEAR = "2018/19", "2019/20"
OPENING = f"""General Assembly

Distr.: General
2 December 2020

Original: English

Agenda item 999

Financing of the {MISSION}

Budget performance of the {MISSION} for the period from 1 July 2019 to 30 June 2020

Report of the Secretary-General
"""


@dataclass
class Indicator:
    planned: str
    actual: str
    remark: str | None = None


@dataclass
class Output:
    planned: str
    answers: list[tuple[str, str]]  # ("7", "Workshops")
    remark: str | None = None  # under the last answer


@dataclass
class Accomplishment:
    number: str
    title: str
    indicators: list[Indicator] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)


@dataclass
class Money:
    """A class of expenditure, in tenths of a thousand dollars, as printed."""

    group: str
    name: str
    budget: int
    spent: int
    reason: str | None  # of its variance, where one is owed


@dataclass
class Post:
    """A line of the incumbency table."""

    group: str | None  # "National staff", printed on a line of its own
    name: str
    approved: int
    actual: int


@dataclass
class Report:
    accomplishments: list[Accomplishment]
    money: list[Money]
    posts: list[Post]
    revenue: list[tuple[str, int]]
    overall: list[str]  # the paragraphs of II.A, unnumbered here
    implementation: list[str]  # of II.B
    support: list[str]  # of II.C
    cells: dict[tuple[str, str, int], str] = field(
        default_factory=dict
    )  # (table, row, column) printed otherwise

    def accomplishment(self, number: str) -> Accomplishment:
        return next(one for one in self.accomplishments if one.number == number)


def amount(tenths: int) -> str:
    """12345 -> 1 234.5; negative in brackets; nothing is a dash."""
    if tenths == 0:
        return "—"
    whole = f"{abs(tenths) / 10:,.1f}".replace(",", " ")
    return whole if tenths > 0 else f"({whole})"


def share(part: int, whole: int) -> str:
    if not whole or not part:
        return "—"
    rate = round(abs(part) * 100 / whole + 1e-9, 1)
    return f"{rate:.1f}" if part > 0 else f"({rate:.1f})"


class Printer:
    """Prints a report; the numbers of the paragraphs run through it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: list[str] = [*OPENING.split("\n")]
        self.numbered: dict[str, str] = {}  # the text of a paragraph -> its number
        self._number = 0

    def print(self) -> str:
        self._summary()
        self._introduction()
        for heading, texts in (
            ("A. Overall", self.report.overall),
            ("B. Budget implementation", self.report.implementation),
            ("C. Mission support initiatives", self.report.support),
        ):
            self._put(heading)
            for text in texts:
                self._paragraph(text)
        self._put("D. Results-based budgeting frameworks")
        for at, each in enumerate(self.report.accomplishments):
            component = each.number.split(".")[0]
            if at == 0 or self.report.accomplishments[at - 1].number.split(".")[0] != component:
                self._put(f"Component {component}: crossings of the river, part {component}")
            self._framework(each)
        self._money()
        self._variances()
        return "\n".join(self.lines) + "\n"

    def _put(self, *texts: str) -> None:
        for text in texts:
            self.lines += [text, ""]

    def _paragraph(self, text: str) -> None:
        self._number += 1
        self.numbered[text] = str(self._number)
        self._put(f"{self._number}. {text}")

    def _row(self, table: str, label: str, cells: list[str], key: str | None = None) -> None:
        """A row of a table, with the cells that are to be printed otherwise."""
        changed = [
            self.report.cells.get((table, key or label, column), cell)
            for column, cell in enumerate(cells, start=1)
        ]
        self.lines.append("\t".join([label, *changed]))

    def _summary(self) -> None:
        spent = sum(one.spent for one in self.report.money)
        budget = sum(one.budget for one in self.report.money)
        self._put(
            "Summary",
            f"The {MISSION} (UNMIX) does not exist; every name and figure of this report is invented to measure "
            "an audit with.",
            f"UNMIX incurred ${spent / 10_000:,.1f} million in expenditure for the reporting period, representing "
            f"a resource utilization rate of {spent * 100 / budget:.1f} per cent.",
            "Human resources incumbency performance",
        )
        self.lines.append("Category\tApproved ^a\tActual (average)\tVacancy rate (percentage) ^b")
        group = None
        for post in self.report.posts:
            if post.group not in (group, None):
                self.lines.append(f"{post.group}\t\t\t")
            group = post.group
            vacant = share(post.approved - post.actual, post.approved)
            key = f"{post.group}: {post.name}"
            self._row("posts", post.name, [f"{post.approved:,}", f"{post.actual:,}", vacant], key)
        self.lines.append("")
        self._put(
            "^a Represents the highest level of authorized strength.",
            "^b Based on monthly incumbency and approved monthly strength.",
        )

    def _introduction(self) -> None:
        budget = sum(one.budget for one in self.report.money)
        self._put("I. Introduction")
        self._paragraph(
            f"The proposed budget for the maintenance of the {MISSION} (UNMIX) for the period from 1 July 2019 to "
            f"30 June 2020 was set out in the report of the Secretary-General of 22 February 2019 and amounted to "
            f"${budget * 100 + 1_000_000:,} gross."
        )
        self._paragraph(
            f"The General Assembly appropriated the amount of ${budget * 100:,} gross for the maintenance of the "
            "Mission for the period from 1 July 2019 to 30 June 2020."
        )
        self._put("II. Mandate performance")

    def _framework(self, each: Accomplishment) -> None:
        self._put(f"Expected accomplishment {each.number}: {each.title}")
        self.lines.append("<i>Planned indicators of achievement</i>\t<i>Actual indicators of achievement</i>")
        for row in each.indicators:
            self.lines.append(f"{row.planned}\t{' '.join(part for part in (row.actual, row.remark) if part)}")
        self.lines += [
            "",
            "<i>Planned outputs</i>\t<i>Completed (number or yes/no)</i>\t<i>Remarks</i>",
        ]
        for output in each.outputs:
            (number, unit), *others = output.answers
            self.lines.append(f"{output.planned}\t{number}\t{unit}")
            self.lines += [f"\t{number}\t{unit}" for number, unit in others]
            self.lines += [f"\t\t{output.remark}"] if output.remark else []
        self.lines.append("")

    def _money(self) -> None:
        self._put(
            "III. Resource performance", "A. Financial resources", "(Thousands of United States dollars)"
        )
        self.lines += ["Category\tApportionment\tExpenditure\tVariance\t", "\t\t\tAmount\tPercentage"]
        self.lines.append("\t(1)\t(2)\t(3)=(1)-(2)\t(4)=(3)÷(1)")
        for group in dict.fromkeys(one.group for one in self.report.money):
            self.lines.append(f"{group}\t\t\t\t")
            members = [one for one in self.report.money if one.group == group]
            for one in members:
                self._sum_row(one.name, one.budget, one.spent)
            self._sum_row("Subtotal", sum(m.budget for m in members), sum(m.spent for m in members), group)
        budget, spent = (
            sum(one.budget for one in self.report.money),
            sum(one.spent for one in self.report.money),
        )
        self._sum_row("Gross requirements", budget, spent)
        self.lines.append("")
        self._put("B. Other revenue and adjustments", "(Thousands of United States dollars)")
        self.lines.append("<i>Category</i>\t<i>Amount</i>")
        for name, value in self.report.revenue:
            self._row("revenue", name, [amount(value)])
        self._row("revenue", "Total", [amount(sum(value for _, value in self.report.revenue))])
        self.lines.append("")

    def _sum_row(self, label: str, budget: int, spent: int, group: str = "") -> None:
        cells = [amount(budget), amount(spent), amount(budget - spent), share(budget - spent, budget)]
        self._row("money", label, cells, f"{group}: {label}" if group else label)

    def _variances(self) -> None:
        self._put("IV. Analysis of variances")
        for one in self.report.money:
            if one.reason is None:  # nothing is owed, or it was left out
                continue
            left = one.budget - one.spent
            figure = f"\\${amount(abs(left))}" if left > 0 else f"(\\${amount(abs(left))})"
            rate = f"{share(abs(left), one.budget)}%" if left > 0 else f"({share(abs(left), one.budget)}%)"
            self.lines.append("\t<i>Variance</i>\t")
            self._row("variances", one.name, [figure, rate])
            self.lines.append("")
            self._paragraph(one.reason)
        self._put(
            "¹ Resource variance amounts are expressed in thousands of United States dollars. Analysis is provided "
            "for variances of at least plus or minus 5 per cent or $100,000."
        )
