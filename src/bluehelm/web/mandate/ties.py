"""The lines of a plan and the tasks they serve: suggestions, and what people decide of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.record import access
from bluehelm.reports.words import Words
from bluehelm.spine import store
from bluehelm.spine.matrix import LINE_STATES
from bluehelm.spine.rows import (
    CONFIRMED,
    REFUSED,
    UNDONE,
    VERDICTS,
    Choice,
    Mandate,
    Pair,
    Task,
    Tie,
    standing,
)
from bluehelm.web.mandate import coverage
from bluehelm.web.mandate.coverage import Kept
from bluehelm.web.mandate.forms import Judge
from bluehelm.web.mandate.overview import view
from bluehelm.web.pages import Room, enter, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.plan.overview import turned
from bluehelm.web.texts.library import anchor_of, slug_of

ON_A_PAGE = 50
LABEL = 90  # characters of a task in a list of choices


@dataclass(frozen=True)
class Entry:
    """A task that a line may serve or serves, under a mandate that the plan was carried out under."""

    task: Task
    mandate: Mandate
    tie: Tie | None  # what stands
    choice: Choice | None  # what is suggested

    @property
    def key(self) -> str:
        return f"{slug_of(self.task.symbol)}/{anchor_of(self.task.path)}"

    @property
    def of(self) -> tuple[str, str]:
        """The address of its task."""
        return slug_of(self.task.symbol), anchor_of(self.task.path)


@require_safe
def lines(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The lines of the plan with the tasks they serve, page by page."""
    room = enter(request, code, slug)
    found = coverage.of(room).coverage
    asked = request.GET.get("state", "")
    state = asked if asked in LINE_STATES else ""
    pages = Paginator([row for row in found.lines if state in ("", row.state)], ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "title": _("Lines and the tasks they serve"),
        "entries": [
            (row, [_address(one.symbol, one.path) for one in row.served]) for row in page.object_list
        ],
        "states": [(one, found.count(one)) for one in LINE_STATES],
        "state": state,
        "total": pages.count,
        "all": len(found.lines),
        "pages_count": pages.num_pages,
        "page": page.number,
        "previous": turned(request.GET, page.previous_page_number()) if page.has_previous() else None,
        "next": turned(request.GET, page.next_page_number()) if page.has_next() else None,
    }
    return view(request, "web/mandate_lines.html", room, "mandate_lines", context)


def _address(symbol: str, path: str) -> dict[str, str]:
    return {"symbol": symbol, "path": path, "text": slug_of(symbol), "place": anchor_of(path)}


@require_safe
def line(request: HttpRequest, code: str, slug: str, key: str) -> HttpResponse:
    room = enter(request, code, slug)
    return line_page(request, room, key, None)


def line_page(request: HttpRequest, room: Room, key: str, refused: Judge | None) -> HttpResponse:
    """One line with what it serves and may serve; refused is a form that was sent with faults."""
    kept = coverage.of(room)
    row = kept.line(key)
    entries = tuple(_entries(kept, key))
    names = {entry.key: entry for entry in entries}
    form = refused or _form(entries)
    context = {
        "title": Words(get_language() or "en").own(row.line, "label"),
        "row": row,
        "known": [entry for entry in entries if entry.tie is not None],
        "radios": [(radio, names[radio.data["value"]]) for radio in form["task"]],
        "form": form if access.can(request.user, room.mission, "judge") and entries else None,
        "made": [tie for tie in kept.ties if tie.pair.line == key][::-1],
        "after": _after(kept, key),
    }
    return view(request, "web/mandate_line.html", room, "mandate_lines", context, 422 if refused else 200)


def _entries(kept: Kept, key: str) -> Iterator[Entry]:
    """What is suggested, the best first, and what people judged; then every other task."""
    judged = standing(kept.ties)
    for matrix in kept.under:
        choices = {one.path: one for one in matrix.choices.get(key, ())}
        made = {
            row.task.path: judged.get(Pair(key, matrix.mandate.symbol, row.task.path)) for row in matrix.tasks
        }
        order = list(choices)
        ranked = sorted(
            (row.task for row in matrix.tasks),
            key=lambda task: order.index(task.path) if task.path in choices else len(order),
        )
        for task in ranked:
            yield Entry(task, matrix.mandate, made[task.path], choices.get(task.path))


def _form(entries: tuple[Entry, ...], sent: HttpRequest | None = None) -> Judge:
    words = Words(get_language() or "en")
    told = [(entry, f"{entry.task.path} {_short(_name(entry.task, words))}") for entry in entries]
    near = [entry for entry in entries if entry.choice is not None or entry.tie is not None]
    several = len({entry.task.symbol for entry in entries}) > 1
    return Judge(
        None if sent is None else sent.POST,
        suggested=[(entry.key, label) for entry, label in told if entry in near],
        others=[
            (entry.key, f"{entry.task.symbol}, {label}" if several else label)
            for entry, label in told
            if entry not in near
        ],
    )


def _name(task: Task, words: Words) -> str:
    return task.text if task.label is None else words.own(task, "label")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LABEL else plain[: LABEL - 1] + "…"


def _after(kept: Kept, key: str) -> str | None:
    """The next line of the plan on which nobody decided and for which something is suggested."""
    keys = [row.line.key for row in kept.coverage.lines]
    open_lines = [
        row.line.key
        for row in kept.coverage.lines[keys.index(key) + 1 :]
        if row.state not in (CONFIRMED,) and any(matrix.choices.get(row.line.key) for matrix in kept.under)
    ]
    return next(iter(open_lines), None)


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, code: str, slug: str, key: str) -> HttpResponse:
    """Confirm or refuse that the line serves a task, or take that back."""
    room = enter(request, code, slug, "judge")
    if request.method != "POST":
        return redirect(room.url("mandate_line", key))
    kept = coverage.of(room)
    kept.line(key)
    entries = tuple(_entries(kept, key))
    form, verdict = _form(entries, request), request.POST.get("verdict")
    if verdict not in VERDICTS:
        raise Http404
    if form.is_valid():
        chosen = next(entry for entry in entries if entry.key == form.cleaned_data["chosen"])
        pair = Pair(key, chosen.task.symbol, chosen.task.path)
        try:
            why = form.cleaned_data["why"]
            store.tie(room.mission.code, room.period, pair, verdict, why, person(request.user))
        except access.Unseen:
            raise Http404 from None
        except BluehelmError as error:
            form.add_error("why", why_not(error))
        else:
            messages.success(request, _done(verdict) % {"path": chosen.task.path})
            return redirect(room.url("mandate_line", key))
    return line_page(request, room, key, form)


def _done(verdict: str) -> str:
    return {
        CONFIRMED: _("The line is tied to %(path)s."),
        REFUSED: _("It is kept that the line does not serve %(path)s."),
        UNDONE: _("What was said of %(path)s is taken back."),
    }[verdict]
