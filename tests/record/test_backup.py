"""Backup and restore: a round trip, and whatever is damaged refused before anything changes."""

import hashlib
import json
import stat
import zipfile
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from pytest_django import Settings

from bluehelm.errors import BadInput, Refused, Unreadable, WrongKind
from bluehelm.plans import store
from bluehelm.record import backup, files, history
from bluehelm.record.models import Change, Mission, Release, User
from tests.plans.small_plan import CONTENT, PLAN, without_ids


@pytest.fixture
def full(analyst: User, colleague: User, settings: Settings, tmp_path: Path) -> Path:
    """A store with a plan, a correction, evidence and an approval; the path a backup may take."""
    settings.FILES = tmp_path / "files"
    analyst.set_password("a long enough phrase")
    analyst.save()
    store.save(PLAN, "UNMIX", CONTENT, "report.docx", analyst, "first load")
    line = store.plan("UNMIX").plan.accomplishments[0].indicators[0].id
    assert line is not None
    result = store.correct(store.line(line).limbs[0].current[0].id, Decimal(8), analyst, "recount")
    store.attach(result, b"the list", "wells.txt", analyst)
    store.approve(result, colleague, "checked")
    return tmp_path / "store.zip"


def empty() -> None:
    """What a fresh machine has: the tables and nothing in them."""
    history.reopen()
    backup._empty()


def rewrite(path: Path, part: str, content: bytes) -> None:
    """The same zip with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, old in (parts | {part: content}).items():
            archive.writestr(name, old if name != part else content)


def test_what_was_backed_up_comes_back_whole(full: Path, settings: Settings, tmp_path: Path) -> None:
    before, changes = store.plan("UNMIX"), store.changes("UNMIX")
    kept = backup.backup(full)
    empty()
    assert not Mission.objects.exists()
    settings.FILES = tmp_path / "other machine"
    settings.SECRET_KEY = "the key of another machine, made at its first start"
    assert backup.restore(full) == kept
    after = store.plan("UNMIX")
    assert after.plan == before.plan
    assert without_ids(after.plan) != PLAN
    assert store.changes("UNMIX") == changes
    assert files.fetch(hashlib.sha256(b"the list").hexdigest()) == b"the list"
    verdict = history.verify()
    assert (verdict.ok, verdict.count, verdict.head) == (True, kept.changes, kept.head)


def test_bytes_and_hours_come_back_as_they_were(full: Path) -> None:
    mission = Mission.objects.get()
    content = bytes(range(256))
    given = {"title": "x", "product": "incidents", "asked": {"kind": ["attack"]}, "audience": "partner"}
    file = {"media_type": "text/csv", "name": "x.csv", "sha256": "0" * 64, "why": "asked for"}
    at = datetime(2031, 3, 4, 5, 6, 7, 8, UTC)
    Release.objects.create(mission=mission, n=1, content=content, at=at, change_id=1, **given, **file)
    backup.backup(full)
    empty()
    backup.restore(full)
    back = Release.objects.get()
    assert (bytes(back.content), back.at, back.asked) == (content, at, {"kind": ["attack"]})
    assert backup._plain(time(23, 5)) == "23:05:00"


def test_people_can_sign_in_and_work_after_a_restore(full: Path) -> None:
    backup.backup(full)
    empty()
    backup.restore(full)
    analyst = authenticate(username="analyst", password="a long enough phrase")
    assert isinstance(analyst, User)
    assert Change.objects.get(n=2).mark == history.mark(analyst)
    law = store.plan("UNMIX").plan.accomplishments[1].indicators[0].limbs[0]
    assert law.id is not None
    store.enter(law.id, "Yes", analyst)
    assert history.verify().count == 5


def test_a_store_that_holds_anything_is_replaced_only_by_force(full: Path, analyst: User) -> None:
    backup.backup(full)
    other = Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre")
    with pytest.raises(Refused, match="--force"):
        backup.restore(full)
    assert Mission.objects.filter(pk=other.pk).exists()
    backup.restore(full, force=True)
    assert [mission.code for mission in Mission.objects.all()] == ["UNMIX"]
    assert history.verify().ok


@pytest.mark.parametrize("part", ["rows/06-record.change.jsonl", "files/"])
def test_an_altered_part_is_refused_before_anything_changes(full: Path, part: str) -> None:
    backup.backup(full)
    with zipfile.ZipFile(full) as archive:
        name = next(name for name in archive.namelist() if name.startswith(part))
    rewrite(full, name, b"{}\n")
    with pytest.raises(Unreadable, match="altered"):
        backup.restore(full, force=True)
    assert Mission.objects.get().code == "UNMIX"


def test_a_history_written_anew_in_the_backup_is_refused(full: Path) -> None:
    backup.backup(full)
    name = "rows/06-record.change.jsonl"
    with zipfile.ZipFile(full) as archive:
        forged = archive.read(name).replace(b"recount", b"forgery")
        manifest = json.loads(archive.read("manifest.json"))
    manifest["parts"][name] = hashlib.sha256(forged).hexdigest()
    rewrite(full, name, forged)
    rewrite(full, "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(Unreadable, match="Entry 2 was altered"):
        backup.restore(full, force=True)
    assert store.changes("UNMIX")[-2].why == "recount"


def test_a_part_added_or_missing_is_refused(full: Path) -> None:
    backup.backup(full)
    rewrite(full, "rows/99-strange.jsonl", b"")
    with pytest.raises(Unreadable, match="strange"):
        backup.restore(full, force=True)


def test_a_backup_of_another_version_is_refused(full: Path) -> None:
    backup.backup(full)
    with zipfile.ZipFile(full) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    rewrite(full, "manifest.json", json.dumps(manifest | {"migrations": ["record.0001_other"]}).encode())
    with pytest.raises(Refused, match="another version"):
        backup.restore(full, force=True)
    rewrite(full, "manifest.json", json.dumps(manifest | {"bluehelm": 9}).encode())
    with pytest.raises(WrongKind, match="format 9"):
        backup.restore(full, force=True)


@pytest.mark.django_db
def test_a_file_that_is_no_backup_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with pytest.raises(Unreadable, match="no file"):
        backup.restore(path)
    path.write_bytes(b"PK not a zip")
    with pytest.raises(Unreadable, match="not a whole backup"):
        backup.restore(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "x")
    with pytest.raises(WrongKind, match=r"no manifest\.json"):
        backup.restore(path)


def test_a_backup_never_overwrites_one_and_only_its_owner_may_read_it(full: Path) -> None:
    backup.backup(full)
    assert stat.S_IMODE(full.stat().st_mode) == 0o600
    with pytest.raises(BadInput, match="exists"):
        backup.backup(full)
    with pytest.raises(BadInput, match="no folder"):
        backup.backup(full.parent / "nowhere" / "x.zip")


def test_a_broken_history_or_a_lost_file_is_not_backed_up_in_silence(full: Path) -> None:
    files.place(hashlib.sha256(CONTENT).hexdigest()).unlink()
    with pytest.raises(Unreadable, match="missing"):
        backup.backup(full)
    assert not list(full.parent.glob("*.zip"))
    history.Head.objects.update(n=99)
    with pytest.raises(Refused, match="does not hold"):
        backup.backup(full)


def test_the_secret_key_is_not_in_the_backup(full: Path, settings: Settings) -> None:
    backup.backup(full)
    with zipfile.ZipFile(full) as archive:
        assert all(settings.SECRET_KEY.encode() not in archive.read(name) for name in archive.namelist())


def test_every_table_of_ours_is_in_the_backup() -> None:
    ours = {
        table._meta.label
        for app in backup.APPS
        for table in apps.get_app_config(app).get_models(include_auto_created=True)
    }
    assert ours - {"record.User_groups", "record.User_user_permissions"} <= set(backup.TABLES)
