"""`bluehelm spine`: which plan line serves which paragraph, and the holes both ways."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bluehelm.cli.room import busy, family, say, store, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.spine.matrix import Coverage, Matrix, Served, TaskRow
    from bluehelm.spine.rows import Choice, Mandate
    from bluehelm.spine.store import Asked

LABEL = 60  # characters of a task in the matrix
DOT = "·"


def add(commands: "Commands") -> None:
    verbs = family(commands, "spine", "tie plan lines to the tasks of the mandate, and show what is covered")
    covering = verbs.add_parser("coverage", help="print tasks by lines, the holes both ways, posts and money")
    covering.set_defaults(run=coverage)
    suggesting = verbs.add_parser("suggest", help="print the tasks that each line may serve")
    suggesting.add_argument("--line", metavar="LINE", help="one line by its key; all without it")
    suggesting.set_defaults(run=suggest)
    what = "say that a line serves a task, or with --refuse that it does not"
    tying = verbs.add_parser("tie", help=what, description=what)
    tying.add_argument("line", metavar="LINE", help="the key that bluehelm spine suggest prints")
    tying.add_argument("task", metavar="TASK", help="the path of the task: '28(c)(ii)#3'")
    tying.add_argument("--symbol", metavar="SYMBOL", help="the mandate; the one in force without it")
    tying.add_argument("--why", default="", metavar="TEXT", help="the reason, kept in the history")
    verdict = tying.add_mutually_exclusive_group()
    verdict.add_argument("--refuse", action="store_const", dest="verdict", const="refused")
    verdict.add_argument("--undo", action="store_const", dest="verdict", const="undone")
    tying.set_defaults(run=tie, verdict="confirmed")
    for command in (covering, suggesting, tying):
        command.add_argument("--mission", default="MINUSMA", metavar="CODE", help="MINUSMA without it")
        command.add_argument("--period", metavar="PERIOD", help="for example 2019/20; the latest without it")
    for command in (covering, suggesting):
        command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
        wants_json(command)


def coverage(given: argparse.Namespace) -> int:
    """Status 1 where there is a hole: a task without a line, or a line without a task."""
    found = _coverage(_asked(given))
    if given.json:
        from bluehelm.spine.written import to_json

        tell(to_json(found))
    else:
        for line in shown(found, given.language):
            say(line)
    return int(bool(found.holes) or any(matrix.holes for matrix in _served_under(found)))


def suggest(given: argparse.Namespace) -> int:
    from bluehelm.spine.written import choice, line

    found = _coverage(_asked(given))
    keys = [row.line.key for row in found.lines]
    if given.line is not None and given.line not in keys:
        raise BadInput(f"The plan has no line {given.line}; bluehelm spine suggest prints the keys.")
    asked = [
        row.line for row in found.lines if given.line in (None, row.line.key) and row.line.enabling is None
    ]
    told = [
        line(one)
        | {"symbol": matrix.mandate.symbol, "choices": [choice(each) for each in matrix.choices[one.key]]}
        for one in asked
        for matrix in _served_under(found)
    ]
    if given.json:
        tell(told)
        return 0
    for matrix in _served_under(found):
        names = {row.task.path: row.task.name for row in matrix.tasks}
        for one in asked:
            say(f"{one.key}  {one.accomplishment} {one.kind}: {_short(one.label, 90)}")
            for each in matrix.choices[one.key]:
                say(f"    {each.confidence:.2f}  {each.path:<14} {_short(names[each.path], LABEL)}")
                say(f"          {_why(each, given.language)}")
    return 0


def tie(given: argparse.Namespace) -> int:
    asked = _asked(given)
    from bluehelm.spine import store as spine
    from bluehelm.spine.rows import Pair

    symbol = given.symbol or _symbol(asked.mandates, given.task)
    plan = asked.plan.plan
    made = spine.tie(
        plan.mission, plan.period, Pair(given.line, symbol, given.task), given.verdict, given.why, None
    )
    say(f"Line {made.pair.line} and task {made.pair.path} of {made.pair.symbol}: {made.verdict}.")
    return 0


def _asked(given: argparse.Namespace) -> "Asked":
    store()
    from bluehelm.spine import store as spine

    return spine.asked(given.mission, given.period)


def _coverage(asked: "Asked") -> "Coverage":
    from bluehelm.spine.coverage import coverage as cover

    with busy("Comparing"):
        return cover(asked.plan.plan, asked.mandates, asked.ties)


def _served_under(found: "Coverage") -> "list[Matrix]":
    from bluehelm.spine.rows import CARRIED_OUT

    return [matrix for matrix in found.matrices if CARRIED_OUT in matrix.mandate.roles]


def _symbol(mandates: "Iterable[Mandate]", path: str) -> str:
    """The mandate that the plan was carried out under and that has such a task."""
    from bluehelm.spine.rows import CARRIED_OUT

    under = [mandate for mandate in mandates if CARRIED_OUT in mandate.roles]
    having = [one.symbol for one in under if path in {task.path for task in one.tasks}]
    if len(having) != 1:
        named = ", ".join(one.symbol for one in mandates) or "none"
        raise BadInput(f"{len(having)} mandates have a task {path}; name one with --symbol ({named}).")
    return having[0]


def shown(found: "Coverage", language: str) -> Iterator[str]:
    """The coverage for people: mandates, matrix, holes, priorities, money and posts."""
    yield f"{found.mission} {found.period}"
    for matrix in found.matrices:
        yield f"  {_about(matrix, language)}"
    if found.matrices:
        yield f"  {_chain(found, language)}"
    for matrix in _served_under(found):
        yield ""
        yield from _matrix(matrix, found, language)
    yield ""
    yield from _lines(found, language)
    yield ""
    yield from _priorities(found, language)
    yield ""
    yield from _money(found, language)
    for row in found.posts:
        parts = " + ".join(f"{approved:,} {name}" for name, approved, _ in row.posts)
        yield (
            f"{row.symbol}, {row.path}, {row.category}: {row.ceiling:,}; "
            f"{parts} = {row.approved:,} ({row.difference:+,})"
        )


def _about(matrix: "Matrix", language: str) -> str:
    mandate = matrix.mandate
    roles = ", ".join(_word(role, language) for role in mandate.roles)
    days = "" if mandate.first is None else f" {mandate.first} – {mandate.last}"
    of = "" if mandate.digest_of is None else f" ({_word(mandate.digest_of, language)})"
    gaps = ", ".join(_stretch(gap, language) for gap in matrix.missing if gap != "-")
    missing = f"; {_said('not_held', language)} {gaps}" if gaps else ""
    return f"{mandate.symbol}: {roles}{days}; {_word(mandate.held, language)}{of}{missing}"


def _chain(found: "Coverage", language: str) -> str:
    from bluehelm.record.period import period
    from bluehelm.spine import chain

    days = period(found.period)
    steps = chain.chain([matrix.mandate for matrix in found.matrices], days)
    told = "; ".join(chain.told(step, language, date.isoformat) for step in steps)
    return f"{days.first} – {days.last}: {told}"


def _stretch(gap: str, language: str) -> str:
    """Paragraphs as a reader names them: "30-" has no end that is known."""
    return _said("after", language).format(n=gap[:-1]) if gap.endswith("-") else gap


def _matrix(matrix: "Matrix", found: "Coverage", language: str) -> Iterator[str]:
    """A row for each task, a column for each accomplishment: lines confirmed, + those suggested."""
    columns = [(n, column) for n, column in enumerate(found.columns) if not column.enabling]
    yield f"{matrix.mandate.symbol}: {_said('matrix', language)}"
    yield f"{'':{LABEL + 16}}" + "".join(f"{column.number:>6}" for _, column in columns)
    for row in matrix.tasks:
        cells = "".join(f"{_cell(row.cells[n]):>6}" for n, _ in columns)
        name = row.task.name if language == "en" or row.task.label_fr is None else row.task.label_fr
        yield f"{row.task.path:<14}{_short(name, LABEL):<{LABEL + 2}}{cells}  {_mark(row, language)}".rstrip()
    yield _tasks_counted(matrix, language)


def _mark(row: "TaskRow", language: str) -> str:
    """What a row without lines of its own is."""
    if row.state in ("confirmed", "suggested"):
        return ""
    maybe = f" ({_said('maybe', language).format(n=len(row.maybe))})" if row.maybe else ""
    return f"{_word(row.mark, language)}{maybe}"


def _cell(lines: "Iterable[Served]") -> str:
    states = [one.state for one in lines]
    confirmed, suggested = states.count("confirmed"), states.count("suggested")
    if not states:
        return DOT
    return (str(confirmed) if confirmed else "") + (f"+{suggested}" if suggested else "")


def _tasks_counted(matrix: "Matrix", language: str) -> str:
    from bluehelm.record import vocab

    parts = ", ".join(f"{_word(mark, language)} {count}" for mark, count in matrix.marks.items())
    words = str(vocab.read("spine")["said"]["tasks"][matrix.extent][language])
    whole = words.format(symbol=matrix.mandate.symbol, n=len(matrix.tasks), m=matrix.with_line)
    return f"{whole}: {parts}"


def _lines(found: "Coverage", language: str) -> Iterator[str]:
    from bluehelm.spine.matrix import LINE_STATES

    parts = ", ".join(f"{_word(state, language)} {found.count(state)}" for state in LINE_STATES)
    yield f"{_said('lines', language)} {len(found.lines)}: {parts}"
    for row in found.holes:
        label = row.line.label if language == "en" or row.line.label_fr is None else row.line.label_fr
        place = f"{row.line.key}  {row.line.accomplishment}"
        yield f"  {_word('no task', language)}: {place}  {_short(label, 90)}"
    for tie in found.lost:
        yield f"  {_said('lost', language)}: {tie.pair.line}  {tie.pair.symbol} {tie.pair.path}"


def _priorities(found: "Coverage", language: str) -> Iterator[str]:
    from bluehelm.reports.words import Words

    words = Words(language)

    def counted(by_status: "Mapping[str, int]") -> str:
        return ", ".join(f"{words(f'status.{status}')} {n}" for status, n in sorted(by_status.items())) or "0"

    yield _said("priorities", language)
    for row in found.priorities:
        told = f"{counted(row.confirmed)}; + {counted(row.suggested)}"
        yield f"  {_word(row.priority, language)}: {row.count}/{row.of}  ({told})"


def _money(found: "Coverage", language: str) -> Iterator[str]:
    from bluehelm.record import vocab

    money, words = found.money, vocab.read("spine")
    if money.apportionment is None:
        return
    whole = f"{money.apportionment:,}"
    for row in money.tied:
        where = ", ".join(f"{symbol} {path}" for symbol, path in row.tasks)
        yield f"{row.category}: {row.apportionment:,} / {whole}, {where}. {words['money_tied'][language]}"
    rest = f"{_word('not attributable', language)}: {money.rest_apportionment:,} / {whole}"
    yield f"{rest}. {words['money_why'][language]}"


def _why(one: "Choice", language: str) -> str:
    from bluehelm.record import vocab

    topics = [vocab.read("spine_topics")[topic][language] for topic in one.topics]
    kinds = [vocab.word("pema", kind, language) for kind in one.kinds]
    told = [*topics, *kinds, " ".join(one.words)]
    return "; ".join(filter(None, told)) or _said("siblings", language)


def _short(words: str, most: int) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else one_line[: most - 2] + ".."


def _word(term: str, language: str) -> str:
    from bluehelm.record import vocab

    return vocab.word("spine", term, language)


def _said(name: str, language: str) -> str:
    from bluehelm.record import vocab

    return str(vocab.read("spine")["said"][name][language])
