"""Signing in, and the person's own page: password, second factor, language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from bluehelm.record import people
from bluehelm.web.plan.acts import person

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by administrators; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> HttpResponse:
        """Signing in brings the person's own language."""
        response: HttpResponse = super().post_login(request, user, **how)
        remember(response, user.language)
        return response


def remember(response: HttpResponseBase, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=31_536_000,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )


@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Switch the language of the site, and of the account where one is signed in."""
    wanted = request.POST.get("language", "")
    if request.user.is_authenticated and wanted in LANGUAGES:
        people.set_language(request.user, wanted)
    return set_language(request)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "title": _("Account"),
        "second_factor": is_mfa_enabled(request.user),
        "memberships": people.memberships(person(request.user)),
    }
    return render(request, "web/account.html", context)
