"""The pieces of a resolution as a Text: acts, whom they address, what the paragraphs name and ask for."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bluehelm.mandates.acts import acts, phrase
from bluehelm.mandates.rows import OPERATIVE, PREAMBULAR, Act, Provision, Section, SetAside, Text

HEADING = "heading"


class Piece(Protocol):
    """What is taken of a piece of sources.resolutions.rows."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def section(self) -> int | None: ...
    @property
    def repairs(self) -> tuple[str, ...]: ...


class Aside(Protocol):
    @property
    def where(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def why(self) -> str: ...


class Resolution(Protocol):
    """What is taken of a resolution of sources.resolutions.rows."""

    @property
    def symbol(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def date(self) -> date | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def sha256(self) -> str: ...
    @property
    def pieces(self) -> Sequence[Piece]: ...
    @property
    def set_aside(self) -> Sequence[Aside]: ...


def understand(laid: Resolution, adopted: date | None = None, ends: date | None = None) -> Text:
    """The resolution read as law.

    adopted  what periods are counted from; without it, the date that the document bears
    ends     the end of the mandate; without it, what the text says
    """
    preambular = tuple(
        Provision(PREAMBULAR, piece.path, n, piece.label, piece.text, 0, None, None, phrase(piece.text))
        for n, piece in enumerate((each for each in laid.pieces if each.kind == PREAMBULAR), 1)
    )
    operative = _operative([piece for piece in laid.pieces if piece.kind == OPERATIVE])
    return Text(
        symbol=laid.symbol,
        date=laid.date,
        status=laid.status,
        title=laid.title,
        mission=None,
        adopted=laid.date if adopted is None else adopted,
        ends=ends,
        sections=_sections([piece for piece in laid.pieces if piece.kind == HEADING], operative),
        preambular=preambular,
        operative=operative,
        set_aside=tuple(SetAside(each.where, each.text, each.why) for each in laid.set_aside),
        notes=tuple(_repairs(laid.pieces)),
        sha256=laid.sha256,
    )


def _operative(pieces: Sequence[Piece]) -> tuple[Provision, ...]:
    """Paragraphs and items, each item with the act that leads into it."""
    found: list[Provision] = []
    above: list[Provision] = []  # the paragraph and items that the next one may stand in
    n = 0
    for piece in pieces:
        above = above[: piece.level]
        n = n if above else _number(piece.path, n + 1)
        parent = above[-1] if above else None
        row = Provision(
            OPERATIVE,
            piece.path,
            n,
            piece.label,
            piece.text,
            piece.level,
            None if parent is None else parent.path,
            piece.section,
            acts=acts(piece.text, item=parent is not None),
            governed_by=None if parent is None else _leading(parent),
        )
        found.append(row)
        above.append(row)
    return tuple(found)


def _number(path: str, otherwise: int) -> int:
    """The number of a paragraph: "28", "A.3"."""
    last = path.rpartition(".")[2]
    return int(last) if last.isdecimal() else otherwise


def _leading(parent: Provision) -> Act | None:
    return parent.acts[-1] if parent.acts else parent.governed_by


def _sections(headings: Sequence[Piece], operative: Sequence[Provision]) -> tuple[Section, ...]:
    """Each heading with the first and last paragraph up to the next one of its level or above."""
    rows = []
    for n, heading in enumerate(headings):
        inside = {n}
        for later in range(n + 1, len(headings)):
            if headings[later].level <= heading.level:
                break
            inside.add(later)
        paths = [row.path for row in operative if row.level == 0 and row.section in inside]
        higher = (k for k in range(n - 1, -1, -1) if headings[k].level < heading.level)
        first, last = (paths[0], paths[-1]) if paths else (None, None)
        rows.append(Section(heading.text, heading.level, first, last, next(higher, None)))
    return tuple(rows)


def _repairs(pieces: Sequence[Piece]) -> list[str]:
    return [f"{piece.path or piece.text}: {why}" for piece in pieces for why in piece.repairs]
