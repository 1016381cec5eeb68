from datetime import date

import pytest

from bluehelm.errors import BadInput
from bluehelm.mandates.measured.progress import Score, agreement, checked, current, history, shares

MAY, JUNE = date(2031, 5, 1), date(2031, 6, 1)


def score(measure: str, state: str, day: date = MAY, scorer: str = "Ana") -> Score:
    return Score(measure, state, day, scorer, "S/2031/77, paragraph 4")


def test_history_keeps_only_the_days_on_which_a_state_changed() -> None:
    scores = [
        score("3#1", "done", JUNE),
        score("3#1", "under_way"),
        score("3#1", "under_way", date(2031, 5, 9)),
    ]
    assert [(one.day, one.state) for one in history(scores, "3#1")] == [(MAY, "under_way"), (JUNE, "done")]


def test_history_of_one_scorer_does_not_hide_the_other_s_first_word() -> None:
    scores = [score("3#1", "done"), score("3#1", "done", JUNE, "Ben")]
    assert [one.scorer for one in history(scores, "3#1")] == ["Ana", "Ben"]


def test_the_current_state_is_the_last_one_up_to_the_day() -> None:
    scores = [score("3#1", "under_way"), score("3#1", "done", JUNE)]
    assert current(scores, date(2031, 5, 31))["Ana"]["3#1"].state == "under_way"
    assert current(scores, JUNE)["Ana"]["3#1"].state == "done"


def test_shares_show_their_denominator_and_the_unknown() -> None:
    scores = [score("3#1", "done"), score("3#2", "under_way"), score("3#3", "unknown")]
    found = {share.state: share for share in shares(["3#1", "3#2", "3#3", "3#4"], scores, "Ana", JUNE)}
    assert found["done"].share == 0.5
    assert (found["done"].count, found["done"].known, found["done"].unknown) == (1, 2, 2)
    assert "unknown" not in found


def test_nothing_scored_gives_no_share_rather_than_none_done() -> None:
    assert all(share.share is None and share.unknown == 2 for share in shares(["1", "2"], [], "Ana", MAY))


def test_agreement_is_withheld_below_ten_measures_scored_by_both() -> None:
    scores = [score(str(n), "done", MAY, scorer) for n in range(9) for scorer in ("Ana", "Ben")]
    found = agreement(scores, "Ana", "Ben", JUNE)
    assert (found.n, found.same, found.share, found.kappa) == (9, 9, None, None)
    assert found.note is not None
    assert "9 measures" in found.note


def test_kappa_takes_off_what_chance_would_agree_on() -> None:
    # 20 measures: both done 10, both under way 4, Ana done and Ben under way 4, the other way round 2
    pairs = [("done", "done")] * 10 + [("under_way", "under_way")] * 4
    pairs += [("done", "under_way")] * 4 + [("under_way", "done")] * 2
    scores = [
        score(str(n), state, MAY, scorer)
        for n, pair in enumerate(pairs)
        for scorer, state in zip(("Ana", "Ben"), pair, strict=True)
    ]
    found = agreement(scores, "Ana", "Ben", JUNE)
    chance = (14 * 12 + 6 * 8) / 400
    assert found.share == pytest.approx(0.7)
    assert found.kappa == pytest.approx((0.7 - chance) / (1 - chance))


def test_unknown_states_are_in_no_agreement() -> None:
    scores = [score(str(n), "done", MAY, scorer) for n in range(10) for scorer in ("Ana", "Ben")]
    scores.append(score("0", "unknown", JUNE, "Ben"))
    assert agreement(scores, "Ana", "Ben", JUNE).n == 9


def test_kappa_has_no_value_where_everything_got_the_same_state() -> None:
    scores = [score(str(n), "done", MAY, scorer) for n in range(12) for scorer in ("Ana", "Ben")]
    found = agreement(scores, "Ana", "Ben", JUNE)
    assert (found.share, found.kappa) == (1.0, None)


def test_a_state_that_is_not_in_the_vocabulary_is_refused() -> None:
    with pytest.raises(BadInput, match="'nearly' is no state"):
        checked([score("3#1", "nearly")])


def test_a_score_without_evidence_is_refused() -> None:
    with pytest.raises(BadInput, match="no evidence"):
        checked([Score("3#1", "done", MAY, "Ana", " ")])
