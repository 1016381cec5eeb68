"""When something is to be done: the dates and periods of a text as days, with what is in doubt."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bluehelm.mandates import timing
from bluehelm.mandates.days import DOUBT, Printed, Span, printed_days, span
from bluehelm.mandates.rows import Moment

NOT_SAID = "the text does not say from when; counted from the adoption"
EACH = "counted from the adoption; it may be meant from the report before"
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
NO_ADOPTION = "the day of adoption is not known"
NO_END = "the end of the mandate is not known"
ADOPTED, END = "the adoption", "the end of the mandate"


@dataclass(frozen=True)
class _Known:
    """What days are counted from, where the words stand, and what stands before them."""

    adopted: date | None
    ends: date | None
    printed: str
    before: tuple[Moment, ...]


@dataclass(frozen=True)
class _Basis:
    """What a period is counted from."""

    day: date | None
    words: str
    doubt: str | None = None


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
    for match, read in sorted(found, key=lambda each: each[0].start()):
        row = read(match, _Known(adopted, ends, text[match.start() : match.end()].strip(), rows))
        rows = rows if row is None else (*rows, row)
    return rows


def end_of_mandate(text: str, adopted: date | None) -> date | None:
    """Until when a paragraph gives or extends the mandate of a mission; None where it does not."""
    for words, asked in ((timing.EXTENDS, timing.PROLONGED), (timing.GIVES, timing.FIELDED)):
        for clause in re.split(r"[;\n]|\.\s", text):
            if not words.search(clause) or not asked.search(clause) or timing.NO_MANDATE.search(clause):
                continue
            until = [each for each in moments(clause, adopted, None) if each.kind == "until" and each.dates]
            if until:
                return until[0].dates[-1]
    return None


def _every(match: re.Match[str], known: _Known) -> Moment | None:
    """What recurs, up to the end of the mandate or the day the text sets."""
    parts = match.groupdict()
    step = _step(parts)
    word = (parts.get("rhythm") or "").lower()
    ambiguous = AMBIGUOUS.get(word.removesuffix("ly") if word.endswith("ally") else word)
    if step is None:
        return Moment(known.printed, "every", doubt=ambiguous or "the interval is no count of days or months")
    basis = _counted_from(parts, known, EACH)
    end = known.ends
    if parts["limit"]:
        end = _last(parts["limit"], known)
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


def _step(parts: dict[str, str | None]) -> Span | None:
    for count, unit in (("count", "unit"), ("count2", "unit2")):
        number, name = parts.get(count), parts.get(unit)
        if number and name:
            return span(number, name)
    one, other = parts.get("one"), parts.get("other")
    if one:
        return Span(3, "M") if one.lower() == "quarter" else span("one", one)
    if other:
        return span("two", other)
    return _rhythm(parts)


def _rhythm(parts: dict[str, str | None]) -> Span | None:
    word = " ".join((parts.get("rhythm") or parts.get("times") or "").lower().split())
    code = timing.RHYTHMS.get(word) or timing.TIMES_A_YEAR.get(word)
    return None if code is None else Span(int(code[:-1]), code[-1])


def _counted_from(parts: dict[str, str | None], known: _Known, doubt: str | None) -> _Basis:
    """What a period is counted from: the adoption, a day, the moment before it, or something undated."""
    if parts.get("thereafter") or parts.get("later") or (parts.get("then") and not parts.get("day")):
        earlier = next((each for each in reversed(known.before) if each.dates), None)
        if earlier is not None:
            return _Basis(earlier.dates[-1], earlier.printed, f"counted from {earlier.printed!r}")
        if not known.before and known.adopted is not None:
            return _Basis(known.adopted, ADOPTED, NOT_SAID)
        return _Basis(None, "what comes before", "counted from what comes before it, which has no day")
    if parts.get("day"):
        words = str(parts["day"])
        printed = printed_days(words, known.adopted)
        day, said = (printed[0].day, printed[0].doubt) if printed else (None, None)
        itself = f"counted from {words}; the first may be meant for that day itself"
        return _Basis(day, words, said or (itself if doubt == EACH and not parts.get("starting") else None))
    if parts.get("basis") and not parts.get("adoption"):
        words = " ".join(str(parts["basis"]).split())
        return _Basis(None, words, f"counted from {words!r}, which has no day in the text")
    if known.adopted is None:
        return _Basis(None, ADOPTED, NO_ADOPTION)
    return _Basis(known.adopted, ADOPTED, doubt if parts.get("adoption") else doubt or NOT_SAID)


def _within(match: re.Match[str], known: _Known) -> Moment | None:
    parts = match.groupdict()
    if parts["word"].lower() == "in" and not (parts["time"] or parts["adoption"] or parts["day"]):
        return None
    return _after_basis("within", parts, known)


def _after(match: re.Match[str], known: _Known) -> Moment | None:
    return _after_basis("on", match.groupdict(), known)


def _after_basis(kind: str, parts: dict[str, str | None], known: _Known) -> Moment | None:
    """A period after a basis: its last day."""
    step = span(str(parts["count"]), str(parts["unit"]))
    if step is None:
        return None
    basis = _counted_from(parts, known, None)
    if (parts["kind"] or "").strip().lower() == "working":
        return Moment(
            known.printed, kind, (), None, basis.words, "working days; which days these are is not said"
        )
    day = None if basis.day is None else step.after(basis.day)
    dates = () if day is None else (day,)
    return Moment(
        known.printed, kind, dates, step.iso if kind == "within" else None, basis.words, basis.doubt
    )


def _for_period(match: re.Match[str], known: _Known) -> Moment | None:
    parts = match.groupdict()
    if parts["until"]:
        return _days("until", parts["until"], known)
    if parts["end"]:
        return _at_end("until", known)
    start = next((each for each in reversed(known.before) if each.kind in ("on", "from")), None)
    if start is not None and not parts["basis"] and "initial" in known.printed.lower():
        parts["day"] = f"{start.dates[0].day} {start.dates[0]:%B %Y}"
    row = _after_basis("until", parts, known)
    if row is not None and row.dates and parts["day"] and row.dates[0].day == 1:
        eve = row.dates[0] - timedelta(days=1)  # whole months, from the first of one
        return replace(row, dates=(eve,), doubt=f"counted up to the eve of {row.dates[0]}")
    return row


def _next_report(match: re.Match[str], known: _Known) -> Moment | None:
    """The first of what recurs: due one interval after the adoption."""
    step = _rhythm(match.groupdict())
    if step is None or known.adopted is None:
        return Moment(
            known.printed, "on", basis=ADOPTED, doubt=NO_ADOPTION if step else "the interval is not clear"
        )
    day = step.after(known.adopted)
    doubt = "due with that report; taken for one interval after the adoption"
    return Moment(known.printed, "on", () if day is None else (day,), None, ADOPTED, doubt)


def _ahead(match: re.Match[str], known: _Known) -> Moment | None:
    """So long before the end of the mandate, or before a day."""
    step = span(match["count"], match["unit"])
    if step is None:
        return None
    target = known.ends if match["end"] else _last(match["day"], known)
    if target is None:
        return Moment(known.printed, "by", (), None, match["end"] or match["day"], NO_END)
    day = step.after(target, -1)
    return Moment(
        known.printed, "by", () if day is None else (day,), None, END if match["end"] else match["day"]
    )


def _regularly(match: re.Match[str], known: _Known) -> Moment | None:
    return Moment(known.printed, "every", doubt="no interval is given")


def _dated(kind: str) -> "Reader":
    """What reads days printed behind a word such as "by", or the end of the mandate in their place."""

    def read(match: re.Match[str], known: _Known) -> Moment | None:
        parts = match.groupdict()
        when = parts.get("when") or parts.get("day")
        return _at_end(kind, known) if when is None else _days(kind, when, known)

    return read


def _at_end(kind: str, known: _Known) -> Moment:
    if known.ends is None:
        return Moment(known.printed, kind, basis=END, doubt=NO_END)
    return Moment(known.printed, kind, (known.ends,), basis=END)


def _days(kind: str, words: str, known: _Known) -> Moment | None:
    """Days as printed; None for history: days that are over, or that nothing tells to come."""
    printed = printed_days(words, known.adopted)
    days = tuple(each.day for each in printed if each.day is not None)
    if _over(kind, days, known.adopted):
        return None
    doubt = next((each.doubt for each in printed if each.doubt), None)
    if kind in ("on", "from") and doubt in VAGUE:
        return None
    return Moment(known.printed, kind, days, None, None, doubt) if days or doubt else None


def _over(kind: str, days: tuple[date, ...], adopted: date | None) -> bool:
    if kind in ("on", "from"):
        return adopted is None or not days or days[-1] <= adopted
    return adopted is not None and bool(days) and days[-1] < adopted


def _last(words: str, known: _Known) -> date | None:
    printed: tuple[Printed, ...] = printed_days(words, known.adopted)
    return printed[-1].day if printed else None


Reader = Callable[[re.Match[str], _Known], Moment | None]
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
    (timing.ON, _dated("on"), DATES_OR_END),
    (timing.FROM, _dated("from"), DATES),
)
