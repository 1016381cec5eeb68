"""Load invented accounts from CSV, twice: time, processor time, memory."""

import json
from pathlib import Path

from benchmarks.events.running import COMMAND, Store, Taken

HEADS = (
    "store",
    "accounts",
    "run",
    "seconds",
    "processor s",
    "of the server",
    "memory MB",
    "accepted",
    "unchanged",
    "set aside",
)


def invented(folder: Path, accounts: int, seed: int = 7) -> Taken:
    """The files of that many accounts."""
    there = Store(folder / "nothing")
    return there.run(
        COMMAND,
        "event",
        "invent",
        "--out",
        folder,
        "--accounts",
        str(accounts),
        "--seed",
        str(seed),
        "--force",
    )


def measured(store: Store, files: Path, accounts: int, mission: str) -> list[list[str]]:
    """A row for the first load of the files and one for the same files again."""
    store.run(
        COMMAND, "mission", "add", mission, "--name-en", "Invented", "--name-fr", "Inventée", "--invented"
    )
    return [_row(store, files, accounts, mission, what) for what in ("first", "again")]


def _row(store: Store, files: Path, accounts: int, mission: str, what: str) -> list[str]:
    served, taken, counts = store.served_s(), [], dict.fromkeys(("accepted", "unchanged", "aside"), 0)
    for path in sorted(files.glob("invented-*.csv")):
        one = store.run(
            COMMAND, "event", "load", path, "--source", path.stem, "--mission", mission, "--invented", "--no-match", "--json"
        )  # fmt: skip
        told = json.loads(one.printed)
        taken.append(one)
        counts["accepted"] += told["accepted"]
        counts["unchanged"] += told["unchanged"]
        counts["aside"] += len(told["set_aside"])
    return [
        store.name, f"{accounts:,}", what, f"{sum(one.wall for one in taken):.1f}",
        f"{sum(one.processor for one in taken):.1f}", f"{store.served_s() - served:.1f}" if store.address else "",
        f"{max(one.memory for one in taken):.0f}", *(f"{one:,}" for one in counts.values()),
    ]  # fmt: skip
