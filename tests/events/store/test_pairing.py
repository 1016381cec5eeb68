"""People decide about pairs, two of them at once, and take it back: both incidents stand as before."""

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.store import pairing, pairs
from bluehelm.events.store.matching import match
from bluehelm.record import history
from bluehelm.record.models import Change, Mission, User
from tests.events.eventmaking import keep, killed, provider
from tests.events.store.test_matching import ASKED, groups, number, told

pytestmark = pytest.mark.django_db


def incidents(mission: Mission) -> list[dict[str, object]]:
    """All that an incident says, but for the entry that touched it; of one merged away, where it leads."""
    rows = list(tables.Incident.objects.filter(mission=mission).order_by("pk").values())
    for row in rows:
        del row["change_n"]
    return [row if row["into_id"] is None else {"id": row["id"], "into": row["into_id"]} for row in rows]


@pytest.fixture
def asked(mission: Mission) -> Mission:
    """Two accounts each of two providers that nothing tells apart: two pairs are doubtful."""
    keep(provider(mission, "patrol"), told("p-1", harm=(killed(2),)), told("p-2"))
    keep(provider(mission, "press"), told("s-1", harm=(killed(5),)), told("s-2"))
    match(None, mission, ASKED)
    return mission


def first(mission: Mission) -> tables.Pairing:
    found = pairing.following(mission, "mission")
    assert found is not None
    return found


def refs(row: tables.Pairing) -> list[str]:
    return sorted([row.one.ref, row.other.ref])


def test_the_same_joins_the_incidents_and_undo_restores_both_exactly(asked: Mission, analyst: User) -> None:
    before, pair = incidents(asked), first(asked)
    pairing.decide(analyst, asked, pair.pk, pairs.SAME, "both name the well")
    assert groups(asked) == [refs(pair)]
    [row] = pairing.rows(list(pairing.decided(asked, "mission")), "mission")
    assert (row.by, row.said, row.verdict, row.machine) == ("analyst", "both name the well", "same", False)
    pairing.undo(analyst, asked, pair.pk, "the wells differ")
    assert incidents(asked) == before
    assert first(asked).pk == pair.pk
    assert history.verify().ok


def test_a_decision_is_never_asked_again_and_the_machine_never_undoes_it(
    asked: Mission, analyst: User
) -> None:
    one = first(asked)
    other = pairing.following(asked, "mission", one.pk)
    assert other is not None
    pairing.decide(analyst, asked, one.pk, pairs.SAME)
    pairing.decide(analyst, asked, other.pk, pairs.DIFFERENT)
    match(None, asked, ASKED)
    assert groups(asked) == [refs(one)]
    assert tables.Pairing.objects.get(pk=other.pk).verdict == pairs.DIFFERENT
    assert {one.pk, other.pk} == {row.pk for row in pairing.decided(asked, "mission")}


def test_two_people_who_decide_the_same_pair_get_a_clear_answer(
    asked: Mission, analyst: User, colleague: User
) -> None:
    pair = first(asked)
    pairing.decide(analyst, asked, pair.pk, pairs.SAME)
    with pytest.raises(Refused, match=r"analyst decided this pair before, on .* UTC: same"):
        pairing.decide(colleague, asked, pair.pk, pairs.DIFFERENT)
    assert tables.Pairing.objects.get(pk=pair.pk).by == analyst


def test_a_pair_that_is_gone_says_so(asked: Mission, analyst: User) -> None:
    with pytest.raises(BadInput, match="asked about no more"):
        pairing.decide(analyst, asked, 999_999, pairs.SAME)
    with pytest.raises(BadInput, match="taken back before"):
        pairing.undo(analyst, asked, first(asked).pk)


def test_what_the_machine_joined_is_told_apart_and_back(asked: Mission, analyst: User) -> None:
    keep(provider(asked, "patrol"), told("p-9", 40, 16.0))
    keep(provider(asked, "press"), told("s-9", 40, 16.0))
    keep(provider(asked, "partner"), told("n-9", 40, 16.0))
    match(None, asked, ASKED)
    assert groups(asked) == [["n-9", "p-9", "s-9"]]
    before = incidents(asked)
    held = list(pairing.decided(asked, "mission", machine=True))
    pairing.pair(analyst, asked, (number("p-9"), number("n-9")), pairs.DIFFERENT, "other village")
    assert [len(some) for some in groups(asked)] == [2]
    match(None, asked, ASKED)
    assert all(not {"p-9", "n-9"} <= set(some) for some in groups(asked))
    decided = pairing.decided(asked, "mission").get(verdict=pairs.DIFFERENT)
    pairing.undo(analyst, asked, decided.pk)
    match(None, asked, ASKED)
    assert incidents(asked) == before
    assert len(held) == len(list(pairing.decided(asked, "mission", machine=True)))


def test_an_account_is_taken_out_of_its_incident_and_put_back(asked: Mission, analyst: User) -> None:
    keep(provider(asked, "patrol"), told("p-9", 40, 16.0))
    keep(provider(asked, "press"), told("s-9", 40, 16.0))
    match(None, asked, ASKED)
    before = incidents(asked)
    pairing.part(analyst, asked, number("s-9"), "told of the market, not of the road")
    assert groups(asked) == []
    match(None, asked, ASKED)
    assert groups(asked) == []
    pairing.undo(analyst, asked, pairing.decided(asked, "mission")[0].pk)
    assert incidents(asked) == before


def test_a_person_may_join_two_accounts_of_one_provider_and_the_machine_leaves_them(
    asked: Mission, analyst: User
) -> None:
    before = incidents(asked)
    row = pairing.pair(analyst, asked, (number("p-1"), number("p-2")), pairs.SAME, "told twice")
    assert groups(asked) == [["p-1", "p-2"]]
    match(None, asked, ASKED)
    assert any({"p-1", "p-2"} <= set(some) for some in groups(asked))
    pairing.undo(analyst, asked, row.pk)
    match(None, asked, ASKED)
    assert incidents(asked) == before


def test_what_goes_against_other_decisions_is_refused(asked: Mission, analyst: User) -> None:
    p1, p2, s1 = number("p-1"), number("p-2"), number("s-1")
    pairing.pair(analyst, asked, (p1, p2), pairs.DIFFERENT, "two villages")
    pairing.pair(analyst, asked, (p1, s1), pairs.SAME, "one village")
    entries = Change.objects.count()
    with pytest.raises(Refused, match=f"analyst told accounts {p1} and {p2} of these incidents apart"):
        pairing.pair(analyst, asked, (p2, s1), pairs.SAME, "all one")
    assert Change.objects.count() == entries
    pairing.pair(analyst, asked, (number("s-2"), s1), pairs.SAME, "told twice")
    with pytest.raises(Refused, match="Other decisions hold these accounts together"):
        pairing.pair(analyst, asked, (number("s-2"), p1), pairs.DIFFERENT, "no")


def test_undo_of_a_merger_of_mergers_gives_every_number_back(asked: Mission, analyst: User) -> None:
    p1, p2, s1, s2 = (number(ref) for ref in ("p-1", "p-2", "s-1", "s-2"))
    pairing.pair(analyst, asked, (p2, s2), pairs.SAME, "")
    before = incidents(asked)
    pair = pairing.pair(analyst, asked, (p1, p2), pairs.SAME, "")
    assert tables.Incident.objects.get(pk=s2).into_id == p1
    pairing.undo(analyst, asked, pair.pk)
    assert incidents(asked) == before
    assert tables.Incident.objects.get(pk=s2).into_id == p2
    assert s1 == tables.Incident.objects.get(pk=s1).lead


def test_later_leaves_a_pair_and_goes_on_behind_it(asked: Mission) -> None:
    one = first(asked)
    other = pairing.following(asked, "mission", one.pk)
    assert other is not None
    assert other.pk != one.pk
    assert pairing.following(asked, "mission", other.pk) is None


def test_nobody_is_asked_about_what_they_may_not_read(asked: Mission, reader: User, stranger: User) -> None:
    pair = first(asked)
    tables.Account.objects.filter(pk=pair.one_id).update(sensitivity="strictly_confidential")
    assert pair.pk not in set(pairing.waiting(asked, "mission").values_list("pk", flat=True))
    assert pair.pk in set(pairing.waiting(asked, "protection").values_list("pk", flat=True))
    for person in (reader, stranger):
        with pytest.raises(Refused):
            pairing.decide(person, asked, pair.pk, pairs.SAME)
        with pytest.raises(Refused):
            pairing.undo(person, asked, pair.pk)
