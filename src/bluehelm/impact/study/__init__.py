"""The whole answer: what changed, for how long, where else, for whom, and whether to believe it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.study.answers import Curve, Displaced, Leads, Left, Placebo, Study
from bluehelm.impact.study.curve import curve
from bluehelm.impact.study.displaced import displaced
from bluehelm.impact.study.groups import DEPENDENT, TREATMENT, Part, by_column, group, independent_part
from bluehelm.impact.study.leads import leads
from bluehelm.impact.study.left import left
from bluehelm.impact.study.placebo import placebo
from bluehelm.impact.study.pretending import KINDS
from bluehelm.impact.study.question import AHEAD_DAYS, Question
from bluehelm.impact.study.steps import Progress, Steps, Told
from bluehelm.impact.study.unseen import unseen
from bluehelm.impact.wake import Wake

WORTH_PROCESSES = 20  # reshuffles; fewer are done before other processes have begun


def study(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    days: Sequence[float],
    km: Sequence[float],
    control: Flags | None = None,
    past: Flags | None = None,
    match: Sequence[str] = (),
    by: Sequence[str] = (),
    kinds: str | None = None,
    independent: str | None = None,
    placebos: int = 0,
    ahead: float = AHEAD_DAYS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Study:
    """What responses change, and everything beside it that a reader needs in order to use it.

    past         other events that place-times are compared by, as for `wake`
    by           columns of the dependent events, such as target or perpetrator: each value alone
    kinds        a column of the responses: each kind alone
    independent  COL=VAL of events that others reported than those who respond: these alone
    placebos     reshuffles of the responses in time, and as many in place
    ahead        how far the curve and the days before and after look
    raises       TooFew, BadInput where the windows cannot be estimated; any other part says so in its note
    """
    ends, ahead = (tuple(days), tuple(km)), max(ahead, *days)
    asked = Question(events, treatment, dependent, *ends, control, tuple(match), ahead, seed, past)
    parts, notes = _parts(asked, by, kinds, independent)
    steps = Steps(progress, 5 + len(parts) + len(KINDS) * placebos)
    found = steps.made("windows", lambda: asked.wake(asked.days, asked.km))
    faded = steps.made("curve", lambda: curve(asked), lambda why: Curve(max(asked.km), (), note=why))
    moved = steps.made("displacement", lambda: displaced(asked), partial(_not_displaced, asked))
    gone = steps.made("departure", lambda: left(asked), partial(_not_left, asked))
    apart = [steps.made("groups", partial(group, asked, part, parts)) for part in parts]
    before = steps.made("days before", partial(_leads, asked), lambda why: Leads(max(asked.km), (), note=why))
    false = [steps.many(kind, placebos, partial(_placebo, asked, found)) for kind in KINDS if placebos]
    return Study(found, faded, moved, gone, tuple(apart), before, tuple(false), unseen(found.windows), notes)


def _leads(asked: Question) -> Leads:
    return leads(asked.events, asked.treatment, asked.dependent, ahead=asked.ahead, **_windows(asked))


def _placebo(asked: Question, found: Wake, kind: str, count: int, progress: Told) -> Placebo:
    how: dict[str, Any] = {"kind": kind, "count": count, "found": found, "progress": progress}
    how["workers"] = 0 if count < WORTH_PROCESSES else None
    return placebo(asked.events, asked.treatment, asked.dependent, **how, **_windows(asked))


def _windows(asked: Question) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in ("days", "km", "control", "past", "match", "seed")}


def _not_displaced(asked: Question, why: str) -> Displaced:
    return Displaced(None, None, 2 * max(asked.km), 2 * max(asked.days), why)


def _not_left(asked: Question, why: str) -> Left:
    lasting = (asked.events.end > asked.events.time)[asked.treatment]
    return Left((), (), int(lasting.sum()), why)


def _parts(
    asked: Question, by: Sequence[str], kinds: str | None, independent: str | None
) -> tuple[list[Part], tuple[str, ...]]:
    wanted = [by_column(asked, DEPENDENT, name) for name in dict.fromkeys(by)]
    wanted += [by_column(asked, TREATMENT, kinds)] if kinds is not None else []
    wanted += [independent_part(asked, independent)] if independent is not None else []
    return [part for parts, _ in wanted for part in parts], tuple(note for _, some in wanted for note in some)
