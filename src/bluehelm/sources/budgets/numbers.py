"""Figures as these documents print them, and what is put aside where one was expected and none stands."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from bluehelm.sources.form import SetAside

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
WIDE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\n ]+")
MARK = re.compile(r"\s*\^\{?[a-z*]\}?(?=\s|$|[),])")
PLAIN = re.compile(
    r"(?:\d{1,3}(?: \d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?: ?\.\d+)?"  # "1 174 132 .0": a stray space is mended
)
NOT_APPLICABLE = frozenset({"n/a", "not applicable", "..."})


def tidy(text: str) -> str:
    """One line, plain spaces, without the marks of footnotes ("Approved ^a") and text mark-up."""
    text = re.sub(r"</?[a-z]+>", "", text).replace("\\$", "$").replace("\\%", "%")
    return MARK.sub("", WIDE.sub(" ", text)).strip()


def is_dash(text: str) -> bool:
    return text in DASHES


def figure(text: str) -> Decimal | None:
    """The figure: spaces or commas for thousands, brackets for less than nil; None if it is none."""
    bare = tidy(text).replace("$", "").replace("%", "").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    if negative:
        bare = bare[1:-1].strip()
    if bare[:1] in ("-", "\u2212"):
        negative, bare = True, bare[1:].strip()
    if PLAIN.fullmatch(bare) is None:
        return None
    value = Decimal(bare.replace(" ", "").replace(",", ""))
    return -value if negative else value


def is_figure(text: str) -> bool:
    """Whether a figure or a dash stands there."""
    plain = tidy(text)
    return is_dash(plain) or figure(plain) is not None


@dataclass
class Shelf:
    """Collects what could not be read, each with its place, the value found and the reason."""

    rows: list[SetAside] = field(default_factory=list)

    def put(self, where: str, text: str, why: str, stops: bool = False) -> None:
        self.rows.append(SetAside(where, tidy(text), why, stops))

    def figure(self, text: str, where: str, column: str, stops: bool = False) -> Decimal | None:
        """The figure of a cell; None for a dash or an empty cell; words are put aside."""
        plain = tidy(text)
        if not plain or is_dash(plain):
            return None
        value = figure(plain)
        if value is None:
            why = f"a figure belongs in the column {column!r}; correct it in the document"
            self.put(where, plain, why, stops)
        return value
