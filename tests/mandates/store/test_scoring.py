"""Scores of measures: each scorer's own history, what is taken back, and how far two agree."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import store
from bluehelm.mandates.measured import progress
from bluehelm.record import history
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import BRIDGES, EARLY, NEXT, OIL, OTHER_CONTENT, SECOND

MARCH, MAY, JUNE = date(2020, 3, 1), date(2020, 5, 1), date(2020, 6, 1)


@pytest.fixture(autouse=True)
def early(mission: Mission) -> store.Saved:
    return store.save(EARLY, b"early", "early.txt", None)


def oil() -> store.MeasureRow:
    return next(row for row in store.measures("UNMIX") if row.measure == OIL)


def bridges() -> store.MeasureRow:
    return next(row for row in store.measures("UNMIX") if row.measure == BRIDGES)


def test_each_change_of_a_measure_is_kept_with_its_evidence(
    early: store.Saved, analyst: User, colleague: User
) -> None:
    store.score("UNMIX", oil().id, "under_way", JUNE, analyst, evidence="half the barrels", symbol="S/2020/5")
    store.score("UNMIX", oil().id, "not_begun", MAY, analyst, evidence="no barrel seen")
    store.score("UNMIX", oil().id, "set_back", JUNE, colleague, evidence="barrels taken back")
    found = oil()
    assert (found.text_id, len(found.scores)) == (early.id, 3)
    assert [(one.day, one.scorer, one.state) for one in found.scores] == [
        (MAY, "analyst", "not_begun"),
        (JUNE, "analyst", "under_way"),
        (JUNE, "colleague", "set_back"),
    ]
    assert (found.scores[1].evidence, found.scores[1].symbol) == ("half the barrels", "S/2020/5")
    counted = progress.shares([row.id for row in store.measures("UNMIX")], found.scores, "analyst", JUNE)
    assert {share.state: (share.count, share.known) for share in counted}["under_way"] == (1, 1)


def test_the_same_measure_of_the_next_mandate_goes_on(analyst: User) -> None:
    store.score("UNMIX", oil().id, "under_way", MAY, analyst, evidence="half the barrels")
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert (oil().symbol, len(oil().scores)) == (SECOND, 1)
    assert oil().since == EARLY.adopted  # asked for from the first text on
    assert len(store.measures("UNMIX")) == 2


def test_two_scorers_are_compared_once_both_scored_enough(analyst: User, colleague: User) -> None:
    many = tuple(replace(OIL, text=f"Calls upon the Government of Ix to open bridge {n}") for n in range(12))
    store.save(replace(EARLY, measures=many), b"early", "early.txt", None)
    for n, row in enumerate(store.measures("UNMIX")):
        store.score("UNMIX", row.id, "done" if n < 6 else "not_begun", MAY, analyst, evidence="seen")
        store.score("UNMIX", row.id, "done" if n < 5 else "not_begun", JUNE, colleague, evidence="seen")
    found = store.agreement("UNMIX", "analyst", "colleague", JUNE)
    assert (found.n, found.same) == (12, 11)
    assert found.kappa == pytest.approx(5 / 6)
    early = store.agreement("UNMIX", "analyst", "colleague", MAY)
    assert (early.n, early.kappa) == (0, None)


@pytest.mark.parametrize(
    ("state", "day", "evidence", "said"),
    [
        ("perhaps", MAY, "seen", "no state"),
        ("done", MAY, " ", "no evidence"),
        ("done", date(2999, 1, 1), "seen", "is to come"),
        ("done", date(2019, 2, 28), "seen", "is before 2019-03-01"),
    ],
)
def test_a_score_that_makes_no_sense_is_refused(
    state: str, day: date, evidence: str, said: str, analyst: User
) -> None:
    with pytest.raises(BadInput, match=said):
        store.score("UNMIX", oil().id, state, day, analyst, evidence=evidence)
    assert Change.objects.count() == 1


def test_the_day_of_adoption_can_be_scored(analyst: User) -> None:
    store.score("UNMIX", oil().id, "not_begun", date(2019, 3, 1), analyst, evidence="nothing yet")
    assert len(oil().scores) == 1


def test_the_same_score_given_twice_is_kept_once(analyst: User, colleague: User) -> None:
    store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="seen")
    with pytest.raises(Refused, match="this very score already"):
        store.score("UNMIX", oil().id, "done", MAY, analyst, evidence=" seen ")
    store.score("UNMIX", oil().id, "done", MAY, colleague, evidence="seen")
    assert [one.scorer for one in oil().scores] == ["analyst", "colleague"]


def test_only_an_editor_of_the_mission_scores(reader: User, stranger: User, analyst: User) -> None:
    with pytest.raises(Refused, match="editor"):
        store.score("UNMIX", oil().id, "done", MAY, reader, evidence="seen")
    with pytest.raises(Unseen):
        store.score("UNMIX", oil().id, "done", MAY, stranger, evidence="seen")
    with pytest.raises(Unseen, match="no measure"):
        store.score("UNMIX", "0" * 12, "done", MAY, analyst, evidence="seen")
    assert not tables.Score.objects.exists()


def test_a_number_is_kept_with_the_quantity_it_is_of(analyst: User) -> None:
    store.score("UNMIX", oil().id, "under_way", MAY, analyst, evidence="seen", reached=Decimal("120.50"))
    assert (oil().scores[0].reached, oil().scores[0].quantity) == (Decimal("120.5"), "400 barrels")
    assert store.faults() == []


@pytest.mark.parametrize(
    ("reached", "quantity", "said"),
    [
        (Decimal(-1), "", "from zero on"),
        (Decimal("NaN"), "", "from zero on"),
        (Decimal(7), "50 bridges", "sets no '50 bridges'"),
    ],
)
def test_a_number_that_cannot_be_is_refused(
    reached: Decimal, quantity: str, said: str, analyst: User
) -> None:
    with pytest.raises(BadInput, match=said):
        store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="x", reached=reached, quantity=quantity)
    with pytest.raises(BadInput, match="sets no number"):
        store.score("UNMIX", bridges().id, "done", MAY, analyst, evidence="x", reached=Decimal(1))
    assert not tables.Score.objects.exists()


def test_a_withdrawn_score_stays_visible_and_counts_no_more(analyst: User) -> None:
    store.score("UNMIX", oil().id, "not_begun", MAY, analyst, evidence="no barrel")
    store.score("UNMIX", oil().id, "done", JUNE, analyst, evidence="all of them")
    store.withdraw_score(oil().scores[-1].id, analyst, "they were empty")
    found = oil()
    assert [one.state for one in found.scores] == ["not_begun"]
    back = found.withdrawn[0]
    assert (back.state, back.withdrawn_by, back.withdrawn_why) == ("done", "analyst", "they were empty")
    assert progress.current(store.scores("UNMIX"), JUNE)["analyst"][found.id].state == "not_begun"
    assert Change.objects.order_by("n").last().verb == "score withdrawn"  # type: ignore[union-attr]
    assert history.verify().ok
    assert store.faults() == []


def test_what_was_withdrawn_can_be_said_again(analyst: User) -> None:
    for _ in range(2):
        store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="seen")
        store.withdraw_score(oil().scores[0].id, analyst, "too early")
    store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="seen")
    assert (len(oil().scores), len(oil().withdrawn)) == (1, 2)


def test_nobody_takes_back_what_another_said(
    mission: Mission, analyst: User, colleague: User, reader: User, stranger: User
) -> None:
    store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="seen")
    given = oil().scores[0].id
    for who, error in ((colleague, Refused), (reader, Refused), (stranger, Unseen)):
        with pytest.raises(error):
            store.withdraw_score(given, who, "I doubt it")
    with pytest.raises(BadInput, match="a reason is needed"):
        store.withdraw_score(given, analyst, "  ")
    with pytest.raises(Unseen, match="no score"):
        store.withdraw_score(given + 1, analyst, "which?")
    assert oil().withdrawn == ()
    mission.memberships.filter(user=colleague).update(role="administrator")
    store.withdraw_score(given, colleague, "given in the wrong mission")
    with pytest.raises(Refused, match="withdrawn already"):
        store.withdraw_score(given, analyst, "me too")


def test_a_score_withdrawn_behind_the_history_s_back_is_found(analyst: User) -> None:
    store.score("UNMIX", oil().id, "done", MAY, analyst, evidence="seen")
    tables.Score.objects.update(withdrawn=Change.objects.order_by("n").last())
    assert [fault for fault in store.faults() if "withdrawn" in fault]
