"""What the parties must do by when: how far it has come, as each scorer sees it, and how two agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.mandates import store
from bluehelm.mandates.measured import progress
from bluehelm.mandates.measured.progress import Agreement, Reached, Share
from bluehelm.mandates.store import MeasureRow, ScoreRow
from bluehelm.record import access
from bluehelm.web.mandate.calendar import asked_day
from bluehelm.web.mandate.coverage import text_address
from bluehelm.web.mandate.forms import Score, Withdraw
from bluehelm.web.mandate.overview import view
from bluehelm.web.pages import Room, enter, telling, why_not
from bluehelm.web.plan.acts import person

DONE = "done"


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
    said: tuple[tuple[ScoreRow, Reached | None] | None, ...]  # one for each scorer
    address: str | None
    late: bool  # its deadline has passed, and nobody says that it is done

    @property
    def known(self) -> bool:
        """Whether anybody says how far it has come."""
        return any(one is not None and one[0].state != progress.UNKNOWN for one in self.said)


@dataclass(frozen=True)
class Told:
    """A score as the history of a measure shows it."""

    score: ScoreRow
    scorer: str  # as the page calls them
    changed: bool
    reached: Reached | None
    form: Withdraw | None  # to take it back, for who may


def names(scores: Sequence[ScoreRow], member: bool, back: Sequence[ScoreRow] = ()) -> dict[str, str]:
    """What each scorer is called on a page: names are for members of the mission; back: withdrawn."""
    standing = {one.scorer for one in scores}
    scorers = [*sorted(standing), *sorted({one.scorer for one in back} - standing)]
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
    named = [row for row in rows if symbol in ("", row.symbol)]
    chosen = [row for row in named if row.since is None or row.since <= as_at]
    ids = [row.id for row in chosen]
    entries = [_entry(row, [_last(held, scorer, row.id) for scorer in scorers], as_at) for row in chosen]
    late = [one for one in entries if one.late]
    context = {
        "title": _("Measures and benchmarks"),
        "as_at": as_at,
        "scorers": [
            Scorer(name, progress.shares(ids, scores, scorer, as_at)) for scorer, name in scorers.items()
        ],
        "pairs": list(_pairs(scores, scorers, ids, as_at)),
        "fewest": progress.FEWEST,
        "entries": entries,
        "later": len(named) - len(chosen),
        "dated": sum(row.measure.deadline is not None for row in chosen),
        "late": len(late),
        "late_unknown": sum(not one.known for one in late),
        "symbol": symbol,
        "symbols": tuple(dict.fromkeys(row.symbol for row in rows)),
        "all": len(rows),
        "names": tuple(scorers.values()),
    }
    return view(request, "web/mandate_measures.html", room, "mandate_measures", context)


def _entry(row: MeasureRow, said: Sequence[ScoreRow | None], as_at: date) -> Entry:
    deadline = row.measure.deadline
    return Entry(
        row,
        tuple(None if one is None else (one, _reached(row, one)) for one in said),
        text_address(row.text_id, row.measure.path),
        deadline is not None
        and deadline < as_at
        and not any(one is not None and one.state == DONE for one in said),
    )


def _reached(row: MeasureRow, score: ScoreRow) -> Reached | None:
    """Its number against the quantity; None where the measure, as it is read now, has no such quantity."""
    found = next((one for one in row.measure.quantities if one.printed == score.quantity), None)
    return None if found is None or score.reached is None else progress.reached(score.reached, found)


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
    may = access.can(request.user, room.mission, "enter")
    context = {
        "title": _("%(symbol)s, paragraph %(path)s") % {"symbol": row.symbol, "path": row.measure.path},
        "row": row,
        "address": text_address(row.text_id, row.measure.path),
        "history": _history(request, room, row, member),
        "member": member,
        "form": (refused or Score(quantities=row.measure.quantities)) if may else None,
    }
    status = 422 if refused else 200
    return view(request, "web/mandate_measure.html", room, "mandate_measures", context, status)


def _history(request: HttpRequest, room: Room, row: MeasureRow, member: bool) -> list[Told]:
    """Every score, the latest day first; those that were withdrawn among them."""
    called = names(store.scores(room.mission.code), member, row.withdrawn)
    changed = progress.history(row.scores, row.id)
    may = access.can(request.user, room.mission, "enter")
    all_of_them = access.can(request.user, room.mission, "administer")
    own = request.user.get_username() if may else None
    told = []
    for one in sorted((*row.scores, *row.withdrawn), key=lambda one: (one.day, one.id), reverse=True):
        free = one.withdrawn is None and may and (all_of_them or one.scorer in ("", own))
        form = Withdraw(auto_id=f"id_{one.id}_%s") if free else None
        told.append(Told(one, called[one.scorer], one in changed, _reached(row, one), form))
    return told


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
    form = Score(request.POST, quantities=_found(room, measure).measure.quantities)
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
                reached=said.get("reached"),
                quantity=said.get("quantity", ""),
            )
        except access.Unseen:
            raise Http404 from None
        except BadInput as error:
            form.add_error("day", why_not(error))
        except BluehelmError as error:
            form.add_error(None, why_not(error))
        else:
            messages.success(request, _("The score was kept."))
            return redirect(room.url("mandate_measure", measure))
    return measure_page(request, room, measure, form)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str, slug: str, measure: str, score: int) -> HttpResponse:
    """Take a score back, with a reason."""
    room = enter(request, code, slug, "enter")
    back = redirect(room.url("mandate_measure", measure))
    if request.method != "POST":
        return back
    row = _found(room, measure)
    if score not in {one.id for one in (*row.scores, *row.withdrawn)}:
        raise Http404
    form = Withdraw(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["why"])))
        return back
    with telling(request, _("The score was withdrawn; it stays visible.")):
        store.withdraw_score(score, person(request.user), form.cleaned_data["why"])
    return back
