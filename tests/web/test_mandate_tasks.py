"""How the tasks of a mission entered, changed and left its mandates: the picture and its table."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from bluehelm.mandates import load, store
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


@pytest.fixture
def chain(loaded: Mission, excerpts: Path) -> Mission:
    """Texts of seven years: a title in place of a task, years of which nothing is held, a part, a draft."""
    for path in sorted(excerpts.glob("chain_*.txt")):
        store.save(load.read(path), path.read_bytes(), path.name, None)
    return opened(loaded)


def cells(page: str, task: str) -> list[str]:
    """What the table says of one task, column by column."""
    row = next(row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if f">{task}<" in row)
    return [plain(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.S)]


SINCE = "what prolonged the mandate between 30 June 2043 and 28 June 2046 is not held"


@pytest.mark.parametrize("address", [TASKS, OPEN])
def test_heads_say_how_each_text_is_held(chain: Mission, client: Client, address: str) -> None:
    page = read(client, address)
    heads = [plain(cell) for cell in re.findall(r'<th scope="col">(.*?)</th>', page, re.S)]
    assert heads == [
        "Task",
        "S/RES/9031 (2041)",
        "S/RES/9033 (2042)",
        f"Not known which {SINCE}",
        "S/RES/9039 (2046) held in part; paragraphs not held: 1-3, 5, 7 and after",
        "S/2047/311 draft: provisional",
    ]
    assert "A draft whose resolution is stored has no column." in page


def test_nothing_enters_or_leaves_across_what_is_not_held(chain: Mission, client: Client) -> None:
    page = read(client, OPEN)
    assert cells(page, "Demining")[1:] == [
        "= unchanged assist 2(a)(ii)",
        "… not held",
        f"? cannot be told: held in part in 9033 (2042); {SINCE}; "
        "not found in the part of 9039 (2046) that is held",
        f"○ not there; left, not known when in 9033 (2042); {SINCE}; "
        "not found in the part of 9039 (2046) that is held",
    ]
    assert cells(page, "Reform of prisons")[:4] == [
        "· none",
        "· none",
        "… not held",
        f"● there; no more can be told assist 6(c) not in 9033 (2042); {SINCE}",
    ]
    assert cells(page, "Cultural heritage")[1] == "✕ left"  # both texts are held whole


def test_a_title_of_that_name_stands_for_a_task_that_no_item_gives(chain: Mission, client: Client) -> None:
    row = cells(read(client, OPEN), "National reconciliation")
    assert row[:2] == ["+ entered assist 2(b)(i)", "¶ under a title of that name 2(b)"]
    assert f"under a title of 9033 (2042); {SINCE}" in row[3]


def test_a_draft_gives_way_to_its_resolution(chain: Mission, excerpts: Path, client: Client) -> None:
    adopted = replace(load.read(excerpts / "chain_4_draft.txt"), symbol="S/RES/9041 (2047)", status="adopted")
    store.save(adopted, b"as it was adopted", "adopted.txt", None)
    page = plain(read(client, OPEN))
    assert "S/2047/311 is the draft of S/RES/9041 (2047) , which is held: it has no column." in page
    assert "draft: provisional" not in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_a_chain_with_gaps_is_sound(chain: Mission, client: Client, language: str) -> None:
    page = read(client, OPEN, language)
    sound(page)
    if language == "fr":
        assert "introuvable dans la partie détenue de 9039 (2046)" in page
        assert "le mandat entre le 30 juin 2043 et le 28 juin 2046" in page


def test_resolutions_of_the_worked_example_are_named_where_they_are_not_held(
    loaded: Mission, client: Client
) -> None:
    tasks = tuple(replace(task, actor="MINUSMA") for task in TEXT.tasks)
    mali = replace(TEXT, mission="MINUSMA", symbol="S/RES/9009 (2019)", tasks=tasks)
    store.save(mali, CONTENT, "mali.txt", None)
    page = plain(read(client, "/texts/missions/MINUSMA/"))
    assert "S/RES/2423 (2018) not held" in page


def test_a_mission_without_texts_has_no_page_among_them(db: None, client: Client) -> None:
    assert client.get("/texts/missions/UNOTHER/").status_code == 404
    assert client.get("/texts/missions/UNOTHER/tasks.svg").status_code == 404
