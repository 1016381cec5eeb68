"""Which planned quantity a completed one answers, by its words; the order decides between equals."""

import re
from collections.abc import Sequence

from bluehelm.plans.nouns import EVENTS
from bluehelm.plans.promises import SPREAD, Promise
from bluehelm.plans.wording import head, phrase, stems

PEOPLE = re.compile(r"^(?:participants?|attendees|beneficiaries)\b", re.I)
PERSON_WORDS = (
    "personnel participants women men officers staff officials people civilians trainees students",
    "beneficiaries combatants magistrates investigators individuals persons judges instructors",
    "survivors victims children",
)
PERSONS = stems(" ".join(PERSON_WORDS))
LEVEL = re.compile(r"\blevel[- ]?(I{1,3}|IV|\d)\b", re.I)
ENOUGH = 1.0  # a shared noun, or several shared words
ALONE = 0.25  # where nothing else can be meant
CONTEXT = 0.6  # the clause around a promise counts less than one word of its own
CLEAR = 1.8  # enough to add to what another answer has begun to answer
NEAR = 1.5  # an answer takes a promise at most so much worse than its best


def fit(words: str, promise: Promise) -> float:
    """How well the words of an answer name what was promised; 0 where they share nothing."""
    outside = re.sub(r"\([^()]*\)", " ", words)
    levels = {each.upper() for each in LEVEL.findall(outside)}
    asked = {each.upper() for each in LEVEL.findall(promise.planned.unit or "")}
    if levels and asked and not levels & asked:
        return 0.0  # a level I clinic is none of level II
    same_level = 2.0 if levels & asked else 0.0
    said, own = stems(words), promise.own
    noun = head(words)
    money = (promise.planned.unit or "").endswith("US dollars")
    if money or words.endswith("US dollars"):
        return 4.0 if money and words.endswith("US dollars") else 0.0
    unit = promise.planned.unit or ""
    people = noun in PERSONS, promise.head in PERSONS
    if (people[0] and not people[1] and EVENTS.search(unit)) or (people[1] and EVENTS.search(phrase(words))):
        return 0.0
    score = (
        max(2.0 if noun in promise.heads else 0.0, same_level)
        + 1.0 * len(stems(outside) & own)
        + 0.5 * len((said - stems(outside)) & own)
    )
    score += min(0.5 * len((said & promise.around) - own), CONTEXT)
    if asked and not levels:
        score = max(score - 1.5, 0.0)  # "three level-III" asks for more than a facility
    if score and (unit == "per cent") != words.casefold().startswith(("percentage", "per cent")):
        score -= 2.0
    return max(score - min(0.1 * len(own - said), 0.3), 0.0) if said & own else score


def match(answers: Sequence[str], promises: Sequence[Promise]) -> list[int | None]:
    """For each answer's words the place of the promise it answers, or None."""
    scores = [[_weighed(words, n, promises) for n in range(len(promises))] for words in answers]
    found: list[int | None] = [None] * len(answers)
    pairs = sorted(
        (
            (score, -abs(i - j), -i, -j)
            for i, row in enumerate(scores)
            for j, score in enumerate(row)
            if score >= ENOUGH
        ),
        reverse=True,
    )
    taken: set[int] = set()
    for score, _, i, j in ((score, near, -i, -j) for score, near, i, j in pairs):
        best = max(scores[i])
        favourite = promises[scores[i].index(best)]
        if found[i] is None and j not in taken and score >= best - NEAR and favourite.whole != j:
            found[i] = j
            taken.add(j)
    for i, row in enumerate(scores):
        if found[i] is None and row and max(row) >= ENOUGH:
            best_place = row.index(max(row))
            promise = promises[best_place]
            level = LEVEL.search(re.sub(r"\([^()]*\)", " ", answers[i])) and LEVEL.search(
                promise.planned.unit or ""
            )
            named = (level or head(answers[i]) in promise.heads) and max(row) >= CLEAR
            if named or (promise.own and promise.own <= stems(answers[i])):
                found[i] = best_place  # a further part of what another answer has begun to answer
    _leftover(answers, promises, scores, found)
    return found


def _weighed(words: str, n: int, promises: Sequence[Promise]) -> float:
    """What exists already is promised only where named; a total only where no part shares more words."""
    promise = promises[n]
    score, said = fit(words, promise), stems(re.sub(r"\([^()]*\)", " ", words))
    shared = len(said & promise.own)
    if any(part.whole == n and len(said & part.own) > shared for part in promises):
        score = max(score - 2.0, min(score, ENOUGH))
    if promise.whole is not None and any(
        part.whole == promise.whole and part.head == promise.head and len(said & part.own) > shared
        for part in promises
    ):
        return 0.0  # "in Gao" answers the part promised for Gao alone
    if promise.firm:
        return score
    return max(score - 0.5, 0.0) if head(words) in promise.heads else 0.0


def _leftover(
    answers: Sequence[str], promises: Sequence[Promise], scores: list[list[float]], found: list[int | None]
) -> None:
    """What is left: answers answer promises whose clause they touch; answers without words go by order."""
    answered = set(found)
    free = [
        j
        for j, promise in enumerate(promises)
        if promise.firm and j not in answered and not SPREAD.search(promise.planned.unit or "")
    ]
    left = [i for i, place in enumerate(found) if place is None and not PEOPLE.match(answers[i])]
    bare = [i for i in left if not answers[i].strip()]
    if bare and len(bare) == len(left) == len(free):
        for i, j in zip(bare, free, strict=True):
            found[i] = j
        return
    enough = ALONE if len(free) == 1 else 2 * ALONE
    near = sorted(
        ((scores[i][j], -i, -j) for i in left for j in free if scores[i][j] >= enough), reverse=True
    )
    for _, i, j in ((score, -i, -j) for score, i, j in near):
        if found[i] is None and j not in found:
            found[i] = j
