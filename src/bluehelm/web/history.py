"""Who changed what, when and why; names are for members."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.plans import store
from bluehelm.record import access
from bluehelm.web.pages import enter, show

LIMIT = 100


@require_safe
def history(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    context = {
        "title": _("History of changes"),
        "changes": store.changes(room.mission.code, limit=LIMIT),
        "member": access.role(request.user, room.mission) is not None,
    }
    return show(request, "web/history.html", room, "history", context)
