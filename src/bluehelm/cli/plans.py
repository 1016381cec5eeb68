"""`bluehelm plan` and `bluehelm example`: read a report, load it, show what the store holds."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, family, file, say, store, tell, wants_json
from bluehelm.cli.shown import summary

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.plans.rows import Plan
    from bluehelm.plans.store import Saved


def add(commands: "Commands") -> None:
    verbs = family(commands, "plan", "read performance reports and budgets, load them, show what is stored")
    reading = verbs.add_parser("read", help="read a report (.docx, .pdf, text) and print what it holds")
    reading.add_argument("file", type=file, metavar="FILE")
    loading = verbs.add_parser("load", help="read a report and put it into the store")
    loading.add_argument("file", type=file, metavar="FILE")
    loading.add_argument("--mission", required=True, metavar="CODE", help="the mission it is about")
    loading.add_argument("--why", default="", metavar="TEXT", help="the reason, kept in the history")
    loading.add_argument(
        "--partly", action="store_true", help="store the rest of a document whose money cannot be read whole"
    )
    for command, run in ((reading, read), (loading, load)):
        command.add_argument(
            "--earlier", type=file, metavar="FILE", help="the budget of the period, where the targets stand"
        )
        wants_json(command)
        command.set_defaults(run=run)
    showing = verbs.add_parser("show", help="print the plan of a mission and period as it stands now")
    showing.add_argument("--mission", required=True, metavar="CODE")
    showing.add_argument("--period", metavar="PERIOD", help="for example 2019/20; the latest without it")
    for command in (reading, showing):
        command.add_argument("--lines", action="store_true", help="show every indicator and output")
    wants_json(showing)
    showing.set_defaults(run=show)
    example = family(commands, "example", "the worked example").add_parser(
        "load", help="load the worked example, which anybody may read"
    )
    wants_json(example)
    example.set_defaults(run=load_example)


def read(given: argparse.Namespace) -> int:
    from bluehelm.plans import load as loading

    with busy(f"Reading {given.file.name}"):
        plan = loading.read(given.file, given.earlier)
    _print(plan, given)
    return 0


def load(given: argparse.Namespace) -> int:
    store()
    from bluehelm.plans import load as loading

    with busy(f"Loading {given.file.name}"):
        saved = loading.load(
            given.file, given.mission, None, given.why, earlier=given.earlier, partly=given.partly
        )
    _print_saved(saved, given.mission, given.json)
    return 0


def show(given: argparse.Namespace) -> int:
    store()
    from bluehelm.plans import store as plans

    stored = plans.plan(given.mission, given.period)
    _print(stored.plan, given)
    if not given.json:
        say(
            f"Source: {stored.source_title}. As at {stored.as_at:%Y-%m-%d %H:%M} UTC, change {stored.change}."
        )
    return 0


def load_example(given: argparse.Namespace) -> int:
    store()
    mission, saved = example()
    _print_saved(saved, mission, given.json)
    return 0


def example() -> "tuple[str, Saved]":
    """Load the worked example into its mission, which anybody may read; its code and what was done."""
    from bluehelm.example import path
    from bluehelm.plans import load as loading
    from bluehelm.record import people

    with busy("Loading the worked example"):
        mission = people.add_mission(
            "MINUSMA",
            "United Nations Multidimensional Integrated Stabilization Mission in Mali",
            "Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation au Mali",
            public=True,
        )
        return mission.code, loading.load(path(), mission.code, None, "worked example")


def _print(plan: "Plan", given: argparse.Namespace) -> None:
    if given.json:
        from bluehelm.plans.load import to_json

        tell(to_json(plan))
        return
    for line in summary(plan, given.lines):
        say(line)


def _print_saved(saved: "Saved", mission: str, as_json: bool) -> None:
    if as_json:
        tell(asdict(saved) | {"mission": mission})
        return
    held = ", ".join(f"{count} {what}" for what, count in saved.counts.items() if count)
    if saved.why is not None:
        say(f"{saved.why} Nothing changed.")
        return
    if not saved.new:
        say(f"{mission}: this reading is already in the store; nothing changed ({held}).")
        return
    say(f"{mission}: stored {held}.")
    if saved.left_behind:
        say(
            f"{saved.left_behind} corrections made on the site have no line in this reading; "
            "they stay visible in the earlier one."
        )
