"""A study of what responses change as a document, with its pictures and the way back from each figure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bluehelm.impact.pictures import frame, studied
from bluehelm.impact.sentences import words as said
from bluehelm.impact.study.answers import Study
from bluehelm.impact.telling import page
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.telling.sections import sections, title
from bluehelm.impact.telling.tables import Table as Told
from bluehelm.reports.forms import FORMS, place_for, put
from bluehelm.reports.parts.desk import cell
from bluehelm.reports.tree import Block, Chart, Document, Heading, Paragraph, Row, Table, Text
from bluehelm.reports.words import Words

FORM_WORDS = ("contents", "page", "form.table", "form.chart", "section.annex")
SIZE = re.compile(r'<svg[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"')
WHOLE_WIDTH, MOST_HEIGHT = 640.0, 790.0  # points of a picture that takes the text's width, and its height
NARROWEST, WIDEST = 7, 40  # letters of a column


def write(study: Study, asked: Asked, out: Path, language: str = "en", made: datetime | None = None) -> Path:
    """Write the study as .docx, .pdf or .html, as the name asks; whole or not at all.

    made    when it was made; now without it
    raises  BadInput for another suffix or language, or a folder that is not there
    """
    form = place_for(out)
    put(out, content(study, asked, form, language, made))
    return out


def content(
    study: Study, asked: Asked, form: str, language: str = "en", made: datetime | None = None
) -> bytes:
    """The study in a form: docx, pdf, html."""
    if form == "html":
        return page.whole(study, asked, language).encode()
    return FORMS[form](document(study, asked, language, made))


def document(study: Study, asked: Asked, language: str = "en", made: datetime | None = None) -> Document:
    """The study as the tree that Word document and PDF are written from."""
    words, at = Words(language), (made or datetime.now(UTC)).astimezone(UTC)
    lines = [", ".join(asked.choices), words("impact.made", when=f"{words.day(at.date())}, {at:%H:%M} UTC")]
    return Document(
        title=title(replace(asked, table=""), language),
        subtitle=tuple(line for line in (asked.table, *lines) if line),
        language=language,
        mission="",
        period="",
        as_at=at,
        invented=None,
        words={key.rpartition(".")[2]: words(key) for key in FORM_WORDS},
        blocks=tuple(blocks(study, asked, language)),
        depth=2,
        author="bluehelm",
    )


def blocks(study: Study, asked: Asked, language: str) -> Iterator[Block]:
    """Every section: heading, sentences, pictures, tables."""
    import altair as alt

    there = studied.made(study, language, asked.names, asked.placed)
    for one in sections(study, asked, language):
        yield Heading(one.level, said(one.key, language), one.key.replace(" ", "-"))
        yield from (Paragraph((Text(text),)) for text in one.texts)
        for part in one.pictures:
            if part in there:
                yield _chart(part, frame.stacked(alt, [there[part](alt)]), language)
        yield from map(_table, one.tables)


def _chart(part: str, made: frame.Drawing, language: str) -> Chart:
    svg = frame.svg(made, language)
    return Chart(part, svg, made.title, made.told, _share(svg))


def _share(svg: str) -> int:
    """Of the text's width, in per cent: so that letters are about as large in all, and each fits a sheet."""
    found = SIZE.search(svg)
    wide, high = (WHOLE_WIDTH, MOST_HEIGHT) if found is None else (float(found[1]), float(found[2]))
    share = 100 * wide / WHOLE_WIDTH
    return round(min(100.0, share, share * MOST_HEIGHT / high))


def _table(told: Told) -> Table:
    ends = tuple(n >= told.names for n in range(len(told.heads)))
    whole = [row for row in told.rows if len(row) == len(told.heads)]
    longest = [max([len(head) // 2, *(len(row[n]) for row in whole)]) for n, head in enumerate(told.heads)]
    widths = tuple(min(max(one, NARROWEST), WIDEST) for one in longest)
    return Table(told.caption, told.heads, tuple(_row(row, told) for row in told.rows), widths, ends)


def _row(row: tuple[str, ...], told: Told) -> Row:
    if len(row) < len(told.heads):  # why there are no figures takes the whole width
        return Row((cell(": ".join(part for part in row if part)),), "remark")
    return Row(tuple(cell(text, end=n >= told.names) for n, text in enumerate(row)))
