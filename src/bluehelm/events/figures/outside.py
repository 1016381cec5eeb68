"""Tables of people as they may leave the mission: numbers of few people withheld, with what would tell them.

Nothing but the best figures goes out: ranges, changes, states and counts of incidents would tell of others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bluehelm.events.figures.rights import COLUMNS, TOTAL, Rights, RightsRow
from bluehelm.events.figures.rows import CASUALTIES
from bluehelm.events.figures.table import Row, Table
from bluehelm.events.incidents import CASUALTY
from bluehelm.events.protect import suppress
from bluehelm.events.protect.suppress import Key, Sum
from bluehelm.record import vocab

ALL = "all"
WITHHELD = "withheld"
SEXES = ("sex/female", "sex/male", "sex/unknown")
CHILD, NOT_CHILD = "age/child", "age/other"


@dataclass(frozen=True)
class Out:
    """What is published: names of the columns, and rows of words and numbers; None where nobody tells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    withheld: int  # numbers


def of_table(told: Table, least: int) -> Out:
    """The people of each row and of each period as a whole; incidents are not among them."""
    measures = _measures(told.totals)
    cells: dict[Key, int | None] = {}
    sums: list[Sum] = []
    for whole in told.totals:
        top = (whole.cell.key[0],)
        parts = [row for row in told.rows if row.cell.period == whole.cell.period]
        groups = {(*top, *_rest(told, row)): row for row in parts} if told.ask.by != ("period",) else {}
        for key, row in {top: whole, **groups}.items():
            cells |= {(*key, one): _value(row, one) for one in measures}
            if CASUALTIES in measures:
                sums.append(((*key, CASUALTIES), tuple((*key, one) for one in CASUALTY if one in measures)))
        if groups:
            sums += [((*top, one), tuple((*key, one) for key in groups)) for one in measures]
    held = _withheld(cells, sums, least)
    names = tuple(one for one in told.ask.by if one != "period")
    rows = tuple(
        (*key, *[""] * (1 + len(names) - len(key)), *(held.get((*key, one)) for one in measures))
        for key in dict.fromkeys(key[:-1] for key in cells)
    )
    return _out(("period", *names, *measures), rows)


def _measures(rows: Sequence[Row]) -> list[str]:
    told = {harm for row in rows for harm in row.cell.tolls}
    return [harm for harm in (*vocab.terms("harms"), CASUALTIES) if harm in told]


def _rest(told: Table, row: Row) -> tuple[str, ...]:
    return tuple(part or "-" for one, part in zip(told.ask.by, row.cell.key, strict=True) if one != "period")


def _value(row: Row, measure: str) -> int | None:
    toll = row.cell.tolls.get(measure)
    return None if toll is None else toll.value


def of_rights(told: Rights, least: int) -> Out:
    """The human-rights table by column: each category, each act and all; women, men and children of all."""
    measures = (*COLUMNS, TOTAL)
    cells: dict[Key, int | None] = {}
    for row in told.rows:
        for one in measures:
            toll = row.columns.get(one)
            cells[row.act, row.perpetrator, ALL, one] = None if toll is None else toll.value
    for row in told.rows[-1:]:
        cells |= _of_whom(row, cells, measures)
    held = _withheld(cells, list(_rights_sums(told, measures)), least)
    keys = [key for key in dict.fromkeys(key[:-1] for key in cells) if key[2] != NOT_CHILD]
    rows = tuple((*key, *(held[(*key, one)] for one in measures)) for key in keys)
    return _out(("act", "perpetrator", "of_whom", *measures), rows)


def _of_whom(
    row: RightsRow, cells: Mapping[Key, int | None], measures: Sequence[str]
) -> dict[Key, int | None]:
    found: dict[Key, int | None] = {}
    for one in measures:
        every = cells["", "", ALL, one]
        for name in (*SEXES, CHILD):
            found["", "", name, one] = row.of_whom.get(name, {}).get(one)
        children = found["", "", CHILD, one]
        found["", "", NOT_CHILD, one] = None if every is None else every - (children or 0)
    return found


def _rights_sums(told: Rights, measures: Sequence[str]) -> Iterator[Sum]:
    keys = [(row.act, row.perpetrator) for row in told.rows]
    for act in dict.fromkeys(act for act, _ in keys):
        parts = [key for key in keys if (key[0] == act and key[1]) or (not act and key[0] and not key[1])]
        for one in measures if parts else ():
            yield (act, "", ALL, one), tuple((*key, ALL, one) for key in parts)
    for key in keys:
        yield (*key, ALL, TOTAL), tuple((*key, ALL, one) for one in COLUMNS)
    for name in (*SEXES, CHILD, NOT_CHILD) if keys else ():
        yield ("", "", name, TOTAL), tuple(("", "", name, one) for one in COLUMNS)
    for one in measures if keys else ():
        yield ("", "", ALL, one), tuple(("", "", name, one) for name in SEXES)
        yield ("", "", ALL, one), (("", "", CHILD, one), ("", "", NOT_CHILD, one))


def _withheld(
    cells: Mapping[Key, int | None], sums: Sequence[Sum], least: int
) -> dict[Key, str | int | None]:
    """Each number, or the word for it; what nobody tells of is none when it comes to what can be told."""
    known = {key: 0 if value is None else value for key, value in cells.items()}
    hidden = suppress.withheld(suppress.Table(known, tuple(sums)), least).all
    return {key: WITHHELD if key in hidden else value for key, value in cells.items()}


def _out(heads: tuple[str, ...], rows: tuple[tuple[str | int | None, ...], ...]) -> Out:
    return Out(heads, rows, sum(part == WITHHELD for row in rows for part in row))
