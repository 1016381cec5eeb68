"""How the tasks of a mission entered, changed and left its mandates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND
from bluehelm.mandates.store.building import split
from bluehelm.mandates.store.chain import DRAFT, Read, chain, resolution
from bluehelm.mandates.store.packing import text_of
from bluehelm.mandates.store.reading import text_row
from bluehelm.mandates.store.shapes import PART, Cell, Column, Evolution, Known, TaskRow
from bluehelm.mandates.store.writing import code_of
from bluehelm.mandates.tasks.classify import kinds
from bluehelm.mandates.tasks.tree import DOING

ADDING = re.compile(
    r"\b(?:revise|expand|enlarge|broaden|adjust|amend|modify)\s[^.;]{0,80}\bmandate\b[^.;]{0,40}?\bto\s+include\b"
    r"|\bmandate\b[^.;]{0,60}\b(?:revised|expanded|enlarged|broadened|adjusted|amended|modified)\s+to\s+include\b"
    r"|\bin\s+addition\s+to\s+the\s+tasks\b[^.;]{0,60}\bresolution\s+\d+[^.;]{0,60}\bmandate\b",
    re.I,
)
Cells = Mapping[str, Cell]  # by the task
Titles = Mapping[str, tuple[str, ...]]  # by the task


def evolution(mission_code: str, known: Sequence[Known] = ()) -> Evolution:
    """Each kind of task of the mission itself, text by text; what others are told to do is left out.

    known  resolutions of the mission that are known of, so that those not stored are named

    A text that names less than half as many kinds as the last statement of the mandate ends none: it
    prolongs, or renews sanctions; neither does one that says that it adds tasks.
    """
    read, drafts = _read(mission_code)
    given: dict[int, list[tables.Task]] = defaultdict(list)
    for one in tables.Task.objects.filter(text__in=[each.row.id for each in read]).order_by("text", "n"):
        if code_of(one.actor) == mission_code:
            given[one.text_id].append(one)
    standing = tables.Text.objects.filter(superseded_by=None)
    columns = chain(read, known, frozenset(standing.values_list("symbol", flat=True)))
    texts = {one.row.id: one.text for one in read}
    cells = [_cells(given[_id(column)]) for column in columns]
    titles = [_titles(texts.get(_id(column)), given[_id(column)]) for column in columns]
    entered = dict.fromkeys(task for column in cells for task in sorted(column))
    return Evolution(
        columns=tuple(_restating(columns, cells, texts)),
        tasks=tuple(_row(task, cells, titles) for task in entered),
        drafts=drafts,
    )


def _read(mission_code: str) -> tuple[tuple[Read, ...], tuple[tuple[str, str], ...]]:
    """The texts by their dates, and the drafts left out because the resolution that they became is stored."""
    found = tables.Text.objects.filter(mission=mission_code, superseded_by=None, date__isnull=False)
    all_rows = [
        (text_row(row), row.content)
        for row in found.select_related("source", "loaded", "by").order_by("date", "pk")
    ]
    adopted = [row for row, _ in all_rows if row.status != DRAFT]
    read, left_out = [], []
    for row, content in all_rows:
        became = resolution(row, adopted) if row.status == DRAFT else None
        if became is None:
            read.append(Read(row, text_of(content)))
        else:
            left_out.append((row.symbol, became.symbol))
    return tuple(read), tuple(left_out)


def _id(column: Column) -> int:
    """Of its stored reading; 0, which none has, where it is not stored."""
    return 0 if column.text is None else column.text.id


def _restating(
    columns: Sequence[Column], held: Sequence[Cells], texts: Mapping[int, rows.Text]
) -> Iterator[Column]:
    """The columns, each with whether it states the mandate anew; of a part nobody can tell."""
    kinds_before = 0
    for column, cells in zip(columns, held, strict=True):
        if column.text is None or column.held == PART:
            yield column
            continue
        adds = any(ADDING.search(row.text) for row in texts[column.text.id].operative)
        whole = bool(cells) and len(cells) * 2 >= kinds_before and not (kinds_before and adds)
        yield replace(column, restates=whole)
        if whole and not column.draft:
            kinds_before = len(cells)


def _row(task: str, cells: Sequence[Cells], titles: Sequence[Titles]) -> TaskRow:
    given = tuple(column.get(task) for column in cells)
    headed = (column.get(task, ()) for column in titles)
    return TaskRow(
        task, given, tuple(() if cell else named for cell, named in zip(given, headed, strict=True))
    )


def _titles(text: rows.Text | None, given: Sequence[tables.Task]) -> Titles:
    """The kinds of task that titles over the mission's items and paragraphs name, and where those stand.

    They count for the picture alone: as kinds of the items below them they were right one time in three.
    """
    if text is None:
        return {}
    above = {row.path: row for row in text.operative}
    named: dict[str, str] = {}  # a path, or the words of a heading, with what it says
    for task in given:
        path: str | None = task.path
        while path is not None and path in above:
            row = above[path]
            if (
                row.level
                and any(other.parent == path for other in text.operative)
                and not DOING.search(row.text)
            ):
                named[path] = row.text
            if row.section is not None:
                title = text.sections[row.section].title
                named[f"“{title}”"] = title
            path = row.parent
    found: dict[str, list[str]] = defaultdict(list)
    for place, words in named.items():
        for kind in kinds(words):
            found[kind].append(place)
    return {kind: tuple(places) for kind, places in found.items()}


def _cells(given: Sequence[tables.Task]) -> Cells:
    """The tasks of one text by their category."""
    found: dict[str, list[tuple[tables.Task, str]]] = defaultdict(list)
    for one in given:
        for category in split(one.categories):
            task, _, modality = category.partition("/")
            found[task].append((one, modality))
    return {task: _cell(some) for task, some in found.items()}


def _cell(some: Sequence[tuple[tables.Task, str]]) -> Cell:
    """The highest of what its provisions are given as."""
    verbs = tuple(dict.fromkeys(one.verb for one, _ in some if one.verb))
    priorities = {one.priority for one, _ in some}
    ties = {one.strategic for one, _ in some}
    return Cell(
        priority=next((rank for rank in (PRIORITY, OTHER) if rank in priorities), None),
        strategic=next((rank for rank in (PRIMARY, SECOND) if rank in ties), None),
        modalities=tuple(dict.fromkeys(modality for _, modality in some)),
        verbs=verbs,
        strength=max((rank for verb in verbs if (rank := strength.rank(verb)) is not None), default=None),
        paths=tuple(dict.fromkeys(one.path for one, _ in some)),
    )
