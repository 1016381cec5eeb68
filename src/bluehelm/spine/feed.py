"""From events to actuals: which lines of a plan are counted from incidents, and what the count says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.events.figures.change import INCIDENTS
from bluehelm.events.figures.count import count
from bluehelm.events.figures.figures import Asked, figure
from bluehelm.events.figures.rows import CASUALTIES, Ask, Facts
from bluehelm.events.query import Query, parsed
from bluehelm.record import vocab
from bluehelm.record.figure import Figure
from bluehelm.record.period import Period
from bluehelm.spine.rows import INDICATOR, OUTPUT

SMALL = 5  # a smaller number of people is not offered to reports, which may leave the mission


@dataclass(frozen=True)
class Feed:
    """How a line is counted from incidents."""

    name: str
    since: date  # of periods that begin on this day or later
    kind: str  # of lines: indicator or output
    words: re.Pattern[str]  # in the line's label
    measure: str  # incidents, casualties, or a harm
    status: tuple[str, ...]  # of the victims; none: any
    query: Query  # of incidents
    title: Mapping[str, str]  # by language


@dataclass(frozen=True)
class Fed:
    """What is counted for one planned quantity of a line, beside what is reported."""

    feed: Feed
    limb: int  # id of the planned quantity
    period: Period
    figure: Figure | None  # None: no incident of the kind begins in the period
    reported: Decimal | None  # the actual that stands, where it is a number
    covered: Period | None  # the days on which incidents of the record begin, within the period
    over: bool  # the period has ended

    @property
    def difference(self) -> Decimal | None:
        """Counted less reported."""
        value = None if self.figure is None else self.figure.value
        return value - self.reported if isinstance(value, Decimal) and self.reported is not None else None

    @property
    def whole(self) -> bool:
        """Whether the record has incidents from the first to the last month of the period."""
        if self.covered is None:
            return False
        ends = ((self.covered.first, self.period.first), (self.covered.last, self.period.last))
        return all((one.year, one.month) == (end.year, end.month) for one, end in ends)


def feeds(entries: Mapping[str, Any], source: str = "feeds.yaml") -> tuple[Feed, ...]:
    """The definitions of a file.

    raises  BadInput for one that cannot be meant so, with its name
    """
    return tuple(_feed(name, entry, source) for name, entry in entries.items())


def _feed(name: str, entry: Any, source: str) -> Feed:
    where = f"{source}: {name}"
    needed = ("since", "kind", "words", "measure", "en", "fr")
    if not isinstance(entry, Mapping) or [one for one in needed if one not in entry]:
        raise BadInput(f"{where}: a feed needs {', '.join(needed)}.")
    unknown = entry.keys() - {*needed, "status", "query"}
    if unknown:
        raise BadInput(f"{where}: {', '.join(sorted(map(str, unknown)))} is no part of a feed.")
    if not isinstance(entry["since"], date):
        raise BadInput(f"{where}: since is {entry['since']!r}; write a day as 2031-07-01.")
    if entry["kind"] not in (INDICATOR, OUTPUT):
        raise BadInput(f"{where}: kind is {entry['kind']!r}; it is {INDICATOR} or {OUTPUT}.")
    if entry["measure"] not in (INCIDENTS, CASUALTIES, *vocab.terms("harms")):
        raise BadInput(f"{where}: measure is {entry['measure']!r}; it is incidents, casualties or a harm.")
    try:
        words = re.compile(str(entry["words"]), re.IGNORECASE)
        status = parsed({"status": entry.get("status", [])}).status
        query = parsed(entry.get("query", {}))
    except re.error as fault:
        raise BadInput(f"{where}: words cannot be read: {fault}.") from fault
    except BadInput as fault:
        raise BadInput(f"{where}: {fault}") from fault
    title = {language: str(entry[language]) for language in ("en", "fr")}
    return Feed(name, entry["since"], entry["kind"], words, str(entry["measure"]), status, query, title)


def of_line(known: Iterable[Feed], kind: str, label: str, period: Period) -> Feed | None:
    """How this line is counted; None where no feed is meant for it. The first that fits holds."""
    for one in known:
        if one.kind == kind and one.since <= period.first and one.words.search(label) is not None:
            return one
    return None


def counted(facts: Facts, feed: Feed, period: Period, asked: Asked) -> Figure | None:
    """The figure of a feed for a period; None where no incident of the kind begins in it."""
    harm = () if feed.measure in (INCIDENTS, CASUALTIES) else (feed.measure,)
    ask = Ask(period.first, period.last, (), "any", feed.status, harm)
    for cell in count(facts, ask):
        toll = cell.tolls.get(feed.measure)
        if cell.incidents and (feed.measure == INCIDENTS or toll is not None):
            return figure(cell, None if feed.measure == INCIDENTS else toll, ask, asked)
    return None


def invented(found: Figure) -> bool:
    """Whether incidents invented for demonstration are in it."""
    return found.note is not None and "invented" in found.note


def offered(found: Figure) -> bool:
    """Whether a report may bind it: it is told, and no number of few people."""
    return isinstance(found.value, Decimal) and (found.unit == INCIDENTS or not 0 < found.value < SMALL)
