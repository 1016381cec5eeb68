"""The whole store in one file and back: rows as JSON lines, stored files, a manifest with every sha256.

The file holds password hashes, second factors and history keys, for without them nobody could sign in again:
guard it like the database. It does not hold the secret key, the sessions or the data folder's static files.
"""

import hashlib
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from bluehelm.errors import BadInput, Refused, Unreadable, WrongKind
from bluehelm.record import files, history, purging
from bluehelm.record.models import Source

FORMAT = 1
MANIFEST = "manifest.json"
BATCH = 500
# Parents before children. What is not named here stays out: sessions, groups, the framework's own tables.
TABLES = (
    "record.User",
    "account.EmailAddress",
    "mfa.Authenticator",
    "record.Mission",
    "record.Membership",
    "record.Source",
    "record.Change",
    "record.Head",
    "record.StoredFigure",
    "record.Identity",
    "record.Opening",
    "record.Release",
    "record.Signature",
    "record.Token",
    "plans.Framework",
    "plans.Component",
    "plans.Accomplishment",
    "plans.Line",
    "plans.Limb",
    "plans.Result",
    "plans.Evidence",
    "plans.Decision",
    "plans.Money",
    "plans.Strength",
    "plans.Variance",
    "plans.Other",
    "reports.Narrative",
    "reports.Report",
    "reports.Report_figures",
    "checks.Audit",
    "checks.AuditDocument",
    "checks.AuditFinding",
    "checks.Judgement",
    "mandates.Text",
    "mandates.Provision",
    "mandates.Task",
    "mandates.Duty",
    "mandates.Measure",
    "mandates.TaskJudgement",
    "mandates.Delivery",
    "mandates.Score",
    "spine.Tie",
    "events.Provider",
    "events.Load",
    "events.SetAside",
    "events.Incident",
    "events.Account",
    "events.Harm",
    "events.Judgement",
    "events.Pairing",
    "events.Naming",
    "events.SavedView",
)
APPS = (
    "record",
    "mandates",
    "plans",
    "reports",
    "checks",
    "spine",
    "events",
)  # migrations the same on both sides


@dataclass(frozen=True)
class Kept:
    """What a backup holds."""

    rows: int
    files: int
    changes: int  # entries of the history
    head: str  # sha256 of the last one; note it elsewhere to prove later that the backup is this one
    again: int = 0  # persons deleted since the backup was made, and deleted again by the restore


def tables() -> list[type[models.Model]]:
    return [apps.get_model(name) for name in TABLES]


def backup(path: Path) -> Kept:
    """Write the store into one zip at `path`, which appears only when it is whole.

    raises Refused where the history does not hold, BadInput where the path exists or its folder does not.
    """
    if path.exists():
        raise BadInput(f"{path} exists; name another file, so that no earlier backup is lost.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}; make it first.")
    with (
        files.written_whole(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        _one_moment(),
    ):
        return _write(archive)


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one moment of the database, though others go on writing."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        yield


def _write(archive: zipfile.ZipFile) -> Kept:
    verdict = history.verify()
    if not verdict.ok:
        raise Refused(f"The history does not hold, so nothing was backed up. {verdict.why}")
    parts: dict[str, str] = {}
    count = 0
    for n, table in enumerate(tables()):
        name = f"rows/{n:02}-{table._meta.label_lower}.jsonl"
        digest = hashlib.sha256()
        with archive.open(name, "w", force_zip64=True) as part:  # a part may be over 2 GB
            for line in _lines(table):
                part.write(line)
                digest.update(line)
                count += 1
        parts[name] = digest.hexdigest()
    for sha256 in sorted(set(Source.objects.values_list("sha256", flat=True))):
        archive.writestr(f"files/{sha256}", files.fetch(sha256))
        parts[f"files/{sha256}"] = sha256
    manifest = {
        "bluehelm": FORMAT,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": _migrations(),
        "head": {"n": verdict.count, "sha256": verdict.head},
        "parts": parts,
    }
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    return Kept(count, len(parts) - len(TABLES), verdict.count, verdict.head)


def _lines(table: type[models.Model]) -> Iterator[bytes]:
    columns = table._meta.concrete_fields
    for row in table._base_manager.order_by("pk").iterator(chunk_size=BATCH):
        values = {column.attname: _plain(getattr(row, column.attname)) for column in columns}
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    """A column's value as JSON, exact: times with microseconds, figures as their digits, bytes in base64."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(value).decode()
    return str(value) if isinstance(value, Decimal | UUID) else value


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in APPS)


def restore(path: Path, force: bool = False) -> Kept:
    """Bring a backup into this store: all of it or nothing.

    force      empty the store first; without it a store that holds anything is refused
    raises     Unreadable, WrongKind or Refused before anything was changed
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            _check(archive, manifest, path)
            return _restore(archive, manifest, force)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {path}.") from None
    except zipfile.BadZipFile as error:
        raise Unreadable(f"{path} is not a whole backup ({error}); take another copy of it.") from None


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    if MANIFEST not in archive.namelist():
        raise WrongKind(f"{path} is a zip file but no backup of bluehelm: it has no {MANIFEST}.")
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["bluehelm"] != FORMAT:
        raise WrongKind(f"{path} has the backup format {manifest['bluehelm']}; this version reads {FORMAT}.")
    return manifest


def _check(archive: zipfile.ZipFile, manifest: dict[str, Any], path: Path) -> None:
    """Every part is there and is the one that was written, before anything is changed."""
    strange = set(archive.namelist()) ^ {MANIFEST, *manifest["parts"]}
    if strange:
        raise Unreadable(f"{path}: {sorted(strange)[0]} is missing from the backup or was added to it.")
    for name, expected in manifest["parts"].items():
        digest = hashlib.sha256()
        with archive.open(name) as part:
            while block := part.read(1 << 20):
                digest.update(block)
        if digest.hexdigest() != expected:
            raise Unreadable(
                f"{path}: {name} was altered after the backup was made; take another copy of it."
            )
    differ = set(manifest["migrations"]) ^ set(_migrations())
    if differ:
        raise Refused(
            f"{path} was made by another version of bluehelm: the tables differ by {sorted(differ)[0]}. "
            "Restore it with the version that made it, then upgrade."
        )


def _restore(archive: zipfile.ZipFile, manifest: dict[str, Any], force: bool) -> Kept:
    names = [name for name in manifest["parts"] if name.startswith("files/")]
    for name in names:
        files.keep(archive.read(name))
    with transaction.atomic():
        full = [table._meta.label for table in tables() if table._base_manager.exists()]
        if full and not force:
            raise Refused(
                f"The store is not empty: it has {full[0]}. Give --force to put the backup in its place."
            )
        gone = purging.deleted()
        history.reopen()
        _empty()
        count = sum(_insert(archive, n, table) for n, table in enumerate(tables()))
        history.reseal()  # the secret key here is another one
        connection.check_constraints()  # PostgreSQL alters no table while such checks are pending
        history.close()
        verdict = history.verify()
        if not verdict.ok or verdict.head != manifest["head"]["sha256"]:
            why = (
                verdict.why or f"it ends with {verdict.head}, the manifest says {manifest['head']['sha256']}"
            )
            raise Unreadable(f"The history in the backup does not hold: {why}")
        again = purging.delete_again(gone)
    return Kept(count, len(names), verdict.count, verdict.head, again)


def _empty() -> None:
    """Take every row away, and the sessions, whose person's number may now be somebody else's."""
    for table in [apps.get_model("sessions.Session"), *reversed(tables())]:
        found = table._base_manager.all()
        found._raw_delete(found.db)


def _insert(archive: zipfile.ZipFile, n: int, table: type[models.Model]) -> int:
    count = 0
    batch: list[models.Model] = []
    columns = table._meta.concrete_fields
    with archive.open(f"rows/{n:02}-{table._meta.label_lower}.jsonl") as part:
        for line in part:
            values = json.loads(line)
            batch.append(table(**{c.attname: c.to_python(values[c.attname]) for c in columns}))
            count += 1
            if len(batch) == BATCH:
                table._base_manager.bulk_create(batch)
                batch = []
    table._base_manager.bulk_create(batch)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table]):
            cursor.execute(statement)
    return count
