"""What protects the site: headers, escaping, forms that cannot be forged, sign-in that cannot be guessed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

import bluehelm.web
from bluehelm.plans import store
from bluehelm.record.models import Mission, User
from tests.reports.invented import invented_plan
from tests.web.conftest import BASE, line_id

SignIn = Callable[[User], Client]
HERE = Path(bluehelm.web.__file__).parent
EVIL = "<script>alert(1)</script>"


def evil_label(mission: Mission) -> None:
    plan = invented_plan()
    first = plan.accomplishments[0]
    line = replace(first.indicators[0], label=f"Bridges {EVIL}")
    first = replace(first, indicators=(line, *first.indicators[1:]), title=EVIL)
    store.save(
        replace(plan, accomplishments=(first, *plan.accomplishments[1:])), "UNMIX", b"e", EVIL, None, ""
    )


@pytest.mark.parametrize(
    "page", ["framework/?words=bridges", "framework/1.1/", "line/", "sources/", "framework/"]
)
def test_words_of_a_document_are_never_markup(mission: Mission, reader: User, as_: SignIn, page: str) -> None:
    evil_label(mission)
    address = f"line/{line_id('Bridges')}/" if page == "line/" else page
    shown = as_(reader).get(BASE + address).content.decode()
    assert EVIL not in shown
    if page != "sources/":
        assert "&lt;script&gt;" in shown


def test_a_form_without_its_token_is_refused(loaded: Mission, analyst: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in ("/language/", "/accounts/logout/", BASE + "sources/load/", BASE + "report/file/"):
        assert client.post(address, {"language": "fr"}).status_code == 403


@pytest.mark.parametrize(
    "address", ["/", "/help/", "/accounts/login/", BASE, BASE + "resources/", "/nothing"]
)
def test_every_page_carries_the_strict_policy(public: Mission, client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address", ["/", "/help/", "/accounts/login/", BASE, BASE + "resources/", BASE + "report/"]
)
def test_no_page_holds_inline_script_style_or_an_outside_address(
    public: Mission, client: Client, address: str
) -> None:
    page = client.get(address).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"https?://", page)


def test_scripts_and_styles_of_ours_call_nobody() -> None:
    """The map alone fetches, from addresses of the site that its page gives."""
    for path in (*HERE.glob("static/**/*.js"), *HERE.glob("static/**/*.css")):
        text = path.read_text("utf-8")
        assert not re.search(r"(?<!www\.w3\.org)https?://|@import|XMLHttp", text), path
        fetched = set(re.findall(r"fetch\(([^,)]*)", text))
        assert fetched <= ({"root.dataset.base", "state.asked"} if path.name == "map.js" else set()), path


def test_passwords_cannot_be_tried_without_end(analyst: User, client: Client) -> None:
    analyst.set_password("a long enough passphrase")
    analyst.save()
    for _ in range(6):
        client.post("/accounts/login/", {"login": "analyst", "password": "wrong"})
    response = client.post("/accounts/login/", {"login": "analyst", "password": "a long enough passphrase"})
    assert "_auth_user_id" not in client.session
    assert response.status_code in (200, 403, 429)


@pytest.mark.parametrize("page", ["signup", "email", "password/reset", "login/code"])
def test_nobody_can_open_an_account_by_themselves(db: None, client: Client, page: str) -> None:
    assert client.get(f"/accounts/{page}/").status_code == 404


def test_an_upload_over_the_limit_is_refused_before_it_is_stored(
    loaded: Mission, analyst: User, as_: SignIn, settings: pytest.FixtureRequest
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.UPLOAD_MOST_BYTES = 1_000  # type: ignore[attr-defined]
    file = SimpleUploadedFile("big.txt", b"x" * 2_000)
    response = as_(analyst).post(BASE + "sources/load/", {"file": file, "why": "big"})
    assert response.status_code == 413
    assert "up to 0 MB" in response.content.decode()
    assert len(store.sources("UNMIX")) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_preview_of_the_report_is_shut_in_a_sandbox(
    public: Mission, client: Client, language: str
) -> None:
    client.cookies["django_language"] = language
    response = client.get(BASE + "report/preview/")
    policy = response.headers["Content-Security-Policy"]
    assert response.status_code == 200
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
