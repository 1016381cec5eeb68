"""Which task a line may serve, how sure that is and why."""

from dataclasses import replace

from bluehelm.spine.link import measured, suggest
from bluehelm.spine.rows import Choice, Line
from tests.spine.spinemaking import LINES, TASKS, line


def choices(asked: Line) -> tuple[Choice, ...]:
    return next(one.choices for one in suggest(LINES, TASKS) if one.line == asked.key)


def test_a_line_is_laid_beside_the_task_that_speaks_of_the_same() -> None:
    assert choices(line("ceasefire"))[0].path == "4"
    assert choices(line("Voter lists"))[0].path == "6"


def test_the_item_comes_before_the_paragraph_it_stands_in() -> None:
    assert [one.path for one in choices(line("30 patrols"))][:1] == ["5(a)"]


def test_a_suggestion_says_which_words_kinds_and_topics_it_rests_on() -> None:
    best = choices(line("ceasefire"))[0]
    assert "ceasefire" in best.words
    assert best.kinds == ("Ceasefire",)
    assert best.topics == ("ceasefire",)


def test_a_line_of_what_no_task_speaks_of_gets_no_suggestion() -> None:
    assert choices(line("landmines")) == ()


def test_lines_of_one_accomplishment_speak_for_one_another() -> None:
    alone = replace(line("4 workshops"), label="4 workshops with notables")
    among = [alone if one.key == alone.key else one for one in LINES]
    assert next(one for one in suggest(among, TASKS) if one.line == alone.key).choices[0].path == "6"
    assert suggest([replace(alone, title="")], TASKS)[0].choices == ()


def test_confidence_falls_with_strength_and_ends_below_the_last_band() -> None:
    found = [measured(strength) for strength in (2.0, 1.0, 0.75, 0.65, 0.55, 0.45, 0.1)]
    assert found[-1] is None
    sure = [one for one in found if one is not None]
    assert sure == sorted(sure, reverse=True)
    assert all(0 < one < 1 for one in sure)


def test_without_tasks_nothing_is_suggested() -> None:
    assert all(not one.choices for one in suggest(LINES, ()))
