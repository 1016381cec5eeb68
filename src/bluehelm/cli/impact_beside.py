"""What stands beside an estimate, as text for people."""

import sys
from typing import TYPE_CHECKING

from bluehelm.cli.room import say

if TYPE_CHECKING:
    import argparse

    from bluehelm.impact.telling.beside import Told
    from bluehelm.impact.telling.tables import Table

WIDTH = 118  # the tables need so many characters, whatever the terminal has


def wants_language(command: "argparse.ArgumentParser") -> None:
    command.add_argument("--language", choices=("en", "fr"), default="en", help="of the words; en without it")


def show(told: "Told") -> None:
    """The tables with what is said before and after them."""
    say(told.counted)
    for table in told.tables:
        _show(table)
    for text in (*told.after, *told.notes):
        say(text)


def _show(told: "Table") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=told.caption, title_justify="left", box=SIMPLE_HEAD)
    for place, head in enumerate(told.heads):
        remark = place >= told.figures
        named = told.names == 1 and place == 0
        table.add_column(head, justify="left" if named or remark else "right", no_wrap=not remark)
    last: tuple[str, ...] = ()
    for row in told.rows:
        begin = told.names - 1
        same = row[:begin] == last[:begin]  # names are told once
        table.add_row(*(("",) * begin if same else row[:begin]), *row[begin:])
        last = row
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)
