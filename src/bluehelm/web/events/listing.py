"""The list of incidents."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.events.store import seen
from bluehelm.events.store.reading import After
from bluehelm.record import access
from bluehelm.record.access import INSIDE
from bluehelm.web.events import filters, frame
from bluehelm.web.pages import part_asked

ON_A_PAGE = 50


@require_safe
def incidents(request: HttpRequest, code: str) -> HttpResponse:
    """The incidents that pass the filter, newest first, page by page."""
    mission, audience = frame.enter(request, code)
    if audience not in INSIDE:
        raise Http404
    filter_ = filters.read(request.GET, mission, audience)
    after = seen.after_of(request.GET.get("after", ""))
    page = seen.page(mission, filter_.query, audience, after, ON_A_PAGE)
    context = {
        "title": _("Incidents"),
        "mission": mission,
        "filter": filter_,
        "page": page,
        "begun": after is not None,
        "older": _older(request.GET, page.after),
        "may_enter": access.can(request.user, mission, "enter"),
        "strictest": seen.strictest(),
    }
    if part_asked(request):
        return render(request, "web/_incidents.html", context)
    return frame.show(request, "web/incidents.html", mission, "incidents", context)


def _older(query: QueryDict, after: After | None) -> str | None:
    """The address of the page that follows."""
    if after is None:
        return None
    changed = query.copy()
    changed["after"] = f"{after[0].isoformat()}.{after[1]}"
    return changed.urlencode()
