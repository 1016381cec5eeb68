"""`bluehelm mandate`: texts of the Security Council, read, compared, dated and kept."""

import argparse
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluehelm.cli import duties, mandate_store, redline
from bluehelm.cli.room import busy, family, file, say, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.mandates.rows import Text

WIDE, NARROW = 110, 60  # characters of a line of the outline


def add(commands: "Commands") -> None:
    verbs = family(commands, "mandate", "read, compare, date and keep texts of the Security Council")
    what = "read a resolution or a draft (.docx, .pdf, .html, text) and print what it holds"
    command = verbs.add_parser("read", help=what, description=what)
    command.add_argument("file", type=file, metavar="FILE")
    command.add_argument(
        "--adopted",
        type=duties.day,
        metavar="DATE",
        help="what periods are counted from, if not the text's own date",
    )
    command.add_argument(
        "--ends", type=duties.day, metavar="DATE", help="the end of the mandate, if not what the text says"
    )
    wants_json(command)
    command.set_defaults(run=read)
    for part in (redline, duties, mandate_store):
        part.add(verbs)


def read(given: argparse.Namespace) -> int:
    from bluehelm.mandates import load
    from bluehelm.mandates.written import to_json

    with busy(f"Reading {given.file.name}"):
        text = load.read(given.file, given.adopted, given.ends)
    if given.json:
        tell(to_json(text))
        return 0
    width = max(NARROW, min(WIDE, shutil.get_terminal_size((WIDE, 24)).columns))
    for line in outline(text, width):
        say(line)
    return 0


def outline(text: "Text", width: int) -> Iterator[str]:
    """What the text is, how much it holds, and a line for each heading, paragraph and item."""
    title = (text.symbol or "no symbol", text.status, text.date, text.mission)
    yield "  ".join(str(each) for each in title if each is not None)
    if text.ends is not None:
        yield f"the mandate ends {text.ends}"
    yield ", ".join(f"{count} {what}" for what, count in _counts(text).items())
    yield ""
    for row in text.preambular:
        yield _cut(f"  {row.text}", width)
    shown = 0
    for row in text.operative:
        upto = shown if row.section is None else row.section + 1
        yield from (f"\n{'  ' * (each.level - 1)}{each.title.upper()}" for each in text.sections[shown:upto])
        shown = max(shown, upto)
        indent = "  " * row.level
        yield _cut(f"{indent}{row.path}  {row.text}", width)
        for act in row.acts:
            yield f"{indent}    {act.verb}{' → ' if act.addressees else ''}{', '.join(act.addressees)}"
    for note in text.notes:
        yield f"\nnote: {note}"
    for item in text.set_aside:
        yield _cut(f"set aside at {item.where}: {item.why}: {item.text}", width)


def _counts(text: "Text") -> dict[str, int]:
    paragraphs = sum(row.level == 0 for row in text.operative)
    return {
        "preambular": len(text.preambular),
        "operative": paragraphs,
        "items": len(text.operative) - paragraphs,
        "tasks": len(text.tasks),
        "duties": len(text.duties),
        "measures": len(text.measures),
        "ceilings": len(text.ceilings),
        "set aside": len(text.set_aside),
    }


def _cut(words: str, width: int) -> str:
    indent = words[: len(words) - len(words.lstrip())]
    line = indent + " ".join(words.split())
    return line if len(line) <= width else f"{line[: width - 2]}.."
