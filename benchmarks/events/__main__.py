"""Loads and readers of incidents: `python -m benchmarks.events [load|readers|large] [--database URL] [..]`.

load      100,000 and 1,000,000 invented accounts from CSV, and the same files again
readers   50 readers at once over 200,000 incidents, on the site as `bluehelm serve` serves it
large     one file of about --gigabytes, its memory beside that of a small one

Everything is on SQLite, and on PostgreSQL too where --database names a server on which a database may be made:
postgresql://role:password@host:port/postgres. Tables are markdown, as docs/explanation/load-measured.md has them.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.events import load, readers
from benchmarks.events.running import stores

ROW_BYTES = 315  # of the human rights section's file, on average


def shown(rows: Iterable[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        print("|", " | ".join(row), "|", flush=True)
        if at == 0:
            print("|" + "---|" * len(row))
    print(f"\nLoad of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.\n", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("load", "readers", "large"), default="load")
    parser.add_argument("--accounts", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--incidents", type=int, default=200_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--gigabytes", type=float, default=1.0)
    parser.add_argument("--database", default="", metavar="URL")
    parser.add_argument("--folder", type=Path, help="kept; else a temporary one")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="bluehelm-events-"))
    try:
        {"load": loads, "readers": crowd, "large": large}[given.what](given, folder)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def loads(given: argparse.Namespace, folder: Path) -> None:
    rows: list[Sequence[str]] = [load.HEADS]
    for accounts in given.accounts:
        made = load.invented(folder / f"files-{accounts}", accounts)
        print(
            f"{accounts:,} accounts invented in {made.wall:.1f} s, {made.processor:.1f} s of the processor, {made.memory:.0f} MB\n"
        )
    for accounts in given.accounts:
        for store in stores(folder / f"stores-{accounts}", given.database):
            rows += load.measured(store, folder / f"files-{accounts}", accounts, "INVENTED")
    shown(rows)


def crowd(given: argparse.Namespace, folder: Path) -> None:
    """Accounts that are not matched: each tells of an incident of its own."""
    files = folder / f"files-{given.incidents}"
    load.invented(files, given.incidents)
    loaded: list[Sequence[str]] = [load.HEADS]
    rows: list[Sequence[str]] = [readers.HEADS]
    for store in stores(folder / "stores", given.database):
        loaded += load.measured(store, files, given.incidents, "INVENTED")[:1]
        rows += readers.measured(store, "INVENTED", given.readers, given.seconds)
    shown(loaded)
    shown(rows)


def large(given: argparse.Namespace, folder: Path) -> None:
    accounts = int(given.gigabytes * 1e9 / ROW_BYTES)
    files = folder / "files-large"
    load.invented(files, accounts)
    shown(
        [
            load.HEADS,
            *(
                row
                for store in stores(folder / "stores-large", given.database)
                for row in load.measured(store, files, accounts, "INVENTED")
            ),
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
