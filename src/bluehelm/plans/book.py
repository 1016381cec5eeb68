"""Figures being gathered: what is common to them, how their keys are made, and the arithmetic they share."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from bluehelm.errors import BadInput
from bluehelm.plans.rows import Said
from bluehelm.record import vocab
from bluehelm.record.figure import Figure, Ref, refs_or_set

ONE = Decimal("0.1")
LONGEST = 56  # characters of one part of a key; a whole key is stored in 200
BETWEEN = "; "  # the sources of a set of records
THOUSANDS, PER_CENT = "thousands of US dollars", "per cent"


def slug(text: str) -> str:
    """Words as a part of a key: "Air operations" is air-operations, "2019/20" is 2019-20, "1.1" stays."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    part = re.sub(r"[^a-z0-9.]+|\.(?!\d)|(?<!\d)\.", "-", plain.lower()).strip("-")
    if len(part) <= LONGEST:
        return part
    mark = hashlib.sha256(part.encode()).hexdigest()[:8]  # keeps long labels apart that begin alike
    return f"{part[: LONGEST - 9].rstrip('-')}-{mark}"


def rounded(value: Decimal, step: Decimal = ONE) -> Decimal:
    """Rounded as the documents round: half up, away from zero."""
    return value.quantize(step, rounding=ROUND_HALF_UP)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Part of whole in per cent to one decimal; None where the whole is nil."""
    return None if whole == 0 else rounded(part / whole * 100)


def yes(answer: bool) -> str:
    return "yes" if answer else "no"


def told(value: Decimal | str | None) -> str | None:
    """A value as a reference carries it."""
    return None if value is None else str(value)


@dataclass(frozen=True)
class Reckoned:
    """What a figure says, before it has its key, label and source."""

    value: Decimal | str | None
    method: str
    refs: tuple[Ref, ...]
    unit: str | None = None
    period: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unknown: int | None = None
    note: str | None = None


@dataclass
class Book:
    """Figures by key, all from one source as at one moment; a key ends in a term of measures.yaml."""

    source: str
    as_at: datetime
    figures: dict[str, Figure] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)

    def ref(
        self, key: str, label: str, value: Decimal | str | None, where: str | None, said: Said | None = None
    ) -> Ref:
        """A record of the document, or, where somebody said it on the site, of the change that holds it."""
        source, place = (self.source, where) if said is None else (said.how, said.where)
        return Ref(key=key, label=label, value=told(value), source=source, where=place)

    def sources(self, refs: tuple[Ref, ...]) -> str:
        """Where many records come from: the document, and the site where somebody entered some."""
        named = dict.fromkeys([self.source, *(ref.source for ref in refs if ref.source is not None)])
        return BETWEEN.join(named)

    def stem(self, *parts: str | None) -> str:
        """The parts as one stem that no other row has: a second row of the same name ends in "/2"."""
        plain = "/".join(slug(part) for part in parts if part)
        free, n = plain, 1
        while free in self.stems:
            n += 1
            free = f"{plain}/{n}"
        self.stems.add(free)
        return free

    def add(self, stem: str, measure: str, subject: str, reckoned: Reckoned) -> Figure:
        """Enter one figure under stem/measure."""
        key = f"{stem}/{measure}"
        if key in self.figures:
            raise BadInput(f"The figure {key} is reckoned twice; its rows need different names.")
        words = {
            name: getattr(reckoned, name)
            for name in ("value", "method", "unit", "period", "numerator", "denominator", "unknown", "note")
        }
        self.figures[key] = Figure(
            key=key,
            label=f"{subject}: {vocab.word('measures', measure, 'en')}",
            inputs=refs_or_set(reckoned.refs, self.sources(reckoned.refs), key),
            as_at=self.as_at,
            **words,
        )
        return self.figures[key]
