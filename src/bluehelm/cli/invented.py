"""`bluehelm event invent`: invented accounts for training, demonstration and load."""

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, say, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

SINCE, UNTIL = date(2012, 1, 1), date(2023, 12, 31)


def add(verbs: "Commands") -> None:
    what = "write invented accounts of several invented providers, and the truth behind them"
    making = verbs.add_parser("invent", help=what, description=what)
    making.add_argument("--out", type=Path, required=True, metavar="DIR", help="an empty or new folder")
    making.add_argument("--accounts", type=int, required=True, metavar="N", help="of all providers together")
    making.add_argument(
        "--seed", type=int, default=1, metavar="S", help="the same seed gives the same files; 1"
    )
    making.add_argument("--from", dest="since", type=day, default=SINCE, metavar="DAY", help=f"{SINCE}")
    making.add_argument("--to", dest="until", type=day, default=UNTIL, metavar="DAY", help=f"{UNTIL}")
    making.add_argument(
        "--providers", type=names, default=(), metavar="NAME,..", help="of those there are; all of them"
    )
    making.add_argument(
        "--bad",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="so many bad rows for each good one, on top; 0",
    )
    making.add_argument("--force", action="store_true", help="write over files of the same names")
    wants_json(making)
    making.set_defaults(run=run)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2021-03-04") from None


def names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def run(given: argparse.Namespace) -> int:
    from bluehelm.events.invented.order import Order
    from bluehelm.events.invented.writing import invent

    order = Order(given.accounts, given.seed, given.since, given.until, given.providers, given.bad)
    if given.out.is_dir() and any(given.out.iterdir()) and not given.force:
        raise BadInput(
            f"{given.out} is not empty; name a new folder, or add --force to write over its files."
        )
    with busy("Inventing"):
        written = invent(order, given.out)
    if given.json:
        tell({"seed": order.seed, "invented": True} | asdict(written))
        return 0
    say(f"Invented, nothing of it happened: {written.accounts} accounts of {written.incidents} incidents.")
    for name, count in written.files.items():
        say(f"  {given.out / name}  {count} rows")
    for name in ("truth", "patrols", *(["bad"] if order.bad else [])):
        say(f"  {given.out / f'{name}.csv'}")
    say(f"  {given.out / 'invented.yaml'}")
    return 0
