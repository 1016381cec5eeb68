"""The files that the package carries are those that the raw files make."""

from pathlib import Path

import pytest

from bluehelm.record.places.gazetteer import MALI
from bluehelm.sources.gazetteer.build import built


@pytest.mark.shared
def test_the_package_carries_what_the_raw_files_make(shared: Path) -> None:
    for name, text in built(shared / "data" / "mali_geography").items():
        held = (MALI / name).read_text(encoding="utf-8")
        assert held == text, f"{name} is stale: bluehelm place build .. --out {MALI.name}"
