"""The reader held against keys written by reading: the example and 22 texts drawn at random."""

import csv
import random
import re
from pathlib import Path

import pytest

from benchmarks.mandates import scoring
from benchmarks.mandates.scoring import KINDS, SEED, VERBS, Score
from bluehelm.mandates import load

KEYS = scoring.keys()
DRAWN = [symbol for symbol in KEYS if symbol != SEED]


@pytest.fixture(scope="module")
def seed(shared: Path) -> dict[str, Score]:
    return scoring.together([(load.read(shared / KEYS[SEED]["file"]), KEYS[SEED])])


@pytest.fixture(scope="module")
def drawn(shared: Path) -> dict[str, Score]:
    return scoring.together((load.read(shared / KEYS[symbol]["file"]), KEYS[symbol]) for symbol in DRAWN)


@pytest.mark.parametrize("what", [KINDS, VERBS])
def test_the_example_is_read_as_by_hand(seed: dict[str, Score], what: str) -> None:
    assert seed[what].f1 >= 0.99, (seed[what].missing, seed[what].extra)


@pytest.mark.parametrize("what", [KINDS, VERBS])
def test_texts_drawn_at_random_are_read_as_by_hand(drawn: dict[str, Score], what: str) -> None:
    assert drawn[what].f1 >= 0.97, (drawn[what].missing, drawn[what].extra)


@pytest.mark.parametrize("symbol", KEYS)
def test_symbol_date_and_status_are_read_as_by_hand(shared: Path, symbol: str) -> None:
    key = KEYS[symbol]
    text = load.read(shared / key["file"])
    assert (text.symbol or "").split(" (")[0] == symbol
    assert (text.date, text.status) == (key["date"], key["status"])


def test_the_keys_are_of_the_texts_that_were_drawn(shared: Path) -> None:
    with (shared / "data" / "unsc_resolutions" / "index.csv").open(encoding="utf-8") as index:
        symbols = sorted(row["symbol"] for row in csv.DictReader(index))
    assert sorted(random.Random(4).sample(symbols, 22)) == sorted(DRAWN)


@pytest.mark.parametrize("symbol", KEYS)
def test_each_path_of_a_key_stands_once_and_below_its_parent(symbol: str) -> None:
    paths = [entry["path"] for entry in KEYS[symbol]["operative"]]
    assert len(set(paths)) == len(paths)
    for n, path in enumerate(paths):
        parent = re.sub(r"(\([a-z]+\)|#\d+)$", "", path)
        assert parent == path or parent in paths[:n]
