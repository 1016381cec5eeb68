"""Words and numbers in the reader's language; a figure always as a link to where it comes from."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bluehelm.plans.achievement import WITHOUT_CAUSE
from bluehelm.plans.causes import terms
from bluehelm.plans.rows import MET, NOT_MET, PARTLY, UNMEASURABLE
from bluehelm.record import messages
from bluehelm.record.figure import Figure
from bluehelm.record.models import Mission
from bluehelm.reports.words import Words
from bluehelm.web.plan.lines import Quantity
from bluehelm.web.signs import language, signed

register = template.Library()

SIGNS = {MET: ("met", "✓"), PARTLY: ("partly", "◐"), NOT_MET: ("not", "✕"), UNMEASURABLE: ("none", "–")}
OPERATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "+/-": "±", "~": "≈"}
ROLES = {
    "reader": gettext_lazy("reader"),
    "editor": gettext_lazy("editor"),
    "approver": gettext_lazy("approver"),
    "administrator": gettext_lazy("administrator"),
}
KINDS = {
    "performance report": gettext_lazy("performance report"),
    "budget": gettext_lazy("budget"),
    "evidence": gettext_lazy("evidence"),
    "worked example": gettext_lazy("worked example"),
    "performance and budget": gettext_lazy("performance report and budget"),
    "advice": gettext_lazy("report of the Advisory Committee"),
    "letter": gettext_lazy("letter"),
    "resolution": gettext_lazy("resolution"),
    "other": gettext_lazy("other document"),
}
BASES = {
    "average": gettext_lazy("average of the period"),
    "proposed": gettext_lazy("proposed"),
    "approved": gettext_lazy("approved"),
}
VERBS = {
    "plan load": gettext_lazy("plan loaded"),
    "result entered": gettext_lazy("actual entered"),
    "result corrected": gettext_lazy("actual corrected"),
    "evidence attached": gettext_lazy("evidence attached"),
    "result approved": gettext_lazy("actual approved and locked"),
    "result reopened": gettext_lazy("actual reopened"),
    "role given": gettext_lazy("role given"),
    "role taken": gettext_lazy("role taken"),
    "protection clearance given": gettext_lazy("protection clearance given"),
    "protection clearance taken": gettext_lazy("protection clearance taken"),
    "token made": gettext_lazy("token made"),
    "token revoked": gettext_lazy("token revoked"),
    "narrative written": gettext_lazy("narrative written"),
    "report written": gettext_lazy("report written"),
    "audit run": gettext_lazy("audit run"),
    "finding accepted": gettext_lazy("finding accepted"),
    "finding dismissed": gettext_lazy("finding dismissed"),
    "finding reopened": gettext_lazy("finding reopened"),
    "tie confirmed": gettext_lazy("tie confirmed"),
    "tie refused": gettext_lazy("tie refused"),
    "tie undone": gettext_lazy("tie undone"),
    "delivery recorded": gettext_lazy("delivery recorded"),
    "delivery withdrawn": gettext_lazy("delivery withdrawn"),
    "measure scored": gettext_lazy("measure scored"),
    "score withdrawn": gettext_lazy("score withdrawn"),
    "approved": gettext_lazy("approved and locked"),
    "reopened": gettext_lazy("reopened"),
}


def words() -> Words:
    return Words(language())


@register.filter
def value(given: Decimal | str | None, unit: str | None = None) -> str | SafeString:
    """A value as the language writes it; a sign with words for what is not given."""
    if given is None:
        return format_html('<span aria-hidden="true">…</span><span class="unseen">{}</span>', _("not given"))
    return words().value(given, unit)


@register.filter
def unit(name: str | None) -> str:
    return words().unit(name)


@register.filter
def status(name: str) -> SafeString:
    """The status as a word with a sign, so that colour is never alone."""
    kind, sign = SIGNS[name]
    text = words()(f"status.{name}")
    return signed(kind, sign, text)


@register.filter
def status_word(name: str) -> str:
    return words()(f"status.{name}")


@register.filter
def cause(code: str) -> str:
    if code == WITHOUT_CAUSE:
        return _("no cause stated")
    return terms()[code][language()]


@register.filter
def named(mission: Mission) -> str:
    return mission.name_fr if get_language() == "fr" else mission.name_en


@register.filter
def slug(period: str) -> str:
    """A period as an address writes it: 2019/20 is 2019-20."""
    return period.replace("/", "-")


@register.filter
def role(name: str) -> str:
    return str(ROLES[name])


@register.filter
def verb(name: str) -> str:
    """What was done, in words; a verb of another room stands as it was recorded."""
    return str(VERBS.get(name, name))


@register.filter
def kind(name: str) -> str:
    """What sort of source it is."""
    return str(KINDS.get(name, name))


@register.filter
def method(name: str) -> str:
    return words().term("methods", name)


@register.filter
def measure(key: str) -> str:
    """What a figure's key measures, from its last part."""
    return words().term("measures", key.rsplit("/", 1)[-1])


@register.filter
def term(code: str, name: str) -> str:
    """The word of a file of the vocabulary, else the document's own."""
    return words().term(name, code)


@register.filter
def plain(number: Decimal) -> str:
    """A number as markup reads it, whatever the language."""
    return format(number, "f")


@register.filter
def printed_word(achieved: bool) -> str:
    return words()("achieved.yes" if achieved else "achieved.no")


@register.filter
def raw(text: str | None) -> str | SafeString:
    """A value that a reference carries as text: a number is written as the language writes it."""
    if text is None:
        return value(None)
    try:
        return value(Decimal(text))
    except InvalidOperation:
        return value(text)


@register.filter
def table_name(table: str) -> str:
    """The heading of one of the other tables."""
    return words().known("table", table)


@register.filter
def heading(text: str) -> str | SafeString:
    """A head or label of a table: in the reader's language where it is a known one, else as printed."""
    found = words().heading(text)
    return found if found != text else format_html('<span lang="en">{}</span>', text)


@register.filter
def told(message: str) -> str:
    """A note beside a figure, in the reader's language; it may be several, joined by semicolons."""
    return messages.noted(message, language())


@register.simple_tag
def own(row: object, part: str) -> str | SafeString:
    """A label of a row: our own French one where there is one, else as the document prints it."""
    found = words().own(row, part)
    return found if found != getattr(row, part) else format_html('<span lang="en">{}</span>', found)


@register.filter
def basis(name: str) -> str:
    """What a strength table counts; a basis of the document's own stands as printed."""
    return str(BASES.get(name, name))


@register.filter
def part(mapping: dict[str, Any], key: str) -> Any:
    """The entry of a mapping under this key, or None."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def planned(context: template.Context, quantity: Quantity) -> str | SafeString:
    """What was promised, with its sign: at least, up to, more or less."""
    shown = figure(context, quantity.planned)
    return shown if quantity.op is None else format_html("{}&nbsp;{}", OPERATORS[quantity.op], shown)


@register.simple_tag(takes_context=True)
def figure(
    context: template.Context, given: Figure | str | None, with_unit: bool = False
) -> str | SafeString:
    """A figure's value, linked to its page; without one, the sign for what is not given."""
    if not isinstance(given, Figure):  # a template gives "" for a measure that the row does not have
        return value(None)
    shown = value(given.value, given.unit)
    if with_unit and given.unit:
        shown = format_html("{}&nbsp;{}", shown, "%" if given.unit == "per cent" else unit(given.unit))
    address = reverse("figure", args=[context["mission"].code, context["slug"], given.key])
    return format_html('<a class="figure" href="{}">{}</a>', address, shown)
