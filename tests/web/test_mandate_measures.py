"""How far measures have come, as scorers see it, with every denominator."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.record.models import Mission, User
from tests.mandates.store.mandatemaking import CONTENT, OIL, TEXT
from tests.web.mandatepages import HERE, SignIn, opened, plain, read, sound

MEASURES = HERE + "measures/"
MANY = tuple(
    replace(OIL, text=f"Calls upon the Government of Ix to open gate {word}") for word in "abcdefghij"
)


@pytest.fixture
def measured(loaded: Mission) -> Mission:
    store.save(TEXT, CONTENT, "first.txt", None)
    return opened(loaded)


def oil() -> str:
    found = next(row for row in store.measures("UNMIX") if "oil" in row.measure.text)
    return f"{MEASURES}{found.id}/"


def score(client: Client, **said: str) -> str:
    form = {"state": "under_way", "day": "2021-05-01", "evidence": "120 barrels came", "symbol": "", **said}
    return client.post(f"{oil()}score/", form, follow=True).content.decode()


def test_measures_are_listed_with_quantity_and_deadline(measured: Mission, client: Client) -> None:
    page = plain(read(client, MEASURES))
    assert "2 measures; nobody scored one yet." in page
    assert "400 barrels of oil" in page
    assert "31 December 2031" in page


def test_a_score_is_kept_with_its_evidence_and_none_is_overwritten(
    measured: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    assert "The score was kept." in score(client)
    score(client, day="2021-06-01", evidence="no more came", symbol="S/2021/400")
    page = plain(score(client, state="done", day="2021-07-01", evidence="all came"))
    assert page.index("all came") < page.index("no more came") < page.index("120 barrels came")
    assert page.count("changed") == 2
    assert "measure scored" in read(client, HERE.replace("mandate/", "history/"))


def test_shares_show_what_they_are_shares_of(measured: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    score(client)
    page = plain(read(client, MEASURES))
    assert "under way 1 of 1 (100%)" in page
    assert "1 of 2 measures is not scored" in page
    earlier = plain(read(client, MEASURES + "?day=2021-04-30"))
    assert "under way 0" in earlier
    assert "2 of 2 measures are not scored" in earlier


def test_two_scorers_stand_side_by_side_and_too_few_give_no_share(
    measured: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    score(as_(analyst))
    score(as_(colleague), state="done")
    page = plain(read(as_(analyst), MEASURES))
    assert "analyst and colleague both know 1 measure and say the same of 0." in page
    assert "No share is given below 10." in page


def test_agreement_is_given_from_ten_measures_on(
    loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    store.save(replace(TEXT, measures=MANY), CONTENT, "many.txt", None)
    day = date(2021, 5, 1)
    for n, row in enumerate(store.measures("UNMIX")):
        store.score("UNMIX", row.id, "done" if n else "set_back", day, analyst, evidence="seen")
        store.score("UNMIX", row.id, "done" if n > 1 else "set_back", day, colleague, evidence="seen")
    page = plain(read(as_(analyst), MEASURES))
    assert "both know 10 measures and say the same of 9. They agree on 90% (κ 0.62)." in page


def test_names_of_scorers_are_for_members(
    measured: Mission, analyst: User, as_: SignIn, client: Client
) -> None:
    score(as_(analyst))
    client.logout()
    for address in (MEASURES, oil()):
        page = read(client, address)
        assert "analyst" not in page
        assert "scorer 1" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"day": "2999-01-01"}, "is to come"),
        ({"evidence": ""}, "This field is required"),
        ({"state": "perfect"}, "Select a valid choice"),
    ],
)
def test_a_refused_score_says_why(
    measured: Mission, analyst: User, as_: SignIn, said: dict[str, str], told: str
) -> None:
    page = score(as_(analyst), **said)
    assert told in page
    sound(page)
    assert store.scores("UNMIX") == ()


def test_only_editors_score(measured: Mission, reader: User, as_: SignIn) -> None:
    assert "Keep the score" not in read(as_(reader), oil())
    assert as_(reader).post(f"{oil()}score/", {"state": "done"}).status_code == 403


@pytest.mark.parametrize(("language", "word"), [("en", "under way"), ("fr", "en cours")])
def test_the_pages_are_sound_in_both_languages(
    measured: Mission, analyst: User, as_: SignIn, language: str, word: str
) -> None:
    client = as_(analyst)
    score(client)
    for address in (MEASURES, oil()):
        page = read(client, address, language)
        sound(page)
        assert word in page
