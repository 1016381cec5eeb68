"""A person's tokens of the API: made, shown once, revoked."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from bluehelm.errors import BluehelmError
from bluehelm.record import access, people
from bluehelm.record import tokens as room
from bluehelm.record.models import Mission, User
from bluehelm.web.forms import Described
from bluehelm.web.pages import telling, why_not
from bluehelm.web.plan.acts import person

SCOPES = {
    "incidents.read": gettext_lazy("read incidents"),
    "accounts.read": gettext_lazy("read what each source said"),
    "accounts.write": gettext_lazy("send accounts"),
    "incidents.judge": gettext_lazy("judge incidents"),
}
AUDIENCES = {
    "mission": gettext_lazy("what the mission may see"),
    "protection": gettext_lazy("what protection staff may see; each reading is logged"),
}


class Make(Described):
    mission = forms.ChoiceField(label=gettext_lazy("Mission"))
    name = forms.CharField(
        label=gettext_lazy("Program"),
        max_length=100,
        help_text=gettext_lazy("What will use the token."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"), choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(label=gettext_lazy("It is shown"), choices=list(AUDIENCES.items()))
    days = forms.IntegerField(
        label=gettext_lazy("Days until it ends"), min_value=1, max_value=room.LONGEST_DAYS, initial=90
    )

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["mission"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.mission, one.mission) for one in people.memberships(user)]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The person's tokens, and the form that makes one."""
    user = person(request.user)
    form = Make(request.POST or None, user=user)
    if request.method != "POST":
        return shown(request, user, Make(user=user))
    if not form.is_valid():
        return shown(request, user, form, status=422)
    said = form.cleaned_data
    mission = Mission.objects.get(code=said["mission"])
    try:
        secret = room.make(
            user, mission, said["name"], said["scopes"], audience=said["audience"], days=said["days"], by=user
        )
    except access.Unseen:
        raise Http404 from None
    except BluehelmError as error:
        form.add_error(None, why_not(error))
        return shown(request, user, form, status=422)
    return shown(request, user, Make(user=user), secret=secret)


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the person's own tokens."""
    user = person(request.user)
    own = {row.id: row.mission for row in room.of(user)}
    if number not in own:
        raise Http404
    with telling(request, _("The token is revoked.")):
        room.revoke(user, Mission.objects.get(code=own[number]), number)
    return redirect("tokens")


def shown(
    request: HttpRequest, user: User, form: Make, *, secret: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "title": _("Tokens of the API"),
        "rows": [{"row": row, "scopes": [SCOPES[scope] for scope in row.scopes]} for row in room.of(user)],
        "member": bool(people.memberships(user)),
        "form": form,
        "secret": secret,
    }
    response = render(request, "web/tokens.html", context, status=status)
    patch_cache_control(response, private=True, no_store=True)
    return response
