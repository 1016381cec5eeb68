"""Two texts side by side on a page to read and print, and the same as a document to take along."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.mandates import diff, store
from bluehelm.mandates.diff.headings import Heading, headings
from bluehelm.mandates.diff.rows import ADDED, BREAK, DROPPED, MOVED, SAME, STRONGER, WEAKER, Change
from bluehelm.mandates.store import StoredText
from bluehelm.record import access
from bluehelm.reports import redline as written
from bluehelm.web.pages import attachment
from bluehelm.web.reports import FORMS, LANGUAGES
from bluehelm.web.texts import library
from bluehelm.web.texts.library import anchor_of
from bluehelm.web.texts.pages import show

KEPT_SECONDS = 3_600  # of a document written


def _binds(direction: str) -> Callable[[Change], bool]:
    return lambda change: change.strength is not None and change.strength.direction == direction


def _became(kind: str) -> Callable[[Change], bool]:
    return lambda change: kind in change.changes


VIEWS: dict[str, Callable[[Change], bool]] = {
    "all": lambda change: True,
    "changed": lambda change: bool(change.changes) or change.breaks_off or _weighed(change),
    STRONGER: _binds(STRONGER),
    WEAKER: _binds(WEAKER),
    MOVED: _became(MOVED),
    ADDED: _became(ADDED),
    DROPPED: _became(DROPPED),
}


def _weighed(change: Change) -> bool:
    return change.strength is not None and change.strength.direction != SAME


@dataclass(frozen=True)
class Place:
    """A paragraph on the page of its text."""

    path: str
    url: str


@dataclass(frozen=True)
class Row:
    """A row of the redline."""

    n: int
    change: Change
    titles: tuple[Heading, ...]
    old: tuple[Place, ...]
    new: tuple[Place, ...]
    lines: tuple[tuple[tuple[str, str], ...], ...]  # a line for each paragraph: (sign, words)
    weighed: bool


@require_safe
def choice(request: HttpRequest, slug: str) -> HttpResponse:
    """The form that asks what to compare with; with an answer, the redline, the earlier text first."""
    found, shelf = library.stored(slug), library.shelf()
    asked = request.GET.get("with", "").strip() or request.GET.get("among", "")
    if asked:
        other = _named(asked)
        if other is not None and other != slug:
            return redirect("redline", *_in_order(slug, other))
        messages.error(request, _("The library has no other text “%(asked)s”.") % {"asked": asked[:100]})
    context = {
        "room": "redline_choice",
        "others": [(row, shelf.slugs[row.id]) for row in shelf.of_mission(found.row)],
    }
    return show(request, "web/redline_choice.html", slug, found, context)


def _named(asked: str) -> str | None:
    """The address of the text that is meant, by its address, its symbol or the number of a resolution."""
    shelf = library.shelf()
    slug = library.slug_of(asked)
    if slug in shelf.by_slug:
        return slug
    try:
        return shelf.slugs.get(store.text(asked).row.id)
    except access.Unseen:
        return None


def _in_order(one: str, other: str) -> tuple[str, str]:
    """Both, the earlier text first."""
    days = [library.shelf().by_slug[slug].date for slug in (one, other)]
    late = days[0] is not None and days[1] is not None and days[1] < days[0]
    return (other, one) if late else (one, other)


@require_safe
def redline(request: HttpRequest, old: str, new: str) -> HttpResponse:
    """What became of each paragraph, and where the new text binds more or less."""
    before, after = library.stored(old), library.stored(new)
    changes = library.changes(before, after)
    view = request.GET.get("show", "all")
    if view not in VIEWS:
        view = "all"
    every = tuple(rows(before, after, changes, (old, new)))
    context = {
        "room": "redline_choice",
        "title": _("%(old)s against %(new)s")
        % {"old": library.called(before.row), "new": library.called(after.row)},
        "before": before.row,
        "after": after.row,
        "old_slug": old,
        "counts": diff.counts(changes),
        "view": view,
        "views": [(name, sum(map(lets, changes))) for name, lets in VIEWS.items()],
        "rows": [row for row in every if VIEWS[view](row.change)],
        "strengths": [row for row in every if row.weighed],
        "figures": [row for row in every if row.change.figures or row.change.came or row.change.went],
        "forms": FORMS,
        "cautions": diff.cautions(before.text, after.text, get_language() or "en"),
        "partly": any(not change.held for change in changes),
    }
    return show(request, "web/redline.html", new, after, context)


def rows(
    before: StoredText, after: StoredText, changes: Sequence[Change], slugs: tuple[str, str]
) -> Iterator[Row]:
    titles = headings(before.text, after.text, changes)
    for n, change in enumerate(changes):
        yield Row(
            n,
            change,
            titles.get(n, ()),
            _places(change.old, slugs[0]),
            _places(change.new, slugs[1]),
            tuple(lines(change)),
            _weighed(change),
        )


def _places(paths: Sequence[str], slug: str) -> tuple[Place, ...]:
    return tuple(Place(path, f"{reverse('text', args=[slug])}#{anchor_of(path)}") for path in paths)


def lines(change: Change) -> Iterator[tuple[tuple[str, str], ...]]:
    """The words of a row, a line for each paragraph."""
    line: list[tuple[str, str]] = []
    for sign, text in change.words:
        first, *rest = text.split(BREAK)
        line.append((sign, first))
        for part in rest:
            yield tuple(line)
            line = [(sign, part)]
    yield tuple(line)


@require_safe
def download(request: HttpRequest, old: str, new: str) -> HttpResponseBase:
    """The redline as .docx with tracked changes, .pdf or .html."""
    form, language = request.GET.get("form", ""), get_language() or "en"
    if form not in FORMS or language not in LANGUAGES:
        raise Http404
    before, after = library.stored(old), library.stored(new)
    name = f"redline-{old}-{new}-{language}.{form}"
    key = f"redline/{before.row.id}/{before.row.at}/{after.row.id}/{after.row.at}/{form}/{language}"
    content = cache.get_or_set(
        key.replace(" ", "-"), lambda: document(before, after, name, language), KEPT_SECONDS
    )
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = attachment(name)
    return response


def document(before: StoredText, after: StoredText, name: str, language: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return written.write(before.text, after.text, Path(folder) / name, language).read_bytes()
