"""`bluehelm place`: names to candidates on the map, and the gazetteer made anew."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli import place_names
from bluehelm.cli.room import busy, family, say, tell, wants_json

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.record.places.finding import Candidate

CONTRACT = ("name", "kind", "lat", "lon", "precision_km", "parents", "pcode", "score", "why")
LIMIT = 10


def add(commands: "Commands") -> None:
    verbs = family(commands, "place", "places by their names")
    what = "the places that a name may mean, the likeliest first, with precision, score and why"
    find = verbs.add_parser("find", help=what, description=what)
    find.add_argument("name", metavar="NAME", help='as written: "5 km north of Konna", "cercle de Kita"')
    find.add_argument("--near", type=point, metavar="LAT,LON", help="a point that the place is not far from")
    find.add_argument(
        "--limit", type=count, default=LIMIT, metavar="N", help=f"candidates at most; {LIMIT} without it"
    )
    find.add_argument("--language", choices=("en", "fr"), default="en", help="of the reasons")
    wants_json(find)
    find.set_defaults(run=run_find)
    what = "makes the gazetteer and the boundaries of the package anew from the raw files"
    build = verbs.add_parser("build", help=what, description=what)
    build.add_argument("folder", type=Path, metavar="FOLDER", help="the raw files of places and boundaries")
    build.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write them")
    build.set_defaults(run=run_build)
    place_names.add(verbs)


def point(words: str) -> tuple[float, float]:
    """14.5,-4.2 as (lat, lon), for argparse."""
    parts = words.split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{words} is no point; give latitude, a comma and longitude in degrees: 14.5,-4.2"
        ) from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise argparse.ArgumentTypeError(f"{words} is no point on earth; give latitude, then longitude")
    return lat, lon


def count(words: str) -> int:
    """A whole number from 1, for argparse."""
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words} is no number of candidates; give 1 or more")
    return int(words)


def run_find(given: argparse.Namespace) -> int:
    from bluehelm.record import vocab
    from bluehelm.record.places.finding import find

    found = find(given.name, given.near, limit=given.limit, language=given.language)
    if given.json:
        tell([{name: asdict(one)[name] for name in CONTRACT} for one in found])
    for one in [] if given.json else found:
        _show(one)
    if not found:
        sys.stderr.write(f"{given.name}: {vocab.word('place_why', 'nothing', given.language)}\n")
    return 0


def _show(one: "Candidate") -> None:
    where = f"{one.lat:.4f}, {one.lon:.4f} ±{one.precision_km:g} km"
    within = " < ".join((one.kind, *one.parents))
    say(f"{one.score:5.2f}  {one.name}  ({within})  {where}  {one.pcode or ''}".rstrip())
    say(f"       {one.why}")


def run_build(given: argparse.Namespace) -> int:
    from bluehelm.sources.gazetteer.build import built

    with busy("Building"):
        files = built(given.folder)
    given.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (given.out / name).write_text(text, encoding="utf-8")
        say(f"{name}: {len(text.encode()):,} bytes")
    return 0
