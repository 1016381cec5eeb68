"""What the parties must do by when: how far it has come, as each scorer sees it, and how two agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BluehelmError
from bluehelm.mandates import store
from bluehelm.mandates.measured import progress
from bluehelm.mandates.measured.progress import Agreement, Share
from bluehelm.mandates.store import MeasureRow, ScoreRow
from bluehelm.record import access
from bluehelm.web.mandate.calendar import asked_day
from bluehelm.web.mandate.coverage import text_address
from bluehelm.web.mandate.forms import Score
from bluehelm.web.mandate.overview import view
from bluehelm.web.pages import Room, enter, why_not
from bluehelm.web.plan.acts import person


@dataclass(frozen=True)
class Scorer:
    """One scorer's view of all the measures on a day."""

    name: str
    shares: tuple[Share, ...]

    @property
    def known(self) -> int:
        return next((one.known for one in self.shares), 0)

    @property
    def unknown(self) -> int:
        return next((one.unknown for one in self.shares), 0)


@dataclass(frozen=True)
class Pair:
    one: str
    other: str
    agreement: Agreement


@dataclass(frozen=True)
class Entry:
    """A measure with what each scorer says of it on a day."""

    row: MeasureRow
    said: tuple[ScoreRow | None, ...]  # one for each scorer
    address: str | None


def names(scores: Sequence[ScoreRow], member: bool) -> dict[str, str]:
    """What each scorer is called on a page: names are for members of the mission."""
    scorers = sorted({one.scorer for one in scores})
    return {
        scorer: (scorer or _("somebody who left")) if member else _("scorer %(n)s") % {"n": n}
        for n, scorer in enumerate(scorers, 1)
    }


@require_safe
def measures(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    as_at = asked_day(request)
    rows, scores = store.measures(room.mission.code), store.scores(room.mission.code)
    scorers = names(scores, access.role(request.user, room.mission) is not None)
    held = progress.current(scores, as_at)
    symbol = request.GET.get("text", "")
    chosen = [row for row in rows if symbol in ("", row.symbol)]
    ids = [row.id for row in chosen]
    context = {
        "title": _("Measures and benchmarks"),
        "as_at": as_at,
        "scorers": [
            Scorer(name, progress.shares(ids, scores, scorer, as_at)) for scorer, name in scorers.items()
        ],
        "pairs": list(_pairs(scores, scorers, ids, as_at)),
        "fewest": progress.FEWEST,
        "entries": [
            Entry(
                row,
                tuple(_last(held, scorer, row.id) for scorer in scorers),
                text_address(row.text_id, row.measure.path),
            )
            for row in chosen
        ],
        "symbol": symbol,
        "symbols": tuple(dict.fromkeys(row.symbol for row in rows)),
        "all": len(rows),
        "names": tuple(scorers.values()),
    }
    return view(request, "web/mandate_measures.html", room, "mandate_measures", context)


def _last(held: Mapping[str, Mapping[str, progress.Score]], scorer: str, measure: str) -> ScoreRow | None:
    found = held.get(scorer, {}).get(measure)
    return found if isinstance(found, ScoreRow) else None


def _pairs(
    scores: Sequence[ScoreRow], scorers: Mapping[str, str], ids: Sequence[str], as_at: date
) -> list[Pair]:
    """Every two scorers with their agreement on the measures that are shown."""
    shown = [one for one in scores if one.measure in set(ids)]
    return [
        Pair(scorers[one], scorers[other], progress.agreement(shown, one, other, as_at))
        for one, other in combinations(scorers, 2)
    ]


@require_safe
def measure(request: HttpRequest, code: str, slug: str, measure: str) -> HttpResponse:
    room = enter(request, code, slug)
    return measure_page(request, room, measure, None)


def measure_page(request: HttpRequest, room: Room, key: str, refused: Score | None) -> HttpResponse:
    """One measure with its history; refused is a form that was sent with faults."""
    row = _found(room, key)
    member = access.role(request.user, room.mission) is not None
    scorers = names(store.scores(room.mission.code), member)
    changed = progress.history(row.scores, row.id)
    may = access.can(request.user, room.mission, "enter")
    context = {
        "title": _("%(symbol)s, paragraph %(path)s") % {"symbol": row.symbol, "path": row.measure.path},
        "row": row,
        "address": text_address(row.text_id, row.measure.path),
        "history": [(replace(one, scorer=scorers[one.scorer]), one in changed) for one in row.scores[::-1]],
        "form": (refused or Score()) if may else None,
    }
    status = 422 if refused else 200
    return view(request, "web/mandate_measure.html", room, "mandate_measures", context, status)


def _found(room: Room, key: str) -> MeasureRow:
    found = next((row for row in store.measures(room.mission.code) if row.id == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, code: str, slug: str, measure: str) -> HttpResponse:
    """Say how far the measure had come on a day; what others said stands beside it."""
    room = enter(request, code, slug, "enter")
    if request.method != "POST":
        return redirect(room.url("mandate_measure", measure))
    _found(room, measure)
    form = Score(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            store.score(
                room.mission.code,
                measure,
                said["state"],
                said["day"],
                person(request.user),
                evidence=said["evidence"],
                symbol=said["symbol"],
            )
        except access.Unseen:
            raise Http404 from None
        except BluehelmError as error:
            form.add_error("day", why_not(error))
        else:
            messages.success(request, _("The score was kept."))
            return redirect(room.url("mandate_measure", measure))
    return measure_page(request, room, measure, form)
