"""What is owed under the mandates of a mission: the calendar, what stands open, and what was delivered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.mandates import store
from bluehelm.mandates.duties import deliveries, ical
from bluehelm.mandates.duties.deliveries import Standing
from bluehelm.mandates.store import DeliveryRow, Document, DutyRow
from bluehelm.record import access
from bluehelm.record.period import period
from bluehelm.web.mandate.coverage import text_address
from bluehelm.web.mandate.forms import Deliver, Withdraw
from bluehelm.web.mandate.overview import view
from bluehelm.web.pages import Room, attachment, enter, telling, why_not
from bluehelm.web.plan.acts import person
from bluehelm.web.plan.overview import turned
from bluehelm.web.texts.library import reading

ON_A_PAGE = 50
MONTHS = 12


@dataclass(frozen=True)
class Owed:
    """A duty on one of its days."""

    row: DutyRow
    standing: Standing

    @property
    def firm(self) -> bool:
        """Whether it counts: asked for by an adopted text, for itself and in any event."""
        duty = self.row.duty
        return not duty.provisional and duty.condition is None and duty.within is None

    @property
    def state(self) -> str | None:
        """How it stands; None where only a draft would ask for it and nothing was delivered."""
        open_still = self.standing.symbol is None and self.standing.due is not None
        return None if self.row.duty.provisional and open_still else self.standing.state


@dataclass(frozen=True)
class Given:
    """A delivery on the page of its duty."""

    row: DeliveryRow
    answers: date | None
    form: Withdraw


@dataclass(frozen=True)
class Month:
    first: date
    owed: tuple[Owed, ...]


@require_safe
def duties(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    as_at = _as_at(request, room)
    rows = store.duties(room.mission.code, as_at)
    owed = [Owed(row, one) for row in rows for one in row.standing]
    owed.sort(key=lambda one: (one.standing.due is None, one.standing.due or as_at))
    firm = [one for one in owed if one.firm]
    symbol, state = request.GET.get("text", ""), request.GET.get("state", "")
    symbols = tuple(dict.fromkeys(row.symbol for row in rows))
    chosen = [one for one in owed if symbol in ("", one.row.symbol) and state in ("", one.state)]
    years = tuple(sorted({one.standing.due.year for one in owed if one.standing.due is not None}))
    year = _year(request.GET.get("year", ""), years, period(room.period).last.year)
    pages = Paginator(chosen, ON_A_PAGE)
    context = {
        "title": _("Duties to report"),
        "as_at": as_at,
        "back": _looked(room, as_at),
        "tally": deliveries.tally([one.standing for one in firm], as_at),
        "counts": [one for one in deliveries.counts([one.standing for one in firm]) if one.count],
        "firm": len(firm),
        "left_out": len(owed) - len(firm),
        "overdue": _late(room, as_at),
        "unrecorded": any(one.state == deliveries.UNRECORDED for one in owed),
        "missing": deliveries.UNRECORDED,
        "years": years,
        "year": year,
        "months": [] if year is None else months(owed, year),
        "all": len(owed),
        **_turning(request, pages),
        "filter": {"text": symbol, "state": state, "chosen": bool(symbol or state)},
        "symbols": symbols,
        "states": deliveries.STATES,
        "addresses": {row.text_id: text_address(row.text_id) for row in rows},
    }
    return view(request, "web/mandate_duties.html", room, "mandate_duties", context)


def _turning(request: HttpRequest, pages: "Paginator[Owed]") -> dict[str, Any]:
    """The page of entries that is asked for, and the way to those beside it."""
    page = pages.get_page(request.GET.get("page"))
    return {
        "entries": page.object_list,
        "total": pages.count,
        "pages_count": pages.num_pages,
        "page": page.number,
        "previous": turned(request.GET, page.previous_page_number()) if page.has_previous() else None,
        "next": turned(request.GET, page.next_page_number()) if page.has_next() else None,
    }


def asked_day(request: HttpRequest, else_day: date | None = None) -> date:
    """The day as of which a page is asked for; where none or no day is given the other, or today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return datetime.now(UTC).date() if else_day is None else else_day


def _latest(room: Room) -> date:
    """The last day of the page's period, or today where that comes first."""
    return min(period(room.period).last, datetime.now(UTC).date())


def _as_at(request: HttpRequest, room: Room) -> date:
    return asked_day(request, _latest(room))


def _year(asked: str, years: Sequence[int], near: int) -> int | None:
    """The year asked for, else the one with duties that is nearest to that of the plan."""
    if asked in map(str, years):
        return int(asked)
    return min(years, key=lambda year: (abs(year - near), -year), default=None)


def months(owed: Iterable[Owed], year: int) -> list[Month]:
    """The year month by month; months with nothing owed too."""
    of_year = [one for one in owed if one.standing.due is not None and one.standing.due.year == year]
    return [
        Month(
            date(year, n, 1),
            tuple(one for one in of_year if one.standing.due is not None and one.standing.due.month == n),
        )
        for n in range(1, MONTHS + 1)
    ]


def _late(room: Room, as_at: date) -> list[dict[str, Any]]:
    """What is overdue, the longest first."""
    return [
        {"row": row, "days": [one for one in row.standing if one.state == deliveries.OVERDUE]}
        for row in store.overdue(as_at, room.mission.code)
    ]


@require_safe
def calendar(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The duties of the mission's mandates for a calendar, each once, in the reader's language."""
    room = enter(request, code, slug)
    own: dict[int, list[DutyRow]] = {}
    for row in store.duties(room.mission.code):
        own.setdefault(row.text_id, []).append(row)
    texts = [
        replace(reading(text_id).text, duties=tuple(row.duty for row in rows))
        for text_id, rows in own.items()
    ]
    kept = [[row.kept for row in rows] for rows in own.values()]
    written = ical.calendar(texts, get_language() or "en", kept)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = attachment(f"{room.mission.code}.ics")
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def duty(request: HttpRequest, code: str, slug: str, duty: str) -> HttpResponse:
    room = enter(request, code, slug)
    return duty_page(request, room, duty, None)


def duty_page(request: HttpRequest, room: Room, key: str, refused: Deliver | None) -> HttpResponse:
    """One duty on all its days, with every delivery; refused is a form that was sent with faults."""
    as_at = _as_at(request, room)
    row = _found(room, key, as_at)
    may = access.can(request.user, room.mission, "enter")
    context = {
        "title": _("%(symbol)s, paragraph %(path)s") % {"symbol": row.symbol, "path": row.duty.path},
        "row": row,
        "days": [Owed(row, one) for one in row.standing],
        "as_at": as_at,
        "back": _looked(room, as_at),
        "unrecorded": any(one.state == deliveries.UNRECORDED for one in row.standing),
        "address": text_address(row.text_id, row.duty.path),
        "form": (refused or Deliver(duty=row.duty)) if may else None,
        "deliveries": [
            Given(one, answered(row, one), Withdraw(auto_id=f"%s-{one.id}")) for one in row.deliveries
        ],
        "may": may,
    }
    return view(request, "web/mandate_duty.html", room, "mandate_duties", context, 422 if refused else 200)


def answered(row: DutyRow, one: DeliveryRow) -> date | None:
    """The day of the duty that a delivery answers, told of or found."""
    known = (one.symbol, one.day, one.due)
    days = [due for due, each in row.kept.answered.items() if (each.symbol, each.day, each.due) == known]
    return days[0] if days and one.withdrawn is None else None


def _found(room: Room, key: str, as_at: date) -> DutyRow:
    found = next((row for row in store.duties(room.mission.code, as_at) if row.id == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: HttpRequest, code: str, slug: str, duty: str) -> HttpResponse:
    """Record the document by which the duty was met."""
    room = enter(request, code, slug, "enter")
    if request.method != "POST":  # the address of a refused form, as another language asks for it
        return redirect(room.url("mandate_duty", duty))
    as_at = _as_at(request, room)
    form = Deliver(request.POST, duty=_found(room, duty, as_at).duty)
    if form.is_valid():
        said = form.cleaned_data
        due = date.fromisoformat(said["due"]) if said.get("due") else None
        document = Document(said["symbol"], said["day"], due)
        try:
            made = store.deliver(room.mission.code, duty, document, person(request.user), said["note"])
        except access.Unseen:
            raise Http404 from None
        except BluehelmError as error:
            form.add_error("day" if isinstance(error, BadInput) else "symbol", why_not(error))
        else:
            _tell(request, _found(room, duty, as_at), made)
            return redirect(_back(room, duty, max(as_at, made.day)))
    return duty_page(request, room, duty, form)


def _tell(request: HttpRequest, row: DutyRow, made: DeliveryRow) -> None:
    if row.duty.dates and answered(row, made) is None:
        messages.warning(
            request,
            _("The delivery was recorded, but answers no day: name one, or another document answers it."),
        )
    else:
        messages.success(request, _("The delivery was recorded."))


def _back(room: Room, duty: str, as_at: date) -> str:
    """The page of the duty, on the day that was looked at, or on that of what was recorded after it."""
    return room.url("mandate_duty", duty) + _looked(room, as_at)


def _looked(room: Room, as_at: date) -> str:
    """What an address says of the day that is looked at."""
    return "" if as_at == _latest(room) else f"?day={as_at}"


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str, slug: str, duty: str, delivery: int) -> HttpResponse:
    """Take a delivery back, with a reason."""
    room = enter(request, code, slug, "enter")
    as_at = _as_at(request, room)
    back = redirect(_back(room, duty, as_at))
    if request.method != "POST":
        return back
    row = _found(room, duty, as_at)
    if delivery not in {one.id for one in row.deliveries}:
        raise Http404
    with telling(request, _("The delivery was withdrawn; it stays visible.")):
        store.withdraw(delivery, person(request.user), request.POST.get("why", ""))
    return back
