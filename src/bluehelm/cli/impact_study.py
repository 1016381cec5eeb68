"""`bluehelm impact study`: the whole answer, in words first."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bluehelm.cli import impact_study_out
from bluehelm.cli.room import file, say, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.impact.rows import Events
    from bluehelm.impact.study.answers import Study
    from bluehelm.impact.telling.asked import Asked

AHEAD = 28.0
WIDTH = 100  # of a line of words


def add(verbs: "Commands") -> None:
    from bluehelm.cli.impact import PAST, TRACK, names, numbers

    what = "what responses change, for how long, where else, for whom, and whether to believe it"
    study = verbs.add_parser("study", help=what, description=what)
    study.add_argument("events", type=file, metavar="EVENTS", help="a table: timestamp, lat, lon, the kinds")
    study.add_argument("--treatment", required=True, metavar="COL=VAL", help="which events are responses")
    study.add_argument("--dependent", required=True, metavar="COL=VAL", help="which events may change")
    study.add_argument("--past", action="append", default=[], metavar="COL=VAL", help=PAST)
    study.add_argument("--days", required=True, type=numbers, metavar="N,N", help="windows of time: 3,7")
    study.add_argument("--km", required=True, type=numbers, metavar="N,N", help="windows of distance: 10,20")
    by = "columns of the dependent events, such as target: the commonest values, each alone"
    study.add_argument("--by", default=[], type=names, metavar="COL,COL", help=by)
    kinds = "a column of the responses: each kind alone, where --treatment names several (kind=patrol,flight)"
    study.add_argument("--kinds", metavar="COL", help=kinds)
    others = "events that others reported than those who respond: these alone too"
    study.add_argument("--independent", metavar="COL=VAL", help=others)
    times = "so many times over with false dates, and as often at false places; none without it"
    study.add_argument("--placebos", type=_count, default=0, metavar="N", help=times)
    ahead = f"how far the curve and the days before look; {AHEAD:g} without it"
    study.add_argument("--ahead", type=float, default=AHEAD, metavar="DAYS", help=ahead)
    study.add_argument("--control", metavar="COL=VAL", help="which events responses are compared with")
    study.add_argument("--match", default=[], type=names, metavar="COL,COL", help="columns to match on")
    study.add_argument("--track", metavar="COL", help=TRACK)
    zone = "of times that name none, as Africa/Bamako; UTC without it"
    study.add_argument("--zone", metavar="ZONE", help=zone)
    study.add_argument("--seed", type=_count, default=0, metavar="N", help="of all chance; 0 without it")
    study.add_argument("--language", choices=("en", "fr"), default="en", help="of the words; en without it")
    impact_study_out.add(study)
    wants_json(study)
    study.set_defaults(run=run)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def run(given: argparse.Namespace) -> int:
    from bluehelm.cli.impact import per_track, read, told
    from bluehelm.impact.telling.asked import Asked

    if given.match and given.control is None:
        raise BadInput("--match needs controls of your own: name them with --control COL=VAL.")
    writing = impact_study_out.writer(given)
    table = read(given)
    found = asked(table, given)
    tracked = per_track(table, found.wake, given)
    if writing is not None:
        writing(table, found, tracked)
    for note in told(table):
        sys.stderr.write(f"{note}\n")
    if given.json:
        from bluehelm.impact import tracks
        from bluehelm.impact.study import documents

        document = documents.document(found)
        tell(document | {"windows": tracks.told(document["windows"], tracked)})
    else:
        choices = given.treatment, given.dependent, given.control
        about = Asked.of(table, given.events.name, *choices, past=given.past)
        show(found, about.with_tracks(tracked), given.language)
    return 0


def asked(table: "Events", given: argparse.Namespace) -> "Study":
    """The study that the options ask for, with progress where a person looks on."""
    from bluehelm.cli.impact import past
    from bluehelm.impact.study import study
    from bluehelm.impact.table import picked

    wanted = {name: getattr(given, name) for name in ("treatment", "dependent", "control")}
    flags = {name: picked(table, one) for name, one in wanted.items() if one is not None}
    flags |= past(table, given)
    with _watched() as watch:
        return study(
            table,
            **flags,
            days=given.days,
            km=given.km,
            match=given.match,
            by=given.by,
            kinds=given.kinds,
            independent=given.independent,
            placebos=given.placebos,
            ahead=given.ahead,
            seed=given.seed,
            progress=watch,
        )


@contextmanager
def _watched() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on stderr that names the part under way."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description} .."), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what.capitalize(), completed=done, total=total
        )


def show(found: "Study", about: "Asked", language: str) -> None:
    """Question by question, in words; figures in full are in --json."""
    import textwrap

    from bluehelm.impact.sentences import words
    from bluehelm.impact.telling.sections import sections, title

    say(title(about, language))
    for one in sections(found, about, language):
        if not one.texts or one.key == "way back":
            continue
        say()
        say(words(one.key, language))
        for text in one.texts:
            say(textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="    "))
