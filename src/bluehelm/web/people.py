"""People and their roles in a mission, for its administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bluehelm.record import clearance
from bluehelm.record import people as register
from bluehelm.web.forms import Clear, Person
from bluehelm.web.pages import Room, enter, show, telling
from bluehelm.web.plan.acts import person


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug, "administer")
    if request.method != "POST":
        return listing(request, room, Person(), 200)
    if "clear" in request.POST:
        return clear(request, room)
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


def clear(request: HttpRequest, room: Room) -> HttpResponse:
    """Give or take protection clearance."""
    form = Clear(request.POST, people=register.people(room.mission))
    if not form.is_valid():
        return listing(request, room, Person(), 422, form)
    said = form.cleaned_data
    with telling(request, _("The clearance was changed.")):
        given = said["clear"] == "give"
        clearance.set_protection(room.mission, said["member"], given, said["why"], person(request.user))
    return redirect(room.url("people"))


def listing(
    request: HttpRequest, room: Room, form: Person, status: int, clearing: Clear | None = None
) -> HttpResponse:
    people = register.people(room.mission)
    context = {
        "title": _("People and roles"),
        "people": people,
        "form": form,
        "clearing": clearing or Clear(people=people),
    }
    return show(request, "web/people.html", room, "people", context, status=status)
