"""What every page of a mission's incidents shares: who may enter, the heading, the pages of this part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext_lazy

from bluehelm.plans import store
from bluehelm.record import access
from bluehelm.record.models import Mission
from bluehelm.web.pages import mission_for, tabs

# name of the address, what the page is called, what one must be allowed to do; unknown addresses are left out
PAGES = (
    ("incidents", gettext_lazy("List"), "read"),
    ("incidents_map", gettext_lazy("Map"), "read"),
    ("incidents_figures", gettext_lazy("Figures"), "read"),
    ("incident_new", gettext_lazy("Record one"), "enter"),
    ("incidents_load", gettext_lazy("Load"), "load"),
    ("incidents_merges", gettext_lazy("Merging"), "judge"),
    ("incidents_places", gettext_lazy("Places"), "judge"),
    ("incidents_releases", gettext_lazy("Releases"), "enter"),
    ("incidents_identities", gettext_lazy("Identities"), "enter"),
    ("incidents_openings", gettext_lazy("Openings"), "approve"),
)


def enter(request: HttpRequest, code: str, action: str = "read") -> tuple[Mission, str]:
    """The mission and the audience of the person; 404 for a stranger, 403 for a role too low."""
    mission = mission_for(request, code, action)
    return mission, access.audience(request.user, mission)


def pages(request: HttpRequest, mission: Mission) -> list[dict[str, Any]]:
    """The pages of incidents that there are and that the person may open."""
    found = []
    for name, label, action in PAGES:
        try:
            url = reverse(name, args=[mission.code])
        except NoReverseMatch:
            continue
        if access.can(request.user, mission, action):
            found.append({"name": name, "label": label, "url": url})
    return found


def show(
    request: HttpRequest,
    template: str,
    mission: Mission,
    name: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of incidents. name is its address's, of PAGES; context holds at least its title."""
    periods = store.periods(mission.code)
    slug = periods[0].replace("/", "-") if periods else ""
    frame = {
        "mission": mission,
        "periods": periods,
        "slug": slug,
        "tabs": tabs(request, mission, slug),
        "room": "incidents",
        "pages": pages(request, mission),
        "page_name": name,
    }
    response = render(request, template, frame | context, status=status)
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["HX-Request"])  # the address of a part is that of its page
    return response
