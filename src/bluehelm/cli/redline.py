"""`bluehelm mandate diff`: two mandates side by side, through renumbering, moves, splits and mergers."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, django, file, say, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.mandates.diff import Change

SIGNS = {"-": ("[-", "-]"), "+": ("{+", "+}"), "=": ("", "")}
COLOURS = {"-": "\033[31m", "+": "\033[32m", "=": ""}


def add(verbs: "Commands") -> None:
    what = "compare two mandates: what came, went, moved or was worded anew, and what binds more or less"
    command = verbs.add_parser("diff", help=what, description=what)
    command.add_argument("old", type=file, metavar="OLD")
    command.add_argument("new", type=file, metavar="NEW")
    command.add_argument("--all", action="store_true", help="show what is unchanged too")
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write the redline too; ends in .docx (tracked changes), .pdf, .html",
    )
    command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
    wants_json(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Status 0 whatever was found; 2 for a file that is no single resolution or draft."""
    if given.out is not None:
        _place_for(given.out, given.old, given.new)
    from bluehelm.mandates import diff, load
    from bluehelm.mandates.diff.written import to_json

    with busy("Comparing"):
        old, new = load.read(given.old), load.read(given.new)
        changes = diff.compare(old, new)
    for words in diff.cautions(old, new, given.language):
        sys.stderr.write(f"{words}\n")
    if given.out is not None:
        from bluehelm.reports import redline

        with busy(f"Writing {given.out.name}"):
            redline.write(old, new, given.out, given.language)
        sys.stderr.write(f"{given.out}\n")
    if given.json:
        tell(to_json(changes, given.language))
        return 0
    say(f"{old.symbol or given.old.name} → {new.symbol or given.new.name}")
    for change in changes:
        if given.all or change.changes or change.breaks_off:
            for line in _shown(change, given.language, sys.stdout.isatty()):
                say(line)
    for line in _summary(diff.counts(changes), given.language):
        say(line)
    return 0


def _place_for(out: Path, *texts: Path) -> None:
    """Refuse what cannot be written, or would write over a text, before the files are read."""
    django()
    from bluehelm.reports.forms import place_for

    place_for(out)
    if out.resolve() in {path.resolve() for path in texts}:
        raise BadInput(f"{out} is one of the texts to compare; name another file for the redline.")


def _shown(change: "Change", language: str, coloured: bool) -> Iterator[str]:
    """One row: its paths and kinds, its words, its weight."""
    from bluehelm.record import vocab

    names = vocab.read("redline")["names"]
    sides = " → ".join(", ".join(side) or "–" for side in (change.old, change.new))
    kinds = [*change.changes, *(["breaks_off"] if change.breaks_off else [])]
    kinds = kinds or ["same" if change.held else "not_held"]
    yield f"\n{sides}  {', '.join(names[kind][language] for kind in kinds)}"
    if change.changes or change.breaks_off:
        yield "  " + "".join(_piece(sign, text, coloured) for sign, text in change.words).strip()
    strength = change.strength
    if strength is not None and (strength.direction != "same" or strength.named):
        why = strength.why_fr if language == "fr" else strength.why
        yield f"  {names['named' if strength.named else strength.direction][language]}: {why}"


def _piece(sign: str, text: str, coloured: bool) -> str:
    from bluehelm.mandates.diff.rows import BREAK

    left, right = SIGNS[sign]
    plain = f"{left}{text.replace(BREAK, ' ¶ ')}{right}"
    return f"{COLOURS[sign]}{plain}\033[0m" if coloured and sign != "=" else plain


def _summary(counts: dict[str, int], language: str) -> Iterator[str]:
    from bluehelm.mandates.diff.written import called

    yield ""
    yield "; ".join(f"{called(kind, count, language)} {count}" for kind, count in counts.items() if count)
