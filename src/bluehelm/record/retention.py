"""How long it may be kept who somebody is: dated rules by role and record (vocab/retention.yaml)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bluehelm.errors import BadInput
from bluehelm.record import vocab

ANY = "any"
PERIOD = re.compile(r"P(\d+)([DWMY])")
MONTHS = {"M": 1, "Y": 12}
DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True)
class Rule:
    """One period, from a day on, with what it rests on."""

    role: str
    about: str  # the table of the record, or any
    since: date
    period: str  # ISO 8601
    source: str
    why: dict[str, str]  # by language


def rules() -> tuple[Rule, ...]:
    """All rules, as they stand in the vocabulary."""
    return tuple(
        Rule(
            one["role"],
            one["about"],
            one["since"],
            one["period"],
            one["source"],
            {"en": one["en"], "fr": one["fr"]},
        )
        for one in vocab.read("retention")["rules"]
    )


def rule(role: str, about: str, day: date) -> Rule:
    """The rule in force on that day; raises BadInput where there is none, for then nothing may be kept."""
    found = [one for one in rules() if one.role == role and one.about in (about, ANY) and one.since <= day]
    if not found:
        known = ", ".join(vocab.terms("retention"))
        raise BadInput(f"No rule says how long a {role!r} may be kept; the roles are {known}.")
    return max(found, key=lambda one: (one.about != ANY, one.since))


def until(role: str, about: str, day: date) -> date:
    """The last day on which an identity entered on that day is kept."""
    return after(day, rule(role, about, day).period)


def after(day: date, period: str) -> date:
    """The day so much later; the last of a month that is too short."""
    found = PERIOD.fullmatch(period)
    if found is None:
        raise BadInput(f"{period!r} is no period; write for example P90D, P6M or P2Y.")
    count, unit = int(found[1]), found[2]
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
