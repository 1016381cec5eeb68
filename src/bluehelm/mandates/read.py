"""The pieces of a resolution as a Text: acts, whom they address, what the paragraphs name and ask for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bluehelm.errors import BadInput
from bluehelm.mandates.cited import cite
from bluehelm.mandates.council import addressees, missions
from bluehelm.mandates.council.actors import Cast, cast
from bluehelm.mandates.council.acts import acts, phrase
from bluehelm.mandates.counts.ceilings import ceilings
from bluehelm.mandates.counts.quantities import quantities
from bluehelm.mandates.duties import duties
from bluehelm.mandates.measured.intents import intents
from bluehelm.mandates.measured.measures import measures
from bluehelm.mandates.rows import OPERATIVE, PREAMBULAR, Act, Provision, Section, SetAside, Text
from bluehelm.mandates.tasks.tree import tasks
from bluehelm.mandates.times.ending import with_end
from bluehelm.mandates.times.moments import moments

HEADING = "heading"
BEGINNING = 5  # characters before an act that an item begins with: a quotation mark, a dash


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
    @property
    def notes(self) -> Sequence[str]: ...


def understand(laid: Resolution, adopted: date | None = None, ends: date | None = None) -> Text:
    """The resolution read as law.

    adopted  what periods are counted from; without it, the date that the document bears
    ends     the end of the mandate; without it, what the text says
    raises   BadInput if the end is before the adoption
    """
    day = laid.date if adopted is None else adopted
    if ends is not None and day is not None and ends < day:
        raise BadInput(
            f"The mandate cannot end on {ends}, before the text is adopted ({day}); give a later end, "
            "or the right day of adoption."
        )
    before = [piece for piece in laid.pieces if piece.kind == PREAMBULAR]
    pieces = [piece for piece in laid.pieces if piece.kind == OPERATIVE]
    words = [piece.text for piece in pieces]
    mission = missions.of(words, [piece.text for piece in before])
    operative = _governed(_with_tails(_operative(pieces, cast(words, mission))))
    text = Text(
        symbol=laid.symbol,
        date=laid.date,
        status=laid.status,
        title=laid.title,
        mission=mission,
        adopted=day,
        ends=ends,
        sections=_sections([piece for piece in laid.pieces if piece.kind == HEADING], operative),
        preambular=tuple(
            Provision(PREAMBULAR, piece.path, n, piece.label, piece.text, 0, None, None, phrase(piece.text))
            for n, piece in enumerate(before, 1)
        ),
        operative=operative,
        set_aside=tuple(SetAside(each.where, each.text, each.why) for each in laid.set_aside),
        notes=(*laid.notes, *_repairs(laid.pieces)),
        sha256=laid.sha256,
    )
    return _told(_named(text if ends is not None else with_end(text)))


def _named(text: Text) -> Text:
    """The text with the documents, paragraphs, days and quantities that each provision names."""
    paths = [row.path for row in text.operative]

    def filled(row: Provision) -> Provision:
        return replace(
            row,
            citations=cite.citations(row.text),
            references=cite.references(row.text, row.path if row.kind == OPERATIVE else "", paths),
            moments=moments(row.text, text.adopted, text.ends) if row.kind == OPERATIVE else (),
            quantities=quantities(row.text),
        )

    return replace(
        text,
        preambular=tuple(filled(row) for row in text.preambular),
        operative=tuple(filled(row) for row in text.operative),
    )


def _told(text: Text) -> Text:
    """The text with what is to be done because of it by others, and what the Council means to do."""
    return replace(
        text,
        ceilings=ceilings(text.operative),
        measures=measures(text),
        duties=duties(text),
        intents=intents(text),
        tasks=tasks(text),
    )


def _operative(pieces: Sequence[Piece], known: Cast) -> list[Provision]:
    """Paragraphs and items with what the Council does in each."""
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
            acts=_addressed(piece.text, known, item=parent is not None),
        )
        found.append(row)
        above.append(row)
    return found


def _addressed(text: str, known: Cast, item: bool) -> tuple[Act, ...]:
    done: list[Act] = []
    for act in acts(text, item=item):
        earlier = next((one.addressees for one in reversed(done) if one.addressees), ())
        done.append(replace(act, addressees=addressees.of(act, text[: act.start], earlier, known)))
    return tuple(done)


def _with_tails(rows: Sequence[Provision]) -> list[Provision]:
    """What the Council does behind a list of items stands with the paragraph that the list belongs to."""
    tails: dict[str, list[Act]] = {}
    moved: set[str] = set()
    paragraph = ""
    for row in rows:
        if row.level == 0:
            paragraph = row.path
        elif row.acts and row.acts[0].start > BEGINNING:
            tails.setdefault(paragraph, []).extend(replace(act, within=row.path) for act in row.acts)
            moved.add(row.path)
    return [
        replace(row, acts=() if row.path in moved else (*row.acts, *tails[row.path]))
        if row.path in moved or row.path in tails
        else row
        for row in rows
    ]


def _governed(rows: Sequence[Provision]) -> tuple[Provision, ...]:
    """Each item with the act whose words lead into it."""
    done: dict[str, Provision] = {}
    for row in rows:
        parent = None if row.parent is None else done.get(row.parent)
        done[row.path] = row if parent is None else replace(row, governed_by=_leading(parent))
    return tuple(done.values())


def _number(path: str, otherwise: int) -> int:
    """The number of a paragraph: "28", "A.3"."""
    last = path.rpartition(".")[2]
    return int(last) if last.isdecimal() else otherwise


def _leading(parent: Provision) -> Act | None:
    own = [act for act in parent.acts if act.within is None]
    return own[-1] if own else parent.governed_by


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
