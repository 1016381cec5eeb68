"""Two texts side by side on the site: counts, weight, filters, and documents to take along."""

import html
import re
from dataclasses import replace

import pytest
from django.test import Client

from bluehelm.mandates import diff, store
from bluehelm.web.texts import library, redlines

OLD, NEW = "s-res-9001-2040", "s-res-9014-2041"
PAGE = f"/texts/{OLD}/redline/{NEW}/"

pytestmark = pytest.mark.usefixtures("mandates")


def shown(client: Client, query: str = "") -> str:
    return html.unescape(client.get(PAGE + query).content.decode())


def test_words_put_in_and_cut_out_are_marked(client: Client) -> None:
    page = shown(client)
    assert "S/RES/9001 (2040) against S/RES/9014 (2041)" in page
    assert re.search(r"<del>Urges</del><ins>\s*Requests</ins> the authorities of Ix", page)
    assert f'href="/texts/{OLD}/#7-a"' in page
    assert f'href="/texts/{NEW}/#6-a-iii"' in page
    assert "“urges” became “requests”" in page


def test_the_counts_are_those_of_the_comparison(client: Client) -> None:
    old, new = (store.text(f"S/RES/{n}").text for n in ("9001 (2040)", "9014 (2041)"))
    page = shown(client)
    for kind, count in diff.counts(diff.compare(old, new)).items():
        if count and kind not in ("same", "not_held"):
            assert f"<strong>{count}</strong> {kind}" in page


@pytest.mark.parametrize("view", list(redlines.VIEWS))
def test_a_filter_shows_as_many_rows_as_it_says(client: Client, view: str) -> None:
    page = shown(client, f"?show={view}")
    many = int(re.search(rf'show={view}#redline" aria-current="true">\w+ <span class="many">(\d+)', page)[1])  # type: ignore[index]
    assert len(re.findall(r'<tr role="row" id="r\d+"', page)) == many
    assert 'aria-current="true">All' in shown(client, "?show=nonsense")


def test_all_rows_together_give_both_texts(client: Client) -> None:
    old, new = library.stored(OLD), library.stored(NEW)
    rows = list(redlines.rows(old, new, library.changes(old, new), (OLD, NEW)))
    words = "".join(words for row in rows for line in row.lines for sign, words in line if sign != "-")
    for provision in new.text.operative:
        assert "".join(provision.text.split()) in "".join(words.split())


def test_headings_stand_over_their_paragraphs(client: Client) -> None:
    page = shown(client)
    assert page.index(">Harbours<") < page.index("the authorities of Ix")
    assert 'class="group"' in page


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        (f"among={OLD}", PAGE),
        ("with=9001", PAGE),
        ("with=S/RES/9001+(2040)", PAGE),
        ("with=s/res/9001 (2040)", PAGE),
    ],
)
def test_the_other_text_is_named_in_many_ways_and_the_earlier_is_the_old_one(
    client: Client, asked: str, leads: str
) -> None:
    assert client.get(f"/texts/{NEW}/redline/?{asked}").headers["Location"] == leads


@pytest.mark.parametrize("asked", ["7777", "9014", "%00", "<b>"])
def test_a_text_that_is_not_there_is_said_not_to_be(client: Client, asked: str) -> None:
    response = client.get(f"/texts/{NEW}/redline/", {"with": asked})
    assert response.status_code == 200
    assert "The library has no other text" in response.content.decode()
    assert "<b>”" not in response.content.decode()


def test_the_texts_of_the_mission_are_offered(client: Client) -> None:
    assert f'<option value="{OLD}">S/RES/9001 (2040)' in client.get(f"/texts/{NEW}/redline/").content.decode()
    page = client.get(f"/texts/{NEW}/").content.decode()
    assert f'href="{PAGE}">Compare with the text before it, S/RES/9001 (2040)' in page


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE")])
def test_the_redline_can_be_taken_along(client: Client, form: str, begins: bytes) -> None:
    response = client.get(f"{PAGE}file/?form={form}")
    assert response.content.startswith(begins)
    assert f"redline-{OLD}-{NEW}-en.{form}" in response.headers["Content-Disposition"]
    assert client.get(f"{PAGE}file/?form=exe").status_code == 404


def test_french_says_why(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    page = shown(client)
    assert "« urges » est devenu « requests »" in page
    assert "Ce qui lie davantage ou moins" in page


def test_a_comparison_is_made_once_for_the_same_readings(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._changes.cache_clear()
    made: list[int] = []
    compare = diff.compare
    monkeypatch.setattr(diff, "compare", lambda old, new: made.append(1) or compare(old, new))  # type: ignore[func-returns-value]
    shown(client)
    shown(client, "?show=stronger")
    assert made == [1]
    stored = store.text("S/RES/9014 (2041)")
    store.save(replace(stored.text, title="Read anew"), b"read anew", "mandate_new.txt", None)
    shown(client)
    assert made == [1, 1]
