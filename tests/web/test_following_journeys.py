"""Journeys through the mandate of a mission in a real browser."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.mandates import store
from tests.mandates.store.mandatemaking import CONTENT, NEXT, OTHER_CONTENT, REPORT, TEXT
from tests.web.conftest import BASE
from tests.web.test_journeys import browser, expect, page, sign_in, site, sync_api

Page = sync_api.Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["browser", "page", "site"]  # fixtures
PHONE = {"width": 320, "height": 640}


@pytest.fixture(autouse=True)
def held(site: str) -> None:
    """The site with two invented mandates; the first is long over, and no report under it is recorded."""
    duty = replace(REPORT, dates=(date(2021, 3, 1), date(2021, 9, 1)))
    past = replace(TEXT, date=date(2021, 1, 1), adopted=date(2021, 1, 1), ends=date(2021, 12, 31))
    store.save(replace(past, duties=(duty,)), CONTENT, "first.txt", None)
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)


def deliver(page: Page, symbol: str = "S/2021/300") -> None:
    page.get_by_label("Symbol of the document").fill(symbol)
    page.get_by_label("Day of delivery").fill("2021-03-02")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#messages")).to_contain_text("The delivery was recorded.")


def to_the_report(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(BASE)
    page.get_by_role("link", name="Mandate", exact=True).click()
    page.get_by_role("link", name="Duties").click()
    page.get_by_role("link", name="Show the days that have passed with no delivery recorded").click()
    page.get_by_role("table").get_by_role("link", name="Report").first.click()


def there_and_back(page: Page) -> None:
    """Delivered, withdrawn with a reason, and delivered again."""
    to_the_report(page)
    deliver(page)
    march = page.get_by_role("row", name="1 March 2021")
    expect(march).to_contain_text("delivered late")
    page.get_by_text("Withdraw it").click()
    page.get_by_label("Why").fill("another report")
    page.get_by_role("button", name="Withdraw").click()
    expect(march).to_contain_text("no delivery recorded")
    expect(page.locator("main")).to_contain_text("another report")
    deliver(page, "S/2021/301")
    expect(march).to_contain_text("S/2021/301")


def test_a_delivery_is_recorded_withdrawn_and_recorded_again(page: Page) -> None:
    there_and_back(page)


def test_deliveries_need_no_javascript(browser: sync_api.Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    there_and_back(context.new_page())
    context.close()


def test_going_back_after_a_delivery_sends_nothing_again(page: Page) -> None:
    to_the_report(page)
    deliver(page)
    here = page.url
    page.go_back()
    page.go_forward()
    page.reload()
    assert page.url == here
    expect(page.locator(".panel")).to_have_count(1)
    page.go_back()
    page.get_by_label("Symbol of the document").fill("S/2021/300")
    page.get_by_label("Day of delivery").fill("2021-03-02")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator(".errorlist")).to_contain_text("recorded for this duty already")
    [made] = store.duties("UNMIX")[-1].deliveries
    assert made.symbol == "S/2021/300"


def test_a_measure_is_scored(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(f"{BASE}mandate/measures/")
    page.get_by_role("link", name="deliver 400 barrels").click()
    page.get_by_label("How far it has come").select_option("done")
    page.get_by_label("On the day").fill("2021-05-01")
    page.get_by_label("Evidence").fill("all came")
    page.get_by_role("button", name="Keep the score").click()
    page.get_by_role("navigation", name="Pages of the mandate").get_by_role("link", name="Measures").click()
    expect(page.locator(".counts").first).to_contain_text("1 of 1 (100%)")


def test_a_line_is_tied_to_a_task_by_hand(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(f"{BASE}mandate/lines/")
    page.get_by_role("table").get_by_role("link", name="Bridges").first.click()
    page.get_by_label("Another task").select_option(index=1)
    page.get_by_role("button", name="It serves this task").click()
    expect(page.locator("#messages")).to_contain_text("The line is tied to")
    page.get_by_role("link", name="Coverage").click()
    page.locator(".coverage .sure a").first.click()
    expect(page.locator("main")).to_contain_text("by analyst")


@pytest.mark.parametrize("address", ["", "lines/", "duties/", "measures/", "tasks/"])
def test_no_page_scrolls_sideways_on_a_small_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{BASE}mandate/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
