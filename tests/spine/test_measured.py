"""Suggestions are as good as the manual says, and their confidence is what was measured."""

from pathlib import Path

from benchmarks.mandates import spine


def test_the_first_suggestion_is_right_twice_as_often_as_by_common_words(tmp_path: Path) -> None:
    ((found, tasks),) = spine.settings(tmp_path).values()
    ours, theirs = (spine.score(found, way(found, tasks)) for way in (spine.suggested, spine.baseline))
    assert ours.right / ours.suggested > 0.88
    assert ours.in_three / ours.suggested > 0.95
    assert ours.right > 2 * theirs.right
    assert ours.vain < theirs.vain


def test_the_scored_half_is_told_apart_from_the_one_that_weights_were_chosen_on(tmp_path: Path) -> None:
    ((found, tasks),) = spine.settings(tmp_path).values()
    ranking = spine.suggested(found, tasks)
    tuning, scored, both = (spine.score(found, ranking, half) for half in (True, False, None))
    assert tuning.keyed + scored.keyed == both.keyed == 186
    assert scored.right / scored.suggested > 0.85


def test_on_the_printed_lines_and_the_words_of_the_resolution_too(shared: Path) -> None:
    found, tasks = spine.settings(shared)["printed lines, text"]
    told = spine.score(found, spine.suggested(found, tasks))
    assert told.right / told.suggested > 0.77
    assert told.in_three / told.suggested > 0.9


def test_a_confidence_is_the_share_that_was_right(shared: Path) -> None:
    for told in spine.bands(spine.settings(shared)):
        said, right = (float(word) for word in told.split() if word[0].isdigit() and "/" not in word)
        assert abs(said - right) < 0.05
