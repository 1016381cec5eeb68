"""The columns of a table, looked at once, so that each row becomes an account in a few microseconds."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from operator import itemgetter
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.record.said import Harmed, Said
from bluehelm.record.saidform import DAY_PRECISIONS, column
from bluehelm.sources.eventfiles import days, tolls, words
from bluehelm.sources.eventfiles.mapping import LEFT_OUT
from bluehelm.sources.eventfiles.mapping import Mapping as Meaning
from bluehelm.sources.eventfiles.numbers import ABSENT, count, kilometres
from bluehelm.sources.eventfiles.where import Box, pointer
from bluehelm.sources.eventfiles.wrong import Wrong

MOST_KEPT = 200_000  # what cells mean that are remembered, of each sort
Span = tuple[date, date, str, time | None]
Row = Callable[[int, list[str]], Said]


@dataclass
class Setting:
    """What reading a row needs beside its columns."""

    today: date
    order: Callable[[], str]  # of days and months, asked for only where a date needs it
    box: Box | None = None
    names: words.Names = field(default_factory=lambda: words.Names({}))
    week_days: int | None = (
        None  # either side of the day that stands for a week; None: a row has to tell both ends
    )


class Plan:
    """Which column says what."""

    def __init__(self, heads: Sequence[str], meaning: Meaning, setting: Setting) -> None:
        self.heads, self.meaning, self.setting = list(heads), meaning, setting
        self.blank = len(heads)  # where each row gets an empty cell, for columns that are not there
        self.at: dict[str, int] = {}
        harm = []
        for at, head in enumerate(heads):
            meant = meaning.columns.get(head)
            if meant is None or meant == LEFT_OUT:
                continue
            told = column(meant)
            if told is not None:
                harm.append((head, told))
            if meant in self.at:
                raise BadInput(
                    f"Two columns say {meant!r}: {self.heads[self.at[meant]]!r} and {head!r}; keep one."
                )
            self.at[meant] = at
        self.harm = tolls.groups(harm)
        self.extra = [(head, at) for at, head in enumerate(heads) if head and head not in meaning.columns]
        self.values = {
            name: words.checked(name, told) for name, told in meaning.values.items() if name in words.FILE
        }
        if "first" not in self.at:
            raise BadInput(
                f"No column tells the day. There are: {', '.join(heads)}. Say in the mapping which is first."
            )

    def place(self, name: str) -> int:
        return self.at.get(name, self.blank)

    def head(self, name: str) -> str:
        return self.heads[self.at[name]] if name in self.at else name

    # what cells mean, each asked once and then remembered

    def when(self, cells: tuple[str, ...]) -> Span:
        first_cell, last_cell, precision_cell, clock_cell = cells
        first_head = self.head("first")
        if first_cell.strip() in ABSENT:
            raise Wrong(first_head, first_cell, "is missing; an account needs a day, a month or a year")
        first = self._day(first_cell, first_head)
        last = first if last_cell.strip() in ABSENT else self._day(last_cell, self.head("last"))
        if last.last < first.first:
            raise Wrong(
                self.head("last"),
                last_cell,
                f"is before {first.first.isoformat()}, on which it began; check both",
            )
        precision = self._precision(precision_cell, first, last)
        start, end = first.first, last.last
        if precision in ("month", "year") and start == end:
            start = start.replace(day=1) if precision == "month" else date(start.year, 1, 1)
            end = (
                end.replace(day=monthrange(end.year, end.month)[1])
                if precision == "month"
                else date(end.year, 12, 31)
            )
        if precision == "week" and start == end and self.setting.week_days is not None:
            start, end = (start + timedelta(sign * self.setting.week_days) for sign in (-1, 1))
        today = self.setting.today
        if start > today or (end > today and precision in ("day", "days")):
            head, cell = (first_head, first_cell) if start > today else (self.head("last"), last_cell)
            raise Wrong(head, cell, f"is after today ({today.isoformat()}); check the year")
        told = days.clock(clock_cell, self.head("clock")) if clock_cell.strip() not in ABSENT else first.clock
        return start, end, precision, told

    def _day(self, cell: str, head: str) -> days.When:
        order = self.meaning.date_order or (self.setting.order() if days.is_open(cell) else "")
        return days.when(cell, head, order)

    def _precision(self, cell: str, first: days.When, last: days.When) -> str:
        head, said = self.head("day_precision"), cell.strip()
        if said in ABSENT:
            if first.precision != last.precision:
                raise Wrong(
                    self.head("last"),
                    last.last.isoformat(),
                    "is not as precise as the first day; write both alike",
                )
            return "days" if first.precision == "day" and first.first != last.last else first.precision
        told = self.meaning.values.get("day_precision", {}).get(said, said)
        if told not in DAY_PRECISIONS:
            raise Wrong(head, cell, f"is none of {', '.join(DAY_PRECISIONS)}")
        if told == "week" and first.first == last.last and self.setting.week_days is None:
            raise Wrong(head, cell, "does not tell which days the week has; give its last day too")
        if told == "day" and first.first != last.last:
            raise Wrong(
                head,
                cell,
                "is said, but the first and the last day are not the same; write days, or mend them",
            )
        return told

    def precision_km(self, cell: str) -> float | None:
        told = self.meaning.values.get("precision_km")
        if told is None or cell.strip() in ABSENT:
            return kilometres(cell, self.head("precision_km"))
        if cell.strip() not in told:
            raise Wrong(
                self.head("precision_km"),
                cell,
                "is no category that is known; say in the mapping what it means",
            )
        return kilometres(told[cell.strip()], self.head("precision_km"))

    def term(self, name: str, default: str) -> Callable[[str], str]:
        """Reads a cell of a field of the vocabulary."""
        values, head = self.values.get(name, {}), self.head(name)
        return lambda cell: default if cell.strip() in ABSENT else words.term(name, head, cell, values)

    def tolls(self) -> list[tuple[Callable[[list[str]], Any], "Kept"]]:
        """For each widest thing counted: what takes its cells out of a row, and what they mean."""
        found: list[tuple[Callable[[list[str]], Any], Kept]] = []
        for group in self.harm:
            heads = group.every_head()
            at = [self.heads.index(head) for head in heads]
            take = itemgetter(
                *at, self.blank
            )  # the blank one makes it a tuple even where there is one column
            found.append((take, Kept(partial(_told, group, heads))))
        return found


class Kept(dict[Any, Any]):
    """What cells mean, worked out when first asked for and remembered."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, key: Any) -> Any:
        found = self.work(key)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[key] = found
        return found


def _told(group: tolls.Group, heads: Sequence[str], cells: Sequence[str]) -> tuple[Harmed, ...]:
    return tolls.lines(group, {head: count(cell, head) for head, cell in zip(heads, cells, strict=False)})


def rows(plan: Plan) -> Row:
    """What makes an account of the cells of one row; it raises Wrong."""
    whens, kinds = Kept(plan.when), Kept(plan.term("kind", "other"))
    sizes = Kept(plan.precision_km)
    states, levels = Kept(plan.term("state", "reported")), Kept(plan.term("sensitivity", ""))
    harms = plan.tolls()
    moment = itemgetter(*map(plan.place, ("first", "last", "day_precision", "clock")))
    point = pointer((plan.head("lat"), plan.head("lon")), plan.setting.box)
    party, target = parties(plan)
    extras, terms = plan.extra, words.terms("kind")
    (ref, place, lat, lon, size, kind, kind_said, perpetrator, perpetrator_said, aim, aim_said, text,
     operation, level, state) = map(plan.place, (
        "ref", "place", "lat", "lon", "precision_km", "kind", "kind_said", "perpetrator", "perpetrator_said",
        "target", "target_said", "text", "operation", "sensitivity", "state"))  # fmt: skip

    def row(line: int, cells: list[str]) -> Said:
        cells.append("")
        first, last, day_precision, clock = whens[moment(cells)]
        up, across = point(cells[lat], cells[lon]) if cells[lat] or cells[lon] else (None, None)
        what, what_said = cells[kind], cells[kind_said]
        if not what_said and what not in terms:
            what_said = what
        harm: tuple[Harmed, ...] = ()
        for take, kept in harms:
            harm += kept[take(cells)]
        by, by_said = party(cells[perpetrator], cells[perpetrator_said], first)
        on, on_said = target(cells[aim], cells[aim_said], first)
        return Said(
            line, cells[ref].strip(), first, last, day_precision, clock, cells[place].strip(), up, across,
            sizes[cells[size]], kinds[what], what_said.strip(), by, by_said, on, on_said,
            harm, cells[text].strip(), cells[operation].strip(), levels[cells[level]],
            states[cells[state]], {head: cells[at] for head, at in extras if cells[at]} if extras else {},
        )  # fmt: skip

    return row


def parties(plan: Plan) -> tuple[Callable[..., tuple[str, str]], Callable[..., tuple[str, str]]]:
    """What read the perpetrator and the target: the category, and the name as printed."""
    names = plan.setting.names
    known, aims = words.terms("perpetrator"), words.terms("target")
    values = plan.values.get("target", {})

    def perpetrator(cell: str, said: str, day: date) -> tuple[str, str]:
        if cell in known:
            return cell, said.strip()
        name = (cell or said).strip()
        return (names.category(name, day) if name not in ABSENT else "unidentified"), (said or cell).strip()

    def target(cell: str, said: str, day: date) -> tuple[str, str]:
        if cell in aims or not (cell or said):
            return cell, said.strip()
        return aimed(cell or said, day, values, names), (said or cell).strip()

    return perpetrator, target


def aimed(name: str, day: date, values: Mapping[str, str], names: words.Names) -> str:
    """The category of a target by its name: victims, else parties; empty where none is known."""
    plain = words.folded(name)
    found = values.get(plain) or words.spelled("victims").get(plain)
    if found is None:
        found = names.category(name, day)
    return "" if found == "unidentified" else found
