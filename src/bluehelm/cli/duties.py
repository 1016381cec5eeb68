"""`bluehelm mandate duties` and `bluehelm mandate measures`: what is owed by whom and when."""

import argparse
import csv
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli.room import busy, file, say, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.mandates.duties.deliveries import Delivery, Standing
    from bluehelm.mandates.rows import Duty, Intent, Measure, Text

COLUMNS = ("symbol", "day", "paths")  # of a file of deliveries; due may follow


def add(kinds: "Commands") -> None:
    """Both commands, below `bluehelm mandate`."""
    what = "list every report, letter and update that a text says somebody owes, with its days"
    command = _command(kinds, "duties", what)
    command.add_argument(
        "--as-at", type=day, metavar="DAY", help="say what is overdue or due soon on that day"
    )
    deliveries = "a CSV of what was delivered: symbol, day, paths (of the duties, parted by spaces), due"
    command.add_argument("--deliveries", type=file, metavar="FILE", help=deliveries)
    command.add_argument(
        "--ics", type=Path, metavar="FILE", help="write the days as a calendar too; ends in .ics"
    )
    command.set_defaults(run=duties)
    what = "list what parties and authorities must do, with deadlines and numbers"
    _command(kinds, "measures", what).set_defaults(run=measures)


def _command(kinds: "Commands", name: str, what: str) -> argparse.ArgumentParser:
    command = kinds.add_parser(name, help=what, description=what)
    command.add_argument("file", type=file, metavar="FILE")
    command.add_argument("--adopted", type=day, metavar="DAY", help="what periods are counted from")
    command.add_argument("--ends", type=day, metavar="DAY", help="the end of the mandate")
    command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
    wants_json(command)
    return command


def day(said: str) -> date:
    """A day as 2031-05-30, for argparse."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is no day; write it as 2031-05-30") from None


def duties(given: argparse.Namespace) -> int:
    """Status 1 where a day has passed, on the day asked for, with no delivery."""
    if given.ics is not None and given.ics.suffix.lower() != ".ics":
        raise BadInput(f"{given.ics}: a calendar is written as .ics; give it a name that ends so.")
    if given.deliveries is not None and given.as_at is None:
        raise BadInput(
            "--deliveries says what was delivered by a day; give that day too: --as-at 2031-05-30."
        )
    text = _read(given)
    delivered = _deliveries(given.deliveries)
    rows = _standing(text, delivered, given)
    aside = _unmatched(text, delivered, given)
    if given.ics is not None:
        _write(text, given)
    if given.json:
        tell(_document(text, rows, given.as_at) | {"set_aside": aside})
    else:
        _print(text, rows, given.as_at, given.language)
    for one in aside:
        sys.stderr.write(f"{one['where']}: {one['text']} was set aside: {one['why']}.\n")
    from bluehelm.mandates.duties.deliveries import MISSING

    return int(any(row.state in MISSING for row in rows))


def measures(given: argparse.Namespace) -> int:
    text = _read(given)
    if given.json:
        tell([_plain(asdict(row)) for row in text.measures])
        return 0
    for row in text.measures:
        _show_measure(row, given.language)
    if not text.measures:
        say(_word("no measures", given.language))
    return 0


def _read(given: argparse.Namespace) -> "Text":
    from bluehelm.mandates import load

    with busy(f"Reading {given.file.name}"):
        return load.read(given.file, given.adopted, given.ends)


def _standing(
    text: "Text", delivered: "Sequence[Delivery]", given: argparse.Namespace
) -> "tuple[Standing, ...]":
    if given.as_at is None:
        return ()
    from bluehelm.mandates.duties.deliveries import Term, answers, standing

    recorded = any(answers(one, duty) for one in delivered for duty in text.duties)
    return standing(text.duties, delivered, given.as_at, Term(text.adopted, text.ends, recorded))


def _unmatched(
    text: "Text", delivered: "Sequence[Delivery]", given: argparse.Namespace
) -> list[dict[str, str]]:
    """The rows of the file that answer nothing, so that no typing error makes a report overdue in silence."""
    if given.deliveries is None:
        return []
    from bluehelm.mandates.duties.deliveries import unmatched

    return [
        {"where": f"{given.deliveries.name}, row {n + 2}", "text": delivered[n].symbol, "why": why}
        for n, why in unmatched(text.duties, delivered, given.as_at)
    ]


def _deliveries(path: Path | None) -> "list[Delivery]":
    """What a file says was delivered; raises BadInput where a row cannot be understood."""
    if path is None:
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        head = lines.readline()
        lines.seek(0)
        table = csv.DictReader(lines, delimiter=";" if head.count(";") > head.count(",") else ",")
        missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if missing:
            raise BadInput(f"{path.name}: has no column {missing[0]!r}; it needs {', '.join(COLUMNS)}.")
        return [_delivery(row, f"{path.name}, row {n}") for n, row in enumerate(table, 2)]


def _delivery(row: dict[str, Any], where: str) -> "Delivery":
    from bluehelm.mandates.duties.accepting import written
    from bluehelm.mandates.duties.deliveries import Delivery

    def dated(name: str) -> date:
        try:
            return date.fromisoformat(row[name] or "")
        except ValueError:
            raise BadInput(f"{where}: {name} is {row[name]!r}, no day; write it as 2031-05-30.") from None

    paths = tuple(re.findall(r"[^\s,;]+", row["paths"] or ""))
    try:
        symbol = written(row["symbol"] or "")
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from None
    return Delivery(symbol, dated("day"), paths, dated("due") if row.get("due") else None)


def _write(text: "Text", given: argparse.Namespace) -> None:
    from bluehelm.mandates.duties.ical import calendar

    given.ics.write_text(calendar([text], given.language), encoding="utf-8", newline="")
    sys.stderr.write(f"{given.ics}\n")


def _document(text: "Text", rows: "Sequence[Standing]", as_at: date | None) -> Any:
    """The duties and intents; with --as-at, how each duty stands on each of its days."""
    from bluehelm.mandates.duties.deliveries import counts, tally

    return {
        "symbol": text.symbol,
        "adopted": _plain(text.adopted),
        "ends": _plain(text.ends),
        "duties": [_plain(asdict(duty)) for duty in text.duties],
        "intents": [_plain(asdict(intent)) for intent in text.intents],
        "standing": [
            _plain(asdict(row) | {"duty": row.duty.path, "form": row.duty.form, "owed_by": row.duty.owed_by})
            for row in rows
        ],
        "counts": [asdict(count) for count in counts(rows)] if rows else [],
        "tally": None if as_at is None else asdict(tally(rows, as_at)),
    }


def _print(text: "Text", rows: "Sequence[Standing]", as_at: date | None, language: str) -> None:
    for duty in text.duties:
        _show(duty, language)
    if not text.duties:
        say(_word("no duties", language))
    for intent in text.intents:
        _show_intent(intent, language)
    if rows and as_at is not None:
        say()
        for row in rows:
            say(_stands(row, language))
        _show_counts(rows, as_at, language)


def _show_counts(rows: "Sequence[Standing]", as_at: date, language: str) -> None:
    from bluehelm.mandates.duties.deliveries import counts, tally

    say(", ".join(f"{_word(one.state, language)} {one.count}/{one.of}" for one in counts(rows)))
    told = asdict(tally(rows, as_at))
    early = f" ({_word('early', language).format(**told)})" if told["early"] else ""
    say(_word("tally", language).format(**told) + early)


def _show(duty: "Duty", language: str) -> None:
    from bluehelm.mandates.duties.ical import named
    from bluehelm.record import vocab
    from bluehelm.record.messages import noted

    form = vocab.word("duty_forms", duty.form, language)
    often = f", {duty.interval}" if duty.interval else ""
    mark = f" {_word('provisional', language)}" if duty.provisional else ""
    who = f"{named(duty.owed_by, language)} -> {named(duty.owed_to, language)}"
    say(f"{duty.path}  {form}{often}: {who}{mark}")
    if duty.dates:
        say(f"    {' '.join(each.isoformat() for each in duty.dates)}")
    if duty.within is not None:
        say(f"    {_word('within', language).format(path=duty.within)}")
    if duty.condition is not None:
        say(f"    {_word('condition', language).format(condition=duty.condition)}")
    for entry in duty.content:
        say(f"    - {entry}")
    if duty.doubt is not None:
        say(f"    {_word('doubt', language).format(doubt=noted(duty.doubt, language))}")


def _show_intent(intent: "Intent", language: str) -> None:
    days = f" ({' '.join(each.isoformat() for each in intent.dates)})" if intent.dates else ""
    say(f"{intent.path}  {_word('intent', language)}{days}: {intent.text}")


def _show_measure(row: "Measure", language: str) -> None:
    from bluehelm.mandates.duties.ical import named
    from bluehelm.record.messages import noted

    when = f", {_word('by', language).format(day=row.deadline)}" if row.deadline else ""
    say(f"{row.path}  {named(row.owed_by, language)}{when}: {row.text}")
    for one in row.quantities:
        say(f"    {one.op} {one.value} {one.unit}")
    if row.doubt is not None:
        say(f"    {_word('doubt', language).format(doubt=noted(row.doubt, language))}")


def _stands(row: "Standing", language: str) -> str:
    from bluehelm.mandates.duties.ical import document
    from bluehelm.record import vocab

    form = vocab.word("duty_forms", row.duty.form, language)
    days = f" ({row.days} d)" if row.days is not None else ""
    symbol = f"  {document(row.symbol, language)}" if row.symbol else ""
    return f"{row.due or '          '}  {row.duty.path}  {form}: {_word(row.state, language)}{days}{symbol}"


def _word(term: str, language: str) -> str:
    from bluehelm.mandates.duties.ical import said

    return said(term, language)


def _plain(value: Any) -> Any:
    """Rows as JSON has them."""
    from bluehelm.mandates.written import plain

    return plain(value)
