"""kill -9 at random moments of a load: run again, the store is as if nothing had happened."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bluehelm.events.invented.order import Order
from bluehelm.events.invented.writing import invent
from tests.record import apart

ORDER = Order(150, 5, date(2021, 1, 1), date(2021, 1, 31), ("invented-patrol-log",), bad=0.04)


def killed(folder: Path, kills: int, seed: int) -> dict[str, object]:
    invent(ORDER, folder / "files")
    done = subprocess.run(
        [sys.executable, "-m", "tests.events.killed.killing", folder / "files" / "invented-patrol-log.csv",
         str(kills), str(seed)],
        env=apart.environment(folder), cwd=apart.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.django_db(transaction=True)
def test_a_load_killed_at_random_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    told = killed(tmp_path, 20, 1)
    assert told["kills"] >= 20  # type: ignore[operator]
    assert told["accounts"] == 150
    assert told["different"] == []
    assert told["faults"] == []


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_hundreds_of_kills_change_nothing_either(tmp_path: Path) -> None:
    told = killed(tmp_path, 500, 2)
    assert told["kills"] >= 500  # type: ignore[operator]
    assert (told["different"], told["faults"]) == ([], [])
