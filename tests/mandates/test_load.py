"""A file as a Text."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bluehelm.errors import BadInput, BluehelmError, Unreadable, WrongKind
from bluehelm.mandates import load


def test_an_invented_resolution_is_read_whole(excerpts: Path) -> None:
    text = load.read(excerpts / "resolution_unmix.txt")
    assert (text.symbol, text.status, text.mission) == ("S/RES/9107 (2031)", "adopted", "UNMIX")
    assert (text.adopted, text.ends) == (date(2031, 6, 27), date(2032, 6, 30))
    verbs = {row.path: [act.verb for act in row.acts] for row in text.operative if row.level == 0}
    assert verbs == {
        "1": ["urges"],
        "2": ["decides"],
        "3": ["stresses"],
        "4": ["decides"],
        "5": ["further decides", "requests"],
        "6": ["calls upon", "encourages"],
        "7": ["requests"],
        "8": ["decides"],
    }


def test_a_draft_is_told_from_a_resolution(excerpts: Path) -> None:
    text = load.read(excerpts / "resolution_draft.txt")
    assert (text.symbol, text.status, text.ends) == ("S/2032/718", "draft", date(2033, 6, 30))


def test_what_is_no_resolution_is_refused(excerpts: Path) -> None:
    with pytest.raises(WrongKind):
        load.read(excerpts / "letter.txt")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1945, 12, 31), date(2101, 1, 1)])
def test_a_day_without_a_council_is_no_day_of_adoption(excerpts: Path, day: date) -> None:
    with pytest.raises(BadInput, match="no day of adoption; give one from 1946-01-01 to 2100-12-31"):
        load.read(excerpts / "resolution_unmix.txt", day)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("to light the lanterns of Ostrel, " * 2000, "paragraph 1 has 66,"),
        ("x" * 600, "a word of paragraph 1 has 601 characters, none of a resolution has over 500"),
        ("to light the lanterns of Ostrel, " * 70_000, "no resolution has over 2,000,000"),
        ("to:\n\n" + "– to sing on the quay;\n\n" * 1100, "no resolution has over 1,000"),
    ],
)
def test_what_never_ends_is_refused_before_it_is_understood(said: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        f"S/RES/9107 (2031)\n\nThe Security Council,\n\n1. Decides that UNMIX shall continue {said};\n"
    )
    with pytest.raises(Unreadable, match=told):
        load.read(path)


def test_copies_of_a_file_give_one_text(excerpts: Path, tmp_path: Path) -> None:
    said = (excerpts / "resolution_unmix.txt").read_text(encoding="utf-8").replace(";", " à Côte-Haute;")
    contents = (said, said.replace("\n", "\r\n"), unicodedata.normalize("NFD", said))
    read = []
    for n, content in enumerate(contents):
        path = tmp_path / f"{n}.txt"
        path.write_bytes(content.encode())
        read.append(replace(load.read(path), sha256=None))
    assert read[0] == read[1] == read[2]


@pytest.mark.shared
def test_the_seed_is_read_as_its_key_has_it(shared: Path) -> None:
    from benchmarks.mandates import scoring

    key = scoring.keys()[scoring.SEED]
    scores = scoring.reading(load.read(shared / key["file"]), key)
    assert scores["verbs"].f1 >= 0.99
    assert scores["addressees"].f1 >= 0.95


@pytest.mark.shared
def test_every_text_at_hand_is_read_or_refused_with_a_reason(shared: Path) -> None:
    folder = shared / "data" / "unsc_resolutions"
    paths = sorted(folder.glob("*/S_RES_*.txt"))[::12]
    outcomes = {path.name: _outcome(path) for path in paths}
    assert sum(isinstance(outcome, int) and outcome > 0 for outcome in outcomes.values()) > 30
    assert all(isinstance(outcome, int) or name in outcome for name, outcome in outcomes.items())


def _outcome(path: Path) -> int | str:
    """How many paragraphs and items were read, or why none was."""
    try:
        return len(load.read(path).operative)
    except BluehelmError as fault:
        return str(fault)
