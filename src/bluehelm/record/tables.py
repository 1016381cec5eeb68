"""Rows into the tables exactly as they are, many at a time."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from bluehelm.errors import BadInput

BATCH = 500


def insert_all(batch: Iterable[models.Model]) -> None:
    """Insert rows of one table; refuses a word that does not fit."""
    found = list(batch)
    if found:
        fits(found)
        type(found[0])._default_manager.bulk_create(found, batch_size=BATCH)


def next_id(table: type[models.Model]) -> int:
    """The first number that no row has; ask within history.change, whose lock holds other writers off."""
    most = table._default_manager.aggregate(most=models.Max("pk"))["most"]
    return 1 if most is None else int(most) + 1


def copy_all(table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Many rows as plain values, fast: COPY on PostgreSQL, executemany on SQLite.

    columns  names of the fields; a foreign key is named with its _id
    rows     values in that order, as Python has them (dates, None)
    """
    held = {column.attname: column.column for column in table._meta.concrete_fields}
    quoted = ", ".join(connection.ops.quote_name(str(held[one])) for one in columns)
    name = connection.ops.quote_name(table._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"copy {name} ({quoted}) from stdin") as out:
                for row in rows:
                    out.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            sql = f"insert into {name} ({quoted}) values ({marks})"  # noqa: S608 - names of our own tables
            cursor.executemany(sql, rows)  # type: ignore[arg-type]  # it takes any iterable


def upsert_all(table: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Rows as plain values: new ones go in, those with a known first column are replaced in these columns."""
    held = {column.attname: str(column.column) for column in table._meta.concrete_fields}
    quoted = [connection.ops.quote_name(held[one]) for one in columns]
    name = connection.ops.quote_name(table._meta.db_table)
    marks = ", ".join(["%s"] * len(columns))
    kept = ", ".join(f"{one} = excluded.{one}" for one in quoted[1:])
    sql = f"insert into {name} ({', '.join(quoted)}) values ({marks})"  # noqa: S608 - names of our own tables
    with connection.cursor() as cursor:
        cursor.executemany(f"{sql} on conflict ({quoted[0]}) do update set {kept}", rows)


def update_all(table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set columns of many known rows; the first column names the row."""
    held = {column.attname: str(column.column) for column in table._meta.concrete_fields}
    key, *changed = (connection.ops.quote_name(held[one]) for one in columns)
    name = connection.ops.quote_name(table._meta.db_table)
    kept = ", ".join(f"{one} = %s" for one in changed)
    sql = f"update {name} set {kept} where {key} = %s"  # noqa: S608 - names of our own tables
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(*row[1:], row[0]) for row in rows])


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
