"""Print how well the redline finds what came from where: `python -m benchmarks.mandates.redline`.

The keys were written by hand before any program was run, but for the weight of headings in 2100 -> 2164, which was
decided later and says so (keys/redline_*.yaml). Beside the redline stand two plain
baselines: `diff` on the lists of paragraphs, and for each new paragraph the most similar old one (difflib).

--wrong    list what was missed and what was made up
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table as Grid

from bluehelm.mandates import diff, load
from bluehelm.mandates.diff import Change
from bluehelm.mandates.diff.units import Unit, units
from bluehelm.mandates.rows import Text

SHARED = Path(os.environ.get("BLUEHELM_SHARED", Path(__file__).parents[3] / "shared"))
TEXTS = SHARED / "data" / "unsc_resolutions"
KEYS = Path(__file__).parent / "keys"
UNKEYED = (
    ("2112", "2162"),
    ("2119", "2180"),
    ("2066", "2116"),
)  # UNOCI, MINUSTAH, UNMIL: looked at, and timed

Pair = tuple[str, str]


@dataclass(frozen=True)
class Share:
    """How many of the found are right, and of the right were found."""

    right: int
    found: int
    wanted: int
    missing: tuple[Any, ...] = ()
    extra: tuple[Any, ...] = ()

    def __str__(self) -> str:
        precision = f"{self.right / self.found:.2f}" if self.found else "-"
        recall = f"{self.right / self.wanted:.2f}" if self.wanted else "-"
        return f"{precision} / {recall}  ({self.right} of {self.found} / of {self.wanted})"


def share(found: set[Any], wanted: set[Any], either: Iterable[Any] = ()) -> Share:
    """What a reader may draw or not counts on neither side."""
    counted = found - (set(either) - wanted)
    missing, extra = sorted(wanted - counted), sorted(counted - wanted)
    return Share(len(counted & wanted), len(counted), len(wanted), tuple(missing), tuple(extra))


def keys() -> dict[str, dict[str, Any]]:
    found = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(KEYS.glob("redline_*.yaml"))}
    return {name: key for name, key in found.items() if (TEXTS / key["old"]).is_file()}


def pairs_of(changes: Sequence[Change]) -> set[Pair]:
    return {(old, new) for row in changes for old in row.old for new in row.new}


def joined(pairs: Iterable[Pair]) -> set[tuple[str, ...]]:
    """Every split and merger: the paragraph that has several counterparts, with these."""
    held = set(pairs)
    found = set()
    for side, sign in ((0, "split"), (1, "merged")):
        many = Counter(pair[side] for pair in held)
        found |= {(sign, path) for path, count in many.items() if count > 1}
    return found


def scores(key: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Share]:
    """Pairs, splits and mergers, moves, directions of strength, what is not held."""
    wanted, either = ({tuple(pair) for pair in key[name]} for name in ("pairs", "either"))
    found = pairs_of(changes)
    rows = {pair: row for row in changes for pair in pairs_of([row])}
    told = joined(wanted), joined(found), joined(wanted | either)
    result = {
        "pairs": share(found, wanted, either),
        "splits and mergers": share(told[1], told[0], told[2]),
    }
    moved, stayed = ({tuple(pair) for pair in key[name]} for name in ("moved", "stayed"))
    several = {pair for row in changes if len(pairs_of([row])) > 1 for pair in pairs_of([row])}
    asked = moved | (stayed - several)  # the kinds are those of a row, whichever of its paragraphs moved
    said = {pair for pair in asked if pair in rows and "moved" in rows[pair].changes}
    result["moves"] = share(said, moved)
    directions = {(*pair, way) for way, pairs in key["strength"].items() for pair in pairs}
    weighed = {
        (old, new, row.strength.direction)
        for old, new, _ in directions
        if (row := rows.get((old, new))) is not None and row.strength is not None
    }
    result["strength"] = share(weighed, directions)
    if "not_held" in key:
        asked = {*key["not_held"], *key["added"]}
        result["not held"] = share(
            {path for row in changes for path in row.new if not row.held and path in asked},
            set(key["not_held"]),
        )
    return result


def plain_diff(old: Sequence[Unit], new: Sequence[Unit]) -> set[Pair]:
    """Paragraphs as lines: equal ones, and replaced ones in their order."""
    matcher = SequenceMatcher(None, [unit.text for unit in old], [unit.text for unit in new], autojunk=False)
    return {
        (old[i].path, new[j].path)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag in ("equal", "replace")
        for i, j in zip(range(i1, i2), range(j1, j2), strict=False)
    }


def closest(old: Sequence[Unit], new: Sequence[Unit]) -> set[Pair]:
    """For each new paragraph the old one that difflib finds most similar, if at all."""
    texts = [unit.text for unit in old]
    found = ((unit, get_close_matches(unit.text, texts, n=1, cutoff=0.6)) for unit in new)
    return {(old[texts.index(texts_found[0])].path, unit.path) for unit, texts_found in found if texts_found}


BASELINES: dict[str, Callable[[Sequence[Unit], Sequence[Unit]], set[Pair]]] = {
    "diff of paragraphs": plain_diff,
    "closest by difflib": closest,
}


def read(name: str) -> Text:
    path = next(TEXTS.glob(f"mandates/S_RES_{name}_*.txt")) if name.isdigit() else TEXTS / name
    return load.read(path.resolve())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true")
    wrong = parser.parse_args().wrong
    if not keys():
        sys.stderr.write("The texts are not here: put them in ../shared or set BLUEHELM_SHARED.\n")
        return 2
    for name, key in keys().items():
        keyed(name, key, wrong)
    grid = Grid("texts", "paragraphs", "seconds", "found", title="Pairs without a key", title_justify="left")
    for names in UNKEYED:
        old, new = map(read, names)
        start = time.perf_counter()
        counted = diff.counts(diff.compare(old, new))
        taken = time.perf_counter() - start
        told = ", ".join(f"{kind} {count}" for kind, count in counted.items() if count)
        grid.add_row(" → ".join(names), f"{len(units(old))}, {len(units(new))}", f"{taken:.1f}", told)
    Console(width=150).print(grid)
    return 0


def keyed(name: str, key: Mapping[str, Any], wrong: bool) -> None:
    """One pair of texts against its key."""
    old, new = read(key["old"]), read(key["new"])
    start = time.perf_counter()
    changes = diff.compare(old, new)
    taken = time.perf_counter() - start
    grid = Grid("", "precision / recall", title=f"{name}, {taken:.1f} s", title_justify="left")
    found = scores(key, changes)
    for kind, held in found.items():
        grid.add_row(kind, str(held))
    wanted, either = ({tuple(pair) for pair in key[part]} for part in ("pairs", "either"))
    for label, baseline in BASELINES.items():
        grid.add_row(f"pairs: {label}", str(share(baseline(units(old), units(new)), wanted, either)))
    Console(width=150).print(grid)
    for kind, held in found.items() if wrong else ():
        sys.stdout.write(f"{kind}: missed {list(held.missing)}; made up {list(held.extra)}\n")


if __name__ == "__main__":
    raise SystemExit(main())
