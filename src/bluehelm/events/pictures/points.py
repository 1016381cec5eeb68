"""The incidents of a picture as columns of numbers: small, quick to count, ready to be sent to a map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
DOTS_KM = 5.0  # a place known less precisely than this is never drawn as a dot


class Terms(NamedTuple):
    """A column of words as numbers into a list of those that occur."""

    codes: Ints
    words: tuple[str, ...]

    def counts(self, among: Flags | None = None) -> dict[str, int]:
        """How often each word stands, those alone that do."""
        codes = self.codes if among is None else self.codes[among]
        found = np.bincount(codes, minlength=len(self.words))
        return {word: int(n) for word, n in zip(self.words, found, strict=True) if n}


@dataclass(frozen=True, eq=False)
class Points:
    """Incidents as one audience sees them, one of each column for an incident; NaN and -1 are not told."""

    number: Ints
    first: Ints  # days as of date.toordinal
    last: Ints
    day_precision: Terms
    located: Terms
    lat: Floats
    lon: Floats
    precision_km: Floats
    region: Terms
    cercle: Terms
    kind: Terms
    perpetrator: Terms
    state: Terms
    killed: Ints
    invented: Flags

    def __len__(self) -> int:
        return len(self.number)

    def those(self, among: Flags) -> "Points":
        """Some of them."""
        cut: dict[str, Any] = {
            one.name: Terms(held.codes[among], held.words) if isinstance(held, Terms) else held[among]
            for one in fields(self)
            for held in [getattr(self, one.name)]
        }
        return Points(**cut)

    def between(self, since: date | None, until: date | None) -> "Points":
        """Those that can have been on these days."""
        among = np.ones(len(self), np.bool_)
        if since is not None:
            among &= self.last >= since.toordinal()
        if until is not None:
            among &= self.first <= until.toordinal()
        return self.those(among)

    def on_the_map(self) -> Flags:
        """Those with a point."""
        return ~np.isnan(self.lat)

    def dots(self) -> Flags:
        """Those whose place is known well enough to be a dot."""
        return self.on_the_map() & (self.precision_km <= DOTS_KM)


def columns(given: Mapping[str, Sequence[Any]]) -> Points:
    """Points from columns as Python has them: dates, words, None for what is not told."""
    return Points(
        number=np.array(given["number"], np.int64),
        first=_days(given["first"]),
        last=_days(given["last"]),
        lat=_floats(given["lat"]),
        lon=_floats(given["lon"]),
        precision_km=_floats(given["precision_km"]),
        killed=np.array([-1 if one is None else one for one in given["killed"]], np.int64),
        invented=np.array(given["invented"], np.bool_),
        **{name: coded(given[name]) for name in TERMS},
    )


TERMS = ("day_precision", "located", "region", "cercle", "kind", "perpetrator", "state")


def of_rows(rows: Iterable[Any]) -> Points:
    """Points from rows that have the columns as attributes."""
    names = ("number", "first", "last", "lat", "lon", "precision_km", "killed", "invented", *TERMS)
    held = list(rows)
    return columns({name: [getattr(row, name) for row in held] for name in names})


def coded(words: Iterable[str]) -> Terms:
    """Words as numbers, in the order in which they first occur."""
    seen: dict[str, int] = {}
    codes = [seen.setdefault(word, len(seen)) for word in words]
    return Terms(np.array(codes, np.int64), tuple(seen))


def _days(days: Iterable[date]) -> Ints:
    return np.array([day.toordinal() for day in days], np.int64)


def _floats(numbers: Iterable[float | None]) -> Floats:
    return np.array([np.nan if one is None else one for one in numbers], np.float64)
