"""A state as a word with a sign, so that colour is never alone, and the language of the page."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def language() -> str:
    return get_language() or "en"


def signed(kind: str, sign: str, word: str) -> SafeString:
    """kind is the class that colours it: met, partly, not, none."""
    return format_html(
        '<span class="status {}"><span aria-hidden="true">{}</span>{}</span>', kind, sign, word
    )
