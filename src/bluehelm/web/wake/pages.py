"""The page that estimates what responses change. The table that is sent is read, answered and forgotten."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bluehelm.errors import BluehelmError
from bluehelm.impact import documents, pages, tracks
from bluehelm.impact.choices import Choice, choices
from bluehelm.impact.rows import Events
from bluehelm.impact.table import events, picked
from bluehelm.impact.telling.asked import Asked, command, program
from bluehelm.impact.telling.html import whole
from bluehelm.impact.wake import wake
from bluehelm.web.pages import part_asked, why_not
from bluehelm.web.wake.apart import Question, apart
from bluehelm.web.wake.forms import KINDS, Ask
from bluehelm.web.wake.process import turn
from bluehelm.web.wake.sent import JSON, address, read

MOST_ROWS = 20_000
MOST_WORK = 100_000  # rows of the table, times how often responses that never were are looked at
WAIT_SECONDS = 20
HTML = "text/html;charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REPEATED = ("treatment", "dependent", "control", "past", "days", "km", "match", "track")  # in the command


@dataclass(frozen=True)
class Answer:
    """What is shown of an estimate, and the files to take away."""

    body: SafeString
    json: str  # addresses that hold the file itself
    html: str
    docx: str = ""  # of a whole study


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def impact(request: HttpRequest) -> HttpResponse:
    """The form, what the table holds, or the estimate."""
    showing = "show" in request.POST
    form = Ask(request.POST, request.FILES, showing=showing) if request.method == "POST" else Ask()
    answer, held = None, tuple[Choice, ...]()
    if form.is_bound and form.is_valid():
        if not turn.acquire(timeout=WAIT_SECONDS):
            form.add_error(None, _("Another estimate is being made. Send this again in a minute."))
        else:
            try:
                held, answer = _answered(form)
            finally:
                turn.release()
    wrong = mark_safe(pages.wrong(get_language() or "en"))  # noqa: S308 - pages.py escapes every text in it
    part = part_asked(request)  # htmx puts nothing in place of a refusal
    context = {
        "title": _("What responses change"),
        "form": form,
        "answer": answer,
        "held": held,
        "part": part,
        "wrong": wrong,
    }
    return render(request, "web/impact.html", context, status=422 if form.errors and not part else 200)


def _answered(form: Ask) -> tuple[tuple[Choice, ...], Answer | None]:
    """What the table holds where that is asked for or the question does not fit it, else the estimate."""
    said = form.cleaned_data
    try:
        table = read(said["table"], partial(events, zone=said["zone"] or None))
    except BluehelmError as error:
        form.add_error("zone" if said["zone"] and said["zone"] in str(error) else "table", why_not(error))
        return (), None
    if len(table) + len(table.set_aside) > MOST_ROWS:
        told = _(
            "The table has %(rows)s rows; this page takes %(most)s. Use the command: bluehelm impact wake"
        )
        count = len(table) + len(table.set_aside)
        form.add_error("table", told % {"rows": count, "most": MOST_ROWS})
        return (), None
    if said["whole"] and len(table) * (said["placebos"] or 0) > MOST_WORK:
        told = _("For a table of %(rows)s rows, give at most %(most)s here, or use the command.")
        form.add_error("placebos", told % {"rows": len(table), "most": MOST_WORK // len(table)})
        return (), None
    answer = None if form.showing else _estimated(form, table)
    return () if answer else tuple(choices(table)), answer


def _estimated(form: Ask, table: Events) -> Answer | None:
    said, flags = form.cleaned_data, {}
    table = _moving(form, table)
    for name in KINDS:
        try:
            flags[name] = picked(table, said[name]) if said[name] else None
        except BluehelmError as error:
            form.add_error(name, why_not(error))
    treatment, dependent = flags.get("treatment"), flags.get("dependent")
    if form.errors or treatment is None or dependent is None:
        return None
    name, language = Path(said["table"].name).name, get_language() or "en"
    chosen = said["treatment"], said["dependent"], said["control"] or None
    asked = Asked.of(table, name, *chosen, past=[said["past"]] if said["past"] else [])
    wanted: dict[str, Any] = {name: said[name] for name in ("days", "km", "match")}
    wanted |= {name: flags[name] for name in ("control", "past")}
    try:
        if said["whole"]:
            track = said["track"] or None
            return _studied(form, Question(table, treatment, dependent, wanted, asked, language, track))
        found = wake(table, treatment, dependent, **wanted)
        tracked = tracks.per_track(found.windows, table, (treatment, dependent), said["track"] or None)
    except BluehelmError as error:
        form.add_error(None, why_not(error))
        return None
    asked = asked.with_tracks(tracked)
    windows = tracks.told(list(documents.document(found)), tracked)
    told = json.dumps(windows, ensure_ascii=False, indent=1)
    body = mark_safe(pages.body(found, asked, language))  # noqa: S308 - pages.py escapes every text in it
    file = whole(pages.title(asked, language), body, language)
    return Answer(body, address(JSON, told.encode()), address(HTML, file.encode()))


def _moving(form: Ask, table: Events) -> Events:
    """The table with the positions of tracks as stays, where a column of tracks was named."""
    said = form.cleaned_data
    if not said["track"]:
        return table
    try:
        positions = picked(table, said["treatment"])
    except BluehelmError:
        return table  # said at that field
    try:
        return tracks.stays(table, positions, said["track"], said["km"])
    except BluehelmError as error:
        form.add_error("track", why_not(error))
        return table


def _studied(form: Ask, question: Question) -> Answer:
    """The whole study, with what makes its figures again."""
    said, table = form.cleaned_data, form.cleaned_data["table"]
    table.seek(0)
    more: dict[str, Any] = {
        "by": said["by"],
        "kinds": said["kinds"].strip() or None,
        "independent": said["independent"].strip() or None,
        "placebos": said["placebos"] or 0,
    }
    repeated = {name: said[name] for name in REPEATED}
    asked = replace(
        question.asked,
        sha256=hashlib.sha256(table.read()).hexdigest(),
        seed=0,
        command=command(question.asked.table, repeated | more | {"zone": said["zone"], "seed": 0}),
        program=program(),
    )
    made = apart(replace(question, options=question.options | more, asked=asked))
    body = mark_safe(made.body)  # noqa: S308 - telling/page.py escapes every text in it
    return Answer(body, address(JSON, made.json), address(HTML, made.html), address(DOCX, made.docx))
