"""The identities beside an account: sealed by editors, opened by members with clearance; and when they go."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.events.models import Account
from bluehelm.events.store import seen, whole
from bluehelm.record import access, retention, vocab
from bluehelm.record import identities as room
from bluehelm.record.identities import IdentityRow, Person
from bluehelm.record.models import Mission, User
from bluehelm.web.events.frame import enter, show
from bluehelm.web.forms import LONGEST, Described
from bluehelm.web.pages import mission_for, telling, why_not
from bluehelm.web.plan.acts import person

ABOUT = "events.Account"
WHY = gettext_lazy("Reason")
HINT = gettext_lazy("Kept in the log. Do not name the person in it.")


def role_choices() -> list[tuple[str, str]]:
    return [(role, vocab.word("retention", role, get_language() or "en")) for role in room.roles()]


class Seal(Described):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=role_choices)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    contact = forms.CharField(
        label=gettext_lazy("How to reach them"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    born = forms.CharField(label=gettext_lazy("Born"), required=False, max_length=100)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("Only what is needed to find the person again."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"}),
    )


class Reasoned(Described):
    identity = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label=WHY, max_length=LONGEST, help_text=HINT)


class Keep(Reasoned):
    until = forms.DateField(
        label=gettext_lazy("Keep until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def seal(user: User, mission: Mission, account: int, said: dict[str, Any]) -> None:
    who = Person(said["name"], said["contact"], said["born"], said["note"])
    room.add(user, mission, ABOUT, account, said["role"], who)


def keep(user: User, mission: Mission, account: int, said: dict[str, Any]) -> None:
    _beside(user, mission, account, said["identity"])
    room.keep(user, mission, said["identity"], said["until"], said["why"])


def delete(user: User, mission: Mission, account: int, said: dict[str, Any]) -> None:
    _beside(user, mission, account, said["identity"])
    room.delete(user, mission, said["identity"], said["why"])


Act = tuple[type[Described], Callable[[User, Mission, int, dict[str, Any]], None], Any]
ACTS: dict[str, Act] = {
    "seal": (Seal, seal, gettext_lazy("The identity is sealed. The page cannot show it again.")),
    "keep": (Keep, keep, gettext_lazy("The identity is kept until that day.")),
    "delete": (Reasoned, delete, gettext_lazy("The identity is deleted for good.")),
}


@require_safe
def identities(request: HttpRequest, code: str) -> HttpResponse:
    """How long identities are kept, and for those with clearance which there are."""
    mission, _audience = enter(request, code, "enter")
    cleared = room.cleared(request.user, mission)
    context = {
        "title": _("Identities"),
        "rules": rules(),
        "cleared": cleared,
        "rows": shown(room.all_of(request.user, mission)) if cleared else [],
    }
    return show(request, "web/incidents_identities.html", mission, "incidents_identities", context)


@require_safe
def of_incident(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The accounts of an incident, to choose whose identities are meant; of one account at once those."""
    mission = mission_for(request, code)
    try:
        found = seen.one(mission, number, access.audience(request.user, mission))
    except access.Unseen:
        raise Http404 from None
    _may(request, mission)
    if len(found.accounts) == 1:
        return redirect("account_identities", mission.code, found.accounts[0].id)
    context = {
        "title": _("Identities of incident %(number)s") % {"number": number},
        "accounts": found.accounts,
        "number": number,
    }
    return show(request, "web/incident_identities.html", mission, "incidents_identities", context)


@require_safe
def account(request: HttpRequest, code: str, account: int) -> HttpResponse:
    mission = beside(request, code, account)
    return listing(request, mission, account, Seal(), 200)


@sensitive_post_parameters("name", "contact", "born", "note")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, account: int, action: str) -> HttpResponse:
    """Seal, keep or delete; who looks at the address alone is led back to the account's identities."""
    mission = beside(request, code, account)
    if action not in ACTS:
        raise Http404
    back = redirect("account_identities", mission.code, account)
    if request.method != "POST":
        return back
    form_class, do, done = ACTS[action]
    form = form_class(request.POST)
    if not form.is_valid():
        seal_form = form if isinstance(form, Seal) else Seal()
        return listing(request, mission, account, seal_form, 422, form)
    with telling(request, done):
        do(person(request.user), mission, account, form.cleaned_data)
    return back


@require_POST
def unseal(request: HttpRequest, code: str, account: int) -> HttpResponse:
    """Who it is, on a page that no browser keeps."""
    mission = beside(request, code, account)
    form = Reasoned(request.POST)
    if not form.is_valid():
        return listing(request, mission, account, Seal(), 422, form)
    number, why = form.cleaned_data["identity"], form.cleaned_data["why"]
    user = person(request.user)
    with_fault = None
    try:
        _beside(user, mission, account, number)
        opened = room.unsealed(user, mission, number, why)
    except access.Unseen:
        raise Http404 from None
    except BluehelmError as error:
        with_fault = why_not(error)
        opened = None
    context = {
        "title": _("Identity %(number)s") % {"number": number},
        "account": account,
        "opened": opened,
        "fault": with_fault,
    }
    status = 200 if opened is not None else 422
    response = show(request, "web/identity.html", mission, "incidents_identities", context, status)
    patch_cache_control(response, no_store=True)
    return response


def listing(
    request: HttpRequest,
    mission: Mission,
    account: int,
    seal_form: Described,
    status: int,
    bound: Described | None = None,
) -> HttpResponse:
    rows = room.of(request.user, mission, ABOUT, account)
    wrong = None if bound is None or bound is seal_form else bound
    context = {
        "title": _("Identities beside account %(number)s") % {"number": account},
        "account": account,
        "cleared": room.cleared(request.user, mission),
        "enters": access.can(request.user, mission, "enter"),
        "rows": shown(rows),
        "form": seal_form,
        "wrong": wrong,
    }
    response = show(
        request, "web/account_identities.html", mission, "incidents_identities", context, status=status
    )
    patch_cache_control(response, no_store=True)
    return response


def shown(rows: list[IdentityRow]) -> list[dict[str, Any]]:
    """Each with its role in words and the forms that change it."""
    language = get_language() or "en"
    today = date.today()  # noqa: DTZ011 - only to mark a row
    return [
        {
            "row": row,
            "role": vocab.word("retention", row.role, language),
            "over": row.deleted is None and row.keep_until < today,
            "open": Reasoned(initial={"identity": row.id}, auto_id=f"open-{row.id}-%s"),
            "keep": Keep(initial={"identity": row.id, "until": row.keep_until}, auto_id=f"keep-{row.id}-%s"),
            "delete": Reasoned(initial={"identity": row.id}, auto_id=f"delete-{row.id}-%s"),
        }
        for row in rows
    ]


def rules() -> list[dict[str, Any]]:
    language = get_language() or "en"
    return [
        {
            "role": vocab.word("retention", rule.role, language),
            "why": rule.why[language],
            "period": spoken(rule.period),
            "since": rule.since,
            "source": rule.source,
        }
        for rule in retention.rules()
    ]


def spoken(period: str) -> str:
    """An ISO 8601 period in words."""
    n = int(period[1:-1])
    words = {
        "D": ngettext("%(n)s day", "%(n)s days", n),
        "W": ngettext("%(n)s week", "%(n)s weeks", n),
        "M": ngettext("%(n)s month", "%(n)s months", n),
        "Y": ngettext("%(n)s year", "%(n)s years", n),
    }
    return words[period[-1]] % {"n": n}


def beside(request: HttpRequest, code: str, account: int) -> Mission:
    """The mission of an account that the person may see, for one who may seal or open identities there."""
    mission = mission_for(request, code)
    incident = Account.objects.filter(mission=mission, pk=account).values_list("incident", flat=True).first()
    try:
        audience = access.audience(request.user, mission)
        known = incident is not None and whole.incident(mission, incident, audience)
    except access.Unseen:
        raise Http404 from None
    if not known or account not in {one.id for one in known.accounts}:
        raise Http404
    _may(request, mission)
    return mission


def _may(request: HttpRequest, mission: Mission) -> None:
    if not access.can(request.user, mission, "enter") and not room.cleared(request.user, mission):
        raise PermissionDenied


def _beside(user: User, mission: Mission, account: int, number: int) -> None:
    """The identity is one of this account, for whoever may know that."""
    known = {row.id for row in room.of(user, mission, ABOUT, account)}
    if room.cleared(user, mission) and number not in known:
        raise Http404
