"""The human coding at hand, in two halves that share no country: one to tune with, one to score with."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mandates.cells import Named, named

SHARED = Path(os.environ.get("BLUEHELM_SHARED", Path(__file__).parents[3] / "shared"))
CODINGS = "data/mandate_task_codings/pema_part.csv"
TEXTS = "data/unsc_resolutions"
TUNING, SCORING = "tuning", "scoring"
WORDS = {"Monitor": "monitor", "Assist": "assist", "Security": "secure", "Encouraged": "encouraged"}


@dataclass(frozen=True)
class Coded:
    """What the coder found in one resolution for one mission."""

    symbol: str  # "S/RES/2100"
    mission: str
    country: str
    comment: str
    cells: tuple[tuple[str, str, tuple[Named, ...]], ...]  # (task, modality, what the cell names)


def halves(countries: set[str]) -> dict[str, set[str]]:
    """Every second country of the alphabet to tune with, the others to score with."""
    ordered = sorted(countries)
    return {TUNING: set(ordered[1::2]), SCORING: set(ordered[::2])}


def codings(half: str, shared: Path = SHARED) -> tuple[Coded, ...]:
    """The rows of one half; none where the coding is not at hand."""
    path = shared / CODINGS
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    chosen = halves({row["Country"] for row in rows})[half]
    return tuple(_coded(row) for row in rows if row["Country"] in chosen)


def _coded(row: dict[str, str]) -> Coded:
    cells = []
    for column, cell in row.items():
        task, _, word = column.rpartition("_")
        if word in WORDS and (things := named(cell or "")):
            cells.append((task, WORDS[word], things))
    return Coded(row["Signature"].strip(), row["NamePKO"], row["Country"], row["Comments"], tuple(cells))


def files(shared: Path = SHARED) -> dict[str, Path]:
    """Where the text of each resolution at hand lies, by its symbol."""
    folder = shared / TEXTS
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return {row["symbol"]: folder / row["file"] for row in csv.DictReader(file)}
