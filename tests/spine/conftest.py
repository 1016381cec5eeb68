"""Stored files go into a folder of the test; the worked example's plan stands in the store."""

from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.cli.plans import example
from bluehelm.record.models import Membership, Mission, User


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path


@pytest.fixture
def worked(db: None) -> Mission:
    code, _ = example()
    return Mission.objects.get(code=code)


def member(name: str, role: str, mission: Mission) -> User:
    user = User.objects.create_user(name, password=None)
    Membership.objects.create(user=user, mission=mission, role=role)
    return user


@pytest.fixture
def officer(worked: Mission) -> User:
    """The planning officer of the worked example's mission: an editor."""
    return member("officer", "editor", worked)


@pytest.fixture
def onlooker(worked: Mission) -> User:
    return member("onlooker", "reader", worked)
