"""Two people score measures in a real browser: one takes a word back, and how they agree follows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bluehelm.mandates import store
from tests.mandates.store.mandatemaking import EARLY, OIL
from tests.web.conftest import BASE
from tests.web.test_journeys import browser, expect, page, sign_in, site, sync_api

Page = sync_api.Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["browser", "page", "site"]  # fixtures
MEASURES = BASE + "mandate/measures/"
GATES = tuple(
    replace(OIL, text=f"Calls upon the Government of Ix to open gate {word}") for word in "abcdefghij"
)


@pytest.fixture(autouse=True)
def held(site: str) -> None:
    store.save(replace(EARLY, measures=GATES), b"early", "early.txt", None)


@pytest.fixture
def other(browser: sync_api.Browser, site: str) -> Iterator[Page]:
    """The colleague's window, which runs no JavaScript."""
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def score(page: Page, gate: str, state: str, day: str, evidence: str) -> None:
    page.goto(MEASURES)
    page.get_by_role("link", name=f"open gate {gate}").click()
    page.get_by_role("combobox", name="How far it has come").select_option(state)
    page.get_by_label("On the day").fill(day)
    page.get_by_label("Evidence").fill(evidence)
    page.get_by_role("button", name="Keep the score").click()
    expect(page.locator("main")).to_contain_text("The score was kept.")


def test_two_people_score_and_one_takes_a_word_back(page: Page, other: Page) -> None:
    sign_in(page, "analyst")
    sign_in(other, "colleague")
    for n, gate in enumerate("abcdefghij"):
        score(page, gate, "set_back" if n == 0 else "done", "2021-05-01", f"seen at {gate}")
        score(other, gate, "set_back" if n < 2 else "done", "2021-06-01", f"heard of {gate}")
    page.goto(f"{MEASURES}?day=2021-05-31")
    expect(page.locator("main")).to_contain_text("both know 0 of 10 measures")
    expect(page.locator("main")).to_contain_text("Agreement cannot be computed")
    page.get_by_role("textbox", name="As at").fill("2021-06-30")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("They agree on 90%; chance alone would give 74%.")
    expect(page.locator("main")).to_contain_text("Cohen's kappa (κ) is 0.62.")
    score(other, "b", "done", "2021-07-01", "it was opened")
    page.goto(f"{MEASURES}?day=2021-07-01")
    expect(page.locator("main")).to_contain_text("Cohen's kappa (κ) is 1.00.")
    other.get_by_text("Withdraw it").first.click()
    other.get_by_label("Why").first.fill("it was gate k")
    other.get_by_role("button", name="Withdraw", exact=True).first.click()
    expect(other.locator("main")).to_contain_text("The score was withdrawn; it stays visible.")
    expect(other.locator("main")).to_contain_text("by colleague it was gate k")
    page.reload()
    expect(page.locator("main")).to_contain_text("Cohen's kappa (κ) is 0.62.")


def test_what_was_typed_stays_when_a_score_is_refused_and_back_keeps_nothing_twice(page: Page) -> None:
    sign_in(page, "analyst")
    page.goto(MEASURES)
    page.get_by_role("link", name="open gate a").click()
    page.get_by_role("combobox", name="How far it has come").select_option("done")
    page.get_by_label("On the day").fill("2018-05-01")
    page.get_by_label("Evidence").fill("seen")
    page.get_by_role("button", name="Keep the score").click()
    expect(page.locator(".errorlist")).to_contain_text("from when on the measure is asked for")
    expect(page.get_by_label("Evidence")).to_have_value("seen")
    page.get_by_label("On the day").fill("2021-05-01")
    page.get_by_role("button", name="Keep the score").click()
    expect(page.locator("main")).to_contain_text("The score was kept.")
    page.go_back()
    page.get_by_role("combobox", name="How far it has come").select_option("done")
    page.get_by_label("On the day").fill("2021-05-01")
    page.get_by_label("Evidence").fill("seen")
    page.get_by_role("button", name="Keep the score").click()
    expect(page.locator(".errorlist")).to_contain_text("You gave this very score already")
    assert len(store.scores("UNMIX")) == 1


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_no_page_of_measures_scrolls_sideways(page: Page, width: int) -> None:
    sign_in(page, "analyst")
    page.set_viewport_size({"width": width, "height": 780})
    score(page, "a", "done", "2021-05-01", "https://example.invalid/" + "long" * 40)
    one = page.url
    for address in (MEASURES, one):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
