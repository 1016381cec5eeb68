"""Small invented resolutions, and their pieces in a form that a test can compare at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bluehelm.sources import resolutions
from bluehelm.sources.resolutions.rows import HEADING, OPERATIVE, PREAMBULAR, Resolution

COVER = ("Resolution 9107 (2031)", "Adopted by the Security Council at its 9911th meeting, on 27 June 2031")
PREAMBLE = ("The Security Council,", "", "Recalling its resolution 9001 (2029),", "")
CLOSING = "99. Decides to remain seized of the matter."


def resolution(*operative: str, preamble: Sequence[str] = PREAMBLE) -> Resolution:
    """A resolution of these operative lines, each a paragraph of its own; newlines inside are line ends."""
    lines = [*COVER, *preamble]
    for paragraph in operative:
        lines += [*paragraph.split("\n"), ""]
    return resolutions.parse(lines, "invented.txt")


def wrapped(*lines: str) -> Resolution:
    """A resolution of these lines as they stand, without blank lines."""
    return resolutions.parse([*COVER, *lines], "invented.txt")


def written(text: str, folder: Path, name: str = "invented.txt") -> Resolution:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return resolutions.read(path)


def texts(read: Resolution, kind: str = OPERATIVE) -> dict[str, str]:
    return {piece.path: piece.text for piece in read.pieces if piece.kind == kind}


def paths(read: Resolution) -> list[str]:
    return [piece.path for piece in read.pieces if piece.kind == OPERATIVE]


def preamble(read: Resolution) -> list[str]:
    return [piece.text for piece in read.pieces if piece.kind == PREAMBULAR]


def headings(read: Resolution) -> list[tuple[int, str]]:
    return [(piece.level, piece.text) for piece in read.pieces if piece.kind == HEADING]


def repairs(read: Resolution) -> dict[str, str]:
    return {piece.path: "; ".join(piece.repairs) for piece in read.pieces if piece.repairs}


def why(read: Resolution) -> dict[str, str]:
    """What was set aside, by its text."""
    return {aside.text: aside.why for aside in read.set_aside}


def unaccounted(read: Resolution) -> list[tuple[int, int, int]]:
    """Characters that are no blank and stand in no span, or in two: line, column and in how many."""
    seen: dict[tuple[int, int], int] = {}
    for row in (*read.pieces, *read.set_aside):
        for span in row.spans:
            for column in range(span.start, span.end):
                seen[span.line, column] = seen.get((span.line, column), 0) + 1
    return [
        (line.n, column, seen.get((line.n, column), 0))
        for line in read.lines
        for column, sign in enumerate(line.text)
        if not sign.isspace() and seen.get((line.n, column), 0) != 1
    ]
