"""Fixtures for every room: the shared documents, a data folder of the tests' own."""

import os
import tempfile
from pathlib import Path

import pytest
import pytest_django

os.environ.setdefault("BLUEHELM_DATA", tempfile.mkdtemp(prefix="bluehelm-tests-"))

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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """Let tests that empty the database empty the history too; test_history closes it again for itself."""
    from bluehelm.record import history

    with django_db_blocker.unblock():
        history.reopen()
