"""A file of accounts from a page into the store; unknown tables are asked about, interrupted loads go on."""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.events import load as room
from bluehelm.events import models as tables
from bluehelm.events.store import loading as store
from bluehelm.record import files
from bluehelm.record import messages as told
from bluehelm.record.models import Mission
from bluehelm.sources.eventfiles import mapping as mappings
from bluehelm.sources.eventfiles import providers, reading
from bluehelm.web.events import mapping as asking
from bluehelm.web.events.frame import enter, show
from bluehelm.web.forms import Described
from bluehelm.web.pages import attachment, why_not
from bluehelm.web.plan.acts import person

SHOWN = 200  # rows set aside on the page; the CSV has all
MOST_LOADS = 50
KEPT = "events_upload"  # in the session: the file that waits for its mapping
LONGEST_STEM, LONGEST_SUFFIX = 180, 20  # bytes of a file's name
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take a cell that begins so for a formula
NEW = "-"


class LoadFile(Described):
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "CSV, spreadsheet (.xlsx) or GeoJSON, at most 40 MB; larger ones by the command."
        ),
    )
    provider = forms.ChoiceField(label=gettext_lazy("Who gives it"))
    name = forms.SlugField(
        label=gettext_lazy("Name of a new provider"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "Letters, digits and hyphens, such as patrol-log; in place of the choice above."
        ),
    )
    invented = forms.BooleanField(
        label=gettext_lazy("The data are invented, for training or demonstration"), required=False
    )

    def __init__(self, *given: Any, mission: Mission, **named: Any) -> None:
        super().__init__(*given, **named)
        there = list(tables.Provider.objects.filter(mission=mission).values_list("name", "title"))
        names = {name for name, _title in there}
        known = [
            (one.name, one.title)
            for name in providers.NAMES
            if (one := providers.known(name)) and name not in names
        ]
        field = self.fields["provider"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (NEW, _("a new one, named below")),
            *((name, title or name) for name, title in [*there, *known]),
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("provider") == NEW and not said.get("name"):
            self.add_error("name", _("Choose who gives the file, or name a new provider."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest, code: str) -> HttpResponse:
    """The form, the loads of the mission, and a file that is sent."""
    mission, _audience = enter(request, code, "load")
    form = (
        LoadFile(request.POST, request.FILES, mission=mission)
        if request.method == "POST"
        else LoadFile(mission=mission)
    )
    if form.is_bound and form.is_valid():
        try:
            return _taken(request, mission, form.cleaned_data)
        except BluehelmError as error:
            form.add_error("file", why_not(error))
    rows = tables.Load.objects.filter(mission=mission).select_related("provider", "by", "source")
    context = {"title": _("Load accounts"), "form": form, "loads": rows[:MOST_LOADS]}
    status = 422 if form.is_bound else 200
    return show(request, "web/incidents_load.html", mission, "incidents_load", context, status)


def _taken(request: HttpRequest, mission: Mission, said: dict[str, Any]) -> HttpResponse:
    """Load what is known by its heads; ask about any other table."""
    upload = said["file"]
    name = said["name"] or said["provider"]
    kept = store.described(mission, name).get("mapping") or {}
    with _under(_path(upload), _safe(upload.name or "")) as path:
        sample = reading.sample(path, 1)
        if sample.form == "table" and not (kept and set(kept["columns"]) <= set(sample.heads)):
            waiting = {"sha256": files.keep_path(path), "name": path.name, "provider": name,
                       "invented": bool(said["invented"]), "mission": mission.code}  # fmt: skip
            request.session[KEPT] = waiting
            return redirect("incidents_load_mapping", mission.code)
        done = room.load(mission, path, name, by=person(request.user), about=_about(said["invented"]))
    return _told(request, mission, done)


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, code: str) -> HttpResponse:
    """What the columns of the file that waits mean; a preview, then the load."""
    mission, _audience = enter(request, code, "load")
    waiting = request.session.get(KEPT)
    if waiting is None or waiting["mission"] != mission.code:
        return redirect("incidents_load", mission.code)
    given = request.POST.dict() if request.method == "POST" else {}
    refused, rows, meant = "", [], mappings.Mapping()
    with _under(files.place(waiting["sha256"]), waiting["name"]) as path:
        sample = reading.sample(path, asking.SAMPLED)
        try:
            meant = asking.chosen(sample, given)
            rows = asking.preview(path, meant)
            if "load" in given:
                done = room.load(mission, path, waiting["provider"], by=person(request.user), mapping=meant,
                                 about=_about(waiting["invented"]))  # fmt: skip
                del request.session[KEPT]
                return _told(request, mission, done)
        except BluehelmError as error:
            refused = why_not(error)
            meant = _as_sent(sample, given) if given else meant
    context = {
        "title": _("What the columns mean"), "file": waiting["name"], "provider": waiting["provider"],
        "columns": asking.columns(sample, meant), "words": asking.asked_words(sample, meant), "rows": rows,
        "refused": refused, "date_order": meant.date_order, "sent": bool(given),
    }  # fmt: skip
    status = 422 if refused and given else 200
    return show(request, "web/incidents_load_mapping.html", mission, "incidents_load", context, status)


def _as_sent(sample: reading.Sample, given: dict[str, str]) -> mappings.Mapping:
    """The choices as they stand, though they do not fit together, so that they can be mended."""
    sent = {head: given.get(f"column-{at}", "") for at, head in enumerate(sample.heads)}
    known = {
        head: field for head, field in sent.items() if field == mappings.LEFT_OUT or mappings.is_field(field)
    }
    return mappings.Mapping(known, date_order=given.get("date_order", ""))


@require_safe
def one(request: HttpRequest, code: str, load: int) -> HttpResponse:
    """What became of one file."""
    mission, _audience = enter(request, code, "load")
    row = _load(mission, load)
    language = get_language() or "en"
    aside = [
        (item.line, item.field, item.value, told.told(item.why, language))
        for item in store.aside(row.pk, SHOWN)
    ]
    context = {"title": row.name, "load": row, "aside": aside, "more": row.aside - len(aside)}
    return show(request, "web/incidents_load_one.html", mission, "incidents_load", context)


@require_safe
def aside(request: HttpRequest, code: str, load: int) -> HttpResponse:
    """Every row set aside, as CSV in which no cell is a formula."""
    mission, _audience = enter(request, code, "load")
    row = _load(mission, load)
    language = get_language() or "en"
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["line", "field", "value", "why"])
    for item in store.aside(row.pk):
        table.writerow([item.line, plain(item.field), plain(item.value), told.told(item.why, language)])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = attachment(f"set-aside-{row.pk}.csv")
    return response


@require_POST
def go_on(request: HttpRequest, code: str, load: int) -> HttpResponse:
    """Take up a load that was interrupted, from the file that is kept."""
    mission, _audience = enter(request, code, "load")
    row = _load(mission, load)
    if row.ended is not None or row.source is None:
        return redirect("incidents_load_one", mission.code, row.pk)
    meant = mappings.parsed(row.provider.mapping) if row.sha256 != row.source.sha256 else None
    try:
        with _under(files.place(row.source.sha256), _safe(row.name)) as path:
            return _told(
                request,
                mission,
                room.load(mission, path, row.provider.name, by=person(request.user), mapping=meant),
            )
    except BluehelmError as error:
        messages.error(request, why_not(error))
    return redirect("incidents_load_one", mission.code, row.pk)


def _told(request: HttpRequest, mission: Mission, done: room.Outcome) -> HttpResponse:
    """What the load says of itself, then its page."""
    language = get_language() or "en"
    said = _("%(accepted)s accounts accepted, %(unchanged)s unchanged, %(aside)s rows set aside.")
    messages.success(
        request, said % {"accepted": done.accepted, "unchanged": done.unchanged, "aside": done.aside}
    )
    for note in done.notes:
        messages.info(request, told.told(note, language))
    return redirect("incidents_load_one", mission.code, done.load)


def _load(mission: Mission, number: int) -> tables.Load:
    row = (
        tables.Load.objects.filter(mission=mission, pk=number)
        .select_related("provider", "by", "source")
        .first()
    )
    if row is None:
        raise Http404
    return row


def plain(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def _about(invented: bool) -> dict[str, Any]:
    return {"invented": True} if invented else {}


def _path(upload: "UploadedFile[bytes]") -> Path:
    """Where Django put what was sent."""
    there = getattr(upload, "temporary_file_path", None)
    if there is None:
        raise BadInput("The file did not arrive whole. Send it again.")
    return Path(there())


def _safe(name: str) -> str:
    """The name without folders, and no longer than a file system takes."""
    path = Path(Path(name).name)
    stem = path.stem.encode()[:LONGEST_STEM].decode(errors="ignore") or "events"
    return stem + path.suffix.encode()[:LONGEST_SUFFIX].decode(errors="ignore")


@contextmanager
def _under(there: Path, name: str) -> Iterator[Path]:
    """The file under its own name, so that messages about it name it and not where it lay."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.symlink_to(there)
        yield path
