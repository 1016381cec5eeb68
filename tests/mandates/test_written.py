"""The JSON of a text."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bluehelm.mandates import load
from bluehelm.mandates.rows import Moment, Provision, Reference, Text
from bluehelm.mandates.written import plain, to_json

KEYS = {
    "symbol",
    "date",
    "status",
    "sections",
    "preambular",
    "operative",
    "tasks",
    "measures",
    "duties",
    "ceilings",
    "set_aside",
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    excerpts = Path(__file__).parents[1] / "data"
    return json.loads(json.dumps(to_json(load.read(excerpts / "resolution_unmix.txt"))))  # type: ignore[no-any-return]


def test_it_has_the_keys_of_the_contract(document: dict[str, Any]) -> None:
    assert set(document) >= KEYS
    assert set(document["preambular"][0]) >= {"n", "phrase", "text"}
    told = {"n", "path", "label", "text", "verbs", "addressees", "cites", "refers_to", "deadlines", "section"}
    assert all(set(row) >= told for row in document["operative"])
    assert all(set(row) == {"where", "text", "why"} for row in document["set_aside"])


def test_a_section_has_numbers_and_a_paragraph_its_title(document: dict[str, Any]) -> None:
    sections = {row["title"]: (row["first"], row["last"]) for row in document["sections"]}
    assert sections["Priority tasks"] == (4, 4)
    assert {row["section"] for row in document["operative"] if row["n"] == 4} == {"Priority tasks"}


def test_paragraphs_and_items_stand_in_printed_order(document: dict[str, Any]) -> None:
    rows = {row["path"]: row for row in document["operative"]}
    assert list(rows)[:4] == ["1", "2", "3", "4"]
    assert rows["4(a)(i)"] | {"text": ""} == rows["4(a)(i)"] | {
        "n": 4,
        "verbs": [],
        "text": "",
        "parent": "4(a)",
    }
    assert rows["4(a)(i)"]["governed_by"] == "decides"
    assert rows["7"]["verbs"] == ["requests"]
    assert rows["7"]["addressees"] == ["Secretary-General"]


def test_short_lists_hold_no_double_and_only_what_is_there() -> None:
    row = Provision(
        kind="operative",
        path="1",
        n=1,
        label="1.",
        text="",
        level=0,
        parent=None,
        section=None,
        references=(Reference("2", "2", True), Reference("2", "2", True), Reference("77", "77", False)),
        moments=(
            Moment("by 1 May", "by", (date(2031, 5, 1),)),
            Moment("from 2 May", "from", (date(2031, 5, 2),)),
        ),
    )
    written = to_json(Text(None, None, "draft", None, None, None, None, operative=(row,)))["operative"][0]
    assert written["refers_to"] == ["2"]
    assert written["deadlines"] == ["2031-05-01"]
    assert len(written["references"]) == 3


def test_numbers_and_days_are_plain() -> None:
    assert plain({"a": (Decimal("30"), Decimal("0.5"), date(2031, 5, 1), None)}) == {
        "a": [30, 0.5, "2031-05-01", None]
    }
