"""Words and numbers of the queues of pairs and of names."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from bluehelm.events.models import Account
from bluehelm.web.events.compared import APART, NEAR, SAME, Line
from bluehelm.web.signs import language, signed

register = template.Library()

SIGNS = {SAME: ("met", "="), NEAR: ("partly", "≈"), APART: ("not", "≠")}
PLACES = {
    "town": gettext_lazy("town"),
    "village": gettext_lazy("village"),
    "quarter": gettext_lazy("quarter"),
    "cercle": gettext_lazy("cercle"),
    "region": gettext_lazy("region"),
    "part": gettext_lazy("part of the country"),
    "offset": gettext_lazy("so far from it"),
    "stretch": gettext_lazy("on the way between two places"),
    "coordinates": gettext_lazy("coordinates"),
}
VERDICTS = {
    "same": gettext_lazy("the same event"),
    "different": gettext_lazy("different events"),
    "open": gettext_lazy("open"),
}


@register.filter
def apartness(line: Line) -> SafeString:
    """How far the two are apart, as a word with a sign."""
    return signed(*SIGNS.get(line.how, ("none", "?")), line.apart)


@register.filter
def verdict_word(verdict: str) -> str:
    return str(VERDICTS[verdict])


@register.filter
def percent(share: float | None) -> str:
    """Never 100: a machine is not sure."""
    told = min(round(100 * (share or 0.0)), 99)
    return f"{told}\u00a0%" if language() == "fr" else f"{told}%"


@register.filter
def plain(value: float) -> str:
    """A number for a drawing, whatever the language."""
    return f"{value:.1f}"


@register.filter
def degrees(value: float) -> str:
    """As coordinates are written in both languages, so that they can be pasted."""
    return f"{value:.3f}"


@register.filter
def less(value: float, by: float) -> str:
    return f"{value - by:.1f}"


@register.filter
def name_of(row: Account) -> str:
    """The provider's own number of an account, else ours."""
    return str(row.pk) if row.ref.startswith("#") else row.ref


@register.filter
def place_kind(kind: str) -> str:
    return str(PLACES[kind])
