"""The invented report as a tree, composed once for the tests that only read it."""

import pytest

from bluehelm.reports.tree import Document
from tests.reports.invented import document


@pytest.fixture(scope="session")
def english() -> Document:
    return document("en")


@pytest.fixture(scope="session")
def french() -> Document:
    return document("fr")
