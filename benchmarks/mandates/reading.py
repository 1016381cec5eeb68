"""How well resolutions are read, against keys by hand: `python -m benchmarks.mandates.reading [--wrong] [--all]`.

Per text and in total: F1 of kinds with numbering (headings, paragraphs, items by path), of verbs, of addressees and
of preambular phrases. The interval of a total is the middle 95 per cent of 2,000 draws of its texts with replacement.
`--wrong` lists what was missed and what was made up. `--all` reads every text of the folder and prints the seconds
of the processor. The texts are looked for in the folder named by BLUEHELM_SHARED or in ../shared.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.mandates import scoring
from benchmarks.mandates.scoring import Key, Score
from bluehelm.errors import BluehelmError
from bluehelm.mandates import load
from bluehelm.mandates.rows import Text

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("BLUEHELM_SHARED", ROOT.parent / "shared"))
LATER = scoring.KEYS / "later"  # keys that no rule was made with
BLIND = scoring.KEYS.parent / "blind"  # of another reader; rules were mended with their misses since
TEXTS = ("data/unsc_resolutions/mandates/*.txt", "data/unsc_resolutions/other/*.txt", "seeds/001_*.txt")
DRAWS, SEED_OF_DRAWS = 2000, 31
LIMIT_S = 30
Pairs = Sequence[tuple[Text, Key]]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mandates.reading", description="Score readings."
    )
    parser.add_argument("--wrong", action="store_true", help="list what was missed and made up")
    parser.add_argument("--all", action="store_true", help="time the reading of every text")
    given = parser.parse_args(argv)
    if not (SHARED / "seeds").is_dir():
        sys.stderr.write(f"{SHARED} holds no texts; put them there or set BLUEHELM_SHARED.\n")
        return 2
    console = Console(width=110)
    seed, old = _parted(scoring.keys())
    groups = {"seed": seed, "1991 to 2008": old, "later": _read(scoring.keys(LATER))}
    groups["blind (mended with since)"] = _read(scoring.keys(BLIND))
    console.print(_table(groups))
    for name, pairs in groups.items() if given.wrong else ():
        _wrong(console, name, scoring.together(pairs))
    if given.all:
        console.print(_timed())
    return 0


def _read(keys: Mapping[str, Key]) -> Pairs:
    return [(load.read(SHARED / key["file"]), key) for key in keys.values()]


def _parted(keys: Mapping[str, Key]) -> tuple[Pairs, Pairs]:
    """The seed, and the old texts."""
    own = {symbol: key for symbol, key in keys.items() if symbol == scoring.SEED}
    return _read(own), _read({symbol: key for symbol, key in keys.items() if symbol not in own})


def _table(groups: Mapping[str, Pairs]) -> Table:
    table = Table("text", *(f"{name} F1" for name in scoring.facts(groups["seed"][0][0])))
    for name, pairs in groups.items():
        for pair in pairs:
            table.add_row(str(pair[1]["symbol"]), *(f"{score.f1:.3f}" for score in _scores([pair]).values()))
        intervals = _intervals(pairs)
        cells = [
            f"{score.f1:.4f} [{intervals[each][0]:.3f}, {intervals[each][1]:.3f}]"
            for each, score in _scores(pairs).items()
        ]
        table.add_row(f"{name}: {len(pairs)} texts", *cells, style="bold", end_section=True)
    return table


def _scores(pairs: Pairs) -> dict[str, Score]:
    return scoring.together(pairs)


def _intervals(pairs: Pairs) -> dict[str, tuple[float, float]]:
    """Of each F1, between which values it lies when other texts of the kind are drawn."""
    draw = random.Random(SEED_OF_DRAWS)
    each = [_counts(pair) for pair in pairs]
    found: dict[str, list[float]] = {name: [] for name in each[0]}
    for _ in range(DRAWS):
        sample = draw.choices(each, k=len(each))
        for name, values in found.items():
            right = sum(counts[name][0] for counts in sample)
            both = sum(counts[name][1] for counts in sample)
            values.append(right / both if both else 1.0)
    return {name: _middle(sorted(values)) for name, values in found.items()}


def _counts(pair: tuple[Text, Key]) -> dict[str, tuple[int, int]]:
    """Twice what is right, and what is found and keyed together: F1 is their ratio."""
    ours, theirs = scoring.facts(pair[0]), scoring.answers(pair[1], pair[0])
    return {
        name: (2 * (ours[name] & theirs[name]).total(), ours[name].total() + theirs[name].total())
        for name in ours
    }


def _middle(values: Sequence[float]) -> tuple[float, float]:
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def _wrong(console: Console, name: str, scores: Mapping[str, Score]) -> None:
    for each, score in scores.items():
        for sign, facts in (("missed", score.missing), ("made up", score.extra)):
            for fact in sorted(facts.elements()):
                console.print(f"{name}, {each}, {sign}: {' | '.join(fact)}", markup=False)


def _timed() -> str:
    """The processor's seconds for every text, one after the other."""
    paths = [path for pattern in TEXTS for path in sorted(SHARED.glob(pattern))]
    refused: list[str] = []
    start = time.process_time()
    for path in paths:
        try:
            load.read(path)
        except BluehelmError as fault:
            refused.append(f"{path.name}: {fault}")
    taken = time.process_time() - start
    told = "".join(f"\n  refused: {each}" for each in refused)
    return (
        f"{len(paths)} texts in {taken:.1f} s of one core (limit {LIMIT_S} s); {len(refused)} refused{told}"
    )


if __name__ == "__main__":
    sys.exit(main())
