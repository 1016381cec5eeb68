"""The map of incidents in a real browser: nothing from outside, the slider, a saved view."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bluehelm.record.models import Mission
from bluehelm.web.events import picture_kept
from tests.events.eventmaking import keep, provider, said
from tests.web.test_journeys import CHROMIUM, QUIET, expect, page, sign_in, site, sync_api

Page = sync_api.Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["page", "site"]  # fixtures
MAP = "/m/UNMIX/incidents/map/"
SOFTWARE = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """Chromium that draws WebGL in software."""
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not here: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_api.sync_playwright() as playwright:
        flags = [*(flag for flag in QUIET if flag != "--disable-gpu"), *SOFTWARE]
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def opened(page: Page) -> Page:
    """The map with three invented incidents of March, April and May, signed in."""
    days = [date(2031, 3, 4) + timedelta(days=30 * n) for n in range(3)]
    saids = [said(ref=f"r-{n}", line=n + 2, first=day, last=day) for n, day in enumerate(days)]
    keep(provider(Mission.objects.get()), *saids)
    picture_kept.forget()
    sign_in(page, "analyst")
    page.goto(MAP)
    page.wait_for_selector("#map[data-ready]")
    return page


def test_the_map_opens_with_no_request_to_outside(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, "analyst")
    page.goto(MAP)
    page.wait_for_selector("#map[data-ready]")
    assert any(url.endswith("maplibre-gl.js") for url in asked)
    assert [url for url in asked if not url.startswith((site, f"blob:{site}", "data:"))] == []


def test_the_slider_filters_map_tables_and_exports(opened: Page) -> None:
    expect(opened.locator(".map-count")).to_contain_text("3 of 3 incidents")
    opened.get_by_label("Last day shown").fill("30")
    expect(opened.locator(".map-count")).to_contain_text("2 of 3 incidents")
    expect(opened.locator("[data-count]")).to_contain_text("2 incidents fit")
    link = opened.get_by_role("link", name="CSV").get_attribute("href")
    assert link is not None
    assert link.endswith("?since=2031-03-04&until=2031-04-03")
    opened.get_by_label("First day shown").press("ArrowRight")
    expect(opened.locator(".map-count")).to_contain_text("1 of 3 incidents")


def test_every_way_to_show_it_opens_and_the_address_tells_it(opened: Page) -> None:
    for name, mode in (("Clusters", "clusters"), ("Heat", "heat"), ("Counts by cercle", "cercles")):
        opened.get_by_label(name, exact=True).check()
        opened.wait_for_url(f"**mode={mode}**")
    expect(opened.locator(".legend").first).to_contain_text("2+")


def test_a_saved_view_comes_back_as_it_was(opened: Page) -> None:
    opened.get_by_label("Heat", exact=True).check()
    opened.get_by_label("Last day shown").fill("30")
    opened.get_by_text("Save this view").click()
    opened.get_by_label("Name of the view").fill("Spring heat")
    opened.get_by_role("button", name="Save", exact=True).click()
    expect(opened.locator("#messages")).to_contain_text("Spring heat")
    opened.goto(MAP)
    opened.get_by_role("link", name="Spring heat").click()
    opened.wait_for_selector("#map[data-ready]")
    expect(opened.get_by_label("Heat", exact=True)).to_be_checked()
    expect(opened.locator(".map-count")).to_contain_text("2 of 3 incidents")


def test_the_filter_changes_the_map_without_a_new_page(opened: Page) -> None:
    opened.get_by_text("Filter", exact=True).click()
    opened.get_by_label("Up to").fill("2031-03-31")
    expect(opened.locator(".map-count")).to_contain_text("1 of 1 incidents")


def test_enter_on_the_map_tells_what_is_at_its_middle(opened: Page) -> None:
    opened.goto(MAP + "?at=14.94,-3.89,9")
    opened.wait_for_selector("#map[data-ready]")
    opened.locator(".maplibregl-canvas").press("Enter")
    expect(opened.locator(".maplibregl-popup-content")).to_contain_text("Incidents here: 3")
    expect(opened.locator(".maplibregl-popup-content a").first).to_have_attribute(
        "href", "/m/UNMIX/incidents/3/"
    )
