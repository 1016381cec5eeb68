"""Results are told apart by the code that made them, not by its words."""

import ast
from pathlib import Path

import pytest

from bluehelm.impact.prove import version as versions
from bluehelm.impact.prove.version import version
from bluehelm.impact.wake import wake
from tests.impact.prove.making import declining, falling

TEXT = '"""Says."""\n\n\ndef f(a: int) -> int:\n    """Gives."""\n    return a + 1  # one more\n'


def code(text: str) -> str:
    return versions._code(ast.parse(text))


def test_other_words_are_no_other_code() -> None:
    assert code(TEXT) == code("def f(a: int) -> int:\n    return (a+1)")
    assert code(TEXT) != code(TEXT.replace("1 ", "2 "))


def test_another_estimator_is_another_version() -> None:
    assert len({version(wake), version(declining), version(falling)}) == 3
    assert version(wake) == version(wake)


@pytest.mark.parametrize(
    ("module", "counts"),
    [
        ("wake/restoring", True),
        ("kernel", True),
        ("prove/simulator", True),
        ("prove/page", False),
        ("pages", False),
        ("table", False),
    ],
)
def test_only_code_that_a_run_goes_through_counts(
    module: str, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, read = version(wake), Path.read_text

    def changed(path: Path, encoding: str) -> str:
        more = "\nADDED = 1\n" if path.as_posix().endswith(f"impact/{module}.py") else ""
        return read(path, encoding=encoding) + more

    monkeypatch.setattr(Path, "read_text", changed)
    assert (version(wake) != before) == counts
