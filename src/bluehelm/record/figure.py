"""A number that can be followed back: value, unit, period, method, inputs and the day it was taken."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

MOST_REFERENCES = 50  # beyond this a figure names a set of records instead


@dataclass(frozen=True)
class Ref:
    """One record a figure was computed from."""

    key: str  # stable name of the record: "1.1/indicator/2/limb/0/actual"
    label: str
    value: str | None
    source: str | None = None  # symbol or title of the document
    where: str | None = None  # place in it


@dataclass(frozen=True)
class RecordSet:
    """Many records, named by what they have in common."""

    source: str
    filter: str
    count: int
    digest: str  # sha256 over the canonical rows


@dataclass(frozen=True)
class Figure:
    key: str  # stable: "completion/1.1", "money/2019-20/air-operations/percent"
    label: str
    value: Decimal | str | None
    unit: str | None
    period: str | None
    method: str  # a term of vocab/methods.yaml
    inputs: tuple[Ref, ...] | RecordSet
    as_at: datetime  # UTC
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unknown: int | None = None  # how many could not be told
    low: Decimal | None = None
    high: Decimal | None = None
    note: str | None = None

    def body(self) -> dict[str, Any]:
        """The figure as plain JSON values, without the moment it was computed."""
        if isinstance(self.inputs, RecordSet):
            inputs: Any = vars(self.inputs)
        else:
            inputs = [vars(ref) for ref in self.inputs]
        names = ("value", "numerator", "denominator", "low", "high")
        numbers = {name: None if getattr(self, name) is None else str(getattr(self, name)) for name in names}
        words = {
            name: getattr(self, name)
            for name in ("key", "label", "unit", "period", "method", "unknown", "note")
        }
        return words | numbers | {"inputs": inputs}

    @cached_property
    def digest(self) -> str:
        """sha256 of the canonical body: the same figure from the same records has the same digest."""
        return hashlib.sha256(canonical(self.body()).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces, so that equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def refs_or_set(refs: tuple[Ref, ...], source: str, what: str) -> tuple[Ref, ...] | RecordSet:
    """The references themselves up to MOST_REFERENCES, else the set they form."""
    if len(refs) <= MOST_REFERENCES:
        return refs
    digest = hashlib.sha256(canonical([vars(ref) for ref in refs]).encode()).hexdigest()
    return RecordSet(source=source, filter=what, count=len(refs), digest=digest)
