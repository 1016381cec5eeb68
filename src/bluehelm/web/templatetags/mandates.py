"""Words of mandates in the reader's language, and paths as places on a page."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from bluehelm.mandates.diff import written
from bluehelm.mandates.diff.rows import STRONGER, WEAKER, Strength
from bluehelm.mandates.duties import ical
from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND, Quantity
from bluehelm.mandates.store import ADDED, RIGHT, UNDONE, WRONG, TextRow
from bluehelm.record import vocab
from bluehelm.record.messages import noted
from bluehelm.reports.words import Words
from bluehelm.web.signs import language, signed
from bluehelm.web.texts import library

register = template.Library()

PERIOD = re.compile(r"P(\d+)([DWMY])")
OPERATORS = {"=": "", "<=": "≤", ">=": "≥", "<": "<", ">": ">", "about": "≈"}
SIGNS = {STRONGER: ("met", "▲"), WEAKER: ("not", "▼")}
VERDICTS = {
    RIGHT: ("met", "✓", gettext_lazy("confirmed")),
    ADDED: ("met", "+", gettext_lazy("added")),
    WRONG: ("not", "✕", gettext_lazy("taken away")),
    UNDONE: ("none", "○", gettext_lazy("taken back")),
}
STATUSES = {"adopted": gettext_lazy("adopted"), "draft": gettext_lazy("draft")}
KINDS = {"operative": gettext_lazy("operative"), "preambular": gettext_lazy("preambular")}
PRIORITIES = {
    PRIORITY: gettext_lazy("priority task"),
    OTHER: gettext_lazy("other task"),
    PRIMARY: gettext_lazy("primary strategic priority"),
    SECOND: gettext_lazy("second strategic priority"),
}
VIEWS = {"all": gettext_lazy("all"), "changed": gettext_lazy("changed")}


@register.filter
def anchor(path: str) -> str:
    """Where a paragraph stands on the page of its text."""
    return library.anchor_of(path)


@register.filter
def address(row: TextRow, shelf: library.Shelf) -> str:
    """The part of a text's address that is its own."""
    return shelf.slugs[row.id]


@register.filter
def called(row: TextRow) -> str:
    return library.called(row)


@register.filter
def subtitle(row: TextRow) -> str:
    return library.subtitle(row)


@register.filter
def text_status(name: str) -> str:
    return str(STATUSES.get(name, name))


@register.filter
def paragraph_kind(name: str) -> str:
    return str(KINDS.get(name, name))


@register.filter
def pema(code: str) -> str:
    """What a kind of task is called."""
    return vocab.word("pema", code, language()) if vocab.known("pema", code) else code


@register.filter
def modality(code: str) -> str:
    names: Mapping[str, Mapping[str, str]] = vocab.read("pema")["modalities"]
    return names[code][language()] if code in names else code


@register.filter
def priority(name: str) -> str:
    return str(PRIORITIES[name])


@register.filter
def form(name: str) -> str:
    """A report, letter or update, as it is called."""
    return vocab.word("duty_forms", name, language())


@register.filter
def who(name: str) -> str:
    """A body as the vocabulary names it, else as printed."""
    return ical.named(name, language())


@register.filter
def doubt(message: str) -> str:
    """A doubt or a note of the reader, in the reader's language where it is known."""
    return noted(message, language())


@register.filter
def interval(period: str) -> str:
    """P3M is every three months; a period of another form stands as it is."""
    found = PERIOD.fullmatch(period)
    if found is None:
        return period
    n = int(found[1])
    words = {
        "D": ngettext("every day", "every %(n)s days", n),
        "W": ngettext("every week", "every %(n)s weeks", n),
        "M": ngettext("every month", "every %(n)s months", n),
        "Y": ngettext("every year", "every %(n)s years", n),
    }
    return words[found[2]] % {"n": n}


@register.filter
def amount(quantity: Quantity) -> SafeString:
    """A quantity as the language writes numbers, with the unit that the text prints."""
    number = Words(language()).value(quantity.value, None)
    sign = OPERATORS.get(quantity.op, quantity.op)
    joined = "" if quantity.unit == "%" else " "
    return format_html(
        '{}{}{}<span lang="en">{}</span>', sign, "\u00a0" if sign else "", number, joined + quantity.unit
    )


@register.filter
def whole(number: int) -> str:
    return Words(language()).value(Decimal(number), None)


@register.filter
def share(part: float) -> str:
    """A confidence in per cent."""
    return f"{part:.0%}" if language() == "en" else f"{part * 100:.0f}\u00a0%"


@register.filter
def change(name: str) -> str:
    """A kind of change, or a part of the redline that can be asked for."""
    if name in VIEWS:
        return str(VIEWS[name])
    return str(vocab.read("redline")["names"][name][language()])


@register.filter
def counted(name: str, many: int) -> str:
    """A kind of change beside its count."""
    return written.called(name, many, language())


@register.filter
def direction(strength: Strength) -> SafeString:
    """Whether it binds more or less, as a word with a sign."""
    return signed(*SIGNS[strength.direction], change(strength.direction))


@register.filter
def reason(strength: Strength) -> str:
    return strength.why_fr if language() == "fr" else strength.why


@register.filter
def verdict(name: str) -> SafeString:
    return signed(*VERDICTS[name][:2], str(VERDICTS[name][2]))
