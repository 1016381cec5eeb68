"""`bluehelm check`: where documents contradict themselves and one another."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.checks.rows import FAMILIES, NOTE, SEVERITIES
from bluehelm.cli.room import busy, django, file, say, tell, wants_json
from bluehelm.errors import BadInput, BluehelmError, Unreadable

if TYPE_CHECKING:
    from bluehelm.checks.check import Audit
    from bluehelm.checks.reading import Text
    from bluehelm.checks.rows import Finding, Place
    from bluehelm.cli.room import Commands
    from bluehelm.reports.words import Words

QUOTED = 400  # characters of a quote on the screen; --json and --out give all of it
LEAD = 120  # of them before the first marked word, where a quote is cut


def add(commands: "Commands") -> None:
    what = "find where reports contradict themselves, or one another"
    command = commands.add_parser("check", help=what, description=what)
    command.add_argument("files", type=file, nargs="+", metavar="FILE")
    command.add_argument("--notes", action="store_true", help="show the notes too, not only how many")
    command.add_argument(
        "--family", action="append", choices=FAMILIES, help="only this family; may be given several times"
    )
    command.add_argument("--severity", choices=SEVERITIES, help="only findings at least as grave as this")
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="write the audit too; ends in .docx, .pdf or .html"
    )
    command.add_argument("--language", choices=["en", "fr"], default="en", help="en or fr; en without it")
    wants_json(command)
    command.set_defaults(run=check)


def check(given: argparse.Namespace) -> int:
    """Status 1 where an error or a warning was found, 0 where there is none."""
    if given.out is not None:
        _place_for(given.out, given.files)
    audit = _chosen(_checked(_read(given.files)), given)
    if given.out is not None:
        _write(audit, given)
    if given.json:
        from bluehelm.checks.rows import to_json

        tell([to_json(finding, given.language) for finding in audit.findings])
    else:
        _print(audit, given)
    _aside(audit, given.language)
    return 1 if any(finding.severity != NOTE for finding in audit.findings) else 0


def _read(paths: Sequence[Path]) -> "list[Text]":
    """Every file, each once; where one cannot be read all of those are named and nothing is checked."""
    from bluehelm.checks import reading

    once = list({path.resolve(): path for path in paths}.values())
    texts, faults = [], []
    for path, name in zip(once, apart(once), strict=True):
        with busy(f"Reading {name}"):
            try:
                texts.append(replace(reading.read(path), name=name))
            except BluehelmError as fault:
                faults.append(str(fault) if path.name in str(fault) else f"{name}: {fault}")
    if faults:
        rest = f" Nothing was checked; the other files can be read: {len(texts)}." if texts else ""
        raise Unreadable("\n".join(faults) + rest)
    return texts


def apart(paths: Sequence[Path]) -> list[str]:
    """A name for each file: its own, with as many of its folders as tell it from the others."""
    deep = [path.resolve().parts for path in paths]
    names = []
    for parts in deep:
        shown = 1
        while shown < len(parts) and _ends(deep, parts[-shown:]) > 1:
            shown += 1
        names.append("/".join(parts[-shown:]))
    return names


def _ends(deep: Iterable[tuple[str, ...]], tail: tuple[str, ...]) -> int:
    return sum(parts[-len(tail) :] == tail for parts in deep)


def _checked(texts: "Sequence[Text]") -> "Audit":
    """The audit, with the name of each rule on stderr while it runs, where a person looks on."""
    from bluehelm.checks import check as checking

    with busy("Checking") as sign:
        return checking.check(texts, _telling(sign))


def _telling(sign: Any) -> Callable[[str], None]:
    def said(rule: str) -> None:
        if sign is not None:
            sign.update(f"Checking: {rule} ..")

    return said


def _chosen(audit: "Audit", given: argparse.Namespace) -> "Audit":
    """The audit with the families and severities that were asked for."""
    families = given.family or FAMILIES
    severities = SEVERITIES[: SEVERITIES.index(given.severity or NOTE) + 1]
    kept = tuple(one for one in audit.findings if one.family in families and one.severity in severities)
    left_out = tuple(one for one in audit.not_applied if one.rule.partition(".")[0] in families)
    return replace(audit, findings=kept, not_applied=left_out)


def _place_for(out: Path, paths: Sequence[Path]) -> None:
    """Refuse what cannot be written, or would write over a document, before the files are read."""
    django()
    from bluehelm.reports.forms import place_for

    place_for(out)
    if out.resolve() in {path.resolve() for path in paths}:
        raise BadInput(f"{out} is one of the documents to check; name another file for the audit.")


def _write(audit: "Audit", given: argparse.Namespace) -> None:
    from bluehelm.reports import audit as report

    with busy(f"Writing {given.out.name}"):
        report.write(audit, given.out, given.language)
    sys.stderr.write(f"{given.out}\n")


def _print(audit: "Audit", given: argparse.Namespace) -> None:
    from bluehelm.reports.words import Words

    words = Words(given.language)
    for finding in audit.findings:
        if given.notes or given.severity == NOTE or finding.severity != NOTE:
            _show(finding, words)
    say(", ".join(text.name for text in audit.texts))
    say(words("audit.counted", **{severity: str(audit.count(severity)) for severity in SEVERITIES}))


def _show(finding: "Finding", words: "Words") -> None:
    from bluehelm.checks.rows import words as rule_words
    from bluehelm.record import vocab
    from bluehelm.reports.parts.quotes import place_words

    severity = vocab.read("findings")["severities"][finding.severity][words.language]
    say(f"{severity} · {rule_words(finding.rule)['title'][words.language]}  [{finding.rule} {finding.id}]")
    for part in ("found", "expected", "why"):
        say(f"  {words(f'audit.{part}')}{finding.said(part, words.language)}")
    for place in finding.where:
        say(f"  {place_words(place, words)}")
        say(f"    {_short(place)}")
    say()


def _short(place: "Place") -> str:
    """The quote on one line, cut around its first marked word."""
    flat = " ".join(place.quote.split())
    if len(flat) <= QUOTED:
        return flat
    found = [flat.find(" ".join(mark.split())) for mark in place.marks]
    start = max(0, min((at for at in found if at >= 0), default=0) - LEAD)
    end = start + QUOTED
    return f"{'.. ' if start else ''}{flat[start:end]}{' ..' if end < len(flat) else ''}"


def _aside(audit: "Audit", language: str) -> None:
    """What could not be read, and the rules that did not apply, on stderr: no finding of the document."""
    from bluehelm.record import vocab
    from bluehelm.reports.words import Words

    words = Words(language)
    if any(text.unread for text in audit.texts):
        sys.stderr.write(f"{words('audit.no_error')}\n")
    for text in audit.texts:
        for where, why in text.unread:
            sys.stderr.write(f"  {text.name}, {where}: {why}\n")
    if audit.not_applied:
        sys.stderr.write(f"{words('audit.left_out')}\n")
    for needs, (documents, rules) in audit.missed().items():
        what = vocab.read("findings")["needs"][needs][language]
        sys.stderr.write(f"  {', '.join(documents)} ({what})\n")
        for family, names in groupby(rules, lambda rule: rule.partition(".")[0]):
            sys.stderr.write(f"    {family}: {', '.join(name.partition('.')[2] for name in names)}\n")
