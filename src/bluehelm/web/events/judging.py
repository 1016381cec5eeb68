"""What people decide about an incident from its page: state and standard, leading account, sensitivity."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from bluehelm.events.incidents import ranks
from bluehelm.events.rows import IncidentRow, Whole
from bluehelm.events.store import judging, seen
from bluehelm.record import access, vocab
from bluehelm.record.models import Mission, User
from bluehelm.web.events import frame
from bluehelm.web.forms import LONGEST, Described
from bluehelm.web.pages import telling
from bluehelm.web.signs import language


def _why(**named: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=gettext_lazy("Reason"), max_length=LONGEST, widget=widget, **named)


class Judge(Described):
    """State and standard of proof together, for what is verified needs one."""

    state = forms.ChoiceField(label=gettext_lazy("State"), choices=())
    standard = forms.ChoiceField(label=gettext_lazy("Standard of proof reached"), choices=())
    why = _why(help_text=gettext_lazy("It stays with the incident. Name nobody in it."))

    def __init__(self, *given: Any, row: IncidentRow, **named: Any) -> None:
        named.setdefault("initial", {"state": row.state, "standard": row.standard})
        super().__init__(*given, auto_id="judge-%s", **named)
        allowed = (row.state, *vocab.terms("incident_states")[row.state]["next"])
        _choices(self, "state", [(one, _word("incident_states", one)) for one in allowed])
        _choices(self, "standard", _words("standards"))


class Lead(Described):
    lead = forms.ChoiceField(
        label=gettext_lazy("Leading account"),
        choices=(),
        help_text=gettext_lazy("Its when, where, kind, parties and harm stand for the incident."),
    )
    why = _why()

    def __init__(self, *given: Any, whole: Whole, **named: Any) -> None:
        named.setdefault("initial", {"lead": str(whole.incident.lead)})
        super().__init__(*given, auto_id="lead-%s", **named)
        current = [row for row in whole.accounts if row.current]
        _choices(self, "lead", [(str(row.id), f"{row.provider} {row.ref}".strip()) for row in current])


class Sensitivity(Described):
    sensitivity = forms.ChoiceField(label=gettext_lazy("Sensitivity"), choices=())
    why = _why()

    def __init__(self, *given: Any, row: IncidentRow, may_lower: bool, **named: Any) -> None:
        named.setdefault("initial", {"sensitivity": sensitivity_of(row.rank)})
        super().__init__(*given, auto_id="sensitivity-%s", **named)
        allowed = [term for term, rank in ranks().items() if may_lower or rank >= row.rank]
        _choices(self, "sensitivity", [(one, _word("sensitivity", one)) for one in allowed])
        if not may_lower:
            self.fields["sensitivity"].help_text = _("To lower it takes an approver.")


def sensitivity_of(rank: int) -> str:
    """The term of this rank."""
    return next(term for term, own in ranks().items() if own == rank)


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _words(name: str) -> list[tuple[str, str]]:
    return [(term, _word(name, term)) for term in vocab.terms(name)]


def _word(name: str, term: str) -> str:
    return vocab.word(name, term, language())


def made(
    user: access.Person, mission: Mission, whole: Whole, sent: Any = None, which: str = ""
) -> dict[str, Any]:
    """The forms of the page for one who may judge, that which was sent with what was typed."""
    if not access.can(user, mission, "judge"):
        return {}
    bound = {name: (sent,) if name == which else () for name in ("judge", "lead", "sensitivity")}
    found: dict[str, Any] = {
        "judge": Judge(*bound["judge"], row=whole.incident),
        "sensitivity": Sensitivity(
            *bound["sensitivity"], row=whole.incident, may_lower=access.can(user, mission, "approve")
        ),
    }
    if sum(row.current for row in whole.accounts) > 1:
        found["lead"] = Lead(*bound["lead"], whole=whole)
    return found


@require_POST
def judge(request: HttpRequest, code: str, number: int, which: str) -> HttpResponse:
    """Decide what one of the forms asks; a refusal comes back with the page and what was typed."""
    from bluehelm.web.events.incident import shown  # the page that holds these forms

    mission, audience = frame.enter(request, code, "judge")
    try:
        whole = seen.one(mission, number, audience)
    except access.Unseen:
        raise Http404 from None
    forms_ = made(request.user, mission, whole, request.POST, which)
    if which not in forms_:
        raise Http404
    form = forms_[which]
    if not form.is_valid():
        return shown(request, mission, whole, forms_, 422)
    asked = {name: value for name, value in form.cleaned_data.items() if name != "why"}
    decided = {name: value for name, value in asked.items() if value != form.initial.get(name)}
    if not decided:
        form.add_error(None, _("Nothing is changed by this: choose another value."))
        return shown(request, mission, whole, forms_, 422)
    assert isinstance(request.user, User)
    with telling(request, _("The decision stands.")):
        judging.judge(request.user, mission, whole.incident.number, decided, form.cleaned_data["why"])
    return redirect("incident", mission.code, whole.incident.number)


@require_POST
def undo(request: HttpRequest, code: str, number: int, judgement: int) -> HttpResponse:
    """Take a decision about the incident back."""
    mission, audience = frame.enter(request, code, "judge")
    try:
        whole = seen.one(mission, number, audience)
    except access.Unseen:
        raise Http404 from None
    if judgement not in {row.id for row in whole.judgements}:
        raise Http404
    assert isinstance(request.user, User)
    with telling(request, _("The decision was taken back.")):
        judging.undo(request.user, mission, judgement, request.POST.get("why", "")[:LONGEST])
    return redirect("incident", mission.code, whole.incident.number)
