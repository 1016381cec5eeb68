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
    """The site with two invented mandates; the first asked for reports that are overdue."""
    duty = replace(REPORT, dates=(date(2021, 3, 1), date(2021, 9, 1)))
    store.save(replace(TEXT, duties=(duty,)), CONTENT, "first.txt", None)
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)


def test_a_delivery_is_recorded_and_withdrawn(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(BASE)
    page.get_by_role("link", name="Mandate", exact=True).click()
    page.get_by_role("link", name="Duties").click()
    page.locator("#overdue + ul").get_by_role("link").first.click()
    page.get_by_label("Symbol of the document").fill("S/2021/300")
    page.get_by_label("Day of delivery").fill("2021-03-02")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#messages")).to_contain_text("The delivery was recorded.")
    expect(page.get_by_role("row", name="1 March 2021")).to_contain_text("delivered late")
    page.get_by_text("Withdraw it").click()
    page.get_by_label("Why").fill("another report")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("row", name="1 March 2021")).to_contain_text("overdue")
    expect(page.locator("main")).to_contain_text("another report")


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
