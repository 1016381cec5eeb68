"""The duties of real texts, against what was read by hand before the rules were written."""

from pathlib import Path

import pytest

from benchmarks.mandates.duties import Score, outcome


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, dict[str, Score]]:
    return outcome(shared)


def test_every_duty_of_the_seed_is_found_with_all_its_days(scores: dict[str, dict[str, Score]]) -> None:
    found = scores["seed"]["duties"]
    assert (found.keyed, found.read, found.both) == (12, 12, 12)
    assert found.agree == dict.fromkeys(found.agree, 12)


def test_every_measure_and_intent_of_the_seed_is_found(scores: dict[str, dict[str, Score]]) -> None:
    for kind, count in (("measures", 12), ("intents", 3)):
        found = scores["seed"][kind]
        assert (found.keyed, found.read, found.both) == (count, count, count)
        assert found.agree == dict.fromkeys(found.agree, count)


def test_texts_that_the_rules_were_not_mended_with_are_read_as_well(
    scores: dict[str, dict[str, Score]],
) -> None:
    found = scores["only scored"]["duties"]
    assert found.both / found.keyed >= 0.9
    assert found.both / found.read >= 0.9
    assert found.agree["dates"] / found.both >= 0.9
