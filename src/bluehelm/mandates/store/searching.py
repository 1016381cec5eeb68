"""Search over every text that stands: by words, and by what the Council does, to whom and when."""

from collections.abc import Iterable

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Length
from django.db.models.lookups import LessThanOrEqual

from bluehelm.mandates import models as tables
from bluehelm.mandates.store import words
from bluehelm.mandates.store.building import BAR, split
from bluehelm.mandates.store.shapes import Asked, Choices, Hit, Hits
from bluehelm.mandates.store.writing import code_of

SHORT = 120  # characters; a longer line above items says something itself
START = 280  # characters of a paragraph that is shown where no words were looked for


def search(asked: Asked, limit: int = 20, offset: int = 0) -> Hits:
    """The paragraphs and items that have all that is asked for: the nearest first, else the latest.

    Headings that only stand above items come behind the paragraphs that say something.
    raises     BadInput where the words only say what must not be there
    """
    found = _chosen(tables.Provision.objects.filter(text__superseded_by=None), asked)
    wanted = words.wanted(asked.words)
    latest = (F("text__date").desc(nulls_last=True), "text__key", "n")
    if wanted is None:
        if asked.words.strip():
            return Hits(0, ())
        found = found.order_by(*latest)
    else:
        found = words.matching(found.annotate(bare=_bare()), wanted)
        found = found.order_by("bare", "rank", *latest)  # type: ignore[misc]
    rows = list(found.select_related("text").defer("text__content")[offset : offset + limit])
    marked = {} if wanted is None else words.snippets([row.pk for row in rows], wanted)
    return Hits(found.count(), tuple(_hit(row, marked.get(row.pk)) for row in rows))


def _chosen(found: "QuerySet[tables.Provision]", asked: Asked) -> "QuerySet[tables.Provision]":
    if asked.verb is not None:
        verb = asked.verb.strip()
        printed = Q(verbs__icontains=f"{BAR}{verb}{BAR}") | Q(verbs__icontains=f" {verb}{BAR}")
        found = found.filter(printed | Q(plain_verbs__icontains=f"{BAR}{verb}{BAR}"))
    if asked.addressee is not None:
        found = found.filter(addressees__icontains=f"{BAR}{asked.addressee.strip()}{BAR}")
    if asked.task is not None or asked.actor is not None:
        found = found.filter(Exists(_tasks(asked)), kind="operative")
    if asked.year is not None:
        found = found.filter(text__date__year=asked.year)
    if asked.status is not None:
        found = found.filter(text__status=asked.status)
    if asked.kind is not None:
        found = found.filter(kind=asked.kind)
    if asked.mission is not None:
        found = found.filter(text__mission__iexact=code_of(asked.mission))
    return found


def _bare() -> Case:
    """Whether a provision is a bare heading: a short item that ends in no stop, with items under it."""
    under = Q(path__startswith=Concat(OuterRef("path"), Value("("))) | Q(
        path__startswith=Concat(OuterRef("path"), Value("#"))
    )
    items = tables.Provision.objects.filter(under, text=OuterRef("text"), n=OuterRef("n") + 1)
    said = Q(words__endswith=";") | Q(words__endswith=".") | Q(words__endswith=",")
    item = Q(path__contains="(") | Q(path__contains="#")
    return Case(
        When(item & ~said & LessThanOrEqual(Length("words"), SHORT) & Exists(items), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _tasks(asked: Asked) -> "QuerySet[tables.Task]":
    here = tables.Task.objects.filter(text=OuterRef("text"), path=OuterRef("path"))
    if asked.task is not None:
        whole = asked.task if "/" in asked.task else f"{asked.task}/"
        end = BAR if "/" in asked.task else ""
        here = here.filter(categories__icontains=f"{BAR}{whole}{end}")
    if asked.actor is not None:
        here = here.filter(actor__iexact=asked.actor.strip())
    return here


def _hit(row: tables.Provision, marked: str | None) -> Hit:
    start = row.words if len(row.words) <= START else row.words[:START].rsplit(" ", 1)[0] + " .."
    return Hit(
        text_id=row.text.pk,
        symbol=row.text.symbol,
        date=row.text.date,
        status=row.text.status,
        title=row.text.title,
        mission=row.text.mission or None,
        kind=row.kind,
        path=row.path,
        section=row.section,
        verbs=split(row.verbs),
        addressees=split(row.addressees),
        snippet=tuple(_pieces(start if marked is None else marked)),
    )


def _pieces(marked: str) -> Iterable[tuple[str, bool]]:
    """The words of a snippet, and whether they were looked for."""
    for n, part in enumerate(marked.split(words.OPEN)):
        found, closed, rest = part.partition(words.CLOSE)
        pieces = ((found, n > 0), (rest, False)) if closed else ((part, False),)
        yield from (piece for piece in pieces if piece[0])


def choices() -> Choices:
    """What there is to choose from in a search, each in the order of its letters; the latest year first."""
    texts = tables.Text.objects.filter(superseded_by=None).order_by()
    provisions = tables.Provision.objects.order_by()
    tasks = tables.Task.objects.order_by()
    years = {day.year for day in texts.values_list("date", flat=True).distinct() if day is not None}
    return Choices(
        verbs=_each(provisions.values_list("plain_verbs", flat=True).distinct()),
        addressees=_each(provisions.values_list("addressees", flat=True).distinct()),
        tasks=tuple(
            sorted({one.partition("/")[0] for one in _each(tasks.values_list("categories", flat=True))})
        ),
        actors=tuple(sorted(tasks.values_list("actor", flat=True).distinct())),
        years=tuple(sorted(years, reverse=True)),
        missions=tuple(sorted(texts.exclude(mission="").values_list("mission", flat=True).distinct())),
    )


def _each(joined: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for words in joined for word in split(words)}))
