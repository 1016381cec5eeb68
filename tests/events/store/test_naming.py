"""Names of places in the store: found where sure, else asked once, remembered, and taken back."""

import json

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events import naming as pure
from bluehelm.events.store import naming
from bluehelm.events.store.matching import match
from bluehelm.record.models import Change, Mission, User
from bluehelm.record.said import Said
from tests.events.eventmaking import keep, provider
from tests.events.store.test_matching import ASKED, groups, told

pytestmark = pytest.mark.django_db


def nowhere(ref: str, place: str, day: int = 0, **extra: str) -> Said:
    return told(ref, day, lat=None, lon=None, precision_km=None, place=place, extra=extra)


def located(ref: str) -> tuple[str, float | None]:
    row = tables.Account.objects.get(ref=ref, current=True).incident
    return row.located, row.lat


@pytest.fixture
def named(mission: Mission) -> Mission:
    """A name that is sure, one that exists many times, twice given, and one that nobody knows."""
    keep(
        provider(mission),
        nowhere("a-1", "Aguelhok"),
        nowhere("a-2", "Madina"),
        nowhere("a-3", "MADINA", 9),
        nowhere("a-4", "Qwxzt"),
    )
    naming.look(None, mission)
    return mission


def test_the_machine_places_what_it_is_sure_of_and_asks_about_the_rest(named: Mission) -> None:
    assert located("a-1") == ("found", pytest.approx(19.46, abs=0.1))
    assert located("a-2") == ("asked", None)
    assert [(row.shown, row.accounts) for row in naming.queue(named)] == [("Madina", 2), ("Qwxzt", 1)]


def test_looking_again_changes_nothing(named: Mission) -> None:
    entries = Change.objects.count()
    assert naming.look(None, named).found == 0
    assert Change.objects.count() == entries


def test_a_decision_places_all_accounts_of_the_name_and_later_ones(named: Mission, analyst: User) -> None:
    row = naming.by_name(named, "madina")
    place = pure.candidates(row.shown)[1]
    assert naming.decide(analyst, named, row.pk, place, "the patrol was there") == 2
    assert located("a-2") == located("a-3") == ("decided", place.lat)
    keep(provider(named), nowhere("a-9", "Madina ", 30))
    assert naming.look(None, named).placed == 1
    assert located("a-9") == ("decided", place.lat)
    [done] = naming.seen(named, naming.decided(named), "mission", 10)
    assert (done.by, done.said, done.verdict, done.accounts) == (
        "analyst",
        "the patrol was there",
        "decided",
        3,
    )


def test_undo_takes_the_place_away_again(named: Mission, analyst: User) -> None:
    row = naming.by_name(named, "Madina")
    naming.decide(analyst, named, row.pk, pure.candidates("Madina")[0])
    naming.undo(analyst, named, row.pk, "another Madina")
    assert located("a-2") == ("asked", None)
    assert naming.queue(named).filter(pk=row.pk).exists()
    with pytest.raises(BadInput, match="taken back before"):
        naming.undo(analyst, named, row.pk)


def test_what_the_machine_found_is_overruled_and_found_again_after_undo(
    named: Mission, analyst: User
) -> None:
    row, before = naming.by_name(named, "Aguelhok"), located("a-1")
    naming.decide(analyst, named, row.pk, pure.candidates("15.5, -3.2")[0])
    assert located("a-1") == ("decided", 15.5)
    naming.undo(analyst, named, row.pk)
    assert located("a-1") == before


def test_a_person_gives_up_and_nobody_is_asked_again(named: Mission, analyst: User) -> None:
    row = naming.by_name(named, "Qwxzt")
    naming.decide(analyst, named, row.pk, None, "no such place in any list")
    naming.look(None, named)
    assert not naming.queue(named).filter(pk=row.pk).exists()
    assert naming.decided(named)[0].verdict == "unknown"


def test_two_people_who_decide_one_name_get_a_clear_answer(
    named: Mission, analyst: User, colleague: User
) -> None:
    row = naming.by_name(named, "Qwxzt")
    naming.decide(analyst, named, row.pk, None)
    with pytest.raises(Refused, match=r"analyst decided this name before, on .* UTC: unknown"):
        naming.decide(colleague, named, row.pk, pure.candidates("Konna")[0])


def test_the_area_that_another_column_tells_makes_two_names_of_one(mission: Mission) -> None:
    keep(provider(mission), nowhere("a-1", "Madina", Cercle="Kita"), nowhere("a-2", "Madina", admin2="Kati"))
    naming.look(None, mission)
    shown = sorted(naming.queue(mission).values_list("shown", flat=True))
    assert shown == ["Madina (cercle de Kati)", "Madina (cercle de Kita)"]


def test_a_place_that_was_decided_lets_accounts_match(named: Mission, analyst: User) -> None:
    place = pure.candidates("Konna")[0]
    keep(provider(named, "press"), told("s-1", 0, place.lat, lon=place.lon))
    assert match(None, named, ASKED).without_place == 3
    naming.decide(analyst, named, naming.by_name(named, "Qwxzt").pk, place)
    match(None, named, ASKED)
    assert groups(named) == [["a-4", "s-1"]]


def test_names_of_what_is_beyond_the_audience_are_not_shown(named: Mission) -> None:
    hidden = tables.Account.objects.get(ref="a-4").incident_id
    tables.Incident.objects.filter(pk=hidden).update(rank=3)
    shown = {who: [row.shown for row in naming.seen(named, naming.queue(named), who, 9)]
             for who in ("mission", "protection")}  # fmt: skip
    assert shown == {"mission": ["Madina"], "protection": ["Madina", "Qwxzt"]}


def test_a_reader_may_neither_look_nor_decide(named: Mission, reader: User) -> None:
    row = naming.by_name(named, "Madina")
    for act in (
        lambda: naming.look(reader, named),
        lambda: naming.decide(reader, named, row.pk, None),
        lambda: naming.undo(reader, named, row.pk),
    ):
        with pytest.raises(Refused):
            act()


def test_the_history_tells_what_was_and_what_is(named: Mission, analyst: User) -> None:
    naming.decide(analyst, named, naming.by_name(named, "Madina").pk, pure.candidates("Madina")[0])
    change = Change.objects.order_by("-n")[0]
    [said] = [one for one in json.loads(change.batch) if one["table"] == naming.TABLE]
    assert (said["before"]["verdict"], said["after"]["verdict"], change.by) == ("open", "decided", analyst)
