"""The pages beside the estimate: other designs, and violence near bases. Tables sent are not kept."""

import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
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
from bluehelm.impact.choices import Choice, choices
from bluehelm.impact.designs import designs as fitted
from bluehelm.impact.designs import told as designs_told
from bluehelm.impact.designs.rows import Designs, missing
from bluehelm.impact.near import Near
from bluehelm.impact.near import near as measured
from bluehelm.impact.near import told as near_told
from bluehelm.impact.near.sites import kept, sites, summed, yearly, years_of
from bluehelm.impact.rows import Events, Flags, Floats
from bluehelm.impact.table import events, picked
from bluehelm.impact.telling.beside import body, of_reading
from bluehelm.web.pages import part_asked, why_not
from bluehelm.web.wake.beside_forms import AskDesigns, AskNear, Beside
from bluehelm.web.wake.process import Ends, elsewhere, turn
from bluehelm.web.wake.sent import JSON, address, read

MOST_ROWS = 20_000
MOST_CELLS = 500_000  # places by bins of time
WAIT_SECONDS = 20
LONGEST_SECONDS = 240


@dataclass(frozen=True)
class Held:
    """What one of the tables holds."""

    id: str
    name: str
    columns: tuple[Choice, ...]


@dataclass(frozen=True)
class Shown:
    """What is shown of a question: what the tables hold, or the answer."""

    held: tuple[Held, ...] = ()
    body: SafeString | None = None
    json: str = ""  # an address that holds the file itself
    command: str = ""  # that asks the same


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def designs(request: HttpRequest) -> HttpResponse:
    """Designs with effects of place and time, and an event study."""
    lacking = missing()
    context = {
        "title": _("Other designs, beside the estimate"),
        "lead": _(
            "What do the designs that many studies use say of the same table, and can they be trusted?"
        ),
        "plainly": _("To be set beside the estimate, not to act on."),
        "why": _(
            "Where responses chase violence, designs with effects of place and time hide a fall or turn it"
            " into a rise, with narrow intervals. The leads, the days before a response, give the alarm."
        ),
        "verb": "designs",
        "button": _("Fit the designs"),
        "lacking": why_not(lacking) if lacking else None,
    }
    return _page(request, AskDesigns, _designs, context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def near(request: HttpRequest) -> HttpResponse:
    """Violence by distance to bases, place by year."""
    context = {
        "title": _("Violence near bases: proximity, not effect"),
        "lead": _(
            "How far from bases was violence, year by year, where the tables tell no more than the year?"
        ),
        "plainly": _("Proximity, not effect."),
        "why": _(
            "Bases were put where violence is feared, they may have changed it, and what happens near them is"
            " reported more often. These figures cannot tell the three apart: they do not say what a base"
            " changed."
        ),
        "verb": "near",
        "button": _("Measure the distances"),
    }
    return _page(request, AskNear, _near, context)


def _page(
    request: HttpRequest, ask: type[Any], answered: Callable[[Any], Shown], context: dict[str, Any]
) -> HttpResponse:
    showing = "show" in request.POST
    form = ask(request.POST, request.FILES, showing=showing) if request.method == "POST" else ask()
    shown = Shown()
    if form.is_bound and context.get("lacking"):
        form.add_error(None, context["lacking"])
    if form.is_bound and form.is_valid():
        if not turn.acquire(timeout=WAIT_SECONDS):
            form.add_error(None, _("Another estimate is being made. Send this again in a minute."))
        else:
            try:
                shown = answered(form)
            except BluehelmError as error:
                form.add_error(None, why_not(error))
            finally:
                turn.release()
    part = part_asked(request)  # htmx puts nothing in place of a refusal
    context |= {"form": form, "shown": shown, "part": part}
    return render(request, "web/impact_beside.html", context, status=422 if form.errors and not part else 200)


def _designs(form: AskDesigns) -> Shown:
    said, language = form.cleaned_data, get_language() or "en"
    table = _read(form, "table", events)
    if table is None or form.showing:
        return _held(form, table=table)
    treatment, dependent = (_picked(form, name, table) for name in ("treatment", "dependent"))
    if treatment is None or dependent is None:
        return _held(form, table=table)
    asked = {"km": said["km"], "place": said["place"].strip() or None, "days": said["days"]}
    more = {"bin_days": said["bin"], "steps": said["steps"], "most": MOST_CELLS}
    ends = Ends(
        f"The designs took longer than {LONGEST_SECONDS} seconds and were stopped. Ask for fewer places or"
        " steps, wider bins, or use the command: bluehelm impact designs",
        "The designs ended without an answer, perhaps for want of memory."
        " Use the command: bluehelm impact designs",
    )
    found = elsewhere(partial(fitted, table, treatment, dependent, **asked, **more), LONGEST_SECONDS, ends)
    name = _name(form, "table")
    told = designs_told.told(found, name, language, explained=True)
    repeated = {"treatment": said["treatment"], "dependent": said["dependent"], **asked}
    repeated |= {"steps": said["steps"], "bin": said["bin"], "zone": said["zone"]}
    notes = tuple(of_reading(table, name, language))
    return _shown(found, body(told, notes, language), _command("designs", name, repeated))


def _near(form: AskNear) -> Shown:
    said, language = form.cleaned_data, get_language() or "en"
    table, bases = (_read(form, name, yearly) for name in ("table", "bases"))
    if table is None or bases is None or form.showing:
        return _held(form, table=table, bases=bases)
    happened, stood = _only(form, "only", table), _only(form, "bases_only", bases)
    column = said["sum"].strip() or None
    weighed = None if form.errors else _summed(form, happened, column)
    if weighed is None:
        return _held(form, table=table, bases=bases)
    ends = Ends(
        f"The distances took longer than {LONGEST_SECONDS} seconds and were stopped. Ask for fewer bases or"
        " rings, or use the command: bluehelm impact near",
        "The distances ended without an answer, perhaps for want of memory."
        " Use the command: bluehelm impact near",
    )
    weighted, weight = weighed
    places = sites(stood, until=int(years_of(weighted.time).max()))
    work = partial(measured, weighted, places, said["km"], years=said["years"], weight=weight)
    found = elsewhere(work, LONGEST_SECONDS, ends)
    names = _name(form, "table"), _name(form, "bases")
    counted = near_told.counted((names[0], len(weighted)), (names[1], len(places)), language)
    told = near_told.told(found, counted, language, column)
    notes = [*of_reading(table, names[0], language), *of_reading(bases, names[1], language)]
    if len(weighted) < len(happened) and column:
        notes.append(near_told.left_out(len(happened) - len(weighted), column, language))
    repeated = {"bases": names[1], "km": ",".join(f"{one:g}" for one in said["km"]), "years": said["years"]}
    repeated |= {"only": said["only"], "bases-only": said["bases_only"], "sum": column, "zone": said["zone"]}
    return _shown(found, body(told, tuple(notes), language), _command("near", names[0], repeated))


def _shown(found: Designs | Near, shown: str, command: str) -> Shown:
    told = json.dumps(asdict(found), ensure_ascii=False, indent=1)
    safe = mark_safe(shown)  # noqa: S308 - telling/page.py escapes every text in it
    return Shown((), safe, address(JSON, told.encode()), command)


def _name(form: Beside, field: str) -> str:
    return Path(form.cleaned_data[field].name).name


def _read(form: Beside, field: str, reader: Callable[..., Events]) -> Events | None:
    """The table; none, with a word at its field, where it cannot be taken."""
    upload, zone = form.cleaned_data.get(field), form.cleaned_data.get("zone") or None
    if upload is None:
        return None
    try:
        table = read(upload, partial(reader, zone=zone))
    except BluehelmError as error:
        form.add_error("zone" if zone and zone in str(error) else field, why_not(error))
        return None
    count = len(table) + len(table.set_aside)
    if count > MOST_ROWS:
        told = _("The table has %(rows)s rows; this page takes %(most)s. Use the command instead.")
        form.add_error(field, told % {"rows": count, "most": MOST_ROWS})
        return None
    return table


def _picked(form: Beside, field: str, table: Events) -> Flags | None:
    try:
        return picked(table, form.cleaned_data[field])
    except BluehelmError as error:
        form.add_error(field, why_not(error))
        return None


def _only(form: Beside, field: str, table: Events) -> Events:
    """The rows that were asked for; all of them where none were."""
    flags = _picked(form, field, table) if form.cleaned_data[field].strip() else None
    return table if flags is None else kept(table, flags)


def _summed(form: Beside, table: Events, column: str | None) -> tuple[Events, Floats | None] | None:
    if column is None:
        return table, None
    try:
        return summed(table, column)
    except BluehelmError as error:
        form.add_error("sum", why_not(error))
        return None


def _held(form: Beside, **tables: Events | None) -> Shown:
    """What the tables hold, with what their fields ask for beside it."""
    return Shown(
        tuple(
            Held(field, _name(form, field), tuple(choices(table)))
            for field, table in tables.items()
            if table is not None
        )
    )


def _command(verb: str, table: str, options: Mapping[str, object]) -> str:
    """The command that asks the same; what was not asked for is left out."""
    parts = ["bluehelm", "impact", verb, table]
    for name, value in options.items():
        if value not in (None, ""):
            parts += [f"--{name}", f"{value:g}" if isinstance(value, float) else str(value)]
    return shlex.join(parts)
