"""A dozen journeys through the site in a real browser."""

import hashlib
import hmac
import os
import re
import struct
import time
from base64 import b32decode
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.cache import cache

from bluehelm.checks import store as audits
from bluehelm.plans import store
from bluehelm.record.models import Membership, Mission, User
from bluehelm.web.plan import kept
from tests.checks.auditmaking import CONTENTS, SHORT, audit
from tests.reports.invented import invented_plan
from tests.web.conftest import BASE, line_id, result_id

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not here: pip install playwright")
Page = sync_api.Page
expect = sync_api.expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a long enough passphrase"
KEY = "money/2031-32/performance/gross-requirements/expenditure"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """Debian's chromium; Django is told that its thread may be one with a running loop."""
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not here: apt-get install chromium")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: object) -> str:
    """The address of a site with a public, invented mission and its cast."""
    cache.clear()
    kept._figures.clear()
    mission = Mission.objects.create(
        code="UNMIX", name_en="Mission in Ix", name_fr="Mission en Ix", invented=True, public=True
    )
    for name, role in (("analyst", "editor"), ("colleague", "approver")):
        user = User.objects.create_user(name, password=PASSWORD)
        Membership.objects.create(user=user, mission=mission, role=role)
    store.save(invented_plan(), "UNMIX", b"an invented report", "unmix.txt", None, "first load")
    return str(live_server)


@pytest.fixture
def page(browser: sync_api.Browser, site: str) -> Iterator[Page]:
    """A fresh window. Whatever its console complains of fails the journey."""
    context = browser.new_context(base_url=site, locale="en-GB")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if bad(message) else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def bad(message: sync_api.ConsoleMessage) -> bool:
    expected = "422" in message.text  # a refused form is answered so, and the browser notes it
    return message.type in ("error", "warning") and not expected


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"^http://[^/]+/$"))


def totp(secret: str, at: float) -> str:
    """The six digits that an authenticator app shows at this moment (RFC 6238)."""
    digest = hmac.new(b32decode(secret), struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return str((struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6).zfill(6)


def line(page: Page) -> None:
    page.goto(f"{BASE}line/{line_id('Bridges')}/")


def test_anybody_reads_from_the_first_page_to_a_figure(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="UNMIX").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("UNMIX in 2031/32")
    page.locator(".figure", has_text="5").first.click()
    expect(page.get_by_role("heading", name="How it was made")).to_be_visible()
    expect(page.locator("main")).to_contain_text("table 1, row")


def test_a_line_is_reached_with_the_keyboard_alone(page: Page) -> None:
    page.goto(BASE + "framework/1.1/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Bridges"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bridges inspected")


def test_a_filter_answers_at_once_and_says_how_many(page: Page) -> None:
    page.goto(BASE + "framework/")
    page.get_by_label("Derived status").select_option("met")
    expect(page.locator("#found")).to_contain_text("match the filter")
    expect(page.locator("#messages")).to_contain_text("match the filter")
    assert "status=met" in page.url
    expect(page.locator("#found .status").first).to_have_text("✓met")


def test_the_site_switches_to_french_and_stays_on_the_page(page: Page) -> None:
    page.goto(BASE + "resources/")
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ressources")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.url.endswith(BASE + "resources/")


def test_a_second_factor_is_enrolled_and_asked_for(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto("/accounts/second-factor/totp/activate/")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("img.qr")).to_be_visible()
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    secret = page.locator("#authenticator_secret").input_value()
    page.get_by_label("Authenticator code").fill(totp(secret, time.time()))
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    code = page.get_by_role("list", name="Unused codes").get_by_role("listitem").first.inner_text()
    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("analyst")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two-Factor Authentication")
    page.locator("#id_code").fill(code)
    page.locator("main button.main").click()
    page.wait_for_url(re.compile(r"^http://[^/]+/$"))
    page.goto("/account/")
    expect(page.locator("main")).to_contain_text("asked for at each sign-in")


def test_an_actual_is_corrected_and_the_earlier_one_stays(page: Page) -> None:
    sign_in(page, "analyst")
    line(page)
    page.get_by_text("Correct the actual").click()
    page.get_by_label("Actual", exact=True).fill("3")
    page.get_by_label("Why", exact=True).fill("counted again")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator("#messages")).to_contain_text("The correction stands")
    expect(page.locator("tr.old s")).to_have_text("9")
    expect(page.locator("main")).to_contain_text("counted again")


def test_a_refused_form_keeps_what_was_typed_and_takes_the_focus(page: Page) -> None:
    sign_in(page, "analyst")
    line(page)
    page.get_by_text("Correct the actual").click()
    page.get_by_label("Actual", exact=True).fill("about nine")
    page.get_by_label("Why", exact=True).fill("counted again")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator(".errorlist")).to_contain_text("is no figure")
    expect(page.get_by_label("Actual", exact=True)).to_be_focused()
    expect(page.get_by_label("Actual", exact=True)).to_have_value("about nine")


def test_an_approved_actual_is_locked_until_it_is_reopened(page: Page) -> None:
    sign_in(page, "colleague")
    line(page)
    page.get_by_text("Approve and lock").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("tbody .tag.lock")).to_have_text("approved and locked")
    expect(page.get_by_text("Correct the actual")).to_have_count(0)
    page.get_by_text("Reopen with a reason").click()
    page.get_by_label("Why it is reopened").fill("another count came")
    page.get_by_role("button", name="Reopen").click()
    expect(page.get_by_text("Correct the actual")).to_be_visible()
    expect(page.locator("main")).to_contain_text("another count came")


def test_an_entered_actual_is_approved_only_with_evidence(page: Page) -> None:
    store.correct(result_id("Bridges"), Decimal(3), User.objects.get(username="analyst"), "counted again")
    sign_in(page, "colleague")
    line(page)
    page.get_by_text("Approve and lock").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#messages")).to_contain_text("no evidence")
    page.get_by_text("Attach evidence").click()
    file = {"name": "log.txt", "mimeType": "text/plain", "buffer": b"three bridges"}
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Attach").click()
    expect(page.get_by_role("link", name="log.txt")).to_be_visible()
    page.get_by_text("Approve and lock").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("tbody .tag.lock")).to_have_text("approved and locked")


def test_a_text_is_written_with_a_figure_from_the_list(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(BASE + "report/summary/en/?figure=gross+requirements+expenditure")
    page.get_by_label("Text").fill("Spending came to ")
    page.locator(f'button[data-insert="{{{{figure:{KEY}}}}}"]').click()
    page.get_by_role("button", name="Keep as a new version").click()
    expect(page.get_by_text("Version 1")).to_be_visible()
    page.goto(BASE + "report/preview/")
    expect(page.locator("body")).to_contain_text(re.compile(r"Spending came to 284.800\.5"))


def test_the_report_is_downloaded(page: Page) -> None:
    page.goto(BASE + "report/")
    page.get_by_label("Form").select_option("docx")
    with page.expect_download() as download:
        page.get_by_role("button", name="Write and download").click()
    assert download.value.suggested_filename == "UNMIX-2031-32-en.docx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def send_lanterns(page: Page, excerpts: Path, more: bytes = b"") -> None:
    """An audit of the invented report, or of a later version of it."""
    content = (excerpts / "unmix.txt").read_bytes() + more
    page.goto(BASE + "audit/")
    file = {"name": "unmix.txt", "mimeType": "text/plain", "buffer": content}
    page.get_by_label("Other documents").set_input_files(file)
    page.get_by_role("button", name="Run the audit").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"Audit \d"))


def test_a_finding_is_dismissed_and_stays_so_in_the_next_version(page: Page, excerpts: Path) -> None:
    sign_in(page, "analyst")
    send_lanterns(page, excerpts)
    page.get_by_label("Severity", exact=True).select_option("error")
    expect(page.locator("#found")).to_contain_text("1 finding matches the filter.")
    page.get_by_text("Accept or dismiss").click()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".errorlist")).to_contain_text("A dismissal needs a reason")
    page.get_by_label("Reason").fill("the target was lowered in March")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".judging > p")).to_contain_text("by analyst")
    expect(page.locator(".judging > p")).to_be_focused()
    expect(page.locator("#messages")).to_contain_text("dismissed")
    expect(page.locator("#counts")).to_contain_text("dismissed 1")
    send_lanterns(page, excerpts, b"\nA later version.\n")
    page.get_by_label("Judgement", exact=True).select_option("dismissed")
    expect(page.locator(".judging q")).to_have_text("the target was lowered in March")
    assert "/audit/2/" in page.url


def test_a_finding_is_judged_without_javascript(browser: sync_api.Browser, site: str) -> None:
    audits.save("UNMIX", audit(), CONTENTS, None)
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, "analyst")
    page.goto(BASE + "audit/1/?severity=error")
    page.get_by_text("Accept or dismiss").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".judging > p")).to_contain_text("accepted")
    assert "severity=error" in page.url
    page.get_by_role("link", name="Called achieved though").click()
    page.get_by_text("Judge it anew").click()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".errorlist")).to_contain_text("A dismissal needs a reason")
    context.close()


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_no_page_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    pages = [
        "",
        "framework/",
        "framework/?kind=outputs",
        "framework/1.1/",
        "resources/",
        "sources/",
        "report/",
    ]
    pages += ["history/", "figure/completion/indicators/rate/", f"line/{line_id('Bridges')}/"]
    audits.save("UNMIX", audit(), CONTENTS, None)
    pages += ["audit/", "audit/1/", f"audit/1/{SHORT.id}/"]
    wide = []
    for address in pages:
        page.goto(BASE + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def test_everything_is_readable_without_javascript(browser: sync_api.Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(BASE + "framework/")
    page.get_by_label("Derived status").select_option("met")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#found")).to_contain_text("match the filter")
    page.get_by_role("link", name="Bridges inspected").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bridges inspected")
    context.close()


def test_a_judgement_after_the_session_ended_says_that_nothing_was_kept(
    browser: sync_api.Browser, site: str
) -> None:
    audits.save("UNMIX", audit(SHORT), CONTENTS, None)
    context = browser.new_context(base_url=site, locale="en-GB")
    page = context.new_page()
    sign_in(page, "analyst")
    page.goto(BASE + "audit/1/")
    context.clear_cookies()
    page.get_by_text("Accept or dismiss").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was changed")
    assert audits.standing("UNMIX") == {}
    context.close()
