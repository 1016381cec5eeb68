"""Measure all that is done with mandates, one after the other: `python -m benchmarks.mandates`.

--markdown   the page docs/explanation/mandates-measured.md

The texts, the codings and the reports are read from ../shared or the folder named by BLUEHELM_SHARED; what needs them
is left out where they are not there. It takes some three minutes.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mandates.split import CODINGS, SHARED

TEXTS = "data/unsc_resolutions/mandates"
SEEDS = "seeds"


@dataclass(frozen=True)
class Part:
    """One measurement: its program, what it says, and what it needs of the shared folder."""

    title: str
    command: str
    says: str
    needs: tuple[str, ...] = (SEEDS, TEXTS)
    upto: str | None = None  # words at which the page ends its output

    @property
    def missing(self) -> list[str]:
        return [name for name in self.needs if not (SHARED / name).exists()]


PARTS = (
    Part(
        "Reading",
        "reading --all",
        "Keys by hand: the seed draft, 22 texts of 1991 to 2008 drawn at random, 4 later ones. F1 of kinds with their "
        "numbers, of the Council's verbs, of addressees, of the opening words of the preamble; in brackets the middle "
        "95 per cent of 2,000 draws of texts. The last line is the time for every text, with all that is read from it. "
        "Mistakes that these keys showed were mended, so the figures flatter.",
    ),
    Part(
        "Tasks",
        "tasks",
        "Held against PEMA, a coding by people, on missions of which nobody looked at a row; beside it a search for "
        "keywords. The intervals come from drawing missions. [All tables](tasks-measured.md), with what they mean. Two "
        "releases of the coding agree at F1 0.89: we stay well below that.",
        (CODINGS, TEXTS),
        upto="### By task",
    ),
    Part(
        "The redline, against keys",
        "redline",
        "Two pairs of texts whose paragraphs a person laid side by side before the program ran, with two plain ways of "
        "pairing below each; then three pairs without a key. The thresholds were set with these keys in sight.",
    ),
    Part(
        "The redline, with planted edits",
        "redline_planted",
        "One edit of every kind in each of thirty real texts. Planted edits are cleaner than a negotiated renewal.",
    ),
    Part(
        "Duties, intents and measures",
        "duties",
        "Keys by hand of the seed, of texts that the rules were mended with, and of texts that were only scored. Few "
        "texts: a single miss moves a figure far.",
    ),
    Part(
        "Plan lines and tasks",
        "spine",
        "The task suggested for each line of the worked example against a key by hand, beside common words as the "
        "baseline; by our short labels and by the report's own lines, by the digest and by the resolution's words. "
        "Both halves were known to whoever wrote the topics, so the scored half is not blind.",
        (),
    ),
)
PREFACE = """<!-- written by python -m benchmarks.mandates --markdown -->

# How well mandates are read, measured

Each part stands with the command that measures it anew; `python -m benchmarks.mandates` runs them all, `--markdown`
writes this page, and `make prove` calls it. Keys by hand stand in `benchmarks/mandates/keys`;
the texts and the coding are read from `../shared` or the folder named by `BLUEHELM_SHARED`, and no word or cell of
them is in this project. Where a figure flatters, it says why.
"""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--markdown", action="store_true")
    if parser.parse_args().markdown:
        sys.stdout.write(page())
        return 0
    for part in PARTS:
        sys.stdout.write(f"\n== {part.title}: python -m benchmarks.mandates.{part.command}\n\n")
        sys.stdout.write(measured(part))
        sys.stdout.flush()
    return 0


def page() -> str:
    """The page of the manual."""
    return "\n".join([PREFACE, *(line for part in PARTS for line in _section(part))])


def _section(part: Part) -> Iterator[str]:
    yield from (
        f"## {part.title}",
        "",
        part.says,
        "",
        f"    python -m benchmarks.mandates.{part.command}",
        "",
    )
    text = measured(part).partition(part.upto or "\0")[0].strip()
    if text.startswith("### "):
        yield text
    else:
        yield from ("```text", *(line.rstrip() for line in text.splitlines()), "```")
    yield ""


def measured(part: Part) -> str:
    """What the program prints; a line that says so where its documents are not there."""
    if part.missing:
        return f"Left out: {', '.join(part.missing)} not in {SHARED.name}. Put it there or set BLUEHELM_SHARED.\n"
    module, *options = part.command.split()
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.mandates.{module}", *options],
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "COLUMNS": "110", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
