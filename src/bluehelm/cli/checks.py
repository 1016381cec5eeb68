"""`bluehelm check`: where documents contradict themselves and one another."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, file, say, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.checks.check import Audit
    from bluehelm.checks.rows import Finding, Place
    from bluehelm.cli.room import Commands

QUOTED = 400  # characters of a quote on the screen; --json and --out give all of it


def add(commands: "Commands") -> None:
    what = "find where reports contradict themselves, or one another"
    command = commands.add_parser("check", help=what, description=what)
    command.add_argument("files", type=file, nargs="+", metavar="FILE")
    command.add_argument("--notes", action="store_true", help="show the notes too, not only how many")
    wants_json(command)
    command.set_defaults(run=check)


def check(given: argparse.Namespace) -> int:
    """Status 1 where a contradiction or a question was found, 0 where there is none."""
    from bluehelm.checks import check as checking
    from bluehelm.checks import reading
    from bluehelm.checks.rows import NOTE, to_json

    texts = []
    for path in given.files:
        with busy(f"Reading {path.name}"):
            texts.append(reading.read(path))
    with busy("Checking"):
        audit = checking.check(texts)
    if given.json:
        tell([to_json(finding) for finding in audit.findings])
        _aside(audit)
    else:
        _print(audit, given.notes)
    return 1 if any(finding.severity != NOTE for finding in audit.findings) else 0


def _print(audit: "Audit", notes: bool) -> None:
    from bluehelm.checks.rows import NOTE, SEVERITIES

    for finding in audit.findings:
        if notes or finding.severity != NOTE:
            _show(finding)
    counted = ", ".join(f"{audit.count(severity)} {severity}s" for severity in SEVERITIES)
    say(f"{len(audit.texts)} documents: {counted}.")
    _aside(audit)


def _show(finding: "Finding") -> None:
    say(f"{finding.severity}  {finding.rule}  {finding.id}")
    say(f"  found     {finding.said('found')}")
    say(f"  expected  {finding.said('expected')}")
    say(f"  why       {finding.said('why')}")
    for place in finding.where:
        say(f"  at        {_at(place)}: {_short(place.quote)}")
    say()


def _at(place: "Place") -> str:
    parts = [Path(place.document).name, place.section, place.line]
    parts.append(None if place.paragraph is None else f"paragraph {place.paragraph}")
    return ", ".join(part for part in parts if part)


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= QUOTED else flat[:QUOTED] + " .."


def _aside(audit: "Audit") -> None:
    """What could not be read, and the rules that did not apply, on stderr: no finding of the document."""
    for text in audit.texts:
        for where, why in text.unread:
            sys.stderr.write(f"{text.name}, {where}: not read, so not checked. {why}\n")
        rules = [one.rule for one in audit.not_applied if one.document == text.name]
        if rules:
            sys.stderr.write(f"{text.name} ({text.kind}): rules that did not apply: {', '.join(rules)}.\n")
