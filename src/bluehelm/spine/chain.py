"""How the mandates of a period followed one another, as a chain of steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bluehelm.record import vocab
from bluehelm.record.period import Period
from bluehelm.spine.rows import CARRIED_OUT, NONE, PLANNED, RENEWED, Mandate

REPLACED, ENDED = "replaced", "ended"  # kinds of a step besides the roles
ONE_DAY = timedelta(days=1)
RANK = (PLANNED, REPLACED, ENDED, CARRIED_OUT, RENEWED)  # of steps on one day


@dataclass(frozen=True)
class Step:
    """The words for each kind are in vocab/spine.yaml, under chain."""

    kind: str  # one of RANK
    mandate: Mandate  # of REPLACED: the one that takes the place
    first: date | None = None
    last: date | None = None


def chain(mandates: Sequence[Mandate], period: Period) -> tuple[Step, ...]:
    """The steps from planning to renewal, the oldest first.

    mandates  with their roles and days, as mandates_in_force gives them
    """
    steps = dict.fromkeys(_steps(mandates, period))
    return tuple(sorted(steps, key=lambda step: (_day(step, period), RANK.index(step.kind))))


def _day(step: Step, period: Period) -> date:
    if step.kind == PLANNED:
        return date.min
    return (step.last if step.kind == ENDED else step.first) or period.first


def _steps(mandates: Sequence[Mandate], period: Period) -> Iterator[Step]:
    replacing = set()
    for mandate in mandates:
        if PLANNED in mandate.roles:
            yield Step(PLANNED, mandate)
        if CARRIED_OUT in mandate.roles:
            yield Step(CARRIED_OUT, mandate, mandate.first, mandate.last)
        if mandate.last is not None and mandate.last < period.last:
            after = _after(mandates, mandate.last + ONE_DAY)
            if after is None:
                yield Step(ENDED, mandate, last=mandate.last)
            else:
                replacing.add(after.symbol)
                yield Step(REPLACED, after, after.adopted)
        if RENEWED in mandate.roles and mandate.symbol not in replacing:
            yield Step(RENEWED, mandate, mandate.adopted)


def _after(mandates: Sequence[Mandate], day: date) -> Mandate | None:
    """The mandate with an end of its own that was adopted on this day."""
    return next((one for one in mandates if one.adopted == day and one.ends is not None), None)


def told(step: Step, language: str, day: Callable[[date], str]) -> str:
    """The step in words; day writes a date."""
    words = vocab.read("spine")["chain"][step.kind][language]
    gap = f" ({vocab.word('spine', NONE, language)})" if step.mandate.held == NONE else ""
    days = {name: "" if on is None else day(on) for name, on in (("first", step.first), ("last", step.last))}
    return str(words).format(symbol=step.mandate.symbol, gap=gap, **days)
