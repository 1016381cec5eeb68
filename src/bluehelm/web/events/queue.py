"""The queue of pairs of accounts that may tell of one event: side by side, decided by one key, taken back."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from bluehelm.events.models import Account, Pairing
from bluehelm.events.rows import AccountRow, Whole
from bluehelm.events.store import deriving, matching, pairing, pairs, seen
from bluehelm.record import access, openings
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.web.events import frame
from bluehelm.web.events.compared import lines, sheet
from bluehelm.web.forms import LONGEST
from bluehelm.web.pages import telling
from bluehelm.web.plan.acts import person
from bluehelm.web.signs import language

ON_A_PAGE = 25
AT_ONCE = 20_000  # accounts that the site matches while the person waits


def enter(request: HttpRequest, code: str) -> tuple[Mission, str]:
    """The mission and the audience, for one who may judge and sees single incidents."""
    mission, audience = frame.enter(request, code, "judge")
    if audience not in INSIDE:
        raise Http404
    return mission, audience


def _key(request: HttpRequest, name: str) -> int | None:
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else None


@require_safe
def merges(request: HttpRequest, code: str) -> HttpResponse:
    """The next pair, or the one asked for; with ?incident=, what may be done with its accounts."""
    mission, audience = enter(request, code)
    number = _key(request, "incident")
    if number is not None:
        return _of_incident(request, mission, audience, number)
    after = _key(request, "after")
    row = _asked(request, mission, audience) or pairing.following(mission, audience, after)
    context: dict[str, Any] = {
        "title": _("Are these the same event?"),
        "left": pairing.waiting(mission, audience).count(),
        "passed": after is not None,
        "own": _last_of(request, mission, audience),
        "accounts": Account.objects.filter(mission=mission, current=True).count(),
        "at_once": AT_ONCE,
        "bounds": matching.Asked(),
    }
    if row is not None:
        before = pairing.preceding(mission, audience, row)
        context |= {"row": row, "before": None if before is None else before.pk}
        context |= _sides(request, mission, audience, row)
    return frame.show(request, "web/incidents_merges.html", mission, "incidents_merges", context)


def _asked(request: HttpRequest, mission: Mission, audience: str) -> Pairing | None:
    """The open pair that the address names; where somebody decided it meanwhile, that is said."""
    key = _key(request, "pair")
    return None if key is None else pairing.waiting(mission, audience).filter(pk=key).first()


def _last_of(request: HttpRequest, mission: Mission, audience: str) -> Pairing | None:
    """The person's own last decision, so that it can be taken back at once."""
    own = pairing.decided(mission, audience).filter(by=person(request.user))
    return own.select_related("one__provider", "other__provider").first()


def _sides(request: HttpRequest, mission: Mission, audience: str, row: Pairing) -> dict[str, Any]:
    """Both accounts as the person may see them, with what differs."""
    wholes = [_whole(request, mission, audience, account.incident_id) for account in (row.one, row.other)]
    one, other = (
        _account(whole, number) for whole, number in zip(wholes, (row.one_id, row.other_id), strict=True)
    )
    if one is None or other is None:
        return {"withheld": True}
    one, other = _placed(mission, one), _placed(mission, other)
    return {
        "one": one, "other": other, "lines": lines(one, other), "map": sheet(one, other),
        "why": pairs.why(row.why, language()),
        "groups": [[each for each in whole.accounts if each.current and each.id != side.id]
                   for whole, side in zip(wholes, (one, other), strict=True)],
    }  # fmt: skip


def _placed(mission: Mission, one: AccountRow) -> AccountRow:
    """The account with the point of its name, where it gives none itself and its name is shown."""
    if one.lat is not None or not one.place:
        return one
    where = deriving.places(mission.pk, [one.id]).get(one.id)
    if where is None:
        return one
    return replace(one, lat=where.lat, lon=where.lon, precision_km=where.precision_km)


def _whole(request: HttpRequest, mission: Mission, audience: str, number: int) -> Whole:
    try:
        found = seen.one(mission, number, audience)
    except access.Unseen:
        raise Http404 from None
    if found.incident.rank >= seen.strictest():
        openings.opened(request.user, mission, "incident", [found.incident.number])
    return found


def _account(whole: Whole, number: int) -> AccountRow | None:
    return next((one for one in whole.accounts if one.id == number), None)


def _of_incident(request: HttpRequest, mission: Mission, audience: str, number: int) -> HttpResponse:
    """The accounts of one incident: each can be taken out, and another incident joined."""
    whole = _whole(request, mission, audience, number)
    if whole.into is not None:
        return redirect(f"{reverse('incidents_merges', args=[mission.code])}?incident={whole.into}")
    context = {
        "title": _("Merge or separate incident %(n)s") % {"n": number},
        "whole": whole,
        "current": [one for one in whole.accounts if one.current],
    }
    return frame.show(request, "web/incidents_separate.html", mission, "incidents_merges", context)


@require_safe
def left(request: HttpRequest, code: str) -> HttpResponse:
    """How many pairs wait, for the page that shows it live."""
    mission, audience = enter(request, code)
    count = pairing.waiting(mission, audience).count()
    words = ngettext("%(n)s pair waits.", "%(n)s pairs wait.", count) % {"n": count}
    return HttpResponse(words, headers={"Cache-Control": "private, no-store"})


@require_POST
def decide(request: HttpRequest, code: str, pair: int) -> HttpResponse:
    """The same event or different ones; the next pair comes."""
    mission, audience = enter(request, code)
    verdict = request.POST.get("verdict", "")
    if verdict not in pairing.VERDICTS or not pairing.visible(mission, audience, pair):
        raise Http404
    done = {pairs.SAME: _("Kept: the same event."), pairs.DIFFERENT: _("Kept: different events.")}
    with telling(request, done[verdict]):
        pairing.decide(person(request.user), mission, pair, verdict, request.POST.get("why", "")[:LONGEST])
    if request.POST.get("back") == "list":
        return redirect("incidents_pairs", mission.code)
    return redirect(f"{reverse('incidents_merges', args=[mission.code])}?after={pair}#pair")


@require_POST
def undo(request: HttpRequest, code: str, pair: int) -> HttpResponse:
    """Take a decision back."""
    mission, audience = enter(request, code)
    if not pairing.visible(mission, audience, pair):
        raise Http404
    with telling(request, _("The decision was taken back; the incidents are as before.")):
        pairing.undo(person(request.user), mission, pair, request.POST.get("why", "")[:LONGEST])
    if request.POST.get("back") == "list":
        return redirect("incidents_pairs", mission.code)
    return redirect(f"{reverse('incidents_merges', args=[mission.code])}?pair={pair}#pair")


@require_POST
def match(request: HttpRequest, code: str) -> HttpResponse:
    """Match the accounts of the mission, where they are not too many to wait for."""
    mission, _audience = enter(request, code)
    count = Account.objects.filter(mission=mission, current=True).count()
    if count > AT_ONCE:
        command = f"bluehelm event match --mission {mission.code}"
        messages.error(request, _("There are too many accounts to wait for; run: %(c)s") % {"c": command})
        return redirect("incidents_merges", mission.code)
    with telling(request, _("The accounts were matched.")):
        matching.match(person(request.user), mission)
    return redirect("incidents_merges", mission.code)


@require_safe
def decided(request: HttpRequest, code: str) -> HttpResponse:
    """What people decided, and what the machine was sure of, page by page."""
    mission, audience = enter(request, code)
    machine = request.GET.get("who") == "machine"
    found = pairing.decided(mission, audience, machine=machine)
    pages = Paginator(found.select_related("one", "other", "by", "change"), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    entries = []
    for row in page.object_list:
        wholes = [_whole(request, mission, audience, side.incident_id) for side in (row.one, row.other)]
        sides = [_account(*one) for one in zip(wholes, (row.one_id, row.other_id), strict=True)]
        entries.append({"row": row, "sides": sides, "why": pairs.why(row.why, language())})
    context = {
        "title": _("Pairs decided"),
        "machine": machine,
        "entries": entries,
        "page": page,
        "total": pages.count,
    }
    return frame.show(request, "web/incidents_pairs.html", mission, "incidents_merges", context)


@require_POST
def separate(request: HttpRequest, code: str) -> HttpResponse:
    """Take an account out of its incident, or join two incidents, with a reason."""
    mission, audience = enter(request, code)
    number, why = request.POST.get("incident", ""), request.POST.get("why", "").strip()[:LONGEST]
    whole = _whole(request, mission, audience, int(number) if number.isdigit() else 0)
    address = f"{reverse('incidents_merges', args=[mission.code])}?incident={whole.incident.number}"
    user = person(request.user)
    account, other = request.POST.get("account", ""), request.POST.get("other", "").strip()
    if not why:
        messages.error(request, _("Why? Give the reason: a sentence is enough."))
    elif account.isdigit() and _account(whole, int(account)) is not None:
        with telling(request, _("The account tells of an incident of its own now.")):
            pairing.part(user, mission, int(account), why)
    elif other.isdigit() and int(other) != whole.incident.number:
        two = _whole(request, mission, audience, int(other)).incident
        with telling(request, _("The incidents are one now.")):
            pairing.pair(user, mission, (whole.incident.lead, two.lead), pairs.SAME, why)
    else:
        messages.error(request, _("Give the number of another incident."))
    return redirect(address)
