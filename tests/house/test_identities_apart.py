"""Nothing of analysis, export or the API reaches identities, by whatever chain of imports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "bluehelm"
ROOT = "bluehelm"
SECRET = {f"{ROOT}.record.{name}" for name in ("identities", "keys", "purging")}
# the only modules that may import a secret one: each other, the page and command of identities, the house
MAY = SECRET | {
    f"{ROOT}.record.backup",  # deletes again whoever was deleted since the backup
    f"{ROOT}.web.keeping",  # deletes on the day
    f"{ROOT}.web.events.identities",
    f"{ROOT}.cli.identities",
    f"{ROOT}.cli.house",
}
# where an export, a figure, an estimate or an answer of the API begins
OPEN = ("events", "impact", "spine", "reports", "sources", "plans", "mandates", "checks")
OPEN_WEB = ("web.events.api",)


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = [ROOT, *path.relative_to(PACKAGE).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


ALL = modules()


@cache
def imported(module: str) -> set[str]:
    """Every module of ours that the module imports, wherever in its text, with the packages above them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(ALL[module].read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            found |= {".".join(parts[: n + 1]) for n in range(len(parts))} & ALL.keys()
    return found - {module}


def reached(start: str) -> set[str]:
    """All that a module brings in, by any number of steps."""
    seen, waiting = {start}, [start]
    while waiting:
        for name in imported(waiting.pop()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def open_modules() -> Iterator[str]:
    for name in ALL:
        inside = name.removeprefix(f"{ROOT}.")
        if inside.split(".")[0] in OPEN or inside.startswith(OPEN_WEB):
            yield name


def test_the_walk_sees_what_it_looks_for() -> None:
    assert reached(f"{ROOT}.web.events.identities") >= SECRET - {f"{ROOT}.record.purging"}
    assert f"{ROOT}.record.keys" in reached(f"{ROOT}.record.backup")
    assert len(list(open_modules())) > 200


def test_no_import_leads_from_analysis_export_or_api_to_identities() -> None:
    for module in open_modules():
        assert not reached(module) & SECRET, module


def test_only_the_pages_and_commands_of_identities_import_them() -> None:
    importers = {name for name in ALL if imported(name) & SECRET}
    assert importers <= MAY


def test_the_table_of_identities_is_named_nowhere_else() -> None:
    """Neither the model by name, nor the table by its own."""
    allowed = {f"{ROOT}.record.{name}" for name in ("models", "identities", "purging", "backup")}
    for name, path in ALL.items():
        if name in allowed or "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        words |= {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        assert "Identity" not in words, name
        assert not {"record.Identity", "record_identity"} & {
            text for text in texts if isinstance(text, str)
        }, name
