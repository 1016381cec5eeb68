"""How the tasks of a mission entered, changed and left its mandates: a picture, and the same as a table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.mandates import store
from bluehelm.mandates.store import Evolution, Known
from bluehelm.record import history
from bluehelm.reports import taskchart, tasksteps
from bluehelm.reports.charts import NARROW, WIDE
from bluehelm.reports.words import Words
from bluehelm.spine.load import digested
from bluehelm.web.mandate.coverage import text_address
from bluehelm.web.mandate.overview import view
from bluehelm.web.pages import enter
from bluehelm.web.reports import LANGUAGES, YEAR_SECONDS
from bluehelm.web.texts.pages import kept_private


@require_safe
def tasks(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The tasks of the mission over its texts, under its tab."""
    room = enter(request, code, slug)
    found = evolution(room.mission.code)
    context = {"title": _("Tasks over time")} | shown(found, room.mission.code)
    return view(request, "web/mandate_tasks.html", room, "mandate_tasks", context)


@require_safe
def mission(request: HttpRequest, code: str) -> HttpResponse:
    """The same among the texts, which are open to everybody, for any mission that they task."""
    if not store.texts(code):
        raise Http404
    found = evolution(code)
    context = {"title": _("Tasks of %(code)s over time") % {"code": code}, "code": code}
    return kept_private(render(request, "web/texts_mission.html", context | shown(found, code)))


def evolution(code: str) -> Evolution:
    """The tasks of the mission, with the resolutions that the worked example knows of named."""
    known = (
        Known(one.symbol, one.adopted, one.ends, one.draft or "")
        for one in digested()
        if one.mission == code and one.adopted is not None and one.ends is not None
    )
    return store.evolution(code, tuple(known))


def shown(found: Evolution, code: str) -> dict[str, Any]:
    """What the picture and its table show."""
    words = Words(get_language() or "en")
    return {
        "columns": [
            (column, None if column.text is None else text_address(column.text.id))
            for column in found.columns
        ],
        "drafts": found.drafts,
        "rows": tasksteps.rows(found),
        "chart": {
            "address": reverse("texts_mission_chart", args=[code]),
            "title": words("chart.tasks.title"),
            "description": words("chart.tasks.description"),
        },
        "version": history.head()[:12],
    }


@require_safe
def chart(request: HttpRequest, code: str) -> HttpResponse:
    """The picture as SVG. Its address carries the last change, so that a browser may keep it."""
    language = request.GET.get("language", "en")
    found = evolution(code)
    if language not in LANGUAGES or not found.tasks:
        raise Http404
    svg = taskchart.cached(found, language, NARROW if "narrow" in request.GET else WIDE)
    response = HttpResponse(svg, content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=YEAR_SECONDS if "v" in request.GET else 0)
    return response
