"""What became of the files that `bluehelm mandate load` was given: counted, and told."""

import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import say

if TYPE_CHECKING:
    from bluehelm.mandates.store import Kin, Saved


@dataclass
class Outcome:
    """What became of the files."""

    stored: list[str] = field(default_factory=list)  # symbols
    superseded: list[str] = field(default_factory=list)  # of those stored, the ones that were there before
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[dict[str, str]] = field(default_factory=list)  # {file, why}
    earlier: list[dict[str, str]] = field(default_factory=list)  # {file, symbol, why}; unchanged for that
    kept: list[dict[str, str | None]] = field(default_factory=list)  # {symbol, what, day, at, by}
    drafts: list[dict[str, Any]] = field(default_factory=list)  # {draft, adopted, same, of, cited}

    @property
    def read(self) -> int:
        return len(self.stored) + len(self.unchanged)


def count_in(saved: "Saved", path: Path, outcome: Outcome) -> None:
    name = saved.symbol or path.name
    (outcome.stored if saved.new else outcome.unchanged).append(name)
    if saved.supersedes is not None:
        outcome.superseded.append(name)
    if saved.earlier is not None:
        outcome.earlier.append({"file": str(path), "symbol": saved.symbol, "why": saved.why or ""})
    if saved.why is not None:
        add = " Add --again to make it the current one." if saved.earlier is not None else ""
        sys.stderr.write(f"{saved.why}{add}\n")
    for one in saved.kept:
        outcome.kept.append({"symbol": name, "what": one.what, "day": one.day.isoformat()})
        outcome.kept[-1] |= {"at": one.at.isoformat(timespec="seconds"), "by": one.by}
        by = "at the command line" if one.by is None else f"by {one.by}"
        was = "adopted on" if one.what == "adopted" else "the mandate ends on"
        sys.stderr.write(
            f"{name}: {was} {one.day}, as stated {by} on {one.at.date()}; "
            f"give --{one.what} to state another day.\n"
        )
    if saved.kin is not None:
        _count_kin(saved, saved.kin, outcome)


def _count_kin(saved: "Saved", kin: "Kin", outcome: Outcome) -> None:
    draft, adopted = (kin.symbol, saved.symbol) if kin.status == "draft" else (saved.symbol, kin.symbol)
    shown = asdict(kin.shown)
    outcome.drafts.append({"draft": draft, "adopted": adopted} | shown)
    named = "; one names the other" if kin.shown.cited else ""
    same = f"{kin.shown.same} of {kin.shown.of} paragraphs are the same{named}"
    sys.stderr.write(f"{adopted} came of the draft {draft}: {same}.\n")


def print_out(outcome: Outcome) -> None:
    for one in outcome.set_aside:
        why = one["why"].removeprefix(f"{Path(one['file']).name}: ")
        sys.stderr.write(f"set aside: {one['file']}: {why}\n")
    if len(outcome.stored) == 1:
        say(f"{outcome.stored[0]}: stored.")
    superseded = f" ({len(outcome.superseded)} in place of an earlier reading)" if outcome.superseded else ""
    say(
        f"{len(outcome.stored)} stored{superseded}, {len(outcome.unchanged)} unchanged, "
        f"{len(outcome.set_aside)} set aside."
    )
