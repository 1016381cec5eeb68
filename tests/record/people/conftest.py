"""An account that identities can belong to, a folder of keys of the test's own, a member with clearance."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.record.models import Membership, Mission, User
from tests.record.people.making import account


@pytest.fixture(autouse=True)
def keyring(settings: Settings, tmp_path: Path) -> Path:
    settings.KEYS = tmp_path / "keys"
    return Path(settings.KEYS)


@pytest.fixture
def told(mission: Mission) -> int:
    """The number of an invented account."""
    return account(mission, "a-1", date(2031, 3, 4))


@pytest.fixture
def officer(mission: Mission, analyst: User) -> User:
    """The analyst, cleared for protection."""
    Membership.objects.filter(user=analyst, mission=mission).update(protection=True)
    return analyst
