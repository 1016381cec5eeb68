"""Violence by distance to bases, in texts that page and command share."""

from collections.abc import Iterator, Sequence

from bluehelm.impact.near import Change, Near, YearRing
from bluehelm.impact.telling.beside import Told, between, number, words
from bluehelm.impact.telling.tables import Table
from bluehelm.record import messages

YEAR_HEADS = ("year", "bases", "ring")
CHANGE_HEADS = ("base", "places", "ring", "earlier", "later", "ratio", "elsewhere", "moved")


def told(found: Near, counted: str, language: str, total: str | None = None) -> Told:
    """counted  what the figures are made from
    total    the column that was added up in place of counting
    """
    what = words("events", language) if total is None else words("sum of", language, column=total)
    heads = [words(head, language) for head in YEAR_HEADS]
    heads += [what, words("share", language), words("per area", language)]
    title = words("years title", language, what=what)
    tables = [Table(title, tuple(heads), tuple(_by_year(found.years, language)), 3, short=True)]
    if found.changes:
        title = words("changes title", language, what=what)
        heads = [words(head, language) for head in CHANGE_HEADS]
        tables.append(Table(title, tuple(heads), tuple(_by_change(found.changes, language)), 3, short=True))
    widest = number(max(row.km for row in found.years), language)
    after = words("changes mean", language, km=widest) if found.changes else words("no changes", language)
    notes = tuple(messages.told(note, language) for note in found.notes)
    return Told(counted, tuple(tables), (after,), notes)


def counted(events: tuple[str, int], bases: tuple[str, int], language: str) -> str:
    """The names of both tables and how many rows, and places, there are."""
    named = {"table": events[0], "events": str(events[1]), "other": bases[0], "bases": str(bases[1])}
    return words("near counted", language, **named)


def left_out(count: int, column: str, language: str) -> str:
    """That so many events have no number in the column that was added up."""
    return words("without", language, n=str(count), column=column)


def _by_year(rows: Sequence[YearRing], language: str) -> Iterator[tuple[str, ...]]:
    for row in rows:
        share = words("none", language)
        if row.share is not None:
            share = words("percent", language, n=f"{row.share * 100:.0f}")
        events = number(row.events, language, 0 if float(row.events).is_integer() else 2)
        density = number(row.per_1000_km2, language, 2)
        yield str(row.year), str(row.bases), _ring(row.km, rows, language), events, share, density


def _by_change(rows: Sequence[Change], language: str) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            messages.told(row.what, language),
            str(row.places),
            _ring(row.km, rows, language),
            number(row.earlier, language, 2),
            number(row.later, language, 2),
            _ratio(row.ratio, language),
            _ratio(row.elsewhere_ratio, language),
            f"{row.more}, {row.fewer}, {row.same}",
        )


def _ring(km: float, rows: Sequence[YearRing | Change], language: str) -> str:
    inner = max((one.km for one in rows if one.km < km), default=0.0)
    return between(number(inner, language), number(km, language), language)


def _ratio(value: float | None, language: str) -> str:
    return words("none", language) if value is None else number(value, language, 2)
