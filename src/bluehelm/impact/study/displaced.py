"""Whether what was missed near responses came further out, or later."""

import math
from dataclasses import replace

from bluehelm.impact.rows import Estimate
from bluehelm.impact.student import bound
from bluehelm.impact.study import newer, sums
from bluehelm.impact.study.answers import Displaced
from bluehelm.impact.study.apart import Sum, added, apart, row, together
from bluehelm.impact.study.question import Question
from bluehelm.impact.wake import Wake

OPEN = "looking so far, what changed nearby is not told apart from none, so nothing can be called displaced"
MORE = "there was more nearby, not less; more further out or later would have spread, not been displaced"
NOTHING = "too little is known of what changed nearby to call anything displaced"
FIGURES = 2  # looked at together: further out, later


def displaced(question: Question) -> Displaced:
    """The ring as wide again, and as many days again, apart from what other responses do there.

    raises  TooFew, BadInput
    """
    days, km = max(question.days), max(question.km)
    found = question.wake((days, 2 * days), (km, 2 * km))
    near = sums.at(found, days, km, ring=False)
    inside, under = sums.rows(found)[near], {near: 1.0}
    pairs = newer.after(question, 2 * days, 2 * km)
    outer, late = (pairs.days <= days) & (pairs.km > km), (pairs.days > days) & (pairs.km <= km)
    wide = {sums.at(found, days, 2 * km, ring=False): 1.0, near: -1.0}
    then = {sums.at(found, 2 * days, km, ring=True): 1.0}
    out = apart(found, wide, under, newer.share(pairs, outer, (days, km)))
    after = apart(found, then, under, newer.share(pairs, late, (days, km)))
    outside = _adjusted(row(found, out, (days, 2 * km), [*wide]))
    later = _adjusted(row(found, after, (2 * days, km), [*then]))
    made = Displaced(outside, later, 2 * km, 2 * days, _note(inside), inside)
    itself = added(found, under)
    if itself is None or out is None or after is None:
        return made
    both, known = together(out, after), [*wide, *then]
    total = row(found, together(both, itself), (2 * days, 2 * km), known)
    if made.note is not None:
        return replace(made, total=total)
    low, high = _share(found, both, itself, bound(sums.freedom(found, known)))
    return replace(made, total=total, share=-both.moved / itself.moved, share_low=low, share_high=high)


def _adjusted(one: Estimate) -> Estimate:
    return one if one.p is None else replace(one, p_adjusted=min(1.0, FIGURES * one.p))


def _share(found: Wake, both: Sum, itself: Sum, reached: float) -> tuple[float | None, float | None]:
    """The shares of what was missed inside that the data do not rule out (Fieller)."""
    square, mixed = reached**2, float(both.weight @ found.covariance @ itself.weight)
    a = itself.moved**2 - square * itself.variance(found)
    b = -both.moved * itself.moved + square * mixed
    c = both.moved**2 - square * both.variance(found)
    inside = b**2 - a * c
    if a <= 0 or inside < 0:
        return None, None
    return (b - math.sqrt(inside)) / a, (b + math.sqrt(inside)) / a


def _note(inside: Estimate) -> str | None:
    if inside.low is None or inside.high is None:
        return NOTHING
    if inside.low > 0:
        return MORE
    return None if inside.high < 0 else OPEN
