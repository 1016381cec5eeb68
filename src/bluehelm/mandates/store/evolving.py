"""How the tasks of a mission entered, changed and left its mandates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bluehelm.mandates import models as tables
from bluehelm.mandates.council import strength
from bluehelm.mandates.rows import OPERATIVE, OTHER, PRIMARY, PRIORITY, SECOND
from bluehelm.mandates.store.building import split
from bluehelm.mandates.store.reading import listed, text_row
from bluehelm.mandates.store.shapes import Cell, Evolution, TaskRow
from bluehelm.mandates.store.writing import code_of

ADDING = re.compile(
    r"\b(?:revise|expand|enlarge|broaden|adjust|amend|modify)\s[^.;]{0,80}\bmandate\b[^.;]{0,40}?\bto\s+include\b"
    r"|\bmandate\b[^.;]{0,60}\b(?:revised|expanded|enlarged|broadened|adjusted|amended|modified)\s+to\s+include\b"
    r"|\bin\s+addition\s+to\s+the\s+tasks\b[^.;]{0,60}\bresolution\s+\d+[^.;]{0,60}\bmandate\b",
    re.I,
)
Cells = Mapping[str, Cell]  # by the task


def evolution(mission_code: str) -> Evolution:
    """Each kind of task of the mission itself, text by text; what others are told to do is left out.

    A text that names less than half as many kinds as the last statement of the mandate ends none: it
    prolongs, or renews sanctions; neither does one that says that it adds tasks.
    """
    found = tables.Text.objects.filter(mission=mission_code, superseded_by=None, date__isnull=False)
    texts = list(listed(found.exclude(status="draft")).order_by("date", "pk"))
    given: dict[int, list[tables.Task]] = defaultdict(list)
    for one in tables.Task.objects.filter(text__in=texts).order_by("text", "n"):
        if code_of(one.actor) == mission_code:
            given[one.text_id].append(one)
    adding = _adding(texts)
    held = [_cells(given[row.pk]) for row in texts]
    restates = tuple(_restates(held, [row.pk in adding for row in texts]))
    entered: dict[str, int] = {}
    for n, cells in enumerate(held):
        for task in sorted(cells):
            entered.setdefault(task, n)
    return Evolution(
        texts=tuple(text_row(row) for row in texts),
        restates=restates,
        tasks=tuple(_row(task, n, held, restates) for task, n in entered.items()),
    )


def _adding(texts: Sequence[tables.Text]) -> set[int]:
    """The texts that add to the mandate in so many words."""
    operative = tables.Provision.objects.filter(text__in=texts, kind=OPERATIVE)
    return {
        text for text, words in operative.values_list("text", "words") if ADDING.search(words) is not None
    }


def _restates(held: Sequence[Cells], adding: Sequence[bool]) -> Iterator[bool]:
    """Whether each text states the mandate anew."""
    kinds = 0
    for cells, adds in zip(held, adding, strict=True):
        yield (whole := bool(cells) and len(cells) * 2 >= kinds and not (kinds and adds))
        kinds = len(cells) if whole else kinds


def _row(task: str, entered: int, held: Sequence[Cells], restates: Sequence[bool]) -> TaskRow:
    last = max(n for n, cells in enumerate(held) if task in cells)
    left = next((n for n in range(last + 1, len(held)) if restates[n]), None)
    return TaskRow(task, tuple(cells.get(task) for cells in held), entered, left)


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
