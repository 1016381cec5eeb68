"""A document as the rules see it: sentences in their place, framework rows printed and understood, tables.

audit = check.check([reading.read(path), ..])
"""

import calendar
import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bluehelm.checks.rows import Place
from bluehelm.checks.walk import Sentence, Sheet, walk
from bluehelm.errors import WrongKind
from bluehelm.plans.rows import Indicator, Output, Plan
from bluehelm.plans.wording import stems
from bluehelm.sources.blocks import Document, Paragraph
from bluehelm.sources.form import IndicatorRow, OutputRow, Report

__all__ = ["Line", "Sentence", "Sheet", "Text", "read", "text_of"]

PERFORMANCE, BUDGET, BOTH = "performance report", "budget", "performance and budget"
ADVICE, LETTER, RESOLUTION, OTHER = "advice", "letter", "resolution", "other"
MONTHS = tuple(calendar.month_name)[1:]
DATED = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
NOT_ENGLISH = "its words are not English; the rules of words read English, so only its figures were checked"
SMALL_WORDS = frozenset(("the", "of", "and", "to", "in", "for", "on", "by", "with", "was", "were", "that"))
SHARE_OF_SMALL = 0.12  # of all words; English prose has a quarter and more, French hardly any
FEW_WORDS = 60
OPENING = 80  # paragraphs that tell what a document is
TITLE_WORDS = 3
TITLE_LENGTH = 200  # characters


@dataclass(frozen=True, eq=False)
class Line:
    """One framework row: its cells as printed, and what was understood of them."""

    section: str  # the number of its expected accomplishment, "1.2"
    name: str  # "indicator 2", "output 5": counted in printed order
    planned: str  # the planned cell, its bracket of years included
    actual: tuple[str, ...]  # the paragraphs of the actual cell; of an output, "31 Force-led operations" ..
    understood: Indicator | Output
    source: str | None = None

    @property
    def label(self) -> str:
        return self.understood.label


@dataclass(frozen=True, eq=False)
class Text:
    """One document. A rule asks for what it needs; what is absent is None or empty."""

    name: str  # the file's name
    kind: str
    title: str
    mission: str | None
    period: str | None  # "2019/20", the period performed
    dated: date | None
    sentences: tuple[Sentence, ...]  # the prose, in order; the cells of framework rows are in lines
    sheets: tuple[Sheet, ...]  # every table that is no framework, where it stands
    lines: tuple[Line, ...] = ()
    plan: Plan | None = None
    report: Report | None = None
    unread: tuple[tuple[str, str], ...] = field(default=())  # (where, why): no error of the document
    footnotes: tuple[str, ...] = ()  # of a .docx; where lines are all there is they stand in the sentences
    sha256: str | None = None  # of the file
    medium: str = "rows"  # "docx", "text", "pdf"; "rows" where it came in our own form

    @property
    def identity(self) -> str:
        """What the document is, whatever its file is called and whichever version it is."""
        about = self.period or self.title  # a mission writes many letters
        parts = (self.mission, about, self.kind) if self.mission else (self.kind, self.title)
        return " ".join(part for part in parts if part)

    @property
    def indicators(self) -> tuple[tuple[Line, Indicator], ...]:
        return tuple((one, one.understood) for one in self.lines if isinstance(one.understood, Indicator))

    @property
    def outputs(self) -> tuple[tuple[Line, Output], ...]:
        return tuple((one, one.understood) for one in self.lines if isinstance(one.understood, Output))

    def at(self, sentence: Sentence, *marks: str) -> Place:
        """The place of a sentence of the prose."""
        return Place(
            document=self.name,
            section=sentence.section,
            quote=sentence.text,
            marks=_standing(marks, sentence.text),
            paragraph=sentence.paragraph,
            heading=sentence.heading,
            source=sentence.source,
            anchor=f"{self.identity}: {' '.join(sorted(stems(sentence.text)))}",
        )

    def planned(self, line: Line, *marks: str) -> Place:
        """The planned cell of a framework row."""
        return self._cell(line, line.planned, marks)

    def actual(self, line: Line, *marks: str) -> Place:
        """The actual or completed cell of a framework row, with its remarks."""
        return self._cell(line, "\n".join(line.actual), marks)

    def _cell(self, line: Line, quote: str, marks: tuple[str, ...]) -> Place:
        return Place(
            document=self.name,
            section=line.section,
            quote=quote,
            marks=_standing(marks, quote),
            row=line.label,
            line=line.name,
            source=line.source,
            anchor=f"{self.identity}: {line.section} {' '.join(sorted(stems(line.label)))}",
        )

    def row(self, sheet: Sheet, label: str, quote: str, *marks: str) -> Place:
        """A row of another table, by its label."""
        return Place(
            document=self.name,
            section=sheet.section,
            quote=quote,
            marks=_standing(marks, quote),
            row=label,
            heading=sheet.heading,
            source=sheet.table.where,
            anchor=f"{self.identity}: {' '.join(label.split())}",  # a PDF can lose the heading
        )


def _standing(marks: tuple[str, ...], quote: str) -> tuple[str, ...]:
    """The marked words that do stand in the quote: a mark never points at nothing."""
    return tuple(dict.fromkeys(mark for mark in marks if mark and mark in quote))


def read(path: Path) -> Text:
    """A file as the rules see it. A document without results frameworks is read all the same.

    raises  Unreadable where the file cannot be read at all; BadInput for a bad file of our own form
    """
    from bluehelm.plans.load import OWN_FORM
    from bluehelm.plans.load import read as read_plan
    from bluehelm.sources import documents

    if path.suffix.lower() in OWN_FORM:
        plan = of_plan(read_plan(path), path.name)
        return replace(plan, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    return text_of(documents.read(path))


def text_of(document: Document) -> Text:
    """A document that was read, with its frameworks understood where it has any."""
    from bluehelm.plans.load import understand
    from bluehelm.sources import budgets

    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)][:OPENING]
    unread: tuple[tuple[str, str], ...] = ()
    report, plan = None, None
    try:
        report = budgets.read(document)
        plan = understand(report)
        unread = tuple((one.where, f"{one.why}: {one.text}") for one in plan.set_aside)
    except WrongKind as fault:
        if _kind(texts) == OTHER:  # a letter has no frameworks, and what it lacks is no loss
            unread = (("the whole document", str(fault)),)
    if not _english(" ".join(texts)):
        unread = (*unread, ("the whole document", NOT_ENGLISH))
    prose, sheets = walk(document, framed=report is not None)
    return Text(
        name=document.name,
        kind=_kind(texts) if plan is None else plan.kind,
        title=_title(texts, document) if plan is None else plan.title or document.name,
        mission=_mission(texts) if plan is None else plan.mission,
        period=_period(document) if plan is None else plan.period,
        dated=_dated(texts),
        sentences=prose,
        sheets=sheets,
        lines=() if plan is None else lines(plan, report),
        plan=plan,
        report=report,
        unread=unread,
        footnotes=document.footnotes,
        sha256=document.sha256,
        medium=document.medium,
    )


def of_plan(plan: Plan, name: str) -> Text:
    """A plan of our own form, which has rows and figures and no prose."""
    title = plan.title or name
    return Text(name, plan.kind, title, plan.mission, plan.period, None, (), (), lines(plan, None), plan)


def lines(plan: Plan, report: Report | None) -> tuple[Line, ...]:
    """The framework rows in printed order, each with the cells it was understood from."""
    found: list[Line] = []
    for each in plan.accomplishments:
        printed = [row for row in report.indicators if row.accomplishment == each.number] if report else ()
        for at, indicator in enumerate(each.indicators):
            found.append(_indicator(each.number, at, indicator, printed[at] if printed else None))
        completed = [row for row in report.outputs if row.accomplishment == each.number] if report else ()
        for at, output in enumerate(each.outputs):
            found.append(_output(each.number, at, output, completed[at] if completed else None))
    return tuple(found)


def _indicator(number: str, at: int, understood: Indicator, printed: IndicatorRow | None) -> Line:
    if printed is None:
        series = "; ".join(f"{year}: {value}" for year, value in understood.series.items())
        planned = f"{understood.label} ({series})" if series else understood.label
        actual: tuple[str, ...] = (understood.actual_text or str(understood.actual or ""),)
        actual += (understood.remark,) if understood.remark else ()
    else:
        planned, actual = printed.planned, (printed.actual, *printed.remarks)
    return Line(number, f"indicator {at + 1}", planned, actual, understood, understood.where)


def _output(number: str, at: int, understood: Output, printed: OutputRow | None) -> Line:
    if printed is None:
        actual = tuple(
            " ".join(str(part) for part in (one.value, one.unit, one.remark) if part is not None)
            for one in understood.completed
        )
        return Line(number, f"output {at + 1}", understood.label, actual, understood, understood.where)
    cells = tuple(" ".join(part for part in (one.completed, *one.remarks[:1]) if part) + "".join(
        f"\n{part}" for part in one.remarks[1:]) for one in printed.answers)  # fmt: skip
    return Line(number, f"output {at + 1}", printed.planned, cells, understood, understood.where)


def _english(text: str) -> bool:
    """Whether a text of some length has the small words of English; a short one is taken for it."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) < FEW_WORDS or sum(word in SMALL_WORDS for word in words) >= SHARE_OF_SMALL * len(words)


def _kind(texts: list[str]) -> str:
    signs = (
        (ADVICE, ("Report of the Advisory Committee",)),
        (LETTER, ("Letter dated", "I have the honour")),
        (RESOLUTION, ("The Security Council", "The General Assembly,", "Resolution ")),
    )
    for kind, starts in signs:
        if any(text.startswith(starts) for text in texts):
            return kind
    return OTHER


def _title(texts: list[str], document: Document) -> str:
    """What the document calls itself, else its first words: never its file's name, which versions change."""
    titled = ("Letter dated", "Budget performance", "Report of the", "Resolution ")
    first = next((text for text in texts if len(text.split()) >= TITLE_WORDS), document.name)
    found = next((text for text in texts if text.startswith(titled)), document.symbol or first)
    return found[:TITLE_LENGTH]


def _mission(texts: list[str]) -> str | None:
    """The acronym in brackets that the opening gives to a mission of the United Nations."""
    named = re.compile(r"(?:United Nations|African Union)[^().;:]{3,160}\((?P<acronym>[A-Z]{4,12})\)")
    found = next((match for text in texts if (match := named.search(text))), None)
    return None if found is None else found["acronym"]


def _period(document: Document) -> str | None:
    from bluehelm.sources.budgets.head import performed_and_proposed

    performed, proposed = performed_and_proposed(document)
    return performed or proposed


def _dated(texts: list[str]) -> date | None:
    """The day on the cover."""
    for text in texts[:20]:
        found = DATED.fullmatch(text.strip())
        if found is not None:
            return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    return None
