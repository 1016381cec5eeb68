"""An incident recorded by keyboard alone, through an ended session, in a real browser."""

import pytest

from bluehelm.events import models as tables
from tests.web.test_journeys import browser, expect, page, sign_in, site, sync_api

Page = sync_api.Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["browser", "page", "site"]  # fixtures
NEW = "/m/UNMIX/incidents/new/"


def test_an_incident_is_recorded_by_keyboard_and_an_ended_session_loses_nothing(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(NEW)
    keys = page.keyboard
    keys.type("about 4 March 2021")
    keys.press("Tab")
    keys.type("Bandiagara")
    page.wait_for_selector(".candidates")
    keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("amb")
    expect(page.locator("#e-kind")).to_have_value("ambush")
    page.fill("#e-harm", "3 k civ women, 1 i pk")
    expect(page.locator("#meant")).to_contain_text("civilians (women) killed")
    page.context.clear_cookies(name="sessionid")
    page.locator("#e-harm").press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Your session has ended")
    assert not tables.Account.objects.exists()
    page.locator("main a.button").click()
    page.locator("[name=login]").fill("analyst")
    page.locator("[name=password]").fill("a long enough passphrase")
    page.locator("main button").first.click()
    expect(page.locator("#brought")).to_be_visible()
    expect(page.locator("#e-harm")).to_have_value("3 k civ women, 1 i pk")
    page.locator("#e-day").press("Control+Enter")
    expect(page.locator("blockquote.told").first).to_contain_text("Reportedly, between 1 and 7")
    assert tables.Account.objects.get().day_precision == "week"
    page.goto(NEW)
    expect(page.locator("#e-day")).to_have_value("")
