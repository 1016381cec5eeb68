"""Journeys through the library of texts in a real browser."""

from pathlib import Path

import pytest

from bluehelm.mandates import store
from tests.web.conftest import store_mandates
from tests.web.test_journeys import browser, expect, page, sign_in, site, sync_api

Page = sync_api.Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["browser", "page", "site"]  # fixtures
OLD, NEW = "/texts/s-res-9001-2040/", "/texts/s-res-9014-2041/"


@pytest.fixture(autouse=True)
def held(site: str, excerpts: Path) -> None:
    """The site with two invented mandates."""
    store_mandates(excerpts)


def test_a_word_is_searched_for_and_read_in_its_text(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Mandates").click()
    page.get_by_label("Words").fill("beehives apprentices")
    page.get_by_label("Year").select_option("2041")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("1 paragraph found.")
    page.get_by_role("link", name="S/RES/9014 (2041), paragraph 6(a)(iii)").click()
    expect(page).to_have_url(f"{NEW}#6-a-iii")
    expect(page.locator("[id='6-a-iii']")).to_be_in_viewport()
    page.get_by_role("navigation", name="Outline").get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", name="Reports")).to_be_in_viewport()


def test_a_delegation_compares_a_renewal_with_the_text_before_it(page: Page) -> None:
    page.goto(NEW)
    page.get_by_role("link", name="Compare with the text before it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("S/RES/9001 (2040) against S/RES/9014 (2041)")
    page.get_by_role("link", name="Weaker").click()
    expect(page.locator(".redline tbody tr[id]")).to_have_count(2)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Download as PDF")).to_be_hidden()
    expect(page.locator(".redline ins").first).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".redline del").first).to_have_css("text-decoration-line", "line-through")
    page.emulate_media(media="screen")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download as DOCX").click()
    assert saved.value.suggested_filename.endswith("-en.docx")


def test_an_editor_corrects_a_task_with_a_reason(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(f"{NEW}tasks/")
    page.get_by_role("link", name="Add a kind 6(a)(iii)").click()
    page.get_by_label("Kind of task").select_option("EcDevelop")
    page.get_by_label("Modality").select_option("assist")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".errorlist")).to_contain_text("a reason is needed")
    page.get_by_label("Reason").fill("beekeeping is a trade")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("main")).to_contain_text("The judgement was kept.")
    row = page.get_by_role("row", name="6(a)(iii)")
    expect(row).to_contain_text("beekeeping is a trade")
    row.get_by_role("link", name="Judge").click()
    page.get_by_role("button", name="Take the judgement back").click()
    expect(page.locator("main")).not_to_contain_text("beekeeping is a trade")


def test_an_editor_loads_a_text_without_javascript(
    browser: sync_api.Browser, site: str, excerpts: Path, tmp_path: Path
) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, "analyst")
    page.goto("/texts/load/")
    bad = tmp_path / "recipe.txt"
    bad.write_text("Peel the onions.\n")
    page.get_by_label("Resolutions or drafts").set_input_files([excerpts / "resolution_unmix.txt", bad])
    page.get_by_role("button", name="Read and load").click()
    expect(page.locator(".outcomes")).to_contain_text("recipe.txt: ✕not stored")
    page.get_by_role("link", name="S/RES/9107 (2031)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("S/RES/9107 (2031)")
    assert len(store.texts()) == 3
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_no_page_of_a_text_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    wide = []
    redline = f"{OLD}redline/{NEW.removeprefix('/texts/')}"
    for address in (
        "/texts/",
        "/texts/?words=keepers",
        NEW,
        f"{NEW}tasks/",
        f"{NEW}duties/",
        f"{NEW}redline/",
        redline,
    ):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []
