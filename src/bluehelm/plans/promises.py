"""The quantities that a planned output promises, read from its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bluehelm.plans.nouns import EVENTS, clause, event_before, noun_of
from bluehelm.plans.quantity import (
    ANY,
    FORMULA,
    PER_PERIOD,
    PERIODS,
    Quantity,
    plain,
    products,
    quantities,
    scale,
)
from bluehelm.plans.rows import Planned
from bluehelm.plans.wording import FUNCTION_WORDS, head, plural, stems

DEFINITE = re.compile(
    r"(?:^|\s|\()(?:the|its|their|his|these|those|all|both|our|each of the|excluding|based on)\s+$", re.I
)
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|across|outside|throughout|from|into|covering|comprising|over)\s+$", re.I
)
PLACES = re.compile(
    r"(?:locations?|regions?|sites?|sectors?|countries|areas?|communes?|cities|capitals?|provinces?|districts?|"
    r"camps?|bases?|villages?|counties|states?|offices?|headquarters|municipalities|prefectures|towns)$",
    re.I,
)
SPREAD = re.compile(r"(?:locations?|sites?)$", re.I)  # where a service is given: counted with it
SHARED_OUT = re.compile(r"\b(?:per|each|every)\b", re.I)
PER = re.compile(r"^[^(]*?\bper (week|month|quarter|year)\b", re.I)
RATE = re.compile(r"^\s*(?:per|each|every|a)\s+(week|month|quarter|year|semester|trimester)\b", re.I)
PERIODIC = re.compile(
    rf"(?<![\w-])(?:(?P<adjective>{'|'.join(sorted(PERIODS, key=len, reverse=True))})\s+(?=[a-z])"
    r"|on an? (?P<basis>\w+) basis"
    r"|(?P<times>once|twice) (?:a|per|every) (?P<each>week|month|quarter|year)"
    r"|(?:each|every) (?P<every>week|month|quarter|year)\b)", re.I,
)  # fmt: skip
ALSO = re.compile(
    rf"^\s+(?:and|or)(?: on an)?\s+(?:{'|'.join(PERIODS)})(?=\s)", re.I
)  # "monthly and quarterly"
SUBSET = re.compile(r"\b(?:including|inclusive of|of (?:which|whom))\s+$", re.I)
ARTICLE = re.compile(r"\b(?:an?)\s(?!total\b|maximum\b|minimum\b|number\b|average\b|daily\b)(?=[a-z])", re.I)
KIND = r"(?:[\w-]+-wing|level[- ](?:[IV]+|\d))"
UNNAMED = re.compile(rf"(?:^|\s)(?:[\w-]+-owned|{KIND})$", re.I)  # "three level-III": the noun is left out
ASKED = re.compile(r"^(?:proposed|planned|approved|authorized)$", re.I)
BARE = re.compile(rf"\((?P<n>{ANY})\)")
AND_MORE = re.compile(rf"\s+and\s+{ANY}\s")
NUMBER_ENDS = re.compile(rf"\b{ANY}\s+$")


@dataclass(frozen=True)
class Promise:
    planned: Planned
    own: frozenset[str]  # stems of its own noun phrase
    around: frozenset[str]  # stems of the clause it stands in
    head: str | None
    heads: frozenset[str]  # of a double noun both: "events and radio programmes"
    firm: bool  # False: a place or something that exists already, promised only if the report answers it
    whole: int | None  # the index of the total that it is a part of
    start: int
    elided: bool = (
        False  # a part of a total that names nothing of its own: "(5 for ministries; 7 for judges)"
    )
    inner: bool = False  # a part of a part: "(including 3 armoured)"


def disagreements(text: str) -> tuple[tuple[str, str], ...]:
    """The formulas that do not give the number they stand behind, each with what is wrong."""
    prose = plain(text)
    wrong = []
    for found in FORMULA.finditer(prose):
        stated = [each.value for each in quantities(prose[: found.start()])]
        values = products(found.group())
        if stated and not set(values) & set(stated):
            results = " or ".join(f"{value:,}" for value in sorted(set(values)))
            why = f"the formula gives {results}, the text states {stated[0]:,}; the stated number is kept"
            wrong.append((found.group(), why))
    return tuple(wrong)


def promises(text: str) -> tuple[Promise, ...]:
    """Every quantity of a planned output in its order."""
    prose = FORMULA.sub(lambda found: " " * len(found.group()), plain(text))
    found = [each for each in quantities(prose) if not _distributed(prose, each)]
    bare = [each for each in found if BARE.fullmatch(prose[max(each.start - 1, 0) : each.end + 1])]
    firm = [each for each in found if each not in bare and _counts(prose, each)]
    made = _joined(prose, firm)
    if len(bare) > 1 and not any(each.start > bare[0].start for each in firm):
        made += _summed(prose, bare)
    made += _periodic(prose, made)
    return _parts(prose, sorted(made, key=lambda each: each.start))


def _distributed(text: str, quantity: Quantity) -> bool:
    """Whether a bracket only shares a total out: "(3 workshops in each location)", "(1 visit each)"."""
    opens, closes = text.rfind("(", 0, quantity.start), text.rfind(")", 0, quantity.start)
    if opens <= closes:
        return False
    end = text.find(")", quantity.end)
    clause = re.split(r"[,;]", text[quantity.end : end if end >= 0 else len(text)], maxsplit=1)[0]
    return SHARED_OUT.search(clause) is not None or bool(re.match(r"\s*×|\s*x\s", clause))


def _counts(text: str, quantity: Quantity) -> bool:
    """A percentage is promised only of something, "100 per cent of requests"; a money sum always is."""
    if quantity.unit == "per cent":
        return quantity.value == 100 or bool(
            re.match(r"\s*(?:of|compliance|completion|coverage|utilization)\b", text[quantity.end :])
        )
    if DEFINITE.search(text[: quantity.start]) and "excluding" in text[: quantity.start].lower()[-12:]:
        return False
    rest = text[quantity.end :]
    digits = text[quantity.start : quantity.end].strip()[-1:].isdigit()
    if not digits and quantity.unit is None:
        return bool(re.match(r"\s+[a-z]", rest)) and rest.split()[0].lower() not in FUNCTION_WORDS
    return not re.match(r"\s*(?:days?|weeks?|months?|years?)\b(?!-|\s+of)", rest)


def _joined(text: str, found: Sequence[Quantity]) -> list[Promise]:
    """Each quantity with its noun; where the noun is left out ("1 with unions") it is its neighbour's."""
    made: list[Promise] = []
    for n, quantity in enumerate(found):
        ends = found[n + 1].start if n + 1 < len(found) else len(text)
        noun, after = noun_of(text[quantity.end :], quantity.value, ends - quantity.end)
        if ASKED.match(noun):
            noun, after = "", text[quantity.end : ends]
        if UNNAMED.search(noun):
            noun = f"{noun} {_thing(text[: quantity.start], made)}".strip()
        elided = not noun and quantity.unit is None and bool(made)
        begins = found[n - 1].end if n else 0
        promise = _promise(text, quantity, noun, after, begins)
        if elided:
            things = [each.planned.unit or "" for each in made if not each.elided]
            unit = next((each for each in reversed(things) if not PLACES.search(each)), "")
            own = stems(unit) | stems(clause(text[quantity.end : ends]))
            within = _inside_parts(text, quantity, made)
            planned = replace(promise.planned, unit=unit or None)
            promise = replace(_headed(promise, planned, own), elided=within)
        if SUBSET.search(text[begins : quantity.start]) and made and promise.head == made[-1].head:
            promise = replace(promise, firm=False, inner=True)
        made.append(promise)
    for n, promise in enumerate(made[:-1]):
        noun = promise.planned.unit or ""
        after = text[found[n].end :].strip() if len(made) == len(found) else ""
        follows = after.startswith(noun) and AND_MORE.match(after, len(noun))
        if noun and follows and not plural(noun.split()[-1]) and promise.planned.value != 1:
            shared = " ".join((made[n + 1].planned.unit or "").split()[1:])
            unit = f"{noun} {shared}".strip()
            made[n] = _headed(promise, replace(promise.planned, unit=unit), stems(unit))
    return made


def _thing(before: str, made: Sequence[Promise]) -> str:
    """What an unnamed part is a part of: the things counted before it, or those named before the colon."""
    things = [
        each.planned.unit for each in made if each.planned.unit and not PLACES.search(each.planned.unit)
    ]
    if things:
        kind = r"^.*-owned\s+" if "-owned " in things[-1] else rf"^.*\b{KIND}\s+"
        return re.sub(kind, "", things[-1], flags=re.I)
    named = re.search(r"\bof ((?:[\w-]+ ){0,3}?[\w-]+s)\b[^:]*:", before)
    return named.group(1) if named else ""


def _headed(promise: Promise, planned: Planned, own: frozenset[str]) -> Promise:
    """The promise with the noun that it shares with its neighbour."""
    unit = planned.unit or ""
    return replace(promise, planned=planned, own=own, head=head(unit), heads=_heads(unit))


def _inside_parts(text: str, quantity: Quantity, made: list[Promise]) -> bool:
    """A part of a total without a noun of its own: "(5 for ministries; 7 for judges)", ": 19 in town"."""
    if not made:
        return False
    between = text[made[-1].start : quantity.start]
    return text.rfind("(", 0, quantity.start) > text.rfind(")", 0, quantity.start) or ":" in between


def _promise(text: str, quantity: Quantity, noun: str, after: str, begins: int) -> Promise:
    unit = " ".join(part for part in (quantity.unit, noun) if part) or None
    if quantity.unit in ("per cent",) or (quantity.unit or "").endswith("US dollars"):
        unit = quantity.unit
    value, stated = quantity.value, True
    rate = RATE.match(after) or PER.search(clause(after))
    if rate is not None and EVENTS.search(noun):
        value, stated = value * PER_PERIOD[rate.group(1).lower()], False
    before = text[begins : quantity.start]
    existing = DEFINITE.search(before) is not None and quantity.unit != "per cent"
    place = PLACE_BEFORE.search(before) is not None and PLACES.search(noun) is not None
    inner = re.search(r"\([^()]*\([^()]*$|\((?:of which|of whom)[^()]*$", text[: quantity.start]) is not None
    op = ">=" if quantity.high is not None and quantity.op is None else quantity.op
    planned = Planned(value=value, unit=unit, op=op, stated=stated)
    around = stems(before[-160:]) | stems(clause(after))
    firm = not (existing or inner or (place and not SPREAD.search(noun)))
    return replace(_of_words(planned, noun, around, quantity.start, firm=firm), inner=inner)


def _of_words(
    planned: Planned, noun: str, around: frozenset[str], start: int, *, firm: bool = True
) -> Promise:
    return Promise(
        planned, stems(noun), around, head(noun) if noun else None, _heads(noun), firm, None, start
    )


def _heads(noun: str) -> frozenset[str]:
    return frozenset(each for part in re.split(r"\s(?:and|or)\s", noun) if (each := head(part)) is not None)


def _summed(text: str, bare: Sequence[Quantity]) -> list[Promise]:
    """Numbers in brackets, "with judges (2) and mayors (3)": their sum, then each."""
    before = text[: bare[0].start]
    named = list(EVENTS.finditer(before))
    noun = named[-1].group() if named else ""
    place = bare[0].start
    total = Planned(sum((each.value for each in bare), Decimal(0)), noun or None, None, stated=False)
    made = [_of_words(total, noun, stems(before), place - 1)]
    for n, each in enumerate(bare):
        whom = stems(text[bare[n - 1].end if n else 0 : each.start])
        planned = Planned(each.value, noun or None, None, stated=True)
        made.append(replace(_of_words(planned, noun, whom, each.start), elided=True))
    return made


def _periodic(text: str, made: Sequence[Promise]) -> list[Promise]:
    """What "monthly", "each quarter" or "twice a year" promises of the events it speaks of."""
    periodic: list[Promise] = []
    for found in PERIODIC.finditer(text):
        value = _times(found)
        before = text[: found.start()]
        if found["adjective"]:
            rest = ALSO.sub(" ", text[found.end() - 1 :])
            noun, after = noun_of(rest, Decimal(2), len(text))
        else:
            noun, after = event_before(before), text[found.end() :]
        same = [each for each in made if each.head == head(noun)]
        if not EVENTS.search(noun) or NUMBER_ENDS.search(before):
            continue
        if any(each.start > found.start() or value is None or RATE.search(noun) for each in same):
            continue  # the number itself is printed
        if same and found["every"] and text[same[-1].start : found.start()].count(" ") <= 8:
            continue  # "1 meeting per month" has been counted
        words = Planned(value=None if value is None else Decimal(value), unit=noun, op=None, stated=False)
        firm = not before.endswith("respective ")
        around = stems(before[-160:]) | stems(clause(after))
        periodic.append(_of_words(words, noun, around, found.start(), firm=firm))
    return periodic


def singles(planned: str) -> list[Promise]:
    """Things promised by an article, "the hiring of an expert": one of each where the report answers it."""
    single = []
    text = plain(planned)
    for found in ARTICLE.finditer(text):
        noun, after = noun_of(text[found.end() - 1 :], Decimal(1), len(text))
        if noun and not plural(noun.split()[-1]) and PERIODIC.match(text, found.end()) is None:
            around = stems(text[max(found.start() - 160, 0) : found.start()]) | stems(clause(after))
            one = Planned(value=Decimal(1), unit=noun, op=None, stated=False)
            single.append(_of_words(one, noun, around, found.start(), firm=False))
    return single


def _times(found: re.Match[str]) -> int | None:
    if found["times"]:
        return (2 if found["times"].lower() == "twice" else 1) * PER_PERIOD[found["each"].lower()]
    if found["every"]:
        return PER_PERIOD[found["every"].lower()]
    return PERIODS.get((found["adjective"] or found["basis"]).lower())


def _parts(text: str, made: list[Promise]) -> tuple[Promise, ...]:
    """Marks the parts of a printed total: those in the bracket behind it, or that add up to it."""
    for n, total in enumerate(made):
        if total.planned.value is None or total.whole is not None:
            continue
        size = total.planned.value * scale(total.planned.unit)
        for last in range(n + 2, len(made)):
            run = [
                each
                for each in made[n + 1 : last + 1]
                if not each.inner and not SPREAD.search(each.planned.unit or "")
            ]
            added = sum(
                ((each.planned.value or Decimal(0)) * scale(each.planned.unit) for each in run), Decimal(0)
            )
            between = text[total.start : run[0].start + 1] if run else ""
            if added == size and re.search(
                r"[(:]|\b(?:comprising|consisting of|including|of which)\b", between
            ):
                for place in (k for k in range(n + 1, last + 1) if made[k] in run or made[k].inner):
                    made[place] = replace(made[place], whole=n)
                break
    return tuple(made)
