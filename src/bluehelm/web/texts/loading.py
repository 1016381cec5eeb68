"""Resolutions and drafts from a page into the store, each by itself, and what became of each."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bluehelm.errors import BluehelmError
from bluehelm.mandates import load as loading
from bluehelm.mandates import store
from bluehelm.mandates.rows import Text
from bluehelm.mandates.store import Saved
from bluehelm.record.models import User
from bluehelm.web.pages import why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.texts import library
from bluehelm.web.texts.forms import LoadTexts

MOST_SECONDS = 45  # of one request; a server in front of the site commonly gives up after a minute
LONGEST_STEM, LONGEST_SUFFIX = 180, 20  # bytes of a file's name
COLON = " \u00a0\u202f:"  # as both languages print it

_running = Lock()  # two readings at once would only slow each other and every page


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    name: str
    saved: Saved | None = None
    text: Text | None = None
    slug: str | None = None
    refused: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """The form, and what became of the files that were sent."""
    if not library.may_load(request):
        raise PermissionDenied
    form = LoadTexts(request.POST, request.FILES) if request.method == "POST" else LoadTexts()
    outcomes: list[Outcome] = []
    if form.is_bound and form.is_valid():
        with _running:
            outcomes = list(_loaded(form.cleaned_data, person(request.user)))
    refused = form.is_bound and not any(one.saved for one in outcomes)
    context = {"title": _("Load mandates"), "form": form, "outcomes": outcomes}
    return render(request, "web/texts_load.html", context, status=422 if refused else 200)


def _loaded(said: dict[str, Any], by: User) -> Iterator[Outcome]:
    """Each file read and stored by itself; one that is refused keeps back no other."""
    ends = monotonic() + MOST_SECONDS
    for upload in said["uploads"]:
        name = Path(upload.name or "document").name
        if monotonic() > ends:
            yield Outcome(name, refused=_("Time ran out before this file; send it again."))
            continue
        try:
            yield _stored(name, upload, said, by)
        except BluehelmError as error:
            yield Outcome(name, refused=_unnamed(why_not(error), name))


def _unnamed(told: str, name: str) -> str:
    """A message about a file without the file's name at its head, which stands beside it."""
    return told.removeprefix(name).lstrip(COLON) if told.startswith(name) else told


def _stored(name: str, upload: "UploadedFile[bytes]", said: dict[str, Any], by: User) -> Outcome:
    content = upload.read()
    read, saved = store.load(
        lambda adopted, ends: _read(name, content, adopted, ends),
        content,
        name,
        by,
        said["why"],
        adopted=said["adopted"],
        ends=said["ends"],
        mission=said["mission"] or None,
        again=said["again"],
    )
    return Outcome(name, saved, read, library.shelf().slugs.get(saved.id))


def _read(name: str, content: bytes, adopted: date | None, ends: date | None) -> Text:
    """The file under its own name, so that messages about it name it and not where it lay."""
    stem = Path(name).stem.encode()[:LONGEST_STEM].decode(errors="ignore") or "document"
    suffix = Path(name).suffix.encode()[:LONGEST_SUFFIX].decode(errors="ignore")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}{suffix}"
        path.write_bytes(content)
        try:
            return loading.read(path, adopted, ends)
        except BluehelmError as error:
            raise type(error)(str(error).replace(f"{folder}/", "")) from error
