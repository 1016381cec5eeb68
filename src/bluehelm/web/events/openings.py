"""The log of who read strictly confidential material, for approvers and administrators."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from bluehelm.record import openings as room
from bluehelm.web.events.frame import enter, show

WORDS = {
    "incident": gettext_lazy("incident"),
    "account": gettext_lazy("account of a source"),
    "identity": gettext_lazy("identity"),
    "export": gettext_lazy("file taken away"),
}


@require_safe
def openings(request: HttpRequest, code: str) -> HttpResponse:
    mission, _audience = enter(request, code, "approve")
    what = request.GET.get("what", "")
    what = what if what in WORDS else ""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None
    rows = room.log(request.user, mission, what, before)
    context = {
        "title": _("Openings"),
        "rows": [{"row": row, "what": WORDS[row.what]} for row in rows],
        "kinds": WORDS.items(),
        "what": what,
        "older": rows[-1].id if len(rows) == room.MOST else None,
    }
    return show(request, "web/incidents_openings.html", mission, "incidents_openings", context)
