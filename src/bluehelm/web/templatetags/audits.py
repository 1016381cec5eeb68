"""Words of an audit in the reader's language, and quotes with their words marked."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from bluehelm.checks.marked import pieces
from bluehelm.checks.rows import ACCEPTED, DISMISSED, ERROR, NOTE, WARNING, Finding, Place
from bluehelm.checks.store import REOPENED
from bluehelm.record import vocab
from bluehelm.reports.parts.quotes import place_words
from bluehelm.reports.words import Words
from bluehelm.web.audit.findings import OPEN
from bluehelm.web.signs import language, signed

register = template.Library()

SIGNS = {ERROR: ("not", "✕"), WARNING: ("partly", "!"), NOTE: ("none", "i")}
STATES = {
    OPEN: ("none", "○", gettext_lazy("open")),
    ACCEPTED: ("met", "✓", gettext_lazy("accepted")),
    DISMISSED: ("none", "–", gettext_lazy("dismissed")),
    REOPENED: ("none", "○", gettext_lazy("opened again")),
}


@register.filter
def family(name: str) -> str:
    return str(vocab.read("findings")["families"][name][language()])


@register.filter
def needs(name: str) -> str:
    """What a rule needs, in words."""
    return str(vocab.read("findings")["needs"][name][language()])


@register.filter
def severity_word(name: str) -> str:
    return str(vocab.read("findings")["severities"][name][language()])


@register.filter
def severity(name: str) -> SafeString:
    """The severity as a word with a sign, so that colour is never alone."""
    kind, sign = SIGNS[name]
    return signed(kind, sign, severity_word(name))


@register.filter
def state_word(name: str) -> str:
    return str(STATES[name][2])


@register.filter
def state(name: str) -> SafeString:
    """How a finding was judged, as a word with a sign."""
    kind, sign, word = STATES[name]
    return signed(kind, sign, str(word))


@register.filter
def said(finding: Finding, part: str) -> str:
    """The title of a finding, or what was found, what was expected, and why it is one."""
    return finding.said(part, language())


@register.filter
def rule(name: str) -> str:
    """What a rule looks for; a rule that is no longer there stands by its name."""
    family, _, own = name.partition(".")
    entry = vocab.read(f"findings_{family}").get(own)
    return name if entry is None else str(entry["title"][language()])


@register.filter
def standing(place: Place) -> str:
    """Where a place stands: document, section, paragraph or row."""
    return place_words(place, Words(language()))


@register.filter
def quoted(place: Place) -> SafeString:
    """The quote with the words at issue marked; all of it escaped."""
    parts = ((format_html("<mark>{}</mark>", text) if marked else text,) for text, marked in _pieces(place))
    return format_html_join("", "{}", parts)


def _pieces(place: Place) -> list[tuple[str, bool]]:
    return pieces(place.quote, place.marks)
