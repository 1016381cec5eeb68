"""Designs beside wake, in texts that page and command share."""

from collections.abc import Iterator, Sequence

from bluehelm.impact.designs.rows import Design, Designs, Step
from bluehelm.impact.telling.beside import Told, between, number, p_words, words
from bluehelm.impact.telling.tables import Table
from bluehelm.record import messages

FIGURES = ("ratio", "interval", "p")


def told(found: Designs, table: str, language: str, explained: bool = False) -> Told:
    """table      its name
    explained  with what each design holds constant, where there is room for it
    """
    counted = words(
        "designs counted",
        language,
        table=table,
        places=str(found.places),
        bins=str(found.bins),
        width=number(found.bin_days, language),
        responses=str(found.responses),
        events=str(found.events),
    )
    named = ("design", "held") if explained else ("design",)
    rows = (_design(one, language, explained) for one in found.designs)
    title = words("designs title", language, days=number(found.days, language))
    tables = (
        _table(title, (*named, *FIGURES, "events", "places", "note"), rows, language),
        _table(
            words("steps title", language),
            ("step", *FIGURES, "events", "place-times", "note"),
            (_step(one, language) for one in found.steps),
            language,
        ),
    )
    after = words("leads", language, told=_leads(found, language)), words("ratio means", language)
    return Told(counted, tables, after, tuple(messages.told(note, language) for note in found.notes))


def _table(title: str, heads: Sequence[str], rows: Iterator[tuple[str, ...]], language: str) -> Table:
    names, told = heads.index("ratio"), tuple(rows)
    named = tuple(words(head, language) for head in heads)
    if any(row[-1] for row in told):
        return Table(title, named, told, names, remarks=1, short=names == 1)
    return Table(title, named[:-1], tuple(row[:-1] for row in told), names, short=names == 1)


def _design(one: Design, language: str, explained: bool) -> tuple[str, ...]:
    named = (one.name, messages.told(one.what, language)) if explained else (one.name,)
    note = "" if one.note is None else messages.told(one.note, language)
    if one.dispersion is not None and not note:
        note = words("dispersed", language, n=number(one.dispersion, language, 2))
    return *named, *_figures(one, language), str(one.events), str(one.places), note


def _step(one: Step, language: str) -> tuple[str, ...]:
    first, last = number(one.first_day, language), number(one.last_day, language)
    days = first if first == last else between(first, last, language)
    note = "" if one.note is None else messages.told(one.note, language)
    return days, *_figures(one, language), str(one.events), str(one.place_bins), note


def _figures(one: Design | Step, language: str) -> tuple[str, str, str]:
    if one.ratio is None or one.low is None or one.high is None:
        none = words("none", language)
        return none, none, none
    low, high = (number(end, language, 2) for end in (one.low, one.high))
    return number(one.ratio, language, 2), between(low, high, language), p_words(one.p, language)


def _leads(found: Designs, language: str) -> str:
    leads = found.leads
    if leads.statistic is None or leads.freedom is None:
        return words("none", language) if leads.note is None else messages.told(leads.note, language)
    return words(
        "f test",
        language,
        f=number(leads.statistic, language, 2),
        upper=str(leads.freedom[0]),
        lower=str(leads.freedom[1]),
        p=p_words(leads.p, language),
    )
