"""Money, explanations, other tables and strength of one period."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bluehelm.reports.words import MONEY
from bluehelm.web.pages import Room, enter, show
from bluehelm.web.plan.sums import Item, Post, Sum, items, posts, sums


@require_safe
def resources(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    room = enter(request, code, slug)
    rows = list(sums(room))
    context = {
        "title": _("Resources"),
        "money": list(money_tables(rows)),
        "explained": [row for row in rows if row.explanations],
        "alone": unmatched(room, rows),
        "others": list(other_tables(items(room))),
        "strength": list(strength_tables(posts(room))),
    }
    return show(request, "web/resources.html", room, "resources", context)


def money_tables(rows: Iterable[Sum]) -> Iterator[dict[str, Any]]:
    """A table for each period and basis, its rows under the heading of their group."""
    for (period, basis), found in groupby(rows, key=lambda entry: (entry.row.period, entry.row.basis)):
        groups = [
            {"name": name, "rows": list(part)}
            for name, part in groupby(found, key=lambda entry: entry.row.group)
        ]
        yield {"period": period, "basis": basis, "proposed": basis == "budget", "groups": groups}


def unmatched(room: Room, rows: list[Sum]) -> list[Any]:
    """Explanations whose category is in no money table."""
    matched = {id(entry) for row in rows for entry in row.explanations}
    return [entry for entry in room.plan.plan.variances if id(entry) not in matched]


def other_tables(found: Iterable[Item]) -> Iterator[dict[str, Any]]:
    """Rows of the other tables, each table apart, a label with several columns on one line."""
    tables: dict[tuple[str, str | None], list[Item]] = {}
    for item in found:
        tables.setdefault((item.row.table, item.row.period), []).append(item)
    for (table, period), entries in tables.items():
        columns = list(dict.fromkeys(entry.row.column for entry in entries))
        lines: dict[str, dict[str | None, Item]] = {}
        for entry in entries:
            lines.setdefault(entry.row.label, {}).setdefault(entry.row.column, entry)
        rows = [
            {"label": label, "cells": [cells.get(column) for column in columns]}
            for label, cells in lines.items()
        ]
        plain = len(columns) == 1
        units = {entry.row.unit for entry in entries}
        common = MONEY if MONEY in units else next(iter(units)) if len(units) == 1 else None
        yield {
            "table": table,
            "period": period,
            "columns": columns,
            "plain": plain,
            "rows": rows,
            "unit": common,
        }


def strength_tables(found: Iterable[Post]) -> Iterator[dict[str, Any]]:
    """A table for each period and basis, its rows under their component."""
    tables: dict[tuple[str, str], list[Post]] = {}
    for post in found:
        tables.setdefault((post.row.period, post.row.basis), []).append(post)
    for (period, basis), entries in tables.items():
        groups = [
            {"name": name, "rows": list(part)}
            for name, part in groupby(entries, key=lambda entry: entry.row.component)
        ]
        yield {"period": period, "basis": basis, "groups": groups}
