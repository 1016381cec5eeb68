"""An editor's correction of a task, kept beside what was read and laid over it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bluehelm.errors import BadInput
from bluehelm.mandates.rows import MODALITIES, Category, Provision, Task
from bluehelm.record import vocab

RIGHT, WRONG, ADDED = "right", "wrong", "added"
VERDICTS = (RIGHT, WRONG, ADDED)
JUDGED = "judged"  # the rule of a category that an editor confirmed or added


@dataclass(frozen=True)
class Judgement:
    """What a person said of one category of one task. The newest on the same category counts."""

    path: str
    actor: str
    task: str  # a term of record/vocab/pema.yaml
    modality: str
    verdict: str  # RIGHT, WRONG, ADDED
    by: str
    why: str
    when: datetime
    words: str = ""  # of the paragraph as it was judged; "" where that was not kept
    was: str = ""  # the path under which it was judged, where its words stand elsewhere now


def placed(made: Iterable[Judgement], operative: Sequence[Provision]) -> tuple[Judgement, ...]:
    """The judgements whose words the text has, each at the paragraph that has them now.

    Left out are those whose paragraph reads otherwise now: nobody judged these words.
    """
    words: dict[str, str] = {}
    places: dict[str, list[str]] = defaultdict(list)
    for row in operative:
        said = words[row.path] = _letters(row.text)
        places[said].append(row.path)
    kept = []
    for one in made:
        said = _letters(one.words)
        found = [one.path] if not one.words or words.get(one.path) == said else places[said]
        if len(found) == 1:
            moved = found[0] != one.path
            kept.append(replace(one, path=found[0], was=one.path) if moved else one)
    return tuple(kept)


def _letters(said: str) -> str:
    """The words but for blanks, hyphens and marks, which differ between the files of one text."""
    return "".join(one for one in said.casefold() if one.isalnum())


def judged(tasks: Sequence[Task], judgements: Iterable[Judgement]) -> tuple[Task, ...]:
    """The tasks as the editors see them: wrong categories gone, right ones sure, added ones there.

    A judgement on a task that is no longer read from the text changes nothing: see unplaced.
    raises BadInput for a kind, a modality or a verdict that is not known
    """
    last: dict[tuple[str, str], dict[tuple[str, str], Judgement]] = {}
    for one in sorted(judgements, key=lambda each: each.when):
        _check(one)
        last.setdefault((one.path, one.actor), {})[one.task, one.modality] = one
    return tuple(_laid_over(task, last.get((task.path, task.actor), {})) for task in tasks)


def unplaced(tasks: Sequence[Task], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements on tasks that the text, as it is read now, does not have."""
    known = {(task.path, task.actor) for task in tasks}
    return tuple(one for one in judgements if (one.path, one.actor) not in known)


def _laid_over(task: Task, said: dict[tuple[str, str], Judgement]) -> Task:
    if not said:
        return task
    kept = [each for each in task.categories if (each.task, each.modality) not in said]
    sure = [
        Category(one.task, one.modality, JUDGED, one.why, 1.0)  # a name stays with members
        for one in said.values()
        if one.verdict != WRONG
    ]
    return replace(task, categories=(*kept, *sure))


def _check(one: Judgement) -> None:
    where = f"The judgement of {one.by} on paragraph {one.path}"
    if not vocab.known("pema", one.task):
        raise BadInput(f"{where} names the kind {one.task!r}; the kinds are listed in pema.yaml.")
    if one.modality not in MODALITIES:
        raise BadInput(f"{where} names the modality {one.modality!r}; known are {', '.join(MODALITIES)}.")
    if one.verdict not in VERDICTS:
        raise BadInput(f"{where} has the verdict {one.verdict!r}; it must be one of {', '.join(VERDICTS)}.")
