"""What results depend on: the code that a run goes through, told apart from other code and from words."""

import ast
import hashlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

TRIAL = "bluehelm.impact.prove.trial"
ROOM = "bluehelm.impact"
SHOWING = f"{ROOM}.pages"  # how an estimate looks changes no figure


def version(estimator: Callable[..., object]) -> str:
    """A short name of an estimator, the worlds and all that both call, as they now are."""
    digest = hashlib.sha256(f"{estimator.__module__}.{estimator.__qualname__}".encode())
    seen, waiting = dict[str, str](), [TRIAL, estimator.__module__]
    while waiting:
        name = waiting.pop()
        if name not in seen and (path := _file(name)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            waiting += _imported(tree)
            seen[name] = _code(tree)
    for name in sorted(seen):
        digest.update(f"{name}\0{seen[name]}\0".encode())
    return digest.hexdigest()[:12]


def _file(module: str) -> Path | None:
    """Where a module of this room stands; none for another, or a name in a module."""
    if not module.startswith(f"{ROOM}.") or module == SHOWING:
        return None
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _code(tree: ast.Module) -> str:
    """A module without comments, docstrings and layout."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _said(one)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _said(one: object) -> bool:
    """Words that stand alone."""
    return (
        isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)
    )
