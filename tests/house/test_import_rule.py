"""Which room may import which. A folder or a module this table was not told of fails the test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "bluehelm"
ROOT_MODULES = {"__init__", "errors", "settings", "__main__"}

# room -> rooms it may import besides record, errors and itself
ROOMS: dict[str, set[str]] = {
    "record": set(),
    "sources": set(),
    "mandates": set(),
    "plans": set(),
    "checks": {"sources", "plans"},
    "example": set(),
    "impact": set(),
    "events": set(),
    "spine": {"mandates", "plans", "events"},
    "reports": {"mandates", "plans", "checks", "impact", "spine"},
    "web": {
        "sources",
        "mandates",
        "plans",
        "checks",
        "impact",
        "events",
        "spine",
        "reports",
        "example",
        "cli",
        "settings",
    },
    "cli": {
        "sources",
        "mandates",
        "plans",
        "checks",
        "impact",
        "events",
        "spine",
        "reports",
        "example",
        "web",
        "settings",
    },
}
# single modules with a door of their own
DOORS: dict[str, set[str]] = {
    "plans.load": {"sources", "example"},
    "mandates.load": {"sources"},
    "spine.load": {"example"},
    "events.load": {"sources"},
    "events.merging.jit": {"impact"},
}
# the only modules of a room that may import Django's database layer
STORAGE = {
    "models",
    "store",
    "history",
    "access",
    "identities",
    "backup",
    "apps",
    "migrations",
    "tables",
    "figures",
    "jobs",
}
WITHOUT_DJANGO = {
    "sources",
    "impact",
    "events.invented",
    "events.merging",
    "events.figures",
    "record.figure",
    "record.period",
    "record.vocab",
    "record.places",
    "example",
    "errors",
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} line {node.lineno}: write absolute imports"
            yield node.module or ""


def own(path: Path) -> Iterator[str]:
    for name in imported(path):
        if name.split(".")[0] == "bluehelm" and "." in name:
            yield name.split(".", 1)[1]


def test_every_folder_of_the_package_is_a_room_of_the_table() -> None:
    folders = {
        path.name
        for path in PACKAGE.iterdir()
        if path.is_dir() and path.name not in ("__pycache__", "locale")
    }
    assert folders == set(ROOMS), "tell tests/house/test_import_rule.py of the new room"
    files = {path.stem for path in PACKAGE.glob("*.py")}
    assert files <= ROOT_MODULES, f"a module outside the rooms: {files - ROOT_MODULES}"


@pytest.mark.parametrize(
    ("module", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_module_imports_only_what_its_room_may(module: str, path: Path) -> None:
    room = module.split(".")[0]
    allowed = {"record", "errors", room} | ROOMS.get(room, set()) | DOORS.get(module, set())
    if room in ("errors", "settings", "__init__"):
        allowed = {"errors"}
    strangers = {name for name in own(path) if name.split(".")[0] not in allowed}
    assert not strangers, f"{module} imports {sorted(strangers)}"


@pytest.mark.parametrize(
    ("module", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_only_the_doors_know_the_database(module: str, path: Path) -> None:
    room = module.split(".")[0]
    if room in ("web", "cli", "settings") or set(module.split(".")) & STORAGE:
        return
    names = {name for name in imported(path) if name.startswith(("django.db", "django.apps"))}
    assert not names, f"{module} knows the database: {sorted(names)}"


@pytest.mark.parametrize(
    ("module", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_reading_and_figures_need_no_django(module: str, path: Path) -> None:
    if not any(module == name or module.startswith(f"{name}.") for name in WITHOUT_DJANGO):
        return
    assert not [name for name in imported(path) if name.split(".")[0] == "django"]
