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
    r"overtaken by|stemm(?:ed|ing) from|related primarily to|affected by|as (?=no )",
)
GIVES = re.compile(rf"\b(?:{'|'.join(REASONS)})", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:(?:re-?prioriti[sz]|re-?orient|redirect)\w+|prioriti[sz]ed its|"
    r"not (?:established|adopted|approved|authorized|granted) by)\b",
    re.IGNORECASE,
)  # a reason without a "because"
TOLD = re.compile(r"\b(?:as|to focus|focusing|towards)\b|,|;")  # where such a reason ends
WITHIN = re.compile(
    r"\b(?:owing|due) to\b|\bbecause of\b|\bresulting from\b|\bas a result of\b|\bcaused by\b|"
    r"(?<!restrictions )\bin connection with\b",
    re.IGNORECASE,
)  # the reason of a reason
AND = re.compile(
    r",?\s+as well as\s+|,?\s+and\s+(?=to |the (?!regions?\b))|[,;]?\s*(?:and\s+)?\([a-z]\)\s+|"
    r",?\s+and\s+(?=(?:[\w-]+ ){0,2}restrictions\b)",
    re.IGNORECASE,
)  # between two reasons
STOP = r"(?=[,;.:]|\s(?:and|during|owing|due|because|resulting|as a result|in connection)\b|$)"
PURPOSE = re.compile(
    r"(?<!attributable )(?<!owing )(?<!due )(?<!primarily )(?<!mainly )\bto (?:support|serve|facilitate|"
    rf"upgrade|enable|ensure|improve|refine|strengthen)\b[^,;.]*?{STOP}",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:in lieu of|instead of|rather than|(?:as )?compared with|in (?:accordance|compliance) with|"
    rf"under the terms of|(?:at|with) a vacancy rate)\b[^,;]*?{STOP}|"
    r"\bbased on (?:an? |the )?(?:review|assessment|historical)\b[^,;.]*",
    re.IGNORECASE,
)  # what was not done, or what it is measured against
DEVIATES = re.compile(
    r"\b(?:lower|higher|fewer|increase\w*|decrease\w*|reduc\w+|not?|none|could|postpon\w+|delay\w*|"
    r"defer\w*|suspend\w*|suspension|cancel\w+|paused|rescheduled|under-?(?:util|perform)\w+|over-?(?:util|perform)\w+|unavailab\w+|"
    r"decommission\w+|discontinued|closed)\b",
    re.IGNORECASE,
)  # what a cause is the cause of
REMEMBERED = 8192  # texts: an output and its answers give the same reasons
FEW = 3  # words; a shorter rest between two reasons is no reason of its own
NAME = "·"  # stands for a name, so that the words of causes.yaml can ask for one
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


def _reasons(each: str) -> list[str]:
    """The parts of a sentence that give a reason."""
    given, told = GIVES.search(each), TELLS.search(each)
    found = []
    if told is not None and (given is None or told.start() < given.start()):
        until = len(each) if given is None else given.start()
        found.append(TOLD.split(each[told.start() : until])[0])
    if given is not None:
        found.append(each[given.end() :])
    return found


def _clean(text: str, names: re.Pattern[str]) -> str:
    """The text with everything blotted out that holds words of causes and gives none."""
    text = names.sub(lambda found: NAME * len(found.group()), text)
    for rule in (SET_ASIDE, PURPOSE, BESIDE):
        text = rule.sub(lambda found: " " * len(found.group()), text)
    return text


@lru_cache(REMEMBERED)
def _coded(text: str, money: bool) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    bare = False
    for each in sentences(_clean(text, vocabulary().names)):
        for reason in _reasons(each):
            found = _several(reason, money)
            codes |= dict.fromkeys(found)
            bare = bare or (not found and (money or DEVIATES.search(each) is not None))
    if not codes and bare:
        return (OTHER,)
    return tuple(codes)


def _several(reason: str, money: bool) -> list[str]:
    """The codes of one reason; in a remark each of several, "the tides and the elections", for itself."""
    if money:
        return _told(reason, money)
    parts = AND.split(reason)
    codes: list[str] = []
    for part in parts:
        root = WITHIN.split(part)[-1]
        found = _told(root, money)
        several = len(parts) > 1 and len(re.findall(r"[^\W\d_]+", part)) >= FEW
        codes += found or ([OTHER] if several else [])
    return codes


def _told(reason: str, money: bool) -> list[str]:
    """The codes whose words stand in a reason, in the order of the text."""
    first: dict[str, int] = {}
    for code in vocabulary().codes:
        found = code.words.search(reason) if code.words is not None and (money or not code.money) else None
        if found is not None:
            first[code.name] = found.start()
    return sorted(first, key=lambda name: first[name])


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
