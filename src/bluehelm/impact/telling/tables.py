"""Every figure of a study in tables of texts, the same for page and document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluehelm.impact.pictures.frame import bounds
from bluehelm.impact.pictures.windows import lag_words, ring_places
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import days_words, number, p_words, plain, within, words
from bluehelm.impact.telling import said
from bluehelm.impact.telling.asked import Asked
from bluehelm.record import messages

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Leads, Placebo, Study

FIGURES = ("estimate", "interval", "ratio", "ratio interval", "p", "p_adjusted", "expected", "smallest")


@dataclass(frozen=True)
class Table:
    """Heads and rows of texts. A row with fewer cells than heads says in its last why it has no figures."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: int = 1  # columns that name the row; the others hold figures
    remarks: int = 0  # columns at the end that hold words
    short: bool = False  # the names need no more room than figures

    @property
    def figures(self) -> int:
        """Where the figures end."""
        return len(self.heads) - self.remarks

    def wide(self, place: int) -> bool:
        """Whether a column holds words that need room."""
        return place >= self.figures or (place < self.names and not self.short)


def every(study: "Study", language: str) -> Iterator[Table]:
    """All tables that the study has rows for."""
    yield _windows("windows", study.wake.windows, language)
    if study.wake.rings:
        places = ring_places(study.wake.rings, language)
        yield _estimates(words("rings", language), zip(places, study.wake.rings, strict=True), language)
    if study.curve is not None and study.curve.rows:
        rows = said.fading(study.curve)
        lags = lag_words([row.days for row in rows], language)
        caption = words("t curve", language, km=plain(study.curve.km, language))
        yield _estimates(caption, zip(lags, rows, strict=True), language)
    yield from _elsewhere(study, language)
    if study.groups:
        yield _groups(study, language)
    if any(one.windows for one in study.placebos):
        yield _placebos(study.placebos, language)
    if study.unseen:
        yield _unseen(study, language)
    if study.leads is not None and said.bounded(study.leads):
        yield _leads(study.leads, language)


def inputs(asked: Asked, language: str) -> Table | None:
    """What makes the same figures again."""
    known = {
        "in table": asked.table,
        "in sha256": asked.sha256,
        "in rows": "" if asked.rows is None else str(asked.rows),
        "in question": ", ".join(asked.choices),
        "in seed": "" if asked.seed is None else str(asked.seed),
        "in program": asked.program,
        "in command": asked.command,
    }
    rows = tuple((words(key, language), value) for key, value in known.items() if value)
    return Table(words("t inputs", language), _heads(("what", "value"), language), rows, 2) if rows else None


def _windows(key: str, rows: Sequence[Estimate], language: str) -> Table:
    named = ((within(row, language), row) for row in rows)
    return _estimates(words(key, language), named, language)


def _estimates(caption: str, rows: "Iterator[tuple[str, Estimate]]", language: str) -> Table:
    return Table(
        caption,
        _heads(("where", *FIGURES), language),
        tuple((name, *figures(row, language)) for name, row in rows),
    )


def figures(row: Estimate, language: str) -> tuple[str, ...]:
    """The figures of a window as texts, or why there are none."""
    none = words("none", language)
    if row.estimate is None or row.low is None or row.high is None:
        return (words("no interval", language) if row.note is None else messages.told(row.note, language),)
    ends = {"low": signed(row.low, language), "high": signed(row.high, language)}
    return (
        signed(row.estimate, language),
        words("to", language, **ends),
        none if row.ratio is None else number(row.ratio, language),
        bounds(row.ratio_low, row.ratio_high, language),
        p_words(row.p, language),
        p_words(row.p_adjusted, language),
        none if row.expected is None else number(row.expected, language),
        none if row.smallest is None else number(row.smallest, language),
    )


def signed(value: float, language: str) -> str:
    return ("+" if value > 0 else "") + number(value, language)


def _elsewhere(study: "Study", language: str) -> Iterator[Table]:
    moved, left = study.displaced, study.left
    if moved is not None:
        named = [
            (said.place(kind, row, moved, language), row)
            for kind, row in (("outside", moved.outside), ("later", moved.later))
            if row is not None
        ]
        if moved.total is not None:
            named.append((words("all told", language), moved.total))
        if named:
            yield _estimates(words("t displaced", language), iter(named), language)
    if left is not None and (left.present or left.after):
        named = [(where, row) for row, where in said.left_places(left, language)]
        yield _estimates(words("t left", language), iter(named), language)


def _groups(study: "Study", language: str) -> Table:
    rows: list[tuple[str, ...]] = []
    for one in study.groups:
        name = f"{words(f'role {one.role}', language)}{said.colon(language)} {one.column}={one.value}"
        if not one.windows:
            why = words("no test", language) if one.note is None else messages.told(one.note, language)
            rows.append((name, "", why))
        rows += [(name, within(row, language), *figures(row, language)) for row in one.windows]
    heads = _heads(("group", "where", *FIGURES), language)
    return Table(words("q who", language), heads, tuple(rows), 2)


def _placebos(placebos: Sequence["Placebo"], language: str) -> Table:
    rows: list[tuple[str, ...]] = []
    for placebo in placebos:
        kind = words(f"placebo {placebo.kind}", language)
        for one in placebo.windows:
            where = f"{days_words(one.days, language)}, {plain(one.km, language)} km"
            if one.median is None:
                rows.append((kind, where, words("no test", language)))
                continue
            found = words("none", language) if one.found is None else said.hundred(one.found, language)
            rows.append(
                (kind, where, str(placebo.done), number(one.median, language),
                 bounds(one.low, one.high, language), found, p_words(one.p, language))
            )  # fmt: skip
    heads = _heads(("kind", "where", "done", "median", "95", "found", "as far"), language)
    return Table(words("t placebos", language), heads, tuple(rows), 2)


def _unseen(study: "Study", language: str) -> Table:
    rows = tuple(
        (f"{days_words(one.days, language)}, {plain(one.km, language)} km",
         *(words("none", language) if value is None else number(value, language)
           for value in (one.estimate, one.interval)))
        for one in study.unseen
    )  # fmt: skip
    return Table(words("t unseen", language), _heads(("where", "e estimate", "e interval"), language), rows)


def _leads(leads: "Leads", language: str) -> Table:
    rows = tuple(
        (plain(one.day, language), number(one.observed, language), number(one.compared, language),
         bounds(one.low, one.high, language))
        for one in leads.days
    )  # fmt: skip
    caption = words("t leads", language, km=plain(leads.km, language))
    return Table(caption, _heads(("day", "observed", "compared", "difference"), language), rows)


def _heads(keys: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(words(f"head {key}", language) for key in keys)
