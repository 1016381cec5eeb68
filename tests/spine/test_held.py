"""How far a mandate is held, and what a digest adds to it."""

from dataclasses import replace
from datetime import date

import pytest

from bluehelm.errors import BadInput
from bluehelm.mandates.rows import OPERATIVE, Provision, Text
from bluehelm.mandates.rows import Task as Read
from bluehelm.spine.held import from_digest, from_text, missing, together
from bluehelm.spine.rows import DIGEST, DRAFT, EXCERPT, NONE, WHOLE

DIGESTED = {
    "mission": "UNMIX",
    "texts": [
        {
            "symbol": "S/RES/9001 (2030)",
            "adopted": date(2030, 6, 28),
            "ends": date(2031, 6, 30),
            "held": "none",
        },
        {
            "symbol": "S/RES/9002 (2031)",
            "draft": "S/2031/77",
            "adopted": date(2031, 6, 28),
            "ends": date(2032, 6, 30),
            "held": "excerpt",
            "paragraphs": ["2", "3", "6"],
            "ceilings": [{"path": "3", "category": "police", "value": 40}],
            "tasks": [
                {
                    "path": "2",
                    "priority": None,
                    "strategic": "primary",
                    "verb": "requests",
                    "label": "Lanterns lit",
                    "label_fr": "Lanternes allumées",
                }
            ],
        },
    ],
}


def text(symbol: str, numbers: tuple[int, ...], status: str = "adopted") -> Text:
    provisions = tuple(
        Provision(OPERATIVE, str(n), n, f"{n}.", f"Requests UNMIX to light lantern {n}", 0, None, None)
        for n in numbers
    )
    tasks = (
        Read("2", None, "UNMIX", "Requests UNMIX to light lantern 2", "requests"),
        Read("2", None, "Secretary-General", "and the Secretary-General to count it", "requests"),
        Read("1", None, "UNMIX", "Decides to extend the mandate of UNMIX until 30 June 2032", "decides"),
    )
    day = date(2031, 6, 28)
    return Text(symbol, day, status, None, "UNMIX", day, None, operative=provisions, tasks=tasks)


def test_a_text_without_some_of_its_paragraphs_is_an_excerpt_and_the_gaps_are_named() -> None:
    part = from_text(text("S/RES/9002 (2031)", (2, 3, 6)), (), "UNMIX")
    assert part.held == EXCERPT
    assert missing(part) == ("1", "4-5", "7-")
    whole = from_text(text("S/RES/9002 (2031)", (1, 2, 3)), (), "UNMIX")
    assert (whole.held, missing(whole)) == (WHOLE, ())


def test_only_what_the_mission_is_told_to_do_is_a_task_of_the_spine() -> None:
    read = text("S/RES/9002 (2031)", (1, 2))
    assert [task.path for task in from_text(read, read.tasks, "UNMIX").tasks] == ["2"]


def test_a_digest_says_how_the_text_was_held_that_it_was_made_from() -> None:
    unknown, known = from_digest(DIGESTED)
    assert (unknown.held, missing(unknown)) == (NONE, ("-",))
    assert (known.held, known.digest_of, missing(known)) == (DIGEST, EXCERPT, ("1", "4-5", "7-"))
    assert known.tasks[0].name == "Lanterns lit"


def test_a_stored_text_keeps_its_words_and_takes_the_labels_of_the_digest() -> None:
    read = text("S/RES/9002 (2031)", (1, 2))
    _, mandate = together([from_text(read, read.tasks, "UNMIX", 7)], from_digest(DIGESTED))
    assert (mandate.held, mandate.text_id, mandate.ends) == (WHOLE, 7, date(2032, 6, 30))
    assert (mandate.tasks[0].label, mandate.tasks[0].text) == (
        "Lanterns lit",
        "Requests UNMIX to light lantern 2",
    )
    assert mandate.ceilings[0].value == 40


def test_a_draft_stands_for_its_resolution_until_that_is_stored() -> None:
    draft = text("S/2031/77", (1, 2), "draft")
    kept = from_text(draft, draft.tasks, "UNMIX")
    _, mandate = together([kept], from_digest(DIGESTED))
    assert (mandate.symbol, mandate.held, mandate.tasks[0].symbol) == (
        "S/RES/9002 (2031)",
        DRAFT,
        "S/RES/9002 (2031)",
    )
    adopted = replace(kept, symbol="S/RES/9002 (2031)", held=WHOLE)
    assert [one.held for one in together([kept, adopted], from_digest(DIGESTED))] == [NONE, WHOLE]
    assert together([kept], ()) == ()


def test_a_digest_with_an_unknown_way_of_holding_a_text_is_refused() -> None:
    wrong = {**DIGESTED["texts"][0], "held": "half"}  # type: ignore[dict-item]
    with pytest.raises(BadInput, match="'half' is no way to hold a text"):
        from_digest({"mission": "UNMIX", "texts": [wrong]})
