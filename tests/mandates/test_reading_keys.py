"""The reader held against keys written by reading: the example, 22 texts drawn at random, four later ones."""

import csv
import random
import re
from pathlib import Path

import pytest

from benchmarks.mandates import scoring
from benchmarks.mandates.scoring import KINDS, LATER, SEED, VERBS, Score
from bluehelm.mandates import load

KEYS = scoring.keys()
DRAWN = [symbol for symbol in KEYS if symbol != SEED]
ALL = {**KEYS, **scoring.keys(LATER)}


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, dict[str, Score]]:
    groups = {"example": [SEED], "drawn": DRAWN, "later": sorted(ALL.keys() - KEYS.keys())}
    return {name: _scores(shared, symbols) for name, symbols in groups.items()}


def _scores(shared: Path, symbols: list[str]) -> dict[str, Score]:
    return scoring.together((load.read(shared / ALL[symbol]["file"]), ALL[symbol]) for symbol in symbols)


@pytest.mark.parametrize("what", [KINDS, VERBS])
@pytest.mark.parametrize(("group", "least"), [("example", 0.99), ("drawn", 0.97), ("later", 0.97)])
def test_paragraphs_and_verbs_are_read_as_by_hand(
    scores: dict[str, dict[str, Score]], group: str, least: float, what: str
) -> None:
    score = scores[group][what]
    assert score.f1 >= least, (score.missing, score.extra)


@pytest.mark.parametrize("symbol", ALL)
def test_symbol_date_and_status_are_read_as_by_hand(shared: Path, symbol: str) -> None:
    key = ALL[symbol]
    text = load.read(shared / key["file"])
    assert (text.symbol or "").split(" (")[0] == symbol
    assert (text.date, text.status) == (key["date"], key["status"])


def test_the_keys_are_of_the_texts_that_were_drawn(shared: Path) -> None:
    with (shared / "data" / "unsc_resolutions" / "index.csv").open(encoding="utf-8") as index:
        symbols = sorted(row["symbol"] for row in csv.DictReader(index))
    assert sorted(random.Random(4).sample(symbols, 22)) == sorted(DRAWN)


@pytest.mark.parametrize("symbol", ALL)
def test_each_path_of_a_key_stands_once_and_below_its_parent(symbol: str) -> None:
    paths = [entry["path"] for entry in ALL[symbol]["operative"]]
    assert len(set(paths)) == len(paths)
    for n, path in enumerate(paths):
        parent = re.sub(r"(\([a-z]+\)|#\d+)$", "", path)
        assert parent == path or parent in paths[:n]
