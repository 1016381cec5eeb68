"""A text packed as JSON comes back as it was, and what a field has by default is left out."""

import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from bluehelm.mandates import rows
from bluehelm.mandates.store.packing import pack, text_of, unpack
from tests.mandates.store.mandatemaking import OIL, TEXT


def test_a_text_comes_back_exactly() -> None:
    assert text_of(json.dumps(pack(TEXT))) == TEXT
    bare = rows.Text(None, None, "draft", None, None, None, None)
    assert text_of(json.dumps(pack(bare))) == bare


def test_every_row_of_a_text_survives() -> None:
    whole = replace(
        TEXT,
        operative=(
            replace(
                TEXT.operative[0],
                references=(rows.Reference("28(a)", "paragraph 28 (a)", False, "no such paragraph"),),
                quantities=(rows.Quantity(Decimal("1.50"), "=", "%", "1.50 per cent"),),
            ),
        ),
        intents=(rows.Intent("9", "to look again"),),
        ceilings=(rows.Ceiling("1", "military", 40),),
        set_aside=(rows.SetAside("page 2", "torn", "it is torn"),),
        stated=("ends",),
    )
    assert text_of(json.dumps(pack(whole))) == whole
    empty = [one.name for one in fields(rows.Text) if getattr(whole, one.name) == ()]
    assert empty == [], "let the text of this test hold one of the new rows too"


def test_defaults_are_left_out_and_figures_keep_their_digits() -> None:
    packed = pack(OIL)
    assert "doubt" not in packed
    assert packed["quantities"][0]["value"] == "400"
    assert packed["deadline"] == "2031-12-31"


def test_a_field_that_the_rows_do_not_have_is_told() -> None:
    with pytest.raises(KeyError, match="colour"):
        unpack(rows.Ceiling, {"path": "1", "category": "military", "value": 40, "colour": "blue"})
