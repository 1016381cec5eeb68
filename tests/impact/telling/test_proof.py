"""How often the estimator errs, said from the proof that the package holds."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bluehelm.impact.prove.proved import Proved, Short
from bluehelm.impact.prove.worlds import WORLDS
from bluehelm.impact.telling import proof


def short(world: str, effect: int, **given: object) -> Short:
    known = Short(
        cell=f"{world}:{effect:+d}",
        world=world,
        effect=effect,
        bounded=True,
        runs=200,
        responses=301.4,
        coverage=(0.9412, 0.953),
        bias=(0.01, 0.02),
        found=0.042,
        found_error=0.014,
        peer=0.61,
        declined=0.0,
        held=True,
        apart={},
    )
    return replace(known, **given)  # type: ignore[arg-type]


CELLS = (
    short("chased", -60, found=0.9),
    short("chased", 0, coverage=(0.9312, 0.949)),
    short("steady", 0, coverage=(0.92, 0.98), found=0.01),
    short("unchased", 0, found=0.03),
    short("tipped", -30, coverage=(0.0, 0.03), bounded=False, apart={"tipped": 0.3}),
    short("tipped", 0, coverage=(0.01, 0.08), found=0.95, bounded=False, apart={"tipped": 0.3}),
    short("lasting", -30, coverage=None, bounded=False, apart={"reach_days": 40.0}),
    short("misplaced", 0, bounded=False, apart={"misplaced_km": 2.5}),
)
Use = Callable[[Proved], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Another proof in place of the one that the package holds."""
    return lambda found: monkeypatch.setattr(proof, "proved", lambda: found)


def test_coverage_false_positives_power_and_what_they_rest_on_are_said(use: Use) -> None:
    use(Proved(0, proof.now(), CELLS))
    held, wrong, power, others, by = proof.texts("en")
    assert "93.1 to 95.3 of 100 intervals held the truth (95 are promised)" in held
    assert "stood out all the same in 4.2 (± 1.4) of 100 tables" in wrong
    assert "The older method (matched wake analysis) found something in 61.0." in wrong
    assert "With about 301 responses, what stood out: a fall of 60% in 90.0 of 100 tables." in power
    assert "In 2 other worlds" in others
    assert "92.0 to 98.0 of 100 intervals" in others
    assert "in 1.0 to 3.0 of 100" in others
    assert "1600 simulated tables in 8 sorts" in by
    assert "earlier state" not in by


def test_numbers_are_written_as_the_language_has_them(use: Use) -> None:
    use(Proved(0, proof.now(), CELLS))
    assert "93,1 à 95,3 intervalles sur 100" in next(proof.texts("fr"))
    assert proof.broken("fr").rows[2][0].startswith("les événements sont mal placés d’environ 2,5 km")


def test_where_it_breaks_stands_in_a_table(use: Use) -> None:
    use(Proved(0, "x", CELLS))
    tipped, lasting, misplaced = proof.broken("en").rows
    assert tipped == (
        "a tip brings a response before 30 of 100 events that follow others",
        "0.0 to 8.0",
        "95.0",
    )
    assert lasting == ("the effect lasts 40 days, longer than any window", "none", "not tried")
    assert misplaced[1:] == ("94.1 to 95.3", "4.2")


def test_a_proof_of_another_estimator_says_so(use: Use) -> None:
    use(Proved(0, "x", CELLS))
    assert list(proof.texts("en"))[-1].endswith("made with an earlier state of the estimator.")


def test_a_proof_without_the_older_method_does_not_speak_of_it(use: Use) -> None:
    use(Proved(0, "x", tuple(replace(one, peer=None) for one in CELLS)))
    assert "older method" not in " ".join(proof.texts("en"))


def test_the_command_says_it_in_one_line(use: Use) -> None:
    use(Proved(0, "x", CELLS))
    assert proof.line().startswith(
        "on simulated data, 93.1 to 95.3 of 100 intervals held the truth and 4.2 of 100"
    )
    assert "this method found one in 61.0 of 100 tables, the default in 4.2" in proof.line(older=True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_packaged_proof_can_be_told_and_every_world_that_breaks_has_words(language: str) -> None:
    assert len(list(proof.texts(language))) == 5
    told = proof.broken(language)
    assert len(told.rows) == sum(not world.bounded for world in WORLDS)
    assert all(len(row) == len(told.heads) for row in told.rows)
