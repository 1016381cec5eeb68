"""The map of a mission's incidents and the pictures beside it, each with a table that says the same."""

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.errors import BadInput
from bluehelm.events.pictures import frame
from bluehelm.events.pictures.pictures import KINDS, picture
from bluehelm.events.pictures.saying import Frame
from bluehelm.events.query import Query
from bluehelm.record.models import Mission
from bluehelm.web.events import filters, picture_base, picture_kept, picture_views
from bluehelm.web.events.frame import enter, show
from bluehelm.web.events.picture_asked import LOOKS, MODES, Shown, shown
from bluehelm.web.events.picture_kept import Gathered
from bluehelm.web.events.picture_part import around, words
from bluehelm.web.pages import attachment, part_asked
from bluehelm.web.signs import language

YEAR_SECONDS = 31_536_000
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
# MapLibre starts its worker from a blob that it makes itself; this page alone allows that.
WORKER = {"worker-src": ["blob:"]}


@require_safe
@csp_update(WORKER)  # type: ignore[untyped-decorator]
def map_page(request: HttpRequest, code: str) -> HttpResponse:
    """The map with its slider; below it curve, calendar, cercles and the newest incidents."""
    mission, audience = enter(request, code)
    chosen = filters.read(request.GET, mission, audience)
    how = shown(request.GET)
    here = reverse("incidents_map", args=[mission.code])
    context = around(mission, chosen.query, how, audience)
    if part_asked(request):
        return show(request, "web/_incident_part.html", mission, "incidents_map", context)
    context |= {
        "title": _("Incidents on the map"),
        "filter": chosen,
        "action": here,
        "target": "#picture",
        "kept": how.pairs(),
        "modes": MODES,
        "looks": LOOKS,
        "base": f"{reverse('incidents_map_base', args=[mission.code])}?v={picture_base.version()}",
        "words": words(),
        "at": ",".join(f"{one:g}" for one in how.at or ()),
        "views": picture_views.views(request, mission),
        "incident": reverse("incidents_map", args=[mission.code]).removesuffix("map/"),
    }
    return show(request, "web/incidents_map.html", mission, "incidents_map", context)


@require_safe
def points(request: HttpRequest, code: str) -> HttpResponse:
    """The incidents of a query as columns (events/pictures/packed.py), gzipped."""
    mission, audience = enter(request, code)
    query = filters.read(request.GET, mission, audience).query
    tag = f'"{picture_kept.mark(mission, query, audience)}"'
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        held = picture_kept.gathered(mission, query, audience)
        tag = f'"{held.mark}"'
        response = _gzipped(held.body, "application/octet-stream")
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def base(request: HttpRequest, code: str) -> HttpResponse:
    """Boundaries and towns. The address carries their version, so that a browser may keep them."""
    enter(request, code)
    response = _gzipped(picture_base.body(), "application/json")
    patch_cache_control(response, private=True, max_age=YEAR_SECONDS if "v" in request.GET else 0)
    return response


@require_safe
def drawn(request: HttpRequest, code: str, kind: str, form: str) -> HttpResponse:
    """A picture as SVG or PNG; with `save` in the address a browser keeps it as a file."""
    mission, audience = enter(request, code)
    if kind not in KINDS or form not in TYPES:
        raise Http404
    how = shown(request.GET)
    query = how.within(filters.read(request.GET, mission, audience).query)
    held = picture_kept.gathered(mission, query, audience)
    try:
        content = _file(mission, query, audience, held, (kind, form, how, "narrow" in request.GET))
    except BadInput:
        raise Http404 from None
    response = HttpResponse(content, content_type=TYPES[form])
    if "save" in request.GET:
        response["Content-Disposition"] = attachment(f"{mission.code}-incidents-{kind}.{form}")
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _file(
    mission: Mission, query: Query, audience: str, held: Gathered, what: tuple[str, str, Shown, bool]
) -> bytes:
    kind, form, how, narrow = what
    told = Frame(mission.code, query, audience, held.at, language(), narrow)
    key = f"{kind}.{form} {how.step} {how.by} {language()} {narrow}"
    return held.drawn(
        key, lambda: frame.written(picture(kind, held.points, told, step=how.step, by=how.by), form)
    )


def _gzipped(content: bytes, kind: str) -> HttpResponse:
    """All browsers take gzip; the middleware would pack the same bytes anew for each reader."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Encoding"] = "gzip"
    return response
