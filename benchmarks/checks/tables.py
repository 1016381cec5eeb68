"""The measures laid out, for the screen and for the manual."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import yaml

from benchmarks.checks.measuring import Judged, Missed, Planted
from benchmarks.checks.scoring import KEYS, Score
from bluehelm.checks.rows import ERROR, FAMILIES, NOTE, SEVERITIES, WARNING, Finding, Place

Verdicts = dict[str, bool]
Table = tuple[str, tuple[str, ...], list[tuple[str, ...]]]  # title, heads, rows
VERDICTS = KEYS / "verdicts.yaml"


def percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.0f} %" if whole else "–"


def of_planted(result: Planted, alarms: Counter[tuple[str, str]], clean: int) -> Table:
    """Per family: planted, found, and the false alarms on clean reports and beside the planted errors."""
    beside = Counter((one.severity, one.family) for one in result.stray)
    rows: list[tuple[str, ...]] = []
    for name, families in (*((one, (one,)) for one in FAMILIES), ("all", FAMILIES)):
        counts = [
            sum(count[one] for one in families)
            for count in (result.total, result.found, result.noted, result.noticed)
        ]
        false = [
            sum(alarms[severity, one] + beside[severity, one] for one in families) for severity in SEVERITIES
        ]
        rows.append((name, *map(str, counts), percent(counts[1], counts[0]), *map(str, false)))
    heads = ("Family", "Planted", "Found", "With notes", "Whatever family", "Recall",
             "False errors", "False warnings", "False notes")  # fmt: skip
    return f"Planted errors, and false alarms beside them and in {clean} clean reports", heads, rows


def of_kinds(title: str, result: Planted) -> Table:
    """Each kind of planted error: how many there are and how many errors and warnings find."""
    lost = Counter((one.entry.family, one.entry.kind) for one in result.missed)
    ordered = sorted(result.kinds, key=lambda kind: (FAMILIES.index(kind[0]), kind[1]))
    rows = [(*kind, str(result.kinds[kind]), str(result.kinds[kind] - lost[kind])) for kind in ordered]
    total = sum(result.kinds.values())
    rows.append(("all", "", str(total), str(total - len(result.missed))))
    return title, ("Family", "Kind", "Planted", "Found"), list(rows)


def of_recall(judged: Judged) -> Table:
    """Per family of the key: how much of it errors and warnings find."""
    score = judged.score
    rows: list[tuple[str, ...]] = []
    groups = [(family, [one for one in score.entries if one.family == family]) for family in FAMILIES]
    groups += [("all", list(score.entries)), ("the plain ones", [one for one in score.entries if one.plain])]
    for name, entries in groups:
        found = sum(score.found(one) for one in entries)
        noted = sum(score.found(one, notes=True) for one in entries)
        noticed = sum(score.noticed(one) for one in entries)
        rows.append(
            (name, str(len(entries)), str(found), str(noted), str(noticed), percent(found, len(entries)))
        )
    heads = ("Family", "In the key", "Found", "With notes", "Whatever family", "Recall")
    return f"Recall on {judged.name}, {judged.seconds:.1f} s", heads, rows


def of_agreement(judged: Judged) -> Table | None:
    """How many entries of a key each of its readers wrote down, where there were two."""
    entries = judged.score.entries
    readers = sorted({reader for one in entries for reader in one.read_by})
    if len(readers) < 2:
        return None
    rows: list[tuple[str, ...]] = []
    for name, families in (*((one, (one,)) for one in FAMILIES), ("all", FAMILIES)):
        read_by = [one.read_by for one in entries if one.family in families]
        alone = (sum(each == (reader,) for each in read_by) for reader in readers)
        both = sum(len(each) > 1 for each in read_by)
        rows.append((name, *map(str, alone), str(both), percent(both, len(read_by))))
    heads = ("Family", *(f"Only reader {reader}" for reader in readers), "Both", "Share of both")
    return f"Agreement of the readers of {judged.name}", heads, rows


def of_precision(judged: Judged, verdicts: Verdicts) -> Table:
    """Per severity and family of the findings: in the key, judged true or false by a person, not yet judged."""
    rows: list[tuple[str, ...]] = []
    for severity in (ERROR, WARNING):
        of_severity = [one for one in judged.score.findings if one.severity == severity]
        for family in (*FAMILIES, "all"):
            findings = [one for one in of_severity if family in (one.family, "all")]
            if findings:
                rows.append((severity, family, *_precision(findings, judged.score, verdicts)))
    heads = (
        "Severity",
        "Family",
        "Findings",
        "In the key",
        "Judged true",
        "Judged false",
        "Not judged",
        "Precision",
    )
    return f"Precision on {judged.name}", heads, rows


def _precision(findings: Sequence[Finding], score: Score, verdicts: Verdicts) -> tuple[str, ...]:
    """The counts, and the share that is true of those known to be true or false."""
    unmatched = {one.id for one in score.unmatched(ERROR, WARNING, NOTE)}
    kinds = Counter(_verdict(one, unmatched, verdicts) for one in findings)
    true = kinds["in the key"] + kinds["true"]
    counts = (len(findings), kinds["in the key"], kinds["true"], kinds["false"], kinds["open"])
    return (*map(str, counts), percent(true, true + kinds["false"]))


def _verdict(finding: Finding, unmatched: set[str], verdicts: Verdicts) -> str:
    """What is known of a finding; a person who read it outranks the match of its places."""
    for name in (finding.id, named(finding)):
        if name in verdicts:
            return "true" if verdicts[name] else "false"
    return "open" if finding.id in unmatched else "in the key"


def not_judged(score: Score, verdicts: Verdicts) -> list[Finding]:
    """The errors and warnings that no entry speaks of and no person has read yet."""
    return [one for one in score.unmatched(ERROR, WARNING) if not {one.id, named(one)} & verdicts.keys()]


def named(finding: Finding) -> str:
    """A finding by its rule and the place to mend, as verdicts.yaml names it: "status.short 003 1.2 indicator 4"."""
    place = finding.where[0]
    document = re.sub(r"(?:A_80_)?(\w+?)(?:_[0-9a-f]{16})?\.\w+", r"\1", place.document)
    return " ".join(part for part in (finding.rule, document, _spot(place)) if part)


def read_verdicts() -> Verdicts:
    """Whether a finding is true, by its id or its name."""
    told = yaml.safe_load(VERDICTS.read_text())["verdicts"]
    return {name: verdict["true"] for name, verdict in told.items()}


def listed(findings: Iterable[Finding]) -> Iterable[str]:
    """Findings to be read one by one."""
    for one in findings:
        yield f"{one.id} {named(one)}"
        yield f"    {one.severity} {one.rule} ({one.weight:.2f}): {one.said('found')}"
        yield f"    why: {one.said('why')}"
        for place in one.where:
            yield f"    {place.document} {_spot(place)} {list(place.marks)}: {' '.join(place.quote.split())}"


def unfound(score: Score) -> Iterable[str]:
    """The entries of a key that no error or warning speaks of."""
    for one in score.entries:
        if not score.found(one):
            places = "; ".join(
                " ".join(filter(None, (at.document, at.section, at.row or at.paragraph))) for at in one.where
            )
            yield f"{one.id} {one.family}{' (plain)' if one.plain else ''} {places}: {', '.join(one.figures)}. {one.why}"


def missed(cases: Iterable[Missed]) -> Iterable[str]:
    """The planted errors that were missed, with what their place says and what was found there."""
    for one in sorted(cases, key=lambda case: (FAMILIES.index(case.entry.family), case.entry.kind)):
        yield f"{one.entry.family}: {one.entry.kind} ({one.report.name}) {', '.join(one.entry.figures)}"
        for line in one.places:
            yield f"    says: {line}"
        for finding in one.said:
            yield f"    rules said: {finding.severity} {finding.rule}: {[place.marks for place in finding.where]}"
        if not one.said:
            yield "    rules said: nothing"


def _spot(place: Place) -> str:
    return " ".join(part for part in (place.section, place.line or place.paragraph or place.row) if part)
