"""Counts of incidents beside the actuals of plan lines, out of the store; and taken over by a person."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings

from bluehelm.errors import BadInput, Refused
from bluehelm.events.figures.figures import Asked
from bluehelm.events.query import Query
from bluehelm.events.store import counting
from bluehelm.plans import store as plans
from bluehelm.plans.store import LimbDetail, LineDetail, StoredPlan
from bluehelm.record import access, history, vocab
from bluehelm.record.figure import Figure, canonical
from bluehelm.record.models import Mission, User
from bluehelm.record.period import Period
from bluehelm.record.period import period as named_period
from bluehelm.spine.feed import Fed, Feed, counted, feeds, invented, of_line, offered
from bluehelm.spine.lines import lines

AUDIENCE = "mission"  # the same number for every member; strictly confidential incidents are not in it
OWN = "feeds.yaml"  # of the data folder: a mission's own definitions
MOST = 32  # answers in memory

_kept: dict[tuple[object, ...], Figure | None] = {}


def known() -> tuple[Feed, ...]:
    """The definitions: those of the data folder, then those of the package that they do not replace."""
    path = Path(settings.DATA) / OWN
    own = vocab.parsed(path.read_text(encoding="utf-8")) if path.is_file() else None
    if own is not None and not isinstance(own, dict):
        raise BadInput(f"{OWN} of the data folder must hold feeds by their names; see docs/explanation.")
    first = feeds(own or {}, f"{OWN} of the data folder")
    taken = {one.name for one in first}
    return (*first, *(one for one in feeds(vocab.read("feeds")) if one.name not in taken))


def fed(detail: LineDetail, today: date | None = None) -> Fed | None:
    """What is counted for a line; None where nothing is, or where it promises several quantities."""
    if len(detail.limbs) != 1:
        return None
    period = named_period(detail.period)
    feed = of_line(known(), detail.kind, detail.label, period)
    if feed is None:
        return None
    now = datetime.now(UTC).date() if today is None else today
    found = _figure(detail.mission, feed, period, counting.as_at(detail.mission))
    return Fed(
        feed,
        detail.limbs[0].id,
        period,
        found,
        _reported(detail.limbs[0]),
        _covered(detail.mission, period),
        period.last < now,
    )


def _reported(limb: LimbDetail) -> Decimal | None:
    standing = [result.value for result in limb.current]
    return standing[0] if len(standing) == 1 and isinstance(standing[0], Decimal) else None


def _covered(mission: Mission, period: Period) -> Period | None:
    """From the first to the last incident, of any kind, that begins in the period."""
    held = counting.begun(mission, Query(), AUDIENCE, period.first, period.last)
    return None if held is None else Period(*held)


def _figure(mission: Mission, feed: Feed, period: Period, as_at: datetime) -> Figure | None:
    what = (feed.name, feed.measure, feed.status, feed.query)
    key = (mission.pk, history.last(mission), *what, period, as_at)
    if key not in _kept:
        query = replace(feed.query, status=feed.status)
        facts = counting.facts(mission, query, AUDIENCE, period.first, period.last)
        while len(_kept) >= MOST:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = counted(facts, feed, period, Asked(mission.code, feed.query, as_at))
    return _kept[key]


def take(user: User, line_id: int, why: str) -> int:
    """Enter the count as the line's actual, with the figure as its evidence, and give the result's id.

    Where a result stands, the count corrects it; both stay visible. raises as plans.store.enter and correct;
    Refused where nothing is counted for the line
    """
    detail = plans.line(line_id)
    access.require(user, detail.mission, "correct")
    told = fed(detail)
    value = None if told is None or told.figure is None else told.figure.value
    if told is None or told.figure is None or not isinstance(value, Decimal):
        raise Refused("Nothing is counted from incidents for this line.")
    if invented(told.figure) and not detail.mission.invented:
        raise Refused(
            "Some of these incidents are invented for demonstration; they make no actual of a real mission."
        )
    if not told.over:
        raise Refused("The period is not over; take the count when it is.")
    standing = detail.limbs[0].current
    remark = told.feed.title["en"]
    if standing:
        result = plans.correct(standing[0].id, value, user, why, remark=remark)
    else:
        result = plans.enter(told.limb, value, user, why, remark=remark)
    name = f"figure-{told.figure.digest[:12]}.json"
    plans.attach(result, evidence(told.figure), name, user, remark)
    return result


def evidence(figure: Figure) -> bytes:
    """The figure as a file: what was counted, from which incidents, as at when."""
    told = {"figure": figure.body(), "digest": figure.digest, "as_at": figure.as_at.isoformat()}
    return json.dumps(json.loads(canonical(told)), ensure_ascii=False, indent=1).encode()


def figures(stored: StoredPlan, as_at: datetime, every: bool = False) -> dict[str, Figure]:
    """The figures that feed a line of the plan; a report may bind them but for those of few people.

    every  those of few people too: for members of the mission, not for a report
    """
    period = named_period(stored.plan.period)
    return {
        one.key: one
        for feed in _serving(stored, period)
        if (one := _figure(stored.mission, feed, period, as_at)) is not None
        and (every or (offered(one) and (stored.mission.invented or not invented(one))))
    }


def _serving(stored: StoredPlan, period: Period) -> Iterable[Feed]:
    definitions = known()
    found = (of_line(definitions, line.kind, line.label, period) for line in lines(stored.plan))
    return {feed.name: feed for feed in found if feed is not None}.values()
