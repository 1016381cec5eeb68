"""An audit into the store: whole or not at all, and the same one once."""

import hashlib
import mimetypes
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bluehelm.checks import models as tables
from bluehelm.checks.check import Audit
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import SEVERITIES, Finding, to_json, words
from bluehelm.checks.store.shapes import LANGUAGES, Saved
from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, files, history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Mission, Source, User

EVIDENCE = "evidence"
RUN = "audit run"  # the verb of its entry in the history


def save(mission_code: str, audit: Audit, contents: Mapping[str, bytes], by: User | None) -> Saved:
    """Store one audit with one entry in the history, and its files by their content.

    contents   the files themselves, by the names that the audit quotes them by
    returns    Saved; new is False where the same files gave the same before, and then nothing is stored
    raises     Unseen for a stranger, Refused for a reader, BadInput where a file is missing or given twice
    """
    mission = mission_of(mission_code)
    if by is not None:
        access.require(by, mission, "check")
    _whole(audit, contents)
    digest = _outcome(audit, contents)
    there = tables.Audit.objects.filter(mission=mission, digest=digest).first()
    if there is not None:
        return Saved(there.n, new=False)
    with history.change(by, RUN, "", mission) as entry:
        if tables.Audit.objects.filter(mission=mission, digest=digest).exists():
            raise Refused("The same audit was stored by somebody else at this moment; nothing was changed.")
        last = tables.Audit.objects.filter(mission=mission).order_by("-n").first()
        row = tables.Audit.objects.create(
            mission=mission,
            n=1 if last is None else last.n + 1,
            digest=digest,
            not_applied=[vars(one) for one in audit.not_applied],
            change_id=entry.n,
            by=by,
        )
        for n, text in enumerate(audit.texts):
            _document(row, n, text, contents[text.name])
        found = [_finding(row, n, one) for n, one in enumerate(audit.findings)]
        tables.AuditFinding.objects.bulk_create(found, batch_size=500)
        counted = {severity: audit.count(severity) for severity in SEVERITIES}
        entry.add("checks_audit", row.pk, None, {"n": row.n, "rows": rows_digest(row)} | counted)
    return Saved(row.n, new=True)


def mission_of(code: str) -> Mission:
    found = Mission.objects.filter(code=code).first()
    if found is None:
        raise access.Unseen(f"There is no mission {code} that you may read.")
    return found


def _whole(audit: Audit, contents: Mapping[str, bytes]) -> None:
    """Every document has its own file, so that a quote can be looked up in the one that it came from."""
    names = [text.name for text in audit.texts]
    if not names:
        raise BadInput("An audit needs at least one document; choose one or add a file.")
    for name in names:
        if names.count(name) > 1:
            raise BadInput(f"Two of the files are called {name}; give one of them another name.")
    seen: dict[str, str] = {}
    for text in audit.texts:
        if text.name not in contents:
            raise BadInput(f"The file {text.name} was audited but not given; give it again.")
        sha256 = hashlib.sha256(contents[text.name]).hexdigest()
        if text.sha256 not in (None, sha256):
            raise BadInput(f"The file {text.name} is not the one that was audited; run the audit again.")
        if sha256 in seen:
            raise BadInput(f"{seen[sha256]} and {text.name} are the same file; leave one out.")
        seen[sha256] = text.name
    for place in (place for finding in audit.findings for place in finding.where):
        if "\0" in place.quote:
            raise BadInput(
                f"{place.document} holds NUL characters, which no database keeps; save it anew as UTF-8."
            )


def _outcome(audit: Audit, contents: Mapping[str, bytes]) -> str:
    """The digest of an audit: its files and what came of them, whatever their names and order."""
    told = {
        "files": sorted(hashlib.sha256(contents[text.name]).hexdigest() for text in audit.texts),
        "findings": sorted([one.id, one.severity, canonical(_told(one))] for one in audit.findings),
        "unread": sorted([*pair] for text in audit.texts for pair in text.unread),
        "rules": sorted([one.rule, one.needs] for one in audit.not_applied),
    }
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _document(row: tables.Audit, n: int, text: Text, content: bytes) -> None:
    tables.AuditDocument.objects.create(
        audit=row,
        n=n,
        source=_source(row, text, content),
        name=text.name[-255:],
        kind=text.kind,
        title=text.title,
        about=text.mission or "",
        period=text.period or "",
        unread=[{"where": where, "why": why} for where, why in text.unread],
    )


def _source(row: tables.Audit, text: Text, content: bytes) -> Source:
    """The document among the sources of the mission, added where it is not there yet."""
    sha256 = files.keep(content)
    there = Source.objects.filter(mission=row.mission, sha256=sha256).exclude(kind=EVIDENCE).first()
    if there is not None:
        return there
    symbol = None if text.plan is None else text.plan.symbol
    return Source.objects.create(
        mission=row.mission,
        kind=text.kind,
        title=text.title[:500],
        symbol=(symbol or "")[:64],
        sha256=sha256,
        name=text.name[-255:],
        media_type=mimetypes.guess_type(text.name)[0] or "application/octet-stream",
        size=len(content),
        retrieved=datetime.now(UTC),
        added_by=row.by,
    )


def _finding(row: tables.Audit, n: int, finding: Finding) -> tables.AuditFinding:
    return tables.AuditFinding(
        audit=row,
        n=n,
        key=finding.id,
        rule=finding.rule,
        family=finding.family,
        severity=finding.severity,
        content={
            "where": to_json(finding)["where"],
            "values": dict(finding.values),
            "weight": finding.weight,
            "told": _told(finding),
        },
    )


def _told(finding: Finding) -> dict[str, dict[str, str]]:
    """The words of a finding in each language: a rule may be worded anew, what was said then stays."""
    return {
        language: {"title": str(words(finding.rule)["title"][language])}
        | {part: finding.said(part, language) for part in ("found", "expected", "why")}
        for language in LANGUAGES
    }


def rows_digest(row: tables.Audit) -> str:
    """What is stored of an audit as one digest, for the history and for the check against it."""
    told: dict[str, Any] = {
        "digest": row.digest,
        "not_applied": row.not_applied,
        "documents": [
            [one.n, one.source.sha256, one.name, one.kind, one.title, one.about, one.period, one.unread]
            for one in row.documents.select_related("source").order_by("n")
        ],
        "findings": [
            [one.n, one.key, one.rule, one.family, one.severity, one.content]
            for one in row.findings.order_by("n")
        ],
    }
    return hashlib.sha256(canonical(told).encode()).hexdigest()
