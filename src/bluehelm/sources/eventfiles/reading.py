"""A file of events, of any form that is known, as what each row says of one event."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from bluehelm.errors import BadInput, Unreadable, WrongKind
from bluehelm.record.said import Aside, Said
from bluehelm.sources.eventfiles import days, hashtags, providers, sided, where, words
from bluehelm.sources.eventfiles import mapping as mappings
from bluehelm.sources.eventfiles import plan as plans
from bluehelm.sources.eventfiles.features import ACROSS, NUMBER, UP, Features
from bluehelm.sources.eventfiles.mapping import Mapping
from bluehelm.sources.eventfiles.table import Table
from bluehelm.sources.eventfiles.wrong import Wrong

FORMS = ("own", "ucdp", "acled", "hxl", "geojson", "table")
SAMPLE = 5_000  # rows that tell where the events are
MOST_TOLD = 10  # unknown names in a note
NO_MAPPING = "there are no heads that are known, so a mapping must say what each means"


@dataclass
class Counted:
    """What was seen of the rows while they were read."""

    read: int = 0
    aside: int = 0
    no_point: int = 0


@dataclass
class Reading:
    """The accounts of a file, one by one; once all are read, notes say what is to be said of the whole."""

    path: Path
    form: str
    table: Table
    plan: plans.Plan
    row: plans.Row
    expect: dict[str, float] = field(default_factory=dict)
    counted: Counted = field(default_factory=Counted)
    notes: list[str] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        return self.table.heads

    @property
    def total(self) -> int:
        """Bytes of the file."""
        return self.table.source.total

    @property
    def done(self) -> int:
        """Bytes of it that are read; of a spreadsheet none until all are."""
        return self.table.source.done

    def __iter__(self) -> Iterator[Said | Aside]:
        made, read, aside, no_point = self.row, 0, 0, 0
        for one in self.table.rows():
            read += 1
            if isinstance(one, Aside):
                aside += 1
                yield one
                continue
            try:
                said = made(*one)
            except Wrong as wrong:
                aside += 1
                yield wrong.aside(one[0])
                continue
            if said.lat is None:
                no_point += 1
            yield said
        self.counted = Counted(read, aside, no_point)
        self.notes += [*_unknown(self.plan.setting.names), *_unexpected(self.counted, self.expect)]


def read(
    path: Path,
    form: str = "",
    mapping: Mapping | None = None,
    *,
    within: where.Box | None = None,
    today: date | None = None,
) -> Reading:
    """The accounts that a file tells, in the order of its rows, and the rows that could not be taken.

    form     of FORMS; empty: told by the heads
    mapping  what columns and words mean; a known form needs none, and what it says comes before the form
    within   west, south, east, north of where events can be, to tell exchanged coordinates; None: as most are
    raises   Unreadable, WrongKind; BadInput where the columns are not enough or the mapping does not fit
    """
    given = mapping or Mapping()
    table = _table(path, given)
    found = form or _form(table) or "table"
    if found not in FORMS:
        raise BadInput(f"There is no form {found!r}; there are {', '.join(FORMS)}.")
    meaning, notes = _meaning(found, table, given)
    day = today or datetime.now(UTC).date()
    setting = plans.Setting(day, _order(table, meaning), within or _box(table, meaning))
    setting.names = words.Names(
        words.checked("perpetrator", meaning.values.get("perpetrator", {})), meaning.country
    )
    if found == "acled":
        setting.week_days = int(providers.tables_of(found)["week_days"])
    plan = plans.Plan(table.heads, meaning, setting)
    made: Callable[[plans.Plan], plans.Row] = {"ucdp": sided.ucdp, "acled": sided.acled}.get(
        found, plans.rows
    )
    expect = dict(providers.tables_of(found)["expect"]) if found in providers.NAMES else {}
    return Reading(path, found, table, plan, made(plan), expect, notes=[*table.notes, *notes])


@dataclass(frozen=True)
class Sample:
    """The heads of a table and its first rows, for a mapping to be made by."""

    path: Path
    form: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sample(path: Path, most: int = 200, mapping: Mapping | None = None) -> Sample:
    """What a table looks like; raises Unreadable or WrongKind as read() does."""
    table = _table(path, mapping or Mapping())
    rows = (tuple(row[1]) for row in table.rows() if not isinstance(row, Aside))
    return Sample(path, _form(table) or "table", tuple(table.heads), tuple(islice(rows, most)))


def guess(path: Path) -> str | None:
    """The form that the file looks like; "table" where only a mapping can tell, None where it is no table."""
    try:
        table = _table(path, Mapping())
    except (WrongKind, Unreadable):
        return None
    return _form(table) or "table"


def _table(path: Path, given: Mapping) -> Table:
    try:
        return Table(path, given)
    except OSError as fault:
        raise Unreadable(
            f"{path.name}: cannot be opened ({fault.strerror}). Check the name and the rights."
        ) from fault


def _form(table: Table) -> str | None:
    if isinstance(table.source, Features):
        return "geojson"
    if table.tagged:
        return "hxl"
    known = providers.of_heads(table.heads)
    if known is not None:
        return known
    own = mappings.own(table.heads).columns
    return "own" if "first" in own.values() and len(own) > 2 else None


def _meaning(form: str, table: Table, given: Mapping) -> tuple[Mapping, list[str]]:
    """What the columns mean: as the mapping says, else as the form has it."""
    name, heads = table.path.name, table.heads
    strange = [head for head in given.columns if head not in heads]
    if strange:
        raise BadInput(
            f"{name}: has no column {', '.join(strange)}, which the mapping names. "
            f"There are: {', '.join(heads)}."
        )
    if form in providers.NAMES:
        there = {head.strip().casefold() for head in heads}
        lacking = [one for one in providers.tables_of(form)["needs"] if one not in there]
        if lacking:
            raise WrongKind(
                f"{name}: has no column {', '.join(lacking)}, so it is no table of {form}. "
                "Read it as a table."
            )
        return sided.meaning(form, heads, given), []
    if form == "hxl":
        if not table.tagged:
            raise WrongKind(
                f"{name}: has no row of HXL tags in its first {hashtags.FIRST_ROWS} rows. Read it as a table."
            )
        return hashtags.meaning(heads, given)
    return _own(form, table, given), []


def _own(form: str, table: Table, given: Mapping) -> Mapping:
    """Heads that are fields stand for themselves; what the mapping says comes first."""
    name, own = table.path.name, dict(mappings.own(table.heads).columns)
    if form == "geojson":
        if not isinstance(table.source, Features):
            raise WrongKind(f"{name}: is no GeoJSON. Read it as a table.")
        shape = {NUMBER: "ref", UP: "lat", ACROSS: "lon"}
        own |= {head: meant for head, meant in shape.items() if meant not in own.values()}
    taken = set(given.columns.values())
    own = {head: meant for head, meant in own.items() if meant not in taken and head not in given.columns}
    columns = own | dict(given.columns)
    if "first" not in columns.values():
        raise BadInput(
            f"{name}: {NO_MAPPING}; at least which is the day (first). There are: {', '.join(table.heads)}."
        )
    return replace(given, columns=columns)


def _columns(table: Table, meaning: Mapping, *names: str) -> list[int]:
    return [at for at, head in enumerate(table.heads) if meaning.columns.get(head) in names]


def _order(table: Table, meaning: Mapping) -> Callable[[], str]:
    """Looks through the whole file for the order of day and month, when it is first asked for."""
    kept: list[str] = []

    def order() -> str:
        if not kept:
            at = _columns(table, meaning, "first", "last")
            again = Table(table.path, table.given)
            cells = (row[1][one] for row in again.rows() if not isinstance(row, Aside) for one in at)
            kept.append(days.order(cells))
        return kept[0]

    return order


def _box(table: Table, meaning: Mapping) -> where.Box | None:
    up, across = _columns(table, meaning, "lat"), _columns(table, meaning, "lon")
    if not up or not across:
        return None
    rows = [
        row[1] for row in islice(Table(table.path, table.given).rows(), SAMPLE) if not isinstance(row, Aside)
    ]
    found = where.box((row[up[0]], row[across[0]]) for row in rows)
    place = _columns(table, meaning, "place")
    if found is None and place:
        return where.by_names((row[up[0]], row[across[0]], row[place[0]]) for row in rows)
    return found


def _unknown(names: words.Names) -> Iterator[str]:
    if names.unknown:
        most = sorted(names.unknown.items(), key=lambda pair: (-pair[1], pair[0]))
        told = ", ".join(f"{name} ({count})" for name, count in most[:MOST_TOLD])
        more = " .." if len(most) > MOST_TOLD else ""
        yield (
            f"{len(most)} names of parties have no category and are told as unidentified: {told}{more}; "
            "say in the mapping what they are"
        )


def _unexpected(counted: Counted, expect: dict[str, float]) -> Iterator[str]:
    """What of the whole file is not as files of this publisher are."""
    taken = counted.read - counted.aside
    if counted.aside > expect.get("aside", 1) * counted.read:
        yield (
            f"{counted.aside} of {counted.read} rows were set aside, far more than is usual; "
            "check that the form is right"
        )
    if counted.no_point > expect.get("no_point", 1) * taken:
        yield (
            f"{counted.no_point} of {taken} rows have no point, far more than is usual; "
            "check that the form is right"
        )
