"""When something is to be done: the dates and periods of a text as days, with what is in doubt."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bluehelm.mandates.rows import Moment
from bluehelm.mandates.times import timing
from bluehelm.mandates.times.basis import (
    ADOPTED,
    EACH,
    END,
    NO_ADOPTION,
    NO_END,
    Known,
    counted_from,
    first_named,
    last_day,
    rhythm_of,
    started,
    step_of,
)
from bluehelm.mandates.times.days import DOUBT, YEAR, printed_days, span

AMBIGUOUS = {
    "bimonthly": "every two months; it may mean twice a month",
    "bi-monthly": "every two months; it may mean twice a month",
    "biannual": "twice a year; it may mean every two years",
    "bi-annual": "twice a year; it may mean every two years",
    "biweekly": "every two weeks, or twice a week",
    "bi-weekly": "every two weeks, or twice a week",
}
VAGUE = (
    DOUBT["year"],
    DOUBT["part"],
    DOUBT["no year"],
)  # behind "on" or "in" these tell what was, not what is due
NEAR = 80  # letters before a day that tell what it is the day of


def moments(text: str, adopted: date | None, ends: date | None) -> tuple[Moment, ...]:
    """Every date and period by which something is to be done, in printed order; history is left out.

    adopted  what "the adoption of this resolution" is
    ends     the last day of the mandate, up to which what recurs is due
    """
    found: list[tuple[re.Match[str], Reader]] = []
    left, low = text, text.lower()
    for pattern, read, words in READERS:
        if not any(word in low for word in words):
            continue
        for match in pattern.finditer(left):
            found.append((match, read))
            left = left[: match.start()] + "\x00" * (match.end() - match.start()) + left[match.end() :]
    rows: tuple[Moment, ...] = ()
    ordered = sorted(found, key=lambda each: each[0].start())
    for n, (match, read) in enumerate(ordered):
        start, end = match.span()
        known = Known(adopted, ends, text[start:end].strip(), rows, text[:start])
        if read in (_every, _regularly) and n + 1 < len(ordered):
            later, read_later = ordered[n + 1]
            next_known = replace(known, printed=text[later.start() : later.end()].strip())
            behind = read_later(later, next_known)
            known = replace(known, gap=text[end : later.start()], behind=behind)
        row = read(match, known)
        rows = rows if row is None else (*rows, row)
    return rows


def _every(match: re.Match[str], known: Known) -> Moment | None:
    """What recurs, up to the end of the mandate or the day the text sets."""
    parts = match.groupdict()
    step = step_of(parts)
    word = (parts.get("rhythm") or "").lower()
    ambiguous = AMBIGUOUS.get(word.removesuffix("ly") if word.endswith("ally") else word)
    if step is None:
        return Moment(known.printed, "every", doubt=ambiguous or "the interval is no count of days or months")
    basis = counted_from(parts, known, EACH)
    end = known.ends
    if parts["limit"]:
        end = last_day(parts["limit"], known)
    named = first_named(known)
    if named is not None and not (parts["day"] or parts.get("then") or parts["thereafter"]):
        days = step.repeated(named.dates[0], end, 0) if end is not None else ()
        dates = named.dates if len(named.dates) > 1 or not days else days
        doubt = "; ".join(part for part in (ambiguous, named.doubt) if part) or None
        return Moment(known.printed, "every", dates, step.iso, named.printed, doubt)
    if basis.day is None:
        return Moment(known.printed, "every", (), step.iso, basis.words, basis.doubt)
    doubt = "; ".join(part for part in (ambiguous, basis.doubt) if part) or None
    if end is None:
        first = step.after(basis.day)
        only = () if first is None else (first,)
        return Moment(
            known.printed, "every", only, step.iso, basis.words, f"{NO_END}: only the first is given"
        )
    days = step.repeated(basis.day, end, first=0 if parts["starting"] else 1)
    return Moment(known.printed, "every", days, step.iso, basis.words, doubt)


def _within(match: re.Match[str], known: Known) -> Moment | None:
    parts = match.groupdict()
    dated = parts["time"] or parts["adoption"] or parts["day"]
    if parts["word"].lower() == "in" and not dated and timing.REPORTED.search(known.said[-NEAR:]) is None:
        return None
    return _after_basis("within", parts, known)


def _after(match: re.Match[str], known: Known) -> Moment | None:
    return _after_basis("on", match.groupdict(), known)


def _after_basis(kind: str, parts: dict[str, str | None], known: Known) -> Moment | None:
    """A period after a basis: its last day."""
    step = span(str(parts["count"]), str(parts["unit"]))
    if step is None:
        return None
    basis = counted_from(parts, known, None)
    if (parts["kind"] or "").strip().lower() == "working":
        return Moment(
            known.printed, kind, (), None, basis.words, "working days; which days these are is not said"
        )
    day = None if basis.day is None else step.after(basis.day)
    dates = () if day is None else (day,)
    return Moment(
        known.printed, kind, dates, step.iso if kind == "within" else None, basis.words, basis.doubt
    )


def _for_period(match: re.Match[str], known: Known) -> Moment | None:
    parts = match.groupdict()
    if parts["until"]:
        return _days("until", parts["until"], known)
    if parts["end"]:
        return _at_end("until", known)
    start = None if parts["basis"] else started(known)
    if start is not None:
        parts["day"] = f"{start.dates[-1].day} {start.dates[-1]:%B %Y}"
    row = _after_basis("until", parts, known)
    if row is not None and row.dates and parts["day"] and row.dates[0].day == 1:
        eve = row.dates[0] - timedelta(days=1)  # whole months, from the first of one
        return replace(row, dates=(eve,), doubt=f"counted up to the eve of {row.dates[0]}")
    return row


def _next_report(match: re.Match[str], known: Known) -> Moment | None:
    """The first of what recurs: due one interval after the adoption."""
    step = rhythm_of(match.groupdict())
    if step is None or known.adopted is None:
        return Moment(
            known.printed, "on", basis=ADOPTED, doubt=NO_ADOPTION if step else "the interval is not clear"
        )
    day = step.after(known.adopted)
    doubt = "due with that report; taken for one interval after the adoption"
    return Moment(known.printed, "on", () if day is None else (day,), None, ADOPTED, doubt)


def _ahead(match: re.Match[str], known: Known) -> Moment | None:
    """So long before the end of the mandate, or before a day."""
    step = span(match["count"], match["unit"])
    if step is None:
        return None
    target = known.ends if match["end"] else last_day(match["day"], known)
    if target is None:
        return Moment(known.printed, "by", (), None, match["end"] or match["day"], NO_END)
    day = step.after(target, -1)
    return Moment(
        known.printed, "by", () if day is None else (day,), None, END if match["end"] else match["day"]
    )


def _regularly(match: re.Match[str], known: Known) -> Moment | None:
    if known.behind is not None and known.behind.interval and timing.OF_THAT.fullmatch(known.gap):
        return None
    return Moment(known.printed, "every", doubt="no interval is given")


def _dated(kind: str) -> "Reader":
    """What reads days printed behind a word such as "by", or the end of the mandate in their place."""

    def read(match: re.Match[str], known: Known) -> Moment | None:
        parts = match.groupdict()
        when = parts.get("when") or parts.get("day")
        if when is None:
            return _at_end(kind, known)
        near = known.said[-NEAR:]
        if kind == "on" and timing.EXPIRY.search(near):
            return _days("until", when, known)
        return _days("from" if kind == "on" and timing.START.search(near) else kind, when, known)

    return read


def _at_end(kind: str, known: Known) -> Moment:
    if known.ends is None:
        return Moment(known.printed, kind, basis=END, doubt=NO_END)
    return Moment(known.printed, kind, (known.ends,), basis=END)


def _days(kind: str, words: str, known: Known) -> Moment | None:
    """Days as printed; None for history: days that are over, or that nothing tells to come."""
    printed = printed_days(words, known.adopted)
    days = tuple(sorted({each.day for each in printed if each.day is not None}))
    doubt = next((each.doubt for each in printed if each.doubt), None)
    if not days and doubt is not None and doubt not in DOUBT.values() and not _long_ago(words, known.adopted):
        return Moment(known.printed, kind, doubt=doubt)
    if _over(kind, days, known.adopted):
        return None
    if kind in ("on", "from") and doubt in VAGUE:
        return None
    return Moment(known.printed, kind, days, None, None, doubt) if days or doubt else None


def _over(kind: str, days: tuple[date, ...], adopted: date | None) -> bool:
    if kind in ("on", "from"):
        return adopted is None or not days or days[-1] <= adopted
    return adopted is not None and bool(days) and days[-1] < adopted


def _long_ago(words: str, adopted: date | None) -> bool:
    years = re.findall(YEAR, words)
    return adopted is not None and bool(years) and int(years[-1]) < adopted.year


Reader = Callable[[re.Match[str], Known], Moment | None]
SPANS = ("day", "week", "month", "year")
DATES = (*timing.MONTH_NAMES, "19", "20")
DATES_OR_END = (*DATES, "mandate", "period", "expir")
READERS: tuple[
    tuple[re.Pattern[str], Reader, tuple[str, ...]], ...
] = (  # with words of which a match has one
    (timing.NEXT_REPORT, _next_report, ("first", "next")),
    (timing.AHEAD, _ahead, SPANS),
    (timing.PERIOD_ENDING, _dated("until"), ("period",)),
    (timing.FOR_PERIOD, _for_period, SPANS),
    (timing.EVERY, _every, ("every", "each")),
    (timing.INTERVALS, _every, ("interval",)),
    (timing.WITHIN, _within, SPANS),
    (timing.AFTER, _after, SPANS),
    (timing.YEARLY, _every, ("year",)),
    (
        timing.RHYTHMIC,
        _every,
        tuple(timing.RHYTHMS),
    ),
    (timing.REGULARLY, _regularly, ("regular", "periodic")),
    (timing.REPORT_OF_MONTH, _dated("on"), DATES),
    (timing.UNTIL, _dated("until"), DATES_OR_END),
    (timing.BY, _dated("by"), DATES_OR_END),
    (timing.FROM, _dated("from"), DATES),
    (timing.ON, _dated("on"), DATES_OR_END),
    (timing.TO, _dated("until"), DATES),
)
