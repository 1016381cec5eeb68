"""What a study notes is said in French too."""

import importlib

import pytest

from bluehelm.record import messages

VALUES = {"km": 20.0, "days": 3.5, "more": 7.0, "n": 3, "n2": 9, "most": 8, "count": 4, "count2": 80}
NOTES = {
    "curve": ("UNSURE", "GAPS", "STAYS", "AT_ONCE", "OPEN_END", "EARLIEST", "LATEST", "TOGETHER"),
    "displaced": ("OPEN", "MORE", "NOTHING"),
    "apart": ("CROWDED",),
    "left": ("NO_END", "OTHERS"),
    "groups": ("RARE", "UNTOLD", "ONE", "NONE", "KINDS", "ALL_INDEPENDENT", "NONE_INDEPENDENT"),
}


@pytest.mark.parametrize(("part", "name"), [(part, name) for part, names in NOTES.items() for name in names])
def test_a_note_is_said_in_french(part: str, name: str) -> None:
    module = importlib.import_module(f"bluehelm.impact.study.{part}")
    note = getattr(module, name).format(**VALUES, column="target", value="convoy")
    assert messages.told(note, "fr") != note
