"""Invented texts, built from plain strings: the mission UNMIX in Ix, its parties and neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from bluehelm.mandates.council.acts import acts
from bluehelm.mandates.rows import OPERATIVE, Act, Provision, Section, Task, Text
from bluehelm.mandates.tasks import tasks

Item = str | tuple[str, Sequence["Item"]]
LABELS = ("abcdefgh", ("i", "ii", "iii", "iv", "v", "vi"))


def text(*paragraphs: Item, headings: dict[int, str] | None = None) -> Text:
    """A text of numbered paragraphs; a pair is one with items, headings stand before their paragraph."""
    rows: list[Provision] = []
    for n, paragraph in enumerate(paragraphs, 1):
        rows += _rows(paragraph, str(n), n, 0, None)
    sections = []
    for at, title in (headings or {}).items():
        sections.append(Section(title, 1, str(at), None, None))
        rows = [replace(row, section=len(sections) - 1) if row.n >= at else row for row in rows]
    return Text(
        symbol="S/RES/9999 (2031)",
        date=None,
        status="adopted",
        title=None,
        mission="UNMIX",
        adopted=None,
        ends=None,
        sections=tuple(sections),
        operative=tuple(rows),
    )


def _rows(item: Item, path: str, n: int, level: int, above: Provision | None) -> list[Provision]:
    words, inside = (item, ()) if isinstance(item, str) else item
    leading: Act | None = None
    if above is not None:
        leading = above.acts[-1] if above.acts else above.governed_by
    row = Provision(
        OPERATIVE,
        path,
        n,
        "",
        words,
        level,
        None if above is None else above.path,
        None,
        acts=acts(words, item=above is not None),
        governed_by=leading,
    )
    rows = [row]
    for at, each in enumerate(inside):
        rows += _rows(each, f"{path}({LABELS[min(level, 1)][at]})", n, level + 1, row)
    return rows


def told(*paragraphs: Item) -> tuple[Task, ...]:
    return tasks(text(*paragraphs))


def kinds(words: str) -> set[tuple[str, str]]:
    """Kinds and modalities of one task of the mission's mandate."""
    (task,) = told(("Decides that the mandate of UNMIX shall be the following:", (words,)))
    return {(each.task, each.modality) for each in task.categories}
