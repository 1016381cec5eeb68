"""The tasks of a text on the site, and what editors decide of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import Mission, User
from tests.mandates.store.mandatemaking import CONTENT, FIRST, TEXT

SignIn = Callable[[User], Client]
TASKS = "/texts/s-res-9001-2031/tasks/"
JUDGE = f"{TASKS}judge/"
LANTERNS = {"path": "2(a)", "actor": "UNMIX", "task": "CivProtect", "modality": "secure"}


@pytest.fixture(autouse=True)
def saved(mission: Mission) -> store.Saved:
    return store.save(TEXT, CONTENT, "first.txt", None)


def shown(client: Client, address: str = TASKS) -> str:
    return client.get(address).content.decode()


def test_tasks_are_told_with_what_decided_their_kind(client: Client) -> None:
    page = shown(client)
    assert all(
        words in page
        for words in ("To protect the lanterns of Ostrel", "Protection of civilians</strong>, secure", "90%")
    )
    assert "verb: <q>protect</q>" in page
    assert "priority task" in page
    assert 'id="2-a"' in page
    assert "Add a kind" not in page


def test_items_stand_below_the_task_they_are_part_of(client: Client) -> None:
    tasks = (
        replace(TEXT.tasks[0], path="2"),
        replace(TEXT.tasks[0], parent="2"),
        replace(TEXT.tasks[1], parent="2"),
    )
    store.save(replace(TEXT, tasks=tasks), CONTENT, "first.txt", None)
    page = shown(client)
    assert [page.count(f'class="depth-{depth}"') for depth in (0, 1)] == [1, 2]
    assert page.count('soft">decides</b>') == 1  # not again for what the same verb gives
    assert page.count('soft">encourages</b>') == 1


def test_an_editor_takes_a_kind_away_and_takes_that_back(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    query = "&".join(f"{name}={value}" for name, value in LANTERNS.items())
    assert "To protect the lanterns" in shown(client, f"{JUDGE}?{query}")
    response = client.post(JUDGE, LANTERNS | {"verdict": "wrong", "why": "lanterns are no civilians"})
    assert response.headers["Location"] == f"{TASKS}#2-a"
    page = shown(client)
    assert "<s><strong>Protection of civilians</strong>, secure</s>" in page
    assert "by analyst <q>lanterns are no civilians</q>" in page
    assert store.text(FIRST).tasks[0].categories == ()
    client.post(JUDGE, LANTERNS | {"verdict": "undone"})
    assert "<s>" not in shown(client)
    assert len(store.text(FIRST).judgements) == 2


def test_an_editor_confirms_and_adds(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(JUDGE, LANTERNS | {"verdict": "right"})
    assert "confirmed</span>" in shown(client)
    missed = LANTERNS | {"path": "1", "task": "Gender", "modality": "assist", "verdict": "added"}
    assert "Needed to take a category away" in shown(client, JUDGE)
    assert client.post(JUDGE, missed | {"why": "its first words"}).status_code == 302
    page = shown(client)
    assert page.index('id="1"') < page.index('id="2-a"')
    assert "added</span>" in page


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"verdict": "wrong"}, 422, "a reason is needed"),
        ({"verdict": "added", "why": "x"}, 422, "was read there already"),
        ({"verdict": "undone"}, 422, "there is nothing to undo"),
        ({"verdict": "right", "path": "99"}, 422, "99"),
        ({"verdict": "right", "task": "Lanterns"}, 422, "Lanterns"),
        ({"verdict": "deleted"}, 404, ""),
        ({}, 404, ""),
    ],
)
def test_what_does_not_fit_is_refused(
    analyst: User, as_: SignIn, form: dict[str, str], status: int, told: str
) -> None:
    response = as_(analyst).post(JUDGE, LANTERNS | form)
    assert response.status_code == status
    assert told in response.content.decode()
    assert store.text(FIRST).judgements == ()


def test_names_of_those_who_judged_are_for_members(
    analyst: User, stranger: User, mission: Mission, as_: SignIn
) -> None:
    as_(analyst).post(JUDGE, LANTERNS | {"verdict": "right", "why": "agreed"})
    page = shown(as_(stranger))
    assert "confirmed</span>" in page
    assert "analyst" not in page


def test_who_may_judge(reader: User, stranger: User, as_: SignIn) -> None:
    assert as_(reader).post(JUDGE, LANTERNS | {"verdict": "right"}).status_code == 403
    assert as_(stranger).post(JUDGE, LANTERNS | {"verdict": "right"}).status_code == 404
    assert as_(stranger).get(JUDGE).status_code == 404


def test_the_form_cannot_be_forged(analyst: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(JUDGE, LANTERNS | {"verdict": "right"}).status_code == 403


def test_judgements_of_tasks_that_are_gone_stay_in_sight(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(JUDGE, LANTERNS | {"verdict": "right", "why": "agreed"})
    store.save(replace(TEXT, tasks=TEXT.tasks[1:]), CONTENT, "first.txt", None)
    page = shown(client)
    assert "no longer read" in page
    assert "<q>agreed</q>" in page
