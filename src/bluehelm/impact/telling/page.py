"""A study as a page: the answer first, a question at a time with its picture; then all figures in tables."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from bluehelm.impact.pictures import frame, studied
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.telling.html import heading, labelled, listed, paragraph, region
from bluehelm.impact.telling.html import whole as whole_page
from bluehelm.impact.telling.sections import Section, sections, title
from bluehelm.impact.telling.tables import Table

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Study

MOST_OPEN = 12  # rows of a table that is open from the start


def whole(study: "Study", asked: Asked, language: str = "en") -> str:
    """One self-contained file: it runs nothing and fetches nothing."""
    return whole_page(title(asked, language), body(study, asked, language), language)


def body(study: "Study", asked: Asked, language: str = "en") -> str:
    """What stands under the heading of the page."""
    drawn = Drawn(study, asked, language)
    return "\n".join(part for one in sections(study, asked, language) for part in _section(one, drawn))


class Drawn:
    """The pictures of a study as SVG, each drawn when asked for; none where there is nothing to draw."""

    def __init__(self, study: "Study", asked: Asked, language: str) -> None:
        self.language = language
        self._made = studied.made(study, language, asked.names, asked.placed)

    def svg(self, part: str) -> str | None:
        import altair as alt

        made = self._made.get(part)
        return None if made is None else frame.svg(frame.stacked(alt, [made(alt)]), self.language)


def _section(one: Section, drawn: Drawn) -> Iterator[str]:
    yield heading(one.key, drawn.language, one.level + 1)
    if len(one.texts) == 1:
        yield paragraph(one.texts[0])
    elif one.texts:
        yield listed(one.texts)
    for part in one.pictures:
        svg = drawn.svg(part)
        if svg is not None:
            yield f'<div class="scroll picture" {region("picture", drawn.language)}>{svg}</div>'
    for table in one.tables:
        yield tabled(table)


def tabled(table: Table, most: int = MOST_OPEN) -> str:
    """A table in a region of its own; one of more rows than `most` folded."""
    caption = escape(table.caption)
    heads = "".join(
        f'<th scope="col" class="{"wide" if table.wide(n) else "n"}">{escape(head)}</th>'
        for n, head in enumerate(table.heads)
    )
    lines = "".join(f"<tr>{''.join(_cells(row, table))}</tr>" for row in table.rows)
    long = len(table.rows) > most
    named = "" if long else f"<caption>{caption}</caption>"
    shown = (
        f'<div class="scroll" {labelled(table.caption)}><table>{named}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
    return f"<details><summary>{caption}</summary>{shown}</details>" if long else shown


def _cells(row: tuple[str, ...], table: Table) -> Iterator[str]:
    for n, text in enumerate(row):
        if n < table.names:
            tag = "td" if n and n == len(table.heads) - 1 else "th"
            scope = ' scope="row"' if tag == "th" else ""
            yield f'<{tag}{scope} class="{"wide" if table.wide(n) else "n"}">{escape(text)}</{tag}>'
        elif n == len(row) - 1 and len(row) < len(table.heads):
            yield f'<td class="wide" colspan="{len(table.heads) - n}">{escape(text)}</td>'
        else:
            yield f'<td class="{"wide" if table.wide(n) else "n"}">{escape(text)}</td>'
