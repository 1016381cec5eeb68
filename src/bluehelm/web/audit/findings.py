"""Findings as a page lists them: filtered, counted by family and severity, each with its judgement."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from bluehelm.checks.reading import ADVICE, LETTER, OTHER, RESOLUTION
from bluehelm.checks.rows import ACCEPTED, DISMISSED, FAMILIES, SEVERITIES, Judgement
from bluehelm.checks.store import KeptFinding, StoredAudit

OPEN = "open"
STATES = (OPEN, ACCEPTED, DISMISSED)
PLAIN = (ADVICE, LETTER, RESOLUTION, OTHER)  # kinds of documents that have no results frameworks
WHOLE = (
    "the whole document"  # what the reader says of one where it expected them; its text is read all the same
)


@dataclass(frozen=True)
class Filter:
    """What a reader asked to see; None leaves a choice open."""

    severity: str | None = None
    family: str | None = None
    judgement: str | None = None
    document: str | None = None

    @property
    def chosen(self) -> bool:
        return any((self.severity, self.family, self.judgement, self.document))

    def lets(self, finding: KeptFinding, judged: Judgement | None) -> bool:
        if self.severity not in (None, finding.severity) or self.family not in (None, finding.family):
            return False
        if self.document is not None and self.document not in {place.document for place in finding.where}:
            return False
        return self.judgement in (None, OPEN if judged is None else judged.verdict)


def asked(query: QueryDict, stored: StoredAudit) -> Filter:
    """The filter in the address; a choice that does not exist is no choice."""
    names = [document.name for document in stored.row.documents]

    def one_of(name: str, choices: tuple[str, ...] | list[str]) -> str | None:
        given = query.get(name)
        return given if given in choices else None

    return Filter(
        severity=one_of("severity", SEVERITIES),
        family=one_of("family", FAMILIES),
        judgement=one_of("judgement", STATES),
        document=one_of("document", names),
    )


def chosen(stored: StoredAudit, wanted: Filter) -> list[KeptFinding]:
    return [one for one in stored.findings if wanted.lets(one, stored.judgements.get(one.key))]


def counted(stored: StoredAudit) -> dict[str, Any]:
    """How many findings of each family and severity there are, and how many stand in each state."""
    cells = Counter((one.family, one.severity) for one in stored.findings)
    judged = Counter(said.verdict for said in stored.judgements.values())
    families = [family for family in FAMILIES if any(cells[family, severity] for severity in SEVERITIES)]
    return {
        "families": [
            {
                "family": family,
                "cells": [{"severity": name, "count": cells[family, name]} for name in SEVERITIES],
            }
            for family in families
        ],
        "totals": [
            {"severity": name, "count": stored.row.counts[name], "open": stored.row.open[name]}
            for name in SEVERITIES
        ],
        "states": [
            {"state": OPEN, "count": len(stored.findings) - len(stored.judgements)},
            *({"state": state, "count": judged[state]} for state in (ACCEPTED, DISMISSED)),
        ],
    }


def unread(stored: StoredAudit) -> list[dict[str, str]]:
    """What could not be read, by document: no error of the document."""
    return [
        {"document": document.name, "where": where, "why": why}
        for document in stored.row.documents
        for where, why in document.unread
        if where != WHOLE
    ]


def unframed(stored: StoredAudit) -> dict[str, str]:
    """The documents without results frameworks, with what the reader says of them; their text was checked."""
    why = {one.name: why for one in stored.row.documents for where, why in one.unread if where == WHOLE}
    return {
        one.name: why.get(one.name, "")
        for one in stored.row.documents
        if one.kind in PLAIN or one.name in why
    }


def left_out(stored: StoredAudit) -> list[dict[str, Any]]:
    """The rules that a document gave nothing to work on, by document and by what they need."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in stored.audit.not_applied:
        groups.setdefault((one.document, one.needs), []).append(one.rule)
    return [
        {"document": row.name, "needs": needs, "rules": rules}
        for row in stored.row.documents
        for (document, needs), rules in groups.items()
        if document == row.name
    ]
