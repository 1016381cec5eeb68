"""What people decide of the categories of tasks. Each judgement is a new row; the latest one counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.store import building
from bluehelm.mandates.store.packing import text_of
from bluehelm.mandates.store.shapes import UNDONE, VERDICTS
from bluehelm.mandates.tasks.judge import ADDED, RIGHT, WRONG, Judgement, judged, placed
from bluehelm.record import access, history, vocab
from bluehelm.record.models import User


@dataclass(frozen=True)
class Category:
    """One category of one task of a text: what a judgement is about."""

    path: str
    actor: str
    task: str  # "CivProtect": record/vocab/pema.yaml
    modality: str  # one of rows.MODALITIES


def judge_task(
    mission_code: str, symbol: str, category: Category, verdict: str, why: str, by: User
) -> Judgement:
    """Say that a category was rightly or wrongly read, add one that was missed, or undo what was said.

    raises     Unseen for a stranger and a text that is not of this mission; Refused for a reader and for what
               does not fit (adding what is there, undoing what nobody judged, the same again); BadInput
               for an unknown term, and for "wrong" or "added" without a reason
    """
    mission = access.mission(by, mission_code, "judge")
    row = tables.Text.objects.filter(mission=mission_code, key=symbol, superseded_by=None).first()
    if row is None:
        raise access.Unseen(f"{mission_code} has no text {symbol}.")
    text = text_of(row.content)
    _known(text, category, verdict, why)
    with history.change(by, f"task judged {verdict}", why.strip(), mission) as entry:
        made = judgements(mission_code, symbol)
        before = _standing(placed(made, text.operative)).get(category)
        words = next(row.text for row in text.operative if row.path == category.path)
        one = Judgement(
            **vars(category),
            verdict=verdict,
            by=by.get_username(),
            why=why.strip(),
            when=entry.at,
            words=words,
        )
        _fits(text, one, before)
        told_of = {"mission": mission, "key": symbol, "by": by, "change_id": entry.n}
        said = {"verdict": verdict, "why": one.why, "words": words, **vars(category)}
        made_row = tables.TaskJudgement.objects.create(**told_of, **said)
        told = None if before is None else {"verdict": before.verdict}
        entry.add("mandates_taskjudgement", made_row.pk, told, body(made_row))
        building.index_tasks(row, corrected(text, (*made, one)))
        return one


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


def _fits(text: rows.Text, one: Judgement, before: Judgement | None) -> None:
    name = f"{one.task}, {one.modality}, of paragraph {one.path}"
    verdict, read = one.verdict, _category(one) in _read(text)
    if before is not None and (before.verdict, before.by, before.why) == (verdict, one.by, one.why):
        raise Refused(f"You judged {name} so already; nothing was added.")
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


def corrected(text: rows.Text, made: Iterable[Judgement]) -> tuple[rows.Task, ...]:
    """The tasks of a text as they stand, with one for each paragraph where a category of none was added."""
    standing = _standing(placed(made, text.operative))
    words = {one.path: one.text for one in text.operative}
    places = {(one.path, one.actor) for one in text.tasks}
    new = sorted({(one.path, one.actor) for one, said in standing.items() if said.verdict == ADDED} - places)
    added = [rows.Task(path, None, actor, words[path], "") for path, actor in new if path in words]
    return judged([*text.tasks, *added], standing.values())


def judgements(mission_code: str, symbol: str) -> tuple[Judgement, ...]:
    """Every judgement of a text that its mission made, as it was made, the oldest first."""
    made = tables.TaskJudgement.objects.filter(mission__code=mission_code, key=symbol)
    return tuple(
        Judgement(
            path=row.path,
            actor=row.actor,
            task=row.task,
            modality=row.modality,
            verdict=row.verdict,
            by="" if row.by is None else row.by.get_username(),
            why=row.why,
            when=row.change.at,
            words=row.words,
        )
        for row in made.select_related("by", "change").order_by("pk")
    )


def _standing(made: Iterable[Judgement]) -> dict[Category, Judgement]:
    """The latest of each category; those that were undone are not among them."""
    latest = {_category(one): one for one in made}
    return {category: one for category, one in latest.items() if one.verdict != UNDONE}


def _category(one: Judgement) -> Category:
    return Category(one.path, one.actor, one.task, one.modality)


def body(row: tables.TaskJudgement) -> dict[str, str]:
    """A judgement as the history tells it; those made before words were kept have none."""
    columns = ("key", "path", "actor", "task", "modality", "verdict", "why", "words")
    return {column: getattr(row, column) for column in columns if column != "words" or row.words}
