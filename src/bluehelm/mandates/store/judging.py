"""What people decide of the categories of tasks. Each judgement is a new row; the latest one counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.store import building
from bluehelm.mandates.store.packing import text_of
from bluehelm.mandates.store.shapes import ADDED, JUDGED, RIGHT, UNDONE, VERDICTS, WRONG, JudgementRow
from bluehelm.record import access, history, vocab
from bluehelm.record.models import Mission, User

VERBS = tuple(f"task judged {verdict}" for verdict in VERDICTS)  # of entries in the history


@dataclass(frozen=True)
class Category:
    """One category of one task of a text: what a judgement is about."""

    path: str
    actor: str
    task: str  # "CivProtect": record/vocab/pema.yaml
    modality: str  # one of rows.MODALITIES


def judge_task(
    mission_code: str, symbol: str, category: Category, verdict: str, why: str, by: User
) -> JudgementRow:
    """Say that a category was rightly or wrongly read, add one that was missed, or undo what was said.

    raises     Unseen for a stranger and a text that is not of this mission; Refused for a reader and for what
               does not fit (adding what is there, undoing what nobody judged); BadInput for an unknown term,
               and for "wrong" or "added" without a reason
    """
    mission = access.mission(by, mission_code, "judge")
    row = tables.Text.objects.filter(mission=mission_code, key=symbol, superseded_by=None).first()
    if row is None:
        raise access.Unseen(f"{mission_code} has no text {symbol}.")
    text = text_of(row.content)
    _known(text, category, verdict, why)
    with history.change(by, f"task judged {verdict}", why.strip(), mission) as entry:
        made = _made(mission, symbol)
        before = _standing(made).get(category)
        _fits(text, category, verdict, before)
        judged = tables.TaskJudgement.objects.create(
            mission=mission,
            key=symbol,
            verdict=verdict,
            why=why.strip(),
            by=by,
            change_id=entry.n,
            **vars(category),
        )
        told = None if before is None else body(before)
        entry.add("mandates_taskjudgement", judged.pk, told, body(judged))
        building.index_tasks(row, corrected(text, [*made, judged]))
        return JudgementRow(
            **vars(category), verdict=verdict, by=by.get_username(), at=entry.at, why=judged.why
        )


def _known(text: rows.Text, category: Category, verdict: str, why: str) -> None:
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} is no judgement; a category is {', '.join(VERDICTS)}.")
    if not vocab.known("pema", category.task):
        raise BadInput(f"{category.task!r} is no task of pema.yaml; choose one of its codes.")
    if category.modality not in rows.MODALITIES:
        raise BadInput(f"{category.modality!r} is no modality; choose {', '.join(rows.MODALITIES)}.")
    if all(one.path != category.path for one in text.operative):
        raise BadInput(f"{text.symbol} has no paragraph {category.path}.")
    if verdict in (WRONG, ADDED) and not why.strip():
        raise BadInput("To take a category away or add one, a reason is needed; say why.")


def _fits(text: rows.Text, category: Category, verdict: str, before: tables.TaskJudgement | None) -> None:
    name = f"{category.task}, {category.modality}, of paragraph {category.path}"
    read = category in _read(text)
    if verdict == UNDONE and before is None:
        raise Refused(f"Nobody judged {name}; there is nothing to undo.")
    if verdict in (RIGHT, WRONG) and not read:
        raise Refused(f"{name} was not read there; add it instead.")
    if verdict == ADDED and read:
        raise Refused(f"{name} was read there already; judge it right instead.")


def _read(text: rows.Text) -> set[Category]:
    return {
        Category(one.path, one.actor, part.task, part.modality)
        for one in text.tasks
        for part in one.categories
    }


def corrected(text: rows.Text, made: Iterable[tables.TaskJudgement]) -> tuple[rows.Task, ...]:
    """The tasks of a text as they stand: without what was judged wrong, with what was added."""
    standing = _standing(made)
    wrong = {category for category, row in standing.items() if row.verdict == WRONG}
    read = _read(text)
    added = {one: row for one, row in standing.items() if row.verdict == ADDED and one not in read}
    kept = [_corrected(one, wrong, added) for one in text.tasks]
    places = {(one.path, one.actor) for one in text.tasks}
    new = {(one.path, one.actor) for one in added} - places
    words = {one.path: one.text for one in text.operative}
    for path, actor in sorted(new):
        if path in words:  # of the reading that stands; in another one it may be gone
            kept.append(_corrected(rows.Task(path, None, actor, words[path], ""), wrong, added))
    return tuple(kept)


def _corrected(
    task: rows.Task, wrong: set[Category], added: dict[Category, tables.TaskJudgement]
) -> rows.Task:
    here = (task.path, task.actor)
    categories = [one for one in task.categories if Category(*here, one.task, one.modality) not in wrong] + [
        rows.Category(one.task, one.modality, JUDGED, row.why, 1.0)
        for one, row in added.items()
        if (one.path, one.actor) == here
    ]
    return replace(task, categories=tuple(categories))


def judgements(mission_code: str, symbol: str) -> Sequence[tables.TaskJudgement]:
    """Every judgement of a text that its mission made, the oldest first."""
    mission = Mission.objects.filter(code=mission_code).first()
    return [] if mission is None else _made(mission, symbol)


def _made(mission: Mission, symbol: str) -> list[tables.TaskJudgement]:
    made = tables.TaskJudgement.objects.filter(mission=mission, key=symbol)
    return list(made.select_related("by", "change").order_by("pk"))


def _standing(made: Iterable[tables.TaskJudgement]) -> dict[Category, tables.TaskJudgement]:
    """The latest of each category; those that were undone are not among them."""
    latest = {Category(row.path, row.actor, row.task, row.modality): row for row in made}
    return {category: row for category, row in latest.items() if row.verdict != UNDONE}


def body(row: tables.TaskJudgement) -> dict[str, str]:
    """A judgement as the history tells it."""
    columns = ("key", "path", "actor", "task", "modality", "verdict", "why")
    return {column: getattr(row, column) for column in columns}


def shown(row: tables.TaskJudgement) -> JudgementRow:
    return JudgementRow(
        path=row.path,
        actor=row.actor,
        task=row.task,
        modality=row.modality,
        verdict=row.verdict,
        by="" if row.by is None else row.by.get_username(),
        at=row.change.at,
        why=row.why,
    )
