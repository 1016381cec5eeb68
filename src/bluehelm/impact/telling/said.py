"""The parts of a study in words that can be used without statistics, in English and French."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bluehelm.impact import sentences
from bluehelm.impact.pictures.frame import bounds
from bluehelm.impact.pictures.windows import lag_words, ring_words
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import LEVEL, NONE, UNNAMED, Names, days_words, number, plain, sentence, words
from bluehelm.record import messages

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Curve, Displaced, Group, Leads, Left, Placebo, Study, Unseen
    from bluehelm.impact.tracks import Tracked


def widest(windows: Sequence[Estimate]) -> Estimate:
    """The window that holds all others: what is told first is fixed before any figure is known."""
    return max(windows, key=lambda row: (row.days, row.km))


def changed(windows: Sequence[Estimate], language: str, names: Names) -> Iterator[str]:
    """The widest window, the others, and how many of them all stand out."""
    first = widest(windows)
    for row in sorted(windows, key=lambda row: row is not first):
        yield sentence(row, language, names)
    stand, little = (sum(map(test, windows)) for test in (sentences.stands_out, _is_nothing))
    if len(windows) > 1:
        yield words("counted stands", language, n=str(len(windows)), m=str(stand))
        if little:
            yield words("counted little", language, k=str(little))


def tracked(found: "Tracked | None", language: str, names: Names) -> Iterator[str]:
    """Figures per track, with how they come from those per stay."""
    if found is None:
        return
    per = number(found.stays / found.tracks, language)
    yield words("tracked", language, stays=str(found.stays), tracks=str(found.tracks), per=per)
    for row, factor in zip(found.windows, found.factors, strict=True):
        said = sentence(row, language, replace(names, stay=False))
        known = factor is not None and row.estimate is not None
        yield f"{said} {words('tracked times', language, n=number(factor or 0, language))}" if known else said


def long(curve: "Curve | None", language: str, names: Names) -> Iterator[str]:
    """The half-life, then each lag."""
    if curve is None:
        yield words("not asked", language)
        return
    km = plain(curve.km, language)
    if curve.half_life is None:
        yield words("half life none", language, km=km, note=_note(curve.note, language, "no half life"))
    elif curve.low is None or curve.high is None:
        n, high = half_days(curve.half_life, language), curve.high
        if high is None:
            yield words("half life open", language, km=km, n=n)
        else:
            yield words("half life soon", language, km=km, n=n, high=plain_days(high, language))
    else:
        ends = {"low": plain_days(curve.low, language), "high": plain_days(curve.high, language)}
        yield words("half life", language, km=km, n=half_days(curve.half_life, language), **ends)
    if curve.half_life is not None and curve.note:
        yield f"{_capital(messages.told(curve.note, language))}."
    if curve.first is not None:
        key = "at once more" if curve.first > 0 else "at once fewer"
        yield words(key, language, n=hundred(abs(curve.first), language))
    rows = fading(curve)
    for row, lag in zip(rows, lag_words([row.days for row in rows], language), strict=True):
        where = words("curve lag", language, lag=lag, ring=ring_words(0, row.km, language))
        yield sentence(row, language, names, _capital(where))


def fading(curve: "Curve") -> tuple[Estimate, ...]:
    """The lags in their order; the time that responses last, where they do, first and as a lag to 0."""
    present = () if curve.present is None else (replace(curve.present, days=0.0),)
    return (*present, *sorted(curve.rows, key=lambda row: row.days))


def elsewhere(moved: "Displaced | None", language: str, names: Names) -> Iterator[str]:
    """What came further out and later, and what that says of displacement."""
    if moved is None:
        yield words("not asked", language)
        return
    for kind, row in (("outside", moved.outside), ("later", moved.later)):
        if row is None:
            continue
        said = sentence(row, language, names, place(kind, row, moved, language))
        state = sentences.state(row)
        yield said if state == NONE else f"{said} {words(f'moved {state} {kind}', language)}"
    if moved.total is not None:
        yield sentence(moved.total, language, names, words("all told", language))
    if moved.share is not None and moved.share_low is not None and moved.share_high is not None:
        values = {"n": moved.share, "low": moved.share_low, "high": moved.share_high}
        told = {name: plain(round(100 * value), language) for name, value in values.items()}
        yield words("moved share", language, **told)
        if moved.share_low < 0 or moved.share_high > 1:
            yield words("moved share beyond", language)
    if moved.note or (moved.outside is None and moved.later is None):
        yield words("not told", language, note=_note(moved.note, language, "no test"))


def place(kind: str, row: Estimate, moved: "Displaced", language: str) -> str:
    """Where it may have gone: outside, later."""
    ends = {
        "outer": plain(moved.outer_km, language),
        "later": plain(moved.later_days, language),
        "days": days_words(row.days, language),
        "km": plain(row.km, language),
    }
    return words(kind, language, **ends)


def left(gone: "Left | None", language: str, names: Names) -> Iterator[str]:
    """What came while they were there, and after they had left."""
    if gone is None:
        yield words("not asked", language)
        return
    if gone.lasting:
        key = "lasting one" if gone.lasting == 1 else "lasting"
        yield words(key, language, n=str(gone.lasting))
    for row, where in left_places(gone, language):
        yield sentence(row, language, names, where)
    if gone.note:
        yield words("not told", language, note=messages.told(gone.note, language))


def left_places(gone: "Left", language: str) -> Iterator[tuple[Estimate, str]]:
    """Each row with what it is called."""
    inner = 0.0
    for row in gone.present:
        yield row, words("present", language, ring=ring_words(inner, row.km, language))
        inner = row.km
    days, km = ({getattr(row, name) for row in gone.after} for name in ("days", "km"))
    lags = dict(zip(sorted(days), lag_words(sorted(days), language), strict=True))
    rings = {end: ring_words(start, end, language) for start, end in _steps(km)}
    for row in gone.after:
        yield row, _capital(words("after left", language, lag=lags[row.days], ring=rings[row.km]))


def who(groups: "Sequence[Group]", language: str, names: Names) -> Iterator[str]:
    """The widest window of each group, but for what others reported: that belongs to belief."""
    asked = [one for one in groups if one.role != "independent"]
    if not asked:
        yield words("no groups", language)
    for one in asked:
        yield _group("group", one, language, names)


def believed(study: "Study", language: str, names: Names) -> Iterator[str]:
    """The tests of the estimate, those that speak against it too."""
    if study.leads is not None:
        yield leads(study.leads, language)
    for placebo in study.placebos:
        yield from pretended(placebo, study.wake.windows, language)
    for unseen in study.unseen:
        if _same(unseen, widest(study.wake.windows)):
            yield reason(unseen, language)
    for one in study.groups:
        if one.role == "independent":
            yield _group("group independent", one, language, names)


def leads(found: "Leads", language: str) -> str:
    soon = _soon(found, language)
    if found.p is None:
        return words("leads untested", language, note=_note(found.note, language, "no test")) + soon
    key = "leads apart" if found.p < LEVEL else "leads alike"
    said = words(key, language, p=sentences.p_words(found.p, language)) + soon
    return said if not found.note else f"{said} {_capital(messages.told(found.note, language))}."


def bounded(found: "Leads") -> bool:
    """Whether the days have intervals; without any, the data say too little to show them."""
    return any(one.low is not None for one in found.days)


def risen(found: "Leads") -> bool:
    """Whether more came than expected in the first days after responses."""
    return found.soon is not None and found.soon.low is not None and found.soon.low > 0


def _soon(found: "Leads", language: str) -> str:
    """A rise just after responses, which no test of the days before can explain."""
    soon = found.soon
    if not risen(found) or soon is None or soon.low is None or soon.high is None:
        return ""
    bounds = {"low": number(soon.low, language), "high": number(soon.high, language)}
    return f" {words('leads soon', language, **bounds)}"


def pretended(placebo: "Placebo", windows: Sequence[Estimate], language: str) -> Iterator[str]:
    """What the estimator says of responses that never were, in the widest window."""
    row = widest(windows)
    kind = words(f"placebo {placebo.kind}", language)
    for one in placebo.windows:
        if not _same(one, row) or one.median is None or row.ratio is None:
            continue
        few = one.low is None or one.high is None
        far = "" if one.p is None else words("placebo far", language, share=hundred(one.p, language))
        values = {
            "middle": number(one.median, language), "bounds": bounds(one.low, one.high, language),
            "ratio": number(row.ratio, language), "where": _small(sentences.within(row, language)),
            "found": words("none", language) if one.found is None else hundred(one.found, language),
        }  # fmt: skip
        key = "placebo few" if few else "placebo said"
        yield words(key, language, kind=kind, done=str(placebo.done), far=far, **values).strip()
    if placebo.found_any is not None:
        share = hundred(placebo.found_any, language)
        yield f"{kind}{colon(language)} {words('placebo any', language, share=share)}"
    if placebo.done < placebo.asked:
        done = words("placebo short", language, done=str(placebo.done), asked=str(placebo.asked))
        yield f"{kind}{colon(language)} {done}"
    if placebo.note:
        yield f"{kind}{colon(language)} {messages.told(placebo.note, language)}."


def reason(one: "Unseen", language: str) -> str:
    """How strong an unseen reason would have to be."""
    where = words("within", language, days=days_words(one.days, language), km=plain(one.km, language))
    if one.estimate is None or one.interval is None:
        return words("smallest none", language, where=where)
    if one.interval <= 1:
        return words("unseen open", language, where=where)
    values = {"n": number(one.estimate, language), "m": number(one.interval, language)}
    return words("unseen said", language, where=where, **values)


def smallest(row: Estimate, language: str, names: Names = UNNAMED) -> str:
    """The smallest change that the data would mostly have shown."""
    where = sentences.within(row, language)
    if row.smallest is None or not row.expected:
        return words("smallest none", language, where=where)
    share = hundred(row.smallest / row.expected, language)
    called = sentences.events_per_response(row.smallest, language, names)
    n = number(row.smallest, language)
    return words("smallest said", language, where=where, n=n, share=share, **called)


def half_days(days: float, language: str) -> str:
    """A half-life with its unit."""
    return days_words(days, language, plain_days(days, language))


def plain_days(days: float, language: str) -> str:
    """Days of a half-life: one decimal says enough."""
    return plain(round(days, 1), language) if days >= 0.1 else number(days, language)


def hundred(share: float, language: str) -> str:
    """A share as so many of a hundred; a decimal where it is small."""
    value = 100 * share
    return plain(round(value, 1) if value < 10 else round(value), language)


def state_words(row: Estimate, language: str) -> str:
    """Fewer, more, cannot tell, not enough data; with the star where it stands out."""
    star = " *" if sentences.stands_out(row) else ""
    return words(f"state {sentences.state(row)}", language).replace("|", " ") + star


def _group(key: str, one: "Group", language: str, names: Names) -> str:
    known = {"column": one.column, "value": one.value}
    if not one.windows:
        note = words("not told", language, note=_note(one.note, language, "no test"))
        return words(key, language, where=note, **known)
    called = replace(names, response=one.value) if one.role == "treatment" else names
    said = words(key, language, where=sentence(widest(one.windows), language, called), **known)
    return f"{said} {_capital(messages.told(one.note, language))}." if one.note else said


def _is_nothing(row: Estimate) -> bool:
    return sentences.state(row) == NONE


def _same(one: object, row: Estimate) -> bool:
    return (getattr(one, "days", None), getattr(one, "km", None)) == (row.days, row.km)


def _steps(ends: set[float]) -> Iterator[tuple[float, float]]:
    ordered = sorted(ends)
    return zip([0.0, *ordered], ordered, strict=False)


def _note(note: str | None, language: str, without: str) -> str:
    return words(without, language) if note is None else messages.told(note, language)


def colon(language: str) -> str:
    return " :" if language == "fr" else ":"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
