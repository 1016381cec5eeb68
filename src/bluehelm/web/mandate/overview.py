"""The mandates that a plan hangs on: who covers what, the holes both ways, priorities, money and posts."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.mandates.tasks.judge import JUDGED
from bluehelm.plans.achievement import STATUSES
from bluehelm.record import access, vocab
from bluehelm.record.period import period as named_period
from bluehelm.spine.chain import chain
from bluehelm.spine.counting import NOT_TIED
from bluehelm.spine.matrix import LINE_STATES, Coverage, LineRow, Matrix
from bluehelm.web.mandate import coverage
from bluehelm.web.pages import Room, enter, show
from bluehelm.web.texts.library import slug_of


def view(
    request: HttpRequest, template: str, room: Room, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page under the tab. name is the address that it stands under in the list of its pages."""
    names = (
        ("mandate", _("Coverage")),
        ("mandate_lines", _("Lines")),
        ("mandate_duties", _("Duties")),
        ("mandate_measures", _("Measures")),
        ("mandate_tasks", _("Tasks over time")),
    )
    pages = [{"name": one, "label": label, "url": room.url(one)} for one, label in names]
    member = access.role(request.user, room.mission) is not None
    frame = {"pages": pages, "page_name": name, "member": member}
    return show(request, template, room, "mandate", frame | context, status=status)


@require_safe
def mandate(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    kept = coverage.of(room)
    found = kept.coverage
    asked = request.GET.get("mandate")
    shown = kept.matrix(asked) if asked else next(iter(kept.under or _with_tasks(found)), None)
    context = {
        "title": _("Mandate"),
        "coverage": found,
        "mandates": [_about(matrix) for matrix in found.matrices],
        "days": named_period(found.period),
        "chain": chain([matrix.mandate for matrix in found.matrices], named_period(found.period)),
        "choices": [(one, slug_of(one.mandate.symbol)) for one in _with_tasks(found)],
        "shown": shown,
        "under": shown in kept.under,
        "lines": [(state, found.count(state)) for state in LINE_STATES],
        "priorities": [
            (row, _by_status(row.confirmed), _by_status(row.suggested)) for row in found.priorities
        ],
        "not_tied": NOT_TIED,
        "money_why": vocab.read("spine")["money_why"][get_language() or "en"],
        "money_tied": vocab.read("spine")["money_tied"][get_language() or "en"],
        "lost": found.lost,
    }
    if shown is not None:
        context |= _matrix(request, shown, found)
    return view(request, "web/mandate.html", room, "mandate", context)


def _matrix(request: HttpRequest, shown: Matrix, found: Coverage) -> dict[str, Any]:
    """The tasks of one mandate by accomplishment; all of them, or those of the mark that is asked for."""
    asked = request.GET.get("tasks", "")
    mark = asked if asked in shown.marks else ""
    rows = coverage.rows(shown, found.columns)
    return {
        "columns": [column for _n, column in coverage.columns(shown, found.columns)],
        "marks": list(shown.marks.items()),
        "mark": mark,
        "rows": [row for row in rows if mark in ("", row.row.mark)],
        "holes": [row for row in rows if row.row.task.path in {one.task.path for one in shown.holes}],
        "shown_slug": slug_of(shown.mandate.symbol),
    }


def _with_tasks(found: Coverage) -> list[Matrix]:
    return [matrix for matrix in found.matrices if matrix.tasks]


def _by_status(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """How many lines came out how, the best first."""
    return [(status, counted[status]) for status in STATUSES if status in counted]


def _about(matrix: Matrix) -> dict[str, Any]:
    return {"matrix": matrix, "address": coverage.text_address(matrix.mandate.text_id)}


@require_safe
def task(request: HttpRequest, code: str, slug: str, text: str, place: str) -> HttpResponse:
    """One task with the lines behind it, by accomplishment."""
    room = enter(request, code, slug)
    kept = coverage.of(room)
    matrix = kept.matrix(text)
    rows = coverage.rows(matrix, kept.coverage.columns)
    found = next((row for row in rows if row.place == place), None)
    if found is None:
        raise Http404
    by_key = {row.line.key: row for row in kept.coverage.lines}
    own = found.row.task
    context = {
        "title": f"{own.symbol}, {own.path}",
        "mandate": matrix.mandate,
        "row": found,
        "cells": [cell for cell in found.cells if cell.served],
        "maybe": [_maybe(by_key[key], matrix, own.path) for key in found.row.maybe],
        "address": coverage.text_address(matrix.mandate.text_id, own.path),
        "kinds": coverage.kinds(matrix.mandate, own.path),
        "judged": JUDGED,
        "tasks_address": coverage.tasks_address(matrix.mandate.text_id, own.path),
        "above": next((row for row in rows if row.row.task.path == own.parent), None),
        "below": [row for row in rows if row.row.task.parent == own.path],
        "text_slug": text,
    }
    return view(request, "web/mandate_task.html", room, "mandate", context)


def _maybe(line: LineRow, matrix: Matrix, path: str) -> dict[str, Any]:
    """A line for which the task is the second choice."""
    choice = next(one for one in matrix.choices[line.line.key] if one.path == path)
    return {"line": line.line, "choice": choice}
