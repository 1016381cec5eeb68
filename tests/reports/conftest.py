"""The invented report as a tree, composed once for the tests that only read it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented import document

from bluehelm.reports.tree import Document


@pytest.fixture(scope="session")
def english() -> Document:
    return document("en")


@pytest.fixture(scope="session")
def french() -> Document:
    return document("fr")
