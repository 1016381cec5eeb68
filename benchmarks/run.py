"""Time the main job against its limits and against a baseline on this machine: `python -m benchmarks.run`.

Each row runs in a process of its own (one warm-up, then RUNS counted). Printed: the median wall time with its limit,
the processor time, the largest memory, and the ratio to the baseline. Wall times swing with the load of the machine,
which is printed below the table; processor times and ratios swing less.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import invented

ROOT = Path(__file__).parent.parent
RUNS = 3
MOST_MB = 500
PYTHON = sys.executable
COMMAND = str(Path(PYTHON).parent / "bluehelm")
PAGE = """
import time, django; django.setup()
from django.test import Client
client = Client(HTTP_HOST="localhost"); url = "/m/MINUSMA/2019-20/"
assert client.get(url).status_code == 200
times = []
for _ in range(20):
    start = time.perf_counter(); client.get(url); times.append(time.perf_counter() - start)
print(sorted(times)[10])
"""
DJANGO = (
    "import time; s=time.perf_counter(); import django.template.defaulttags; print(time.perf_counter()-s)"
)
LOAD = """
import os, shutil, subprocess, sys, time
store = os.environ["BLUEHELM_DATA"] + "-copy"
shutil.rmtree(store, ignore_errors=True); shutil.copytree(os.environ["BLUEHELM_DATA"], store)
start = time.perf_counter()
subprocess.run(sys.argv[1:], env=os.environ | {"BLUEHELM_DATA": store}, check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Taken:
    wall: float
    processor: float
    memory: float  # megabytes, of the largest process


@dataclass(frozen=True)
class Row:
    name: str
    command: list[str]
    limit_s: float
    baseline: list[str]
    against: str
    prints_seconds: bool = False  # the command prints the time to count


def run(command: list[str], data: Path, prints_seconds: bool) -> Taken:
    """One run of the command on that store."""
    environment = os.environ | {"BLUEHELM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bluehelm.settings"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # it would compile everything at each start
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)  # the memory of this one and its own children
        wall = time.perf_counter() - start
        out.seek(0), err.seek(0)
        if status:
            raise SystemExit(f"{' '.join(command)[:200]} failed:\n{err.read().decode()[-2000:]}")
        printed = out.read()
    seconds = float(printed) if prints_seconds else wall
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: list[str], data: Path, prints_seconds: bool = False) -> Taken:
    run(command, data, prints_seconds)
    taken = [run(command, data, prints_seconds) for _ in range(RUNS)]
    return Taken(
        statistics.median(each.wall for each in taken),
        statistics.median(each.processor for each in taken),
        max(each.memory for each in taken),
    )


def rows(folder: Path) -> list[Row]:
    shared = Path(os.environ.get("BLUEHELM_SHARED", ROOT.parent / "shared"))
    seeds = sorted((shared / "seeds").glob("003_*.txt"))
    report = seeds[0] if seeds else folder / "long.txt"
    if not seeds:
        report.write_text(invented.text(224), encoding="utf-8")
    mission = "MINUSMA" if seeds else "UNMIX"
    word = invented.word(folder / "long.docx", 100)
    plain = "import docx,sys; d=docx.Document(sys.argv[1]); [c.text for t in d.tables for r in t.rows for c in r.cells]"
    lines = "import re,sys; t=open(sys.argv[1],encoding='utf-8').read(); [re.findall(r'[\\d,]+', x) for x in t.split('\\n')]"
    three = "; ".join(
        f"{COMMAND} report performance --mission MINUSMA --period 2019/20 --out {folder}/report.{form}"
        for form in ("docx", "pdf", "html")
    )
    nothing = [PYTHON, "-c", "pass"]
    django = [PYTHON, "-c", DJANGO]
    return [
        Row("command line starts", [COMMAND, "--help"], 0.5, nothing, "python -c pass"),
        Row(f"read {report.suffix} of {report.stat().st_size // 1024} KB", [COMMAND, "plan", "read", str(report), "--json"], 3,
            [PYTHON, "-c", lines, str(report)], "find the numbers line by line"),
        Row(f"load {report.suffix} of {report.stat().st_size // 1024} KB into records",
            [PYTHON, "-c", LOAD, COMMAND, "plan", "load", str(report), "--mission", mission, "--why", "benchmark"], 3,
            [PYTHON, "-c", lines, str(report)], "find the numbers line by line", prints_seconds=True),
        Row("read .docx of 100 pages", [COMMAND, "plan", "read", str(word), "--json"], 5,
            [PYTHON, "-c", plain, str(word)], "python-docx, every cell's text"),
        Row("report as docx, pdf and html", ["sh", "-ec", three], 10, [COMMAND, "--help"], "the command's own start"),
        Row("overview page, server time", [PYTHON, "-c", PAGE], 0.1, django, "import of Django's templates", prints_seconds=True),
    ]  # fmt: skip


def main() -> int:
    heads = ("what", "seconds", "limit", "cpu s", "memory MB", "limit", "ratio", "against")
    before, late = os.getloadavg()[0], 0
    table = Table(*heads, title=f"Medians of {RUNS}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "var"
        for setup in ([COMMAND, "setup"], [COMMAND, "example", "load"]):
            run(setup, data, False)
        for row in rows(folder):
            taken, base = (
                median(row.command, data, row.prints_seconds),
                median(row.baseline, data, row.baseline[-1:] == [DJANGO]),
            )
            late += taken.wall > row.limit_s or taken.memory > MOST_MB
            table.add_row(
                row.name,
                f"{taken.wall:.3f}",
                f"{row.limit_s:g}",
                f"{taken.processor:.2f}",
                f"{taken.memory:.0f}",
                str(MOST_MB),
                f"{taken.wall / base.wall:.1f}",
                row.against,
            )
    table.caption = (
        f"Python {platform.python_version()}, {os.cpu_count()} processors; "
        f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    )
    Console(width=150).print(table)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
