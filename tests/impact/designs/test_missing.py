"""Without the extra, it is said what to install; the panel is there all the same."""

import sys
from pathlib import Path

import pytest

from bluehelm import cli
from bluehelm.impact.designs import designs
from bluehelm.impact.designs.rows import MissingDesigns
from tests.impact.designs.making import world

HOW = r"pip install 'bluehelm\[designs\]'` \(pyfixest, statsmodels\); pyfixest is not here"


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="the extra is not installed: see the test below")
    for name in [name for name in sys.modules if name.split(".")[0] == "pyfixest"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyfixest", None)
    for name in ("study", "library"):
        monkeypatch.delitem(sys.modules, f"bluehelm.impact.designs.{name}", raising=False)


@pytest.mark.usefixtures("without")
def test_without_pyfixest_it_is_said_how_to_get_it() -> None:
    with pytest.raises(MissingDesigns, match=HOW):
        designs(*world(1), km=20.0)


def test_without_any_of_the_libraries_it_is_said_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, excerpts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "pandas"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pandas", None)
    for name in ("study", "library"):
        monkeypatch.delitem(sys.modules, f"bluehelm.impact.designs.{name}", raising=False)
    asked = ["--treatment", "kind=patrol", "--dependent", "kind=attack", "--km", "20"]
    assert cli.main(["impact", "designs", str(excerpts / "patrolled.csv"), *asked]) == 2
    assert "pip install 'bluehelm[designs]'" in capsys.readouterr().err
