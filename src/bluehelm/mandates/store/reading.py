"""Texts out of the store."""

from django.db.models import Q, QuerySet

from bluehelm.mandates import models as tables
from bluehelm.mandates.store import judging
from bluehelm.mandates.store.packing import text_of
from bluehelm.mandates.store.shapes import StoredText, TextRow
from bluehelm.mandates.store.writing import code_of, counterpart, stated
from bluehelm.record import access


def texts(
    mission: str | None = None, year: int | None = None, status: str | None = None
) -> tuple[TextRow, ...]:
    """The texts in the store, the latest first, each in the reading that stands."""
    found = tables.Text.objects.filter(superseded_by=None)
    if mission is not None:
        found = found.filter(mission__iexact=code_of(mission))
    if year is not None:
        found = found.filter(date__year=year)
    if status is not None:
        found = found.filter(status=status)
    return tuple(text_row(row) for row in listed(found))


def listed(found: "QuerySet[tables.Text]") -> "QuerySet[tables.Text]":
    """With what a row of a list shows, and without the content."""
    return found.select_related("source", "loaded", "by").defer("content")


def text(which: str | int) -> StoredText:
    """One text by its symbol ("S/RES/2100 (2013)", or "2100" where it is the only one), or a reading by id.

    raises     Unseen where there is none
    """
    row = _found(which)
    if row is None:
        raise access.Unseen(f"There is no text {which} in the store.")
    read = text_of(row.content)
    made = judging.judgements(row.mission, row.key)
    owed = tables.Duty.objects.filter(text=row), tables.Measure.objects.filter(text=row)
    duty_ids, measure_ids = (tuple(part.order_by("n").values_list("key", flat=True)) for part in owed)
    readings = listed(tables.Text.objects.filter(key=row.key).order_by("-pk"))
    return StoredText(
        row=text_row(row),
        text=read,
        tasks=judging.corrected(read, made),
        duty_ids=duty_ids,
        measure_ids=measure_ids,
        judgements=made,
        readings=tuple(text_row(one) for one in readings),
        stated=stated(row),
        kin=counterpart(row, read),
    )


def _found(which: str | int) -> tables.Text | None:
    found = tables.Text.objects.select_related("source", "loaded", "by")
    if isinstance(which, int):
        return found.filter(pk=which).first()
    named = which.strip()
    standing = found.filter(superseded_by=None)
    exact = standing.filter(key__iexact=named).first()
    if exact is not None or not named:
        return exact
    begun = (
        Q(key__istartswith=f"{named} (")
        | Q(key__istartswith=f"S/RES/{named} (")
        | Q(key__iexact=f"S/RES/{named}")
    )
    some = list(standing.filter(begun)[:2])
    return some[0] if len(some) == 1 else None


def text_row(row: tables.Text) -> TextRow:
    return TextRow(
        id=row.pk,
        symbol=row.symbol,
        date=row.date,
        status=row.status,
        title=row.title,
        mission=row.mission or None,
        adopted=row.adopted,
        ends=row.ends,
        counts=row.counts,
        source_id=row.source_id,
        sha256=row.source.sha256,
        name=row.source.name,
        at=row.loaded.at,
        by=None if row.by is None else row.by.get_username(),
        superseded_by=row.superseded_by_id,
    )
