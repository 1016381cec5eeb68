"""Fixtures for every room: the shared documents, a data folder of the tests' own."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_django

if TYPE_CHECKING:
    from bluehelm.record.models import Mission, User

ROOT = Path(__file__).parent.parent
EXCERPTS = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; the test is skipped where it is not at hand."""
    folder = Path(os.environ.get("BLUEHELM_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip("the real documents are not here: put them in ../shared or set BLUEHELM_SHARED")
    return folder


@pytest.fixture(scope="session")
def excerpts() -> Path:
    """Small invented excerpts, listed in tests/data/SOURCES.md."""
    return EXCERPTS


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Passwords hashed in no time: the site's own hash takes half a second of work on purpose."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """Let tests that empty the database empty the history too; test_history closes it again for itself."""
    from bluehelm.record import history

    with django_db_blocker.unblock():
        history.reopen()


@pytest.fixture
def mission(db: None) -> "Mission":
    """An invented mission, closed to strangers."""
    from bluehelm.record.models import Mission

    return Mission.objects.create(
        code="UNMIX", name_en="Mission in Ix", name_fr="Mission en Ix", invented=True
    )


def person(name: str, mission: "Mission", role: str | None) -> "User":
    from bluehelm.record.models import Membership, User

    user = User.objects.create_user(name, password=None)
    if role is not None:
        Membership.objects.create(user=user, mission=mission, role=role)
    return user


@pytest.fixture
def analyst(mission: "Mission") -> "User":
    """The one who owns it: an editor."""
    return person("analyst", mission, "editor")


@pytest.fixture
def colleague(mission: "Mission") -> "User":
    """The colleague in the mission: an approver."""
    return person("colleague", mission, "approver")


@pytest.fixture
def reader(mission: "Mission") -> "User":
    return person("reader", mission, "reader")


@pytest.fixture
def stranger(mission: "Mission") -> "User":
    """Belongs to no mission, and must get 404."""
    return person("stranger", mission, None)
