"""What a reader of the library asks for, by its address: a list of texts, or paragraphs that are searched."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from bluehelm.mandates import store
from bluehelm.mandates.store import Asked, Hit, TextRow
from bluehelm.web.texts.library import Shelf, anchor_of

ON_A_PAGE = 20  # paragraphs that were found
TEXTS_ON_A_PAGE = 50


@dataclass(frozen=True)
class Page:
    """One page of a list."""

    rows: tuple[Any, ...]
    total: int
    number: int
    of: int


@dataclass(frozen=True)
class Found:
    """A paragraph that was found, with its address."""

    hit: Hit
    url: str


def searches(wanted: Asked) -> bool:
    """Whether paragraphs are asked for, not only texts."""
    parts = (wanted.words, wanted.verb, wanted.addressee, wanted.task, wanted.actor, wanted.kind)
    return any(parts)


def page_number(query: QueryDict) -> int:
    given = query.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) < 6 and int(given) else 1


def count(wanted: Asked, shelf: Shelf, searched: bool) -> int:
    """How many there would be, of what was searched: paragraphs or texts; of the other, none."""
    if searches(wanted) != searched:
        return 0
    return (paragraphs if searched else texts)(wanted, 1, shelf).total


def paragraphs(wanted: Asked, number: int, shelf: Shelf) -> Page:
    """One page of the paragraphs that have all that is asked for.

    raises     BadInput where the words only say what must not be there
    """
    found = store.search(wanted, ON_A_PAGE, (number - 1) * ON_A_PAGE)
    last = ceil(found.total / ON_A_PAGE) or 1
    if number > last:
        return paragraphs(wanted, last, shelf)
    rows = tuple(Found(hit, _address(hit, shelf)) for hit in found.hits if hit.text_id in shelf.slugs)
    return Page(rows, found.total, number, last)


def _address(hit: Hit, shelf: Shelf) -> str:
    path = hit.path if hit.kind == "operative" else f"p{hit.path}"
    return f"{reverse('text', args=[shelf.slugs[hit.text_id]])}#{anchor_of(path)}"


def texts(wanted: Asked, number: int, shelf: Shelf) -> Page:
    """One page of the texts of this mission, year and status."""
    rows = [row for row in shelf.rows if _lets(wanted, row)]
    last = ceil(len(rows) / TEXTS_ON_A_PAGE) or 1
    number = min(number, last)
    start = (number - 1) * TEXTS_ON_A_PAGE
    return Page(tuple(rows[start : start + TEXTS_ON_A_PAGE]), len(rows), number, last)


def _lets(wanted: Asked, row: TextRow) -> bool:
    year = None if row.date is None else row.date.year
    pairs = ((wanted.mission, row.mission), (wanted.year, year), (wanted.status, row.status))
    return all(one is None or one == other for one, other in pairs)
