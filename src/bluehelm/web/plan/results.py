"""One line: what was planned, every result with its history, and the forms that change it."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bluehelm.plans import store
from bluehelm.plans.store import LineDetail, ResultDetail
from bluehelm.record import access
from bluehelm.reports.words import Words
from bluehelm.web import forms
from bluehelm.web.pages import Room, enter, show, telling
from bluehelm.web.plan.acts import ACTS, person, targets
from bluehelm.web.plan.fed import told
from bluehelm.web.plan.lines import lines


def detail_of(room: Room, line_id: int) -> LineDetail:
    """The line, if it belongs to this mission and period; 404 else."""
    try:
        found = store.line(line_id)
    except access.Unseen:
        raise Http404 from None
    if found.mission != room.mission or found.period != room.period:
        raise Http404
    return found


@require_safe
def line(request: HttpRequest, code: str, slug: str, line: int) -> HttpResponse:
    room = enter(request, code, slug)
    return line_page(request, room, detail_of(room, line), None, None)


def line_page(
    request: HttpRequest, room: Room, detail: LineDetail, action: str | None, refused: forms.Targeted | None
) -> HttpResponse:
    """The line with all its results; refused is a form that was sent with faults."""
    shown = next((row for row in lines(room.plan.plan, room.figures) if row.row.id == detail.id), None)
    may = {
        name: detail.current and access.can(request.user, room.mission, act.leave)
        for name, act in ACTS.items()
    }
    context = {
        "title": Words(get_language() or "en").own(detail, "label"),
        "detail": detail,
        "shown": shown,
        "limbs": list(limb_rows(detail, may, action, refused)),
        "unasked": [result_row(result, may, action, refused) for result in detail.unasked],
        "member": access.role(request.user, room.mission) is not None,
        "fed": told(request, room, detail),
        "crumbs": [
            {"url": room.url("framework"), "label": _("Results framework")},
            {
                "url": room.url("accomplishment", detail.accomplishment.number),
                "label": detail.accomplishment.number,
            },
        ],
    }
    return show(request, "web/line.html", room, "framework", context, status=200 if refused is None else 422)


def limb_rows(
    detail: LineDetail, may: dict[str, bool], action: str | None, refused: forms.Targeted | None
) -> Iterator[dict[str, Any]]:
    for limb in detail.limbs:
        row: dict[str, Any] = {"limb": limb}
        row["results"] = [result_row(result, may, action, refused) for result in limb.results]
        if may["enter"] and not limb.current:
            row["enter"] = form_for("enter", limb.id, action, refused)
        yield row


def result_row(
    result: ResultDetail, may: dict[str, bool], action: str | None, refused: forms.Targeted | None
) -> dict[str, Any]:
    """One result with the forms that its state and the person's role leave open."""
    if not result.current:
        possible: tuple[str, ...] = ()
    elif result.approved:
        possible = ("reopen",)
    else:
        possible = ("correct", "attach", "approve")
    found = {name: form_for(name, result.id, action, refused) for name in possible if may[name]}
    return {"result": result, "forms": found}


def form_for(name: str, target: int, action: str | None, refused: forms.Targeted | None) -> forms.Targeted:
    """The form that was refused, if it is this one; else an empty one."""
    if refused is not None and name == action and refused.data.get("target") == str(target):
        return refused
    return ACTS[name].form(initial={"target": target}, auto_id=f"{name}-{target}-%s")


@require_POST
def act(request: HttpRequest, code: str, slug: str, line: int, action: str) -> HttpResponse:
    """Do what a form of the line's page asks."""
    if action not in ACTS:
        raise Http404
    wanted = ACTS[action]
    room = enter(request, code, slug, wanted.leave)
    detail = detail_of(room, line)
    form = wanted.form(request.POST, request.FILES, auto_id=f"{action}-{request.POST.get('target')}-%s")
    if not form.is_valid():
        return line_page(request, room, detail, action, form)
    target = form.cleaned_data["target"]
    if target not in targets(detail, wanted.on):
        raise Http404
    with telling(request, wanted.done):
        wanted.do(target, form.cleaned_data, person(request.user))
    return redirect(f"{room.url('line', detail.id)}#results")
