"""One figure: what it says, how it was made, and the records and the document it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.events.figures.figures import FAMILY
from bluehelm.plans.achievement import STATUSES
from bluehelm.plans.figures import on_site, source, title
from bluehelm.record import access, vocab
from bluehelm.record.figure import Figure, RecordSet, Ref
from bluehelm.spine import store as spine
from bluehelm.web.pages import Room, enter, show
from bluehelm.web.plan.lines import lines


@dataclass(frozen=True)
class Input:
    """One record behind a figure, with the page that shows it."""

    ref: Ref
    url: str | None
    source: str  # the document by its name, or that it was entered on the site
    source_url: str | None


@require_safe
def figure(request: HttpRequest, code: str, slug: str, key: str) -> HttpResponse:
    room = enter(request, code, slug)
    found = room.figures.get(key) or of_incidents(request, room, key)
    if found is None:
        raise Http404
    grouped = found.inputs if isinstance(found.inputs, RecordSet) else None
    context = {
        "title": called(found, get_language() or "en"),
        "figure": found,
        "inputs": list(inputs(room, found)),
        "set": grouped,
        "set_source": None if grouped is None else source(grouped.source, get_language() or "en"),
        "browse": None if grouped is None or key.startswith(f"{FAMILY}/") else browse(room, key),
        "incidents": None if grouped is None else incidents(room, found),
        "crumbs": crumbs(room, key),
    }
    return show(request, "web/figure.html", room, tab(key), context)


def called(found: Figure, language: str) -> str:
    """What the figure is called; a count of incidents by its measure, of whom, and its period."""
    family, _, *of, measure = found.key.split("/")
    if family != FAMILY:
        return title(found, language)
    terms = [part.replace("-", "_") for part in of]
    whom = [
        str(vocab.terms("victims")[one]["many"][language]) for one in terms if vocab.known("victims", one)
    ]
    return ", ".join([vocab.word("measures", measure, language), *whom, found.period or ""])


def of_incidents(request: HttpRequest, room: Room, key: str) -> Figure | None:
    """A count of incidents that feeds a line or that a report may bind; for members alone."""
    if not key.startswith(f"{FAMILY}/") or access.role(request.user, room.mission) is None:
        return None
    return spine.figures(room.plan, room.plan.as_at, every=True).get(key)


def inputs(room: Room, found: Figure) -> Iterator[Input]:
    if isinstance(found.inputs, RecordSet):
        return
    pages = {line.key: room.url("line", line.row.id) for line in lines(room.plan.plan, room.figures)}
    for ref in found.inputs:
        named = ref.source or room.plan.source_title
        url = address(room, pages, found.key, ref.key)
        place = url if on_site(named) else room.url("source", room.plan.source_id)
        yield Input(ref, url, source(named, get_language() or "en"), place)


def address(room: Room, pages: dict[str, str], own: str, key: str) -> str | None:
    """The page of the line, else of the figure, that the key names; None for the figure itself."""
    line = "/".join(key.split("/")[:4])
    if line in pages:
        return pages[line]
    if key in room.figures and key != own:
        return room.url("figure", key)
    return None


def browse(room: Room, key: str) -> str | None:
    """The list of lines behind a count of lines: the framework filtered as the key says; None for others."""
    family, kind, *part, measure = key.split("/")
    if family not in ("completion", "causes") or kind not in ("indicators", "outputs"):
        return None
    if part and any(entry.number == part[0] for entry in room.plan.plan.accomplishments):
        return room.url("accomplishment", part[0])
    wanted = {"kind": kind}
    if measure.replace("-", " ") in STATUSES:
        wanted["status"] = measure.replace("-", " ")
    return f"{room.url('framework')}?{urlencode(wanted)}"


def incidents(room: Room, found: Figure) -> str | None:
    """The list of the incidents behind a count of them; None for another figure."""
    if not found.key.startswith(f"{FAMILY}/") or not isinstance(found.inputs, RecordSet):
        return None
    return f"{reverse('incidents', args=[room.mission.code])}?{found.inputs.filter}"


def tab(key: str) -> str:
    family = key.split("/")[0]
    return {"line": "framework", "completion": "framework", "causes": "framework", "words": "framework"}.get(
        family, "resources"
    )


def crumbs(room: Room, key: str) -> list[dict[str, str]]:
    labels = {"framework": _("Results framework"), "resources": _("Resources")}
    return [{"url": room.url(tab(key)), "label": labels[tab(key)]}]
