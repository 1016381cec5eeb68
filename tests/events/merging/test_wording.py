"""Reasons in both languages."""

import pytest

from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.rows import Reason
from bluehelm.events.merging.wording import worded
from bluehelm.record import vocab
from tests.events.merging.invented import table, taxonomy

ONE, OTHER = table("a", (10, 1.0, 30.0, "raid")), table("b", (10, 1.005, 30.0, "raid"))


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "same day, 0.6 km apart, kind equal at exact; nothing else contended"),
        (
            "fr",
            "même jour, à 0,6 km l’un de l’autre, genre : égal au niveau « exact » ;"
            " rien d’autre n’entrait en concurrence",
        ),
    ],
)
def test_a_decision_is_told_in_the_language_asked_for(language: str, why: str) -> None:
    tables = merge([ONE, OTHER], [taxonomy("a", "b")], days=2, km=5, language=language)
    assert tables.decisions[0].why == why


def test_brackets_contenders_and_numbers() -> None:
    others = [("press", "p-7", 0.25), ("patrol", "12", 0.3)]
    reasons = [
        Reason("days", {"n": 2}), Reason("last_days", {"n": 3}), Reason("close"),
        Reason("unknown", {"column": "kind"}), Reason("contended_more", {"others": others, "n": 4}),
    ]  # fmt: skip
    assert worded(reasons) == (
        "2 days apart (last days 3 apart), less than 0.1 km apart, kind not known of all;"
        " contended: press p-7 (0.25), patrol 12 (0.30) and 4 more"
    )
    assert "p-7 (0,25), patrol 12 (0,30) et 4 de plus" in worded(reasons, "fr")


def test_every_reason_has_both_languages() -> None:
    words = {key: one for key, one in vocab.read("merge_why").items() if key != "names"}
    assert all(
        {"en", "fr"} <= set(one) for one in (*words.values(), *vocab.read("merge_why")["names"].values())
    )
