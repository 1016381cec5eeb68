"""A planned output and what was completed against it: quantities, answers, status and causes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from bluehelm.plans import status
from bluehelm.plans.causes import causes
from bluehelm.plans.matching import CONTEXT, ENOUGH, fit, match
from bluehelm.plans.nouns import noun_of
from bluehelm.plans.promises import SPREAD, Promise, promises, singles
from bluehelm.plans.quantity import figure, plain, quantities, scale
from bluehelm.plans.rows import MET, NOT_MET, PARTLY, UNMEASURABLE, Completed, Output, Planned, Value
from bluehelm.plans.wording import apart, head, joined, sentence, stems

LOWER_OR_HIGHER = re.compile(r"The (lower|higher) (?:output|number)", re.I)
OF_ALL = re.compile(r"(?:The (?:overall )?(?:lower|higher) outputs|These activities)\b", re.I)
WAS_DONE = re.compile(
    r"(?:[^.;,]* )?(?:was|were|has been|have been) (?!not\b|post|defer|cancel|delay)\w+", re.I
)
YES_NO = {"yes": "Yes", "no": "No", "yes.": "Yes", "no.": "No", "none": "No"}


class AnswerWords(Protocol):
    """One completed quantity as printed, whatever room it comes from."""

    @property
    def completed(self) -> str: ...
    @property
    def remarks(self) -> tuple[str, ...]: ...
    @property
    def where(self) -> str: ...


@dataclass(frozen=True)
class Said:
    """One answer taken apart."""

    value: Value
    unit: str | None
    remark: tuple[str, ...]
    words: str  # all that can tell which quantity it answers


def output(group: str | None, planned: str, answers: Sequence[AnswerWords], where: str) -> Output:
    """One planned output with every quantity it promises and every one that was completed."""
    said = [part for answer in answers for part in _said(answer)]
    promised = [*promises(planned), *_singles(planned, said)]
    said = [part for each in said for part in _shared(each, promised)]
    said, for_all = _of_all(said)
    places = match([each.words for each in said], promised)
    places = _alone(said, places, promised)
    said, places = _inside(said, places, promised)
    kept = [n for n, promise in enumerate(promised) if promise.firm or n in places]
    index = {old: new for new, old in enumerate(kept)}
    quantities_planned = tuple(promised[n].planned for n in kept)
    answered = [None if place is None else index[place] for place in places]
    parts = [(each.value, each.unit, place) for each, place in zip(said, answered, strict=True)]
    statuses = status.answers(parts, quantities_planned)
    said = _reassigned(said, answered, statuses)
    done = tuple(
        Completed(
            value=each.value,
            unit=each.unit,
            answers=place,
            status=judged,
            remark=" ".join(each.remark) or None,
            causes=causes(joined([each.words, *each.remark])),
        )
        for each, place, judged in zip(said, answered, statuses, strict=True)
    )
    remark = " ".join(for_all) or None
    return Output(
        group=group,
        label=plain(planned),
        planned=quantities_planned,
        completed=done,
        status=judge(quantities_planned, done, [_kept(promised[n].whole, index) for n in kept]),
        remark=remark,
        causes=causes(remark or ""),
        where=where,
    )


def _of_all(said: Sequence[Said]) -> tuple[list[Said], list[str]]:
    """The answers, and the explanations that speak of all of them ("the higher outputs")."""
    answers = [each for each in said if each.value is not None or each.unit is not None]
    for_all = [text for each in said if each.value is None and each.unit is None for text in each.remark]
    kept: list[Said] = []
    for each in answers:
        several = len(answers) > 1 and each.remark and OF_ALL.match(each.remark[0])
        for_all += each.remark if several else ()
        kept.append(replace(each, remark=()) if several else each)
    return kept, for_all


def _inside(
    said: Sequence[Said], places: Sequence[int | None], promised: Sequence[Promise]
) -> tuple[list[Said], list[int | None]]:
    """Figures within an answer's unit, "Seminar for 90 judges", that answer what nothing else answers."""
    free = [n for n, promise in enumerate(promised) if promise.firm and n not in places]
    all_said: list[Said] = []
    all_places: list[int | None] = []
    for each, place in zip(said, places, strict=True):
        all_said.append(each)
        all_places.append(place)
        if place is None or not isinstance(each.value, Decimal):
            continue
        unit = each.unit or ""
        inside = quantities(unit)
        for n, quantity in enumerate(inside):
            until = inside[n + 1].start if n + 1 < len(inside) else len(unit)
            noun = noun_of(unit[quantity.end :], quantity.value, until - quantity.end)[0]
            rated = [(fit(noun, promised[place]), -place) for place in free]
            score, best = max(rated, default=(0.0, 0))
            if score > CONTEXT / 2:
                all_said.append(Said(quantity.value, noun, (), noun))
                all_places.append(-best)
                free.remove(-best)
    for value, noun in (pair for each in said for text in each.remark for pair in _told_done(text)):
        place = next((n for n in free if fit(noun, promised[n]) > 2 * ENOUGH), None)
        if place is not None:
            all_said.append(Said(value, noun, (), noun))
            all_places.append(place)
            free.remove(place)
    return all_said, all_places


def _told_done(remark: str) -> list[tuple[Decimal, str]]:
    """The figures that a remark says were done: "However, 7 boats were mended"."""
    done = []
    for each in quantities(remark):
        noun, after = noun_of(remark[each.end :], each.value, len(remark))
        if noun and each.unit is None and each.high is None and WAS_DONE.match(after):
            done.append((each.value, noun))
    return done


def _singles(planned: str, said: Sequence[Said]) -> list[Promise]:
    """What an article promises ("an expert"), where an answer names it."""
    named = {head(each.unit) for each in said if each.unit}
    return [each for each in singles(planned) if each.head in named]


def _reassigned(said: list[Said], answered: Sequence[int | None], statuses: Sequence[str]) -> list[Said]:
    """A remark on "the lower output" under an answer to nothing explains the short answer before it."""
    given = list(said)
    for n, each in enumerate(said):
        way = LOWER_OR_HIGHER.match(each.remark[0]) if each.remark and answered[n] is None else None
        if way is None or not isinstance(each.value, Decimal):
            continue
        wanted = (MET,) if way.group(1).lower() == "higher" else (PARTLY, NOT_MET)
        owner = next(
            (m for m in range(n - 1, -1, -1) if answered[m] is not None and statuses[m] in wanted), None
        )
        if owner is not None and not given[owner].remark:
            given[owner] = replace(given[owner], remark=each.remark)
            given[n] = replace(each, remark=())
    return given


def _said(answer: AnswerWords) -> list[Said]:
    """An answer as value, unit and explanation; an explanation alone speaks for the whole output."""
    texts: list[str] = []
    for text in answer.remarks:
        first, rest = apart(plain(text))
        texts += [part for part in (first, *rest) if part]
    printed = plain(answer.completed).strip()
    value = _value(printed)
    if not texts:
        return [Said(value, None, (), "")] if value is not None else []
    names = not sentence(texts[0]) or (isinstance(value, Decimal) and not texts[0].startswith("The "))
    unit = texts[0].rstrip(".") if names else None
    remark = tuple(texts[1:] if names else texts)
    if isinstance(value, Decimal):
        unit = _unit(printed, unit)
    words = unit or (re.split(r",?\s(?:owing|due|because)\b", texts[0])[0] if value is not None else "")
    return [Said(value, unit, remark, words)]


def _value(printed: str) -> Value:
    if printed.casefold() in YES_NO:
        return YES_NO[printed.casefold()]
    number = figure(printed)
    if number is not None:
        return number
    found = quantities(printed)
    bounded = found and found[0].op in ("<", "<=")  # "under 5" may be anything
    if len(found) == 1 and found[0].start == 0 and found[0].high is None and not bounded:
        return found[0].value
    return printed or None


def _unit(printed: str, unit: str | None) -> str | None:
    """The unit with the sign and scale beside the figure: "$4.2" and "Million" are million dollars."""
    found = quantities(printed)
    beside = found[0].unit if found else None
    if beside == "US dollars" or (beside or "").endswith("US dollars"):
        scaled = re.match(r"(?i)(thousand|million|billion)\b", unit or "")
        return f"{scaled.group(1).lower()} US dollars" if scaled else beside
    if beside is None:
        return unit
    return f"{beside} {unit}" if unit and beside != "per cent" else beside


def _shared(said: Said, promised: Sequence[Promise]) -> list[Said]:
    """One printed yes or no that answers two items, "Workshops or forums", as one answer for each."""
    if not isinstance(said.value, str) or said.unit is None:
        return [said]
    parts = [part.strip() for part in re.split(r"\s+(?:or|and)\s+|/", said.unit) if part.strip()]
    if len(parts) < 2 or len(promised) < len(parts):
        return [said]
    places = match(parts, promised)
    fits = [
        0.0 if place is None else fit(part, promised[place])
        for part, place in zip(parts, places, strict=True)
    ]
    if min(fits) < ENOUGH or len(set(places)) < len(parts):
        return [said]
    each = [Said(said.value, part, (), part) for part in parts]
    return [*each, Said(None, None, said.remark, "")] if said.remark else each


def _alone(said: Sequence[Said], places: list[int | None], promised: Sequence[Promise]) -> list[int | None]:
    """A plain yes or no without words of its own answers the only quantity there is."""
    firm = [n for n, promise in enumerate(promised) if promise.firm]
    if len(said) == 1 and len(firm) == 1 and places[0] is None and isinstance(said[0].value, str):
        return [firm[0]]
    return places


def judge(
    planned: Sequence[Planned],
    done: Sequence[Completed],
    wholes: Sequence[int | None] | None = None,
) -> str:
    """The status of an output: every promised quantity counts, an unanswered one as not met.

    A total is covered by its answered parts and the parts by their answered total; where a service is given
    ("in 4 locations") counts only if the report answers it. Answers that answer no quantity count only where
    nothing was promised in figures, or where a plain yes or no speaks for the whole.

    wholes  for each quantity the place of the total it is a part of; None: found by adding up
    """
    whole = [each for each in done if each.answers is None and each.value in ("Yes", "No")]
    if not planned:
        return status.together(each.status for each in (whole or done))
    if not any(each.answers is not None for each in done):
        return status.together(each.status for each in whole)
    answered: dict[int, str] = {each.answers: each.status for each in done if each.answers is not None}
    covered = _covered(answered, _wholes(planned) if wholes is None else wholes)
    covered |= {n for n, each in enumerate(planned) if SPREAD.search(each.unit or "")}
    parts = [answered.get(n, NOT_MET) for n in range(len(planned)) if n in answered or n not in covered]
    parts += [each.status for each in whole]
    if (
        all(part == NOT_MET for part in parts if part != UNMEASURABLE)
        and PARTLY not in parts
        and MET not in parts
    ):
        return NOT_MET if any(part == NOT_MET for part in answered.values()) else UNMEASURABLE
    return status.together(parts)


def _kept(whole: int | None, index: dict[int, int]) -> int | None:
    return None if whole is None else index.get(whole)


def _wholes(planned: Sequence[Planned]) -> list[int | None]:
    """For each quantity the total right before it whose parts, added up, give it."""
    sizes = [(each.value or Decimal(0)) * scale(each.unit) for each in planned]
    wholes: list[int | None] = [None] * len(planned)
    for n, size in enumerate(sizes):
        for last in range(n + 2, len(planned)):
            if size and wholes[n] is None and sum(sizes[n + 1 : last + 1]) == size:
                wholes[n + 1 : last + 1] = [n] * (last - n)
    return wholes


def _covered(answered: dict[int, str], wholes: Sequence[int | None]) -> set[int]:
    """The totals that their parts answer, and the parts that their total answers."""
    covered: set[int] = set()
    for n, whole in enumerate(wholes):
        if whole is not None and n in answered:
            covered.add(whole)
        elif whole is not None and whole in answered:
            covered.add(n)
    return covered


def shares(first: str, second: str) -> float:
    """How much of two labels is the same, from 0 to 1: for finding an indicator again in another document."""
    one, other = stems(first), stems(second)
    return len(one & other) / len(one | other) if one | other else 0.0
