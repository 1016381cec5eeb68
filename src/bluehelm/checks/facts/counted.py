"""The numbers of one passage with the nouns that they count: "32 new municipal reconciliation committees"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluehelm.plans.nouns import noun_of
from bluehelm.plans.quantity import ANY, SCALES, Quantity, plain, quantities, scale
from bluehelm.plans.wording import phrase, plural, stem, stems

REMEMBERED = 8192  # passages: each rule looks at the same ones
FILLING = frozenset(
    ("new", "additional", "overall", "total", "actual", "more", "other", "various", "further")
)
PART = re.compile(r"(?:\(|\bincluding|\bof (?:which|whom)|\bcomprising|\bnamely|\bi\.e\.)[\s(]*$", re.I)
PLACES = frozenset(
    ("communes", "municipalities", "districts", "cercles", "villages", "provinces", "counties", "localities")
)
SPREAD = re.compile(r"(?P<what>(?:[\w'’-]+ ){0,4}[\w'’-]+s)\s+(?:\w+ed\s+)?in\s+(?:up to\s+|all\s+)?$")
MANNER = frozenset(("of", "the", "in", "for", "by", "with", "to", "and", "from", "on", "establishment"))
NEAR = 60  # characters before a number that tell its part and its role
LISTED = re.compile(r",\s|\s+and\s")
CLAUSE = re.compile(r"[;:]|\.\s")
SENTENCE_WORD = re.compile(r"(?:The|These|Although|Provided|However|In|Yes|Translations)\b")


@dataclass(frozen=True)
class Counted:
    """One number with what it counts."""

    value: Decimal
    step: Decimal  # one unit of its last printed place
    unit: str | None  # "per cent", "US dollars"; None for a count
    op: str | None
    noun: str  # "municipal reconciliation committees"
    core: frozenset[str]  # stems of the nouns counted: of "women and girls" two
    kinds: frozenset[str]  # stems of the words before them
    printed: str  # "32", "seven", "25.5 million"
    before: str
    lead: str  # what stands between the number before and this one
    after: str  # up to the end of the clause
    part: bool  # "including 137 women"
    spread: bool = False  # the number counts places in which there are such things

    @property
    def mark(self) -> str:
        """The words at issue, as they stand in the passage."""
        return self.printed if self.noun in self.printed else f"{self.printed} {self.noun}"


@lru_cache(REMEMBERED)
def counted(passage: str) -> tuple[Counted, ...]:
    """Every quantity of the passage that counts something, and every spread of things over places."""
    text = plain(passage)
    found = quantities(text)
    rows: list[Counted] = []
    for n, quantity in enumerate(found):
        end = found[n + 1].start if n + 1 < len(found) else len(text)
        noun, after = noun_of(text[quantity.end :], quantity.value, end - quantity.end)
        if n + 1 < len(found) and CLAUSE.search(after) is None:
            after = LISTED.split(after, maxsplit=1)[0]  # what follows belongs to the next thing counted
        lead = text[found[n - 1].end if n else 0 : quantity.start]
        rows.append(_row(text, quantity, _noun(noun, quantity.value), lead, after))
        rows += _spread(text, rows[-1])
    return tuple(rows)


def none_of(what: str) -> tuple[Counted, ...]:
    """What "No Sensitization sessions or periodic report" counts: nothing of either."""
    if SENTENCE_WORD.match(what):
        return ()
    words = phrase(what)
    parts = [part for part in re.split(r"\s+(?:or|and)\s+|,\s*", words) if part]
    return tuple(
        Counted(Decimal(0), Decimal(1), None, None, part, _core(part), _kinds(part), f"No {what[:len(words)]}"
                if n == 0 else part, "", "", "", part=False)
        for n, part in enumerate(parts)
    )  # fmt: skip


def _row(text: str, quantity: Quantity, noun: str, lead: str, after: str) -> Counted:
    clause = CLAUSE.split(after, maxsplit=1)[0]
    many = scale(quantity.unit)
    printed = re.sub(r"^\D*?(?=\$?\d)|\s*(?:per\s?cent|%)\s*$", "", text[quantity.start : quantity.end])
    before = text[max(0, quantity.start - NEAR) : quantity.start]
    return Counted(
        value=quantity.value * many,
        step=_step(quantity) * many,
        unit=_unit(quantity.unit),
        op=quantity.op,
        noun=noun,
        core=_core(noun),
        kinds=_kinds(noun),
        printed=printed.strip(),
        before=before,
        lead=CLAUSE.split(lead[-NEAR:])[-1],
        after=clause,
        part=PART.search(before) is not None,
    )


def _unit(unit: str | None) -> str | None:
    if unit is None or unit in SCALES:
        return None
    return "US dollars" if unit.endswith("US dollars") else unit


def _step(quantity: Quantity) -> Decimal:
    """One unit of the last place that is printed: of 25.5 a tenth, of 22,000 one."""
    exponent = quantity.value.as_tuple().exponent
    assert isinstance(exponent, int), quantity  # a printed number is finite
    return Decimal(1).scaleb(min(exponent, 0))


def _noun(noun: str, value: Decimal) -> str:
    """The phrase up to its last plural: a verb that runs on behind it is cut."""
    words = noun.split(" ")
    if value == 1:
        return noun
    last = max((n for n, word in enumerate(words) if plural(word)), default=None)
    return "" if last is None else " ".join(words[: last + 1])


def _core(noun: str) -> frozenset[str]:
    parts = [part.split() for part in re.split(r"\s+(?:and|or)\s+|,\s*", noun) if part.strip()]
    ends = [part[-1] for part in parts]
    nouns = [end for n, end in enumerate(ends) if n == len(ends) - 1 or plural(end)]
    return frozenset(stem(word) for word in nouns if word[:1].isalpha())


def _kinds(noun: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", noun.lower())
    return frozenset(stem(word) for word in words if word not in FILLING) & stems(noun) - _core(noun)


def _spread(text: str, places: Counted) -> Iterator[Counted]:
    """Of "committees in four communes" that committees are in four."""
    if not places.noun or places.noun.split()[-1].lower() not in PLACES:
        return
    found = SPREAD.search(places.before)
    if found is None or re.search(rf"\b{ANY}\b", found["what"], re.I):
        return
    words = found["what"].split(" ")
    start = max((n + 1 for n, word in enumerate(words) if word.lower() in MANNER), default=0)
    noun = " ".join(words[start:])
    yield Counted(
        places.value, places.step, None, places.op, noun, _core(noun), _kinds(noun),
        f"{noun} in {places.printed} {places.noun}", places.before, places.lead, places.after,
        part=False, spread=True,
    )  # fmt: skip
