"""Tasks that another document sets out."""

import json
from dataclasses import replace

import pytest

from bluehelm.mandates.cited.cite import citations
from bluehelm.mandates.tasks import tasks
from bluehelm.mandates.tasks.reference import references
from bluehelm.mandates.written import to_json

from .task_making import text


def taken(words: str) -> list[str]:
    one = text(words)
    row = replace(one.operative[0], citations=citations(words))
    whole = replace(one, operative=(row,))
    (task,) = tasks(whole)
    whole = replace(whole, tasks=(task,))
    (told,) = json.loads(json.dumps(to_json(whole)))["tasks"]
    assert told["by_reference"] == list(references(task, row))
    return list(told["by_reference"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Requests UNMIX to carry out the tasks set out in paragraph 4 of resolution 2480 (2019)",
            ["by reference to paragraph 4 of S/RES/2480 (2019)"],
        ),
        (
            "Requests UNMIX to train pilots consistent with its mandate under resolution 2480 (2019)",
            ["by reference to S/RES/2480 (2019)"],
        ),
        (
            "Requests UNMIX to keep its functions defined in paragraphs 4 and 5 of resolution 2480 (2019)",
            ["by reference to paragraphs 4 and 5 of S/RES/2480 (2019)"],
        ),
    ],
)
def test_the_paragraph_that_sets_the_tasks_out_is_named(words: str, expected: list[str]) -> None:
    assert taken(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Requests UNMIX to train the coast guard of Ix, recalling resolution 2480 (2019)",
        "Requests UNMIX to help the Panel with the mandate set out in paragraph 4 of resolution 2480 (2019)",
        "Requests UNMIX to work, its mandate including the measures in paragraph 4 of resolution 2480 (2019)",
        "Requests UNMIX to prepare for the narrowing of the mandate decided in resolution 2480 (2019)",
        "Requests UNMIX to join MINUSMA in its tasks as set out in paragraph 4 of resolution 2480 (2019)",
    ],
)
def test_what_is_named_otherwise_or_is_anothers_is_no_task_by_reference(words: str) -> None:
    assert taken(words) == []
