"""The strength that a text authorizes, by category; totals and what they include are told apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bluehelm.mandates.counts.quantities import Counted, counted
from bluehelm.mandates.rows import Ceiling, Provision
from bluehelm.record import vocab

AUTHORIZES = re.compile(r"decid|authoriz|approv|endors|establish", re.IGNORECASE)
ASKS = re.compile(r"request", re.IGNORECASE)
LEVEL = (
    r"strength|ceilings?|(?:force|troop|personnel) levels?|compris\w*|consist\w*|composed|"
    r"components?|maximum of"
)
SETS = re.compile(rf"\b(?:{LEVEL})\b", re.IGNORECASE)
ALLOWS = re.compile(
    rf"\b(?:{LEVEL}|deploy\w*|include|up to|maintain|exceed|level|increase|reduc\w*|expan\w*)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(  # by how many, or from what was there before
    r"\b(?:by|additional|(?:increase|reduction|decrease) of|totalling|from|(?:current|"
    r"previous) (?:strength|level) of)"
    r"(?:\s+(?:up to|an?|its|the|further|additional|another|maximum|of))*\s*$",
    re.IGNORECASE,
)
MORE = re.compile(r"\s*(?:additional|more|further)\b", re.IGNORECASE)
INCLUDING = re.compile(r"\b(?:includ\w+|comprising|of (?:whom|which)|consisting of)\b", re.IGNORECASE)
COMPONENT = re.compile(
    r"\b(?P<what>military|troop|police|force)(?:\s+and\s+\w+)?\s+(?:component|strength|ceiling|"
    r"level|contingent)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:strength|ceiling|levels?|consist|comprise|components?|exceed|composed)\b", re.IGNORECASE
)
NOT_OURS = re.compile(
    r"\b(?:FACA|experts?|national|combatants|refugees|members|compan(?:y|ies)|battalions?|squadrons?|brigades?|"
    r"helicopters?|aircraft|teams?|weapons)\b",
    re.IGNORECASE,
)
GENERAL = "personnel"
FORCE = re.compile(r"\b(?:military|troops?|police)\b", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:total|combined|overall) (?:authorized )?(?:strength|ceiling)", re.IGNORECASE)
NEAR = 120  # letters before the number in which its component is named


@dataclass(frozen=True)
class _Category:
    name: str
    nouns: re.Pattern[str]
    within: tuple[str, ...]


@cache
def _categories() -> tuple[_Category, ...]:
    """Each category with the nouns of its units, the narrower one first."""
    return tuple(
        _Category(
            str(name),
            re.compile("|".join(_bounded(noun) for noun in entry["nouns"]), re.IGNORECASE),
            tuple(entry["within"]),
        )
        for name, entry in vocab.terms("strength_categories").items()
    )


def _bounded(noun: str) -> str:
    return noun if noun.startswith("^") else rf"\b(?:{noun})\b"


def ceilings(provisions: Iterable[Provision]) -> tuple[Ceiling, ...]:
    """The numbers that the operative provisions set for a mission, in printed order, none of them twice.

    An increase or a cut by so many is no ceiling; of "from 900 to 1,100" only 1,100 is one.
    """
    found = (
        row
        for provision in provisions
        for words in _authorizing(provision)
        for row in _set(provision.path, words)
    )
    return tuple(dict.fromkeys(found))


def _authorizing(provision: Provision) -> Iterator[str]:
    """The words by which the Council itself allows a strength."""
    governing = provision.governed_by
    if not provision.acts and governing is not None:
        if AUTHORIZES.search(governing.verb) and SETS.search(provision.text):
            yield provision.text
        return
    for act in provision.acts:
        words = provision.text[act.start : act.end]
        wanted = ALLOWS if AUTHORIZES.search(act.verb) else SETS if ASKS.search(act.verb) else None
        if wanted is not None and wanted.search(words):
            yield words


def _set(path: str, words: str) -> Iterator[Ceiling]:
    whole: _Category | None = None  # what an "including" breaks down
    since = 0
    for each in counted(words):
        category = _category(words, each)
        if category is None or _is_change(words, each) or each.quantity.op in (">=", ">"):
            continue
        included = whole is not None and INCLUDING.search(words, since, each.start) is not None
        if whole is not None and included and whole.name in (category.name, *category.within):
            yield Ceiling(path, category.name, int(each.quantity.value), whole.name)
            continue
        whole, since = category, each.end
        yield Ceiling(path, category.name, int(each.quantity.value))


def _is_change(words: str, each: Counted) -> bool:
    """Whether it says how many more or fewer, or how many there were."""
    return CHANGE.search(words[: each.start]) is not None or MORE.match(words, each.number_end) is not None


def _category(words: str, each: Counted) -> _Category | None:
    """Whose number it is: by its noun, else by the component that is named before it."""
    unit = each.quantity.unit
    if (
        unit in ("%", "US dollars")
        or NOT_OURS.search(unit)
        or each.quantity.value != int(each.quantity.value)
    ):
        return None
    head = unit.split(" of ", 1)[0]
    found = next((row for row in _categories() if row.nouns.search(head)), None)
    if found is None or found.name != GENERAL:
        return found
    before = words[max(0, each.start - NEAR) : each.start]
    named = [match["what"].lower() for match in COMPONENT.finditer(before)]
    if not named and TOTAL.search(before) is None:
        named = [word.lower() for word in FORCE.findall(before)]
    if named:
        name = "police" if named[-1] == "police" else "military"
        return next(row for row in _categories() if row.name == name)
    return found if NAMED.search(before) else None
