"""Tying lines of a plan to the tasks they serve."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from bluehelm.cli.plans import example
from bluehelm.plans import store as plans
from bluehelm.record.models import Change, Mission, User
from bluehelm.spine import store
from bluehelm.spine.lines import lines
from tests.conftest import person
from tests.web.mandatepages import SignIn, opened, plain, read, sound

WORKED = "/m/MINUSMA/2019-20/mandate/"
PATROLS, TASK = "Mixed patrols", "s-res-2480-2019/28-a-ii-1"


@pytest.fixture
def worked(db: None, settings: Settings, tmp_path: Path) -> Mission:
    settings.FILES = tmp_path / "files"
    code, _ = example()
    return opened(Mission.objects.get(code=code))


@pytest.fixture
def officer(worked: Mission) -> User:
    return person("officer", worked, "editor")


def key(label: str) -> str:
    plan = plans.plan("MINUSMA", "2019/20").plan
    return next(line.key for line in lines(plan) if line.label == label)


def tie(client: Client, verdict: str, why: str = "", **chosen: str) -> str:
    form = {"verdict": verdict, "why": why, **chosen}
    return client.post(f"{WORKED}line/{key(PATROLS)}/tie/", form, follow=True).content.decode()


def test_a_suggestion_says_how_sure_it_is_and_why(worked: Mission, client: Client) -> None:
    page = plain(read(client, f"{WORKED}line/{key(PATROLS)}/"))
    assert re.search(r"28\(a\).*\d+% sure: ", page)
    assert "It serves this task" not in page


def test_a_confirmed_tie_is_counted_and_named(worked: Mission, officer: User, as_: SignIn) -> None:
    client = as_(officer)
    page = plain(tie(client, "confirmed", "read both", task=TASK, other=""))
    assert "The line is tied to 28(a)(ii)#1." in page
    assert re.search(r"confirmed S/RES/2480 \(2019\), 28\(a\)\(ii\)#1 on .* by officer read both", page)
    assert re.search(r"<strong>1</strong>", read(client, WORKED))
    assert "confirmed 1" in plain(read(client, WORKED + "lines/"))
    assert "tie confirmed" in read(client, "/m/MINUSMA/2019-20/history/")


def test_another_task_than_those_suggested_can_be_chosen(worked: Mission, officer: User, as_: SignIn) -> None:
    page = plain(tie(as_(officer), "confirmed", task=TASK, other="s-res-2480-2019/29-b"))
    assert "The line is tied to 29(b)." in page


def test_a_refusal_needs_a_reason_and_can_be_taken_back(worked: Mission, officer: User, as_: SignIn) -> None:
    client = as_(officer)
    page = tie(client, "refused", task=TASK)
    assert "a reason is needed" in page
    sound(page)
    assert "does not serve 28(a)(ii)#1" in plain(tie(client, "refused", "another patrol", task=TASK))
    assert "What was said of 28(a)(ii)#1 is taken back" in plain(tie(client, "undone", task=TASK))
    assert [made.verdict for made in store.ties("MINUSMA", "2019/20")] == ["refused", "undone"]


def test_a_form_without_a_task_is_refused(worked: Mission, officer: User, as_: SignIn) -> None:
    assert "Choose a task." in tie(as_(officer), "confirmed")
    assert store.ties("MINUSMA", "2019/20") == ()


def test_names_of_those_who_tied_are_for_members(
    worked: Mission, officer: User, as_: SignIn, client: Client
) -> None:
    tie(as_(officer), "confirmed", "read both", task=TASK)
    address = f"{WORKED}line/{key(PATROLS)}/"
    assert "officer" in read(client, address)
    client.logout()
    for page in (address, f"{WORKED}task/{TASK}/", WORKED):
        assert "officer" not in plain(read(client, page))


def test_who_may_tie(worked: Mission, as_: SignIn, client: Client, officer: User) -> None:
    address = f"{WORKED}line/{key(PATROLS)}/tie/"
    form = {"verdict": "confirmed", "task": TASK}
    onlooker = person("onlooker", worked, "reader")
    assert as_(onlooker).post(address, form).status_code == 403
    checked = Client(enforce_csrf_checks=True)
    checked.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert checked.post(address, form).status_code == 403
    assert as_(officer).post(address, form | {"verdict": "deleted"}).status_code == 404
    assert as_(officer).post(f"{WORKED}line/00000000/tie/", form).status_code == 404
    assert as_(officer).get(address).status_code == 302


def test_lines_are_listed_by_their_state(worked: Mission, client: Client) -> None:
    page = plain(read(client, WORKED + "lines/?state=no+task"))
    assert "17 lines" in page
    assert "Expertise for regional Sahel forums" in page
    assert PATROLS not in page
    assert "page 6 of 6" in plain(read(client, WORKED + "lines/?page=6"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_a_line_is_sound(worked: Mission, officer: User, as_: SignIn, language: str) -> None:
    page = read(as_(officer), f"{WORKED}line/{key(PATROLS)}/", language)
    sound(page)
    assert ("Elle sert cette tâche" if language == "fr" else "It serves this task") in page


def verdicts() -> list[tuple[str, str, str]]:
    return [(made.verdict, made.by, made.why) for made in store.ties("MINUSMA", "2019/20")]


def entries() -> int:
    return Change.objects.count()


def test_a_tie_is_judged_withdrawn_and_judged_again(worked: Mission, officer: User, as_: SignIn) -> None:
    client = as_(officer)
    tie(client, "confirmed", "read both", task=TASK)
    withdrawn = tie(client, "undone", "the wrong line", task=TASK)
    assert "What was decided" not in withdrawn
    assert "Take back what was said" not in withdrawn
    assert "confirmed 0" in plain(read(client, WORKED + "lines/"))
    again = plain(tie(client, "confirmed", "read it once more", task=TASK))
    assert verdicts() == [
        ("confirmed", "officer", "read both"),
        ("undone", "officer", "the wrong line"),
        ("confirmed", "officer", "read it once more"),
    ]
    told = again[again.index("Everything that was said") :]
    assert told.index("read it once more") < told.index("the wrong line") < told.index("read both")
    assert told.count("by officer") == 3
    assert "confirmed 1" in plain(read(client, WORKED + "lines/"))
    changes = plain(read(client, "/m/MINUSMA/2019-20/history/"))
    for words in ("tie undone", "the wrong line", "read it once more", "officer"):
        assert words in changes
    assert store.faults() == []


def test_a_refusal_is_withdrawn_and_the_task_suggested_again(
    worked: Mission, officer: User, as_: SignIn
) -> None:
    client, address = as_(officer), f"{WORKED}line/{key(PATROLS)}/"
    first = re.search(r'name="task" value="([^"]+)"', read(client, address))
    assert first is not None
    tie(client, "refused", "another patrol", task=first[1])
    tie(client, "undone", task=first[1])
    assert re.search(rf'value="{re.escape(first[1])}".*?% sure', read(client, address), re.DOTALL)
    tie(client, "confirmed", task=first[1])
    assert [verdict for verdict, _, _ in verdicts()] == ["refused", "undone", "confirmed"]


def test_another_officer_may_take_back_what_one_said(worked: Mission, officer: User, as_: SignIn) -> None:
    tie(as_(officer), "confirmed", "read both", task=TASK)
    second = as_(person("second", worked, "editor"))
    page = plain(tie(second, "undone", "not under this mandate", task=TASK))
    assert re.search(r"undone .* by second not under this mandate", page)
    assert re.search(r"confirmed .* by officer read both", page)


@pytest.mark.parametrize(
    ("before", "sent", "says"),
    [
        (("confirmed",), "confirmed", "nothing changed"),
        (("confirmed", "undone"), "undone", "there is nothing to undo"),
        ((), "undone", "there is nothing to undo"),
    ],
)
def test_a_form_sent_again_after_back_writes_nothing(
    worked: Mission, officer: User, as_: SignIn, before: tuple[str, ...], sent: str, says: str
) -> None:
    client = as_(officer)
    for verdict in before:
        tie(client, verdict, "said once", task=TASK)
    held = verdicts(), entries()
    address = f"{WORKED}line/{key(PATROLS)}/tie/"
    response = client.post(address, {"verdict": sent, "why": "said twice", "task": TASK})
    assert response.status_code == 422
    assert says in plain(response.content.decode())
    assert "said twice" in response.content.decode()
    assert (verdicts(), entries()) == held


def test_a_tie_leads_back_to_its_line_and_is_not_kept_by_the_browser(
    worked: Mission, officer: User, as_: SignIn
) -> None:
    client, address = as_(officer), f"{WORKED}line/{key(PATROLS)}/"
    response = client.post(f"{address}tie/", {"verdict": "confirmed", "why": "", "task": TASK})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "no-cache" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("who", ["signed out", "stranger", "reader"])
def test_who_may_not_judge_writes_nothing(
    worked: Mission, officer: User, as_: SignIn, public: bool, who: str
) -> None:
    client = as_(officer)
    tie(client, "confirmed", "read both", task=TASK)
    client.logout()
    worked.public = public
    worked.save()
    if who != "signed out":
        as_(person(who, worked, "reader" if who == "reader" else None))
    held = verdicts(), entries()
    address = f"{WORKED}line/{key(PATROLS)}/"
    for verdict in ("confirmed", "refused", "undone"):
        response = client.post(f"{address}tie/", {"verdict": verdict, "why": "mischief", "task": TASK})
        assert response.status_code == (403 if public or who == "reader" else 404)
    assert (verdicts(), entries()) == held
    if public or who == "reader":
        assert "It serves this task" not in read(client, address)
