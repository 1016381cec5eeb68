"""The tasks of a text on the site, and what editors decide of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.mandates.rows import Citation
from bluehelm.record.models import Change, Mission, User
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
    assert "no task of this actor is read there now" in page
    assert "<q>agreed</q>" in page


def test_a_judgement_of_words_that_changed_is_said_to_hold_no_more(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(JUDGE, LANTERNS | {"verdict": "wrong", "why": "lanterns are no civilians"})
    operative = tuple(
        replace(one, text="To protect the people of Ostrel") if one.path == "2(a)" else one
        for one in TEXT.operative
    )
    store.save(replace(TEXT, operative=operative), CONTENT, "second.txt", None)
    page = shown(client)
    assert "<s>" not in page
    assert "the words of the paragraph have changed since" in page
    assert "To protect the lanterns of Ostrel, and those who light them" in page
    assert "by analyst <q>lanterns are no civilians</q>" in page
    as_(analyst).cookies["django_language"] = "fr"
    assert "les mots du paragraphe ont changé depuis" in shown(client)


def test_a_judgement_that_moved_says_where_it_was_made(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(JUDGE, LANTERNS | {"verdict": "wrong", "why": "no civilians"})
    moved = replace(
        TEXT,
        operative=tuple(replace(one, path="2(c)") if one.path == "2(a)" else one for one in TEXT.operative),
        tasks=(replace(TEXT.tasks[0], path="2(c)"), TEXT.tasks[1]),
    )
    store.save(moved, CONTENT, "second.txt", None)
    page = shown(client)
    assert "judged as paragraph 2(a)" in page
    assert "no longer read" not in page
    query = "&".join(f"{name}={value}" for name, value in (LANTERNS | {"path": "2(c)"}).items())
    assert "Take the judgement back" in shown(client, f"{JUDGE}?{query}")
    client.post(JUDGE, LANTERNS | {"path": "2(c)", "verdict": "undone"})
    assert "<s>" not in shown(client)


def test_corrected_taken_back_and_corrected_again_is_told_throughout(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(JUDGE, LANTERNS | {"verdict": "wrong", "why": "no civilians"})
    client.post(JUDGE, LANTERNS | {"verdict": "undone", "why": "they are after all"})
    page = shown(client)
    assert "taken back</span> on" in page
    assert "by analyst <q>they are after all</q>" in page
    assert "90%" in page  # how it was read stands again beside it
    assert "Protection of civilians" in shown(client, TASKS.replace("tasks/", ""))
    client.post(JUDGE, LANTERNS | {"verdict": "wrong", "why": "no, they are not"})
    page = shown(client)
    assert "<s><strong>Protection of civilians</strong>, secure</s>" in page
    assert "taken back</span>" not in page
    assert "Protection of civilians" not in shown(client, TASKS.replace("tasks/", ""))
    query = "&".join(f"{name}={value}" for name, value in LANTERNS.items())
    page = shown(client, f"{JUDGE}?{query}")
    assert all(why in page for why in ("no civilians", "they are after all", "no, they are not"))


def test_a_judgement_sent_twice_is_kept_once(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    form = LANTERNS | {"verdict": "wrong", "why": "no civilians"}
    assert client.post(JUDGE, form).status_code == 302
    second = client.post(JUDGE, form)
    assert second.status_code == 422
    assert "so already; nothing was added" in second.content.decode()
    assert len(store.text(FIRST).judgements) == 1


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("why", "x" * 100_000, "at most 2000 characters (it has 100000)"),
        ("actor", "x" * 100_000, "at most 200 characters"),
        ("actor", "", "This field is required"),
        ("modality", "dance", "dance"),
        ("why", "a\x00b", "Null characters are not allowed"),
    ],
)
def test_a_form_with_faults_says_which(analyst: User, as_: SignIn, field: str, said: str, told: str) -> None:
    form = LANTERNS | {"task": "Gender", "modality": "assist", "verdict": "added", "why": "read aloud"}
    response = as_(analyst).post(JUDGE, form | {field: said})
    assert response.status_code == 422
    assert told in response.content.decode()
    assert store.text(FIRST).judgements == ()


def test_markup_in_a_reason_or_an_actor_is_shown_as_typed(analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    sent = {"path": "1", "actor": "<i>UNMIX</i>", "task": "Gender", "modality": "assist"}
    client.post(JUDGE, sent | {"verdict": "added", "why": "<script>alert(1)</script>"})
    page = shown(client)
    assert "<script>alert" not in page
    assert "<i>UNMIX" not in page
    assert "&lt;i&gt;UNMIX&lt;/i&gt;" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nobody_without_a_role_writes_anything(
    reader: User, stranger: User, mission: Mission, as_: SignIn
) -> None:
    before = Change.objects.count()
    for verdict in ("right", "wrong", "undone"):
        sent = LANTERNS | {"verdict": verdict, "why": "because"}
        assert as_(reader).post(JUDGE, sent).status_code == 403
        assert as_(stranger).post(JUDGE, sent).status_code == 404
        assert Client().post(JUDGE, sent).status_code in (302, 403, 404)
    assert (store.text(FIRST).judgements, Change.objects.count()) == ((), before)


def test_a_task_by_reference_can_be_given_a_kind(analyst: User, as_: SignIn) -> None:
    cited = (Citation("S/RES/9000 (2030)", "resolution 9000"), Citation(FIRST, "resolution 9001"))
    operative = tuple(replace(one, citations=cited) if one.path == "2(a)" else one for one in TEXT.operative)
    tasks = (replace(TEXT.tasks[0], categories=()), TEXT.tasks[1])
    store.save(replace(TEXT, operative=operative, tasks=tasks), CONTENT, "second.txt", None)
    client = as_(analyst)
    page = shown(client)
    assert "no kind of PEMA; it refers to" in page
    assert "S/RES/9000 (2030)</span>" in page
    assert f'<a href="{TASKS.removesuffix("tasks/")}">{FIRST}</a>' in page
    client.post(JUDGE, LANTERNS | {"verdict": "added", "why": "as paragraph 9 of the text it cites"})
    page = shown(client)
    assert "no kind of PEMA" not in page
    assert "added</span>" in page
    assert "as paragraph 9 of the text it cites" in page
