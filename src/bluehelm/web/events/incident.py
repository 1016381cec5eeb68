"""The page of one incident: what is known, who said so, who judged what, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.events import asof, wording
from bluehelm.events.incidents import COUNTED
from bluehelm.events.models import Provider
from bluehelm.events.rows import AccountRow, Whole
from bluehelm.events.store import entering, seen
from bluehelm.events.worded import facts
from bluehelm.record import access, openings, vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed
from bluehelm.web.events import frame, judging
from bluehelm.web.signs import language

COMPARED = ("when", "place", "kind", "perpetrator", "target", "harm", "operation")


@dataclass(frozen=True)
class Card:
    """One account beside the others: what differs from the leading one, and its earlier versions."""

    row: AccountRow
    leads: bool
    differs: frozenset[str]
    earlier: tuple[AccountRow, ...]


@dataclass(frozen=True)
class Step:
    """Something that happened to the incident in the store."""

    at: Any
    what: str
    by: str
    why: str = ""


@require_safe
def incident(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One incident, for those who may see it; strictly confidential ones are logged."""
    mission, audience = frame.enter(request, code)
    if audience not in INSIDE:
        raise Http404
    try:
        whole = seen.one(mission, number, audience)
    except access.Unseen:
        raise Http404 from None
    if whole.into is not None:
        return redirect("incident", mission.code, whole.into)
    return shown(request, mission, whole, judging.made(request.user, mission, whole))


def shown(
    request: HttpRequest, mission: Mission, whole: Whole, forms: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page, with these forms."""
    row = whole.incident
    if row.rank >= seen.strictest():
        openings.opened(request.user, mission, "incident", [row.number])
    lead = next((one for one in whole.accounts if one.id == row.lead), None)
    told = facts.of(row, lead.harm if lead else (), lead.operation if lead else "")
    context = {
        "title": wording.heading(told, language()),
        "row": row,
        "whole": whole,
        "lead": lead,
        "sentences": [(one, wording.sentence(told, one)) for one in ("en", "fr")],
        "harm": harm_lines(lead.harm if lead else (), row.perpetrator),
        "ranges": [
            (one, getattr(row, f"{one}_low"), getattr(row, one), getattr(row, f"{one}_high"))
            for one in COUNTED
        ],
        "cards": cards(whole),
        "steps": steps(whole),
        "forms": forms,
        "may_judge": bool(forms),
        "may_enter": access.can(request.user, mission, "enter"),
        "sensitivity": judging.sensitivity_of(row.rank),
        "strictest": seen.strictest(),
        **_on(request, mission, whole),
        "crumbs": [],
    }
    return frame.show(request, "web/incident.html", mission, "incidents", context, status)


def harm_lines(lines: Iterable[Harmed], perpetrator: str) -> list[Harmed]:
    """The lines in the order of the vocabulary, each with its perpetrator."""
    order = list(vocab.terms("harms"))
    found = [
        Harmed(
            one.harm,
            one.low,
            one.best,
            one.high,
            one.status,
            one.sex,
            one.age,
            one.perpetrator or perpetrator,
        )
        for one in lines
    ]
    return sorted(found, key=lambda one: (order.index(one.harm), one.status, one.sex, one.age))


def cards(whole: Whole) -> list[Card]:
    """The accounts that stand, the leading one first, each with its earlier versions, newest first."""
    by_id = {row.id: row for row in whole.accounts}
    current = [row for row in whole.accounts if row.current]
    current.sort(key=lambda row: (row.id != whole.incident.lead, row.id))
    first = by_id.get(whole.incident.lead)
    found = []
    for row in current:
        earlier, at = [], row.supersedes
        while at is not None and at in by_id:
            earlier.append(by_id[at])
            at = by_id[at].supersedes
        leads = row.id == whole.incident.lead
        apart = frozenset() if leads or first is None else _differs(row, first)
        found.append(Card(row, leads, apart, tuple(earlier)))
    return found


def _differs(row: AccountRow, lead: AccountRow) -> frozenset[str]:
    return frozenset(name for name in COMPARED if _compared(row, name) != _compared(lead, name))


def _compared(row: AccountRow, name: str) -> Any:
    if name == "when":
        return row.first, row.last, row.day_precision
    if name == "harm":
        return frozenset(row.harm)
    return getattr(row, name)


def steps(whole: Whole) -> list[Step]:
    """What happened to the incident, newest first."""
    whys = entering.reasons(row.id for row in whole.accounts)
    found = [Step(row.at, _account_step(row), row.by, whys.get(row.id, "")) for row in whole.accounts]
    for one in whole.judgements:
        decided = f"{_field(one.field)}: {_value(one.field, one.value)}"
        found.append(Step(one.at, decided, one.by, one.why))
        if one.undone is not None:
            found.append(Step(one.undone, _("taken back: %(what)s") % {"what": decided}, ""))
    return sorted(found, key=lambda step: step.at, reverse=True)


def _account_step(row: AccountRow) -> str:
    words = {"provider": row.provider, "ref": row.ref if not row.ref.startswith("#") else ""}
    told = (
        _("new version of the account of %(provider)s %(ref)s")
        if row.supersedes
        else _("account of %(provider)s %(ref)s")
    )
    return (told % words).strip()


def _field(name: str) -> str:
    from bluehelm.web.templatetags.incidents import field_word

    return field_word(name)


def _value(field: str, value: str) -> str:
    from bluehelm.web.templatetags.incidents import FIELDS

    return vocab.word(FIELDS[field], value, language()) if field in FIELDS else value


def _on(request: HttpRequest, mission: Mission, whole: Whole) -> dict[str, Any]:
    """What was known on the day that the address asks for."""
    asked = request.GET.get("on", "")
    if not asked:
        return {}
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return {"on_refused": _("“%(day)s” is no day; write it as 2031-03-04.") % {"day": asked[:20]}}
    weights = dict(Provider.objects.filter(mission=mission).values_list("name", "weight"))
    known = asof.known(whole, day, weights)
    if known.incident is None:
        return {"on": day}
    row, held = whole.incident, known.incident
    lead = next(one for one in known.accounts if one.id == held.lead)
    told = facts.known(row, held, lead)
    return {"on": day, "on_accounts": known.accounts, "on_sentence": wording.sentence(told, language())}
