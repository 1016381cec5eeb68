"""Rows into the tables exactly as they are, many at a time."""

from collections.abc import Iterable

from django.db import models

from bluehelm.errors import BadInput

BATCH = 500


def insert_all(batch: Iterable[models.Model]) -> None:
    """Insert rows of one table; refuses a word that does not fit."""
    found = list(batch)
    if found:
        fits(found)
        type(found[0])._default_manager.bulk_create(found, batch_size=BATCH)


def fits(found: Iterable[models.Model]) -> None:
    """Refuse a word longer than its column: SQLite would keep it and PostgreSQL would not."""
    for row in found:
        for column in row._meta.concrete_fields:
            most = column.max_length if isinstance(column, models.CharField) else None
            value = getattr(row, column.attname)
            if most is not None and len(value) > most:
                raise BadInput(
                    f"{column.name} of a {row._meta.verbose_name} has {len(value)} characters, "
                    f"at most {most} fit: {value[:60]!r}."
                )
