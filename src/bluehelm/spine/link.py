"""Which task a line of a plan may serve: words, kinds of task and topics that both share.

Weights were chosen on half of the accomplishments of the worked example and measured on the other half:
`python -m benchmarks.mandates.spine`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bluehelm.record import vocab
from bluehelm.spine import says
from bluehelm.spine.rows import Choice, Line, Suggestion, Task
from bluehelm.spine.says import Said, Says

WEIGHTS = {"words": 1.0, "kinds": 0.7, "topics": 2.0}
LENGTH = {"words": 0.8, "kinds": 0.7, "topics": 0.7}  # 0: who says much gains; 1: who says little
UMBRELLA = 0.8  # of a paragraph that is divided into items, beside an item
SIBLINGS = 1.5  # of what the other lines of the accomplishment speak for
UNMET = 0.6  # how much less speaks for any task where no task has the topics of the line
FLOOR = 0.9  # of the best task; below it nothing is suggested
SHOWN = 5  # tasks for a line
NAMED = 4  # shared words that are named
REMEMBERED = 16  # plans and mandates: a page asks for the same again

Scores = dict[str, float]  # by path of the task


@dataclass(frozen=True)
class Tasks:
    """The tasks of a mandate made ready."""

    says: Mapping[str, Says]  # by path
    telling: Says  # how much each word, kind and topic tells: the rarer among the tasks, the more
    weighed: Mapping[
        str, Says
    ]  # by path: what each of what the task says is worth to a line that says it too


def suggest(lines: Sequence[Line], tasks: Sequence[Task]) -> tuple[Suggestion, ...]:
    """The tasks that each line may serve, the likeliest first; none where too little speaks for any."""
    return _suggest(tuple(lines), tuple(tasks))


@lru_cache(REMEMBERED)
def _suggest(lines: tuple[Line, ...], tasks: tuple[Task, ...]) -> tuple[Suggestion, ...]:
    if not tasks:
        return tuple(Suggestion(line.key, ()) for line in lines)
    ready = _ready(tasks)
    told = {line.key: says.of_line(line) for line in lines}
    own = {key: _own(line, ready) for key, line in told.items()}
    scores = {
        key: {path: score * _met(told[key], ready) for path, score in found.items()}
        for key, found in _with_siblings(lines, own).items()
    }
    return tuple(
        Suggestion(
            line.key,
            tuple(
                replace(one, words=tuple(map(says.spelled(line).__getitem__, one.words)))
                for one in _choices(scores[line.key], told[line.key], ready)
            ),
        )
        for line in lines
    )


def _ready(tasks: Sequence[Task]) -> Tasks:
    by_path = {task.path: task for task in tasks}
    told = {path: says.of_task(task, by_path) for path, task in by_path.items()}
    telling = Says(*(_telling([getattr(one, part) for one in told.values()]) for part in WEIGHTS))
    umbrellas = {task.parent for task in tasks}
    weighed = {
        path: Says(
            *(_weighed(one, telling, part, UMBRELLA if path in umbrellas else 1.0) for part in WEIGHTS)
        )
        for path, one in told.items()
    }
    return Tasks(told, telling, weighed)


def _telling(said: Sequence[Said]) -> Said:
    held = Counter(one for each in said for one, weight in each.items() if weight >= says.REST)
    most = math.log(1 + len(said))
    return {one: math.log(1 + len(said) / (count + 0.5)) / most for one, count in held.items()}


def _weighed(task: Says, telling: Says, part: str, share: float) -> Said:
    """Who says much has each of it count for less."""
    said, tells = getattr(task, part), getattr(telling, part)
    size = math.sqrt(sum((weight * tells.get(one, 0.0)) ** 2 for one, weight in said.items())) or 1.0
    worth = share * WEIGHTS[part] / size ** LENGTH[part]
    return {one: worth * weight * tells.get(one, 0.0) for one, weight in said.items()}


def _own(line: Says, tasks: Tasks) -> Scores:
    """What the line itself and the title of its accomplishment speak for."""
    return {
        path: sum(
            weight * mine[one]
            for mine, other in zip(line.parts, task.parts, strict=True)
            for one, weight in other.items()
            if one in mine
        )
        for path, task in tasks.weighed.items()
    }


def _with_siblings(lines: Iterable[Line], own: Mapping[str, Scores]) -> dict[str, Scores]:
    """With what the other lines of the same accomplishment speak for, each as loud as the next."""
    groups = defaultdict(list)
    for line in lines:
        groups[line.accomplishment].append(line.key)
    found = {}
    for group in groups.values():
        loud = {key: _loud(own[key]) for key in group}
        whole = Counter[str]()
        for each in loud.values():
            whole.update(each)
        others = max(1, len(group) - 1)
        for key in group:
            found[key] = {
                path: score + SIBLINGS * (whole[path] - loud[key][path]) / others
                for path, score in own[key].items()
            }
    return found


def _loud(scores: Scores) -> Scores:
    most = max(scores.values()) or 1.0
    return {path: (score / most) ** 2 for path, score in scores.items()}


def _met(line: Says, tasks: Tasks) -> float:
    """Less than 1 where the line has topics of which no task speaks: its paragraph may not be held."""
    own = [topic for topic, weight in line.topics.items() if weight >= says.ASIDE]
    if not own:
        return 1.0
    return 1.0 - UNMET * sum(topic not in tasks.telling.topics for topic in own) / len(own)


def _choices(scores: Scores, line: Says, tasks: Tasks) -> tuple[Choice, ...]:
    ranked = sorted(scores, key=lambda path: -scores[path])[: SHOWN + 1]
    if scores[ranked[0]] < FLOOR:
        return ()
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    found = []
    for path in ranked[:SHOWN]:
        rival = second if path == ranked[0] else scores[ranked[0]]
        confidence = measured(scores[path] / (1.0 + rival))
        if confidence is not None:
            found.append(_choice(path, confidence, line, tasks))
    return tuple(found)


def measured(strength: float) -> float | None:
    """Share of right ones among suggestions of this strength; None below the least that is suggested."""
    bands = vocab.read("spine_confidence")["bands"]
    return next((float(band["right"]) for band in bands if strength >= band["from"]), None)


def _choice(path: str, confidence: float, line: Says, tasks: Tasks) -> Choice:
    words, kinds, topics = (
        tuple(sorted((one for one in mine if one in other), key=lambda one: -other[one]))
        for mine, other in zip(line.parts, tasks.weighed[path].parts, strict=True)
    )
    return Choice(path, confidence, words[:NAMED], kinds, topics)
