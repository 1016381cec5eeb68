"""The invented report stored for UNMIX, and clients signed in as the cast."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from bluehelm.mandates import load
from bluehelm.mandates import store as texts
from bluehelm.plans import store
from bluehelm.record.models import Mission, User
from bluehelm.web.plan import kept
from tests.reports.invented import invented_plan

BASE = "/m/UNMIX/2031-32/"


@pytest.fixture(autouse=True)
def plain_static_files(settings: pytest.FixtureRequest) -> None:
    """Static files under their own names: nobody has to gather them before the tests."""
    storages = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # type: ignore[attr-defined]
    settings.STORAGES = settings.STORAGES | {"staticfiles": storages}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """No figures and no failed sign-ins of the test before."""
    kept._figures.clear()
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def patient_journeys() -> None:
    """A busy machine answers late: what a page shows is waited for, longer than the library would."""
    try:
        from playwright.sync_api import expect
    except ImportError:
        return
    expect.set_options(timeout=20_000)


@pytest.fixture
def loaded(mission: Mission) -> Mission:
    """UNMIX with its invented report of 2031/32."""
    store.save(invented_plan(), "UNMIX", b"an invented report", "unmix.txt", None, "first load")
    return mission


@pytest.fixture
def public(loaded: Mission) -> Mission:
    loaded.public = True
    loaded.save()
    return loaded


@pytest.fixture
def mandates(mission: Mission, excerpts: Path) -> Mission:
    """UNMIX with two invented mandates, S/RES/9001 (2040) and its renewal S/RES/9014 (2041)."""
    store_mandates(excerpts)
    return mission


def store_mandates(excerpts: Path) -> None:
    for name in ("mandate_old.txt", "mandate_new.txt"):
        path = excerpts / name
        texts.save(load.read(path), path.read_bytes(), name, None)


@pytest.fixture
def chief(mission: Mission) -> User:
    """The administrator."""
    from tests.conftest import person

    return person("chief", mission, "administrator")


@pytest.fixture
def as_(client: Client) -> Callable[[User], Client]:
    """The client, signed in as this person."""

    def sign_in(user: User) -> Client:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def line_id(label: str) -> int:
    """The stored line whose label begins so."""
    plan = store.plan("UNMIX", "2031/32").plan
    rows = [row for part in plan.accomplishments for row in (*part.indicators, *part.outputs)]
    return next(row.id for row in rows if row.label.startswith(label) and row.id is not None)


def result_id(label: str) -> int:
    """The result that stands on the first planned quantity of this line."""
    return store.line(line_id(label)).limbs[0].current[0].id
