"""The report builder: texts in versions, the preview, the finished document; and the charts."""

from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.plans.figures import title
from bluehelm.record import access, history
from bluehelm.record.figure import Figure
from bluehelm.reports import charts, forms, narrative, performance
from bluehelm.reports import store as written
from bluehelm.reports.words import Words
from bluehelm.web.forms import Narrate
from bluehelm.web.pages import Room, attachment, enter, show, why_not
from bluehelm.web.plan.acts import person

LANGUAGES = {"en": "English", "fr": "Français"}
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
PICKED = 40  # figures in the list at once
# The report is one page with its style and its script inside; it runs without the site's address or cookies.
SANDBOX = {
    "sandbox": ["allow-scripts", "allow-popups"],
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "script-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
}
YEAR_SECONDS = 31_536_000
PREVIEW_KEPT = 3_600  # seconds; any change in the history makes a new one


@require_safe
def chart(request: HttpRequest, code: str, slug: str, kind: str) -> HttpResponse:
    """One chart as SVG. Its address carries the last change, so that a browser may keep it."""
    room = enter(request, code, slug)
    language = request.GET.get("language", "en")
    if kind not in charts.KINDS or language not in LANGUAGES:
        raise Http404
    try:
        sheet = charts.NARROW if "narrow" in request.GET else charts.WIDE
        svg = charts.cached(kind, room.plan.plan, language, sheet)
    except BadInput:
        raise Http404 from None
    response = HttpResponse(svg, content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=YEAR_SECONDS if "v" in request.GET else 0)
    return response


@require_safe
def report(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The sections of the report and what is written for each, in both languages."""
    room = enter(request, code, slug)
    texts = {language: written.narratives(room.mission.code, room.period, language) for language in LANGUAGES}
    words = Words(get_language() or "en")
    context = {
        "title": _("Performance report"),
        "sections": [
            {
                "key": key,
                "name": words(f"section.{key}"),
                "texts": [
                    {"language": language, "found": texts[language].get(key)} for language in LANGUAGES
                ],
            }
            for key in narrative.SECTIONS
        ],
        "may_write": access.can(request.user, room.mission, "narrate"),
        "languages": LANGUAGES,
    }
    return show(request, "web/report.html", room, "report", context)


@require_http_methods(["GET", "HEAD", "POST"])
def narrative_page(request: HttpRequest, code: str, slug: str, section: str, language: str) -> HttpResponse:
    """The text of one section in one language: its versions, and for editors the form."""
    posted = request.method == "POST"
    room = enter(request, code, slug, "narrate" if posted else "read")
    if section not in narrative.SECTIONS or language not in LANGUAGES:
        raise Http404
    if not posted:
        return narrative_form(request, room, (section, language), None)
    form = Narrate(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            by, why = person(request.user), said["why"]
            written.write_narrative(
                room.mission.code, room.period, section, language, said["text"], by, why=why
            )
        except BluehelmError as error:
            form.add_error("text", why_not(error))
        else:
            messages.success(request, _("The text was kept as a new version."))
            return redirect(room.url("narrative", section, language))
    return narrative_form(request, room, (section, language), form)


def narrative_form(
    request: HttpRequest, room: Room, what: tuple[str, str], refused: Narrate | None
) -> HttpResponse:
    section, language = what
    versions = written.versions(room.mission.code, room.period, section, language)
    latest = versions[0].text if versions else ""
    wanted = request.GET.get("figure", "").strip()[:100]
    context = {
        "title": Words(get_language() or "en")(f"section.{section}"),
        "section": section,
        "language": language,
        "language_name": LANGUAGES[language],
        "form": refused if refused is not None else Narrate(initial={"text": latest}),
        "may_write": access.can(request.user, room.mission, "narrate"),
        "versions": versions,
        "member": access.role(request.user, room.mission) is not None,
        "wanted": wanted,
        "found": picked(bindable(request, room), wanted),
        "crumbs": [{"url": room.url("report"), "label": _("Performance report")}],
    }
    status = 200 if refused is None else 422
    return show(request, "web/narrative.html", room, "report", context, status=status)


def bindable(request: HttpRequest, room: Room) -> dict[str, Figure]:
    """What a text can bind; counts of incidents are shown to those alone who may write one."""
    if access.can(request.user, room.mission, "narrate"):
        return written.figures(room.plan)
    return room.figures


def picked(figures: dict[str, Figure], wanted: str) -> list[dict[str, Any]]:
    """The figures whose name or key holds every word that was asked for; headline figures without one."""
    language = get_language() or "en"
    parts = wanted.casefold().split() or ["gross requirements"]
    found = []
    for figure in figures.values():
        name = title(figure, language)
        text = f"{name} {figure.key} {figure.label}".casefold()
        if all(part in text for part in parts):
            found.append({"figure": figure, "title": name, "mark": f"{{{{figure:{figure.key}}}}}"})
        if len(found) == PICKED:
            break
    return found


@require_safe
@csp_replace(SANDBOX)  # type: ignore[untyped-decorator]
def preview(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The report as its own page, shut off from the site's session by a sandbox."""
    room = enter(request, code, slug)
    language = get_language() or "en"
    key = f"preview/{code}/{slug}/{language}/{history.head()}"

    def compose() -> bytes:
        return forms.FORMS["html"](performance.document_of(room.mission.code, room.period, language))

    return HttpResponse(cache.get_or_set(key, compose, PREVIEW_KEPT))


def made(request: HttpRequest, room: Room, form: str, language: str) -> bytes:
    """The report, bound to the figures as they stand; that a member wrote it is kept in the history."""
    document = performance.document_of(room.mission.code, room.period, language)
    content = forms.FORMS[form](document)
    if access.role(request.user, room.mission) is not None:
        what = written.Written(room.mission, room.period, form, language, content)
        written.keep_report(what, document.figures(), person(request.user))
    return content


@require_POST
def download(request: HttpRequest, code: str, slug: str) -> HttpResponseBase:
    """Write the report and hand it over as a file."""
    room = enter(request, code, slug)
    form, language = request.POST.get("form", ""), request.POST.get("language", "")
    if form not in FORMS or language not in LANGUAGES:
        raise Http404
    try:
        content = made(request, room, form, language)
    except BluehelmError as error:
        messages.error(request, why_not(error))
        return redirect(room.url("report"))
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = attachment(f"{room.mission.code}-{room.slug}-{language}.{form}")
    return response
