"""The fixed words of a report and the writing of its numbers, in English and French."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files

from bluehelm.errors import BadInput
from bluehelm.plans import causes
from bluehelm.plans.achievement import WITHOUT_CAUSE
from bluehelm.record import vocab

GAP = "\u202f"  # narrow space that does not break, between thousands
NUMBERED = re.compile(r"(?:[IVX]+\.|\([a-z]\)) ")  # "III. Operational costs"
MONEY, PERCENT = "thousands of US dollars", "per cent"


@cache
def terms() -> dict[str, dict[str, str]]:
    """Every term of reports/terms.yaml: key -> language -> words."""
    loaded: dict[str, dict[str, str]] = vocab.parsed(
        files("bluehelm.reports").joinpath("terms.yaml").read_text("utf-8")
    )
    return loaded


@dataclass(frozen=True)
class Words:
    """The words and numbers of one language."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in ("en", "fr"):
            raise BadInput(f"The language {self.language!r} is not one of en, fr; name one of them.")

    def __call__(self, key: str, **values: str) -> str:
        """The words for a key; values fill its places."""
        found = terms().get(key)
        if found is None:
            raise BadInput(f"The term {key!r} is not in reports/terms.yaml; add it in English and French.")
        return found[self.language].format(**values)

    def known(self, prefix: str, code: str) -> str:
        """The words for a code of an open list, else the code itself, which is the document's own word."""
        found = terms().get(f"{prefix}.{code}")
        return code if found is None else found[self.language]

    def term(self, name: str, code: str) -> str:
        """The words of a file of the vocabulary, else the document's own word."""
        return vocab.word(name, code, self.language) if vocab.known(name, code) else code

    def heading(self, text: str) -> str:
        """The words for a head or label of a table as a document prints it, part by part; else the text."""
        if self.language == "en":
            return text
        parts = [self.label(part) for part in text.split(": ")]
        return " : ".join(part for part in parts if part) if None not in parts else text

    def label(self, text: str) -> str | None:
        """One part of a head; its number stays before it. None where no file of the vocabulary holds it."""
        numbered = NUMBERED.match(text)
        if numbered is not None:
            rest = self.label(text[numbered.end() :])
            return None if rest is None else numbered[0] + rest
        names = (name for name in ("groups", "headings") if vocab.known(name, text))
        return next((vocab.word(name, text, self.language) for name in names), None)

    def own(self, row: object, part: str) -> str:
        """A label of a row: our own French one where there is one, else as the document prints it."""
        words = getattr(row, f"{part}_fr", None) if self.language == "fr" else None
        found: str = getattr(row, part) if words is None else words
        return found

    def cause(self, code: str) -> str:
        """A cause in words; the mark for none given has its own."""
        if code == WITHOUT_CAUSE:
            return self("cause.none")
        found = causes.terms().get(code)
        return code if found is None else found[self.language].lower()

    def value(self, value: Decimal | str | None, unit: str | None) -> str:
        """A figure's value as it is printed: "(26 981.3)", "Yes", or the sign for what is not given."""
        if value is None:
            return self("absent")
        if isinstance(value, str):
            return self.known("value", value)
        return self.number(value, unit)

    def number(self, value: Decimal, unit: str | None) -> str:
        """A number with thousands apart; money and percentages keep a decimal and bracket a negative."""
        fixed = unit in (MONEY, PERCENT)
        value = rounded(value, least=1 if fixed else 0)
        text = f"{abs(value):,f}".replace(",", GAP)
        if self.language == "fr":
            text = text.replace(".", ",")
        if value < 0:
            return f"({text})" if fixed else f"\u2212{text}"
        return text

    def unit(self, unit: str | None) -> str:
        return "" if unit is None else self.term("units", unit)

    def day(self, day: date) -> str:
        """A date as documents write it: 1 July 2031, 1er juillet 2031."""
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {self('months').split()[day.month - 1]} {day.year}"


def rounded(value: Decimal, least: int) -> Decimal:
    """The value without trailing zeros, with at least so many decimals and at most two."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if decimals > 2:
        decimals = max(1, least)
    return value.quantize(Decimal(1).scaleb(-max(decimals, least)), rounding=ROUND_HALF_UP)
