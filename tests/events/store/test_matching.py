"""Accounts in the store matched: incidents joined, doubtful pairs asked, once and for all."""

from datetime import date, timedelta

import pytest

from bluehelm.errors import Refused
from bluehelm.events import models as tables
from bluehelm.events.store import matching, pairs
from bluehelm.events.store.matching import Asked, match
from bluehelm.record.models import Change, Mission, User
from bluehelm.record.said import Said
from tests.events.eventmaking import keep, provider, said

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
ASKED = Asked(days=2, km=10.0)


def told(ref: str, day: int = 0, lat: float = 14.94, **given: object) -> Said:
    when = DAY + timedelta(days=day)
    return said(ref=ref, first=when, last=when, lat=lat, **given)


def groups(mission: Mission) -> list[list[str]]:
    """The references of the accounts of every incident, told by two or more."""
    found: dict[int, list[str]] = {}
    for incident, ref in tables.Account.objects.filter(mission=mission, current=True).values_list(
        "incident_id", "ref"
    ):
        found.setdefault(incident, []).append(ref)
    return sorted(sorted(some) for some in found.values() if len(some) > 1)


def number(ref: str) -> int:
    return tables.Account.objects.get(ref=ref, current=True).pk


@pytest.fixture
def three(mission: Mission) -> Mission:
    """Three providers: one attack told by all, one told by two, and some told once."""
    keep(provider(mission, "patrol"), told("p-1"), told("p-2", 20, 16.0), told("p-3", 60, 15.0))
    keep(provider(mission, "partner"), told("n-1", 0, 14.95), told("n-2", 100, 13.0))
    keep(provider(mission, "press"), told("s-1", 1, 14.94), told("s-2", 20, 16.01))
    return mission


def test_accounts_of_one_event_become_one_incident(three: Mission) -> None:
    outcome = match(None, three, ASKED)
    assert groups(three) == [["n-1", "p-1", "s-1"], ["p-2", "s-2"]]
    assert (outcome.accounts, outcome.incidents, outcome.together) == (7, 2, 5)
    merged = tables.Incident.objects.get(pk=tables.Account.objects.get(ref="s-1").incident_id)
    assert (merged.accounts, merged.providers) == (3, 3)


def test_a_second_run_changes_nothing_not_even_the_history(three: Mission) -> None:
    match(None, three, ASKED)
    entries = Change.objects.count()
    assert match(None, three, ASKED).moved == 0
    assert Change.objects.count() == entries


def test_the_order_of_loading_does_not_matter(mission: Mission) -> None:
    keep(provider(mission, "press"), told("s-2", 20, 16.01), told("s-1", 1, 14.94))
    keep(provider(mission, "partner"), told("n-2", 100, 13.0), told("n-1", 0, 14.95))
    keep(provider(mission, "patrol"), told("p-3", 60, 15.0), told("p-2", 20, 16.0), told("p-1"))
    match(None, mission, ASKED)
    assert groups(mission) == [["n-1", "p-1", "s-1"], ["p-2", "s-2"]]


def test_new_accounts_join_what_is_there_and_leave_the_rest_alone(three: Mission) -> None:
    match(None, three, ASKED)
    since = Change.objects.order_by("-n").values_list("n", flat=True)[0]
    before = set(tables.Incident.objects.filter(change_n__lte=since, into=None).values_list("pk", flat=True))
    keep(provider(three, "partner"), told("n-3", 20, 16.0), told("n-4", 60, 15.0))
    outcome = match(None, three, Asked(days=2, km=10.0, since=since))
    assert groups(three) == [["n-1", "p-1", "s-1"], ["n-3", "p-2", "s-2"], ["n-4", "p-3"]]
    assert outcome.moved == 2
    untouched = tables.Account.objects.get(ref="p-1").incident_id
    assert untouched in before
    assert tables.Incident.objects.get(pk=untouched).change_n <= since
    match(None, three, ASKED)
    assert groups(three) == [["n-1", "p-1", "s-1"], ["n-3", "p-2", "s-2"], ["n-4", "p-3"]]


def test_a_newer_version_of_an_account_keeps_its_place(three: Mission) -> None:
    match(None, three, ASKED)
    keep(provider(three, "press"), told("s-1", 1, 14.94, text="Invented: told again, in other words."))
    match(None, three, ASKED)
    assert groups(three) == [["n-1", "p-1", "s-1"], ["p-2", "s-2"]]
    stale = tables.Pairing.objects.filter(one__current=False) | tables.Pairing.objects.filter(
        other__current=False
    )
    assert not stale.exists()


def test_what_no_place_is_known_for_is_left_alone(mission: Mission) -> None:
    keep(provider(mission, "patrol"), told("p-1", lat=None, lon=None, place="Qwxzt"))
    keep(provider(mission, "press"), told("s-1"))
    assert match(None, mission, ASKED).without_place == 1
    assert groups(mission) == []


def test_doubtful_pairs_wait_with_probability_and_reasons(mission: Mission) -> None:
    keep(provider(mission, "patrol"), told("p-1"), told("p-2"))
    keep(provider(mission, "press"), told("s-1"), told("s-2"))
    outcome = match(None, mission, ASKED)
    waiting = tables.Pairing.objects.filter(verdict=pairs.OPEN)
    assert outcome.doubtful == len(waiting) == 2
    assert groups(mission) == []
    assert all(0.2 < one.probability <= 0.5 for one in waiting)  # type: ignore[operator]
    assert "même jour" in pairs.why(waiting[0].why, "fr")


def test_what_was_interrupted_goes_on(three: Mission, monkeypatch: pytest.MonkeyPatch) -> None:
    from bluehelm.events.store import linking

    monkeypatch.setattr(linking, "BATCH", 1)

    def stop(what: str, done: int, of: int) -> None:
        if what == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        match(None, three, ASKED, stop)
    assert len(groups(three)) == 1
    match(None, three, ASKED)
    assert groups(three) == [["n-1", "p-1", "s-1"], ["p-2", "s-2"]]


def test_blocks_give_what_the_whole_gives(three: Mission) -> None:
    match(None, three, Asked(days=2, km=10.0, block=2))
    assert groups(three) == [["n-1", "p-1", "s-1"], ["p-2", "s-2"]]


def test_a_reader_may_not_match(three: Mission, reader: User, stranger: User) -> None:
    for person in (reader, stranger):
        with pytest.raises(Refused):
            match(person, three, ASKED)
    assert matching.match(None, three, ASKED).incidents == 2


def test_what_is_placed_less_precisely_than_the_km_asked_is_left_alone(mission: Mission) -> None:
    keep(provider(mission, "patrol"), told("p-1", precision_km=60.0))
    keep(provider(mission, "press"), told("s-1"))
    assert match(None, mission, ASKED).without_place == 1
    assert groups(mission) == []
    assert match(None, mission, Asked(days=2, km=100.0)).without_place == 0
    assert groups(mission) == [["p-1", "s-1"]]
