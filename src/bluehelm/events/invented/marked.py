"""What is known of a provider by its file: whether it is invented, and what the YAML beside it says."""

import csv
from pathlib import Path
from typing import Any

from bluehelm.events.invented.rows import MARKED
from bluehelm.record import vocab

BESIDE = "invented.yaml"
HEAD = "invented"
LONGEST = 1_000_000  # letters of a line of heads


def about(path: Path, new: bool = True) -> dict[str, Any]:
    """What to note of the provider of an invented file: invented, title, weight, sensitivity; {} for others.

    A file is invented where its own column says so in the first row, wherever it was moved; the YAML that the
    generator left beside it tells the rest of a new provider.
    """
    if not _marked(path):
        return {}
    found: dict[str, Any] = {"invented": True}
    beside = path.with_name(BESIDE)
    if new and beside.is_file():
        told = vocab.parsed(beside.read_text(encoding="utf-8")) or {}
        kept = told.get("providers", {}).get(path.stem, {}) if isinstance(told, dict) else {}
        found |= {key: kept[key] for key in ("weight", "sensitivity") if key in kept}
        if "title" in kept:
            found["title"] = f"{kept['title']['en']} (invented)"
    return found


def _marked(path: Path) -> bool:
    """Whether the first row says that it is invented."""
    if path.suffix.lower() != ".csv":
        return False
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        sheet = csv.reader([stream.readline(LONGEST), stream.readline(LONGEST)])
        heads, row = next(sheet, []), next(sheet, [])
    return HEAD in heads and dict(zip(heads, row, strict=False)).get(HEAD) == MARKED
