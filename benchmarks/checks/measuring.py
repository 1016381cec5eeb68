"""The audit run on the invented reports and on the real ones."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checks import scoring
from benchmarks.checks.planted import Invented, clean_reports, planted_reports
from benchmarks.checks.scoring import Entry, Score
from bluehelm.checks import reading
from bluehelm.checks.check import check
from bluehelm.checks.rows import Finding
from bluehelm.sources.blocks import Document
from bluehelm.sources.text import blocks

CLEAN = 100  # reports in which every finding is a false alarm
SHARED = Path(os.environ.get("BLUEHELM_SHARED", Path(__file__).parents[3] / "shared"))
SEEDS, BUDGETS = "seeds/{}_*.txt", "data/un_budget_documents/A_80_{}.docx"
KEYED = {  # the key and the files it is about
    "003": (SEEDS.format("003"),),
    "590": (BUDGETS.format("590"),),
    "614": (BUDGETS.format("614"),),
    "across": tuple(SEEDS.format(name) for name in ("000", "001", "003")),
}


@dataclass(frozen=True)
class Missed:
    """A planted error that no error or warning speaks of."""

    report: Invented
    entry: Entry
    places: tuple[str, ...]  # what stands at its places
    said: tuple[Finding, ...]  # what was found there all the same


@dataclass(frozen=True)
class Planted:
    """What came of the planted errors."""

    total: Counter[str]  # by family
    found: Counter[str]  # by errors and warnings
    noted: Counter[str]  # by notes too
    noticed: Counter[str]  # by errors and warnings of whatever family
    stray: tuple[Finding, ...]  # at none of the planted errors: false alarms
    missed: tuple[Missed, ...]
    kinds: Counter[tuple[str, str]]  # planted, by family and kind


@dataclass(frozen=True)
class Judged:
    """One real document, or several together, against its key."""

    name: str
    score: Score
    seconds: float


def read(report: Invented) -> reading.Text:
    return reading.text_of(Document(report.name, "text", report.name, blocks(report.text.splitlines())))


def audit(report: Invented) -> tuple[Finding, ...]:
    return check([read(report)]).findings


def false_alarms(count: int = CLEAN) -> tuple[list[tuple[Invented, Finding]], Counter[tuple[str, str]]]:
    """Every finding on clean reports, and how many there are by severity and family."""
    found = [(report, finding) for report in clean_reports(count) for finding in audit(report)]
    return found, Counter((finding.severity, finding.family) for _, finding in found)


def planted(reports: Iterable[Invented] | None = None) -> Planted:
    """The audit run on the reports with planted errors."""
    total: Counter[str] = Counter()
    found, noted, noticed = total.copy(), total.copy(), total.copy()
    kinds: Counter[tuple[str, str]] = Counter()
    stray, missed = [], []
    for report in reports or planted_reports():
        scored = scoring.score(report.entries, audit(report))
        for entry in report.entries:
            total[entry.family] += 1
            kinds[entry.family, entry.kind] += 1
            found[entry.family] += scored.found(entry)
            noted[entry.family] += scored.found(entry, notes=True)
            noticed[entry.family] += scored.noticed(entry)
            if not scored.found(entry):
                missed.append(Missed(report, entry, _says(report, entry), tuple(scored.lenient[entry.id])))
        near = {one.id for matched in scored.lenient.values() for one in matched}
        stray += [one for one in scored.findings if one.id not in near]
    return Planted(total, found, noted, noticed, tuple(stray), tuple(missed), kinds)


def _says(report: Invented, entry: Entry) -> tuple[str, ...]:
    """The rows and paragraphs of an invented report at the places of an entry."""
    text, told = read(report), []
    for where in entry.where:
        lines = [one for one in text.lines if (one.section, one.name) == (where.section, where.row)]
        told += [f"{one.section} {one.name}: {one.planned} | {' / '.join(one.actual)}" for one in lines]
        prose = [one.text for one in text.sentences if where.paragraph and one.paragraph == where.paragraph]
        told += [f"para. {where.paragraph}: {' '.join(prose)}"] if prose else []
        rows = [line for line in report.text.splitlines() if where.row and line.startswith(f"{where.row}\t")]
        told += [" ".join(line.split()) for line in rows]
    return tuple(told)


def files(name: str) -> list[Path]:
    """The files of a key, none where one of them is not at hand."""
    found = [sorted(SHARED.glob(pattern)) for pattern in KEYED[name]]
    return [paths[0] for paths in found] if all(found) else []


def judged(name: str, paths: Sequence[Path]) -> Judged:
    """The audit of real documents, timed from the files to the findings, against their key."""
    start = time.perf_counter()
    findings = check([reading.read(path) for path in paths]).findings
    seconds = time.perf_counter() - start
    if len(paths) > 1:  # the key of several is of what only several together can show
        findings = tuple(one for one in findings if len({place.document for place in one.where}) > 1)
    entries = scoring.read_key(scoring.KEYS / f"{name}.yaml")
    return Judged(name, scoring.score(entries, findings), seconds)
