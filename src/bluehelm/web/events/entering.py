"""Typing an incident: the form, the places a name may mean, harm in words, and corrections."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.events import shorthand, typed
from bluehelm.events.rows import AccountRow, IncidentRow
from bluehelm.events.store import entering, seen, whole
from bluehelm.events.worded import people
from bluehelm.record import messages as told_messages
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission, User
from bluehelm.record.said import Said
from bluehelm.web.events import entry_forms, frame
from bluehelm.web.pages import why_not
from bluehelm.web.signs import language

SURE = 0.8  # a place this likely is ticked beforehand
STORED = "stored=1"  # tells the browser to forget what it kept of the form
NEW = "new"  # of the question about doubles: it is another event


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """The form for a new incident; what it asks about is asked on the same page."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _ended(request)
    mission, audience = frame.enter(request, code, "enter")
    if audience not in INSIDE:
        raise Http404
    if request.method != "POST":
        form = entry_forms.Entry(initial={"ref": entry_forms.new_ref(), "day": ""})
        return _page(request, mission, form)
    form = entry_forms.Entry(request.POST)
    said = _said(form, mission)
    if said is None:
        return _page(request, mission, form, status=422)
    same = form.cleaned_data["same"]
    alike = seen.alike(mission, said, audience) if not same else []
    if alike:
        return _page(request, mission, form, alike, 422)
    assert isinstance(request.user, User)
    try:
        number = int(same) if same.isdigit() else None
        done = entering.enter(request.user, mission, said, same_as=number)
    except BluehelmError as error:
        form.add_error(None, why_not(error))
        return _page(request, mission, form, status=422)
    messages.success(request, _("Stored as incident %(n)s.") % {"n": done.incident})
    if "another" in request.POST:
        return redirect(f"{reverse('incident_new', args=[mission.code])}?{STORED}")
    return _to(mission, done.incident)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str, account: int) -> HttpResponse:
    """The form for a new version of an account that was entered by hand."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _ended(request)
    mission, audience = frame.enter(request, code, "correct")
    row = _account(mission, account, audience)
    if request.method != "POST":
        form = entry_forms.Correction(initial=entry_forms.filled(row, _chosen(row)))
        return _page(request, mission, form, corrects=row)
    form = entry_forms.Correction(request.POST)
    said = _said(form, mission)
    if said is None:
        return _page(request, mission, form, status=422, corrects=row)
    assert isinstance(request.user, User)
    said = replace(said, state=row.state, extra=row.extra)
    try:
        done = entering.correct(request.user, mission, account, said, form.cleaned_data["why"])
    except BluehelmError as error:
        form.add_error(None, why_not(error))
        return _page(request, mission, form, status=422, corrects=row)
    told = (
        _("Nothing was changed: it says the same as before.")
        if done.unchanged
        else _("The correction stands.")
    )
    messages.success(request, told)
    return _to(mission, done.incident)


def _to(mission: Mission, number: int) -> HttpResponse:
    return redirect(f"{reverse('incident', args=[mission.code, number])}?{STORED}")


@require_safe
def places(request: HttpRequest, code: str) -> HttpResponse:
    """The places that the words of the form may mean, to choose from."""
    frame.enter(request, code, "enter")
    return render(
        request, "web/_entry_places.html", _found(request.GET.get("place", ""), request.GET.get("chosen", ""))
    )


@require_safe
def harm(request: HttpRequest, code: str) -> HttpResponse:
    """What the harm typed in short means, in words."""
    frame.enter(request, code, "enter")
    return render(request, "web/_entry_harm.html", _meant(request.GET.get("harm", "")))


def _said(form: entry_forms.Entry, mission: Mission) -> Said | None:
    """The account as typed; None with the faults in the form."""
    if not form.is_valid():
        return None
    try:
        today = datetime.now(UTC).date()
        return typed.said(form.entry(), form.cleaned_data["ref"], today, mission.country)
    except typed.Faulty as faults:
        form.blame(faults)
        return None


def _page(
    request: HttpRequest,
    mission: Mission,
    form: entry_forms.Entry,
    alike: list[IncidentRow] | None = None,
    status: int = 200,
    corrects: AccountRow | None = None,
) -> HttpResponse:
    context = {
        "title": _("Correct an account") if corrects else _("Record an incident"),
        "form": form,
        "alike": alike or [],
        "new": NEW,
        "corrects": corrects,
        **_found(str(form["place"].value() or ""), str(form["chosen"].value() or "")),
        **_meant(str(form["harm"].value() or "")),
    }
    return frame.show(request, "web/incident_new.html", mission, "incident_new", context, status)


def _ended(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody typed: nothing is stored and nothing lost, whoever it was."""
    context = {"title": _("Your session has ended"), "typed": _kept(request)}
    return render(request, "web/entry_ended.html", context, status=422)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be copied by those whose browser does not keep it."""
    shown = ("day", "place", "harm", "text", "operation")
    labels = entry_forms.Entry.base_fields
    return [
        (str(labels[name].label), request.POST[name][:20_000]) for name in shown if request.POST.get(name)
    ]


def _found(place: str, chosen: str) -> dict[str, Any]:
    try:
        found = typed.candidates(place, language())
    except BadInput as error:
        return {"candidates": [], "places_refused": why_not(error)}
    listed = [(typed.key(one), one) for one in found if one.kind != "coordinates"]
    exact = next((one for one in found if one.kind == "coordinates"), None)
    known = {key for key, _one in listed}
    likely = listed[0][0] if listed and listed[0][1].score >= SURE else ""
    return {
        "candidates": listed, "exact": exact, "asked": bool(place.strip()),
        "picked": chosen if chosen in known else likely,
    }  # fmt: skip


def _meant(text: str) -> dict[str, Any]:
    found = shorthand.read(text)
    return {
        "meant": [people.short(one, language()) for one in found.harm],
        "harm_faults": [(one.text, told_messages.told(one.why, language())) for one in found.faults],
    }


def _account(mission: Mission, account: int, audience: str) -> AccountRow:
    """The account, for one who may see all of it."""
    from bluehelm.events import models as tables

    held = tables.Account.objects.filter(
        mission=mission, pk=account, provider__name=entering.OWN, current=True
    )
    number = held.values_list("incident_id", flat=True).first()
    if number is None:
        raise Http404
    try:
        raw = whole.incident(mission, number, audience)
    except BluehelmError:
        raise Http404 from None
    there = next((row for row in raw.accounts if row.id == account), None)
    shown = {row.id: row for row in seen.one(mission, number, audience).accounts}
    if there is None or account not in shown:
        raise Http404
    if shown[account] != there:
        raise PermissionDenied
    return there


def _chosen(row: AccountRow) -> str:
    """The candidate that the account's point came from."""
    for one in typed.candidates(row.place):
        if (one.lat, one.lon) == (row.lat, row.lon):
            return typed.key(one)
    return typed.LEFT_OPEN
