"""Stored files go into a folder of the test; one invented text stands in the store."""

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.mandates import store
from bluehelm.record.models import Mission, User
from tests.mandates.store.mandatemaking import CONTENT, TEXT


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path


@pytest.fixture
def saved(mission: Mission, analyst: User) -> store.Saved:
    return store.save(TEXT, CONTENT, "first.txt", analyst, "first load")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deliveries are recorded in April 2032, when the invented mandates have run."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Later":
            return cls(2032, 4, 1)

    monkeypatch.setattr("bluehelm.mandates.store.owing.datetime", Later)
