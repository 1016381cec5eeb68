"""The pages for requests that cannot be answered, in the reader's language."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override


def page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {"title": title, "words": words, "status": status}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        most = settings.UPLOAD_MOST_BYTES // 1_000_000
        words = _("Files of up to %(most)s MB are taken. Nothing was stored. Send a smaller file.")
        return page(request, 413, _("The file is too large"), words % {"most": most})
    return page(
        request,
        400,
        _("The request could not be understood"),
        _("The form or file sent is damaged. Nothing was stored. Go back and send it again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        403,
        _("This is not yours to do"),
        _("Your role in this mission does not allow it. Ask an administrator of the mission."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request,
        403,
        _("The form has expired"),
        _("The form was open too long or came from another site. Nothing was stored. Load the page again."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        404,
        _("There is no such page"),
        _("The address is wrong, or the page is only for members of a mission. Sign in if you are one."),
    )


def too_long(request: HttpRequest) -> HttpResponse:
    """In both languages: the server stops reading before it knows the reader's."""
    title = gettext_noop("The address is too long")
    words = gettext_noop("What is searched for is too long. Nothing was stored. Go back and shorten it.")
    with override("en"):
        context = {"title": title, "words": words, "status": 414}
        with override("fr"):
            context |= {"title_also": _(title), "words_also": _(words)}
        return render(request, "web/error.html", context, status=414)


def broken(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        500,
        _("Something went wrong here"),
        _("The fault was written to the log. Nothing was stored by this request."),
    )
