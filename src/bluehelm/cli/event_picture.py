"""`bluehelm event picture`: the map of counts, the curve and the calendar of incidents as SVG or PNG."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from bluehelm.cli.event_query import mission_of
from bluehelm.cli.room import busy, say, store
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

KINDS = ("map", "curve", "calendar")
AUDIENCES = ("mission", "protection")  # what others get goes through a release


def add(verbs: "Commands") -> None:
    what = "a picture of the incidents: counts by cercle, over time, or by day of the calendar"
    drawing = verbs.add_parser("picture", help=what, description=what)
    drawing.add_argument("kind", choices=KINDS)
    drawing.add_argument("--mission", required=True, metavar="CODE")
    drawing.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="its name ends in .svg or .png"
    )
    means = "the filter as the map's address has it: since=2031-01-01&kind=ambush"
    drawing.add_argument("--query", default="", metavar="QUERY", help=means)
    drawing.add_argument("--step", choices=("day", "week", "month"), default="", help="of the curve")
    drawing.add_argument(
        "--by", choices=("kind", "perpetrator", "state", "all"), default="kind", help="what divides the curve"
    )
    drawing.add_argument("--audience", choices=AUDIENCES, default="mission", help="mission without it")
    drawing.add_argument("--language", choices=("en", "fr"), default="en")
    drawing.add_argument("--narrow", action="store_true", help="as wide as a phone")
    drawing.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    form = given.out.suffix.lower().removeprefix(".")
    if form not in ("svg", "png"):
        raise BadInput(f"{given.out} ends in {given.out.suffix or 'nothing'}; a picture is .svg or .png.")
    store()
    from bluehelm.events.pictures import frame
    from bluehelm.events.pictures.pictures import picture
    from bluehelm.events.pictures.saying import Frame
    from bluehelm.events.query import parsed
    from bluehelm.events.store.pointing import points

    mission = mission_of(given.mission)
    query, at = parsed(parse_qs(given.query)), datetime.now(UTC)
    with busy("Drawing"):
        held = points(mission, query, given.audience, at.date())
        told = Frame(mission.code, query, given.audience, at, given.language, given.narrow)
        drawn = picture(given.kind, held, told, step=given.step, by=given.by)
        given.out.write_bytes(frame.written(drawn, form))
    say(f"{given.out}: {drawn.title}, {len(held)} incidents")
    return 0
