"""Conflicts of dates and of states: one event on different days, one thing done here and not done there."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from bluehelm.checks.facts.events import ACT, Event, act_of, events
from bluehelm.checks.facts.sayings import ACTUAL, rarity, sayings, weight
from bluehelm.checks.facts.states import DENIED, STOPPED, UNFINISHED, Claim, claims
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import ACCOUNT, FRAMEWORKS, Rule
from bluehelm.checks.rules.conflict.subject import common_words
from bluehelm.plans.wording import stems
from bluehelm.record.period import Day

SAME_EVENT = 0.7  # share of the telling words of the shorter event that the other must have
SAME_NAMED = 0.9  # the same where one sentence says what was done and the other only names the event
TELLING = 0.56  # of these words together; one that stands in a single sentence tells 1
SAME_THING = 0.55  # the same for a thing in two states
RARE = 0.42  # of a word; more common ones name no thing
TELLING_THING = 1.7  # of rare words together
FEW = 2  # rare words; with fewer, two claims never speak of one thing
NONE_MADE = re.compile(
    r"No (?P<thing>(?:[a-z-]+ ){1,4}?)(?:was|were|has been|have been|had been) \w+", re.I
)  # "No training courses were held"
SOME = re.compile(
    r"\b(?:an? (?:wide )?(?:range|number|series|set) of|several|various|many|numerous|the) "
    r"(?P<thing>(?:[a-z-]+ ){0,3}[a-z-]+s)\b"
)
TOWNS = re.compile(r"[^\W\da-z][\w’'-]+(?:(?:,? and|,) [^\W\da-z][\w’'-]+)+")
HOLD = "hold"  # of events.ACTS; what an event does that is only named: "the conference on 5 March"
FINISHED = frozenset(("sign", "adopt", "approve", "close", "hand over", "establish", "appoint"))
NEAR = 40  # characters around an act in which a denial speaks of it
DAY_LENGTH = len("2031-03-05")
YEAR = len("2031")  # letters of a day that are its year


def dates(*texts: Text) -> Iterator[Finding]:
    """One event dated in two ways, within a document or across documents: all its dates in one finding."""
    rare = rarity(texts)
    found = [event for text in texts for event in events(text) if event.days]
    for group in _groups(found, rare):
        group = [event for event in group if any(_apart(event, other) for other in group)]
        group.sort(key=lambda event: sum(other.days == event.days for other in group))
        pair = next((pair for pair in combinations(group, 2) if _apart(*pair)), None)
        if pair is None:
            continue
        first, second = pair
        precise = all(len(day.text) == DAY_LENGTH for event in pair for day in event.days)
        precise = precise and first.act == second.act
        yield Finding(
            "conflict.dates",
            ERROR if precise else WARNING,
            tuple(event.saying.place(event.printed) for event in group),
            {"first": first.printed, "second": second.printed, "what": _what(first, second)},
            weight=0.9 if precise else 0.5,
        )


def _groups(found: Sequence[Event], rare: dict[str, float]) -> list[list[Event]]:
    """The events that are one and the same, each once for a sentence."""
    groups: list[list[Event]] = []
    for event in found:
        own = next((group for group in groups if any(_same_event(event, one, rare) for one in group)), None)
        if own is None:
            groups.append([event])
        elif event.saying.text not in {one.saying.text for one in own}:
            own.append(event)
    return [group for group in groups if len(group) > 1]


def _what(first: Event, second: Event) -> str:
    """The words that both sentences have for the event, as the first prints them."""
    if first.symbol is not None and first.symbol == second.symbol:
        return first.symbol
    return common_words(first.saying.text, second.saying.text, first.words & second.words)


def _same_event(first: Event, second: Event, rare: dict[str, float]) -> bool:
    """Whether two sentences date the same thing: the same act, the same telling words, no other name."""
    if first.when == second.when == "of":
        return first.symbol is not None and first.symbol == second.symbol
    acts = {first.act or HOLD, second.act or HOLD}
    if (len(acts) > 1 and HOLD not in acts) or first.intended != second.intended:
        return False
    if first.when != "on" or second.when != "on" or _of_two_missions(first, second):
        return False
    if len(first.words & second.words) < FEW:
        return False
    shared = weight(first.words & second.words, rare)
    least = min(weight(first.words, rare), weight(second.words, rare))
    needed = SAME_EVENT if first.act == second.act else SAME_NAMED
    return shared >= TELLING and shared >= needed * least and not _other(first, second)


def _of_two_missions(first: Event, second: Event) -> bool:
    one, two = first.saying.owner.mission, second.saying.owner.mission
    return one is not None and two is not None and one != two


def _other(first: Event | Claim, second: Event | Claim) -> bool:
    """Whether each names something that the other does not."""
    return bool(first.names - second.names) and bool(second.names - first.names)


def _apart(first: Event, second: Event) -> bool:
    """Whether no day of one can be a day of the other."""
    dated = first.dated and second.dated
    return not any(_meet(one, two, dated) for one in first.days for two in second.days)


def _meet(one: Day, two: Day, dated: bool) -> bool:
    """Whether two days can be the same; without a printed year on both sides, in whichever year."""
    if not dated and one.text[YEAR:] == two.text[YEAR:]:
        return True
    (start, end), (begin, close) = one.bounds(), two.bounds()
    return start <= close and begin <= end


def states(*texts: Text) -> Iterator[Finding]:
    """One thing said to be done in one place and not done, or ended, in another.

    How telling a word is depends on the documents, so each is first held against itself alone: what is found
    in a document stays found whatever is given beside it.
    """
    for text in texts:
        yield from _states((text,))
    if len(texts) > 1:
        yield from (one for one in _states(texts) if len({place.document for place in one.where}) > 1)


def _states(texts: tuple[Text, ...]) -> Iterator[Finding]:
    rare = {word: telling for word, telling in rarity(texts).items() if telling >= RARE}
    found = [(claim, claim.words & rare.keys()) for text in texts for claim in claims(text)]
    telling = [(claim, words) for claim, words in found if weight(words, rare) >= TELLING_THING]
    taken: set[tuple[str, str]] = set()
    for (first, words), (second, others) in combinations(telling, 2):
        pair = (first.saying.text, second.saying.text)
        shared = words & others
        if len(shared) < FEW or pair in taken or pair[0] == pair[1] or not _against(first, second):
            continue
        alike = weight(shared, rare)
        likeness = alike / min(weight(words, rare), weight(others, rare))
        if alike < TELLING_THING or likeness < SAME_THING or _other(first, second):
            continue
        what = common_words(*pair, shared)
        if TOWNS.fullmatch(what):
            continue  # two things in the same towns
        taken.add(pair)
        yield Finding(
            "conflict.states",
            WARNING,
            (first.saying.place(*first.marks), second.saying.place(*second.marks)),
            {"first": first.printed, "second": second.printed, "what": what},
            weight=min(likeness, 0.9),
        )


def _against(first: Claim, second: Claim) -> bool:
    """Whether two states of one thing exclude each other; what still goes on is only not finished."""
    acts = {first.act, second.act}
    return first.state != second.state and (UNFINISHED not in acts or bool(acts & FINISHED))


def undone(text: Text) -> Iterator[Finding]:
    """An earlier year of an indicator has a thing done that this year's result says was not, or late."""
    for line, indicator in text.indicators:
        earlier = [
            (year, part)
            for year, value in indicator.series.items()
            if year != text.period and isinstance(value, str)
            for part in value.split("; ")  # of an indicator with several series
        ]
        for year, value in sorted(earlier, reverse=True):
            found = _undone(text, line, value)
            if found is not None:
                yield Finding(
                    "conflict.undone",
                    WARNING,
                    (text.actual(line, found.group()), text.planned(line, value)),
                    {"year": year, "value": value, "now": found.string},
                    weight=0.7,
                )
                break


def _undone(text: Text, line: Line, value: str) -> re.Match[str] | None:
    """Where the actual cell denies an act that an earlier year has as done."""
    value = value.replace("not applicable", "")
    before = set() if DENIED.search(value) else {act_of(found) for found in ACT.finditer(value)}
    for saying in sayings(text):
        if saying.source is not line or saying.part != ACTUAL:
            continue
        for found in ACT.finditer(saying.text):
            around = saying.text[max(0, found.start() - NEAR) : found.end() + NEAR]
            if act_of(found) in before and (DENIED.search(around) or STOPPED.search(around)):
                return found
    return None


def denied_yet_there(text: Text) -> Iterator[Finding]:
    """A result that says nothing of a kind was made, and goes on to tell of such things."""
    for line in text.lines:
        said = [saying.text for saying in sayings(text) if saying.source is line and saying.part == ACTUAL]
        none = next((found for part in said if (found := NONE_MADE.match(part)) is not None), None)
        if none is None:
            continue
        thing = stems(none["thing"])
        for part in said:
            there = next((one for one in SOME.finditer(part) if stems(one["thing"]) >= thing), None)
            if there is not None and len(thing) > 1 and DENIED.search(part[: there.start()]) is None:
                yield Finding(
                    "conflict.denied_yet_there",
                    WARNING,
                    (text.actual(line, none.group(), there.group()), text.planned(line)),
                    {"none": none.group(), "some": there.group()},
                    weight=0.7,
                )
                break


RULES: dict[str, Rule] = {
    "conflict.dates": Rule(dates, ACCOUNT, across=True),
    "conflict.states": Rule(states, ACCOUNT, across=True),
    "conflict.denied_yet_there": Rule(denied_yet_there, FRAMEWORKS),
    "conflict.undone": Rule(undone, FRAMEWORKS),
}
