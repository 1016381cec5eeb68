"""What the running site deletes by itself, and what happens where it cannot."""

import logging
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.record import identities, keys
from bluehelm.record.models import Identity, Mission, User
from bluehelm.web import keeping
from tests.record.people.making import WITNESS, account


@pytest.fixture
def due(mission: Mission, analyst: User, settings: Settings, tmp_path: Path) -> None:
    settings.KEYS = tmp_path / "keys"
    told = account(mission, "a-1", date(2031, 3, 4))
    identities.add(analyst, mission, "events.Account", told, "witness", WITNESS)
    Identity.objects.update(keep_until=date(2001, 1, 1))


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own connection stays open."""
    monkeypatch.setattr(keeping.connections, "close_all", lambda: None)


def test_the_site_deletes_what_is_due(due: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "bluehelm.keeping"):
        keeping.once()
        keeping.once()
    assert Identity.objects.get().sealed is None
    assert caplog.text.count("1 identities were deleted") == 1


def test_what_cannot_be_deleted_is_logged_and_tried_again(
    due: None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(digest: str, day: date) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(keys, "bury", full)
        keeping.once()
    assert "could not be deleted" in caplog.text
    keeping.once()
    assert keys.state(Identity.objects.get().digest) == "deleted"
