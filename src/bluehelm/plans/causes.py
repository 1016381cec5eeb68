"""Why, in codes: what a remark gives as its reason, by the words of record/vocab/causes.yaml."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bluehelm.plans.rows import Variance
from bluehelm.plans.wording import CONTINUES
from bluehelm.record import vocab

OTHER = "other"
REASONS = (
    r"(?:attributable|attributed|owing|due) (?:\w+ )?to|because(?: of)?|as a result of",
    r"result(?:s|ed|ing) from|in connection with|on account of|caused by|in view of",
    r"in the light of|given that|provided that|contingent upon|explained by|reflect(?:s|ed|ing)",
    r"overtaken by|stemm(?:ed|ing) from|related primarily to",
)
GIVES = re.compile(rf"\b(?:{'|'.join(REASONS)})", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:re-?prioriti[sz]|re-?orient|redirect)\w+", re.IGNORECASE
)  # a reason without a "because"
SET_ASIDE = re.compile(
    r"\b(?:despite|in spite of|notwithstanding|regardless of|unrelated to|"
    r"not (?:attributable|owing|due|related) to)\b[^,.;]*",
    re.IGNORECASE,
)
SENTENCE = re.compile(r";\s+(?=however\b)|(?<=[a-z)%\d\"”])[.](?=\s+[A-Z(]|$)")
OFFSET = re.compile(
    r",?\s*(?:which (?:was|were|is|are) )?\b(?:partially |partly |in part )?offset"
    r"(?: in part| partially| partly)?,?(?: \w+)? by\b",
    re.IGNORECASE,
)
WHICH_WAY = re.compile(
    r"\b(?P<more>increased?|higher|additional)\b(?= (?:\w+ ){0,2}requirements?)"
    r"|\b(?P<less>reduced|decreased?|lower|reduction in)\b(?= (?:\w+ ){0,2}requirements?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Code:
    name: str
    money: bool  # only for explanations of variances
    words: re.Pattern[str] | None


@dataclass(frozen=True)
class Vocabulary:
    names: re.Pattern[str]
    codes: tuple[Code, ...]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The codes with the words that tell them."""
    printed = vocab.read("causes")
    codes = tuple(
        Code(name, entry["about"] == "money", _any(entry["words"]) if entry["words"] else None)
        for name, entry in printed["codes"].items()
    )
    return Vocabulary(_any(printed["names"]), codes)


@lru_cache(maxsize=1)
def terms() -> dict[str, dict[str, str]]:
    """Each code with its term in English and French."""
    printed = vocab.read("causes")
    return {name: {"en": entry["en"], "fr": entry["fr"]} for name, entry in printed["codes"].items()}


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'(?:{each})' for each in words)})\b", re.IGNORECASE)


def causes(remark: str, money: bool = False) -> tuple[str, ...]:
    """The codes of the reasons that a remark gives, in the order of the text; () where it gives none.

    money  also the codes that explain variances; what only offsets the variance is left to offsets()
    """
    return _coded(main_part(remark) if money else remark, money)


def offsets(remark: str) -> tuple[str, ...]:
    """The codes of what went the other way: the part of a variance explanation behind "offset in part by"."""
    parts = []
    for each in sentences(remark):
        found = OFFSET.search(each)
        if found is not None:
            parts.append("owing to " + each[found.end() :])
    return _coded(". ".join(parts), True)


def main_part(remark: str) -> str:
    """A variance explanation without what offset it."""
    kept = []
    for each in sentences(remark):
        found = OFFSET.search(each)
        if found is None:
            kept.append(each)
        elif GIVES.search(each[: found.start()]):
            kept.append(each[: found.start()])
    return ". ".join(kept)


def sentences(text: str) -> list[str]:
    parts = [part for each in SENTENCE.split(text) for part in CONTINUES.split(each)]
    return [part.strip() for part in parts if part.strip()]


def _reason(each: str) -> str:
    """The part of a sentence that gives the reason, of the same length as the rest of it."""
    given = GIVES.search(each)
    if given is not None:
        return each[given.start() :]
    told = TELLS.search(each)
    return (
        re.split(r"\b(?:as|to focus|focusing|towards)\b", each[told.start() :])[0] if told is not None else ""
    )


def _coded(text: str, money: bool) -> tuple[str, ...]:
    words = vocabulary()
    reasons = [reason for each in sentences(SET_ASIDE.sub(" ", text)) if (reason := _reason(each))]
    if not reasons:
        return ()
    reason = words.names.sub(lambda found: " " * len(found.group()), ". ".join(reasons))
    first: dict[str, int] = {}
    for code in words.codes:
        found = code.words.search(reason) if code.words is not None and (money or not code.money) else None
        if found is not None:
            first[code.name] = found.start()
    return tuple(sorted(first, key=lambda name: first[name])) or (OTHER,)


def variance(
    category: str,
    amount: Decimal | None,
    percent: Decimal | None,
    paragraphs: tuple[str, ...],
    period: str,
    where: str,
) -> Variance:
    """One explained variance with the printed word for its direction and the causes of its main part."""
    text = " ".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
    said = WHICH_WAY.search(main_part(text))
    word = None if said is None else "increased" if said["more"] else "reduced"
    return Variance(
        period=period,
        category=category,
        amount=amount,
        percent=percent,
        word=word,
        causes=causes(text, money=True),
        explanation=text or None,
        where=where,
    )
