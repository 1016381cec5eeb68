"""`bluehelm impact`: what changes around responses."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli import impact_designs, impact_near, impact_prove, impact_study
from bluehelm.cli.impact_out import writer
from bluehelm.cli.room import busy, family, file, say, tell, wants_json
from bluehelm.errors import BadInput
from bluehelm.impact.documents import document

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.documents import Estimated
    from bluehelm.impact.rows import Estimate, Events
    from bluehelm.impact.tracks import Tracked

PEER_OPTIONS = {
    "unweighted": "every matched wake counts once",
    "no_overlap_matching": "do not match on earlier treatments and controls around a wake",
    "drop_overlapping": "leave out wakes with an earlier treatment or control around them",
    "difference": "estimate after less before, instead of after with before as a control",
    "no_matching": "compare without matching",
    "att": "estimate by the effect on the treated in the matched sample",
}
PAST = "other events that belong to the past that place-times are compared by; may be given several times"
TRACK = "names the track of a response that moves; its positions near each other become one stay"
SET_ASIDE_SHOWN = 10
RATIO = "ratio, 95%"
HEADS = ("days", "km", "estimate", "95% interval", RATIO, "p", "p, all windows", "treated", "controls")
WIDTH = 108  # the table needs so many characters, whatever the terminal has


@dataclass(frozen=True)
class Found:
    """Either estimator's answer."""

    windows: tuple["Estimate", ...]  # cumulative
    rings: tuple["Estimate", ...]  # disjoint; none from the peer's method
    notes: tuple[str, ...]
    kinds: dict[str, int]  # events of each kind
    tracked: "Tracked | None" = None  # figures per track, where responses move


def add(commands: "Commands") -> None:
    verbs = family(commands, "impact", "estimate what changes around responses")
    what = "what changes in dependent events within days and km of a response"
    wake = verbs.add_parser("wake", help=what, description=what)
    wake.add_argument("events", type=file, metavar="EVENTS", help="a table: timestamp, lat, lon, the kinds")
    wake.add_argument("--treatment", required=True, metavar="COL=VAL", help="which events are responses")
    wake.add_argument("--control", metavar="COL=VAL", help="which events they are compared with")
    wake.add_argument("--dependent", required=True, metavar="COL=VAL", help="which events may change")
    wake.add_argument("--past", action="append", default=[], metavar="COL=VAL", help=PAST)
    wake.add_argument("--days", required=True, type=numbers, metavar="N,N", help="windows of time: 2,4,6")
    wake.add_argument("--km", required=True, type=numbers, metavar="N,N", help="windows of distance: 2,4,6")
    wake.add_argument("--match", default=[], type=names, metavar="COL,COL", help="columns to match on")
    wake.add_argument(
        "--zone", metavar="ZONE", help="of times that name none, as Africa/Bamako; UTC without it"
    )
    wake.add_argument("--track", metavar="COL", help=TRACK)
    ahead = "how far to look beyond the windows; 28 without it, less where data are short; 0 for no further"
    wake.add_argument("--ahead", type=float, metavar="DAYS", help=ahead)
    wake.add_argument(
        "--seed", type=int, default=0, metavar="N", help="of what is drawn by chance; 0 without it"
    )
    peer = wake.add_argument_group("the older method, kept only to reproduce its results")
    peer.add_argument("--mwa", action="store_true", help="matched wake analysis; needs --control")
    for name, text in PEER_OPTIONS.items():
        peer.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=f"with --mwa: {text}")
    drawn = "also write the pictures (.svg, .png) or a page with tables and pictures (.html)"
    wake.add_argument("--out", type=Path, metavar="FILE", help=drawn)
    wake.add_argument("--language", choices=("en", "fr"), default="en", help="of the file; en without it")
    wants_json(wake)
    wake.set_defaults(run=run)
    impact_designs.add(verbs)
    impact_near.add(verbs)
    impact_study.add(verbs)
    impact_prove.add(verbs)


def numbers(text: str) -> list[float]:
    """Numbers with commas between them, for argparse."""
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of numbers such as 2,4,6") from None


def names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def read(given: argparse.Namespace) -> "Events":
    """The table that is named, its tracks as stays."""
    from bluehelm.impact.table import events, picked
    from bluehelm.impact.tracks import stays

    table = events(given.events, zone=given.zone)
    if given.track is None:
        return table
    return stays(table, picked(table, given.treatment), given.track, given.km)


def run(given: argparse.Namespace) -> int:
    chosen = [name for name in PEER_OPTIONS if getattr(given, name)]
    if chosen and not given.mwa:
        raise BadInput(f"--{chosen[0].replace('_', '-')} belongs to --mwa; give both or neither.")
    drawing = writer(given)
    if given.mwa and given.track is not None:
        raise BadInput("--mwa knows no tracks: leave out --track.")
    if given.mwa and given.past:
        raise BadInput("--mwa knows no past but its windows: leave out --past.")
    table = read(given)
    with busy("Counting"):
        found = _peer(table, given) if given.mwa else _default(table, given)
    if drawing is not None:
        drawing(table, found, found.tracked)
    notes = found.notes if given.json else ()
    for note in (*told(table), *notes):
        sys.stderr.write(f"{note}\n")
    if given.json:
        from bluehelm.impact import tracks

        tell(tracks.told(list(document(found, ratios=not given.mwa)), found.tracked))
    else:
        show(found, given)
    return 0


def _flags(table: "Events", given: argparse.Namespace) -> dict[str, Any]:
    from bluehelm.impact.table import picked

    asked = {name: getattr(given, name) for name in ("treatment", "control", "dependent")}
    flags = {name: picked(table, one) for name, one in asked.items() if one is not None}
    return flags | past(table, given)


def past(table: "Events", given: argparse.Namespace) -> dict[str, Any]:
    """The events of the past that were named, by their name as an option; nothing where none were."""
    import numpy as np

    from bluehelm.impact.table import picked

    flags = [picked(table, one) for one in given.past]
    return {"past": np.logical_or.reduce(flags)} if flags else {}


def _peer(table: "Events", given: argparse.Namespace) -> Found:
    from bluehelm.impact.peer import Options, mwa

    if given.control is None:
        raise BadInput("--mwa compares treatments with controls: name them with --control COL=VAL.")
    flags = _flags(table, given)
    options = Options(
        weighted=not given.unweighted,
        overlap_matched=not given.no_overlap_matching,
        drop_overlapping=given.drop_overlapping,
        difference=given.difference,
        matching=not given.no_matching,
        att=given.att,
    )
    found = mwa(table, **flags, days=given.days, km=given.km, match=given.match, options=options)
    return Found(found.estimates(), (), found.notes, _counted(flags))


def _default(table: "Events", given: argparse.Namespace) -> Found:
    from bluehelm.impact.wake import wake

    flags = _flags(table, given)
    found = wake(
        table,
        **flags,
        days=given.days,
        km=given.km,
        match=given.match,
        ahead=given.ahead,
        seed=given.seed,
    )
    return Found(found.windows, found.rings, found.notes, _counted(flags), per_track(table, found, given))


def per_track(table: "Events", found: "Estimated", given: argparse.Namespace) -> "Tracked | None":
    """The figures per track, where a column of tracks was named."""
    from bluehelm.impact import tracks

    flags = _flags(table, given)
    return tracks.per_track(found.windows, table, (flags["treatment"], flags["dependent"]), given.track)


def _counted(flags: dict[str, Any]) -> dict[str, int]:
    """Events of each kind; of the past those that are of no other."""
    counted = {name: int(flag.sum()) for name, flag in flags.items()}
    if "past" in flags:
        some = [flag for name, flag in flags.items() if name != "past"]
        counted["past"] -= int((flags["past"] & (sum(some) > 0)).sum())
    return counted


def told(table: "Events") -> Iterator[str]:
    """What was taken for granted, and the rows that were not taken."""
    yield from table.notes
    for one in table.set_aside[:SET_ASIDE_SHOWN]:
        yield f"set aside: row {one.row}, {one.field} {one.value!r}: {one.why}"
    if len(table.set_aside) > SET_ASIDE_SHOWN:
        yield f"and {len(table.set_aside) - SET_ASIDE_SHOWN} more rows set aside"


def show(found: Found, given: argparse.Namespace) -> None:
    from bluehelm.impact.telling import proof

    counted = ", ".join(f"{number} {name}" for name, number in found.kinds.items())
    say(f"{given.events.name}: {counted}")
    heads = [head for head in HEADS if head != RATIO or not given.mwa]  # the older method has none
    _grid("within days and km", heads, found.windows)
    if found.rings:
        _grid("in the ring and the days that end there", heads, found.rings)
    if found.tracked is not None:
        _per_track(found.tracked)
    for remark in _remarks([*found.windows, *found.rings]):
        say(remark)
    for note in found.notes:
        say(note)
    say(proof.line(older=given.mwa))


def _grid(title: str, heads: Sequence[str], rows: "Iterable[Estimate]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        ratio = [_interval(row.ratio_low, row.ratio_high, ".2f")] if RATIO in heads else []
        bounds = _interval(row.low, row.high, "+.4f")
        figures = (_figure(row.estimate), bounds, *ratio, _p(row.p), _p(row.p_adjusted))
        table.add_row(f"{row.days:g}", f"{row.km:g}", *figures, str(row.treated), str(row.controls))
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)


def _per_track(found: "Tracked") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    title = (
        f"per track: {found.stays} stays of {found.tracks} tracks, an event round several stays counted once"
    )
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for head in ("days", "km", "estimate", "95% interval", "times the estimate per stay"):
        table.add_column(head, justify="right", no_wrap=True)
    for row, factor in zip(found.windows, found.factors, strict=True):
        times = "none" if factor is None else f"{factor:.2f}"
        figures = (_figure(row.estimate), _interval(row.low, row.high, "+.4f"), times)
        table.add_row(f"{row.days:g}", f"{row.km:g}", *figures)
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)


def _remarks(rows: "list[Estimate]") -> Iterator[str]:
    """What was left out and why there is no figure; once where it holds for every window."""
    left_out = [". ".join(f"{n} left out, {why}" for why, n in row.dropped.items()) for row in rows]
    same = len(set(left_out)) == 1
    if same and left_out[0]:
        yield left_out[0]
    for row, left in zip(rows, left_out, strict=True):
        words = ". ".join(part for part in ("" if same else left, row.note or "") if part)
        if words:
            yield f"  {row.days:g} days, {row.km:g} km: {words}"


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value:+.4f}"


def _interval(low: float | None, high: float | None, form: str) -> str:
    return "none" if low is None or high is None else f"{low:{form}} to {high:{form}}"


def _p(value: float | None) -> str:
    if value is None:
        return "none"
    return "<0.0001" if value < 0.0001 else f"{value:.4f}"
