"""Print how much the audit finds and how much of it is true: `python -m benchmarks.checks`.

--planted          only the invented reports, which need no documents from elsewhere
--unmatched NAME   list the findings on a document that neither its key nor a person speaks of yet
--unfound NAME     list what its key has and no finding speaks of
--misses FILE      write there what was planted and not found, and the false alarms
--markdown         the page docs/explanation/audit-measured.md
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid

from benchmarks.checks import measuring, page, tables
from benchmarks.checks.planted import kept_back_reports
from bluehelm.checks import reading
from bluehelm.checks.check import check
from bluehelm.checks.rows import NOTE

FIVE = (*measuring.KEYED["across"], *measuring.KEYED["590"], *measuring.KEYED["614"])  # timed together
MOST_SECONDS = {"003": 5.0, "five documents": 20.0}


def main() -> int:
    asked = arguments()
    if asked.unmatched or asked.unfound:
        return read_one_by_one(asked.unmatched or asked.unfound, unfound=asked.unfound is not None)
    if asked.markdown:
        sys.stdout.write(page.page(outcome(asked)))
        return 0
    for part in outcome(asked):
        show(part)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--unmatched", choices=sorted(measuring.KEYED))
    parser.add_argument("--unfound", choices=sorted(measuring.KEYED))
    parser.add_argument("--misses", type=Path)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--clean", type=int, default=measuring.CLEAN, help="how many clean reports")
    return parser.parse_args()


def outcome(asked: argparse.Namespace) -> Iterator[tables.Table | str]:
    """The tables, and a line where a document is not at hand."""
    result = measuring.planted()
    false, alarms = measuring.false_alarms(asked.clean)
    if asked.misses:
        strays = [*result.stray, *(finding for _, finding in false)]
        strays = [finding for finding in strays if finding.severity != NOTE]
        lines = [*tables.missed(result.missed), "", "FALSE ALARMS", *tables.listed(strays)]
        asked.misses.write_text("\n".join(lines) + "\n")
    yield tables.of_planted(result, alarms, asked.clean)
    yield tables.of_kinds("Planted errors by kind", result)
    kept_back = measuring.planted(kept_back_reports())
    yield tables.of_kinds("Kinds that the writers of the rules were not shown", kept_back)
    if asked.planted:
        return
    verdicts = tables.read_verdicts()
    for name in measuring.KEYED:
        paths = measuring.files(name)
        if not paths:
            yield f"{name}: left out, its documents are not here. Put them in ../shared or set BLUEHELM_SHARED."
            continue
        judged = measuring.judged(name, paths)
        agreement = tables.of_agreement(judged)
        yield from [agreement] if agreement else []
        yield tables.of_recall(judged)
        yield tables.of_precision(judged, verdicts)
    yield timed()


def timed() -> tables.Table:
    """How long the audit takes, from the files to the findings."""
    rows: list[tuple[str, ...]] = []
    for name, patterns in (("003", measuring.KEYED["003"]), ("five documents", FIVE)):
        paths = [path for pattern in patterns for path in sorted(measuring.SHARED.glob(pattern))[:1]]
        if len(paths) < len(patterns):
            rows.append((name, "not here", f"{MOST_SECONDS[name]:.0f} s"))
            continue
        start = time.perf_counter()
        check([reading.read(path) for path in paths])
        rows.append((name, f"{time.perf_counter() - start:.1f} s", f"{MOST_SECONDS[name]:.0f} s"))
    return "Time", ("Documents", "Taken", "At most"), rows


def read_one_by_one(name: str, unfound: bool) -> int:
    """List the findings to be judged, or the entries that were not found."""
    paths = measuring.files(name)
    if not paths:
        sys.stderr.write(
            f"{name}: its documents are not here. Put them in ../shared or set BLUEHELM_SHARED.\n"
        )
        return 2
    score = measuring.judged(name, paths).score
    for line in (
        tables.unfound(score) if unfound else tables.listed(tables.not_judged(score, tables.read_verdicts()))
    ):
        sys.stdout.write(line + "\n")
    return 0


def show(part: tables.Table | str) -> None:
    if isinstance(part, str):
        sys.stdout.write(part + "\n")
        return
    title, heads, rows = part
    grid = Grid(title=title, title_justify="left")
    for at, head in enumerate(heads):
        grid.add_column(head, justify="left" if at == 0 else "right")
    for row in rows:
        grid.add_row(*row)
    Console(width=130).print(grid)


if __name__ == "__main__":
    sys.exit(main())
