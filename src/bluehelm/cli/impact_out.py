"""`bluehelm impact wake --out FILE`: the pictures, or a page with tables and pictures."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from bluehelm.errors import BadInput, Unreadable

if TYPE_CHECKING:
    from bluehelm.impact.documents import Estimated
    from bluehelm.impact.rows import Events
    from bluehelm.impact.tracks import Tracked

ENDINGS = (".svg", ".png", ".html")


def writer(given: argparse.Namespace) -> "Callable[[Events, Estimated, Tracked | None], None] | None":
    """What writes the file that is asked for; refused at once where it cannot be written."""
    out = given.out
    if out is None:
        return None
    if out.suffix.lower() not in ENDINGS:
        raise BadInput(f"--out {out}: ends in {out.suffix or 'nothing'}; end it in {', '.join(ENDINGS)}.")
    if given.mwa:
        raise BadInput("--out draws the default estimate; --mwa has no ratios to draw. Give one of the two.")
    if not out.absolute().parent.is_dir():
        raise BadInput(f"--out {out}: there is no folder {out.parent}. Make it first.")
    return lambda table, found, tracked: _write(given, table, found, tracked)


def _write(given: argparse.Namespace, table: "Events", found: "Estimated", tracked: "Tracked | None") -> None:
    from bluehelm.impact import pages, pictures
    from bluehelm.impact.telling.asked import Asked

    choices = given.treatment, given.dependent, given.control
    asked = Asked.of(table, given.events.name, *choices, past=given.past)
    asked = asked.with_tracks(tracked)
    ending = given.out.suffix.lower()
    if ending == ".png":
        content = pictures.png(found, given.language, asked.names)
    elif ending == ".svg":
        content = pictures.svg(found, given.language, asked.names).encode()
    else:
        content = pages.whole(found, asked, given.language).encode()
    try:
        given.out.write_bytes(content)
    except OSError as error:
        raise Unreadable(
            f"--out {given.out}: cannot be written ({error.strerror}). Check the rights."
        ) from None
    sys.stderr.write(f"written: {given.out}\n")
