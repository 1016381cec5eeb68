"""The coverage of a mission's plan, kept between requests, and the rows that its pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.http import Http404
from django.urls import reverse

from bluehelm.mandates import store as texts
from bluehelm.mandates.rows import Category
from bluehelm.record import history
from bluehelm.spine import store
from bluehelm.spine.coverage import coverage
from bluehelm.spine.matrix import Column, Coverage, LineRow, Matrix, Served, TaskRow
from bluehelm.spine.rows import CARRIED_OUT, CONFIRMED, SUGGESTED, Mandate, Tie
from bluehelm.web.pages import Room
from bluehelm.web.texts.library import anchor_of, shelf, slug_of

_making = Lock()


@dataclass(frozen=True)
class Kept:
    """The coverage with every tie that was ever made, the oldest first."""

    coverage: Coverage
    ties: tuple[Tie, ...]

    @property
    def under(self) -> tuple[Matrix, ...]:
        """The mandates that the plan was carried out under."""
        return tuple(one for one in self.coverage.matrices if CARRIED_OUT in one.mandate.roles)

    def line(self, key: str) -> LineRow:
        """The line of this key; 404 where the plan has none."""
        found = next((row for row in self.coverage.lines if row.line.key == key), None)
        if found is None:
            raise Http404
        return found

    def matrix(self, slug: str) -> Matrix:
        """The mandate at this address; 404 where none of the period's is."""
        found = next((one for one in self.coverage.matrices if slug_of(one.mandate.symbol) == slug), None)
        if found is None:
            raise Http404
        return found


def of(room: Room) -> Kept:
    """The coverage of the mission and period as it stands now."""
    return kept(room.mission.code, room.period)


def kept(code: str, period: str) -> Kept:
    """The same by the mission's code and the period; who comes while it is being made waits for it."""
    with _making:
        return _kept(code, period, history.head())


@lru_cache(maxsize=8)
def _kept(code: str, period: str, head: str) -> Kept:
    asked = store.asked(code, period)
    return Kept(coverage(asked.plan.plan, asked.mandates, asked.ties), asked.ties)


@dataclass(frozen=True)
class Cell:
    """The lines of one accomplishment behind one task."""

    column: Column
    served: tuple[Served, ...]

    @property
    def confirmed(self) -> int:
        return sum(one.state == CONFIRMED for one in self.served)

    @property
    def suggested(self) -> int:
        return sum(one.state == SUGGESTED for one in self.served)


@dataclass(frozen=True)
class Row:
    """A task as a row of the matrix."""

    row: TaskRow
    place: str  # the part of its address that is its own
    depth: int
    cells: tuple[Cell, ...]


def columns(matrix: Matrix, all_columns: Iterable[Column]) -> tuple[tuple[int, Column], ...]:
    """Those of support stand in the matrix only where a person tied one of their lines."""
    return tuple(
        (n, column)
        for n, column in enumerate(all_columns)
        if not column.enabling or any(row.cells[n] for row in matrix.tasks)
    )


def rows(matrix: Matrix, all_columns: Iterable[Column]) -> tuple[Row, ...]:
    """The tasks of the mandate in printed order."""
    shown = columns(matrix, all_columns)
    depths: dict[str | None, int] = {None: -1}
    found = []
    for row in matrix.tasks:
        task = row.task
        depths[task.path] = depths.get(task.parent, -1) + 1
        cells = tuple(Cell(column, row.cells[n]) for n, column in shown)
        found.append(Row(row, anchor_of(task.path), depths[task.path], cells))
    return tuple(found)


def text_address(text_id: int | None, path: str = "") -> str | None:
    """Where a stored text, or a paragraph of it, is read; None where it is not held."""
    slug = None if text_id is None else shelf().slugs.get(text_id)
    if slug is None:
        return None
    return reverse("text", args=[slug]) + (f"#{anchor_of(path)}" if path else "")


def tasks_address(text_id: int | None, path: str) -> str | None:
    """Where the kinds of the task are read and judged; None where its text is not held."""
    slug = None if text_id is None else shelf().slugs.get(text_id)
    return None if slug is None else reverse("text_tasks", args=[slug]) + f"#{anchor_of(path)}"


def kinds(mandate: Mandate, path: str) -> tuple[Category, ...]:
    """The kinds that the stored text's task was read as, each with how sure that is."""
    if mandate.text_id is None:
        return ()
    stored = texts.text(mandate.text_id)
    own = (task for task in stored.tasks if (task.path, task.actor) == (path, stored.text.mission))
    return tuple(category for task in own for category in task.categories)
