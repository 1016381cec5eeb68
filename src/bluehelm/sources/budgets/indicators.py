"""Indicators of achievement put together again from what a conversion left of their table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bluehelm.sources.budgets.alignment import assign, fit
from bluehelm.sources.budgets.phrases import sentences
from bluehelm.sources.budgets.pieces import Piece
from bluehelm.sources.budgets.wording import (
    COMPARISON,
    GOES_ON,
    ORPHAN_YEARS,
    PAST,
    SAYS_DONE,
    SENTENCE,
    YEARS,
    Lexicon,
    breaks_off,
    goes_on,
    has_years,
)
from bluehelm.sources.form import IndicatorRow, SetAside

NUMBER = re.compile(r"(\d+\.\d+\.\d+)\.?\s+")
NO_PLANNED = "no planned indicator stands beside it"
LEAST_PLANNED = 45  # characters; an indicator without years is at least a clause
UNLIKELY = -4.0
CLEARLY_SAID = re.compile(r"(?:Not |Partially |Partly )?[Aa]chieved\b|A total\b")
GAIN = 1.0  # what calling a paragraph a planned indicator must better the order by


@dataclass
class Cell:
    """One actual cell, or a paragraph of one."""

    text: str
    where: str
    own: bool  # a paragraph known to be one: it is not parted further
    loose: bool  # no planned indicator stands in its row
    alone: bool  # printed as a paragraph, outside any row


@dataclass
class Planned:
    text: str
    where: str
    cells: list[Cell] = field(default_factory=list)


def indicators(
    pieces: Sequence[Piece], accomplishment: str, book: Lexicon
) -> tuple[tuple[IndicatorRow, ...], tuple[SetAside, ...]]:
    """The indicators of one accomplishment, and what could not be given to any."""
    if not pieces:
        return (), ()
    found: list[Planned] = []
    before: list[Cell] = []  # actual cells printed before any planned one
    for piece in pieces:
        _take(piece, found, before)
    if not found:
        return (), tuple(SetAside(cell.where, cell.text, NO_PLANNED) for cell in before)
    found = _without_years(found)
    if not pieces[0].exact:
        _realign(found, before)
    elif before:
        found[0].cells[:0] = before
    rows = tuple(_row(one, accomplishment, book) for one in found)
    why = "no actual indicator is printed beside it"
    return rows, tuple(SetAside(row.where, row.planned, why) for row in rows if not row.actual)


def _take(piece: Piece, found: list[Planned], before: list[Cell]) -> None:
    if piece.tabular and len(piece.cells) > 1:
        planned = " ".join(piece.cells[0])
        said = [part for cell in piece.cells[1:] for part in cell]
        if not said and has_years(planned):
            planned, glued = _glued(planned)
            said = [glued] if glued else []
        own = piece.exact or len(said) > 1
        cells = [Cell(part, piece.where, own, not planned, False) for part in said]
        cut = bool(planned) and (_continues(planned, found) or _cut_by_page(piece, planned, said, found))
        if cut:
            found[-1].text = f"{found[-1].text} {planned}"
        elif planned:
            found.append(Planned(planned, piece.where))
    else:
        cut, cells = False, _of_paragraph(piece, found, before)
    target = found[-1].cells if found else before
    for cell in cells:
        if target and not cell.own and (goes_on(cell.text) or (cut and breaks_off(target[-1].text))):
            target[-1].text = f"{target[-1].text} {cell.text}"
        else:
            target.append(cell)


def _cut_by_page(piece: Piece, planned: str, said: Sequence[str], found: Sequence[Planned]) -> bool:
    """Whether a row after a page goes on the row before: the years come only now, and no actual begins."""
    if not found or piece.exact or not piece.gap or has_years(found[-1].text) or not has_years(planned):
        return False
    return bool(found[-1].cells) and (not said or goes_on(said[0]))


def _of_paragraph(piece: Piece, found: list[Planned], before: list[Cell]) -> list[Cell]:
    """What a paragraph adds: a planned indicator, the rest of one, or an actual cell."""
    text = piece.text
    if has_years(text) or NUMBER.match(text):
        text, said = _glued(text) if has_years(text) else (text, "")
        if ORPHAN_YEARS.match(text) and _give_years(text, found, before):
            return []
        if _continues(text, found):
            found[-1].text = f"{found[-1].text} {text}"
        elif goes_on(text) and (cell := _open_cell(found, before)) is not None:
            found.append(Planned(f"{cell.text} {text}", cell.where))
        else:
            found.append(Planned(text, piece.where))
        return [Cell(said, piece.where, True, False, True)] if said else []
    if not found and not before and not SAYS_DONE.match(text) and not PAST.search(text):
        found.append(Planned(text, piece.where))
        return []
    if found and not found[-1].cells and _continues(text, found):
        found[-1].text = f"{found[-1].text} {text}"
        return []
    return [Cell(text, piece.where, True, False, True)]


def _glued(text: str) -> tuple[str, str]:
    """A planned indicator and the actual text that lost the tab between them."""
    depth = 0
    last = [match.start() for match in YEARS.finditer(text)][-1]
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if at > last and letter == ")" and depth <= 0:
            rest = text[at + 1 :].strip()
            clear = SAYS_DONE.match(rest) or SENTENCE.match(rest) or PAST.search(rest)
            return (text[: at + 1], rest) if clear and not goes_on(rest) else (text, "")
    return text, ""


def _continues(text: str, found: Sequence[Planned]) -> bool:
    """Whether the text is the rest of the last planned indicator, cut by a page."""
    if not found:
        return False
    last = found[-1].text
    if has_years(last) and not breaks_off(last):
        return False
    return goes_on(text) or breaks_off(last) or ORPHAN_YEARS.match(text) is not None


def _open_cell(found: list[Planned], before: list[Cell]) -> Cell | None:
    """The last paragraph, taken back: it was the head of a planned indicator whose years come now."""
    cells = found[-1].cells if found else before
    return cells.pop() if cells and cells[-1].alone and not SAYS_DONE.match(cells[-1].text) else None


def _give_years(text: str, found: list[Planned], before: list[Cell]) -> bool:
    """Years printed after their actual cell go back to the indicator that has none."""
    if found and not has_years(found[-1].text):
        found[-1].text = f"{found[-1].text} {text}"
        return True
    cells = found[-1].cells if found else before
    likely = [(_headlike(cells, at, bool(found)), at) for at, cell in enumerate(cells) if cell.alone]
    worth, at = max(likely, default=(UNLIKELY, -1))
    if worth <= UNLIKELY:
        return False
    found.append(Planned(f"{cells[at].text} {text}", cells[at].where, cells[at + 1 :]))
    del cells[at:]
    return True


def _headlike(cells: Sequence[Cell], at: int, owned: bool) -> float:
    """How likely a paragraph is the head of a planned indicator whose years were printed later."""
    text, follows = cells[at].text, cells[at + 1 : at + 2]
    if CLEARLY_SAID.match(text) or COMPARISON.match(text) or GOES_ON.match(text):
        return UNLIKELY
    worth = -1.5 if PAST.search(text) else 0.0
    worth -= 1.0 if SENTENCE.match(text) else 0.0
    worth -= 1.0 if len(text) < LEAST_PLANNED else 0.0
    worth -= 1.5 if at == 0 and owned else 0.0  # the indicator above needs an actual of its own
    worth += 1.5 if follows else 0.0
    return worth + (1.0 if follows and SAYS_DONE.match(follows[0].text) else 0.0)


def _may_be_planned(text: str) -> bool:
    return (
        len(text) >= LEAST_PLANNED
        and not any(sign.match(text) for sign in (SAYS_DONE, COMPARISON, SENTENCE))
        and not PAST.search(text)
    )


def _without_years(found: list[Planned]) -> list[Planned]:
    """Planned indicators that print no years, found among the actual paragraphs."""
    result: list[Planned] = []
    for one in found:
        result.append(one)
        for at, cell in enumerate(one.cells):
            follows = one.cells[at + 1 : at + 2]
            if (
                at
                and cell.alone
                and follows
                and _may_be_planned(cell.text)
                and SAYS_DONE.match(follows[0].text)
            ):
                result[-1] = replace(one, cells=one.cells[:at])
                result.append(Planned(cell.text, cell.where, one.cells[at + 1 :]))
                break
    return result


def _realign(found: list[Planned], before: list[Cell]) -> None:
    """Each stretch of the column that shows damage is laid out anew, by order and by words."""
    at = 0
    while at < len(found):
        end = at
        if not found[at].cells or (at == 0 and before):
            while end + 1 < len(found) and _short(found[at : end + 1], before if at == 0 else []):
                end += 1
        if end == at and any(cell.loose for cell in found[at].cells):
            at = _first_of_rows(found, at)
            _lay_out(found, at, end, [])
        elif end > at:
            end = _lay_out(found, at, end, before if at == 0 else [])
        elif at == 0:
            found[0].cells[:0] = before
        at = end + 1


def _short(owners: Sequence[Planned], before: Sequence[Cell]) -> bool:
    """Whether these planned indicators have fewer actual cells than they need."""
    return len(before) + sum(len(one.cells) for one in owners) < len(owners)


def _first_of_rows(found: Sequence[Planned], end: int) -> int:
    """Where the table began whose last row has no planned cell."""
    first = end
    while first and found[first - 1].cells and not found[first - 1].cells[-1].alone:
        first -= 1
    return first


def _lay_out(found: list[Planned], first: int, last: int, before: list[Cell]) -> int:
    """Give the cells of found[first..last] to their owners; the new index of the last of them."""
    owners = found[first : last + 1]
    cells: list[tuple[Cell, int | None]] = [(cell, None) for cell in before]
    cells += [(cell, at) for at, owner in enumerate(owners) for cell in owner.cells]
    for at, (cell, _) in enumerate(cells):
        if cell.alone and _may_be_planned(cell.text) and _better(cells, owners, at):
            place = cells[at][1]
            owners.insert(0 if place is None else place + 1, Planned(cell.text, cell.where))
            found[first : last + 1] = owners
            for owner in owners:
                owner.cells = [one for one in owner.cells if one is not cell]
            return _lay_out(found, first, last + 1, [one for one in before if one is not cell])
    given = assign([cell.text for cell, _ in cells], [one.text for one in owners], [at for _, at in cells])
    for owner in owners:
        owner.cells = []
    for (cell, _), owner_at in zip(cells, given, strict=True):
        owners[owner_at].cells.append(cell)
    before.clear()
    return last


def _better(cells: list[tuple[Cell, int | None]], owners: list[Planned], at: int) -> bool:
    """Whether the order makes more sense with that cell as a planned indicator of its own."""
    texts, printed = [cell.text for cell, _ in cells], [place for _, place in cells]
    names = [owner.text for owner in owners]
    place = printed[at]
    here = 0 if place is None else place + 1
    moved = [one if one is None or one < here else one + 1 for one in printed]
    del moved[at]
    more = fit(texts[:at] + texts[at + 1 :], [*names[:here], texts[at], *names[here:]], moved)
    return more > fit(texts, names, printed) + GAIN


def _row(one: Planned, accomplishment: str, book: Lexicon) -> IndicatorRow:
    said: list[str] = []
    for cell in one.cells:
        said += (cell.text,) if cell.own else sentences(cell.text, book)
    mark = NUMBER.match(one.text)
    planned, number = (one.text[mark.end() :], mark[1]) if mark is not None else (one.text, None)
    return IndicatorRow(accomplishment, planned, said[0] if said else "", tuple(said[1:]), one.where, number)
