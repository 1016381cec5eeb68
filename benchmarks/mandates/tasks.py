"""How well tasks are told from resolutions, against the human coding: `python -m benchmarks.mandates.tasks`.

--half tuning|scoring   the half to count (countries: benchmarks/mandates/split.py); without it, scoring
--markdown              the page docs/explanation/tasks-measured.md, of both halves

The coding is read from ../shared or the folder named by BLUEHELM_SHARED; without it nothing is counted.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.mandates import baseline, facts, intervals, tasks_page
from benchmarks.mandates.facts import Facts
from benchmarks.mandates.split import CODINGS, SCORING, SHARED, TUNING, Coded, codings, files
from bluehelm.mandates import load

YARDSTICK = 0.89  # F1 at which two releases of PEMA agree
ALL, CODED = "all resolutions", "only those in which the coder found a task"
SAID = "without tasks that the coder took from a report the paragraph refers to"
LEAST_CODED = 5  # tasks with fewer codings are listed together
Table = tuple[str, tuple[str, ...], list[tuple[str, ...]]]


@dataclass
class Measured:
    """One half: the coding, the reading and the baseline as facts."""

    half: str
    rows: tuple[Coded, ...] = ()
    coded: Facts = field(default_factory=Facts)
    elsewhere: Facts = field(default_factory=Facts)  # of the coding, what is in a report and not in the text
    given: Facts = field(default_factory=Facts)
    plain: Facts = field(default_factory=Facts)
    named: Counter[str] = field(default_factory=Counter)

    def kept(self, empty: bool) -> set[tuple[str, str]]:
        """(symbol, mission) of all rows, or of those in which the coder found a task."""
        return {(row.symbol, row.mission) for row in self.rows if empty or row.cells}


def measured(half: str) -> Measured:
    told = Measured(half, codings(half))
    where = files()
    for row in told.rows:
        text = load.read(where[row.symbol])
        told.named += facts.human(row, text, told.coded, told.elsewhere)
        facts.read(row, text, told.given)
        for label in baseline.labelled(text):
            told.plain.add(row, label)
    return told


def tables(told: Measured) -> Iterator[Table]:
    for which in (ALL, CODED, SAID):
        yield _scores(told, which)
    yield _by_task(told)
    total = sum(told.named.values())
    heads = ("What the cells name", "Number", "Share")
    yield (
        f"Cells of the coding, {told.half} half",
        heads,
        [(kind, str(n), f"{100 * n / total:.1f} %") for kind, n in told.named.most_common()],
    )


def _scores(told: Measured, which: str) -> Table:
    kept = told.kept(empty=which != CODED)
    heads = ("Compared", "Precision", "Recall", "F1", "Baseline F1", "Higher by")
    rows = []
    for level in facts.LEVELS:
        given, plain, coded = (side.of(level, kept) for side in (told.given, told.plain, told.coded))
        if which == SAID:
            elsewhere = told.elsewhere.of(level, kept)
            given, plain, coded = given - elsewhere, plain - elsewhere, coded - elsewhere
        each = intervals.counts(given, coded)
        rows.append(
            (
                level,
                f"{each.precision:.2f}",
                f"{each.recall:.2f}",
                _shown(intervals.f1(given, coded)),
                _shown(intervals.f1(plain, coded)),
                _shown(intervals.gain(given, plain, coded)),
            )
        )
    return f"Tasks, {told.half} half, {which} ({len(kept)})", heads, rows


def _by_task(told: Measured) -> Table:
    kept = told.kept(empty=True)
    sides = [side.of(facts.PARAGRAPHS, kept) for side in (told.given, told.plain, told.coded)]
    numbers = Counter(fact[2] for fact in sides[2])
    frequent = [
        task for task, n in sorted(numbers.items(), key=lambda one: (-one[1], one[0])) if n >= LEAST_CODED
    ]
    groups = [(task, {task}) for task in frequent]
    groups.append(("others", {fact[2] for side in sides for fact in side} - set(frequent)))
    rows = []
    for name, tasks in groups:
        given, plain, coded = ({fact for fact in side if fact[2] in tasks} for side in sides)
        each, other = intervals.counts(given, coded), intervals.counts(plain, coded)
        shares = (f"{share:.2f}" for share in (each.precision, each.recall, each.f1, other.f1))
        rows.append((name, str(each.coded), str(each.given), *shares))
    heads = ("Task", "Coded", "Given", "Precision", "Recall", "F1", "Baseline F1")
    return f"By task, {facts.PARAGRAPHS}, {told.half} half", heads, rows


def _shown(each: intervals.Interval) -> str:
    return f"{each.value:.2f} ({each.low:.2f} to {each.high:.2f})"


def written(table: Table) -> str:
    """The table in markdown, which reads well in a terminal too."""
    title, heads, rows = table
    lines = [f"### {title}", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows), "", ""])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=(TUNING, SCORING), default=SCORING)
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    if not (SHARED / CODINGS).is_file():
        sys.stdout.write(
            f"Nothing counted: {CODINGS} is not in ../shared; put it there or set BLUEHELM_SHARED.\n"
        )
        return 0
    halves = (SCORING, TUNING) if asked.markdown else (asked.half,)
    told = [measured(half) for half in halves]
    if asked.markdown:
        sys.stdout.write(tasks_page.preface(len({row.mission for row in told[0].rows})) + "\n")
    for each in told:
        for table in tables(each):
            sys.stdout.write(written(table))
    if not asked.markdown:
        sys.stdout.write(f"Two releases of the human coding agree at F1 {YARDSTICK}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
