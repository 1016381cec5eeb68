"""What is counted from incidents for a line of the plan, beside the actual; an editor may take it over."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bluehelm.errors import BadInput
from bluehelm.plans.store import LineDetail
from bluehelm.record import access
from bluehelm.record.figure import Figure, RecordSet
from bluehelm.spine import store as spine
from bluehelm.spine.feed import Fed, invented
from bluehelm.web.forms import Take
from bluehelm.web.pages import Room, enter, telling, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.signs import language


@dataclass(frozen=True)
class Told:
    """A count ready for the page."""

    fed: Fed | None
    title: str
    incidents: str  # the address of their list
    page: str  # the address of the figure
    form: Take | None  # where the person may take it over
    why: str = ""  # the definitions cannot be read


def told(request: HttpRequest, room: Room, detail: LineDetail) -> Told | None:
    """What is counted for the line, for members of the mission."""
    if access.audience(request.user, room.mission) not in access.INSIDE:
        return None
    try:
        found = spine.fed(detail)
    except BadInput as error:
        return Told(None, "", "", "", None, why_not(error))
    if found is None:
        return None
    figure = found.figure
    real = figure is not None and (room.mission.invented or not invented(figure))
    may = detail.current and real and found.over and access.can(request.user, room.mission, "correct")
    return Told(
        found,
        found.feed.title[language()],
        "" if figure is None else listed(room, figure),
        "" if figure is None else room.url("figure", figure.key),
        Take(auto_id="take-%s") if may and not _locked(detail) else None,
    )


def _locked(detail: LineDetail) -> bool:
    return any(result.approved for limb in detail.limbs for result in limb.current)


def listed(room: Room, figure: Figure) -> str:
    query = figure.inputs.filter if isinstance(figure.inputs, RecordSet) else ""
    return f"{reverse('incidents', args=[room.mission.code])}?{query}"


@require_POST
def take(request: HttpRequest, code: str, slug: str, line: int) -> HttpResponse:
    """Make the count the line's actual, with the figure as its evidence."""
    from bluehelm.web.plan.results import detail_of

    room = enter(request, code, slug, "correct")
    detail = detail_of(room, line)
    form = Take(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the count is taken over."))
        return redirect(f"{room.url('line', detail.id)}#counted")
    with telling(request, _("The count is the actual now; what stood before stays visible.")):
        spine.take(person(request.user), detail.id, form.cleaned_data["why"])
    return redirect(f"{room.url('line', detail.id)}#results")
