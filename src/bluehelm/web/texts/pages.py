"""The library of texts: list and search, and each text as a page to read and print."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.errors import BadInput
from bluehelm.mandates.store import StoredText
from bluehelm.record import vocab
from bluehelm.record.models import Mission
from bluehelm.web.pages import why_not
from bluehelm.web.plan.overview import turned
from bluehelm.web.texts import filters, library, searching
from bluehelm.web.texts import reading as reading_view

SHOWN = 20  # characters of the number of a page that a message names


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """The texts that pass the filter; where paragraphs are asked for, those."""
    known, shelf = library.choices(), library.shelf()
    read, number = filters.understood(request.GET, known), searching.page_number(request.GET)
    wanted, refused, searched = read.wanted, "", searching.searches(read.wanted)
    try:
        page = (searching.paragraphs if searched else searching.texts)(wanted, number, shelf)
    except BadInput as error:
        page, refused = searching.Page((), 0, 1, 1), why_not(error)
    nothing = shelf.rows and not page.total and not refused
    counted = partial(searching.count, shelf=shelf, searched=searched)
    context = {
        "title": _("Mandates"),
        "filter": wanted,
        "filtered": any(vars(wanted).values()),
        "searched": searched,
        "refused": refused,
        "misread": (*read.misread, *_elsewhere(request, page)),
        "hints": filters.hints(wanted, request.GET, counted) if nothing else (),
        "absent": filters.absent(wanted) if nothing else (),
        "held": len(shelf.rows),
        "page": page,
        "shelf": shelf,
        "choices": known,
        "longest": filters.LONGEST,
        "statuses": filters.STATUSES,
        "kinds": filters.KINDS,
        "pema": sorted(vocab.terms("pema")),
        "previous": turned(request.GET, page.number - 1) if page.number > 1 else None,
        "next": turned(request.GET, page.number + 1) if page.number < page.of else None,
        "may_load": library.may_load(request),
    }
    return kept_private(render(request, "web/texts.html", context))


def _elsewhere(request: HttpRequest, page: searching.Page) -> tuple[str, ...]:
    """What is said where the address asks for a page of the list that there is not."""
    asked = request.GET.get("page", "").strip()
    if asked in ("", str(page.number)):
        return ()
    told = _("There is no page “%(asked)s”; page %(page)s of %(pages)s is shown.")
    return (told % {"asked": asked[:SHOWN], "page": page.number, "pages": page.of},)


def kept_private(response: HttpResponse) -> HttpResponse:
    """What is shown hangs on who asks, so only their browser may keep it, and asks again."""
    patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """One text as it was read: its outline, its paragraphs, what was set aside."""
    shelf, found = library.shelf(), library.stored(slug)
    earlier = request.GET.get("reading")
    if earlier is not None:
        found = _reading(found, earlier)
    before, standing = shelf.before(found.row), replace(found.text, tasks=found.tasks)
    context = {
        "room": "text",
        "preamble": reading_view.preamble(standing, shelf.address_of),
        "operative": reading_view.operative(standing, shelf.address_of),
        "unheaded": reading_view.unheaded(found.text),
        "found": found,
        "superseded": found.row.superseded_by is not None,
        "before": None if before is None else (before, shelf.slugs[before.id]),
        "others": [(row, shelf.slugs[row.id]) for row in shelf.of_mission(found.row)],
        "kin_url": None if found.kin is None else shelf.address_of(found.kin.symbol),
        "set_aside": found.text.set_aside,
        "notes": found.text.notes,
    }
    return show(request, "web/text.html", slug, found, context)


def _reading(standing: StoredText, asked: str) -> StoredText:
    """The reading of this text that the address asks for by its id."""
    ids = {str(row.id): row.id for row in standing.readings}
    if asked not in ids:
        raise Http404
    return library.reading(ids[asked])


def show(
    request: HttpRequest,
    template: str,
    slug: str,
    found: StoredText,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of a text; context holds at least the room, which is the tab it stands under."""
    row = found.row
    frame = {
        "title": library.called(row),
        "row": row,
        "slug": slug,
        "tabs": tabs(slug),
        "invented": row.mission is not None
        and Mission.objects.filter(code=row.mission, invented=True).exists(),
    }
    return kept_private(render(request, template, frame | context, status=status))


def tabs(slug: str) -> list[dict[str, str]]:
    names = (
        ("text", _("Text")),
        ("text_tasks", _("Tasks")),
        ("text_duties", _("Duties and measures")),
        ("redline_choice", _("Compare")),
    )
    return [{"name": name, "label": label, "url": reverse(name, args=[slug])} for name, label in names]
