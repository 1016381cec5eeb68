"""Time the main job against its limits and against a baseline on this machine: `python -m benchmarks.run`.

Each row runs in a process of its own (one warm-up, then RUNS counted). Printed: the median wall time, the largest
memory, the limit, and the ratio to the baseline. Times swing with the load of the machine; the ratios swing less.
"""

import os
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


@dataclass(frozen=True)
class Row:
    name: str
    command: list[str]
    limit_s: float
    baseline: list[str]
    against: str
    prints_seconds: bool = False  # the command prints the time to count


def run(command: list[str], data: Path, prints_seconds: bool) -> tuple[float, float]:
    """Seconds and megabytes (the largest process) of one run."""
    environment = os.environ | {"BLUEHELM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bluehelm.settings"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)  # the memory of this one and its own children
        wall = time.perf_counter() - start
        out.seek(0), err.seek(0)
        if status:
            raise SystemExit(f"{' '.join(command)[:200]} failed:\n{err.read().decode()[-2000:]}")
        printed = out.read()
    return (float(printed) if prints_seconds else wall), usage.ru_maxrss / 1024


def median(command: list[str], data: Path, prints_seconds: bool = False) -> tuple[float, float]:
    run(command, data, prints_seconds)
    taken = [run(command, data, prints_seconds) for _ in range(RUNS)]
    return statistics.median(seconds for seconds, _ in taken), max(memory for _, memory in taken)


def rows(folder: Path) -> list[Row]:
    shared = Path(os.environ.get("BLUEHELM_SHARED", ROOT.parent / "shared"))
    seeds = sorted((shared / "seeds").glob("003_*.txt"))
    report = seeds[0] if seeds else folder / "long.txt"
    if not seeds:
        report.write_text(invented.text(224), encoding="utf-8")
    word = invented.word(folder / "long.docx", 100)
    plain = "import docx,sys; d=docx.Document(sys.argv[1]); [c.text for t in d.tables for r in t.rows for c in r.cells]"
    lines = "import re,sys; t=open(sys.argv[1],encoding='utf-8').read(); [re.findall(r'[\\d,]+', x) for x in t.split('\\n')]"
    three = "; ".join(
        f"{COMMAND} report performance --mission MINUSMA --period 2019/20 --out {folder}/report.{form}"
        for form in ("docx", "pdf", "html")
    )
    nothing = [PYTHON, "-c", "pass"]
    django = [PYTHON, "-c", "import time; s=time.perf_counter(); import django; print(time.perf_counter()-s)"]
    return [
        Row("command line starts", [COMMAND, "--help"], 0.5, nothing, "python -c pass"),
        Row(f"read {report.suffix} of {report.stat().st_size // 1024} KB", [COMMAND, "plan", "read", str(report), "--json"], 3,
            [PYTHON, "-c", lines, str(report)], "find the numbers line by line"),
        Row("read .docx of 100 pages", [COMMAND, "plan", "read", str(word), "--json"], 5,
            [PYTHON, "-c", plain, str(word)], "python-docx, every cell's text"),
        Row("report as docx, pdf and html", ["sh", "-ec", three], 10, [COMMAND, "--help"], "the command's own start"),
        Row("overview page, server time", [PYTHON, "-c", PAGE], 0.1, django, "import of Django", prints_seconds=True),
    ]  # fmt: skip


def main() -> int:
    table = Table(
        "what", "seconds", "limit", "memory MB", "limit", "ratio", "against", title="Medians of " + str(RUNS)
    )
    late = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "var"
        for setup in ([COMMAND, "setup"], [COMMAND, "example", "load"]):
            run(setup, data, False)
        for row in rows(folder):
            seconds, memory = median(row.command, data, row.prints_seconds)
            base, _ = median(row.baseline, data, row.prints_seconds)
            late += seconds > row.limit_s or memory > 500
            table.add_row(
                row.name,
                f"{seconds:.3f}",
                f"{row.limit_s:g}",
                f"{memory:.0f}",
                "500",
                f"{seconds / base:.1f}",
                row.against,
            )
    Console(width=140).print(table)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
