"""An estimate as a page: words first, both tables, both pictures, what was left out, what must hold.

All text is escaped; there is no script and no outside address. `body` is for a page that has its own
heading and style, `whole` is a file that can be sent on.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from bluehelm.impact import pictures
from bluehelm.impact.pictures.frame import bounds
from bluehelm.impact.pictures.windows import GRID, LAGS
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import UNNAMED, Names, number, p_words, plain, sentence, words
from bluehelm.impact.telling import leftover, page, proof, said
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.telling.html import heading, listed, paragraph, region
from bluehelm.impact.telling.html import whole as whole_page
from bluehelm.impact.telling.sections import MUST
from bluehelm.impact.telling.tables import signed
from bluehelm.record import messages

if TYPE_CHECKING:
    from bluehelm.impact.documents import Estimated
    from bluehelm.impact.study.answers import Study

HEADS = ("days", "km", "estimate", "interval", "ratio", "ratio interval", "p", "p_adjusted")


def whole(wake: "Estimated", asked: Asked, language: str = "en") -> str:
    """One self-contained file: it runs nothing and fetches nothing."""
    return whole_page(title(asked, language), body(wake, asked, language), language)


def title(asked: Asked, language: str) -> str:
    return words("title of" if asked.table else "title", language, table=asked.table)


def studied(study: "Study", asked: Asked | None = None, language: str = "en") -> str:
    """A whole study, as a notebook shows it."""
    return page.body(study, Asked() if asked is None else asked, language)


def body(wake: "Estimated", asked: Asked, language: str = "en") -> str:
    """What stands under the heading."""
    first = wake.windows[0]
    key = "counted one" if first.treated == 1 else "counted"
    used = words(key, language, treated=str(first.treated), controls=str(first.controls))
    if asked.choices:
        used = words("asked", language, choices=", ".join(asked.choices), used=used)
    parts = [
        paragraph(used),
        heading("in words", language),
        listed(sentence(row, language, asked.names) for row in wake.windows),
        *_tracked(asked, language),
        tables(wake, language, asked.names),
        heading("left out", language),
        listed(leftover.told(first, asked, language)),
        heading("notes", language),
        listed(messages.told(note, language) for note in (*asked.notes, *wake.notes)),
        heading("must hold", language),
        listed(words(key, language) for key in MUST),
        heading("q wrong", language),
        wrong(language),
    ]
    return "\n".join(parts)


def _tracked(asked: Asked, language: str) -> Iterator[str]:
    if asked.tracked is not None:
        yield heading("q tracks", language)
        yield listed(said.tracked(asked.tracked, language, asked.names))


def wrong(language: str) -> str:
    """How often the estimator errs."""
    return f"{listed(proof.texts(language))}\n{page.tabled(proof.broken(language))}"


def tables(wake: "Estimated", language: str = "en", names: Names = UNNAMED) -> str:
    """Both tables, each with its picture."""
    shown = (("windows", GRID, wake.windows), ("rings", LAGS, wake.rings))
    return "\n".join(
        _table(key, rows, language) + f'\n<div class="scroll picture" {region(f"{part} title", language)}>'
        f"{pictures.svg(wake, language, names, (part,))}</div>"
        for key, part, rows in shown
        if rows
    )


def _table(key: str, rows: Sequence[Estimate], language: str) -> str:
    caption = escape(words(key, language))
    heads = "".join(
        f'<th scope="col" class="n">{escape(words(f"head {head}", language))}</th>' for head in HEADS
    )
    lines = "".join(f"<tr>{''.join(_cells(row, language))}</tr>" for row in rows)
    around = f'<div class="scroll" {region(key, language)}>'
    table = (
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    )
    return f"{around}{table}</div>"


def _cells(row: Estimate, language: str) -> Iterator[str]:
    days = plain(row.days, language) if row.days else words("during", language)
    for text in (days, plain(row.km, language)):
        yield f'<th scope="row" class="n">{escape(text)}</th>'
    if row.estimate is None or row.low is None or row.high is None:
        why = words("no interval", language) if row.note is None else messages.told(row.note, language)
        yield f'<td class="wide" colspan="{len(HEADS) - 2}">{escape(why)}</td>'
        return
    figures = (
        signed(row.estimate, language),
        words("to", language, low=signed(row.low, language), high=signed(row.high, language)),
        words("none", language) if row.ratio is None else number(row.ratio, language),
        bounds(row.ratio_low, row.ratio_high, language),
        p_words(row.p, language),
        p_words(row.p_adjusted, language),
    )
    for figure in figures:
        yield f'<td class="n">{escape(figure)}</td>'
