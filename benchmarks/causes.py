"""How well causes are told from remarks, against codes decided by hand: `python -m benchmarks.causes`.

For each group the codes that the reader gives are compared with those decided by reading the document: precision
is the share of the given codes that are right, recall the share of the right codes that are given. `--wrong` lists
the lines that differ. The documents are looked for in the folder named by BLUEHELM_SHARED or in ../shared.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from bluehelm import example
from bluehelm.plans import load
from bluehelm.plans.rows import Plan

ROOT = Path(__file__).parent.parent
BY_HAND = ROOT / "tests" / "plans" / "causes_by_hand.yaml"
REPORT = "003_ae2a8263570f7995.txt"

Codes = dict[str, frozenset[str]]  # by place, with the period where a table explains two


@dataclass(frozen=True)
class Group:
    document: str
    kind: str  # "lines" or "variances"
    right: Codes
    given: Codes

    @property
    def places(self) -> list[str]:
        return sorted({*self.right, *self.given})

    @property
    def shared(self) -> int:
        return sum(len(self.right.get(n, frozenset()) & self.given.get(n, frozenset())) for n in self.places)

    @property
    def precision(self) -> float:
        return self.shared / max(sum(map(len, self.given.values())), 1)

    @property
    def recall(self) -> float:
        return self.shared / max(sum(map(len, self.right.values())), 1)


def lines(plan: Plan) -> Codes:
    """The codes of each indicator and output with those of all its answers."""
    codes: Codes = {}
    for one in plan.accomplishments:
        codes |= {row.where or "": frozenset(row.causes) for row in one.indicators}
        codes |= {
            row.where or "": frozenset(row.causes).union(*(each.causes for each in row.completed))
            for row in one.outputs
        }
    return codes


def variances(plan: Plan) -> Codes:
    return {f"{row.where}, {row.period}": frozenset(row.causes) for row in plan.variances}


def groups(shared: Path) -> list[Group]:
    """One group for each document and kind of text."""
    hand, read = load.read(example.path()), load.read(shared / "seeds" / REPORT)
    found = [
        Group(REPORT, "lines", lines(hand), lines(read)),
        Group(REPORT, "variances", variances(hand), variances(read)),
    ]
    decided = yaml.safe_load(BY_HAND.read_text(encoding="utf-8"))
    for name, kinds in decided.items():
        plan = load.read(shared / "data" / "un_budget_documents" / name)
        for kind, rows in kinds.items():
            given = lines(plan) if kind == "lines" else variances(plan)
            found.append(Group(name, kind, _decided(rows, kind), given))
    return found


def _decided(rows: list[dict[str, str]], kind: str) -> Codes:
    named = [row["where"] if kind == "lines" else f"{row['where']}, {row['period']}" for row in rows]
    return {name: frozenset(row["causes"]) for name, row in zip(named, rows, strict=True)}


def main() -> int:
    shared = Path(os.environ.get("BLUEHELM_SHARED", ROOT.parent / "shared"))
    if not (shared / "seeds" / REPORT).is_file():
        print(f"{shared} holds no seeds/{REPORT}; set BLUEHELM_SHARED to the folder that does.")
        return 1
    table = Table("document", "what", "codes by hand", "precision", "recall")
    for group in groups(shared):
        count = sum(map(len, group.right.values()))
        table.add_row(group.document, group.kind, str(count), f"{group.precision:.3f}", f"{group.recall:.3f}")
        for place in group.places if "--wrong" in sys.argv else ():
            right, given = group.right.get(place, frozenset()), group.given.get(place, frozenset())
            if right != given:
                print(
                    f"{group.document}, {place}: missed {sorted(right - given)}, too many {sorted(given - right)}"
                )
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
