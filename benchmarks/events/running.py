"""A command in a process of its own, with what it took; and a store of its own on either database."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).parent / "bluehelm")


@dataclass(frozen=True)
class Taken:
    wall: float
    processor: float  # of the command; PostgreSQL's own work is told by the server's processes
    memory: float  # megabytes, the most
    printed: str


@dataclass(frozen=True)
class Store:
    """A data folder, and the address of a PostgreSQL database where it is not SQLite."""

    folder: Path
    address: str = ""

    @property
    def name(self) -> str:
        return "PostgreSQL" if self.address else "SQLite"

    @property
    def environment(self) -> dict[str, str]:
        given = {key: value for key, value in os.environ.items() if not key.startswith("BLUEHELM_")}
        given |= {"BLUEHELM_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "bluehelm.settings"}
        return given | ({"BLUEHELM_DATABASE": self.address} if self.address else {})

    def run(self, *command: str | Path) -> Taken:
        """One command on this store; its memory is that of the process and its children."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            began = time.perf_counter()
            process = subprocess.Popen(
                list(map(str, command)), env=self.environment, cwd=ROOT, stdout=out, stderr=err
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            out.seek(0), err.seek(0)
            if status:
                raise SystemExit(
                    f"{' '.join(map(str, command))[:300]} failed:\n{err.read().decode()[-3000:]}"
                )
            printed = out.read().decode()
        return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed)

    def python(self, script: str, *given: str) -> str:
        return self.run(sys.executable, "-c", script, *given).printed

    def served_s(self) -> float:
        """Processor seconds of PostgreSQL's processes on this machine so far; 0 where it is not here or not used."""
        if not self.address:
            return 0.0
        total, ticks = 0.0, os.sysconf("SC_CLK_TCK")
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "comm").read_text().strip() == "postgres":
                    total += (
                        sum(map(int, (process / "stat").read_text().rsplit(")", 1)[1].split()[11:15])) / ticks
                    )
            except (OSError, ValueError):
                continue  # it ended meanwhile
        return total


def stores(folder: Path, address: str) -> list[Store]:
    """Fresh ones: SQLite always, PostgreSQL where a server is named: a database is made there and dropped first."""
    found = [Store(folder / "sqlite")]
    if address:
        found.append(Store(folder / "postgresql", fresh(address)))
    for one in found:
        one.run(COMMAND, "setup")
    return found


def fresh(address: str) -> str:
    """The address of an empty database bluehelm_bench on the server of that address."""
    import psycopg

    parts = urlsplit(address)
    with psycopg.connect(address, autocommit=True) as held:
        held.execute("drop database if exists bluehelm_bench")
        held.execute("create database bluehelm_bench")
    return parts._replace(path="/bluehelm_bench").geturl()
