"""Scores of measures: each scorer's own history, and how far two agree."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import store
from bluehelm.mandates.measured import progress
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import CONTENT, NEXT, OIL, OTHER_CONTENT, SECOND, TEXT

MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)


def oil() -> store.MeasureRow:
    return next(row for row in store.measures("UNMIX") if row.measure == OIL)


def test_each_change_of_a_measure_is_kept_with_its_evidence(
    saved: store.Saved, analyst: User, colleague: User
) -> None:
    store.score("UNMIX", oil().id, "under_way", JUNE, analyst, evidence="half the barrels", symbol="S/2020/5")
    store.score("UNMIX", oil().id, "not_begun", MAY, analyst, evidence="no barrel seen")
    store.score("UNMIX", oil().id, "set_back", JUNE, colleague, evidence="barrels taken back")
    found = oil()
    assert (found.text_id, len(found.scores)) == (saved.id, 3)
    assert [(one.day, one.scorer, one.state) for one in found.scores] == [
        (MAY, "analyst", "not_begun"),
        (JUNE, "analyst", "under_way"),
        (JUNE, "colleague", "set_back"),
    ]
    assert (found.scores[1].evidence, found.scores[1].symbol) == ("half the barrels", "S/2020/5")
    counted = progress.shares([row.id for row in store.measures("UNMIX")], found.scores, "analyst", JUNE)
    assert {share.state: (share.count, share.known) for share in counted}["under_way"] == (1, 1)


@pytest.mark.usefixtures("saved")
def test_the_same_measure_of_the_next_mandate_goes_on(analyst: User) -> None:
    store.score("UNMIX", oil().id, "under_way", MAY, analyst, evidence="half the barrels")
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert (oil().symbol, len(oil().scores)) == (SECOND, 1)
    assert len(store.measures("UNMIX")) == 2


def test_two_scorers_are_compared_once_both_scored_enough(
    mission: Mission, analyst: User, colleague: User
) -> None:
    many = tuple(replace(OIL, text=f"Calls upon the Government of Ix to open bridge {n}") for n in range(12))
    store.save(replace(TEXT, measures=many), CONTENT, "first.txt", None)
    for n, row in enumerate(store.measures("UNMIX")):
        store.score("UNMIX", row.id, "done" if n < 6 else "not_begun", MAY, analyst, evidence="seen")
        store.score("UNMIX", row.id, "done" if n < 5 else "not_begun", JUNE, colleague, evidence="seen")
    found = store.agreement("UNMIX", "analyst", "colleague", JUNE)
    assert (found.n, found.same) == (12, 11)
    assert found.kappa == pytest.approx(5 / 6)
    early = store.agreement("UNMIX", "analyst", "colleague", MAY)
    assert (early.n, early.kappa) == (0, None)


@pytest.mark.usefixtures("saved")
def test_a_score_that_makes_no_sense_is_refused(analyst: User) -> None:
    for state, day, evidence, said in (
        ("perhaps", MAY, "seen", "no state"),
        ("done", MAY, " ", "no evidence"),
        ("done", date(2999, 1, 1), "seen", "is to come"),
    ):
        with pytest.raises(BadInput, match=said):
            store.score("UNMIX", oil().id, state, day, analyst, evidence=evidence)
    assert Change.objects.count() == 1


@pytest.mark.usefixtures("saved")
def test_only_an_editor_of_the_mission_scores(reader: User, stranger: User, analyst: User) -> None:
    with pytest.raises(Refused, match="editor"):
        store.score("UNMIX", oil().id, "done", MAY, reader, evidence="seen")
    with pytest.raises(Unseen):
        store.score("UNMIX", oil().id, "done", MAY, stranger, evidence="seen")
    with pytest.raises(Unseen, match="no measure"):
        store.score("UNMIX", "0" * 12, "done", MAY, analyst, evidence="seen")
