"""The whole answer: what changed, for how long, where else, for whom, and whether to believe it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.study.answers import Curve, Displaced, Left, Study
from bluehelm.impact.study.curve import curve
from bluehelm.impact.study.displaced import displaced
from bluehelm.impact.study.groups import DEPENDENT, TREATMENT, Part, by_column, group, independent_part
from bluehelm.impact.study.left import left
from bluehelm.impact.study.question import AHEAD_DAYS, Question

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what is under way, how much of it is done, of how much


def study(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    days: Sequence[float],
    km: Sequence[float],
    control: Flags | None = None,
    match: Sequence[str] = (),
    by: Sequence[str] = (),
    kinds: str | None = None,
    independent: str | None = None,
    ahead: float = AHEAD_DAYS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Study:
    """What responses change, and everything beside it that a reader needs in order to use it.

    by           columns of the dependent events, such as target or perpetrator: each value alone
    kinds        a column of the responses: each kind alone
    independent  COL=VAL of events that others reported than those who respond: these alone
    ahead        how far the curve looks, in days
    raises       TooFew, BadInput where the windows cannot be estimated; any other part says so in its note
    """
    ahead = max(ahead, *days)
    asked = Question(events, treatment, dependent, tuple(days), tuple(km), control, tuple(match), ahead, seed)
    parts, notes = _parts(asked, by, kinds, independent)
    steps = _Steps(progress, 4 + len(parts))
    found = steps.made("windows", lambda: asked.wake(asked.days, asked.km))
    faded = steps.made("curve", lambda: curve(asked), lambda why: Curve(max(asked.km), (), note=why))
    moved = steps.made("displacement", lambda: displaced(asked), partial(_not_displaced, asked))
    gone = steps.made("departure", lambda: left(asked), partial(_not_left, asked))
    apart = [steps.made("groups", partial(group, asked, part, parts)) for part in parts]
    return Study(found, faded, moved, gone, tuple(apart), notes=notes)


class _Steps:
    """One part after the other, told as it is begun; a typed failure becomes the note of its part."""

    def __init__(self, told: Progress | None, total: int) -> None:
        self.told, self.done, self.total = told, 0, total

    def made(self, name: str, part: Callable[[], T], without: Callable[[str], T] | None = None) -> T:
        if self.told is not None:
            self.told(name, self.done, self.total)
        self.done += 1
        try:
            return part()
        except BadInput as error:
            if without is None:
                raise
            return without(str(error))


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
