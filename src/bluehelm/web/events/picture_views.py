"""Saved views: a filter and a way to show it under a name, for oneself or for all of the mission."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bluehelm.events.models import SavedView
from bluehelm.record import access
from bluehelm.record.models import Mission, User
from bluehelm.web.events import filters
from bluehelm.web.events.frame import enter
from bluehelm.web.events.picture_asked import address, shown

LONGEST, MOST, MOST_QUERY = 100, 100, 2_000


@dataclass(frozen=True)
class View:
    """A saved view as the page lists it."""

    id: int
    name: str
    query: str
    shared: bool
    own: bool
    by: str


def views(request: HttpRequest, mission: Mission) -> tuple[View, ...]:
    """The person's own views and those shared with the mission, for its members."""
    if not _member(request, mission):
        return ()
    rows = SavedView.objects.filter(mission=mission).filter(Q(user=request.user) | Q(shared=True))
    return tuple(
        View(one.pk, one.name, one.query, one.shared, one.user_id == request.user.pk, one.user.get_username())
        for one in rows.select_related("user")[:MOST]
    )


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the view of this address; a view of one's own with the same name is replaced."""
    mission, audience = enter(request, code)
    user = _owner(request, mission)
    asked = QueryDict(request.POST.get("query", "")[: MOST_QUERY * 2])
    query = address(filters.read(asked, mission, audience).query, shown(asked))
    name = " ".join(request.POST.get("name", "").split())
    here = f"{reverse('incidents_map', args=[mission.code])}?{query}"
    others = SavedView.objects.filter(mission=mission, user=user).exclude(name=name).count()
    if not name or len(name) > LONGEST:
        told = _("A view needs a name of at most %(most)s characters; this one has %(n)s.")
        messages.error(request, told % {"most": LONGEST, "n": len(name)})
    elif len(query) > MOST_QUERY:
        messages.error(request, _("The filter is too long to be saved; leave out some of its conditions."))
    elif others >= MOST:
        messages.error(request, _("You have %(n)s views here already; delete one first.") % {"n": others})
    else:
        told_to = request.POST.get("shared") == "yes"
        SavedView.objects.update_or_create(
            mission=mission, user=user, name=name, defaults={"query": query, "shared": told_to}
        )
        messages.success(request, _("The view “%(name)s” is saved.") % {"name": name})
    return redirect(here)


@require_POST
def delete(request: HttpRequest, code: str, view: int) -> HttpResponse:
    """Delete a view of one's own; an administrator of the mission may delete a shared one too."""
    mission, _audience = enter(request, code)
    user = _owner(request, mission)
    rows = SavedView.objects.filter(mission=mission, pk=view)
    if not access.can(user, mission, "administer"):
        rows = rows.filter(user=user)
    else:
        rows = rows.filter(Q(user=user) | Q(shared=True))
    found = rows.first()
    if found is None:
        raise Http404
    found.delete()
    messages.success(request, _("The view “%(name)s” is deleted.") % {"name": found.name})
    return redirect("incidents_map", mission.code)


def _member(request: HttpRequest, mission: Mission) -> bool:
    return access.role(request.user, mission) is not None


def _owner(request: HttpRequest, mission: Mission) -> User:
    """The member who asks; 404 for anybody else."""
    if not isinstance(request.user, User) or not _member(request, mission):
        raise Http404
    return request.user
