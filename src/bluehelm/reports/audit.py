"""An audit as a document: what was checked, and each finding with the places it quotes side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bluehelm.checks.check import Audit
from bluehelm.checks.rows import ERROR, FAMILIES, NOTE, SEVERITIES, WARNING, Finding, Judgement
from bluehelm.record import vocab
from bluehelm.reports.forms import FORMS, place_for, put
from bluehelm.reports.parts.desk import cell
from bluehelm.reports.parts.quotes import place_words, quotes, shown
from bluehelm.reports.tree import Block, Cell, Document, Heading, Note, Paragraph, Row, Table, Text
from bluehelm.reports.words import Words

FORM_WORDS = ("contents", "page", "form.table", "form.chart", "section.annex")
DEPTH = 1  # of the contents: findings stand in a list of their own


@dataclass(frozen=True)
class Desk:
    """What every section is written from."""

    audit: Audit
    words: Words
    judgements: Mapping[str, Judgement]  # by the id of the finding

    @property
    def grave(self) -> tuple[tuple[int, Finding], ...]:
        """The errors and warnings in their order, each with its number."""
        found = [finding for finding in self.audit.findings if finding.severity != NOTE]
        return tuple(enumerate(found, start=1))

    def title(self, finding: Finding) -> str:
        return finding.said("title", self.words.language)

    def rule(self, name: str) -> str:
        """What a rule looks for; one that is no longer there, as in an audit stored long ago, by its name."""
        family, _, own = name.partition(".")
        entry = vocab.read(f"findings_{family}").get(own)
        return name if entry is None else str(entry["title"][self.words.language])

    def heading(self, key: str, anchor: str | None = None) -> Heading:
        return Heading(1, self.words(f"audit.{key}"), anchor or key)

    def table(
        self, caption: str, columns: tuple[str, ...], widths: tuple[int, ...], rows: list[Row]
    ) -> Table:
        header = tuple(self.words(f"audit.column.{column}") for column in columns)
        ends = tuple(column in ("error", "warning", "note", "total") for column in columns)
        return Table(self.words(f"audit.{caption}"), header, tuple(rows), widths, ends, captioned=False)


def write(
    audit: Audit,
    out: Path,
    language: str = "en",
    judgements: Mapping[str, Judgement] | None = None,
    checked: datetime | None = None,
) -> Path:
    """Write the audit as .docx, .pdf or .html, as the name asks; the file is written whole or not at all.

    judgements  what persons decided, by the id of the finding
    checked     when the documents were checked; now without it
    raises      BadInput for another suffix or language, or a folder that is not there
    """
    form = place_for(out)
    put(out, FORMS[form](document(audit, language, judgements, checked)))
    return out


def document(
    audit: Audit,
    language: str = "en",
    judgements: Mapping[str, Judgement] | None = None,
    checked: datetime | None = None,
) -> Document:
    """The audit as the tree that every form is written from."""
    desk = Desk(audit, Words(language), judgements or {})
    words, at = desk.words, checked or datetime.now(UTC)
    counted = {severity: str(audit.count(severity)) for severity in SEVERITIES}
    about = dict.fromkeys(
        " ".join(part for part in (text.mission, text.period) if part) for text in audit.texts
    )
    return Document(
        title=words("audit.title"),
        subtitle=(
            ", ".join(text.name for text in audit.texts),
            words("audit.when", day=words.day(at.astimezone(UTC).date()), time=f"{at.astimezone(UTC):%H:%M}"),
            words("audit.counted", **counted),
        ),
        language=language,
        mission=", ".join(name for name in about if name),
        period="",
        as_at=at,
        invented=None,
        words={key.rpartition(".")[2]: words(key) for key in FORM_WORDS},
        blocks=tuple(sections(desk)),
        depth=DEPTH,
        author="bluehelm",
    )


def sections(desk: Desk) -> Iterator[Block]:
    """The sections in order: the documents, the findings, what was not checked, the notes."""
    yield desk.heading("documents")
    yield Note(desk.words("audit.reading"))
    yield _documents(desk)
    yield desk.heading("counts")
    yield _counts(desk)
    yield desk.heading("list")
    yield _list(desk) if desk.grave else Note(desk.words("audit.none"))
    for severity, key in ((ERROR, "errors"), (WARNING, "warnings")):
        yield desk.heading(key)
        found = [(n, finding) for n, finding in desk.grave if finding.severity == severity]
        for n, finding in found:
            yield from _finding(desk, n, finding)
        if not found:
            yield Note(desk.words("audit.none"))
    yield desk.heading("unread")
    yield from _unread(desk)
    yield desk.heading("left_out")
    yield from _left_out(desk)
    yield desk.heading("notes", "annex")
    yield from _notes(desk)


def _documents(desk: Desk) -> Table:
    rows = [
        Row((cell(text.name), cell(desk.words.known("audit.kind", text.kind)), cell(text.sha256 or "")))
        for text in desk.audit.texts
    ]
    return desk.table("caption.documents", ("document", "kind", "sha"), (32, 22, 46), rows)


def _counts(desk: Desk) -> Table:
    rows = []
    for family in (*FAMILIES, None):
        mine = [finding for finding in desk.audit.findings if family in (None, finding.family)]
        counted = [sum(finding.severity == severity for finding in mine) for severity in SEVERITIES]
        name = (
            desk.words("audit.column.total")
            if family is None
            else str(vocab.read("findings")["families"][family][desk.words.language])
        )
        figures = (cell(str(count), end=True) for count in (*counted, len(mine)))
        rows.append(Row((cell(name), *figures), "total" if family is None else "line"))
    return desk.table("counts", ("family", "error", "warning", "note", "total"), (40, 15, 15, 15, 15), rows)


def _list(desk: Desk) -> Table:
    rows = [
        Row((cell(str(n)), cell(Text(desk.title(finding), to=finding_anchor(n))), _first(desk, finding)))
        for n, finding in desk.grave
    ]
    return desk.table("caption.list", ("number", "finding", "place"), (7, 48, 45), rows)


def _first(desk: Desk, finding: Finding) -> Cell:
    several = len(desk.audit.texts) > 1  # the name of the only document need not stand in every row
    return cell(place_words(finding.where[0], desk.words, named=several))


def finding_anchor(n: int) -> str:
    return f"finding-{n}"


def _finding(desk: Desk, n: int, finding: Finding) -> Iterator[Block]:
    """One error or warning: what, why, the places, and what a person decided."""
    words = desk.words
    yield Heading(2, words("audit.heading", n=str(n), title=desk.title(finding)), finding_anchor(n))
    for part in ("found", "expected", "why"):
        yield Paragraph((Text(words(f"audit.{part}"), strong=True), Text(finding.said(part, words.language))))
    yield quotes(finding, words("audit.caption.quotes", n=str(n)), words)
    yield Note("; ".join((words("audit.rule", rule=finding.rule, id=finding.id), *_judged(desk, finding))))


def _judged(desk: Desk, finding: Finding) -> tuple[str, ...]:
    judged = desk.judgements.get(finding.id)
    if judged is None:
        return ()
    day = desk.words.day(judged.when.date())
    said = desk.words(f"audit.{judged.verdict}", by=judged.by, day=day, why=judged.why)
    return (said if judged.why else said.rstrip(" :"),)  # an acceptance needs no reason


def _unread(desk: Desk) -> Iterator[Block]:
    rows = [
        Row((cell(text.name), cell(where), cell(why)))
        for text in desk.audit.texts
        for where, why in text.unread
    ]
    if not rows:
        yield Note(desk.words("audit.all_read"))
        return
    yield Note(desk.words("audit.no_error"))
    yield desk.table("caption.unread", ("document", "where", "why"), (25, 20, 55), rows)


def _left_out(desk: Desk) -> Iterator[Block]:
    terms = vocab.read("findings")["needs"]
    rows = [
        Row(
            (
                cell(", ".join(documents)),
                cell(str(terms[needs][desk.words.language])),
                cell("; ".join(desk.rule(rule) for rule in rules)),
            )
        )
        for needs, (documents, rules) in desk.audit.missed().items()
    ]
    if not rows:
        yield Note(desk.words("audit.all_applied"))
        return
    yield desk.table("caption.left_out", ("document", "needs", "rules"), (22, 22, 56), rows)


def _notes(desk: Desk) -> Iterator[Block]:
    """The notes, a row each: they are many and seldom read."""
    rows = []
    for finding in desk.audit.findings:
        if finding.severity != NOTE:
            continue
        said = [finding.said(part, desk.words.language) for part in ("found", "why")]
        told = (Text(desk.title(finding), strong=True),), *((Text(line),) for line in said)
        judged = ((Text(line),) for line in _judged(desk, finding))
        rows.append(Row((Cell((*told, *judged)), Cell(shown(finding.where, desk.words))), "sides"))
    if not rows:
        yield Note(desk.words("audit.none"))
        return
    yield desk.table("caption.notes", ("finding", "place"), (38, 62), rows)
