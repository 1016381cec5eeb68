"""The tasks of a text, and what editors decide of their categories."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.mandates import rows, store
from bluehelm.mandates.rows import Task
from bluehelm.mandates.store import ADDED, RIGHT, UNDONE, VERDICTS, WRONG, Category, Judgement, StoredText
from bluehelm.mandates.tasks.judge import placed
from bluehelm.record import access
from bluehelm.record.models import Mission
from bluehelm.web.pages import mission_for, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.texts import library
from bluehelm.web.texts.forms import JudgeTask
from bluehelm.web.texts.library import anchor_of
from bluehelm.web.texts.pages import show


@dataclass(frozen=True)
class Judged:
    """A category of a task with the judgement that counts."""

    category: rows.Category
    judged: Judgement | None
    back: Judgement | None  # the last one, where it was taken back

    @property
    def gone(self) -> bool:
        return self.judged is not None and self.judged.verdict == WRONG


@dataclass(frozen=True)
class Lost:
    """A judgement that stands and holds for nothing now."""

    judged: Judgement
    words: bool  # its paragraph reads otherwise now
    anchor: str | None  # of that paragraph, where it is still there


@dataclass(frozen=True)
class Entry:
    """A task in the tree."""

    task: Task
    depth: int
    verb: str  # that gives it, where that is another than the one that gives the task it is part of
    anchor: str  # of its paragraph
    categories: tuple[Judged, ...]
    cited: tuple[tuple[str, str | None], ...]  # documents it refers to, with the address of those stored

    @property
    def words(self) -> tuple[str, str]:
        """The verb as printed where the task begins with it, and the rest."""
        task, many = self.task, len(self.task.verb)
        begins = task.text[:many].lower() == task.verb
        return (task.text[:many], task.text[many:]) if begins else ("", task.text)


@require_safe
def tasks(request: HttpRequest, slug: str) -> HttpResponse:
    """The tree of tasks as they stand."""
    found = library.stored(slug)
    mission = _mission(found)
    context = {
        "room": "text_tasks",
        "entries": entries(found),
        "priorities": any(one.priority is not None for one in found.tasks),
        "may_judge": mission is not None and access.can(request.user, mission, "judge"),
        "member": mission is not None and access.role(request.user, mission) is not None,
        "lost": _lost(found),
    }
    return show(request, "web/text_tasks.html", slug, found, context)


def _mission(found: StoredText) -> Mission | None:
    return Mission.objects.filter(code=found.row.mission).first()


def entries(found: StoredText) -> tuple[Entry, ...]:
    """The tasks in printed order, with the categories that were taken away among theirs."""
    made = placed(found.judgements, found.text.operative)
    said, last = standing(made), {_of(one): one for one in made}
    read = {(one.path, one.actor): one for one in found.text.tasks}
    order = {one.path: n for n, one in enumerate(found.text.operative)}
    parents = {one.path: one.parent for one in found.tasks}
    verbs = {one.path: one.verb for one in found.tasks}
    cited = {one.path: dict.fromkeys(each.symbol for each in one.citations) for one in found.text.operative}
    shelf, shown = library.shelf(), []
    for task in sorted(found.tasks, key=lambda one: order.get(one.path, len(order))):
        before = read.get((task.path, task.actor))
        names = {(one.task, one.modality) for one in task.categories}
        gone = [
            one
            for one in (() if before is None else before.categories)
            if (one.task, one.modality) not in names
        ]
        judged = tuple(
            Judged(one, said.get(named), None if named in said else last.get(named))
            for one in (*task.categories, *gone)
            for named in (Category(task.path, task.actor, one.task, one.modality),)
        )
        named = tuple((one, shelf.address_of(one)) for one in cited.get(task.path, ()))
        verb = "" if task.parent is not None and verbs.get(task.parent) == task.verb else task.verb
        shown.append(Entry(task, _depth(task.parent, parents), verb, anchor_of(task.path), judged, named))
    return tuple(shown)


def _depth(parent: str | None, parents: dict[str, str | None]) -> int:
    return 0 if parent is None else 1 + _depth(parents.get(parent), parents)


def standing(made: Iterable[Judgement]) -> dict[Category, Judgement]:
    """The judgement of each category that counts."""
    latest = {_of(one): one for one in made}
    return {category: one for category, one in latest.items() if one.verdict != UNDONE}


def _lost(found: StoredText) -> list[Lost]:
    """Judgements that stand, of words or tasks that the text as it is read now does not have."""
    there = {(one.path, one.actor) for one in found.tasks}
    paths = {one.path for one in found.text.operative}
    lost = []
    for one in standing(found.judgements).values():
        now = placed([one], found.text.operative)
        if not now or (now[0].path, now[0].actor) not in there:
            lost.append(Lost(one, not now, anchor_of(one.path) if one.path in paths else None))
    return lost


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a category was rightly or wrongly read, take that back, or add one that was missed."""
    found = library.stored(slug)
    if found.row.mission is None:
        raise Http404
    mission = mission_for(request, found.row.mission, "judge")
    paths = [one.path for one in found.text.operative]
    if request.method != "POST":
        named = {name: request.GET.get(name, "") for name in ("path", "actor", "task", "modality")}
        named["actor"] = named["actor"] or found.row.mission
        return _form(request, slug, found, JudgeTask(initial=named, paths=paths), named)
    form, verdict = JudgeTask(request.POST, paths=paths), request.POST.get("verdict", "")
    named = {name: request.POST.get(name, "") for name in ("path", "actor", "task", "modality")}
    if verdict not in VERDICTS:
        raise Http404
    if form.is_valid():
        said = form.cleaned_data
        category = Category(said["path"], said["actor"], said["task"], said["modality"])
        key = found.row.symbol or found.row.sha256
        try:
            store.judge_task(mission.code, key, category, verdict, said["why"], person(request.user))
        except BluehelmError as error:
            form.add_error("why", why_not(error))
        else:
            messages.success(request, _("The judgement was kept."))
            return redirect(f"{reverse('text_tasks', args=[slug])}#{anchor_of(category.path)}")
    return _form(request, slug, found, form, named)


def _form(
    request: HttpRequest, slug: str, found: StoredText, form: JudgeTask, named: dict[str, str]
) -> HttpResponse:
    """The page of one category, or of one to add; named is what the address or the form sent says of it."""
    category = Category(named["path"], named["actor"], named["task"], named["modality"])
    made = [one for one in placed(found.judgements, found.text.operative) if _of(one) == category]
    read = {
        Category(task.path, task.actor, one.task, one.modality): one
        for task in found.text.tasks
        for one in task.categories
    }
    known = category in read or bool(made)
    context: dict[str, Any] = {
        "room": "text_tasks",
        "form": form,
        "category": category,
        "known": known,
        "read": read.get(category),
        "words": next((one.text for one in found.text.operative if one.path == category.path), None),
        "made": made[::-1],
        "judged": standing(made).get(category),
        "verdicts": (RIGHT, WRONG) if category in read else (ADDED,),
        "actors": sorted({one.actor for one in found.tasks}),
        "crumb": {"url": reverse("text_tasks", args=[slug]), "label": _("Tasks")},
    }
    status = 422 if form.errors else 200
    return show(request, "web/text_judge.html", slug, found, context, status)


def _of(made: Judgement) -> Category:
    return Category(made.path, made.actor, made.task, made.modality)
