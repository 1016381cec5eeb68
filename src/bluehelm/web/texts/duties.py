"""What a text says is owed by whom and when: duties with a calendar, intents, measures, ceilings."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bluehelm.mandates import store
from bluehelm.mandates.duties import ical
from bluehelm.web.pages import attachment
from bluehelm.web.texts import library
from bluehelm.web.texts.pages import kept_private, show


@require_safe
def duties(request: HttpRequest, slug: str) -> HttpResponse:
    found = library.stored(slug)
    text = found.text
    context = {
        "room": "text_duties",
        "duties": text.duties,
        "intents": text.intents,
        "measures": text.measures,
        "ceilings": text.ceilings,
        "dated": any(one.dates for one in text.duties),
        "provisional": any(one.provisional for one in text.duties),
    }
    return show(request, "web/text_duties.html", slug, found, context)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The dated duties of the text for a calendar, in the reader's language."""
    found = library.stored(slug)
    written = ical.calendar([found.text], get_language() or "en", [store.calendar(found.row.id)])
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = attachment(f"{slug}.ics")
    return kept_private(response)
