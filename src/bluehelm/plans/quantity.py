"""Numbers in the prose of budget documents: which digits and words are quantities, and which are names."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

SPACE = "\u00a0\u202f\u2009"
DIGITS = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
NUMBER_WORDS = {word: n for n, word in enumerate((UNITS + " seventeen eighteen nineteen").split())}
TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
TEN = "|".join(TENS)
UNIT = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
SMALL = rf"(?:(?:{TEN})(?:-(?:{UNIT}))?|{UNIT})"
WORDS = rf"(?:{SMALL}(?: (?:hundred|dozen)(?:(?: and)? {SMALL})?)?)"
MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
OPS = {
    ">=": r"≥|>=|at least|a minimum (?:strength )?of|minimum|no (?:fewer|less) than|not less than",
    "<=": r"≤|<=|up to|(?:a |the )?maximum (?:strength )?of|no more than|not more than|not exceeding|at most",
    ">": r">|more than|over|exceeding|above",
    "<": r"<|less than|fewer than|under|below",
    "~": r"approximately|about|around|an estimated|estimated|some|nearly|almost|close to",
}
OP = "|".join(f"(?:{words})" for words in OPS.values())
PER_CENT = r"per\s?cent\b|percent\b|%"
QUANTITY = re.compile(
    rf"(?:(?<!\w)(?P<op>{OP})\s*(?:a total of\s+|an? average of\s+)?)?"
    rf"(?:(?P<money>(?:US)?\$)\s?)?"
    rf"(?:(?<![\w.,/−-])(?P<digits>{DIGITS})(?![\w]|,\d)(?:/(?P<whole>{DIGITS}))?"
    rf"|(?<![\w-])(?P<word>{WORDS})(?![\w-]))"
    rf"(?:\s*(?:–|-|to)\s*(?P<high>{DIGITS})(?![\w,]))?"
    rf"(?:\s(?P<scale>million|billion|thousand)\b)?"
    rf"(?P<per>\s?(?:{PER_CENT}))?"
    rf"(?:\s*(?:±|\+/[-–]|plus or minus)\s*(?P<tolerance>{DIGITS})(?:\s?(?:{PER_CENT}))?)?",
    re.IGNORECASE,
)
ANY = rf"(?:{DIGITS}|{WORDS})"
NAMES = (  # digits that are no quantities, longest reach first
    r"\d+\s*\\?\(\d{4}\\?\)",  # resolution 1325 (2000)
    r"\b(?:resolutions?|laws?|decrees?|articles?|paragraphs?|paras?|chapters?|annex(?:es)?|rules?|goals?|phases?|"
    r"levels?|sectors?|components?|categor(?:y|ies)|sections?|tables?|tiers?|Nos?)\.?[\s-]+(?:No\.\s*)?\d[\d./-]*",
    rf"\b\d{{1,2}}(?:\s*(?:–|-|and|to)\s*\d{{1,2}})?\s+(?:{MONTH})(?:\s+\d{{4}})?",
    rf"(?:{MONTH})\s+\d{{4}}",
    r"(?<!\d)(?:19|20)\d{2}\s?[/–-]\s?\d{2,4}(?!\d)",
    r"(?<![\d,.$])(?:19|20)\d{2}(?![\d,]|\.\d)",
    r"(?<![\w])[A-Za-z]+[-–]?\d[\w-]*",  # COVID-19, P-3, UN80
    r"\b24 hours?\b(?: (?:a|per) day)?(?:,? (?:and )?(?:7|seven) days (?:a|per) week)?|\b24/7\b",
    rf"\b(?:{ANY})-(?!(?:{UNIT})\b)[A-Za-z]\w*",  # 24-hour, three-pronged
    rf"\b(?:within|every|after|before|over|for|during|next|last)\s+(?:the\s+)?(?:up to\s+)?{ANY}\s+"
    r"(?:calendar |working |consecutive )?(?:days?|weeks?|months?|years?|hours?)\b",
    rf"\bquota of\s+{ANY}\s?(?:{PER_CENT})",
    r"\b\d+(?:st|nd|rd|th)\b",
    rf"\b(?:aged?|between)\s+{ANY}\s*(?:–|-|to|and)\s*{ANY}",
    r"\bthe \d+ (?=[A-Z][a-z]+ of [A-Z])",  # the 16 Days of ..
    r"\bone (?:of|another)\b|\bsuch one\b",
)
NOT_QUANTITIES = re.compile("|".join(f"(?:{name})" for name in NAMES))
FORMULA = re.compile(r"\([^()]*\d[^()]*?\s[x×]\s[^()]*\d[^()]*\)(?:\s*\+\s*\([^()]*\))*")
PERIODS = {
    "weekly": 52, "monthly": 12, "quarterly": 4, "annual": 1, "yearly": 1, "half-yearly": 2, "semi-annual": 2,
    "biannual": 2, "fortnightly": 26, "daily": None, "bimonthly": None, "bi-monthly": None, "biweekly": None,
    "bi-weekly": None,
}  # None: the word is ambiguous, or the days that count are not said  # fmt: skip
PER_PERIOD = {"week": 52, "month": 12, "quarter": 4, "year": 1, "semester": 2, "trimester": 4}
SCALES = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}
REMEMBERED = 8192  # texts: the label, the limbs and the answers of a row look into the same sentences
NOTHING = re.compile(r"\s*(?:[-–—−‒]+|\.\.\.?|…)?\s*")


@dataclass(frozen=True)
class Quantity:
    value: Decimal
    unit: (
        str | None
    )  # "per cent", "US dollars", "million", "million US dollars"; the noun is the caller's to find
    op: str | None
    tolerance: Decimal | None
    high: Decimal | None  # of a printed range
    start: int
    end: int


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """The text with one sign for each comparison and one kind of space, at the same meaning."""
    text = re.sub(r"\$?\\(?:geq?|ge)\b", "≥", text)
    text = re.sub(r"\$?\\(?:leq?|le)\b", "≤", text)
    text = text.replace("\\pm", "±").replace("\\times", "×")
    text = re.sub(r"(?<=≥)(\s*[\d,.]+)\$|(?<=≤)(\s*[\d,.]+)\$", lambda m: m.group(1) or m.group(2), text)
    text = re.sub(r"</?[a-z]+/?>|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)", "", text)
    return re.sub(r"[ \t\r\n]+", " ", text).replace("m ²", "m²").replace("m ³", "m³").strip()


def number(text: str) -> Decimal:
    """A matched number, in digits or in words."""
    low = text.lower()
    if low[0].isdigit():
        return Decimal(re.sub(rf"[,\s{SPACE}]", "", low))
    found = re.fullmatch(r"(\S+)(?: (hundred|dozen)(?: and)?(?: (\S+))?)?", low)
    assert found is not None, low  # WORDS let it through
    first, many, rest = found.groups()
    return Decimal(
        _small(first) * {None: 1, "hundred": 100, "dozen": 12}[many] + (_small(rest) if rest else 0)
    )


def _small(word: str) -> int:
    """A number word below a hundred."""
    first, _, second = word.partition("-")
    return TENS.get(first, 0) + NUMBER_WORDS.get(second or first, 0)


def figure(text: str) -> Decimal | None:
    """The figure that a whole cell holds, negative in brackets; None for a dash, nothing or words."""
    if NOTHING.fullmatch(text):
        return None
    found = re.fullmatch(rf"(\()?[-−]?\$?\s?(\d[\d,\s{SPACE}]*(?:\.\d+)?)\s?%?(\))?", text.strip())
    if found is None or not re.fullmatch(
        rf"\d+|\d{{1,3}}(?:[,\s{SPACE}]\d{{3}})+", found.group(2).split(".")[0]
    ):
        return None
    value = number(found.group(2))
    return -value if found.group(1) or text.strip()[0] in "-−" else value


@lru_cache(REMEMBERED)
def masked(text: str) -> str:
    """The text, of the same length, with everything blotted out that holds digits and is no quantity."""
    return NOT_QUANTITIES.sub(lambda found: "\x00" * len(found.group()), text)


def sign(words: str | None) -> str | None:
    if words is None:
        return None
    return next(op for op, pattern in OPS.items() if re.fullmatch(pattern, words, re.IGNORECASE))


@lru_cache(REMEMBERED)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text in its order."""
    return tuple(_quantity(found) for found in QUANTITY.finditer(masked(text)))


def _quantity(found: re.Match[str]) -> Quantity:
    high = found["high"]
    parts = [found["scale"] and found["scale"].lower(), "US dollars" if found["money"] else None]
    unit = "per cent" if found["per"] else " ".join(part for part in parts if part) or None
    tolerance = None if found["tolerance"] is None else number(found["tolerance"])
    return Quantity(
        value=number(found["digits"] or found["word"]),
        unit=unit,
        op="+/-" if tolerance is not None else sign(found["op"]),
        tolerance=tolerance,
        high=None if high is None else number(high),
        start=found.start(),
        end=found.end(),
    )


def scale(unit: str | None) -> Decimal:
    """What a unit multiplies by: "million litres" is a million."""
    first = (unit or "").lower().split(" ", 1)[0]
    return SCALES.get(first, Decimal(1))


def products(formula: str) -> tuple[Decimal, ...]:
    """The values a printed formula can have: a sum in a product may be meant before or after multiplying."""
    inside = [part for part in re.findall(r"\(([^()]*)\)", formula) if re.search(r"\d", part)]
    plainly, grouped = Decimal(0), Decimal(0)
    for part in inside:
        terms = [[quantity.value for quantity in quantities(re.sub(r"\s[x×]\s", " ; ", term))]
                 for term in re.split(r"\s\+\s", part)]  # fmt: skip
        plainly += sum((_product(term) for term in terms), Decimal(0))
        if all(terms):
            heads = sum((term[0] for term in terms), Decimal(0))
            grouped += heads * _product(terms[-1][1:])
    return (plainly, grouped)


def _product(values: list[Decimal]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result *= value
    return result
