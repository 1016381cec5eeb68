"""What of the duties was delivered, is due soon, or is overdue on a day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bluehelm.mandates.rows import Duty

ON_TIME, LATE, OVERDUE, SOON, OWED = "on time", "late", "overdue", "due soon", "owed"
UNRECORDED = "no delivery recorded"  # its day has passed; whether it was met nobody has said
NOT_DATABLE = "not datable"
STATES = (OVERDUE, UNRECORDED, SOON, OWED, LATE, ON_TIME, NOT_DATABLE)
MISSING = (OVERDUE, UNRECORDED)
GIVEN = (LATE, ON_TIME)
SOON_DAYS = 30  # how long before its day a duty counts as due soon
LONG = timedelta(days=365)  # after the end of a mandate: from then on no days of delay are counted
FIRST_LEAD = timedelta(days=45)  # how early a delivery may come to answer the first day of a duty


@dataclass(frozen=True)
class Delivery:
    """A document that answers duties: a report may answer what was to be included in it too."""

    symbol: str
    day: date
    paths: tuple[str, ...]  # of the duties it answers
    due: date | None = None  # the day it answers; None where it is to be found from its own


@dataclass(frozen=True)
class Term:
    """The days of a mandate, and whether anybody keeps a record of what is delivered under it."""

    first: date | None
    last: date | None
    recorded: bool = False  # at least one delivery of its text

    def vouches(self, as_at: date) -> bool:
        """Whether a day that passed with no delivery may be called overdue: in force then, or recorded."""
        if self.recorded:
            return True
        return self.first is not None and self.last is not None and self.first <= as_at <= self.last

    def over(self, as_at: date) -> bool:
        """Whether it ended so long ago that the days since then say nothing."""
        return self.last is not None and as_at > self.last + LONG


@dataclass(frozen=True)
class Standing:
    """One duty on one of its days."""

    duty: Duty
    due: date | None
    state: str
    days: int | None = None  # late or overdue by; until it is due; early where on time
    symbol: str | None = None


@dataclass(frozen=True)
class Count:
    """How many rows stand so, of how many that have a date."""

    state: str
    count: int
    of: int  # rows with a day; of NOT_DATABLE, all rows


@dataclass(frozen=True)
class Tally:
    """The days of duties: all = due + ahead, due = delivered + missing."""

    all: int
    due: int  # so far: the day has passed
    delivered: int  # of those
    missing: int  # of those, no delivery recorded
    ahead: int  # not yet due
    early: int  # of those, delivered already


def standing(
    duties: Sequence[Duty], deliveries: Iterable[Delivery], as_at: date, term: Term
) -> tuple[Standing, ...]:
    """Each duty on each of its days, in order of days; those without a day last."""
    given = sorted((one for one in deliveries if one.day <= as_at), key=lambda one: one.day)
    rows = [row for duty in duties for row in _of_duty(duty, given, as_at, term)]
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or as_at)))


def unmatched(
    duties: Sequence[Duty], deliveries: Sequence[Delivery], as_at: date
) -> tuple[tuple[int, str], ...]:
    """The deliveries that answer nothing, each by its place among them, with the reason."""
    paths = {path for duty in duties for path in (duty.path, duty.within) if path is not None}
    found = []
    for n, one in enumerate(deliveries):
        strange = [path for path in one.paths if path not in paths]
        if strange or not one.paths:
            found.append((n, f"the text owes nothing in paragraph {', '.join(strange) or '(none given)'}"))
        elif one.day > as_at:
            found.append((n, f"its day {one.day} is after {as_at}"))
        elif one.due is not None and not any(one.due in duty.dates for duty in duties if answers(one, duty)):
            found.append((n, f"nothing of that paragraph is due on {one.due}"))
    return tuple(found)


def answers(one: Delivery, duty: Duty) -> bool:
    """Whether a delivery is of this duty, or of the one that this is to be included in."""
    return duty.path in one.paths or duty.within in one.paths


def counts(rows: Sequence[Standing]) -> tuple[Count, ...]:
    """How many stand in each state, each with its denominator."""
    counted = Counter(row.state for row in rows)
    dated = len(rows) - counted[NOT_DATABLE]
    return tuple(
        Count(state, counted[state], len(rows) if state == NOT_DATABLE else dated) for state in STATES
    )


def tally(rows: Sequence[Standing], as_at: date) -> Tally:
    """How many days are due so far, delivered, without a recorded delivery, and not yet due."""
    dated = [row for row in rows if row.due is not None]
    past = [row for row in dated if row.due is not None and row.due < as_at]
    missing = sum(row.state in MISSING for row in past)
    early = sum(row.state in GIVEN for row in dated) - (len(past) - missing)
    return Tally(len(dated), len(past), len(past) - missing, missing, len(dated) - len(past), early)


def _of_duty(duty: Duty, given: Sequence[Delivery], as_at: date, term: Term) -> list[Standing]:
    own = [one for one in given if answers(one, duty)]
    if not duty.dates:
        return [Standing(duty, None, NOT_DATABLE, symbol=own[-1].symbol if own else None)]
    matched = match(duty.dates, own)
    return [_stand(Standing(duty, due, OWED), matched.get(due), as_at, term) for due in duty.dates]


def match(dues: Sequence[date], given: Sequence[Delivery]) -> dict[date, Delivery]:
    """Each day with the delivery that answers it: the one that names it, else the one that comes nearest.

    given    in order of their days: of two that name the same day, the first answers it
    A delivery answers no day that it precedes by more than half the time since the day before it.
    """
    matched: dict[date, Delivery] = {}
    for one in given:
        if one.due is not None and one.due in dues:
            matched.setdefault(one.due, one)
    for one in (one for one in given if one.due is None):
        near = [due for due in dues if due not in matched and one.day >= due - _lead(dues, due)]
        if near:
            matched[min(near, key=lambda due: (abs((due - one.day).days), due))] = one
    return matched


def _lead(dues: Sequence[date], due: date) -> timedelta:
    before = [day for day in dues if day < due]
    return (due - before[-1]) / 2 if before else FIRST_LEAD


def _stand(row: Standing, answer: Delivery | None, as_at: date, term: Term) -> Standing:
    due = row.due
    assert due is not None
    if answer is not None:
        state = LATE if answer.day > due else ON_TIME
        return replace(row, state=state, days=abs((answer.day - due).days), symbol=answer.symbol)
    left = (due - as_at).days
    if left < 0:
        if not term.vouches(as_at):
            return replace(row, state=UNRECORDED)
        return replace(row, state=OVERDUE, days=None if term.over(as_at) else -left)
    return replace(row, state=SOON if left <= SOON_DAYS else OWED, days=left)
