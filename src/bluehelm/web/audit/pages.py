"""Audits: running one on documents, its findings side by side, and what people judge of them."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.checks import store
from bluehelm.checks.rows import FAMILIES, SEVERITIES, Judgement
from bluehelm.checks.store import KeptFinding, StoredAudit
from bluehelm.errors import BluehelmError
from bluehelm.plans.store import SourceRow
from bluehelm.record import access, history
from bluehelm.reports import audit as written
from bluehelm.web.audit import running as auditing
from bluehelm.web.audit.findings import STATES, asked, chosen, counted, left_out, unframed, unread
from bluehelm.web.forms import Audit, Judge
from bluehelm.web.pages import Room, attachment, enter, part_asked, show, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.plan.overview import turned
from bluehelm.web.reports import FORMS, LANGUAGES
from bluehelm.web.sources import EVIDENCE, visible

ON_A_PAGE = 25
KEPT_SECONDS = 3_600  # of a document written; any change in the history makes a new one


def crumbs(room: Room, number: int | None = None) -> list[dict[str, str]]:
    found = [{"url": room.url("audits"), "label": _("Audits")}]
    if number is not None:
        found.append({"url": room.url("audit", number), "label": _("Audit %(n)s") % {"n": number}})
    return found


@require_safe
def audits(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    return listing(request, room, None)


def listing(request: HttpRequest, room: Room, refused: Audit | None) -> HttpResponse:
    """The audits of the mission and, for editors, the form that runs one."""
    may = access.can(request.user, room.mission, "check")
    context = {
        "title": _("Audits"),
        "audits": store.audits(room.mission.code),
        "form": (refused or Audit(documents=on_hand(request, room))) if may else None,
        "member": access.role(request.user, room.mission) is not None,
        "most": auditing.MOST,
    }
    status = 200 if refused is None else 422
    return show(request, "web/audits.html", room, "audits", context, status=status)


def on_hand(request: HttpRequest, room: Room) -> list[SourceRow]:
    """The documents of the mission that can be audited."""
    return [row for row in visible(request, room) if row.kind != EVIDENCE]


@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Audit the documents that were chosen and sent; all of it is stored or nothing."""
    room = enter(request, code, slug, "check")
    if request.method != "POST":  # the address of a refused form, as another language asks for it
        return redirect(room.url("audits"))
    form = Audit(request.POST, request.FILES, documents=on_hand(request, room))
    if not form.is_valid():
        return listing(request, room, form)
    try:
        contents = auditing.gathered(form.sources(), form.cleaned_data["uploads"])
        saved = store.save(room.mission.code, auditing.audited(contents), contents, person(request.user))
    except BluehelmError as error:
        form.add_error("uploads", why_not(error))
        return listing(request, room, form)
    if not saved.new:
        messages.info(
            request, _("These files were audited before, with the same findings; nothing was added.")
        )
    return redirect(room.url("audit", saved.number))


def stored(room: Room, number: int) -> StoredAudit:
    try:
        return store.audit(room.mission.code, number)
    except access.Unseen:
        raise Http404 from None


@require_safe
def audit(request: HttpRequest, code: str, slug: str, number: int) -> HttpResponse:
    """One audit: its documents, its counts, and the findings that pass the filter, page by page."""
    room = enter(request, code, slug)
    found = stored(room, number)
    wanted = asked(request.GET, found)
    pages = Paginator(chosen(found, wanted), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = frame(request, room, found) | {
        "title": _("Audit %(n)s") % {"n": number},
        "filter": wanted,
        "severities": SEVERITIES,
        "families": [name for name in FAMILIES if any(one.family == name for one in found.findings)],
        "states": STATES,
        "entries": [entry(one, found.judgements.get(one.key)) for one in page.object_list],
        "total": pages.count,
        "pages": pages.num_pages,
        "page": page.number,
        "query": request.GET.urlencode(),
        "previous": turned(request.GET, page.previous_page_number()) if page.has_previous() else None,
        "next": turned(request.GET, page.next_page_number()) if page.has_next() else None,
        "unread": unread(found),
        "unframed": unframed(found),
        "left_out": left_out(found),
        "forms": FORMS,
        "crumbs": crumbs(room),
    }
    template = "web/_findings.html" if part_asked(request) else "web/audit.html"
    return show(request, template, room, "audits", context)


def frame(request: HttpRequest, room: Room, found: StoredAudit) -> dict[str, Any]:
    """What every page of an audit shows."""
    return {
        "audit": found.row,
        "counts": counted(found),
        "may_judge": access.can(request.user, room.mission, "judge"),
        "member": access.role(request.user, room.mission) is not None,
    }


def entry(finding: KeptFinding, judged: Judgement | None, form: Judge | None = None) -> dict[str, Any]:
    return {"finding": finding, "judged": judged, "form": form or Judge(auto_id=f"%s-{finding.key}")}


@require_safe
def finding(request: HttpRequest, code: str, slug: str, number: int, key: str) -> HttpResponse:
    room = enter(request, code, slug)
    return finding_page(request, room, stored(room, number), key, None)


def finding_page(
    request: HttpRequest, room: Room, found: StoredAudit, key: str, refused: Judge | None
) -> HttpResponse:
    """One finding with every judgement it ever had; refused is a form that was sent with faults."""
    one = found.finding(key)
    if one is None:
        raise Http404
    context = frame(request, room, found) | {
        "title": one.said("title", get_language() or "en"),
        "entry": entry(one, found.judgements.get(key), refused),
        "judgements": store.judgements(room.mission.code).get(key, ())[::-1],
        "others": [n for n in store.holding(room.mission.code, key) if n != found.row.number],
        "crumbs": crumbs(room, found.row.number),
    }
    status = 200 if refused is None else 422
    return show(request, "web/finding.html", room, "audits", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, code: str, slug: str, number: int, key: str) -> HttpResponse:
    """Accept, dismiss or reopen a finding; the list or the finding's page comes back as it then stands."""
    room = enter(request, code, slug, "judge")
    if request.method != "POST":
        return redirect(room.url("finding", number, key))
    one = stored(room, number).finding(key)
    verdict = request.POST.get("verdict")
    if one is None or verdict not in store.VERDICTS:
        raise Http404
    form: Judge | None = Judge(request.POST, auto_id=f"%s-{key}")
    if form is not None and form.is_valid():
        try:
            store.judge(room.mission.code, key, verdict, form.cleaned_data["why"], person(request.user))
        except BluehelmError as error:
            form.add_error("why", why_not(error))
        else:
            form = None
    found = stored(room, number)
    if part_asked(request):
        context = frame(request, room, found) | {
            "mission": room.mission,
            "slug": room.slug,
            "entry": entry(one, found.judgements.get(key), form),
            "query": request.POST.get("query"),
            "answer": True,
        }
        return render(request, "web/_judged.html", context)
    if form is not None:
        return finding_page(request, room, found, key, form)
    messages.success(request, _("The judgement was kept."))
    return redirect(back(request, room, number, key))


def back(request: HttpRequest, room: Room, number: int, key: str) -> str:
    """The list as it was filtered, at this finding; else the finding's own page."""
    if "query" not in request.POST:
        return room.url("finding", number, key)
    query = QueryDict(request.POST["query"]).urlencode()
    return f"{room.url('audit', number)}?{query}#f-{key}"


@require_safe
def download(request: HttpRequest, code: str, slug: str, number: int) -> HttpResponseBase:
    """The audit as a document, with the judgements as they stand."""
    room = enter(request, code, slug)
    found = stored(room, number)
    form, language = request.GET.get("form", ""), get_language() or "en"
    if form not in FORMS or language not in LANGUAGES:
        raise Http404
    member = access.role(request.user, room.mission) is not None
    name = f"{room.mission.code}-audit-{number}-{language}.{form}"
    key = f"audit/{room.slug}/{name}/{member}/{history.head()}"
    content = cache.get_or_set(key, lambda: document(found, name, language, member), KEPT_SECONDS)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = attachment(name)
    return response


def document(found: StoredAudit, name: str, language: str, member: bool) -> bytes:
    """The audit in the form that the name asks for; who judged is for members."""
    judged = {
        key: replace(said, by=(said.by if member else _("a member of the mission")) or _("somebody who left"))
        for key, said in found.judgements.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        return written.write(found.audit, path, language, judged, found.row.at).read_bytes()
