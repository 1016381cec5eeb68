"""The figures of a mission's incidents: tables with links to the incidents, a chart, and the same as CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.events.figures import flat, periods
from bluehelm.events.figures.rows import DIMENSIONS
from bluehelm.events.query import Query, written
from bluehelm.events.store import tabling
from bluehelm.events.store.tabling import TABLES, Answer, Wanted
from bluehelm.record import history, vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.reports import charts, harmchart
from bluehelm.web.events import filters, frame, grids, grids_rights
from bluehelm.web.events.grids import Grid, said
from bluehelm.web.pages import attachment, part_asked, why_not
from bluehelm.web.signs import language

OUTSIDE = ("partner", "public")
CHARTED = 60  # bars of a chart
MOST = 8  # answers in memory; the oldest leaves first

_kept: dict[tuple[Any, ...], Answer | None] = {}


@require_safe
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """The table that is asked for, its chart, and the forms that ask for others."""
    mission, audience = frame.enter(request, code)
    asked = filters.read(request.GET, mission, audience)
    wanted, misread = understood(request, asked.query)
    context: dict[str, Any] = {
        "title": _("Figures of harm and rights"),
        "filter": asked,
        "inside": audience in INSIDE,
    }
    if context["inside"]:
        whom = _whom(request, audience)
        context |= shown(mission, wanted, whom) | {"misread": misread, "whom": whom, "audience": audience}
        context |= {"for_others": [(name, _audience(name)) for name in (audience, *OUTSIDE)]}
    context |= _asking(wanted, request.GET.get("for", ""))
    template = "web/_incident_figures.html" if part_asked(request) else "web/incidents_figures.html"
    return frame.show(request, template, mission, "incidents_figures", context)


def understood(request: HttpRequest, query: Query) -> tuple[Wanted, list[str]]:
    """What the address asks to be counted, and what of it is not understood and left out."""
    misread = []
    table = request.GET.get("table", tabling.HARM)
    if table not in TABLES:
        misread.append(_("There is no table %(name)s.") % {"name": table[:40]})
        table = tabling.HARM
    step = request.GET.get("step", "quarter")
    if step not in periods.STEPS:
        misread.append(_("There is no step %(name)s.") % {"name": step[:40]})
        step = "quarter"
    by = tuple(dict.fromkeys(one for one in request.GET.getlist("by") if one in DIMENSIONS))
    return Wanted(table, query, by or ("period",), step), misread


def _whom(request: HttpRequest, audience: str) -> str:
    asked = request.GET.get("for", audience)
    return asked if asked in OUTSIDE else audience


def found(mission: Mission, wanted: Wanted, audience: str) -> Answer | None:
    """The answer, kept in memory until something changes in the mission."""
    key = (mission.pk, history.last(mission), wanted, audience)
    if key not in _kept:
        told = tabling.answer(mission, wanted, audience)
        while len(_kept) >= MOST:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = told
    return _kept[key]


def shown(mission: Mission, wanted: Wanted, audience: str) -> dict[str, Any]:
    """The grids of the answer, or why there are none."""
    try:
        answer = found(mission, wanted, audience)
        if answer is None:
            return {"grids": [], "why": _("No incident fits the filter.")}
        document = tabling.document(answer)
    except BluehelmError as error:
        return {"grids": [], "why": why_not(error)}
    return {
        "grids": list(laid_out(answer, document, mission)),
        "answer": answer,
        "doubtful": said("doubtful").format(n=answer.doubtful) if answer.doubtful else "",
        "days": (answer.period.first, answer.period.last),
        "chart": _charted(answer),
        "version": history.last(mission),
    }


def laid_out(answer: Answer, told: dict[str, Any], mission: Mission) -> Iterator[Grid]:
    """The tables of the answer, each as a grid."""
    caption = said(answer.wanted.table)
    if "heads" in told:
        yield grids.outside(told, caption)
    elif answer.harm is not None:
        yield grids.counted(told, links(mission), caption)
    elif answer.rights is not None:
        yield grids_rights.rights(told, f"{caption}, {told['period']}")
    elif answer.attacked is not None:
        yield grids_rights.attacks(told, f"{caption}, {told['period']}")
    elif answer.missing is not None:
        yield grids_rights.missing(told, caption)
    elif answer.restrictions is not None:
        for one in told["tables"]:
            yield grids.counted(one, links(mission), f"{caption}, {said(one['by'][0])}")
    else:
        for one, checked in zip(told["controls"], answer.checked, strict=True):
            control = checked.control
            yield grids_rights.control(one, control.title[language()], control.counts[language()])


def links(mission: Mission) -> grids.Links:
    """From the filter of a row to the page of its incidents."""
    try:
        address = reverse("incidents", args=[mission.code])
    except NoReverseMatch:
        return lambda query: ""
    return lambda query: f"{address}?{query}"


def _charted(answer: Answer) -> bool:
    told = answer.harm
    if told is None or answer.audience in OUTSIDE or not 0 < len(told.totals) <= CHARTED:
        return False
    return any("casualties" in row.cell.tolls for row in told.totals)


def _asking(wanted: Wanted, whom: str) -> dict[str, Any]:
    """What the forms hold: the tables as links, and what to count by."""
    same = parse_qsl(written(wanted.query))
    own = [("step", wanted.step), *(("by", one) for one in wanted.by), *((("for", whom),) if whom else ())]
    return {
        "kept": [("table", wanted.table), *own],
        "same": [("table", wanted.table), *same, *((("for", whom),) if whom else ())],
        "tables": [(name, said(name), urlencode([("table", name), *own, *same])) for name in TABLES],
        "table": wanted.table,
        "counts": wanted.table == tabling.HARM,
        "steps": [(one, said(one), one == wanted.step) for one in periods.STEPS],
        "parts": [(one, said(one), one in wanted.by) for one in DIMENSIONS],
        "query": urlencode([("table", wanted.table), *own, *same]),
    }


def _audience(name: str) -> str:
    return vocab.word("audiences", name, language())


@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """The table as CSV: codes of the vocabulary, one row a line; for others with few people withheld."""
    mission, wanted, audience = _inside(request, code)
    try:
        answer = found(mission, wanted, audience)
        if answer is None:
            raise Http404
        document = tabling.document(answer)
    except BadInput:
        raise Http404 from None
    heads, rows = flat.flat(document)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([[flat.safe(part) for part in row] for row in rows])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = attachment(f"{mission.code}-{wanted.table}-{audience}.csv")
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def chart(request: HttpRequest, code: str) -> HttpResponse:
    """Killed and injured by period, as SVG."""
    mission, wanted, audience = _inside(request, code)
    answer = found(mission, replace(wanted, by=("period",)), audience)
    if answer is None or answer.harm is None or not _charted(answer):
        raise Http404
    bars = [harmchart.Bar(*_bar(row.cell)) for row in answer.harm.totals]
    sheet = charts.NARROW if "narrow" in request.GET else charts.WIDE
    told = ["harm", language(), sheet.width, [asdict(one) for one in bars]]
    svg = charts.kept(told, lambda: harmchart.draw(bars, language(), sheet))
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-cache"
    return response


def _bar(cell: Any) -> tuple[str, int, int | None, int | None]:
    values = [
        None if (toll := cell.tolls.get(name)) is None else toll.value for name in ("killed", "injured")
    ]
    return periods.name(cell.period), cell.incidents, *values


def _inside(request: HttpRequest, code: str) -> tuple[Mission, Wanted, str]:
    """The mission and what is asked; 404 for those outside, to whom figures go by a release."""
    mission, audience = frame.enter(request, code)
    if audience not in INSIDE:
        raise Http404
    query = filters.read(request.GET, mission, audience).query
    return mission, understood(request, query)[0], _whom(request, audience)
