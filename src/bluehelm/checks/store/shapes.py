"""What the door of the audits gives: rows that need no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bluehelm.checks.check import Audit
from bluehelm.checks.rows import ERROR, Finding, Judgement

REOPENED = "reopened"
LANGUAGES = ("en", "fr")
PARTS = ("title", "found", "expected", "why")


@dataclass(frozen=True)
class Saved:
    """What storing an audit came to."""

    number: int  # of the audit in its mission
    new: bool  # False: these files were audited before and the same was found


@dataclass(frozen=True)
class DocumentRow:
    """One document of an audit."""

    name: str
    kind: str
    title: str
    mission: str | None
    period: str | None
    source_id: int
    sha256: str
    unread: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AuditRow:
    """One audit in the list of a mission."""

    number: int
    at: datetime
    by: str | None
    documents: tuple[DocumentRow, ...]
    counts: Mapping[str, int]  # findings by severity
    open: Mapping[str, int]  # those of them that stand neither accepted nor dismissed

    @property
    def open_errors(self) -> int:
        return self.open[ERROR]


@dataclass(frozen=True)
class KeptFinding(Finding):
    """A finding as it was stored: its id and words are those of its day, whatever the rules say since."""

    key: str = ""
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by language and part

    @property
    def id(self) -> str:
        return self.key

    def said(self, part: str, language: str = "en") -> str:
        return self.told[language][part]


@dataclass(frozen=True)
class StoredAudit:
    """One audit as it was stored, with what people decided since."""

    row: AuditRow
    audit: Audit  # its texts hold no sentences: what was read is in the files
    findings: tuple[KeptFinding, ...]
    judgements: Mapping[str, Judgement]  # what stands now, by the key of the finding; open ones are absent

    def finding(self, key: str) -> KeptFinding | None:
        return next((one for one in self.findings if one.key == key), None)


def place_of(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a place out of its JSON."""
    return {**stored, "marks": tuple(stored["marks"])}
