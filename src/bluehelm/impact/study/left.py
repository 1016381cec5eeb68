"""What came while responses were there, and after they had left."""

from dataclasses import replace

from bluehelm.impact.rows import Estimate
from bluehelm.impact.study import newer, sums
from bluehelm.impact.study.answers import Left
from bluehelm.impact.study.apart import apart, row
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import Wake

NO_END = "no response has an end"
OTHERS = "{n} responses without an end are part of the past that place-times are compared by, and no more"


def left(question: Question) -> Left:
    """Responses that last, while they do, and the days counted from when they left.

    After they left, what lies near another that is still there is left out.

    raises  TooFew, BadInput
    """
    events, treatment = question.events, question.treatment
    lasting = treatment & (events.end > events.time)
    some = int(lasting.sum())
    if not some:
        return Left((), (), 0, NO_END)
    others = int(treatment.sum()) - some
    asked = question.of(treatment=lasting)
    found = asked.wake(question.days, question.km)
    present = tuple(one for one in found.rings if one.days == 0)
    after = _after(found, newer.after(asked, max(question.days), max(question.km)))
    return Left(present, after, some, OTHERS.format(n=others) if others else None)


def _after(found: Wake, pairs: newer.After) -> tuple[Estimate, ...]:
    """Lags and rings after leaving, with p_adjusted over them all."""
    first = len(found.windows)
    rings = {(one.days, one.km): first + k for k, one in enumerate(found.rings)}
    under = {k: 1.0 for (days, _), k in rings.items() if days == 0}
    days, km = (sorted({ends[at] for ends in rings}) for at in (0, 1))
    widest, told = km[-1], []
    for (until, out), k in rings.items():
        if until == 0:
            continue
        since, inner = days[days.index(until) - 1], ([0.0, *km])[km.index(out)]
        cell = (pairs.days > since) & (pairs.days <= until) & (pairs.km > inner) & (pairs.km <= out)
        share = newer.share(pairs, cell, (0.0, widest))
        one = row(found, apart(found, {k: 1.0}, under, share), (until, out), [k])
        told.append(replace(one, p_adjusted=_adjusted(one, sums.rows(found)[k], len(rings))))
    return tuple(told)


def _adjusted(one: Estimate, plain: Estimate, number: int) -> float | None:
    """The plain row's where it is the same row; else by how many there are."""
    if one.p is None or (one.estimate == plain.estimate and one.p == plain.p):
        return plain.p_adjusted
    return min(1.0, one.p * number)
