"""Write invented accounts into a folder: one CSV a provider, the truth behind them, and what was ordered."""

import csv
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bluehelm.events.invented import faults, patrols, rows, telling
from bluehelm.events.invented.drawing import chance
from bluehelm.events.invented.happening import Calendar, calendar
from bluehelm.events.invented.order import VERSION, Block, Order, blocks
from bluehelm.events.invented.rows import Clerk

NOTE = {
    "en": "Invented for training, demonstration and load. None of it happened; only the places are real.",
    "fr": "Inventé pour la formation, la démonstration et la charge. Seuls les lieux sont réels.",
}
BAD = ("file", "line", "field", "value", "what")


@dataclass
class Written:
    """What stands in the folder."""

    accounts: int = 0
    incidents: int = 0  # that the accounts tell of
    bad: int = 0
    patrols: int = 0
    files: dict[str, int] = field(default_factory=dict)  # of providers: rows below the heads


class Folder:
    """The files, open and with their heads; each has its count of rows."""

    def __init__(self, where: Path, order: Order, stack: ExitStack) -> None:
        where.mkdir(parents=True, exist_ok=True)
        self.order, self.where, self.stack, self.counts = order, where, stack, dict.fromkeys(order.names, 0)
        self.sheets = {name: self._open(name, rows.heads(name)) for name in order.names}
        self.truth = self._open("truth", rows.TRUE)
        self.bad = self._open("bad", BAD) if order.bad else None

    def _open(self, name: str, heads: Sequence[str]) -> Any:
        stream = (self.where / f"{name}.csv").open("w", encoding="utf-8", newline="")
        sheet = csv.writer(self.stack.enter_context(stream), lineterminator="\n")
        sheet.writerow(heads)
        return sheet

    def put(self, clerk: Clerk, block: Block) -> int:
        """One provider's accounts of one stretch, and the truth of them; gives how many bad rows it has."""
        draw = telling.stream(self.order.seed, clerk.name, block.at, 1000)
        told = telling.tell(block.happened, clerk.name, block.seen[clerk.name], draw)
        good = clerk.rows(block.happened, told)
        self.truth.writerows(rows.truth(clerk, block.happened, told, good))
        if self.bad is None:
            self.sheets[clerk.name].writerows(good)
            self.counts[clerk.name] += len(good)
            return 0
        return self._strewn(clerk, good, block.at)

    def _strewn(self, clerk: Clerk, good: list[list[str]], at: int) -> int:
        heads, bad = rows.heads(clerk.name), 0
        draw = chance(self.order.seed, "faults", clerk.name, at)
        for row, head, what in faults.strewn(good, heads, self.order.bad, draw):
            self.sheets[clerk.name].writerow(row)
            self.counts[clerk.name] += 1
            if self.bad is not None and head:
                bad += 1
                line = self.counts[clerk.name] + 1
                self.bad.writerow([f"{clerk.name}.csv", line, head, row[heads.index(head)], what])
        return bad


def invent(order: Order, where: Path) -> Written:
    """Write the files; the same order gives the same bytes.

    One CSV a provider, named for it; truth.csv: which account tells of which incident, and what truly
    happened; bad.csv: the rows that are bad on purpose; patrols.csv; invented.yaml: seed, version, providers.
    """
    seen = calendar(order.since, order.until, order.seed)
    written = Written()
    with ExitStack() as stack:
        folder = Folder(where, order, stack)
        _fill(folder, order, seen, written)
    written.files = {f"{name}.csv": count for name, count in folder.counts.items()}
    written.patrols = _patrols(order, where)
    (where / "invented.yaml").write_text(manifest(order, written), encoding="utf-8")
    return written


def _fill(folder: Folder, order: Order, seen: Calendar, written: Written) -> None:
    clerks = [Clerk(name, order.since, seen.days) for name in order.names]
    for block in blocks(order, seen):
        written.bad += sum(folder.put(clerk, block) for clerk in clerks)
        told = np.concatenate(list(block.seen.values()))
        written.accounts += len(told)
        written.incidents += len(np.unique(told))


def _patrols(order: Order, where: Path) -> int:
    wanted = patrols.count(order.since, order.until, order.accounts)
    with (where / "patrols.csv").open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream, lineterminator="\n")
        sheet.writerow(patrols.HEADS)
        sheet.writerows(patrols.rows(order.seed, order.since, order.until, wanted))
    return wanted


def manifest(order: Order, written: Written) -> str:
    """The YAML beside the files: that they are invented, from what, and who the providers are."""
    lines = ["invented: true", f"note: {json.dumps(NOTE, ensure_ascii=False)}", f"generator: {VERSION}"]
    lines += [f"seed: {order.seed}", f"from: {order.since}", f"to: {order.until}"]
    lines += [
        f"accounts: {written.accounts}",
        f"incidents: {written.incidents}",
        f"bad: {written.bad}",
        "providers:",
    ]
    for name in order.names:
        told = telling.provider(name)
        kept = {key: told[key] for key in ("title", "weight", "sensitivity")} | {
            "rows": written.files[f"{name}.csv"]
        }
        lines.append(f"  {name}: {json.dumps(kept, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
