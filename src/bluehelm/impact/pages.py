"""An estimate as a page: words first, both tables, both pictures, what was left out, what must hold.

All text is escaped; there is no script and no outside address. `body` is for a page that has its own
heading and style, `whole` is a file that can be sent on.
"""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bluehelm.impact import pictures
from bluehelm.impact.pictures.frame import bounds
from bluehelm.impact.pictures.windows import GRID, LAGS
from bluehelm.impact.rows import Estimate, Events, SetAside
from bluehelm.impact.sentences import UNNAMED, Names, number, p_words, plain, sentence, words
from bluehelm.record import messages

if TYPE_CHECKING:
    from bluehelm.impact.documents import Estimated

HEADS = ("days", "km", "estimate", "interval", "ratio", "ratio interval", "p", "p_adjusted")
MUST = ("must 1", "must 2", "must 3", "must 4", "must 5")
STYLE = """
body { font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
body { color: #12212d; background: #fff; }
.scroll { overflow-x: auto; margin: 0 0 1.4rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #c7d3dc; padding: .3rem .7rem; text-align: right; white-space: nowrap; }
thead th { white-space: normal; vertical-align: bottom; }
td.wide { text-align: left; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
"""


@dataclass(frozen=True)
class Asked:
    """What was asked, and of what."""

    table: str = ""  # its name
    choices: tuple[str, ...] = ()  # as written: kind=patrol, kind=attack
    names: Names = UNNAMED
    notes: tuple[str, ...] = ()  # of the reading of the table
    set_aside: tuple[SetAside, ...] = ()

    @classmethod
    def of(cls, events: Events, table: str, treatment: str, dependent: str, control: str | None) -> "Asked":
        choices = (treatment, dependent, *([control] if control else []))
        return cls(table, choices, Names.of(dependent, treatment), events.notes, events.set_aside)


def whole(wake: "Estimated", asked: Asked, language: str = "en") -> str:
    """One self-contained file: it runs nothing and fetches nothing."""
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = escape(words("title of" if asked.table else "title", language, table=asked.table))
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{body(wake, asked, language)}\n</main>\n</body>\n</html>\n"
    )


def body(wake: "Estimated", asked: Asked, language: str = "en") -> str:
    """What stands under the heading."""
    first = wake.windows[0]
    used = words("counted", language, treated=str(first.treated), controls=str(first.controls))
    if asked.choices:
        used = words("asked", language, choices=", ".join(asked.choices), used=used)
    parts = [
        _paragraph(used),
        _heading("in words", language),
        _listed(sentence(row, language, asked.names) for row in wake.windows),
        tables(wake, language, asked.names),
        _heading("left out", language),
        _listed(_left_out(first, asked, language)),
        _heading("notes", language),
        _listed(messages.told(note, language) for note in (*asked.notes, *wake.notes)),
        _heading("must hold", language),
        _listed(words(key, language) for key in MUST),
    ]
    return "\n".join(parts)


def tables(wake: "Estimated", language: str = "en", names: Names = UNNAMED) -> str:
    """Both tables, each with its picture."""
    shown = (("windows", GRID, wake.windows), ("rings", LAGS, wake.rings))
    return "\n".join(
        _table(key, rows, language) + f'\n<div class="scroll picture" {_region(f"{part} title", language)}>'
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
    region = f'<div class="scroll" {_region(key, language)}>'
    table = (
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    )
    return f"{region}{table}</div>"


def _cells(row: Estimate, language: str) -> Iterator[str]:
    for value in (row.days, row.km):
        yield f'<th scope="row" class="n">{plain(value, language)}</th>'
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


def signed(value: float, language: str) -> str:
    return ("+" if value > 0 else "") + number(value, language)


def _left_out(row: Estimate, asked: Asked, language: str) -> Iterator[str]:
    for why, n in row.dropped.items():
        yield words("responses left out", language, n=str(n), why=messages.told(why, language))
    rows = Counter((one.field, one.why) for one in asked.set_aside)
    for (field, why), n in rows.items():
        yield words("rows left out", language, n=str(n), field=field, why=messages.told(why, language))
    if not row.dropped and not rows:
        yield words("nothing left out", language)


def _region(key: str, language: str) -> str:
    """What lets a keyboard scroll what is too wide."""
    return f'tabindex="0" role="region" aria-label="{escape(words(key, language))}"'


def _heading(key: str, language: str) -> str:
    return f"<h2>{escape(words(key, language))}</h2>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _listed(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
