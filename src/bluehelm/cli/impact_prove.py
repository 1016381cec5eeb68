"""`bluehelm impact prove`: the estimator on simulated truth, run after run."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import say, tell
from bluehelm.errors import BadInput, Unreadable

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.prove.figures import CellFigures
    from bluehelm.impact.prove.running import Kept
    from bluehelm.impact.prove.worlds import Cell

RUNS = 1000
WIDTH = 150  # the tables need so many characters, whatever the terminal has


def add(verbs: "Commands") -> None:
    what = "prove the estimator on simulated truth; exit status 1 where it is outside its bounds"
    prove = verbs.add_parser("prove", help=what, description=what)
    prove.add_argument(
        "--runs", type=_above_zero, default=RUNS, metavar="N", help=f"of each cell; {RUNS} without it"
    )
    prove.add_argument("--seed", type=_whole, default=0, metavar="N", help="of all chance; 0 without it")
    prove.add_argument(
        "--cells",
        type=_names,
        default=[],
        metavar="NAME,..",
        help="worlds or cells, as chased,steady:-30; all without it",
    )
    prove.add_argument(
        "--workers", type=_above_zero, metavar="N", help="processes; one for each core without it"
    )
    prove.add_argument(
        "--out",
        type=Path,
        default=Path(os.environ.get("BLUEHELM_DATA", "var")) / "prove",
        metavar="FOLDER",
        help="keeps what is done, run by run, so that a stopped proof goes on; var/prove without it",
    )
    prove.add_argument("--kept", action="store_true", help="run nothing more; tell of what is kept so far")
    short = "also write the proof in short, which pages and commands say their figures from (proved.json)"
    prove.add_argument("--summary", type=Path, metavar="FILE", help=short)
    shape = prove.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON document on stdout")
    shape.add_argument("--markdown", action="store_true", help="the page of the manual on stdout")
    prove.set_defaults(run=run)


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def _above_zero(text: str) -> int:
    number = _whole(text)
    if number == 0:
        raise argparse.ArgumentTypeError("0 is too few; give 1 or more")
    return number


def _names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def run(given: argparse.Namespace) -> int:
    from bluehelm.impact.prove.bounds import breaches
    from bluehelm.impact.prove.figures import figures
    from bluehelm.impact.prove.worlds import cells

    if given.summary is not None and given.cells:
        raise BadInput("--summary tells of every cell: leave out --cells.")
    asked = cells(given.cells)
    records = _records(asked, given)
    found = [figures(cell, there) for cell in asked if (there := records[cell.name])]
    if not found:
        raise BadInput(f"Nothing is kept in {given.out} of this version and seed {given.seed}.")
    outside = {one.cell.name: words for one in found if (words := breaches(one))}
    if given.summary is not None:
        summarise(found, given)
    if given.markdown:
        from bluehelm.impact.prove.page import markdown

        sys.stdout.write(markdown(found, given.seed))
    elif given.json:
        tell(document(found, outside, given))
    else:
        show(found)
    for name, words in outside.items():
        for one in words:
            sys.stderr.write(f"OUTSIDE ITS BOUNDS: {name}: {one}\n")
    return 1 if outside else 0


def _records(asked: "Sequence[Cell]", given: argparse.Namespace) -> "Kept":
    from bluehelm.impact.jit import threads_at_hand
    from bluehelm.impact.prove import running

    if given.kept:
        return running.kept(running.folder_of(given.out, given.seed), asked, given.runs)
    workers = given.workers or threads_at_hand()
    with _watched() as watch:
        try:
            return running.prove(
                asked, given.runs, out=given.out, seed=given.seed, workers=workers, watch=watch
            )
        except KeyboardInterrupt:
            sys.stderr.write(f"What is done is kept in {given.out}; the same command goes on from there.\n")
            raise


@contextmanager
def _watched() -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr with the time left, where a person looks on."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Proving .."), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=600) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def document(
    found: "Sequence[CellFigures]", outside: dict[str, list[str]], given: argparse.Namespace
) -> dict[str, Any]:
    """Everything, for a program."""
    from bluehelm.impact.prove import bounds
    from bluehelm.impact.prove.version import version
    from bluehelm.impact.wake import wake

    told = []
    for one in found:
        row = asdict(one)
        world = row.pop("cell")["world"]
        told.append({"cell": one.cell.name, "effect": one.cell.effect, "bounded": world["bounded"], **row})
        told[-1] |= {"world": world, "outside": outside.get(one.cell.name, [])}
    limits = {"coverage": [bounds.LEAST, bounds.MOST], "family": bounds.FAMILY, "errors": bounds.ALLOWED}
    asked = {"seed": given.seed, "runs": given.runs, "version": version(wake)}
    return {**asked, "bounds": limits, "held": not outside, "cells": _finite(told)}


def summarise(found: "Sequence[CellFigures]", given: argparse.Namespace) -> None:
    """Write the proof in short; refused where a cell is missing, for the file stands for the whole proof."""
    from bluehelm.impact.prove.shortened import shortened, written
    from bluehelm.impact.prove.version import version
    from bluehelm.impact.prove.worlds import cells
    from bluehelm.impact.wake import wake

    missing = {cell.name for cell in cells()} - {one.cell.name for one in found}
    if missing:
        raise BadInput(f"--summary tells of every cell; none was run of {', '.join(sorted(missing))}.")
    try:
        given.summary.write_text(written(shortened(found, given.seed, version(wake))), encoding="utf-8")
    except OSError as error:
        raise Unreadable(
            f"--summary {given.summary}: cannot be written ({error.strerror}). Check folder and rights."
        ) from None
    sys.stderr.write(f"written: {given.summary}\n")


def _finite(value: Any) -> Any:
    """As JSON can say it: what is no number is null."""
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and value != value else value


def show(found: "Sequence[CellFigures]") -> None:
    """All cells, then each window of each, as tables."""
    from bluehelm.impact.prove import page
    from bluehelm.impact.prove.bounds import STATED

    for one in found:
        _table(page.heading(one), page.WINDOW_HEADS, map(page.window, one.windows))
        say(page.remark(one))
        say()
    _table("all cells", page.SUMMARY_HEADS, map(page.summary, found))
    say(STATED)


def _table(title: str, heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left", no_wrap=place == 0)
    for row in rows:
        table.add_row(*row)
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)
