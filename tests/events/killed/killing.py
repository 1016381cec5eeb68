"""Load a file again and again, each run killed at some moment, until it is in; compare with one left alone.

A process of its own, on the store of its environment: python -m tests.events.killed.killing FILE KILLS SEED.
One mission is loaded without a kill, others with; each is told as digests. Every run is a forked process,
killed by SIGKILL after a random part of the time that a load takes when it is left alone.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import connections  # noqa: E402

from bluehelm.events import models as tables  # noqa: E402
from bluehelm.events.load import load  # noqa: E402
from bluehelm.events.store import checking, loading  # noqa: E402
from bluehelm.record import history  # noqa: E402
from bluehelm.record.models import Change, Mission  # noqa: E402
from bluehelm.record.places.raster import raster  # noqa: E402
from bluehelm.sources.eventfiles import reading  # noqa: E402

loading.BATCH = 15
MATCH = False


def run(code: str, path: Path) -> None:
    mission, _ = Mission.objects.get_or_create(
        code=code, defaults={"name_en": code, "name_fr": code, "invented": True}
    )
    load(mission, path, "invented-patrol-log", about={"invented": True}, match=MATCH)


def child(code: str, path: Path, seconds: float | None) -> bool:
    """One run in a process of its own; whether it came to its end before it was killed."""
    connections.close_all()
    number = os.fork()
    if not number:
        status = 1
        try:
            run(code, path)
            status = 0
        finally:
            os._exit(status)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(number, signal.SIGKILL)
    _, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status):
        return False
    if os.WEXITSTATUS(status):
        raise SystemExit(f"a run ended with {os.WEXITSTATUS(status)}")
    return True


def told(code: str) -> dict[str, object]:
    """What the store holds of the mission: rows and a digest of all but moments; numbers from the first."""
    mission = Mission.objects.get(code=code)
    accounts = tables.Account.objects.filter(mission=mission)
    least = min(accounts.values_list("pk", flat=True))
    dropped = {
        "id",
        "mission_id",
        "provider_id",
        "load_id",
        "change_id",
        "change_n",
        "account_id",
        "began",
        "ended",
    }
    moved = {"incident_id": least, "lead": least, "into_id": least, "supersedes": least}
    entries = Change.objects.filter(mission=mission)
    held = {
        "accounts": accounts,
        "incidents": tables.Incident.objects.filter(mission=mission),
        "harm": tables.Harm.objects.filter(account__mission=mission),
        "aside": tables.SetAside.objects.filter(load__mission=mission),
        "loads": tables.Load.objects.filter(mission=mission),
        "pairings": tables.Pairing.objects.filter(mission=mission),
    }
    found: dict[str, object] = {}
    for name, rows in held.items():
        sums = hashlib.sha256()
        for row in rows.order_by("pk").values():
            row = {key: value for key, value in row.items() if key not in dropped}
            for key, base in moved.items():
                if row.get(key) is not None:
                    row[key] -= base
            row.pop("source_id", None)
            sums.update(json.dumps(row, default=str, sort_keys=True).encode())
        found[name] = [rows.count(), sums.hexdigest()]
    found["entries"] = list(entries.order_by("n").values_list("verb", flat=True))
    return found


def main(path: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    raster()  # once here, not in every child
    list(reading.read(path))
    began = time.perf_counter()
    child("UNTOUCHED", path, None)
    lasts = time.perf_counter() - began
    wanted, done, rounds, different = told("UNTOUCHED"), 0, 0, []
    while done < kills:
        code, rounds = f"KILLED{rounds}", rounds + 1
        part = lasts
        while not child(code, path, chance.random() * part if done < kills else None):
            done, part = done + 1, lasts / 3  # what is left takes less
        got = told(code)
        different += [
            f"{code} {name}: {got[name]} for {wanted[name]}" for name in wanted if got[name] != wanted[name]
        ]
    verdict = history.verify()
    faults = [] if verdict.ok else [verdict.why]
    print(json.dumps({
        "kills": done, "rounds": rounds, "accounts": wanted["accounts"][0], "different": different[:5],  # type: ignore[index]
        "faults": faults + list(checking.faults()),
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
