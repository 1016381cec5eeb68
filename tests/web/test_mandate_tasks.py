"""How the tasks of a mission entered, changed and left its mandates: the picture and its table."""

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import Mission
from tests.mandates.store.mandatemaking import CONTENT, NEXT, OTHER_CONTENT, TEXT
from tests.web.mandatepages import HERE, opened, plain, read, sound

TASKS = HERE + "tasks/"
OPEN = "/texts/missions/UNMIX/"


@pytest.fixture
def held(loaded: Mission) -> Mission:
    store.save(TEXT, CONTENT, "first.txt", None)
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    return opened(loaded)


@pytest.mark.parametrize("address", [TASKS, OPEN])
def test_the_table_says_what_became_of_each_task(held: Mission, client: Client, address: str) -> None:
    page = plain(read(client, address))
    table = page[page.rindex("The same as a table") :]
    assert "S/RES/9001 (2031) S/RES/9002 (2032)" in table
    assert "Protection of civilians + entered secure; priority task 2(a) = unchanged secure 2(a)" in table
    assert "✕ left" in table
    assert "· none + entered monitor; priority task 1" in table


def test_the_picture_is_svg_in_the_language_asked_for(held: Mission, client: Client) -> None:
    page = read(client, OPEN, "fr")
    assert f'src="{OPEN}tasks.svg?language=fr&amp;v=' in page
    response = client.get(f"{OPEN}tasks.svg?language=fr")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "Protection des civils" in response.content.decode()
    assert client.get(f"{OPEN}tasks.svg?language=de").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", [TASKS, OPEN])
def test_the_page_is_sound_in_both_languages(
    held: Mission, client: Client, address: str, language: str
) -> None:
    page = read(client, address, language)
    sound(page)
    assert ("sortie" if language == "fr" else "left") in page


def test_a_mission_without_texts_has_no_page_among_them(db: None, client: Client) -> None:
    assert client.get("/texts/missions/UNOTHER/").status_code == 404
    assert client.get("/texts/missions/UNOTHER/tasks.svg").status_code == 404
