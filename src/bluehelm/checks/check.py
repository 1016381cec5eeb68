"""The audit: every rule on the documents it fits, the findings ranked, each once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bluehelm.checks.alike import told_once
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, NOTE, SEVERITIES, WARNING, Finding
from bluehelm.checks.rules import MONEY, STRENGTH, TABLES, VARIANCES, Rule, every

PDF = "pdf"
IN_TABLES = frozenset(
    (TABLES, MONEY, STRENGTH, VARIANCES)
)  # needs of rules that rest on cells in their columns
LIMIT = 250  # errors and warnings together; what is beyond it becomes a note: a flood is not an audit


@dataclass(frozen=True)
class NotApplied:
    """A rule that a document gave nothing to work on."""

    document: str
    rule: str
    needs: str  # a term of findings.yaml, needs: "frameworks", "money" ..


@dataclass(frozen=True)
class Audit:
    """What was checked and what came of it."""

    texts: tuple[Text, ...]
    findings: tuple[Finding, ...]  # the gravest and surest first
    not_applied: tuple[NotApplied, ...]

    def missed(self) -> dict[str, tuple[list[str], list[str]]]:
        """By what they need: the documents that lack it, and the rules that did not apply to them."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for one in self.not_applied:
            for held, name in zip(
                found.setdefault(one.needs, ([], [])), (one.document, one.rule), strict=True
            ):
                if name not in held:
                    held.append(name)
        return found

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)


def check(texts: Sequence[Text], said: Callable[[str], None] = lambda rule: None) -> Audit:
    """Run every rule that fits; said is told the name of each rule before it runs, to show progress."""
    found: list[Finding] = []
    left_out: list[NotApplied] = []
    for name, rule in every().items():
        said(name)
        fitting = [text for text in texts if rule.fits(text)]
        left_out += [NotApplied(text.name, name, rule.needs) for text in texts if text not in fitting]
        found += _run(rule, fitting)
    return Audit(tuple(texts), limited(ranked(found)), tuple(left_out))


def _run(rule: Rule, texts: list[Text]) -> Iterator[Finding]:
    if rule.across:
        for together in _side_by_side(texts):
            yield from rule.run(*together)
        return
    for text in texts:
        guessed = text.medium == PDF and rule.needs in IN_TABLES
        yield from (_eased(finding) if guessed else finding for finding in rule.run(text))


def _side_by_side(texts: list[Text]) -> Iterator[tuple[Text, ...]]:
    """The documents to hold against one another: of several versions of one document, one at a time."""
    versions: dict[str, list[Text]] = {}
    for text in texts:
        versions.setdefault(text.identity, []).append(text)
    for n in range(max(map(len, versions.values()), default=0)):
        yield tuple(each[min(n, len(each) - 1)] for each in versions.values())


def _eased(finding: Finding) -> Finding:
    """An error of a table whose columns were put together again from a PDF is a question at most."""
    return replace(finding, severity=WARNING) if finding.severity == ERROR else finding


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, by severity and weight; equal ones stay in the order of the document.

    Two versions of one document give the same finding: it is told once, with the places of both. Two rules
    that tell one fact of one row give one finding too.
    """
    in_order = sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), -one.weight))
    once: dict[str, Finding] = {}
    for finding in in_order:
        first = once.setdefault(finding.id, finding)
        told = {place.document for place in first.where}
        other = tuple(place for place in finding.where if place.document not in told)
        if other:
            once[finding.id] = replace(first, where=(*first.where, *other))
    return tuple(told_once(tuple(once.values())))


def limited(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the least weighty warnings made notes where there are more than LIMIT."""
    grave = [one for one in findings if one.severity != NOTE]
    kept = max(LIMIT, sum(one.severity == ERROR for one in findings))
    if len(grave) <= kept:
        return tuple(findings)
    eased = [replace(one, severity=NOTE) for one in grave[kept:]]
    notes = [*eased, *(one for one in findings if one.severity == NOTE)]
    return (*grave[:kept], *sorted(notes, key=lambda one: -one.weight))
