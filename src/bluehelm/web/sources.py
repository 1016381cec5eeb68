"""Where the facts came from: the documents of a mission, what was set aside, and the loading of a new one."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.plans import load as loading
from bluehelm.plans import store
from bluehelm.record import access, files
from bluehelm.record.models import User
from bluehelm.web.forms import Load
from bluehelm.web.pages import Room, attachment, enter, show, why_not
from bluehelm.web.plan.acts import person

EVIDENCE = "evidence"


def visible(request: HttpRequest, room: Room) -> list[store.SourceRow]:
    """The sources that the person may know of: evidence is for members."""
    member = access.role(request.user, room.mission) is not None
    return [row for row in store.sources(room.mission.code) if member or row.kind != EVIDENCE]


def one(request: HttpRequest, room: Room, source: int) -> store.SourceRow:
    found = next((row for row in visible(request, room) if row.id == source), None)
    if found is None:
        raise Http404
    return found


@require_safe
def sources(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    return listing(request, enter(request, code, slug), Load(), 200)


def listing(request: HttpRequest, room: Room, form: Load, status: int) -> HttpResponse:
    found = visible(request, room)
    context = {
        "title": _("Sources"),
        "documents": [row for row in found if row.kind != EVIDENCE],
        "evidence": [row for row in found if row.kind == EVIDENCE],
        "form": form if access.can(request.user, room.mission, "load") else None,
        "set_aside": room.plan.plan.set_aside,
        "notes": room.plan.plan.notes,
    }
    return show(request, "web/sources.html", room, "sources", context, status=status)


@require_safe
def source(request: HttpRequest, code: str, slug: str, source: int) -> HttpResponse:
    room = enter(request, code, slug)
    found = one(request, room, source)
    shown = found.id == room.plan.source_id
    context = {
        "title": found.title,
        "entry": found,
        "member": access.role(request.user, room.mission) is not None,
        "set_aside": room.plan.plan.set_aside if shown else (),
        "notes": room.plan.plan.notes if shown else (),
        "crumbs": [{"url": room.url("sources"), "label": _("Sources")}],
    }
    return show(request, "web/source.html", room, "sources", context)


@require_safe
def download(request: HttpRequest, code: str, slug: str, source: int) -> HttpResponse:
    """The stored file itself, for members; always as an attachment, so that no browser runs it."""
    room = enter(request, code, slug)
    found = one(request, room, source)
    if access.role(request.user, room.mission) is None:
        raise PermissionDenied
    response = HttpResponse(files.fetch(found.sha256), content_type="application/octet-stream")
    response["Content-Disposition"] = attachment(found.name)
    return response


@require_POST
def load(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Read an uploaded document into the store, whole or not at all."""
    room = enter(request, code, slug, "load")
    form = Load(request.POST, request.FILES)
    if not form.is_valid():
        return listing(request, room, form, 422)
    try:
        saved = read(form.cleaned_data["file"], room, person(request.user), form.cleaned_data["why"])
    except BluehelmError as error:
        form.add_error("file", why_not(error))
        return listing(request, room, form, 422)
    said = (
        _("The document was loaded.")
        if saved.new
        else _("The store already holds this document; nothing changed.")
    )
    messages.success(request, said)
    return redirect(room.url("sources"))


def read(upload: "UploadedFile[bytes]", room: Room, by: User, why: str) -> store.Saved:
    """Load the upload under its own name, so that messages about it name it and not where it lay."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(upload.name or "document").name
        path.write_bytes(upload.read())
        try:
            return loading.load(path, mission=room.mission.code, by=by, why=why)
        except BluehelmError as error:
            raise type(error)(str(error).replace(f"{folder}/", "")) from error
