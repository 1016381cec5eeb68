"""The queue of names of places on the site."""

from collections.abc import Callable

import pytest
from django.test import Client

from bluehelm.events import models as tables
from bluehelm.events import naming as pure
from bluehelm.events.store import naming
from bluehelm.record.models import Mission, User
from tests.events.eventmaking import keep, provider
from tests.events.store.test_naming import located, nowhere

pytestmark = pytest.mark.django_db
QUEUE = "/m/UNMIX/incidents/places/"
SignIn = Callable[[User], Client]


@pytest.fixture
def named(mission: Mission) -> Mission:
    keep(
        provider(mission),
        nowhere("a-1", "Aguelhok"),
        nowhere("a-2", "Madina"),
        nowhere("a-3", "MADINA", 9),
        nowhere("a-4", "Qwxzt"),
    )
    naming.look(None, mission)
    return mission


def page(client: Client, address: str = QUEUE, status: int = 200, language: str = "en") -> str:
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_strangers_get_404_and_readers_403(named: Mission, stranger: User, reader: User, as_: SignIn) -> None:
    key = naming.by_name(named, "Madina").pk
    for person, status in ((stranger, 404), (reader, 403)):
        for address in (QUEUE, f"{QUEUE}decided/"):
            assert "Madina" not in page(as_(person), address, status)
        for address in (f"{QUEUE}{key}/", f"{QUEUE}{key}/undo/"):
            assert as_(person).post(address, {"choice": "unknown"}).status_code == status


def test_the_name_of_most_accounts_comes_first_with_its_candidates(
    named: Mission, analyst: User, as_: SignIn
) -> None:
    text = page(as_(analyst))
    assert "2 names of places wait." in text
    assert "2 accounts give this name and no point." in text
    assert "Several places bear this name" in text or "one of 53 places of this name" in text
    assert text.index("Madina") < text.index("Qwxzt")
    french = page(as_(analyst), language="fr")
    assert "écrit ainsi" in french


def test_a_candidate_is_chosen_for_all_accounts_and_taken_back(
    named: Mission, analyst: User, as_: SignIn
) -> None:
    key, place = naming.by_name(named, "Madina").pk, pure.candidates("Madina")[2]
    client = as_(analyst)
    client.post(f"{QUEUE}{key}/", {"choice": pure.key_of(place), "why": "the patrol was there"})
    assert located("a-2") == located("a-3") == ("decided", place.lat)
    assert "the patrol was there" in page(client, f"{QUEUE}decided/")
    client.post(f"{QUEUE}{key}/undo/")
    assert located("a-2") == ("asked", None)


def test_another_name_or_coordinates_are_looked_for_and_kept(
    named: Mission, analyst: User, as_: SignIn
) -> None:
    key, client = naming.by_name(named, "Qwxzt").pk, as_(analyst)
    assert "Nothing is known by that name" in page(client, f"{QUEUE}?name={key}")
    assert "Konna" in page(client, f"{QUEUE}?name={key}&other=Konna")
    text = page(client, f"{QUEUE}?name={key}&other=14.52,%20-4.10")
    place = pure.candidates("14.52, -4.10")[0]
    assert f'value="{pure.key_of(place)}"' in text
    client.post(f"{QUEUE}{key}/", {"choice": pure.key_of(place), "other": "14.52, -4.10"})
    assert located("a-4") == ("decided", 14.52)


def test_unknown_is_an_answer_and_none_is_not(named: Mission, analyst: User, as_: SignIn) -> None:
    key, client = naming.by_name(named, "Qwxzt").pk, as_(analyst)
    for choice in ("", "village/1/0.00000/0.00000"):
        client.post(f"{QUEUE}{key}/", {"choice": choice})
        assert naming.queue(named).filter(pk=key).exists()
    client.post(f"{QUEUE}{key}/", {"choice": "unknown"})
    assert tables.Naming.objects.get(pk=key).verdict == "unknown"


def test_two_people_at_one_name(named: Mission, analyst: User, colleague: User, as_: SignIn) -> None:
    key = naming.by_name(named, "Qwxzt").pk
    naming.decide(colleague, named, key, None)
    answer = as_(analyst).post(f"{QUEUE}{key}/", {"choice": "unknown"}, follow=True)
    assert "colleague decided this name before" in answer.content.decode()


def test_what_the_machine_found_is_listed_and_can_be_doubted(
    named: Mission, analyst: User, as_: SignIn
) -> None:
    assert "Aguelhok" in page(as_(analyst), f"{QUEUE}decided/?who=machine")
    key = naming.by_name(named, "Aguelhok").pk
    assert "Aguelhok" in page(as_(analyst), f"{QUEUE}?name={key}")
    as_(analyst).post(f"{QUEUE}{key}/", {"choice": "unknown"})
    assert located("a-1") == ("asked", None)


def test_names_are_escaped_and_nonsense_is_no_fault(mission: Mission, analyst: User, as_: SignIn) -> None:
    bad = "<script>alert(1)</script>"
    keep(provider(mission), nowhere("a-1", bad))
    naming.look(None, mission)
    assert bad not in page(as_(analyst))
    for asked in ("?name=x", "?name=999", f"?other={'x' * 400}"):
        page(as_(analyst), f"{QUEUE}{asked}")
    page(as_(analyst), f"{QUEUE}decided/?page=99&who=nobody")
