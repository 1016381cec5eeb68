"""The queue of pairs: side by side, decided, left for later, taken back, by those who may."""

from collections.abc import Callable

import pytest
from django.test import Client

from bluehelm.events import models as tables
from bluehelm.events.store import pairing, pairs
from bluehelm.events.store.matching import match
from bluehelm.record.models import Membership, Mission, Opening, User
from tests.events.eventmaking import keep, killed, provider
from tests.events.store.test_matching import ASKED, groups, number, told

pytestmark = pytest.mark.django_db
QUEUE = "/m/UNMIX/incidents/merging/"
SignIn = Callable[[User], Client]


@pytest.fixture
def asked(mission: Mission) -> Mission:
    keep(
        provider(mission, "patrol"),
        told("p-1", place="Ixtown", harm=(killed(2),), text="Invented: two on motorcycles."),
        told("p-2", kind="abduction"),
    )
    keep(provider(mission, "press"), told("s-1", 1, 14.96, harm=(killed(5),)), told("s-2", 1, 14.96))
    match(None, mission, ASKED)
    return mission


def page(client: Client, address: str = QUEUE, status: int = 200, language: str = "en") -> str:
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def first(mission: Mission) -> tables.Pairing:
    found = pairing.following(mission, "mission")
    assert found is not None
    return found


def test_strangers_get_404_and_readers_403(
    asked: Mission, stranger: User, reader: User, as_: SignIn, client: Client
) -> None:
    pair = first(asked)
    for person, status in ((stranger, 404), (reader, 403)):
        for address in (QUEUE, f"{QUEUE}decided/", f"{QUEUE}left/", f"{QUEUE}?incident=1"):
            assert "Ixtown" not in page(as_(person), address, status)
        for address in (f"{QUEUE}{pair.pk}/", f"{QUEUE}{pair.pk}/undo/", f"{QUEUE}match/"):
            assert as_(person).post(address, {"verdict": "same"}).status_code == status
    assert tables.Pairing.objects.get(pk=pair.pk).verdict == pairs.OPEN


def test_both_accounts_stand_side_by_side_with_differences_in_words(
    asked: Mission, analyst: User, as_: SignIn
) -> None:
    text = page(as_(analyst))
    waiting = pairing.waiting(asked, "mission").count()
    assert f"{waiting} pairs wait" in text or "1 pair waits" in text
    assert "1 day apart" in text
    assert "2.2 km apart" in text
    assert "The same event with a probability of" in text
    french = page(as_(analyst), language="fr")
    assert "à 1 jour d’écart" in french or "1 jour d’écart" in french
    assert "Le même événement" in french


def test_one_click_decides_and_the_next_pair_comes(asked: Mission, analyst: User, as_: SignIn) -> None:
    pair, count = first(asked), pairing.waiting(asked, "mission").count()
    answer = as_(analyst).post(f"{QUEUE}{pair.pk}/", {"verdict": "same", "why": "both name the well"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{QUEUE}?after={pair.pk}#pair"
    assert pairing.waiting(asked, "mission").count() == count - 1
    assert groups(asked) == [sorted([pair.one.ref, pair.other.ref])]
    text = page(as_(analyst), f"{QUEUE}?after={pair.pk}")
    assert "Your last decision:" in text
    assert "both name the well" in page(as_(analyst), f"{QUEUE}decided/")


def test_a_decision_is_taken_back_from_the_list(asked: Mission, analyst: User, as_: SignIn) -> None:
    pair = first(asked)
    as_(analyst).post(f"{QUEUE}{pair.pk}/", {"verdict": "same"})
    answer = as_(analyst).post(f"{QUEUE}{pair.pk}/undo/", {"back": "list"})
    assert answer["Location"] == f"{QUEUE}decided/"
    assert groups(asked) == []
    assert first(asked).pk == pair.pk


def test_a_pair_that_somebody_else_decided_says_who(
    asked: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    pair = first(asked)
    pairing.decide(colleague, asked, pair.pk, pairs.DIFFERENT)
    client = as_(analyst)
    answer = client.post(f"{QUEUE}{pair.pk}/", {"verdict": "same"}, follow=True)
    assert "colleague decided this pair before" in answer.content.decode()
    assert tables.Pairing.objects.get(pk=pair.pk).verdict == pairs.DIFFERENT


def test_later_goes_on_behind_the_pair_and_back(asked: Mission, analyst: User, as_: SignIn) -> None:
    keys = list(pairing.waiting(asked, "mission").values_list("pk", flat=True))
    text = page(as_(analyst), f"{QUEUE}?after={keys[-1]}")
    assert "You have been through all pairs" in text
    if len(keys) > 1:
        assert f"?pair={keys[0]}#pair" in page(as_(analyst), f"{QUEUE}?after={keys[0]}")


def test_what_the_mission_may_not_read_is_not_in_the_queue_and_reading_it_is_logged(
    asked: Mission, analyst: User, as_: SignIn
) -> None:
    pair = first(asked)
    for account in (pair.one, pair.other):
        tables.Incident.objects.filter(pk=account.incident_id).update(rank=3)
    assert f"{QUEUE}{pair.pk}/" not in page(as_(analyst))
    assert as_(analyst).post(f"{QUEUE}{pair.pk}/", {"verdict": "same"}).status_code == 404
    Membership.objects.filter(user=analyst).update(protection=True)
    assert f"{QUEUE}{pair.pk}/" in page(as_(analyst), f"{QUEUE}?pair={pair.pk}")
    assert Opening.objects.filter(by=analyst).count() == 2


def test_nonsense_is_refused(asked: Mission, analyst: User, as_: SignIn) -> None:
    pair = first(asked)
    assert as_(analyst).post(f"{QUEUE}{pair.pk}/", {"verdict": "maybe"}).status_code == 404
    assert as_(analyst).get(f"{QUEUE}{pair.pk}/").status_code == 405
    page(as_(analyst), f"{QUEUE}?after=x&pair=--")
    page(as_(analyst), f"{QUEUE}?incident=999", 404)


def test_an_account_is_taken_out_and_incidents_are_joined_by_hand(
    asked: Mission, analyst: User, as_: SignIn
) -> None:
    one, other = number("p-1"), number("p-2")
    client = as_(analyst)
    assert "Take it out" not in page(client, f"{QUEUE}?incident={one}")
    client.post(f"{QUEUE}separate/", {"incident": one, "other": other, "why": "told twice"})
    assert groups(asked) == [["p-1", "p-2"]]
    assert "Take it out" in page(client, f"{QUEUE}?incident={one}")
    client.post(f"{QUEUE}separate/", {"incident": one, "account": other, "why": ""})
    assert groups(asked) == [["p-1", "p-2"]]
    undone = tables.Pairing.objects.get(one=one, other=other)
    client.post(f"{QUEUE}{undone.pk}/undo/", {})
    assert groups(asked) == []


def test_the_accounts_are_matched_from_the_page(asked: Mission, analyst: User, as_: SignIn) -> None:
    keep(provider(asked, "patrol"), told("p-9", 40, 16.0))
    keep(provider(asked, "press"), told("s-9", 40, 16.0))
    answer = as_(analyst).post(f"{QUEUE}match/", follow=True)
    assert "The accounts were matched." in answer.content.decode()
    assert ["p-9", "s-9"] in groups(asked)
    assert "the machine" in page(as_(analyst), f"{QUEUE}decided/?who=machine")


def test_a_place_found_by_its_name_is_compared_too(mission: Mission, analyst: User, as_: SignIn) -> None:
    nowhere = {"lat": None, "lon": None, "place": "Aguelhok"}
    keep(provider(mission, "patrol"), told("p-1", **nowhere), told("p-2", **nowhere))  # type: ignore[arg-type]
    keep(provider(mission, "press"), told("s-1", **nowhere), told("s-2", **nowhere))  # type: ignore[arg-type]
    match(None, mission, ASKED)
    text = page(as_(analyst))
    assert "same point" in text
    assert "19.4" in text


def test_what_is_written_in_an_account_is_escaped(mission: Mission, analyst: User, as_: SignIn) -> None:
    bad = "<script>alert(1)</script>"
    keep(provider(mission, "patrol"), told("p-1", text=bad, place=bad), told("p-2"))
    keep(provider(mission, "press"), told("s-1", kind_said=bad), told("s-2"))
    match(None, mission, ASKED)
    for address in (QUEUE, f"{QUEUE}decided/"):
        assert bad not in page(as_(analyst), address)
