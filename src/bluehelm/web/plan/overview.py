"""Missions, the overview, the results framework and its lines."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.checks import store as audits
from bluehelm.plans import store
from bluehelm.plans.achievement import STATUSES
from bluehelm.plans.book import slug as key_part
from bluehelm.plans.rows import Component
from bluehelm.record import access
from bluehelm.record.figure import Figure
from bluehelm.reports import charts
from bluehelm.reports.words import Words
from bluehelm.web.pages import Room, enter, mission_for, part_asked, show
from bluehelm.web.plan.lines import Filter, Shown, lines
from bluehelm.web.plan.sums import biggest, causes

ON_A_PAGE = 40
MONEY = ("apportionment", "expenditure", "variance", "percent", "utilization")
TABLES = {"achievement": "framework", "variance": "resources", "vacancy": "resources", "causes": "framework"}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    entries = [
        {"mission": mission, "periods": store.periods(mission.code)}
        for mission in access.missions(request.user)
    ]
    context = {"title": _("Missions"), "missions": entries}
    return render(request, "web/home.html", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html", {"title": _("Help")})


@require_safe
def mission(request: HttpRequest, code: str) -> HttpResponse:
    """A mission without a period leads to its latest, one without reports to its incidents."""
    found = mission_for(request, code)
    periods = store.periods(found.code)
    if not periods and access.audience(request.user, found) in access.INSIDE:
        return redirect("incidents", found.code)
    if not periods:
        raise Http404
    return redirect("overview", found.code, periods[0].replace("/", "-"))


def completion(room: Room, kind: str, part: str | None = None) -> dict[str, Figure | None]:
    stem = f"completion/{kind}" if part is None else f"completion/{kind}/{part}"
    return {"rate": room.figures.get(f"{stem}/rate")}


@require_safe
def overview(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    figures = room.figures
    whole = f"money/{room.slug}/performance/gross-requirements"
    money = [figures[f"{whole}/{name}"] for name in MONEY if f"{whole}/{name}" in figures]
    context = {
        "title": _("%(mission)s in %(period)s") % {"mission": room.mission.code, "period": room.period},
        "indicators": completion(room, "indicators"),
        "outputs": completion(room, "outputs"),
        "called": figures.get("words/indicators/called-achieved-but-not-met/count"),
        "money": money,
        "untargeted": room.plan.plan.shape == "merged" and not measured(room),
        "source_title": Words(get_language() or "en").own(room.plan.plan, "title") or room.plan.source_title,
        "variances": biggest(room),
        "causes": causes(figures),
        "charts": chart_list(room),
        "version": room.plan.change,
        "set_aside": len(room.plan.plan.set_aside),
        "audit": audits.latest(room.mission.code),
    }
    return show(request, "web/overview.html", room, "overview", context)


def measured(room: Room) -> bool:
    """Whether any indicator could be set against a target."""
    rate = completion(room, "indicators")["rate"]
    return rate is not None and bool(rate.denominator)


def chart_list(room: Room) -> list[dict[str, str]]:
    """The charts that this plan can fill, with the words that stand for the picture."""
    words = Words(get_language() or "en")
    return [
        {
            "kind": kind,
            "title": words(f"chart.{kind}.title"),
            "description": words(f"chart.{kind}.description"),
            "table": room.url(TABLES[kind]),
        }
        for kind in charts.KINDS
        if charts.drawable(kind, room.plan.plan)
    ]


def asked(query: QueryDict) -> Filter:
    """The filter in the address; a choice that does not exist is no choice."""
    words = query.get("words", "").strip()[:200]
    status, kind = query.get("status"), query.get("kind")
    return Filter(
        status=status if status in STATUSES else None,
        cause=query.get("cause") or None,
        kind=kind if kind in ("indicators", "outputs") else None,
        words=words or None,
    )


def grouped(found: Iterable[Shown], with_number: bool) -> list[dict[str, Any]]:
    """Lines by accomplishment and kind, each group a table of its own."""
    groups: dict[tuple[str, str], list[Shown]] = {}
    for line in found:
        groups.setdefault((line.accomplishment, line.kind), []).append(line)
    names = {"indicators": _("Indicators of achievement"), "outputs": _("Outputs")}
    return [
        {
            "id": f"{kind}-{number}".replace(".", "-"),
            "heading": f"{number} {names[kind]}" if with_number else names[kind],
            "kind": kind,
            "lines": found,
        }
        for (number, kind), found in groups.items()
    ]


def turned(query: QueryDict, page: int) -> str:
    changed = query.copy()
    changed["page"] = str(page)
    return changed.urlencode()


@require_safe
def framework(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Components and accomplishments; with a filter, the lines that pass it."""
    room = enter(request, code, slug)
    wanted = asked(request.GET)
    every = tuple(lines(room.plan.plan, room.figures))
    context: dict[str, Any] = {
        "title": _("Results framework"),
        "filter": wanted,
        "statuses": STATUSES,
        "codes": sorted({code for line in every for code in line.reasons}),
    }
    if wanted.chosen:
        found = Paginator([line for line in every if wanted.lets(line)], ON_A_PAGE)
        page = found.get_page(request.GET.get("page"))
        context |= {"total": found.count, "pages": found.num_pages, "page": page.number}
        context["groups"] = grouped(page.object_list, with_number=True)
        if page.has_previous():
            context["previous"] = turned(request.GET, page.previous_page_number())
        if page.has_next():
            context["next"] = turned(request.GET, page.next_page_number())
    else:
        context["components"] = browse(room)
    template = "web/_answer.html" if part_asked(request) else "web/framework.html"
    return show(request, template, room, "framework", context)


def browse(room: Room) -> list[dict[str, Any]]:
    """Components with their accomplishments and how much of each was met."""
    plan = room.plan.plan
    titles = {component.number: component for component in plan.components}
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in plan.accomplishments:
        part = key_part(entry.number)
        rates = [completion(room, kind, part)["rate"] for kind in ("indicators", "outputs")]
        number = entry.number.split(".")[0] if entry.component is None else entry.component
        found.setdefault(number, []).append({"accomplishment": entry, "parts": rates})
    return [
        {
            "number": number,
            "row": titles.get(number),
            "title": _("Without a component"),
            "accomplishments": accomplishments,
        }
        for number, accomplishments in found.items()
    ]


def component_of(room: Room, number: str | None) -> Component | None:
    return next((part for part in room.plan.plan.components if part.number == number), None)


@require_safe
def accomplishment(request: HttpRequest, code: str, slug: str, number: str) -> HttpResponse:
    room = enter(request, code, slug)
    found = next((entry for entry in room.plan.plan.accomplishments if entry.number == number), None)
    if found is None:
        raise Http404
    part = key_part(number)
    own = [line for line in lines(room.plan.plan, room.figures) if line.accomplishment == number]
    context = {
        "title": number,
        "accomplishment": found,
        "component": component_of(room, found.component),
        "indicators": completion(room, "indicators", part),
        "outputs": completion(room, "outputs", part),
        "groups": grouped(own, with_number=False),
        "crumbs": [{"url": room.url("framework"), "label": _("Results framework")}],
    }
    return show(request, "web/accomplishment.html", room, "framework", context)
