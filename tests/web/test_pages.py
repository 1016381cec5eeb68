"""Every page in both languages, light, marked where its data is invented, and laid out for everybody."""

import gzip
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from bluehelm.plans import store
from bluehelm.record.models import Mission, User
from bluehelm.web.pages import Room
from bluehelm.web.plan import kept
from bluehelm.web.plan.figures import browse
from tests.web.conftest import BASE, line_id

SignIn = Callable[[User], Client]
PAGES = {
    "/": ("What peace operations planned", "Ce que les opérations de paix ont prévu"),
    "/help/": ("Reading a figure", "Lire un chiffre"),
    BASE: ("Money at a glance", "Les crédits en bref"),
    BASE + "framework/": ("Expected accomplishment", "Réalisation escomptée"),
    BASE + "framework/?status=met": ("lines match the filter", "lignes correspondent au filtre"),
    BASE + "framework/1.1/": ("Indicators of achievement", "Indicateurs de succès"),
    BASE + "resources/": ("Strength and vacancy", "Effectifs et vacance"),
    BASE + "figure/completion/indicators/rate/": ("How it was made", "Comment il est établi"),
    BASE + "sources/": ("What could not be read", "Ce qui n’a pas pu être lu"),
    BASE + "mandate/": ("No mandate of this mission", "Aucun mandat de cette mission"),
    BASE + "audit/": ("No document was audited yet", "Aucun document n’a encore été vérifié"),
    BASE + "report/": ("Write the report", "Écrire le rapport"),
    BASE + "report/summary/en/": ("Insert a figure", "Insérer un chiffre"),
    BASE + "history/": ("plan loaded", "plan chargé"),
    BASE + "people/": ("Give or change a role", "Donner ou changer un rôle"),
    "/account/": ("Set up a second factor", "Mettre en place un second facteur"),
    "/nothing/": ("There is no such page", "Cette page n’existe pas"),
}


def read(client: Client, address: str, language: str) -> str:
    client.cookies["django_language"] = language
    return client.get(address).content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", list(PAGES))
def test_each_page_speaks_both_languages(
    loaded: Mission, chief: User, as_: SignIn, address: str, language: str
) -> None:
    page = read(as_(chief), address, language)
    assert f'<html lang="{language}">' in page
    wanted, other = PAGES[address] if language == "en" else PAGES[address][::-1]
    assert wanted in page
    assert other not in page


@pytest.mark.parametrize("address", [address for address in PAGES if address.startswith("/m/")])
def test_invented_data_says_so_on_every_page(loaded: Mission, chief: User, as_: SignIn, address: str) -> None:
    assert "describe no real mission" in read(as_(chief), address, "en")


def test_real_data_does_not_say_that_it_is_invented(public: Mission, client: Client) -> None:
    public.invented = False
    public.save()
    assert "describe no real mission" not in read(client, BASE, "en")


@pytest.mark.parametrize("address", list(PAGES))
def test_each_page_has_one_main_heading_and_none_is_skipped(
    loaded: Mission, chief: User, as_: SignIn, address: str
) -> None:
    page = read(as_(chief), address, "en")
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", list(PAGES))
def test_each_field_has_a_label_and_each_id_is_there_once(
    loaded: Mission, chief: User, as_: SignIn, address: str
) -> None:
    page = read(as_(chief), address, "en")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    labels = set(re.findall(r'<label for="([^"]+)"', page))
    fields = re.findall(r'<(?:select|textarea|input type="(?:text|search|file)")[^>]*?\sid="([^"]+)"', page)
    assert set(fields) <= labels


def test_the_overview_is_light_with_all_that_it_loads(public: Mission, client: Client) -> None:
    page = client.get(BASE).content
    sizes = [len(gzip.compress(page))]
    for address in set(re.findall(r'(?:src|href)="(/[^"]+\.(?:css|js|svg)[^"]*)"', page.decode())):
        address = address.replace("&amp;", "&")
        if address.startswith("/static/"):
            found = finders.find(address.removeprefix("/static/"))
            assert isinstance(found, str), address
            content = Path(found).read_bytes()
        else:
            content = client.get(address).content
        sizes.append(len(gzip.compress(content)))
    assert len(sizes) > 6
    assert sum(sizes) < 150_000


def test_the_overview_computes_its_figures_once(
    public: Mission, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(BASE)
    monkeypatch.setattr(kept, "all_figures", lambda *_given: pytest.fail("computed again"))
    assert client.get(BASE).status_code == 200


def test_numbers_follow_the_language(public: Mission, client: Client) -> None:
    assert "5\u202f299.5" in read(client, BASE, "en")
    assert "5\u202f299,5" in read(client, BASE, "fr")


def test_status_is_a_word_and_a_sign(public: Mission, client: Client) -> None:
    page = read(client, BASE + "framework/?status=not+met", "en")
    assert re.search(r'aria-hidden="true">✕</span>not met', page)


def test_the_filter_keeps_only_what_was_asked_for(public: Mission, client: Client) -> None:
    page = read(client, BASE + "framework/?kind=outputs&cause=security", "en")
    assert "Outputs</h2>" in page
    assert "Indicators of achievement</h2>" not in page


def test_htmx_gets_the_list_without_its_frame(public: Mission, client: Client) -> None:
    page = client.get(BASE + "framework/?status=met", headers={"hx-request": "true"}).content.decode()
    assert "<html" not in page
    assert "data-count" in page


def test_each_figure_on_the_overview_leads_to_its_page(public: Mission, client: Client) -> None:
    links = set(re.findall(r'class="figure" href="([^"]+)"', read(client, BASE, "en")))
    assert len(links) > 10
    for link in links:
        page = client.get(link)
        assert page.status_code == 200
        assert "sha256" not in page.content.decode()


def test_a_figure_names_its_records_their_document_and_place(public: Mission, client: Client) -> None:
    page = read(client, BASE + "figure/completion/indicators/rate/", "en")
    assert "table 1, row 2" in page
    assert f"{BASE}line/{line_id('Bridges')}/" in page


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("completion/outputs/not-met", BASE + "framework/?kind=outputs&status=not+met"),
        ("completion/indicators/rate", BASE + "framework/?kind=indicators"),
        ("completion/indicators/1.1/rate", BASE + "framework/1.1/"),
        ("money/2031-32/performance/air-operations/variance", None),
    ],
)
def test_a_figure_of_many_records_leads_to_the_list_of_them(
    public: Mission, key: str, expected: str | None
) -> None:
    room = Room(public, "2031/32", ("2031/32",), store.plan("UNMIX", "2031/32"))
    assert browse(room, key) == expected


@pytest.mark.parametrize("kind", ["achievement", "variance", "vacancy", "causes"])
def test_charts_are_pictures_in_the_language_asked_for(public: Mission, client: Client, kind: str) -> None:
    english = client.get(f"{BASE}chart/{kind}.svg?language=en")
    french = client.get(f"{BASE}chart/{kind}.svg?language=fr")
    assert english.headers["Content-Type"] == "image/svg+xml"
    assert english.content != french.content
    assert client.get(f"{BASE}chart/{kind}.svg?language=de").status_code == 404
