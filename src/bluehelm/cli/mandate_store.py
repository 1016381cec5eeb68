"""`bluehelm mandate load`, `search` and `list`: texts into the store, and what it holds."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli.duties import day
from bluehelm.cli.loaded import Outcome, count_in, print_out
from bluehelm.cli.room import say, store, tell, wants_json
from bluehelm.errors import BadInput, BluehelmError, Unreadable

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.mandates.store import Asked, Hit, TextRow

SUFFIXES = {".txt", ".docx", ".pdf", ".html", ".htm"}  # of files that are taken from a folder
KINDS = ("preambular", "operative")
FIRST_YEAR, LAST_YEAR = 1946, 2100
MOST = 100_000  # paragraphs shown at once


def add(kinds: "Commands") -> None:
    """The three commands, below `bluehelm mandate`."""
    what = "read resolutions and drafts and put them into the store; files that cannot be read are set aside"
    loading = kinds.add_parser("load", help=what, description=what)
    loading.add_argument(
        "files", type=there, nargs="+", metavar="FILE", help="a file, or a folder with all that it holds"
    )
    loading.add_argument("--mission", metavar="CODE", help="the mission, where the texts do not say it")
    loading.add_argument(
        "--adopted", type=day, metavar="DAY", help="of one file: what periods are counted from"
    )
    loading.add_argument("--ends", type=day, metavar="DAY", help="of one file: the end of the mandate")
    loading.add_argument(
        "--again", action="store_true", help="make a file current again that another took the place of"
    )
    loading.add_argument("--why", default="", metavar="TEXT", help="the reason, kept in the history")
    loading.set_defaults(run=load)
    what = "search the paragraphs of every text in the store"
    searching = kinds.add_parser("search", help=what, description=what)
    searching.add_argument(
        "words", nargs="*", metavar="WORD", help="each must be there; '\"in a row\" -without'"
    )
    for name, of in (
        ("verb", "what the Council does: requests"),
        ("addressee", "whom it speaks to: Secretary-General"),
        ("task", "what kind of task: CivProtect"),
        ("actor", "who is to do it: MINUSMA"),
        ("mission", "the mission that the text is about"),
    ):
        searching.add_argument(f"--{name}", metavar=name.upper(), help=of)
    searching.add_argument("--year", type=year, metavar="YEAR")
    searching.add_argument("--kind", choices=KINDS)
    searching.add_argument("--limit", type=count, default=20, metavar="N", help="20 without it")
    searching.set_defaults(run=search)
    listing = kinds.add_parser("list", help="the texts in the store, the latest first")
    listing.add_argument("--mission", metavar="CODE")
    listing.add_argument("--year", type=year, metavar="YEAR")
    listing.set_defaults(run=show)
    for command in (loading, searching, listing):
        wants_json(command)


def there(name: str) -> Path:
    """A file or folder that is there, for argparse."""
    path = Path(name)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{name} does not exist; name a file or a folder")
    return path


def year(said: str) -> int:
    """A year of the Council, for argparse."""
    if not (said.isascii() and said.isdigit() and FIRST_YEAR <= int(said) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(f"{said!r} is no year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(said)


def count(said: str) -> int:
    """How many to show, for argparse."""
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= MOST):
        raise argparse.ArgumentTypeError(f"{said!r} is no number from 1 to {MOST}")
    return int(said)


def load(given: argparse.Namespace) -> int:
    """Status 2 where no file could be read. Each text is stored by itself, so that a stopped load goes on."""
    paths = list(chosen(given.files))
    if not paths:
        raise Unreadable(f"No file there ends in {', '.join(sorted(SUFFIXES))}; name the files themselves.")
    if len(paths) > 1 and (given.adopted is not None or given.ends is not None):
        raise BadInput("--adopted and --ends are of one text; load its file by itself.")
    store()
    outcome = Outcome()
    try:
        with watched(paths) as watching:
            for path in watching:
                _load(path, given, outcome)
    except KeyboardInterrupt:
        sys.stderr.write(f"{outcome.read} of {len(paths)} files are stored; run it again to go on.\n")
        raise
    if given.json:
        tell({"read": outcome.read} | asdict(outcome))
    else:
        print_out(outcome)
    return 0 if outcome.read else 2


def chosen(given: Iterable[Path]) -> Iterator[Path]:
    """The files, each once; of a folder those that may hold a text, whatever depth they lie at."""
    seen = set()
    for path in given:
        found = (one for one in sorted(path.rglob("*")) if one.is_file() and one.suffix.lower() in SUFFIXES)
        for one in found if path.is_dir() else (path,):
            if one.resolve() not in seen:
                seen.add(one.resolve())
                yield one


@contextmanager
def watched(paths: Sequence[Path]) -> Iterator[Iterable[Path]]:
    """The files, with a bar on stderr that moves with them where a person looks on."""
    if len(paths) == 1 or not sys.stderr.isatty():
        yield paths
        return
    from rich.console import Console
    from rich.progress import track

    yield track(paths, "Loading ..", console=Console(stderr=True), transient=True)


def _load(path: Path, given: argparse.Namespace, outcome: Outcome) -> None:
    from bluehelm.mandates import load as loading
    from bluehelm.mandates import store as mandates

    if not path.is_file():  # a pipe or a device would never end
        outcome.set_aside.append({"file": str(path), "why": "is no regular file; give the file itself"})
        return
    try:
        _, saved = mandates.load(
            lambda adopted, ends: loading.read(path, adopted, ends),
            path.read_bytes(),
            path.name,
            None,
            given.why,
            adopted=given.adopted,
            ends=given.ends,
            mission=given.mission,
            again=given.again,
        )
    except BluehelmError as fault:
        outcome.set_aside.append({"file": str(path), "why": str(fault)})
        return
    count_in(saved, path, outcome)


def search(given: argparse.Namespace) -> int:
    store()
    from bluehelm.mandates import store as mandates

    names = ("verb", "addressee", "task", "actor", "year", "kind", "mission")
    asked = mandates.Asked(" ".join(given.words), **{name: getattr(given, name) for name in names})
    found = mandates.search(asked, limit=given.limit)
    if not found.total:
        refuse_unknown(asked)
    if given.json:
        tell({"total": found.total, "hits": [_plain(hit) for hit in found.hits]})
        return 0
    for hit in found.hits:
        say(f"{hit.symbol or hit.title}, {_place(hit)}")
        say(f"  {' '.join(''.join(words for words, _ in hit.snippet).split())}")
    say(f"{found.total} found{f', {len(found.hits)} shown' if len(found.hits) < found.total else ''}.")
    return 0


def refuse_unknown(asked: "Asked") -> None:
    """Say which filter nothing in the store answers even by itself, with the nearest that something does."""
    from bluehelm.mandates import store as mandates

    kinds = {
        "verb": "verbs",
        "addressee": "addressees",
        "task": "tasks",
        "actor": "actors",
        "mission": "missions",
    }
    for name, plural in kinds.items():
        said = getattr(asked, name)
        if said is None or mandates.search(mandates.Asked(**{name: said}), limit=1).total:
            continue
        known = {one.casefold(): one for one in getattr(mandates.choices(), plural)}
        near = [known[one] for one in get_close_matches(said.casefold(), known, cutoff=0.5)]
        told = (
            f"near it: {', '.join(near)}" if near else f"some there: {', '.join(sorted(known.values())[:8])}"
        )
        raise BadInput(
            f"Nothing in the store has the {name} {said!r}; {told if known else 'load texts first'}."
        )


def _place(hit: "Hit") -> str:
    if hit.kind == "preambular":
        return f"preamble, paragraph {hit.path}"
    return f"paragraph {hit.path}" + (f", under {hit.section}" if hit.section else "")


def _plain(hit: "Hit") -> dict[str, Any]:
    return asdict(hit) | {"date": None if hit.date is None else hit.date.isoformat()}


def show(given: argparse.Namespace) -> int:
    store()
    from bluehelm.mandates import store as mandates

    rows = mandates.texts(given.mission, given.year)
    if not rows:
        refuse_unknown(mandates.Asked(mission=given.mission))
    if given.json:
        tell([_row(row) for row in rows])
        return 0
    for row in rows:
        counted = ", ".join(f"{row.counts[what]} {what}" for what in ("paragraphs", "tasks", "duties"))
        about = "" if row.mission is None else f", {row.mission}"
        say(f"{row.symbol or row.name}, {row.date or 'no date'}, {row.status}{about}: {counted}")
    say(f"{len(rows)} texts.")
    return 0


def _row(row: "TextRow") -> dict[str, Any]:
    columns = (
        "id",
        "symbol",
        "date",
        "status",
        "title",
        "mission",
        "adopted",
        "ends",
        "counts",
        "sha256",
        "name",
    )
    values = {name: getattr(row, name) for name in columns}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
