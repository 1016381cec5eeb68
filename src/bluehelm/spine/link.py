"""Which task a line of a plan may serve, told by the words and kinds of task that both share."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bluehelm.mandates.tasks import classify
from bluehelm.plans import wording
from bluehelm.spine.rows import Choice, Line, Suggestion, Task

TITLE = 0.5  # weight of what the expected accomplishment says, beside what the line says itself
PARENT = 0.3  # of what the paragraphs above say, beside what the task says itself
KIND = 1.0  # of a kind of task, beside a word
UMBRELLA = 0.8  # of a paragraph that is divided into items, beside an item
SIBLINGS = 0.5  # of what the other lines of the accomplishment speak for, beside what the line does
FLOOR = 0.15  # below it nothing is suggested
SHOWN = 5  # tasks for a line
TOLD = 4  # shared words that are named

Says = Mapping[str, float]  # stems, and kinds of task with their capital, with how firmly each is said


def suggest(lines: Sequence[Line], tasks: Sequence[Task]) -> tuple[Suggestion, ...]:
    """The tasks that each line may serve, the likeliest first; none where too little speaks for any."""
    asked = {task.path: _task_says(task, tasks) for task in tasks}
    told = {line.key: _line_says(line) for line in lines}
    telling = _telling(asked.values())
    scores = _scores(lines, told, tasks, asked, telling)
    return tuple(
        Suggestion(
            line.key,
            tuple(
                _choice(path, score, told[line.key], asked[path], telling)
                for path, score in sorted(scores[line.key].items(), key=lambda one: -one[1])[:SHOWN]
                if score >= FLOOR
            ),
        )
        for line in lines
    )


def _line_says(line: Line) -> Says:
    return _joined([(1.0, line.label), (TITLE, line.title)])


def _task_says(task: Task, tasks: Iterable[Task]) -> Says:
    """What the task says, and more softly what the paragraphs above it say."""
    by_path = {one.path: one for one in tasks}
    parts, weight, above = [(1.0, _text(task))], PARENT, by_path.get(task.parent or "")
    while above is not None:
        parts.append((weight, _text(above)))
        weight, above = weight * PARENT, by_path.get(above.parent or "")
    return _joined(parts)


def _text(task: Task) -> str:
    return task.text if task.label in (None, task.text) else f"{task.label}\n{task.text}"


def _joined(parts: Iterable[tuple[float, str]]) -> Says:
    found: dict[str, float] = {}
    for weight, text in parts:
        for said in wording.stems(text):
            found[said] = max(found.get(said, 0.0), weight)
        for kind in classify.kinds(text):
            found[kind] = max(found.get(kind, 0.0), weight * KIND)
    return found


def _telling(asked: Iterable[Says]) -> Says:
    """How much each stem and kind tells: the rarer among the tasks, the more."""
    said = list(asked)
    held = Counter(one for says in said for one, weight in says.items() if weight == 1.0 or one[0].isupper())
    return {one: math.log(1 + len(said) / (count + 0.5)) for one, count in held.items()}


def _scores(
    lines: Sequence[Line],
    told: Mapping[str, Says],
    tasks: Sequence[Task],
    asked: Mapping[str, Says],
    telling: Says,
) -> dict[str, dict[str, float]]:
    """By key of the line and path of the task."""
    parents = {task.parent for task in tasks}
    size = {
        path: math.sqrt(sum((w * telling.get(one, 0.0)) ** 2 for one, w in says.items()))
        for path, says in asked.items()
    }
    own = {
        line.key: {
            path: _shared(told[line.key], says, telling)
            / (size[path] or 1.0)
            * (UMBRELLA if path in parents else 1.0)
            for path, says in asked.items()
        }
        for line in lines
    }
    return own


def _shared(line: Says, task: Says, telling: Says) -> float:
    return sum(weight * task[one] * telling.get(one, 0.0) for one, weight in line.items() if one in task)


def _choice(path: str, score: float, line: Says, task: Says, telling: Says) -> Choice:
    both = sorted(
        (one for one in line if one in task), key=lambda one: -line[one] * task[one] * telling.get(one, 0)
    )
    return Choice(
        path=path,
        confidence=min(score, 1.0),
        words=tuple(one for one in both if not one[0].isupper())[:TOLD],
        kinds=tuple(one for one in both if one[0].isupper()),
    )
