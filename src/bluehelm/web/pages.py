"""What every page under a mission and a period shares: who may enter, the heading, the tabs, the messages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bluehelm.errors import BluehelmError, Refused
from bluehelm.plans import store
from bluehelm.record import access
from bluehelm.record import messages as told
from bluehelm.record.figure import Figure
from bluehelm.record.models import Mission
from bluehelm.web.plan import kept


@dataclass(frozen=True)
class Room:
    """One mission and period, opened for one person."""

    mission: Mission
    period: str
    periods: tuple[str, ...]
    plan: store.StoredPlan

    @property
    def slug(self) -> str:
        return self.period.replace("/", "-")

    @property
    def figures(self) -> dict[str, Figure]:
        return kept.figures(self.plan)

    def url(self, name: str, *rest: object) -> str:
        return reverse(name, args=[self.mission.code, self.slug, *rest])


def mission_for(request: HttpRequest, code: str, action: str = "read") -> Mission:
    """The mission; 404 for a stranger, 403 for a member whose role is too low."""
    try:
        return access.mission(request.user, code, action)
    except access.Unseen:
        raise Http404 from None
    except Refused:
        raise PermissionDenied from None


def enter(request: HttpRequest, code: str, slug: str, action: str = "read") -> Room:
    """The mission and period of this address; 404 where there is none for this person."""
    mission = mission_for(request, code, action)
    period = slug.replace("-", "/")
    periods = store.periods(mission.code)
    if period not in periods:
        raise Http404
    return Room(mission, period, periods, store.plan(mission.code, period))


def tabs(request: HttpRequest, mission: Mission, slug: str) -> list[dict[str, str]]:
    """The parts of a mission; those of a period only where it has one."""
    incidents = [
        {"name": "incidents", "label": _("Incidents"), "url": reverse("incidents", args=[mission.code])}
    ]
    if access.audience(request.user, mission) not in access.INSIDE:
        incidents = []
    if not slug:
        return incidents
    names = [
        ("overview", _("Overview")),
        ("framework", _("Results framework")),
        ("mandate", _("Mandate")),
        ("resources", _("Resources")),
        ("sources", _("Sources")),
        ("audits", _("Audit")),
        ("report", _("Report")),
        ("history", _("History")),
    ]
    if access.can(request.user, mission, "administer"):
        names.append(("people", _("People")))
    found = [
        {"name": name, "label": label, "url": reverse(name, args=[mission.code, slug])}
        for name, label in names
    ]
    return [*found[:3], *incidents, *found[3:]]


def show(
    request: HttpRequest, template: str, room: Room, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the mission. name is the tab it stands under; context holds at least its title."""
    frame = {
        "mission": room.mission,
        "period": room.period,
        "periods": room.periods,
        "slug": room.slug,
        "tabs": tabs(request, room.mission, room.slug),
        "room": name,
        "source": room.plan,
    }
    response = render(request, template, frame | context, status=status)
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["HX-Request"])  # the address of a part is that of its page
    return response


def part_asked(request: HttpRequest) -> bool:
    """Whether htmx asks for the part of a page that it puts in place; on Back it needs the whole page."""
    asked: Any = getattr(request, "htmx", None)
    return bool(asked) and not asked.history_restore_request


def attachment(name: str) -> str:
    """The header that makes a browser save the file under this name and never show it."""
    return str(content_disposition_header(True, name))


def why_not(error: BluehelmError) -> str:
    """What a refusal says, in the language of the page."""
    return told.said(error, get_language() or "en")


@contextmanager
def telling(request: HttpRequest, done: str) -> Iterator[None]:
    """Do what a form asks and say so, or say why not."""
    try:
        yield
    except access.Unseen:
        raise Http404 from None
    except BluehelmError as error:
        messages.error(request, why_not(error))
    else:
        messages.success(request, done)
