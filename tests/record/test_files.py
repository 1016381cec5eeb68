"""Stored files: named by their content, whole or absent, checked when fetched."""

import hashlib
import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.errors import BadInput, Unreadable
from bluehelm.record import files

CONTENT = b"a file of evidence"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def test_a_file_is_kept_under_its_sha256(folder: Path) -> None:
    assert files.keep(CONTENT) == SHA256
    assert files.place(SHA256) == folder / SHA256[:2] / SHA256
    assert files.fetch(SHA256) == CONTENT


def test_only_the_owner_may_read_it() -> None:
    files.keep(CONTENT)
    assert stat.S_IMODE(files.place(SHA256).stat().st_mode) == 0o600
    assert stat.S_IMODE(files.place(SHA256).parent.stat().st_mode) == 0o700


def test_the_same_content_is_kept_once(folder: Path) -> None:
    files.keep(CONTENT)
    before = files.place(SHA256).stat().st_mtime_ns
    files.keep(CONTENT)
    assert files.place(SHA256).stat().st_mtime_ns == before
    assert sum(path.is_file() for path in folder.rglob("*")) == 1


def test_a_file_is_kept_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(CONTENT)
    assert files.keep_path(tmp_path / "list.txt") == SHA256


def test_an_altered_file_is_refused_and_mended_by_keeping_it_again() -> None:
    files.keep(CONTENT)
    files.place(SHA256).write_bytes(b"another content")
    with pytest.raises(Unreadable, match="altered"):
        files.fetch(SHA256)
    files.keep(CONTENT)
    assert files.fetch(SHA256) == CONTENT


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match="restore it from a backup"):
        files.fetch(SHA256)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "g" * 64, SHA256 + "0"])
def test_a_name_that_is_no_sha256_never_becomes_a_path(name: str) -> None:
    with pytest.raises(BadInput, match="not a sha256"):
        files.fetch(name)


def test_a_crash_while_writing_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("bluehelm.record.files.os.fsync", fail)
    with pytest.raises(OSError, match="full"):
        files.keep(CONTENT)
    assert not [path for path in folder.rglob("*") if path.is_file()]
