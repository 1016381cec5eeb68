"""Rules of the family answer: what was planned is not what the completed column speaks of."""

import re
from collections.abc import Iterator

from bluehelm.checks.facts.deviations import asked
from bluehelm.checks.reading import Line, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import FRAMEWORKS, Rule
from bluehelm.checks.rules.answer import limbs
from bluehelm.plans.promises import PLACES, Promise, promises
from bluehelm.plans.rows import Completed, Output, Planned
from bluehelm.plans.wording import phrase, stems

MOST = 0.1  # of the answers of a document: where more have no figure, it was lost in reading
RECIPIENTS = re.compile(
    r"\b(?:for|to|targeting|of|with)\s+(?:(?:members|staff|representatives) of\s+)?$", re.I
)
PLACE_NOUNS = (
    r"(?:cent(?:re|er)s?|sectors?|regions?|locations?|sites?|camps?|communes?|provinces?|districts?|states?|"
    r"counties|municipalities|offices?|prisons?|bases?|villages?|capitals?)"
)
STANDING = re.compile(
    r"(?:provision|maintenance|operation|management) of [^;]*\b(?:services?|plans?)\b", re.I
)
CONVERTED = ("text", "pdf")  # from these a number may have been lost in the conversion
AT_EACH = re.compile(
    rf"\b(?P<how>(?:in|at|for|to|across|by) (?P<which>each|every|all)(?: of the)? "
    rf"(?:[\w-]+,? (?:and )?){{0,5}}?"
    rf"{PLACE_NOUNS})\b|\b(?P<per>per (?:[\w-]+ )?{PLACE_NOUNS})\b",
    re.I,
)
SHARED_OUT = re.compile(rf"\b(?:each|every|per|all)\b|\b\d+ {PLACE_NOUNS}\b", re.I)


def unanswered(text: Text) -> Iterator[Finding]:
    """A planned quantity, or a planned part without a number, that the completed column does not take up."""
    for line, output in text.outputs:
        if not _itemised(output):
            continue
        silent = tuple(_silent(line, output))
        parts = tuple(limbs.silent(line, output))
        if not silent and not parts:
            continue
        named = _in_words(line, silent)
        recipients = bool(silent) and all(_recipient(line, each) for each in silent)
        if recipients and not parts:
            continue
        weight = 0.7 if silent and not recipients else 0.6 if any(each.event for each in parts) else 0.35
        if parts and not silent and all(STANDING.match(each.words) for each in parts):
            weight = 0.2
        yield Finding(
            "answer.unanswered",
            WARNING,
            (
                text.planned(line, *named, *(each.words for each in parts)),
                text.actual(line),
            ),
            {"parts": "; ".join([*named, *(each.words for each in parts)])},
            weight,
        )


def _in_words(line: Line, silent: tuple[Planned, ...]) -> list[str]:
    """Each quantity as the plan prints it, with the words of what: "monthly meetings of the club"."""
    named: list[str] = []
    at = 0
    for each in silent:
        unit = each.unit or ""
        start = line.planned.find(unit, at)
        if start < 0:
            named.append(f"{asked(each, line.planned)} {unit}")
            continue
        at = start + len(unit)
        before = re.search(r"\S+\s$", line.planned[:start])
        of_what = re.match(
            r"\s+of\s[^,;.()]{1,60}?(?=[,;.()]|\s(?:and|to|in|at|on|with|for)\s|$)", line.planned[at:]
        )
        opening = line.planned[before.start() : start] if before is not None else ""
        named.append(f"{opening}{unit}{of_what.group() if of_what is not None else ''}")
    return named


def _itemised(output: Output) -> bool:
    """Whether the completed column answers item by item: a bare yes or no speaks for the whole."""
    whole = [each for each in output.completed if isinstance(each.value, str) and each.unit is None]
    return bool(output.completed) and not (whole and len(whole) == len(output.completed))


def _silent(line: Line, output: Output) -> Iterator[Planned]:
    """The planned quantities that no answer answers, neither itself nor its total nor a part of it."""
    made = _promised(output)
    answered = {each.answers for each in output.completed}
    wholes = {place: _place(promise.whole, made, output) for place, promise in made.items()}
    covered = {whole for place, whole in wholes.items() if place in answered}
    told = stems("\n".join(line.actual))
    for place, planned in enumerate(output.planned):
        unit = planned.unit or ""
        if place in answered or place in covered or wholes.get(place) in answered - {None}:
            continue
        if unit and not PLACES.search(unit) and not stems(unit) <= told:
            yield planned


def _promised(output: Output) -> dict[int, Promise]:
    """For each planned quantity what it was read from."""
    left = list(promises(output.label))
    found: dict[int, Promise] = {}
    for place, planned in enumerate(output.planned):
        same = next((each for each in left if each.planned == planned), None)
        if same is not None:
            found[place] = same
            left.remove(same)
    return found


def _place(whole: int | None, made: dict[int, Promise], output: Output) -> int | None:
    """The place among the planned quantities of the total that a promise is a part of."""
    if whole is None:
        return None
    total = promises(output.label)[whole]
    return next((place for place, each in made.items() if each == total), None)


def _recipient(line: Line, planned: Planned) -> bool:
    """Whether a quantity only says for whom something was planned: "sessions for 32 committees"."""
    figure = asked(planned, line.planned)
    at = line.planned.find(f"{figure} {planned.unit or ''}")
    return at > 0 and RECIPIENTS.search(line.planned[:at]) is not None


def no_number(text: Text) -> Iterator[Finding]:
    """A completed item printed without its number where a number was planned."""
    answers = [each for _, output in text.outputs for each in output.completed]
    bare = [each for each in answers if _bare(each)]
    if len(bare) > max(MOST * len(answers), 1):
        return
    for line, output in text.outputs:
        for each in output.completed:
            planned = None if each.answers is None else output.planned[each.answers]
            named = planned is not None and stems(planned.unit or "") & stems(phrase(each.unit or ""))
            if planned is not None and planned.value is not None and named and _bare(each):
                yield Finding(
                    "answer.no_number",
                    WARNING if text.medium in CONVERTED else ERROR,
                    (text.actual(line, each.unit or ""), text.planned(line, asked(planned, line.planned))),
                    {"unit": each.unit or "", "planned": asked(planned, line.planned)},
                    0.8,
                )


def _bare(answer: Completed) -> bool:
    return answer.value is None and bool(answer.unit)


def one_total(text: Text) -> Iterator[Finding]:
    """So many planned at each place, and one total completed: it cannot be held against the plan."""
    for line, output in text.outputs:
        spread = AT_EACH.search(line.planned)
        if spread is None:
            continue
        for each in output.completed:
            planned = None if each.answers is None else output.planned[each.answers]
            if planned is None or isinstance(each.value, str) or each.value is None:
                continue
            if SHARED_OUT.search(each.unit or "") or not _spread_over(line, planned, spread):
                continue
            said = f"{each.value:,} {each.unit or ''}".strip()
            how = spread["how"] or spread["per"]
            number = asked(planned, line.planned)
            often = "" if " " in number else f"{number} "  # "a year" alone tells nothing
            yield Finding(
                "answer.one_total",
                WARNING,
                (text.planned(line, asked(planned, line.planned), how), text.actual(line, f"{each.value:,}")),
                {"how": f"{often}“{how}”", "how_fr": f"{often}« {how} »", "said": said},
                0.6 if (spread["which"] or "each").lower() != "all" else 0.5,
            )
            break


def _spread_over(line: Line, planned: Planned, spread: re.Match[str]) -> bool:
    """Whether the places follow the quantity in its own clause, and the quantity is not the sum of them."""
    noun = (planned.unit or "").split(" ")[-1]
    at = line.planned.rfind(noun, 0, spread.start())
    between = line.planned[at : spread.start()]
    in_bracket = line.planned.rfind("(", 0, spread.start()) > line.planned.rfind(")", 0, spread.start())
    return bool(noun) and at >= 0 and not re.search(r"[;,]|\d|\band\b", between) and not in_bracket


RULES: dict[str, Rule] = {
    "answer.unanswered": Rule(unanswered, FRAMEWORKS),
    "answer.no_number": Rule(no_number, FRAMEWORKS),
    "answer.one_total": Rule(one_total, FRAMEWORKS),
}
