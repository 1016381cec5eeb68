"""Rules of the family arithmetic: here on framework rows, beside it on tables and running text."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.spoken import plainly
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.plans.quantity import ANY, OP, PER_CENT, number, quantities, scale
from bluehelm.plans.rows import Completed, Output, Planned
from bluehelm.plans.wording import stems

INCLUDING = re.compile(
    rf"(?P<whole>{ANY})\s+[^.;()\d]{{3,120}}?,?\s*\(?(?:including|inclusive of|of wh(?:ich|om))\s+"
    rf"(?:(?:{OP})\s+)?(?P<part>{ANY})\b",
    re.I,
)
USED = re.compile(
    rf"(?:percentage|{PER_CENT}) of (?:the )?(?:approved|planned|budgeted)\s+(?P<what>[a-z -]+?)\s+"
    r"(?:utilized|used|flown)",
    re.I,
)
MADE_OF = re.compile(r"[(:]|\b(?:comprising|consisting of|made up of|composed of)\b")
JOINED = re.compile(rf"\b(?:and|or)\s+(?:(?:{OP})\s+)?$", re.I)
AVERAGED = re.compile(r"average", re.I)
LEFT_OUT = re.compile(r"\b(?:excluding|exclusive of|except(?: for)?|not including)\b(?P<list>[^();]*)", re.I)
TAKEN_IN = re.compile(r"(?<!not )\b(?:including|inclusive of)\b(?P<list>[^();]*)", re.I)


def including(text: Text) -> Iterator[Finding]:
    """Parts of a planned output completed more often than the whole that includes them."""
    for line, output in text.outputs:
        for found in INCLUDING.finditer(line.planned):
            whole, part = (_answer(output, number(found[name])) for name in ("whole", "part"))
            if whole is None or part is None or whole is part or not _alike(whole, part):
                continue
            if _figure(part) > _figure(whole) + _alongside(output, line.planned[: found.start()], part):
                values = {
                    "whole": f"{plainly(_figure(whole))} {whole.unit or ''}".strip(),
                    "part": f"{plainly(_figure(part))} {part.unit or ''}".strip(),
                }
                marks = (plainly(_figure(part)), plainly(_figure(whole)))
                places = (text.actual(line, *marks), text.planned(line, found["whole"], found["part"]))
                yield Finding("arithmetic.including", WARNING, places, values, 0.7)


def _alongside(output: Output, before: str, part: Completed) -> Decimal:
    """What was completed of a like thing planned right before the whole: "8 A and 24 B, including 12 C"."""
    plans = [each.value for each in quantities(before)]
    done = None if not plans or JOINED.search(before) is None else _answer(output, plans[-1])
    return Decimal(0) if done is None or done is part or not _alike(done, part) else _figure(done)


def _figure(done: Completed) -> Decimal:
    assert isinstance(done.value, Decimal), "looked up by its figure"
    return done.value


def _answer(output: Output, planned: Decimal) -> Completed | None:
    """What was completed of the one quantity planned with that value; None where two have it."""
    at = [n for n, each in enumerate(output.planned) if each.value == planned]
    done = [each for each in output.completed if each.answers in at and isinstance(each.value, Decimal)]
    return done[0] if len(at) == 1 and len(done) == 1 else None


def _alike(whole: Completed, part: Completed) -> bool:
    """Whether both count the same thing: "operations" and "coordinated operations"."""
    return bool(stems(whole.unit or "") & stems(part.unit or ""))


def completed(text: Text) -> Iterator[Finding]:
    """Completed totals that are not the sum of the completed parts, where the plan added up."""
    for line, output in text.outputs:
        for whole, parts in _wholes(output.planned):
            answers = [_answers(output, at) for at in (whole, *parts)]
            if not _made_of(line.planned, output.planned[whole], output.planned[parts[0]]):
                continue  # the sum is a chance
            if any(each is None for each in answers):
                continue
            done = [each for each in answers if each is not None]
            yield from _completed(text, line, done)


def _answers(output: Output, at: int) -> Completed | None:
    done = [each for each in output.completed if each.answers == at and isinstance(each.value, Decimal)]
    return done[0] if len(done) == 1 else None


def _wholes(planned: Sequence[Planned]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each planned total with the run of planned parts behind it that adds up to it."""
    sizes = [(each.value or Decimal(0)) * scale(each.unit) for each in planned]
    for at, size in enumerate(sizes):
        for end in range(at + 3, len(sizes) + 1):
            run = sizes[at + 1 : end]
            slack = scale(planned[at].unit) / 20 if scale(planned[at].unit) > 1 else Decimal(0)
            if size and all(run) and abs(sum(run, Decimal(0)) - size) <= slack:
                yield at, tuple(range(at + 1, end))
                break


def _made_of(planned: str, whole: Planned, part: Planned) -> bool:
    """Whether the plan gives the parts as the whole's own: in a bracket, behind a colon or "comprising"."""
    found = quantities(planned)
    at = next((n for n, each in enumerate(found) if each.value == whole.value), None)
    inner = None if at is None else next((each for each in found[at + 1 :] if each.value == part.value), None)
    if at is None or inner is None:
        return False
    return MADE_OF.search(planned[found[at].end : inner.start + 1]) is not None


def _completed(text: Text, line: Line, done: Sequence[Completed]) -> Iterator[Finding]:
    sizes = [_figure(each) * scale(each.unit) for each in done]
    right = sum(sizes[1:], Decimal(0))
    slack = sum(
        (Decimal("0.5").scaleb(min(0, int(_figure(each).as_tuple().exponent))) * scale(each.unit)
         for each in done if scale(each.unit) > 1 or AVERAGED.search(each.unit or "")), Decimal(0)
    )  # fmt: skip
    if abs(right - sizes[0]) <= slack:
        return
    values = {
        "what": f"{plainly(_figure(done[0]))} {done[0].unit or ''}".strip(),
        "printed": plainly(_figure(done[0])),
        "parts": " + ".join(plainly(_figure(each)) for each in done[1:]),
        "computed": plainly(right / scale(done[0].unit)),
    }
    marks = [plainly(_figure(each)) for each in done]
    yield Finding("arithmetic.completed_parts", ERROR, (text.actual(line, *marks),), values, 0.8)


def used(text: Text) -> Iterator[Finding]:
    """Percentages of an indicator that the counts of the output it rests on do not give."""
    for line, indicator in text.indicators:
        found = USED.search(line.planned)
        if found is None or not isinstance(indicator.actual, Decimal):
            continue
        for other, output in text.outputs:
            at = _counted(output, stems(found["what"]))
            done = None if at is None else _answers(output, at)
            if at is not None and done is not None and _one_whole(line.planned, other.planned):
                yield from _used(text, (line, other), indicator.actual, (_figure(done), output.planned[at]))
                break


def _one_whole(one: str, other: str) -> bool:
    """Whether two plans may count the same things: they leave out the same ones, and take in no others."""
    out, within = ([_listed(pattern, words) for words in (one, other)] for pattern in (LEFT_OUT, TAKEN_IN))
    return out[0] == out[1] and (not all(within) or within[0] == within[1])


def _listed(pattern: re.Pattern[str], words: str) -> frozenset[str]:
    return stems(" ".join(found["list"] for found in pattern.finditer(words)))


def _counted(output: Output, what: frozenset[str]) -> int | None:
    """The planned quantity of an output that counts these things."""
    for at, each in enumerate(output.planned):
        if each.stated and each.value and what <= stems(each.unit or ""):
            return at
    return None


def _used(
    text: Text, lines: tuple[Line, Line], shown: Decimal, counts: tuple[Decimal, Planned]
) -> Iterator[Finding]:
    done, whole = counts[0], counts[1].value or Decimal(1)
    right = 100 * done / whole
    if abs(right - shown) <= 1:
        return
    values = {
        "part": plainly(done),
        "whole": plainly(whole),
        "printed": plainly(shown),
        "computed": plainly(right, 1),
    }
    places = (
        text.actual(lines[0], plainly(shown)),
        text.actual(lines[1], plainly(done)),
        text.planned(lines[1], plainly(whole)),
    )
    yield Finding("arithmetic.used_share", WARNING, places, values, 0.7)


RULES: dict[str, Rule] = {
    "arithmetic.including": Rule(including, FRAMEWORKS),
    "arithmetic.completed_parts": Rule(completed, FRAMEWORKS),
    "arithmetic.used_share": Rule(used, FRAMEWORKS),
}
