"""Counts as figures: each names the incidents behind it by the filter that finds them, and their digest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bluehelm.events.figures import periods
from bluehelm.events.figures.change import INCIDENTS
from bluehelm.events.figures.rows import CASUALTIES, Ask, Cell, Toll
from bluehelm.events.figures.table import Table
from bluehelm.events.query import Query, written
from bluehelm.record import vocab
from bluehelm.record.figure import Figure, RecordSet

FAMILY = "events"  # the first part of every key
LISTED = ("region", "cercle", "kind", "perpetrator", "status", "state")  # dimensions that a filter has too


@dataclass(frozen=True)
class Asked:
    """Whose incidents, which of them, and the moment at which the record stood so."""

    mission: str
    query: Query
    as_at: datetime


def figures(told: Table, asked: Asked) -> dict[str, Figure]:
    """Every number of a table by its key, those of each period as a whole among them."""
    found: dict[str, Figure] = {}
    plain = Ask(told.ask.first, told.ask.last, ("period",), told.ask.step, told.ask.status, told.ask.harm)
    for ask, rows in ((plain, told.totals), (told.ask, told.rows)):
        for row in rows:
            found |= {one.key: one for one in of_cell(row.cell, ask, asked)}
    return found


def of_cell(cell: Cell, ask: Ask, asked: Asked) -> Iterator[Figure]:
    """The number of incidents of a cell, and of each harm that they tell of."""
    yield figure(cell, None, ask, asked)
    for toll in cell.tolls.values():
        yield figure(cell, toll, ask, asked)


def figure(cell: Cell, toll: Toll | None, ask: Ask, asked: Asked) -> Figure:
    """One number: of people (buildings, animals) who came to the harm, else of incidents."""
    measure = INCIDENTS if toll is None else toll.harm
    period = periods.name(cell.period)
    parts = [f"{name}-{slug(value or 'none')}" for name, value in named(ask, cell.key).items()]
    parts += [slug(one) for one in (*ask.status, *ask.harm)]
    words = ", ".join([f"{asked.mission} {period}", *named(ask, cell.key).values(), *ask.status, *ask.harm])
    value = cell.incidents if toll is None else toll.value
    return Figure(
        key="/".join([FAMILY, slug(period), *parts, measure]),
        label=f"{words}: {measure}",
        value=None if value is None else Decimal(value),
        unit="incidents" if toll is None else unit(toll.harm),
        period=period,
        method="incident count" if toll is None else "harm count",
        inputs=RecordSet(
            f"incidents, {asked.mission}",
            written(narrowed(cell, ask, asked.query)),
            cell.incidents,
            cell.digest,
        ),
        as_at=asked.as_at,
        unknown=None if toll is None else cell.no_toll + toll.untold,
        low=None if toll is None or toll.value is None else Decimal(toll.low),
        high=None if toll is None or toll.value is None else Decimal(toll.high),
        note=note(cell, toll),
    )


def note(cell: Cell, toll: Toll | None) -> str:
    """What must be known beside the number."""
    one, two, more = (cell.overlap.get(n, 0) for n in ("1", "2", "3+"))
    parts = [f"told by one provider: {one}, by two: {two}, by three or more: {more}"]
    verified, disputed = cell.states.get("verified", 0), cell.states.get("disputed", 0)
    parts.append(f"verified: {verified} of {cell.incidents} incidents, disputed: {disputed}")
    if toll is not None and (cell.no_toll or toll.untold):
        parts.append(f"without a number: {cell.no_toll + toll.untold} incidents")
    if cell.crossing:
        parts.append(f"may have been, or gone on, after the period: {cell.crossing} incidents")
    if cell.earlier:
        parts.append(f"counted earlier, may have been in the period: {cell.earlier} incidents")
    if cell.invented:
        parts.append(f"invented for demonstration: {cell.invented} incidents")
    return "; ".join(parts)


def unit(harm: str) -> str:
    """What is counted of a harm, a term of units.yaml."""
    counts = "people" if harm == CASUALTIES else vocab.terms("harms")[harm]["counts"]
    return "persons" if counts == "people" else str(counts)


def named(ask: Ask, key: tuple[str, ...]) -> Mapping[str, str]:
    """What a cell is counted by, its period apart."""
    return {name: value for name, value in zip(ask.by, key, strict=True) if name != "period"}


def narrowed(cell: Cell, ask: Ask, query: Query) -> Query:
    """The filter that finds the incidents of a cell; what it has no word for (sex, age) is left wider."""
    wanted: dict[str, tuple[str, ...]] = {}
    for name, value in named(ask, cell.key).items():
        if name == "act":
            wanted["perpetrator"] = parties(value)
        elif name in LISTED and value:
            wanted[name] = (value,)
    if ask.status:
        wanted.setdefault("status", ask.status)
    if ask.harm:
        wanted["harm"] = ask.harm
    return replace(query, since=cell.period.first, until=cell.period.last, **wanted)  # type: ignore[arg-type]


def parties(act: str) -> tuple[str, ...]:
    """The categories of perpetrators that commit such acts."""
    return tuple(name for name, entry in vocab.terms("parties").items() if entry["act"] == act)


def slug(word: str) -> str:
    """A part of a key: 2031/32 is 2031-32, extremist_groups is extremist-groups."""
    return word.replace("/", "-").replace("_", "-").lower()
