"""`bluehelm impact study --out FILE`: pictures, a page, or a report with the way back from each figure."""

import argparse
import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.errors import BadInput, Unreadable

if TYPE_CHECKING:
    from bluehelm.impact.rows import Events
    from bluehelm.impact.study.answers import Study
    from bluehelm.impact.telling.asked import Asked
    from bluehelm.impact.tracks import Tracked

PICTURES, REPORTS = (".svg", ".png"), (".html", ".docx", ".pdf")
OPTIONS = (
    "treatment", "dependent", "control", "past", "days", "km", "match", "by", "kinds", "independent",
    "placebos", "track", "ahead", "zone", "seed",
)  # fmt: skip


def add(study: argparse.ArgumentParser) -> None:
    what = "also write a page or report (.html, .docx, .pdf) or the pictures alone (.svg, .png)"
    study.add_argument("--out", type=Path, metavar="FILE", help=what)


def writer(given: argparse.Namespace) -> "Callable[[Events, Study, Tracked | None], None] | None":
    """What writes the file that is asked for; refused at once where it cannot be written."""
    out = given.out
    if out is None:
        return None
    endings = (*REPORTS, *PICTURES)
    if out.suffix.lower() not in endings:
        raise BadInput(f"--out {out}: ends in {out.suffix or 'nothing'}; end it in {', '.join(endings)}.")
    if not out.absolute().parent.is_dir():
        raise BadInput(f"--out {out}: there is no folder {out.parent}. Make it first.")
    return lambda table, found, tracked: _write(given, table, found, tracked)


def _write(given: argparse.Namespace, table: "Events", found: "Study", tracked: "Tracked | None") -> None:
    about, out = _about(given, table).with_tracks(tracked), given.out
    ending = out.suffix.lower()
    if ending in REPORTS:
        from bluehelm.reports import impact

        impact.write(found, about, out, given.language)
    else:
        from bluehelm.impact.pictures import studied

        asked = found, given.language, about.names, about.placed
        content = studied.png(*asked) if ending == ".png" else studied.svg(*asked).encode()
        try:
            out.write_bytes(content)
        except OSError as error:
            raise Unreadable(
                f"--out {out}: cannot be written ({error.strerror}). Check the rights."
            ) from None
    sys.stderr.write(f"written: {out}\n")


def _about(given: argparse.Namespace, table: "Events") -> "Asked":
    """What was asked, with all that makes the same figures again."""
    from bluehelm.impact.pictures.places import placed
    from bluehelm.impact.table import picked
    from bluehelm.impact.telling.asked import Asked, command, program

    choices = given.treatment, given.dependent, given.control
    about = Asked.of(table, given.events.name, *choices, past=given.past)
    responses, dependent = picked(table, given.treatment), picked(table, given.dependent)
    return replace(
        about,
        sha256=hashlib.sha256(given.events.read_bytes()).hexdigest(),
        seed=given.seed,
        command=command(given.events.name, {name: getattr(given, name) for name in OPTIONS}),
        program=program(),
        placed=placed(table, responses, dependent, given.km),
    )
