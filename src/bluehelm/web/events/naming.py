"""The queue of names of places: candidates, another name, coordinates or unknown; remembered, taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from bluehelm.errors import BadInput
from bluehelm.events import naming as pure
from bluehelm.events.models import Naming
from bluehelm.events.store import naming
from bluehelm.events.store.naming import NamingRow
from bluehelm.record import vocab
from bluehelm.record.models import Mission
from bluehelm.record.places.finding import LONGEST as LONGEST_NAME
from bluehelm.record.places.finding import Candidate
from bluehelm.web.events import frame
from bluehelm.web.events.queue import enter
from bluehelm.web.forms import LONGEST
from bluehelm.web.pages import telling, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.signs import language

LISTED, ON_A_PAGE = 15, 25


@require_safe
def places(request: HttpRequest, code: str) -> HttpResponse:
    """The names that wait, and the candidates of one of them."""
    mission, audience = enter(request, code)
    waiting = naming.seen(mission, naming.queue(mission), audience, LISTED)
    asked = request.GET.get("name", "")
    row = next((one for one in waiting if str(one.id) == asked), None)
    row = row or _named(mission, audience, asked) or (waiting[0] if waiting else None)
    context: dict[str, Any] = {
        "title": _("Where is it?"),
        "left": naming.queue(mission).count(),
        "waiting": waiting,
        "row": row,
    }
    if row is not None:
        other = " ".join(request.GET.get("other", "").split())
        found, refused = _candidates(other or row.shown)
        context |= {
            "other": other, "refused": refused, "nothing": vocab.word("place_why", "nothing", language()),
            "candidates": [(pure.key_of(one), one) for one in found],
            "namesakes": bool(found) and bool(pure.namesakes(found)),
            "after": _after(waiting, row),
        }  # fmt: skip
    return frame.show(request, "web/incidents_places.html", mission, "incidents_places", context)


def _named(mission: Mission, audience: str, asked: str) -> NamingRow | None:
    """A name that stands further down the queue, or that the machine found and a person doubts."""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    there = Naming.objects.filter(mission=mission, pk=int(asked), verdict__in=("open", "found"))
    rows = naming.seen(mission, there, audience, 1)
    return rows[0] if rows else None


def _candidates(name: str) -> tuple[list[Candidate], str]:
    """The places that the words may mean, or why they cannot be looked for."""
    try:
        return pure.candidates(name, language()), ""
    except BadInput as fault:
        return [], why_not(fault)


def _after(waiting: list[NamingRow], row: NamingRow) -> int | None:
    """The name that comes after this one."""
    ids = [one.id for one in waiting]
    at = ids.index(row.id) + 1 if row.id in ids else 0
    return ids[at] if at < len(ids) else None


@require_POST
def decide(request: HttpRequest, code: str, name: int) -> HttpResponse:
    """A candidate, or unknown; the next name comes."""
    mission, audience = enter(request, code)
    row = _row(mission, audience, name)
    why, choice = request.POST.get("why", "")[:LONGEST], request.POST.get("choice", "")
    address = reverse("incidents_places", args=[mission.code])
    place = None
    if choice != naming.UNKNOWN:
        words = " ".join(request.POST.get("other", "").split())[:LONGEST_NAME] or row.shown
        place = pure.chosen(words, choice, language()) if choice else None
        if place is None:
            messages.error(
                request, _("Choose one of the places, type another name, or say that it is unknown.")
            )
            return redirect(f"{address}?name={name}")
    with telling(request, _told(row, place)):
        naming.decide(person(request.user), mission, name, place, why)
    return redirect(address)


def _told(row: NamingRow, place: Candidate | None) -> str:
    where = _("unknown") if place is None else place.name
    words = ngettext(
        "Kept for %(n)s account and all later ones: %(name)s: %(place)s.",
        "Kept for %(n)s accounts and all later ones: %(name)s: %(place)s.",
        row.accounts,
    )
    return words % {"n": row.accounts, "name": row.shown, "place": where}


def _row(mission: Mission, audience: str, name: int) -> NamingRow:
    """The name, for one who may see it."""
    rows = naming.seen(mission, Naming.objects.filter(mission=mission, pk=name), audience, 1)
    if not rows:
        raise Http404
    return rows[0]


@require_POST
def undo(request: HttpRequest, code: str, name: int) -> HttpResponse:
    """Take a decision about a name back."""
    mission, audience = enter(request, code)
    _row(mission, audience, name)
    with telling(request, _("The decision was taken back.")):
        naming.undo(person(request.user), mission, name, request.POST.get("why", "")[:LONGEST])
    return redirect("incidents_names", mission.code)


@require_safe
def decided(request: HttpRequest, code: str) -> HttpResponse:
    """What people decided, and what the machine found, page by page."""
    mission, audience = enter(request, code)
    machine = request.GET.get("who") == "machine"
    found = naming.decided(mission, machine=machine)
    pages = Paginator(found, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    keys = [row.pk for row in page.object_list]
    context = {
        "title": _("Names decided"),
        "machine": machine,
        "rows": naming.seen(mission, found.filter(pk__in=keys), audience, ON_A_PAGE),
        "page": page,
        "total": pages.count,
    }
    return frame.show(request, "web/incidents_names.html", mission, "incidents_places", context)
