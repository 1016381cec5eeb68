"""Numbers in digits and in words."""

import re
from decimal import Decimal
from itertools import chain

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORTH = {word: n for n, word in enumerate(ONES.split())} | {
    word: 10 * n for n, word in enumerate(TENS.split(), 2)
}
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
WORD = "|".join(sorted(chain(WORTH, MULTIPLES), key=len, reverse=True))
AND = r"(?:(?<=hundred)|(?<=thousand))\s+and\s+"
WORDS = rf"(?:(?:an?\s+)?(?:{WORD})(?:(?:[\s-]+|{AND})(?:{WORD}))*)\b"
SPACE = "\u00a0\u202f\u2009 "
DIGITS = rf"\d{{1,3}}(?:,\s?\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?!\d)|\d+(?:\.\d+)?"
NUMBER = rf"(?:(?:{DIGITS})(?:\s(?:thousand|million|billion)\b)?|\b{WORDS})"


def number(printed: str) -> Decimal:
    """What a matched NUMBER is worth; "a" and "an" are one."""
    total, part = Decimal(0), Decimal(0)
    for token in re.findall(rf"{DIGITS}|[a-z]+", printed.lower()):
        if token[0].isdigit():
            part += Decimal(re.sub(rf"[,{SPACE}]", "", token))
        elif token in WORTH:
            part += WORTH[token]
        elif token in MULTIPLES:
            part = max(part, Decimal(1)) * MULTIPLES[token]
            if MULTIPLES[token] >= MULTIPLES["thousand"]:
                total, part = total + part, Decimal(0)
        elif token in ("a", "an"):
            part += 0 if re.search(rf"\b(?:{WORD})\b", printed.lower()) else 1
    return total + part
