"""The tasks of the mandate by the lines of the plan: for the worked example, and for an invented mission."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from bluehelm.cli.plans import example
from bluehelm.mandates import store
from bluehelm.record.models import Membership, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, TEXT
from tests.web.conftest import BASE
from tests.web.mandatepages import HERE, SignIn, opened, plain, read, sound

WORKED = "/m/MINUSMA/2019-20/mandate/"


@pytest.fixture
def worked(db: None, settings: Settings, tmp_path: Path) -> Mission:
    """The worked example, open to everybody, on a machine that stores no resolution."""
    settings.FILES = tmp_path / "files"
    code, _ = example()
    return opened(Mission.objects.get(code=code))


def test_the_worked_example_needs_no_stored_text(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED))
    assert "S/RES/2423 (2018) until 30 June 2019 in force when it was planned not held" in page
    assert "Paragraphs not held: 1-14, 21, 23-27, 30 and after" in page
    assert "Of the paragraphs held of S/RES/2480 (2019): 36 tasks, 26 of them with a line." in page
    assert "may give more tasks: 1-14, 21, 23-27, 30 and after." in page
    assert "36 of the paragraphs held" in page
    assert "47 of the draft" in page
    assert "13 249 Military contingents" in page
    assert "Not attributable" in page


def test_the_matrix_leads_to_the_lines_behind_each_number(worked: Mission, client: Client) -> None:
    page = read(client, WORKED)
    address = f"{WORKED}task/s-res-2480-2019/28-a-ii-1/"
    assert f'href="{address}#a-21"' in page
    task = read(client, address)
    assert 'id="a-21"' in task
    assert "Ceasefire monitored" in task
    assert f"{WORKED}line/" in task


def test_the_mandates_are_told_as_a_chain_with_days(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED))
    assert (
        "1 July 2019 – 30 June 2020: planned under S/RES/2423 (2018) (not held) → ; "
        "carried out under S/RES/2480 (2019) from 1 July 2019 to 28 June 2020 → ; "
        "replaced on 29 June 2020, when S/RES/2531 (2020) was adopted"
    ) in page
    assert "remplacé le 29 juin 2020, à l’adoption de S/RES/2531 (2020)" in plain(read(client, WORKED, "fr"))


def test_each_sign_has_its_word_its_count_and_its_list(worked: Mission, client: Client) -> None:
    page = read(client, WORKED)
    sums = page[page.index('id="sums"') : page.index('id="matrix"')]
    told = plain(sums)
    assert "only a second choice 5 no line puts it first" in told
    assert "no line 1 nothing is confirmed or suggested for it" in told
    assert "no task 17" in told
    marks = re.findall(r"tasks=([^#]+)#matrix.*?</span> (\d+)</a>", sums)
    assert [name for name, _ in marks] == [
        "confirmed",
        "suggested",
        "through%20its%20items",
        "second%20choice",
        "hole",
    ]
    assert sum(int(count) for _, count in marks) == 36
    for name, count in marks:
        rows = read(client, f"{WORKED}?mandate=s-res-2480-2019&tasks={name}")
        assert rows.count('<th role="rowheader" scope="row" class="depth') == int(count)
        assert f"{count} of 36 tasks are shown." in plain(rows)
    assert f'href="{WORKED}lines/?state=no%20task"' in sums


def test_a_second_choice_is_told_apart_from_no_line(worked: Mission, client: Client) -> None:
    page = read(client, WORKED)
    matrix = page[page.index('id="matrix"') :]
    assert matrix.count('<tr role="row" class="second-choice">') == 5
    assert matrix.count('<tr role="row" class="hole">') == 1
    assert f'href="{WORKED}task/s-res-2480-2019/28-b-ii/#maybe">second choice of 5 lines' in matrix
    task = read(client, f"{WORKED}task/s-res-2480-2019/28-b-ii/")
    assert "only a second choice" in task
    assert 'id="maybe"' in task


def test_an_unknown_mark_shows_every_task(worked: Mission, client: Client) -> None:
    page = read(client, WORKED + "?tasks=%3Cb%3E")
    assert page.count('<th role="rowheader" scope="row" class="depth') == 36
    assert "tasks are shown" not in page


def test_holes_are_told_both_ways_and_support_is_none(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED))
    tasks = page[page.index("Tasks with no line") : page.index("Lines with no task")]
    assert "29(b) Cooperation with sanctions committees" in tasks
    lines = page[page.index("Lines with no task") : page.index("Tasks by expected accomplishment")]
    assert "Expertise for regional Sahel forums" in lines
    assert "enabling (support) 60" in page


def test_the_renewal_is_laid_beside_the_plan_without_counting_for_it(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED + "?mandate=s-res-2531-2020"))
    assert "The plan was not carried out under this mandate" in page
    assert "Outputs by strategic priority" not in page


def test_each_output_counts_once_with_its_denominator(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED))
    part = page[page.index("Outputs by strategic priority") : page.index("Ceilings and posts")]
    assert "of 138" in part
    assert "not tied to a task" in part


@pytest.mark.parametrize(
    "page", ["", "?tasks=hole", "?mandate=s-res-2531-2020", "task/s-res-2480-2019/28-a/", "lines/"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_page_is_sound_in_both_languages(
    worked: Mission, client: Client, page: str, language: str
) -> None:
    shown = read(client, WORKED + page, language)
    sound(shown)
    assert ("Couverture" in shown) == (language == "fr")
    assert ("Coverage" in shown) == (language == "en")


def test_french_has_our_own_words_for_tasks(worked: Mission, client: Client) -> None:
    page = read(client, WORKED, "fr")
    assert "Coopération avec les comités des sanctions" in page
    assert "Cooperation with sanctions committees" not in page


def test_a_stored_text_is_laid_beside_the_plan_of_its_mission(loaded: Mission, client: Client) -> None:
    store.save(TEXT, CONTENT, "first.txt", None)
    opened(loaded)
    page = read(client, HERE)
    assert 'href="/texts/s-res-9001-2031/"' in page
    assert "held whole" in page
    task = read(client, f"{HERE}task/s-res-9001-2031/2-a/")
    assert 'href="/texts/s-res-9001-2031/#2-a"' in task
    assert re.search(r"\w+, \w+ · 90% sure: protect Tasks, S/RES/9001 \(2031\)", plain(task))
    assert 'href="/texts/s-res-9001-2031/tasks/#2-a"' in task
    assert "priority task" in task


def test_words_of_a_text_are_never_markup(loaded: Mission, client: Client) -> None:
    from dataclasses import replace

    evil = "<script>alert(1)</script>"
    tasks = (replace(TEXT.tasks[0], text=evil), TEXT.tasks[1])
    store.save(replace(TEXT, tasks=tasks), CONTENT, "first.txt", None)
    opened(loaded)
    for page in ("", "task/s-res-9001-2031/2-a/"):
        assert evil not in read(client, HERE + page)
        assert "&lt;script&gt;" in read(client, HERE + page)


def test_a_mission_without_any_mandate_says_how_to_load(loaded: Mission, client: Client) -> None:
    opened(loaded)
    for page in ("", "duties/", "measures/", "tasks/"):
        assert "bluehelm mandate load" in read(client, HERE + page)


@pytest.mark.parametrize(
    "page",
    [
        "?mandate=s-res-1-1946",
        "task/s-res-2480-2019/99/",
        "task/s-res-1-1946/1/",
        "line/00000000/",
        "duties/000000000000/",
        "measures/000000000000/",
    ],
)
def test_what_is_not_there_is_no_page(worked: Mission, client: Client, page: str) -> None:
    assert client.get(WORKED + page).status_code == 404


@pytest.mark.parametrize("page", ["", "lines/", "duties/", "duties/calendar.ics", "measures/", "tasks/"])
def test_a_closed_mission_is_for_its_members(
    loaded: Mission, reader: User, stranger: User, as_: SignIn, page: str
) -> None:
    assert as_(reader).get(HERE + page).status_code == 200
    assert as_(stranger).get(HERE + page).status_code == 404
    assert "Mandate" in read(as_(reader), BASE)
    assert Membership.objects.filter(user=stranger).count() == 0
