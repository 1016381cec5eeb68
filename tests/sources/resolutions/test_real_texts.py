"""The real texts, where they are at hand: numbers without gaps, nothing lost, in good time."""

import re
import time
from pathlib import Path

import pytest

from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import HEADING, OPERATIVE, PREAMBULAR, Resolution
from tests.sources.resolutions.resolutionmaking import headings, paths, unaccounted

KNOWN_GAPS = {"excerpts"}


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[Path, Resolution]:
    files = sorted((shared / "data" / "unsc_resolutions").glob("*/*.txt")) + list(
        (shared / "seeds").glob("001*")
    )
    start = time.process_time()
    found = {path: resolutions.read(path) for path in files}
    assert time.process_time() - start < 10
    return found


def test_every_sign_of_every_text_is_accounted_for(read: dict[Path, Resolution]) -> None:
    assert {path.name: lost[:3] for path, each in read.items() if (lost := unaccounted(each))} == {}


def test_operative_paragraphs_are_numbered_without_a_gap(read: dict[Path, Resolution]) -> None:
    odd = {}
    for path, each in read.items():
        numbers = [piece.path for piece in each.pieces if piece.kind == OPERATIVE and piece.level == 0]
        if path.parent.name not in KNOWN_GAPS and numbers != [str(n) for n in range(1, len(numbers) + 1)]:
            odd[path.name] = numbers
    assert odd == {}


def test_every_text_has_its_symbol_date_and_preamble(read: dict[Path, Resolution]) -> None:
    assert [path.name for path, each in read.items() if each.symbol is None or each.date is None] == []
    bare = [path.name for path, each in read.items() if not any(p.kind == PREAMBULAR for p in each.pieces)]
    assert [name for name in bare if "2480" not in name] == []


def test_paths_are_given_once_and_pieces_have_words(read: dict[Path, Resolution]) -> None:
    for path, each in read.items():
        assert len(set(paths(each))) == len(paths(each)), path.name
        empty = [piece.path for piece in each.pieces if not piece.text]
        assert all(any(p.path.startswith(f"{one}(a)") for p in each.pieces) for one in empty), path.name


def test_paragraphs_open_with_a_capital(read: dict[Path, Resolution]) -> None:
    for path, each in read.items():
        opened = [
            p
            for p in each.pieces
            if p.text and (p.kind == PREAMBULAR or (p.kind == OPERATIVE and p.level == 0))
        ]
        assert [piece.path for piece in opened if not re.match(r"\W?[A-Z]", piece.text)] == [], path.name


def test_headings_are_short_and_have_no_end(read: dict[Path, Resolution]) -> None:
    for path, each in read.items():
        for piece in each.pieces:
            if piece.kind == HEADING:
                assert len(piece.text.split()) < 20, path.name
                assert not piece.text.endswith((";", ",")), path.name


def test_the_draft_has_its_outline(read: dict[Path, Resolution]) -> None:
    draft = next(each for path, each in read.items() if path.name.startswith("001"))
    assert (draft.symbol, len(headings(draft)), len(paths(draft))) == ("S/2020/600", 16, 125)
    assert [level for level, _ in headings(draft)] == [1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert draft.notes == ()
