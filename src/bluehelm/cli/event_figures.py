"""`bluehelm event figures`: casualties and incidents counted, the human-rights table and its kin."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bluehelm.cli.event_query import AUDIENCES, about, asked, filtered, mission_of
from bluehelm.cli.room import busy, say, store, tell, wants_json
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands
    from bluehelm.events.store.tabling import Answer, Wanted

TABLES = ("harm", "human-rights", "peacekeepers", "missing-persons", "movement", "control")
STEPS = ("month", "quarter", "year", "budget_year", "any")


def add(verbs: "Commands") -> None:
    what = "count casualties and incidents, with the change from the period before"
    command = verbs.add_parser("figures", help=what, description=what)
    about(command)
    command.add_argument("--table", choices=TABLES, default="harm", help="harm without it")
    by = (
        "what to count by, joined by commas: period, region, cercle, kind, perpetrator, act, status, sex, age"
    )
    command.add_argument("--by", default="period", metavar="WHAT", help=f"{by}; period without it")
    command.add_argument("--step", choices=STEPS, default="quarter", help="of periods; quarter without it")
    filtered(command)
    command.add_argument("--period", metavar="NAME", help="2031, 2031-Q1, 2031-03 or 2031/32 instead of days")
    command.add_argument("--audience", choices=AUDIENCES, default="mission", help="mission without it")
    command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
    wants_json(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Status 1 where a published total contradicts itself (--table control)."""
    store()
    from bluehelm.events.store.tabling import answer, document

    mission = mission_of(given.mission)
    with busy("Counting"):
        found = answer(mission, wanted(given), given.audience)
    if found is None:
        raise BadInput(f"No incident of {given.mission} fits; ask for other days or with fewer conditions.")
    if given.json:
        tell(document(found))
    else:
        for line in shown(found, document(found), given.language):
            say(line)
    return int(any(one.faults for one in found.checked))


def wanted(given: argparse.Namespace) -> "Wanted":
    from bluehelm.events.figures import periods
    from bluehelm.events.query import parsed
    from bluehelm.events.store.tabling import Wanted

    conditions = asked(given)
    since, until = given.since, given.until
    if given.period is not None:
        if since is not None or until is not None:
            raise BadInput("--period and --from, --to exclude each other; give one of them.")
        days = periods.named(given.period)
        since, until = days.first.isoformat(), days.last.isoformat()
    conditions |= {"since": [since or ""], "until": [until or ""]}
    by = tuple(part.strip() for part in given.by.split(",") if part.strip())
    return Wanted(given.table, parsed(conditions), by, given.step)


def shown(found: "Answer", told: Mapping[str, Any], language: str) -> Iterator[str]:
    """The answer for people: a row each, the numbers with their range, and what must be known beside."""
    yield f"{told['mission']}: {_said(told['table'], language)}, {told['first']} – {told['last']}"
    if found.invented:
        yield {"en": "INVENTED: demonstration data.", "fr": "INVENTÉ : données de démonstration."}[language]
    if found.doubtful:
        yield _said("doubtful", language).format(n=found.doubtful)
    if "heads" in told:
        for row in (told["heads"], *told["rows"]):
            yield "  " + "  ".join(_plain(part) for part in row)
    elif found.harm is not None:
        yield from _harm_rows(told, language)
    elif found.rights is not None:
        yield from _rights_rows(told, language)
    elif "controls" in told:
        for one in told["controls"]:
            yield from _control_rows(one)
        if not told["controls"]:
            yield f"  {_said('no control', language)}"
    elif found.restrictions is not None:
        for one in told["tables"]:
            yield from _harm_rows(one, language)
    else:
        for row in told["rows"]:
            yield "  " + "  ".join(f"{name} {_plain(part)}" for name, part in row.items() if name != "digest")


def _harm_rows(told: Mapping[str, Any], language: str) -> Iterator[str]:
    for row in told["rows"]:
        key = " · ".join(word(name, row[name], language) for name in told["by"])
        yield f"  {key or _said('total', language)}: {row['incidents']} {_said('incidents', language)}"
        yield from (f"      {line}" for line in _numbers(row["harm"], row["changes"], language))
        yield f"      {_beside(row)}"
    yield f"withdrawn: {told['withdrawn']}"


def _numbers(harm: Mapping[str, Any], changes: Mapping[str, Any], language: str) -> Iterator[str]:
    for name, one in harm.items():
        if one["best"] is None:
            yield f"{_harm(name, language)}: –"
            continue
        change = changes.get(name)
        number = f"{one['best']} ({one['low']}–{one['high']})"
        yield f"{_harm(name, language)}: {number}{_change(change, language)}"


def _change(change: Mapping[str, Any] | None, language: str) -> str:
    if change is None:
        return ""
    if change["absolute"] is None:
        return f"; {change['against']}: {_said(change['why'], language)}"
    share = _said(change["why"], language) if change["percent"] is None else f"{change['percent']:+d} %"
    return f"; {change['against']}: {change['then']}, {change['absolute']:+d} ({share})"


def _beside(row: Mapping[str, Any]) -> str:
    parts = [f"told by {n}: {count}" for n, count in sorted(row["told_by"].items())]
    parts += [f"{state} {count}" for state, count in sorted(row["states"].items())]
    parts += [f"{name} {count}" for name, count in row["sources"].items()]
    parts += [f"{name} {row[name]}" for name in ("no_toll", "crossing", "earlier") if row[name]]
    return "; ".join(parts)


def _rights_rows(told: Mapping[str, Any], language: str) -> Iterator[str]:
    for row in told["rows"]:
        names = [_said(row["act"], language) if row["act"] else _said("total", language)]
        names += [word("perpetrator", row["perpetrator"], language)] if row["perpetrator"] else []
        yield f"  {' · '.join(names)}: {row['incidents']} {_said('incidents', language)}"
        for name, one in row["columns"].items():
            of = [
                f"{_said(part.split('/')[1], language)} {numbers[name]}"
                for part, numbers in row["of_whom"].items()
                if name in numbers and not part.endswith("/unknown")
            ]
            number = "–" if one["best"] is None else f"{one['best']} ({one['low']}–{one['high']})"
            changed = [
                _change(row["changes"][when].get(name), language) for when in ("before", "year_before")
            ]
            yield f"      {_harm(name, language)}: {number} {', '.join(of)}".rstrip() + "".join(changed)
    yield f"withdrawn: {told['withdrawn']}"


def _control_rows(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {told['source']}"
    for one in told["faults"]:
        yield f"    {one['rule']}: {one['period']} {one['measure']} {one['found']}; {one['expected']}"
    for one in told["rows"]:
        share = "–" if one["share"] is None else f"{one['share']} %"
        yield f"    {one['period']} {one['measure']}: {_plain(one['ours'])} / {one['theirs']} ({share})"


def word(name: str, value: str, language: str) -> str:
    """What a value of something that is counted by is called."""
    from bluehelm.record import vocab

    files = {
        "kind": "incident_kinds",
        "perpetrator": "parties",
        "status": "victims",
        "state": "incident_states",
    }
    if not value:
        return _said("nowhere" if name in ("region", "cercle") else "nobody", language)
    if name in files:
        return vocab.word(files[name], value, language)
    return value if name in ("period", "region", "cercle") else _said(value, language)


def _harm(name: str, language: str) -> str:
    from bluehelm.record import vocab

    return vocab.word("harms" if vocab.known("harms", name) else "figures", name, language)


def _said(name: str, language: str) -> str:
    from bluehelm.record import vocab

    return vocab.word("figures", name, language)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plain(part)}" for name, part in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(_plain, value)) or "–"
    return "–" if value is None else str(value)
