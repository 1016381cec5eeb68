"""Columns of staffing tables: which are known by their headings, and which only by what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bluehelm.record import vocab

INTERNATIONAL = ("USG\u2013ASG", "D-2\u2013D-1", "P-5\u2013P-4", "P-3\u2013P-2", "FS", "Subtotal")
ORDER = (  # as these tables print them wherever all levels are given
    *(f"International staff: {level}" for level in INTERNATIONAL),
    *(f"National staff: {level}" for level in ("NPO", "NGS", "Subtotal")),
    *(f"UNV: {level}" for level in ("International", "National", "Subtotal")),
    "Total",
)
SIGNS = ("USG", "ASG", "D-2", "D-1", "P-5", "P-4", "P-3", "P-2", "FS", "NPO", "NGS", "UNV", "Total")
GROUP = re.compile(r"international staff|national staff|UNV|united nations volunteers", re.I)
ONE_LEVEL = re.compile(
    r"USG(?:\u2013ASG)?|ASG|D-2(?:\u2013D-1)?|D-1|P-5(?:\u2013P-4)?|P-4|P-3(?:\u2013P-[12])?|P-2(?:\u2013P-1)?|P-1"
    r"|FS|Field Service|NPO|National Professional Officers?|NGS|(?:National )?General Service(?: staff)?"
    r"|International|National|Subtotal|Total",
    re.I,
)
PERSONNEL = re.compile(
    r"military|police|staff|volunteers?|personnel|observers?|officers?|general service|professional"
    r"|positions?|posts?|\binternational|\bnational|\b(?:sub|grand )?total",
    re.I,
)


def is_personnel(category: str) -> bool:
    """Whether the words name people that a mission counts, or a total of them."""
    return PERSONNEL.search(category) is not None


def is_known(column: str, by_level: bool) -> bool:
    """Whether the headings over a column name one thing: a group and a level, or a category of personnel."""
    if column.lower() in ("total", "grand total"):
        return True
    if not by_level:
        return vocab.term_of("groups", column) is not None
    *groups, level = column.split(": ")
    return all(GROUP.fullmatch(group) for group in groups) and ONE_LEVEL.fullmatch(level) is not None


def in_order(words: str, rows: Sequence[Sequence[Decimal]]) -> bool:
    """Whether rows of figures are those of every level in the usual order: all are named, most add up."""
    if not all(sign in words for sign in SIGNS) or any(len(row) != len(ORDER) for row in rows):
        return False
    return len(rows) > 0 and sum(adds_up(ORDER, row) for row in rows) * 2 > len(rows)


def adds_up(names: Sequence[str], values: Sequence[Decimal]) -> bool:
    """Whether levels make up their subtotals and all the total; without one nothing is proved."""
    parts: dict[str, Decimal] = {}
    whole, proved = Decimal(0), False
    for name, value in zip(names, values, strict=True):
        group, _, level = name.rpartition(": ")
        if level.lower() in ("total", "grand total"):
            if value != whole:
                return False
            proved = True
        elif level.lower() == "subtotal":
            if value != parts.get(group, Decimal(0)):
                return False
        else:
            parts[group] = parts.get(group, Decimal(0)) + value
            whole += value
    return proved


def makes_total(values: Sequence[Decimal]) -> bool:
    """Whether figures in the usual order hold together: a slip of the pen in one subtotal is printed so."""
    subtotals = sum(values[n] for n, name in enumerate(ORDER) if name.endswith("Subtotal"))
    return adds_up(ORDER, values) or subtotals == values[-1]
