"""The page of the manual that tells how well the audit does."""

from collections.abc import Iterable

from benchmarks.checks.kept_back import KEPT_BACK
from benchmarks.checks.measuring import CLEAN
from benchmarks.checks.planted import PER_FAMILY
from benchmarks.checks.tables import Table
from bluehelm.checks.rows import FAMILIES

MARK = "<!-- written by python -m benchmarks.checks --markdown -->"
OPENING = f"""{MARK}

# How well the audit does, measured

What `bluehelm check` finds is held against two things: errors that we planted ourselves, and keys that people wrote by
reading real reports. `python -m benchmarks.checks` measures both anew and writes this page; `make prove` runs it.

**Planted errors.** A seeded generator writes invented reports in which everything agrees, and plants
{PER_FAMILY * len(FAMILIES)} errors in some of them, {PER_FAMILY} of each family and several kinds in each. The kinds
come from the assignment and from readings of real reports, not from the code of the rules; the wording is our own, so
these figures tell whether a rule does what it is for, not how it does on the language of the next report. In {CLEAN}
more reports nothing is wrong: whatever is found there, or beside the planted errors, is a false alarm. The rules
were mended against the errors they missed, so their figure flatters; {len(KEPT_BACK)} further kinds, one of each family, were
kept back from those who wrote the rules and stand in a table of their own.

**Keys by reading.** People who looked at no rule read real reports and wrote down every place that contradicts itself
or leaves something open. 003, a performance report, A/80/590, the report on a mission that closed, and A/80/614, a budget,
were each read by two, independently, and a table says how far they agree; 000, 001 and 003 were held against one another
by one. The rules were written while 003 lay on the table, and those for budgets with the key of A/80/614 at hand, so
their figures flatter; A/80/590 is the better guess for a report not seen before. The keys stand in `benchmarks/checks/keys`.

How to read the tables:

- *Found* counts entries of which an error or a warning speaks, in the family of the entry or one that the key calls
  as right. A conflict is found only if two of its places are given, or one with a figure of the other. Where a row has
  several entries, a finding counts for the one whose figure it marks.
- *With notes* counts notes too; *whatever family* counts any error or warning at the place.
- *The plain ones* are entries that anybody agrees with who is shown the places.
- *In the key* counts findings that match an entry. The others were read by a person one by one, and are *judged true*
  or *judged false* (`keys/verdicts.yaml`); *precision* is the share that is true of those that are known.
"""


def page(parts: Iterable[Table | str]) -> str:
    """The whole page from the tables."""
    return "\n".join([OPENING, *(part + "\n" if isinstance(part, str) else grid(part) for part in parts)])


def grid(table: Table) -> str:
    title, heads, rows = table
    lines = [f"## {title}", "", f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])
