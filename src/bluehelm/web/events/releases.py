"""Files of incidents: exports for the mission's own people, and releases that two approvers sign."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.events.exports.forms import MEDIA
from bluehelm.events.protect import release as rules
from bluehelm.events.protect import shown as protect
from bluehelm.events.query import Query, parsed
from bluehelm.events.query import written as address
from bluehelm.events.store import exporting, releasing
from bluehelm.record import access, vocab
from bluehelm.record.models import Mission
from bluehelm.web.events.frame import enter, show
from bluehelm.web.forms import LONGEST, Described
from bluehelm.web.pages import attachment, telling, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.signs import language, signed

FORMS = {"csv": "CSV", "hxl": "HXL (CSV)", "geojson": "GeoJSON", "kml": "KML"}
PRODUCTS = {
    releasing.INCIDENTS: gettext_lazy("incidents, one by one"),
    releasing.FIGURES: gettext_lazy("figures of harm by quarter"),
}


def audiences() -> list[tuple[str, str]]:
    outside = (one for one in exporting.AUDIENCES if protect.rules(one).outside)
    return [(one, vocab.word("audiences", one, language())) for one in outside]


class Ask(Described):
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    product = forms.ChoiceField(label=gettext_lazy("What is released"), choices=PRODUCTS.items())
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), choices=audiences)
    form = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=FORMS.items(), help_text=gettext_lazy("Figures leave as CSV.")
    )
    why = forms.CharField(
        label=gettext_lazy("Reason"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )


class Say(Described):
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Needed for a refusal."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def state_sign(state: str) -> SafeString:
    if state == rules.SIGNED:
        return signed("met", "✓", _("signed by two"))
    if state == rules.REFUSED:
        return signed("not", "✕", _("refused"))
    return signed("partly", "…", _("waits for signatures"))


def _rows(found: list[releasing.ReleaseRow]) -> list[dict[str, Any]]:
    return [
        {"row": row, "state": state_sign(row.state), "audience": _audience(row.audience)} for row in found
    ]


def _audience(name: str) -> str:
    return vocab.word("audiences", name, language())


@require_safe
def releases(request: HttpRequest, code: str) -> HttpResponse:
    """What was asked for, signed, refused."""
    mission, audience = enter(request, code, "enter")
    context = {
        "title": _("Releases"),
        "releases": _rows(releasing.listed(request.user, mission)),
        "own": _audience(audience),
        "forms": FORMS.items(),
    }
    return show(request, "web/releases.html", mission, "incidents_releases", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a release of what a list or a map shows: the address carries its filter."""
    mission, _audience_of = enter(request, code, "enter")
    if request.method != "POST":
        return _asking(request, mission, Ask(initial={"query": request.GET.urlencode()}), 200)
    form = Ask(request.POST)
    if not form.is_valid():
        return _asking(request, mission, form, 422)
    told = form.cleaned_data
    try:
        asked = releasing.Asked(_query(told["query"]), told["audience"], told["form"], told["product"])
        made = releasing.ask(person(request.user), mission, told["title"], asked, told["why"])
    except BluehelmError as error:
        form.add_error(None, why_not(error))
        return _asking(request, mission, form, 422)
    return redirect("release", mission.code, made.n)


def _query(text: str) -> Query:
    return parsed(dict(QueryDict(text).lists()))


def _asking(request: HttpRequest, mission: Mission, form: Ask, status: int) -> HttpResponse:
    asked = form["query"].value() or ""
    try:
        words = address(_query(asked)).replace("&", " · ").replace("%2C", ", ").replace("+", " ")
    except BluehelmError:
        raise Http404 from None
    context = {"title": _("Ask for a release"), "form": form, "asked": words}
    return show(request, "web/release_ask.html", mission, "incidents_releases", context, status)


@require_safe
def release(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """One release with what it holds, and the form to sign or refuse it."""
    mission, _audience_of = enter(request, code, "enter")
    try:
        row = releasing.one(request.user, mission, n)
        text, more = releasing.preview(request.user, mission, n)
    except access.Unseen:
        raise Http404 from None
    before = [
        one
        for one in releasing.listed(request.user, mission)
        if one.state == rules.SIGNED and one.audience == row.audience and one.n != n
    ]
    mine = person(request.user).get_username()
    open_ = row.state == rules.OPEN and access.can(request.user, mission, "approve")
    context = {
        "title": row.title, "row": row, "state": state_sign(row.state), "audience": _audience(row.audience),
        "product": PRODUCTS[row.product], "about": row.asked["about"], "text": text, "more": more,
        "before": _rows(before), "form": Say(), "needed": rules.NEEDED,
        "may_sign": open_ and mine != row.by and mine not in {one.by for one in row.words},
        "asked": row.asked["query"].replace("&", " · ").replace("%2C", ", ").replace("+", " "),
    }  # fmt: skip
    return show(request, "web/release.html", mission, "incidents_releases", context)


@require_POST
def act(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """Sign or refuse."""
    mission, _audience_of = enter(request, code, "approve")
    why = request.POST.get("why", "")[:LONGEST]
    by = person(request.user)
    if request.POST.get("word") == rules.REFUSED:
        with telling(request, _("The release was refused.")):
            releasing.refuse(by, mission, n, why)
    else:
        with telling(request, _("Your signature was noted.")):
            releasing.sign(by, mission, n, why)
    return redirect("release", mission.code, n)


@require_safe
def file(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """The signed file, as it was signed."""
    mission, _audience_of = enter(request, code, "enter")
    try:
        row, content = releasing.content(request.user, mission, n)
    except BluehelmError:
        raise Http404 from None
    return _sent(content, row.media_type, row.name)


@require_safe
def export(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """What the filter of the address finds, for the person's own audience."""
    mission, audience = enter(request, code)
    if form not in MEDIA:
        raise Http404
    try:
        query = _query(request.GET.urlencode())
        made = exporting.export(request.user, mission, query, audience, form)
    except access.Unseen:
        raise Http404 from None
    except BluehelmError as error:
        return _refused(request, mission, why_not(error))
    return _sent(made.content, made.media_type, made.name)


def _refused(request: HttpRequest, mission: Mission, why: str) -> HttpResponse:
    context = {
        "title": _("The file was not made"),
        "why": why,
        "back": reverse("incidents", args=[mission.code]),
    }
    return show(request, "web/release_refused.html", mission, "incidents_releases", context, 422)


def _sent(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = attachment(name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
