"""What a period is counted from, and how long it is."""

import re
from dataclasses import dataclass
from datetime import date

from bluehelm.mandates.rows import Moment
from bluehelm.mandates.times import timing
from bluehelm.mandates.times.days import Printed, Span, printed_days, span

NOT_SAID = "the text does not say from when; counted from the adoption"
EACH = "counted from the adoption; it may be meant from the report before"
NO_ADOPTION = "the day of adoption is not known"
NO_END = "the end of the mandate is not known"
ADOPTED, END = "the adoption", "the end of the mandate"


@dataclass(frozen=True)
class Known:
    """What days are counted from, where the words stand, and what stands before and behind them."""

    adopted: date | None
    ends: date | None
    printed: str
    before: tuple[Moment, ...]
    said: str = ""  # all words before
    gap: str = ""  # the words up to the next moment
    behind: Moment | None = None  # the next moment, of what recurs


@dataclass(frozen=True)
class Basis:
    """What a period is counted from."""

    day: date | None
    words: str
    doubt: str | None = None


def counted_from(parts: dict[str, str | None], known: Known, doubt: str | None) -> Basis:
    """What a period is counted from: the adoption, a day, the moment before it, or something undated."""
    if parts.get("thereafter") or parts.get("later") or (parts.get("then") and not parts.get("day")):
        earlier = next((each for each in reversed(known.before) if each.dates), None)
        if earlier is not None:
            return Basis(earlier.dates[-1], earlier.printed, f"counted from {earlier.printed!r}")
        if not known.before and known.adopted is not None:
            return Basis(known.adopted, ADOPTED, NOT_SAID)
        return Basis(None, "what comes before", "counted from what comes before it, which has no day")
    if parts.get("day"):
        words = str(parts["day"])
        printed = printed_days(words, known.adopted)
        day, said = (printed[0].day, printed[0].doubt) if printed else (None, None)
        itself = f"counted from {words}; the first may be meant for that day itself"
        return Basis(day, words, said or (itself if doubt == EACH and not parts.get("starting") else None))
    if parts.get("basis") and not parts.get("adoption"):
        words = " ".join(str(parts["basis"]).split())
        return Basis(None, words, f"counted from {words!r}, which has no day in the text")
    if known.adopted is None:
        return Basis(None, ADOPTED, NO_ADOPTION)
    return Basis(known.adopted, ADOPTED, doubt if parts.get("adoption") else doubt or NOT_SAID)


def step_of(parts: dict[str, str | None]) -> Span | None:
    for count, unit in (("count", "unit"), ("count2", "unit2")):
        number, name = parts.get(count), parts.get(unit)
        if number and name:
            return span(number, name)
    one, other = parts.get("one"), parts.get("other")
    if one:
        return Span(3, "M") if one.lower() == "quarter" else span("one", one)
    if other:
        return span("two", other)
    return rhythm_of(parts)


def rhythm_of(parts: dict[str, str | None]) -> Span | None:
    word = " ".join((parts.get("rhythm") or parts.get("times") or "").lower().split())
    code = timing.RHYTHMS.get(word) or timing.TIMES_A_YEAR.get(word)
    return None if code is None else Span(int(code[:-1]), code[-1])


def first_named(known: Known) -> Moment | None:
    """The day named behind what recurs, on which it begins: "quarterly, the first by 15 October"."""
    row = known.behind
    if row is None or not row.dates or row.kind not in ("by", "on", "within"):
        return None
    if timing.FIRST_IS.fullmatch(known.gap) is None or ("first" not in known.gap and row.basis is not None):
        return None
    return row


def started(known: Known) -> Moment | None:
    """From when a period runs that stands behind it: "from 1 July, for six months"; "expiring on 1 July"."""
    row = known.before[-1] if known.before else None
    if row is None or not row.dates or re.search(r"[;.]\s", known.said[known.said.rfind(row.printed) :]):
        return None
    if row.kind == "from":
        return None if row.printed.lower().startswith("after") else row
    first = row.kind == "on" and "initial" in known.printed.lower()
    return row if first or timing.EXPIRES.match(row.printed) else None


def last_day(words: str, known: Known) -> date | None:
    printed: tuple[Printed, ...] = printed_days(words, known.adopted)
    return printed[-1].day if printed else None
