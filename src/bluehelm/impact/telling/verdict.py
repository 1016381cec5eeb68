"""The answer in a few lines, before all others: each is short, and what speaks against it is among them."""

from collections.abc import Iterator
from math import comb
from typing import TYPE_CHECKING

from bluehelm.impact import sentences
from bluehelm.impact.sentences import FEWER, LEVEL, MORE, OPEN, Names, sentence, words
from bluehelm.impact.telling import said

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Placebo, Study

OFTEN = 0.05  # of responses that never were, in so many something should be found
FEW = 10  # sets that must be looked at before finding nothing in them says anything
FEWEST = 39  # sets among which the true one can lie further out than 95 of 100


def verdict(study: "Study", language: str, names: Names) -> Iterator[str]:
    """What changed, for how long, whether it went elsewhere, for whom, and whether to believe it."""
    yield sentence(said.widest(study.wake.windows), language, names)
    if study.curve is not None:
        yield next(said.long(study.curve, language, names))
    moved = study.displaced
    if moved is not None:
        for kind, row in (("outside", moved.outside), ("later", moved.later)):
            if row is not None and sentences.state(row) in (FEWER, MORE, OPEN):
                yield words(f"moved {sentences.state(row)} {kind}", language)
    told = [one for one in study.groups if one.role != "independent" and one.windows]
    if told:
        stand = [one for one in told if sentences.stands_out(said.widest(one.windows))]
        listed = ", ".join(f"{one.column}={one.value}" for one in stand) or words("none", language)
        yield words("groups stand", language, n=str(len(told)), listed=listed)
    yield belief(study, language)
    if study.leads is not None and said.risen(study.leads):
        yield words("soon short", language)


def belief(study: "Study", language: str) -> str:
    """Which tests were made, and which of them speak against the estimate."""
    made = dict(tests(study))
    if not made:
        return words("untested", language)
    against = [words(f"test {name}", language) for name, held in made.items() if not held]
    if against:
        return words("tests against", language, tests=", ".join(against))
    return words("tests held", language, tests=", ".join(words(f"test {name}", language) for name in made))


def tests(study: "Study") -> Iterator[tuple[str, bool]]:
    """Each test that gave an answer, and whether the estimate held in it."""
    first = said.widest(study.wake.windows)
    if study.leads is not None and study.leads.p is not None:
        yield "leads", study.leads.p >= LEVEL
    for placebo in study.placebos:
        held = list(_held(placebo, sentences.state(first) in (FEWER, MORE), (first.days, first.km)))
        if held:
            yield f"placebo {placebo.kind}", all(held)
    others = [said.widest(one.windows) for one in study.groups if one.role == "independent" and one.windows]
    states = [sentences.state(row) for row in others if sentences.state(row) != sentences.NONE]
    if states:
        yield "independent", all(state == sentences.state(first) for state in states)


def _held(placebo: "Placebo", moved: bool, window: tuple[float, float]) -> Iterator[bool]:
    """Nothing is found too often where nothing was, and the true change lies further out than chance does."""
    for one in placebo.windows:
        if (one.days, one.km) != window or not placebo.done:
            continue
        if one.found is not None:
            rare = _as_many(round(one.found * placebo.done), placebo.done) < LEVEL
            if rare or placebo.done >= FEW:
                yield not rare
        if one.p is not None and moved and placebo.done >= FEWEST:
            yield one.p < LEVEL


def _as_many(found: int, of: int) -> float:
    """The chance of so many or more, where each is found with a chance of OFTEN."""
    return sum(comb(of, n) * OFTEN**n * (1 - OFTEN) ** (of - n) for n in range(found, of + 1))
