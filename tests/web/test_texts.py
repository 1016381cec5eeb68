"""The library of texts on the site: list, search, and the page of a text with its words as they were read."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

from bluehelm.mandates import load, store
from bluehelm.mandates.rows import SetAside
from bluehelm.record.models import Mission, User
from bluehelm.web.texts import library
from bluehelm.web.texts import reading as reading_view
from tests.mandates.store.mandatemaking import CONTENT, TEXT

SignIn = Callable[[User], Client]
OLD, NEW = "/texts/s-res-9001-2040/", "/texts/s-res-9014-2041/"
EVIL = "<script>alert(1)</script>"


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("S/RES/2100 (2013)", "s-res-2100-2013"),
        ("S/2020/600", "s-2020-600"),
        ("S/PRST/2018/10", "s-prst-2018-10"),
    ],
)
def test_a_symbol_has_an_address(symbol: str, slug: str) -> None:
    assert library.slug_of(symbol) == slug


@pytest.mark.parametrize(
    ("path", "anchor"),
    [("28(a)(iii)#2", "28-a-iii-2"), ("28", "28"), ("p3", "p3"), ("A.3", "A-3"), ("3#2(i)", "3-2-i")],
)
def test_a_paragraph_has_a_place_on_the_page(path: str, anchor: str) -> None:
    assert library.anchor_of(path) == anchor


@pytest.mark.usefixtures("db")
def test_a_site_without_texts_says_how_to_load_them(client: Client) -> None:
    assert "bluehelm mandate load" in shown(client, "/texts/")


@pytest.mark.usefixtures("mandates")
def test_anybody_may_read_the_list(client: Client) -> None:
    page = shown(client, "/texts/")
    assert "2 texts, the latest first." in page
    assert page.index("S/RES/9014 (2041)") < page.index("S/RES/9001 (2040)")
    assert "Load mandates" not in page


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("year=2040", "1 text, the latest first."),
        ("mission=UNMIX", "2 texts, the latest first."),
        ("mission=MINIX", "2 texts, the latest first."),
        ("mission=unmix", "2 texts, the latest first."),
        ("status=draft", "0 texts, the latest first."),
        ("year=nonsense&status=nonsense&page=99", "2 texts, the latest first."),
        ("words=beekeepers", "1 paragraph found."),
        ("words=beekeepers&year=2041", "0 paragraphs found."),
        ("verb=demands", "1 paragraph found."),
        ("words=beehives&status=draft", "0 paragraphs found."),
        ("words=-beehives", "add a word that must"),
    ],
)
def test_the_list_and_the_search_keep_what_was_asked_for(client: Client, query: str, told: str) -> None:
    assert told in shown(client, f"/texts/?{query}")


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "year=abc",
            ("Year: “abc” is not understood", "the texts are of 2040 to 2041", "without this filter"),
        ),
        ("kind=bogus", ("Paragraphs: “bogus” is not understood", "Allowed: operative, preambular.")),
        ("status=old", ("Status: “old” is not understood", "Allowed: adopted, draft.")),
        ("show=zzz", ("“show=zzz” is no filter of this page", "Words, Mission, Year")),
        ("mission=UNMIXX", ("Mission: “UNMIXX” is not understood", "Near it: UNMIX.")),
        ("verb=requestz", ("Verb: “requestz” is not understood", "Near it: requests")),
        ("addressee=zzz", ("Addressee: “zzz” is not understood", "Allowed")),
        ("task=CivProtekt", ("Kind of task: “CivProtekt”", "Near it: Protection of civilians")),
        ("page=99", ("There is no page “99”; page 1 of 1 is shown.",)),
        (f"words={'x' * 5000}", ("Words: 5000 characters were sent and at most 300", "2 texts, the latest")),
    ],
)
def test_what_is_not_understood_is_said_with_what_is_allowed(
    client: Client, query: str, told: tuple[str, ...]
) -> None:
    page = shown(client, f"/texts/?{query}")
    assert "Not everything in the address was understood:" in page
    assert all(part in page for part in told)


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize(
    "query", ["", "page=1", "year=2040&status=adopted", "verb=further requests", "mission=UNMIX&language=fr"]
)
def test_what_is_understood_needs_no_note(client: Client, query: str) -> None:
    assert "Not everything in the address" not in shown(client, f"/texts/?{query}")


@pytest.mark.usefixtures("mandates")
def test_where_nothing_is_found_the_page_says_what_leaves_nothing(client: Client) -> None:
    page = shown(client, "/texts/?words=beekeepers&year=2041")
    assert '<a href="?words=beekeepers#found">without Year “2041”: 1</a>' in page
    assert "without Words" not in page  # that would be texts, no paragraphs
    assert "without Mission “UNMIX”: 2" not in shown(client, "/texts/?mission=UNMIX&year=2039&status=draft")
    page = shown(client, "/texts/?words=beekeepers+zeppelins")
    assert "In no paragraph stands: zeppelins" in page
    assert "without" not in page.split("In no paragraph")[1].split("</p>")[0]
    assert "There is something" not in shown(client, "/texts/?words=beekeepers")


@pytest.mark.usefixtures("mandates")
def test_what_was_found_is_marked_and_leads_to_its_paragraph(client: Client) -> None:
    page = shown(client, "/texts/?words=lighthouse")
    assert f'href="{OLD}#p1"' in page
    assert "<mark>lighthouse</mark>" in page
    assert f'href="{OLD}#7-a"' in shown(client, "/texts/?words=beehives&year=2040")


@pytest.mark.usefixtures("db")
def test_a_long_answer_has_pages(client: Client, excerpts: Path) -> None:
    read = load.read(excerpts / "mandate_old.txt")
    for n in range(3):
        store.save(replace(read, symbol=f"S/RES/{9100 + n} (2040)"), b"%d" % n, "a.txt", None)
    page = shown(client, "/texts/?kind=operative")
    assert "Page 1 of" in page
    second = shown(client, "/texts/?kind=operative&page=2")
    assert "Previous page" in second
    assert re.findall(r'class="hit-place"><a href="([^"]+)"', page)[0] not in second


def test_the_words_of_a_text_stand_as_they_were_read(excerpts: Path) -> None:
    text = load.read(excerpts / "mandate_new.txt")
    lines = [*reading_view.preamble(text, str), *reading_view.operative(text, str)]
    for line in lines:
        if isinstance(line, reading_view.Shown):
            assert "".join(part.text for part in line.segments) == line.provision.text
    titles = [line.section.title for line in lines if isinstance(line, reading_view.Title)]
    assert titles == [section.title for section in text.sections]


@pytest.mark.usefixtures("mandates")
def test_verbs_and_addressees_are_marked_and_told(client: Client) -> None:
    page = shown(client, OLD)
    assert '<b class="verb">Requests</b> the <span class="addressee">Secretary-General</span>' in page
    assert '<b class="verb">Recalling</b> the opening' in page
    assert re.search(r'<span class="number">[^<]*1,200 keepers</span>', page)
    assert '<time datetime="2041-06-30">30 June 2041</time>' in page
    assert 'id="6-a-ii"' in page
    assert '<a href="#section-1" lang="en">Harbours</a>' in page


@pytest.mark.usefixtures("db")
def test_citations_lead_to_stored_texts_and_references_to_paragraphs(client: Client, tmp_path: Path) -> None:
    head = "The Security Council,\nRecalling resolution {cited},\n1. Decides to light the lanterns of Ix;\n"
    rest = (
        "2. Requests the Secretary-General to report on paragraph 1 above;\n3. Decides to remain seized;\n"
        "4. Recalls paragraph 2 of resolution 9001 (2040);\n"
    )
    for symbol, cited in (("9001 (2040)", "9000 (2039)"), ("9014 (2041)", "9001 (2040)")):
        path = tmp_path / f"{symbol[:4]}.txt"
        path.write_text(f"S/RES/{symbol}\nResolution {symbol}\n" + head.format(cited=cited) + rest)
        store.save(load.read(path), path.read_bytes(), path.name, None)
    page = shown(client, NEW)
    assert f'<a href="{OLD}">resolution 9001 (2040)</a>' in page
    assert f'<a href="{OLD}#2">resolution 9001 (2040)</a>' in page
    assert '<a href="#1">paragraph 1 above</a>' in page
    assert "<a" not in re.search(r'id="p1".*?</p>', shown(client, OLD), re.S)[0].split("words")[1]  # type: ignore[index]


@pytest.mark.usefixtures("mission")
def test_what_was_set_aside_and_doubted_is_told(client: Client) -> None:
    aside = SetAside("line 7", "page 2 of 9", "page furniture")
    store.save(replace(TEXT, set_aside=(aside,)), CONTENT, "first.txt", None)
    page = shown(client, "/texts/s-res-9001-2031/")
    assert all(words in page for words in ("page 2 of 9", "page furniture", "page 2 was torn"))


@pytest.mark.usefixtures("mission")
def test_earlier_readings_stay_and_say_what_they_are(client: Client) -> None:
    first = store.save(TEXT, CONTENT, "first.txt", None)
    store.save(replace(TEXT, title="Read anew"), CONTENT, "first.txt", None)
    page = shown(client, "/texts/s-res-9001-2031/")
    assert f'href="/texts/s-res-9001-2031/?reading={first.id}"' in page
    assert "This is an earlier reading" in shown(client, f"/texts/s-res-9001-2031/?reading={first.id}")
    assert client.get("/texts/s-res-9001-2031/?reading=999").status_code == 404


@pytest.mark.usefixtures("mission")
def test_words_of_a_text_are_never_markup(client: Client) -> None:
    first = replace(TEXT.operative[0], text=f"Decides {EVIL}")
    evil = replace(TEXT, title=EVIL, operative=(first, *TEXT.operative[1:]), notes=(EVIL,))
    evil = replace(evil, tasks=(replace(TEXT.tasks[0], text=EVIL, actor=EVIL),))
    evil = replace(evil, duties=(replace(TEXT.duties[0], content=(EVIL,), owed_by=EVIL),))
    store.save(evil, CONTENT, f"{EVIL}.txt", None)
    store.save(replace(TEXT, symbol="S/RES/9002 (2032)"), b"other", "b.txt", None)
    stem = "/texts/s-res-9001-2031/"
    other = "/texts/s-res-9002-2032/redline/s-res-9001-2031/"
    for address in ("/texts/", "/texts/?words=alert", stem, f"{stem}tasks/", f"{stem}duties/", other):
        assert EVIL not in client.get(address).content.decode()
    assert EVIL in shown(client, stem)


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize("address", ["/texts/s-res-1-1900/", "/texts/s-res-1-1900/redline/s-res-9001-2040/"])
def test_what_is_not_held_is_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "address",
    [
        "/texts/",
        "/texts/?words=keepers",
        NEW,
        f"{NEW}tasks/",
        f"{NEW}duties/",
        f"{NEW}redline/",
        f"{OLD}redline{NEW[6:]}",
    ],
)
def test_every_page_is_sound_in_both_languages(client: Client, language: str, address: str) -> None:
    client.cookies["django_language"] = language
    page = client.get(address).content.decode()
    assert ("Mandats" in page) == (language == "fr")
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    fields = re.findall(r'<(?:select|input type="search"|input) id="([^"]+)"', page)
    assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', page))


@pytest.mark.usefixtures("mission")
def test_tasks_and_duties_stand_beside_their_paragraphs(client: Client) -> None:
    store.save(TEXT, CONTENT, "first.txt", None)
    page = shown(client, "/texts/s-res-9001-2031/")
    assert '/tasks/#2-a">Protection of civilians</a>' in page
    assert '/duties/#4">duty: report</a>' in page


@pytest.mark.usefixtures("mission")
def test_a_resolution_names_its_draft_and_what_shows_it(client: Client) -> None:
    draft = replace(TEXT, symbol="S/2031/77", status="draft")
    store.save(draft, b"draft", "draft.txt", None)
    store.save(replace(TEXT, stated=("ends",)), CONTENT, "first.txt", None)
    page = shown(client, "/texts/s-res-9001-2031/")
    assert 'Came of the draft <a href="/texts/s-2031-77/">S/2031/77</a>: 8 of 8 paragraphs' in page
    assert "The mandate ends on 31 March 2032, as stated on" in page
    assert "at the command line" not in page  # who stated it is for those who are known
    assert "Became the resolution" in shown(client, "/texts/s-2031-77/")


def test_a_page_of_an_invented_mission_says_so(client: Client, mandates: Mission) -> None:
    assert "describe no real mission" in shown(client, NEW)
    mandates.invented = False
    mandates.save()
    assert "describe no real mission" not in shown(client, NEW)
