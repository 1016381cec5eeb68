"""Our own table of accounts: which column says what of an account, and an account as a row of it.

Columns are named as the fields of Said. Those of harm are named harm, status, sex, age, by_party, bound, in
that order, all but the first as needed: killed, killed_low, killed_civilian_female_child,
injured_by_state_forces. A word left out takes all in: killed is the total of killed_civilian and the rest.
"unknown" where it stands means just those, and by_perpetrator those harmed by the perpetrator of the row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bluehelm.record import vocab
from bluehelm.record.said import Harmed, Said

FIELDS = (
    "ref", "first", "last", "day_precision", "clock", "place", "lat", "lon", "precision_km", "kind",
    "kind_said", "perpetrator", "perpetrator_said", "target", "target_said", "text", "operation",
    "sensitivity", "state",
)  # fmt: skip
DAY_PRECISIONS = ("day", "days", "week", "month", "year")
SEXES = ("female", "male", "unknown")
AGES = ("adult", "child", "unknown")
BOUNDS = ("low", "best", "high")
ITSELF = "perpetrator"  # killed_by_perpetrator: by the perpetrator of the row
Key = tuple[str, str, str, str, str]  # harm, status, sex, age, perpetrator, as a line of Harmed has them


@dataclass(frozen=True)
class Column:
    """What a column of harm counts; None where its name leaves the word out and all are meant."""

    harm: str
    status: str | None
    sex: str | None
    age: str | None
    perpetrator: str | None
    bound: str

    @property
    def words(self) -> tuple[str | None, ...]:
        return self.status, self.sex, self.age, self.perpetrator

    @property
    def key(self) -> Key:
        """The line of harm that it fills where no finer column does."""
        return (
            self.harm,
            self.status or "unknown",
            self.sex or "unknown",
            self.age or "unknown",
            self.perpetrator or "",
        )


def holds(wide: Column, fine: Column) -> bool:
    """Whether all that the second column counts is counted in the first too."""
    pairs = zip(wide.words, fine.words, strict=True)
    return wide.harm == fine.harm and all(one is None or one == other for one, other in pairs)


def apart(one: Column, other: Column) -> bool:
    """Whether nobody is counted in both."""
    pairs = zip(one.words, other.words, strict=True)
    return one.harm != other.harm or any(None not in pair and pair[0] != pair[1] for pair in pairs)


@cache
def _pattern() -> re.Pattern[str]:
    def either(words: Iterable[str]) -> str:
        return "|".join(sorted(words, key=len, reverse=True))

    return re.compile(
        rf"(?P<harm>{either(vocab.terms('harms'))})(?:_(?P<status>{either(vocab.terms('victims'))}))?"
        rf"(?:_(?P<sex>{either(SEXES)}))?(?:_(?P<age>{either(AGES)}))?"
        rf"(?:_by_(?P<by>{either([*vocab.terms('parties'), ITSELF])}))?(?:_(?P<bound>low|best|high))?"
    )


def column(head: str) -> Column | None:
    """The column of harm of this name; None where it is none."""
    found = _pattern().fullmatch(head)
    if found is None:
        return None
    by = "" if found["by"] == ITSELF else found["by"]
    return Column(found["harm"], found["status"], found["sex"], found["age"], by, found["bound"] or "best")


def key(line: Harmed) -> Key:
    """What a line of harm counts."""
    return line.harm, line.status, line.sex, line.age, line.perpetrator


class Sheet:
    """A table that holds these lines of harm and these further heads, to be written row by row."""

    def __init__(self, keys: Iterable[Key], extra: Sequence[str] = ()) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self.extra = tuple(extra)
        names = [_name(one, self.keys) for one in self.keys]
        harm = [f"{name}{end}" for name in names for end in ("_low", "", "_high")]
        self.heads = (*FIELDS, *harm, *self.extra)

    def row(self, said: Said) -> list[str]:
        """The account as cells under the heads. Raises KeyError for a line of harm that has no column."""
        cells = [_cell(getattr(said, name)) for name in FIELDS]
        lines = {key(line): line for line in said.harm}
        for one in self.keys:
            line = lines.pop(one, None)
            cells += ["", "", ""] if line is None else [_cell(line.low), _cell(line.best), _cell(line.high)]
        if lines:
            raise KeyError(next(iter(lines)))
        return cells + [said.extra.get(name, "") for name in self.extra]


def _name(one: Key, every: Iterable[Key]) -> str:
    """The shortest name, or where that would take in part of another line of the table, the whole one."""
    own = column(_short(one))
    others = [column(_short(other)) for other in every if other != one]
    if own is not None and all(other is None or apart(own, other) for other in others):
        return _short(one)
    return "_".join(one[:4]) + f"_by_{one[4] or ITSELF}"


def _short(one: Key) -> str:
    harm, *words, by = one
    return "_".join([harm, *(word for word in words if word != "unknown")]) + (f"_by_{by}" if by else "")


def _cell(value: object) -> str:
    return "" if value is None else str(value)
