"""Harm and incidents counted: by period, place, kind, perpetrator, victims' status, sex and age."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bluehelm.events.figures import periods
from bluehelm.events.figures.rows import CASUALTIES, Ask, Cell, Facts, Range, Toll
from bluehelm.events.incidents import CASUALTY
from bluehelm.events.rows import HarmRow
from bluehelm.record import vocab
from bluehelm.record.period import Period

FILES = {
    "kind": "incident_kinds", "perpetrator": "parties", "status": "victims", "state": "incident_states",
}  # fmt: skip
ORDERS = {"sex": ("female", "male", "unknown", ""), "age": ("adult", "child", "unknown", "")}
ACTS = ("violation", "abuse", "both")
VICTIMS = ("status", "sex", "age")

Key = tuple[str, ...]


@dataclass
class Tally:
    """A cell while it is being counted."""

    incidents: dict[int, HarmRow] = field(default_factory=dict)  # a line of each
    earlier: set[int] = field(default_factory=set)
    lines: list[HarmRow] = field(default_factory=list)


def counted(line: HarmRow) -> bool:
    """Whether the incident stands in figures: all do but those withdrawn."""
    return bool(vocab.terms("incident_states")[line.state]["counted"])


def withdrawn(facts: Facts, ask: Ask) -> int:
    """How many incidents of these days are left out because they were withdrawn."""
    out = (one for one in facts.lines if not counted(one) and asked(one, ask))
    return len({one.incident for one in out if ask.first <= one.first <= ask.last})


def count(facts: Facts, ask: Ask) -> tuple[Cell, ...]:
    """Every cell in which an incident stands, in the order of time, then of the vocabulary.

    Without "period" among what is counted by, the days asked for are one period.
    """
    stretches = periods.stretches(ask.step if "period" in ask.by else "any", ask.first, ask.last)
    tallies: dict[tuple[int, Key], Tally] = defaultdict(Tally)
    parts = [one for one in ask.by if one != "period"]
    for line in facts.begun(ask.first, ask.last):
        own = periods.at(stretches, line.first)
        if own is not None and asked(line, ask):
            tally = tallies[own, tuple(_part(line, one) for one in parts)]
            tally.incidents.setdefault(line.incident, line)
            tally.lines.append(line)
    for line in facts.lasting:
        for later in _later(stretches, line) if asked(line, ask) else ():
            tallies[later, tuple(_part(line, one) for one in parts)].earlier.add(line.incident)
    cells = [
        _cell(whole(ask, key, stretches[n]), stretches[n], tally, facts)
        for (n, key), tally in tallies.items()
    ]
    return tuple(sorted(cells, key=lambda one: place(ask, one)))


def asked(line: HarmRow, ask: Ask) -> bool:
    """Whether the line tells of such people and such harm as are to be counted."""
    return (not ask.status or (bool(line.harm) and line.status in ask.status)) and (
        not ask.harm or line.harm in ask.harm
    )


def whole(ask: Ask, key: Key, period: Period) -> Key:
    """The key of a cell with its period's name where that is counted by."""
    rest = iter(key)
    return tuple(periods.name(period) if one == "period" else next(rest) for one in ask.by)


def _later(stretches: Sequence[Period], line: HarmRow) -> Iterator[int]:
    """The periods after its own in which the incident may have been, or went on."""
    if line.last < stretches[0].first:
        return
    for n, one in enumerate(stretches):
        if line.first < one.first <= line.last:
            yield n


def _part(line: HarmRow, dimension: str) -> str:
    if dimension == "act":
        return str(vocab.terms("parties")[line.perpetrator]["act"])
    if dimension in VICTIMS and not line.harm:
        return ""  # nobody was told of, so nobody's status either
    return str(getattr(line, dimension))


def place(ask: Ask, cell: Cell) -> tuple[Period, list[tuple[int, str]]]:
    """Where the cell stands in a table."""
    return cell.period, [_order(ask, cell, n) for n in range(len(ask.by))]


def _order(ask: Ask, cell: Cell, n: int) -> tuple[int, str]:
    name, value = ask.by[n], cell.key[n]
    return (order(name).get(value, len(order(name))), value)


@cache
def order(dimension: str) -> Mapping[str, int]:
    """Where each value of what is counted by stands in a table."""
    if dimension in FILES:
        return {term: n for n, term in enumerate(vocab.terms(FILES[dimension]))}
    return {term: n for n, term in enumerate(ACTS if dimension == "act" else ORDERS.get(dimension, ()))}


def _cell(key: Key, period: Period, tally: Tally, facts: Facts) -> Cell:
    incidents = tally.incidents
    telling = {line.incident for line in tally.lines if line.harm}
    names = [name for one in incidents for name in facts.providers.get(one, ())]
    return Cell(
        key=key,
        period=period,
        incidents=len(incidents),
        no_toll=len(incidents.keys() - telling),
        crossing=sum(one.last > period.last for one in incidents.values()),
        earlier=len(tally.earlier),
        states=dict(Counter(one.state for one in incidents.values())),
        overlap=dict(Counter(_overlap(one.providers) for one in incidents.values())),
        providers=dict(sorted(Counter(names).items())),
        tolls=tolls(tally.lines, facts.ranges, facts.lines_of),
        digest=digest(tally.lines),
        invented=sum(one.invented for one in incidents.values()),
    )


def empty(key: Key, period: Period) -> Cell:
    """A cell in which no incident stands."""
    return Cell(key, period, 0, 0, 0, 0, {}, {}, {}, {}, digest(()))


def _overlap(providers: int) -> str:
    return "3+" if providers >= 3 else str(providers)


def tolls(
    lines: Sequence[HarmRow],
    ranges: Mapping[tuple[int, str], Range],
    lines_of: Mapping[tuple[int, str], int],
) -> dict[str, Toll]:
    """The sums of each harm. Where a cell holds an incident's whole toll, its range is that of all accounts.

    lines_of  how many lines an incident has of a harm, in this cell or elsewhere
    """
    by_harm: dict[str, dict[int, list[HarmRow]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.harm:
            by_harm[line.harm][line.incident].append(line)
    found = {}
    for harm in sorted(by_harm, key=list(vocab.terms("harms")).index):
        found[harm] = _toll(harm, by_harm[harm], ranges, lines_of)
    parts = [found[harm] for harm in CASUALTY if harm in found]
    if parts:
        found[CASUALTIES] = together(CASUALTIES, parts, [line for line in lines if line.harm in CASUALTY])
    return found


def _toll(
    harm: str,
    by_incident: Mapping[int, Sequence[HarmRow]],
    ranges: Mapping[tuple[int, str], Range],
    lines_of: Mapping[tuple[int, str], int],
) -> Toll:
    best = low = high = incidents = untold = 0
    states: Counter[str] = Counter()
    for incident, lines in by_incident.items():
        told = [one for line in lines if (one := line_value(line)) is not None]
        if not told:
            untold += 1
            continue
        own_low, own_best, own_high = (sum(part) for part in zip(*told, strict=True))
        if len(lines) == lines_of[incident, harm] and (incident, harm) in ranges:
            wide_low, wide_high = ranges[incident, harm]
            own_low = own_low if wide_low is None else min(own_low, wide_low)
            own_high = own_high if wide_high is None else max(own_high, wide_high)
        incidents += 1
        best, low, high = best + own_best, low + own_low, high + own_high
        states[lines[0].state] += own_best
    return Toll(harm, best, low, high, incidents, untold, states["verified"], states["disputed"])


def line_value(line: HarmRow) -> tuple[int, int, int] | None:
    """Low, best and high of a line; a bound not told is the best, a best not told the nearest bound."""
    known = next((one for one in (line.best, line.low, line.high) if one is not None), None)
    if known is None:
        return None
    return (known if line.low is None else line.low, known, known if line.high is None else line.high)


def together(name: str, parts: Sequence[Toll], lines: Sequence[HarmRow]) -> Toll:
    """Several harms as one; lines are theirs. Who suffered two of them is counted in each."""
    telling = {line.incident for line in lines if line_value(line) is not None}

    def of(part: str) -> int:
        return sum(getattr(one, part) for one in parts)

    untold = len({line.incident for line in lines} - telling)
    return Toll(name, of("best"), of("low"), of("high"), len(telling), untold, of("verified"), of("disputed"))


def digest(lines: Iterable[HarmRow]) -> str:
    """sha256 over what was counted, the same for the same lines in any order."""
    told = sorted(
        f"{one.incident}|{one.state}|{one.harm}|{one.status}|{one.sex}|{one.age}|{one.perpetrator}"
        f"|{one.low}|{one.best}|{one.high}"
        for one in lines
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
