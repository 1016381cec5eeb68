"""The rules of the house that a machine can hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 6


def sources() -> Iterator[Path]:
    for path in sorted((ROOT / "src" / "bluehelm").rglob("*.py")):
        if "migrations" not in path.parts and "# generated" not in path.read_text(encoding="utf-8")[:80]:
            yield path


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", list(sources()), ids=name)
def test_a_module_can_be_held_in_the_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{node.name} has {lines} lines"
            given = [
                arg.arg for arg in (*node.args.posonlyargs, *node.args.args) if arg.arg not in ("self", "cls")
            ]
            assert len(given) <= MOST_PARAMETERS, f"{node.name} takes {len(given)} positional parameters"


@pytest.mark.parametrize("path", list(sources()), ids=name)
def test_no_error_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: a bare except"
            assert not all(isinstance(part, ast.Pass) for part in node.body), (
                f"line {node.lineno}: except .. pass"
            )


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return [ROOT / part for part in listed.stdout.decode().split("\0") if part]


def test_no_tracked_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    registry = re.compile(r"https?://(files|registry|deb|security|pypi)[.]", re.IGNORECASE)
    home = re.compile(r"(?<![\w./])/(work|root|home/\w+)/")
    for path in tracked():
        if not path.is_file() or path == Path(__file__) or path.suffix in (".mo", ".png", ".docx", ".pdf"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not registry.search(text), f"{name(path)} names a package registry"
        assert not home.search(text), f"{name(path)} holds a path of one machine"


def test_every_direct_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    manual = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    wanted = [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
    ]
    for line in wanted:
        package = re.split(r"[\[<>=~!; ]", line)[0].lower()
        assert f"`{package}`" in manual or package == "bluehelm", (
            f"docs/dependencies.md does not say why {package}"
        )
