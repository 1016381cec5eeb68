"""`bluehelm report`: write a report in the form that its file's name asks for."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, say, store

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

FORMS = ("docx", "pdf", "html")


def add(commands: "Commands") -> None:
    command = commands.add_parser("report", help="write a report as .docx, .pdf or .html")
    command.add_argument("kind", choices=["performance"], metavar="KIND", help="performance")
    command.add_argument("--mission", required=True, metavar="CODE")
    command.add_argument("--period", required=True, metavar="PERIOD", help="for example 2019/20")
    command.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="ends in .docx, .pdf or .html"
    )
    command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
    command.set_defaults(run=write)


def write(given: argparse.Namespace) -> int:
    store()
    from bluehelm.reports import performance

    with busy(f"Writing {given.out.name}"):
        path = performance.write(given.mission, given.period, given.out, given.language)
    say(str(path))
    return 0


def all_forms(mission: str, period: str, folder: Path) -> list[Path]:
    """The performance report in its three forms, in English, in this folder."""
    from bluehelm.reports import performance

    folder.mkdir(parents=True, exist_ok=True)
    name = f"{mission}-{period.replace('/', '-')}-performance"
    with busy("Writing the performance report as DOCX, PDF and HTML"):
        return performance.write_forms(mission, period, [folder / f"{name}.{form}" for form in FORMS])
