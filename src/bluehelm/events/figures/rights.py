"""The quarter's human-rights table: civilians harmed, by kind of harm and perpetrator."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bluehelm.events.figures import periods
from bluehelm.events.figures.change import compared
from bluehelm.events.figures.count import count, order, together, withdrawn
from bluehelm.events.figures.rows import Ask, Cell, Change, Facts, Toll
from bluehelm.record.period import Period

COLUMNS = {
    "killed": ("killed",), "injured": ("injured",), "abducted_or_missing": ("abducted", "missing"),
    "detained": ("detained",),
}  # fmt: skip
HARMS = tuple(harm for harms in COLUMNS.values() for harm in harms)
TOTAL = "total"
LEFT_OUT = ("accident",)  # kinds that are nobody's violation or abuse
TAKEN = "abducted"  # stands for the column of the abducted and missing while counting
SPLITS = (("sex", "female"), ("sex", "male"), ("sex", "unknown"), ("age", "child"), ("age", "unknown"))

Columns = Mapping[str, Toll]


@dataclass(frozen=True)
class RightsRow:
    """Those whom one category harmed; of an act, or of all, where the names are empty."""

    act: str  # violation, abuse, both; empty: all
    perpetrator: str  # empty: all of the act
    incidents: int
    columns: Columns  # a column that nobody tells of is missing
    of_whom: Mapping[str, Mapping[str, int]]  # "sex/female", "age/child", ..: by column
    states: Mapping[str, int]
    changes: Mapping[str, Mapping[str, Change]]  # "before", "year_before": by column
    digest: str


@dataclass(frozen=True)
class Rights:
    period: Period
    rows: tuple[RightsRow, ...]  # of each act its categories and then their sum; all at the end
    unknown_status: Columns  # people of unknown status: not in the table, perhaps civilians
    crossing: int
    earlier: int
    withdrawn: int
    today: date


def since(period: Period) -> date:
    """The first day of which incidents are needed: a year back, for the same quarter then."""
    return periods.year_before(period).first


def rights(facts: Facts, period: Period, today: date) -> Rights:
    """The table of a quarter, or of any other period; facts reach back to since(period)."""
    held = ready(facts)
    asks = [
        Ask(period.first, period.last, by, "any", ("civilian",))
        for by in (("act", "perpetrator"), ("act",), ())
    ]
    found: dict[tuple[str, str], RightsRow] = {}
    for ask in asks:
        for key, row in _rows(held, ask, period, today).items():
            found[key] = row
    every = Ask(period.first, period.last, (), "any")
    cell = next(iter(count(held, replace(every, status=("civilian",)))), None)
    unknown = next(iter(count(held, replace(every, status=("unknown",)))), None)
    return Rights(
        period,
        tuple(found[key] for key in sorted(found, key=_place)),
        {} if unknown is None else _columns(unknown),
        0 if cell is None else cell.crossing,
        0 if cell is None else cell.earlier,
        withdrawn(held, replace(every, status=("civilian",))),
        today,
    )


def whole(facts: Facts, period: Period) -> Columns:
    """All civilians of a period by column, whoever harmed them; facts are ready()."""
    cells = count(facts, Ask(period.first, period.last, (), "any", ("civilian",)))
    return _columns(cells[0]) if cells else {}


def ready(facts: Facts) -> Facts:
    """The lines of the table's columns, the missing told with the abducted."""
    lines = [one for one in facts.lines if one.harm in HARMS and one.kind not in LEFT_OUT]
    both = {one.incident for one in lines if one.harm == "missing"}
    ranges = {key: told for key, told in facts.ranges.items() if key[1] != TAKEN or key[0] not in both}
    told = [replace(one, harm=TAKEN) if one.harm == "missing" else one for one in lines]
    return replace(facts, lines=told, ranges=ranges)


def _rows(facts: Facts, ask: Ask, period: Period, today: date) -> dict[tuple[str, str], RightsRow]:
    cells = _keyed(facts, ask)
    against = {"before": periods.before(period), "year_before": periods.year_before(period)}
    then = {
        name: _keyed(facts, replace(ask, first=one.first, last=one.last)) for name, one in against.items()
    }
    splits = {
        f"{name}/{value}": {
            cell.key[:-1]: cell
            for cell in count(facts, replace(ask, by=(*ask.by, name)))
            if cell.key[-1] == value
        }
        for name, value in SPLITS
    }
    keys = list(dict.fromkeys([*cells, *then["before"], *then["year_before"]]))
    return {
        _named(key): _row(
            key,
            cells.get(key),
            {name: _numbers(of.get(key)) for name, of in splits.items()},
            {
                name: _changes(cells.get(key), then[name].get(key), against[name], period.last < today)
                for name in against
            },
        )
        for key in keys
    }


def _keyed(facts: Facts, ask: Ask) -> dict[tuple[str, ...], Cell]:
    return {cell.key: cell for cell in count(facts, ask) if cell.incidents}


def _named(key: tuple[str, ...]) -> tuple[str, str]:
    act, perpetrator = (*key, "", "")[:2]
    return act, perpetrator


def _place(key: tuple[str, str]) -> tuple[bool, int, bool, int]:
    act, perpetrator = key
    acts, parties = order("act"), order("perpetrator")
    return not act, acts.get(act, 0), not perpetrator, parties.get(perpetrator, 0)


def _row(
    key: tuple[str, ...],
    cell: Cell | None,
    of_whom: Mapping[str, Mapping[str, int]],
    changed: Mapping[str, Mapping[str, Change]],
) -> RightsRow:
    act, perpetrator = _named(key)
    if cell is None:
        return RightsRow(act, perpetrator, 0, {}, {}, {}, changed, "")
    told = {name: numbers for name, numbers in of_whom.items() if numbers}
    return RightsRow(
        act, perpetrator, cell.incidents, _columns(cell), told, cell.states, changed, cell.digest
    )


def _columns(cell: Cell) -> Columns:
    found = {name: cell.tolls[harms[0]] for name, harms in COLUMNS.items() if harms[0] in cell.tolls}
    found = {name: replace(toll, harm=name) for name, toll in found.items()}
    if not found:
        return {}
    total = together(TOTAL, list(found.values()), ())
    incidents = max(toll.incidents for toll in found.values())
    untold = sum(toll.untold for toll in found.values())
    return {**found, TOTAL: replace(total, incidents=incidents, untold=untold)}


def _numbers(cell: Cell | None) -> dict[str, int]:
    if cell is None:
        return {}
    columns = _columns(cell)
    return {name: toll.value for name, toll in columns.items() if toll.value is not None}


def _changes(now: Cell | None, then: Cell | None, against: Period, over: bool) -> dict[str, Change]:
    numbers = _numbers(now), _numbers(then)
    return {
        name: compared(against, numbers[0].get(name), numbers[1].get(name), over=over)
        for name in (*COLUMNS, TOTAL)
        if name in numbers[0] or name in numbers[1]
    }
