"""People and their roles in a mission, for its administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bluehelm.record import people as register
from bluehelm.web.forms import Person
from bluehelm.web.pages import Room, enter, show, telling
from bluehelm.web.plan.acts import person


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug, "administer")
    if request.method != "POST":
        return listing(request, room, Person(), 200)
    form = Person(request.POST)
    if not form.is_valid():
        return listing(request, room, form, 422)
    said = form.cleaned_data
    with telling(request, _("The role was set.")):
        opened = register.set_role(room.mission, said["username"], said["role"], person(request.user))
        if opened is not None:
            words = _("An account was opened. Its password, shown only now: %(password)s")
            messages.warning(request, words % {"password": opened})
    return redirect(room.url("people"))


def listing(request: HttpRequest, room: Room, form: Person, status: int) -> HttpResponse:
    context = {"title": _("People and roles"), "people": register.people(room.mission), "form": form}
    return show(request, "web/people.html", room, "people", context, status=status)
