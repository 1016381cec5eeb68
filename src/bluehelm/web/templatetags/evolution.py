"""Words of tasks over time: how a column is held, and why a step cannot be told."""

from collections.abc import Iterable
from itertools import groupby

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bluehelm.mandates.store import Column
from bluehelm.mandates.store.shapes import PART
from bluehelm.reports.tasksteps import IN, IN_TITLE, MISSING, NOT_FOUND, NOT_IN, SOME_MISSING, Sign

register = template.Library()


@register.filter
def signs(found: Iterable[Sign]) -> str:
    """Why a step cannot be told: "not in 9001 (2031); 9002 (2032) not held"."""
    said = []
    for kind, some in groupby(found, key=lambda sign: sign.kind):
        columns = [sign.column for sign in some]
        if kind == MISSING:
            said.append(_("%(symbols)s not held") % {"symbols": ", ".join(map(_short, columns))})
        else:
            said += [_sign(kind, column) for column in columns]
    return "; ".join(said)


def _short(column: Column) -> str:
    return column.symbol.removeprefix("S/RES/")


def _sign(kind: str, column: Column) -> str:
    if kind == SOME_MISSING:
        return between(column)
    said = {
        IN: _("in the part of %(symbol)s that is held") if column.held == PART else _("in %(symbol)s"),
        NOT_IN: _("not in %(symbol)s"),
        IN_TITLE: _("under a title of %(symbol)s"),
        NOT_FOUND: _("not found in the part of %(symbol)s that is held"),
    }
    return said[kind] % {"symbol": _short(column)}


@register.filter
def between(column: Column) -> str:
    """What is missing where nobody knows which texts they are."""
    last = "" if column.last is None else date_format(column.last, "j F Y")
    if column.first is None:
        return _("what was adopted before %(last)s is not held") % {"last": last}
    first = date_format(column.first, "j F Y")
    return _("what prolonged the mandate between %(first)s and %(last)s is not held") % {
        "first": first,
        "last": last,
    }
