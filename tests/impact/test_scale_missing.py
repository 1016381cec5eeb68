"""Without Spark or Java, it is said how to get them."""

import importlib
import sys
from pathlib import Path

import pytest

from bluehelm.errors import BluehelmError

SCALE = "bluehelm.impact.scale"


def test_without_pyspark_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name == "pyspark" or name.startswith("pyspark.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.delitem(sys.modules, SCALE, raising=False)
    with pytest.raises(BluehelmError, match=r"pip install 'bluehelm\[spark\]'` and Java 17.*pyspark is not"):
        importlib.import_module(SCALE)


@pytest.mark.parametrize("home", [None, "nowhere"])
def test_without_java_it_is_said_how_to_get_it(
    home: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'bluehelm[spark]'")
    scale = importlib.import_module(SCALE)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if home:
        monkeypatch.setenv("JAVA_HOME", str(tmp_path / home))
    with pytest.raises(scale.MissingSpark, match=r"Java 17.*no Java is here"):
        scale.session()
