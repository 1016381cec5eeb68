"""How far measures have come, as scorers say it over time, and how far two scorers agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bluehelm.errors import BadInput
from bluehelm.mandates.rows import Quantity
from bluehelm.record import vocab

FEWEST = 10  # measures that both scored, below which no agreement is given
UNKNOWN = "unknown"
AT_LEAST, AT_MOST = frozenset({">=", ">"}), frozenset({"<=", "<"})


@dataclass(frozen=True)
class Score:
    """What one scorer said of one measure on a day. A later one follows it, nothing is overwritten."""

    measure: str  # its path
    state: str  # a code of measure_states.yaml
    day: date
    scorer: str
    evidence: str  # what it rests on: a symbol, an address, a few words


@dataclass(frozen=True)
class Share:
    """How many measures stand in a state, of how many that are known."""

    state: str
    count: int
    known: int  # the denominator
    unknown: int  # measures not scored, or scored as not known; in no share

    @property
    def share(self) -> float | None:
        return self.count / self.known if self.known else None


@dataclass(frozen=True)
class Agreement:
    """How often two scorers say the same of the measures that both know."""

    n: int
    same: int
    share: float | None  # None below FEWEST
    kappa: float | None  # Cohen's; None below FEWEST, and where chance alone would agree on all
    note: str | None = None
    chance: float | None = None  # the share on which two who guess in these proportions would agree
    one_only: int = 0  # measures that only the first knows; in no share
    other_only: int = 0


@dataclass(frozen=True)
class Reached:
    """A number against the quantity that a measure sets."""

    value: Decimal
    quantity: Quantity
    share: Decimal | None  # of the quantity; None of what is to stay below it, and of nothing
    met: bool | None  # None where the text gives a number without saying whether more or less is meant


def states() -> tuple[str, ...]:
    """The codes that a score may have."""
    return tuple(vocab.terms("measure_states"))


def checked(scores: Iterable[Score]) -> tuple[Score, ...]:
    """The scores, in the order of their days; raises BadInput for a state that the vocabulary lacks."""
    kept = tuple(sorted(scores, key=lambda score: (score.day, score.measure, score.scorer)))
    for score in kept:
        if score.state not in states():
            known = ", ".join(states())
            raise BadInput(f"Measure {score.measure}: {score.state!r} is no state; choose one of {known}.")
        if not score.evidence.strip():
            raise BadInput(f"Measure {score.measure}, {score.day}: no evidence is given; name a source.")
    return kept


def history(scores: Iterable[Score], measure: str) -> tuple[Score, ...]:
    """The scores of a measure at which its state changed for that scorer, oldest first."""
    last: dict[str, str] = {}
    changes = []
    for score in checked(score for score in scores if score.measure == measure):
        if last.get(score.scorer) != score.state:
            changes.append(score)
        last[score.scorer] = score.state
    return tuple(changes)


def current(scores: Iterable[Score], as_at: date) -> dict[str, dict[str, Score]]:
    """The last score of each measure up to that day, by scorer; of one day's two the later given counts."""
    held: dict[str, dict[str, Score]] = {}
    for score in checked(scores):
        if score.day <= as_at:
            held.setdefault(score.scorer, {})[score.measure] = score
    return held


def shares(measures: Sequence[str], scores: Iterable[Score], scorer: str, as_at: date) -> tuple[Share, ...]:
    """How many of the measures stand in each state for that scorer; one never scored is unknown."""
    held = current(scores, as_at).get(scorer, {})
    counted = Counter(held[path].state if path in held else UNKNOWN for path in measures)
    unknown = sum(counted[state] for state in states() if not _known(state))
    known = len(measures) - unknown
    return tuple(Share(state, counted[state], known, unknown) for state in states() if _known(state))


def agreement(scores: Iterable[Score], one: str, other: str, as_at: date) -> Agreement:
    """How two scorers agree on the measures that both know on that day.

    source     Cohen (1960), a coefficient of agreement for nominal scales
    """
    held = current(scores, as_at)
    first, second = _known_states(held.get(one, {})), _known_states(held.get(other, {}))
    pairs = [(first[path], second[path]) for path in sorted(first.keys() & second.keys())]
    n, same = len(pairs), sum(a == b for a, b in pairs)
    alone = len(first) - n, len(second) - n
    if n < FEWEST:
        note = f"{n} measures scored by both; no agreement below {FEWEST}"
        return Agreement(n, same, None, None, note, None, *alone)
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(firsts[state] * seconds[state] for state in firsts) / n**2
    if chance == 1:
        note = "both gave every measure the same state: kappa has no value"
        return Agreement(n, same, same / n, None, note, chance, *alone)
    return Agreement(n, same, same / n, (same / n - chance) / (1 - chance), None, chance, *alone)


def reached(value: Decimal, quantity: Quantity) -> Reached:
    """How a number stands against a quantity: what share of it, and whether that meets it."""
    share = None if quantity.op in AT_MOST or not quantity.value else value / quantity.value
    met: bool | None
    if quantity.op in AT_LEAST:
        met = value > quantity.value or (quantity.op == ">=" and value == quantity.value)
    elif quantity.op in AT_MOST:
        met = value < quantity.value or (quantity.op == "<=" and value == quantity.value)
    else:
        met = True if value == quantity.value else None
    return Reached(value, quantity, share, met)


def _known(state: str) -> bool:
    return bool(vocab.terms("measure_states")[state].get("known", True))


def _known_states(held: dict[str, Score]) -> dict[str, str]:
    return {path: score.state for path, score in held.items() if _known(score.state)}
