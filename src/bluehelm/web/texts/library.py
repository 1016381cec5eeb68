"""The library of stored texts: each under an address of its own, and what is costly kept between requests."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.http import Http404, HttpRequest
from django.urls import reverse

from bluehelm.mandates import diff, store
from bluehelm.mandates.diff import Change
from bluehelm.mandates.store import Choices, StoredText, TextRow
from bluehelm.record import access, history

OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
STEPS = re.compile(r"[(]([^)]*)[)]|#(\d+)|([^(#]+)")
Reading = tuple[int, datetime]  # its id and when it was stored


def slug_of(symbol: str) -> str:
    """A symbol as an address writes it: S/RES/2100 (2013) is s-res-2100-2013."""
    return OTHER_SIGNS.sub("-", symbol.lower()).strip("-")


def anchor_of(path: str) -> str:
    """Where a paragraph stands on the page of its text: 28(a)(iii)#2 is 28-a-iii-2."""
    steps = ("".join(found) for found in STEPS.findall(path))
    return "-".join(re.sub(r"\W+", "-", step).strip("-") for step in steps)


@dataclass(frozen=True)
class Shelf:
    """The standing readings, the latest text first."""

    rows: tuple[TextRow, ...]
    by_slug: Mapping[str, TextRow]
    slugs: Mapping[int, str]  # by id of the reading
    by_symbol: Mapping[str, TextRow]

    @classmethod
    def of(cls, rows: tuple[TextRow, ...]) -> "Shelf":
        by_slug: dict[str, TextRow] = {}
        for row in rows:
            slug = slug_of(row.symbol) or f"text-{row.sha256[:12]}"
            by_slug[slug if slug not in by_slug else f"{slug}-{row.sha256[:12]}"] = row
        slugs = {row.id: slug for slug, row in by_slug.items()}
        return cls(rows, by_slug, slugs, {row.symbol: row for row in rows if row.symbol})

    def address_of(self, symbol: str) -> str | None:
        """Where a text that is named stands on the site; None where it is not held."""
        row = self.by_symbol.get(symbol)
        return None if row is None else reverse("text", args=[self.slugs[row.id]])

    def of_mission(self, row: TextRow) -> tuple[TextRow, ...]:
        """The other texts about the same mission, the latest first."""
        if row.mission is None:
            return ()
        return tuple(one for one in self.rows if one.mission == row.mission and one.id != row.id)

    def before(self, row: TextRow) -> TextRow | None:
        """The text about the same mission that came last before this one."""
        if row.date is None:
            return None
        earlier = (one for one in self.of_mission(row) if one.date is not None and one.date < row.date)
        return next(earlier, None)


def shelf() -> Shelf:
    """Every text of the store, as it stands now."""
    return _shelf(history.head())


@lru_cache(maxsize=1)
def _shelf(head: str) -> Shelf:
    return Shelf.of(store.texts())


def choices() -> Choices:
    """What there is to choose from in a search, as it stands now."""
    return _choices(history.head())


@lru_cache(maxsize=1)
def _choices(head: str) -> Choices:
    return store.choices()


def stored(slug: str) -> StoredText:
    """The standing reading of the text at this address; 404 where there is none."""
    row = shelf().by_slug.get(slug)
    if row is None:
        raise Http404
    return reading(row.id)


def reading(row_id: int) -> StoredText:
    """One reading with what people judged of it, as it stands now; 404 where there is none."""
    try:
        return _reading(row_id, history.head())
    except access.Unseen:
        raise Http404 from None


@lru_cache(maxsize=8)
def _reading(row_id: int, head: str) -> StoredText:
    return store.text(row_id)


def changes(old: StoredText, new: StoredText) -> tuple[Change, ...]:
    """What became of each paragraph; two long texts take a second or two, so it is kept."""
    return _changes((old.row.id, old.row.at), (new.row.id, new.row.at))


@lru_cache(maxsize=8)
def _changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    return diff.compare(reading(old[0]).text, reading(new[0]).text)


def called(row: TextRow) -> str:
    """What a text is called in lists and headings."""
    return row.symbol or row.title or row.name


def subtitle(row: TextRow) -> str:
    """Its title, where that says more than its symbol does."""
    number = slug_of(row.symbol).removeprefix("s-res-")
    return "" if not row.symbol or slug_of(row.title) == f"resolution-{number}" else row.title


def may_load(request: HttpRequest) -> bool:
    """Whether the person is an editor of some mission, or of a site that may have none an administrator."""
    if getattr(request.user, "is_superuser", False):
        return True
    return any(access.can(request.user, mission, "load") for mission in access.missions(request.user))
