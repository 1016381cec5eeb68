"""`bluehelm event export|release`."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from bluehelm.cli import main
from bluehelm.record.models import Mission, Opening, User
from tests.conftest import person
from tests.events.eventmaking import keep, provider, said

AT = ["--mission", "UNMIX"]


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(words) == status
    out, err = capsys.readouterr()
    return out if status == 0 else err


def document(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(run(capsys, *words, "--json"))


def test_an_export_is_written_once_and_tells_its_digest(
    mission: Mission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(provider(mission), said())
    out = tmp_path / "out.csv"
    told = document(capsys, "event", "export", *AT, "--kind", "attack_on_civilians", "--out", str(out))
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert told["rows"] == 1
    assert "exists" in run(capsys, "event", "export", *AT, "--out", str(out), status=2)
    other = str(tmp_path / "other.csv")
    outside = run(capsys, "event", "export", *AT, "--audience", "public", "--out", other, status=2)
    assert "ask for a release" in outside


def test_protection_exports_under_a_name_that_is_logged(
    mission: Mission, analyst: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(provider(mission), said(sensitivity="strictly_confidential"))
    words = (
        "event",
        "export",
        *AT,
        "--audience",
        "protection",
        "--out",
        str(tmp_path / "out.kml"),
        "--form",
        "kml",
    )
    assert "--by NAME" in run(capsys, *words, status=2)
    assert "not for you" in run(capsys, *words, "--by", "analyst", status=2)
    analyst.memberships.update(protection=True)
    run(capsys, *words, "--by", "analyst")
    assert Opening.objects.get(what="export").by == analyst


def test_a_release_from_asking_to_the_file(
    mission: Mission, analyst: User, colleague: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person("second", mission, "approver")
    keep(provider(mission), said())
    about = ("--audience", "public", "--title", "Note", "--why", "an invented reason", "--by", "analyst")
    asked = document(capsys, "event", "release", "ask", *AT, *about)
    out = tmp_path / "out.csv"
    get = ("event", "release", "get", "1", *AT, "--out", str(out))
    assert "not signed" in run(capsys, *get, status=2)
    run(capsys, "event", "release", "sign", "1", *AT, "--by", "colleague")
    assert "already" in run(capsys, "event", "release", "sign", "1", *AT, "--by", "colleague", status=2)
    run(capsys, "event", "release", "sign", "1", *AT, "--by", "second")
    run(capsys, *get)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == asked["sha256"]
    assert "signed by colleague, signed by second" in run(capsys, "event", "release", "list", *AT)
    document(capsys, "event", "release", "ask", *AT, *about)
    assert "Why not" in run(capsys, "event", "release", "refuse", "2", *AT, "--by", "second", status=2)
    told = document(capsys, "event", "release", "refuse", "2", *AT, "--by", "second", "--why", "too fine")
    assert told["state"] == "refused"
