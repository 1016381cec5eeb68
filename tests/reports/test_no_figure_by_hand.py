"""A figure typed by hand into a template, a term or the composing code fails here."""

import ast
import re
from pathlib import Path

import pytest

import bluehelm.reports
from bluehelm.reports.words import terms

ROOM = Path(str(bluehelm.reports.__file__)).parent
TEMPLATES = sorted(
    path for path in (ROOM / "templates").rglob("*") if path.suffix in (".html", ".typ", ".js")
)
COMPOSING = [ROOM / "compose.py", ROOM / "trace.py", *sorted((ROOM / "parts").glob("*.py"))]
# What may hold a digit in a template: tags of headings, the encoding, classes and marks of the page itself.
HTML_ALLOWED = re.compile(
    r"</?h[1-6]\b[^>]*>|utf-8|initial-scale=1|\{%.*?%\}|\{\{.*?\}\}|t\{\{|sha256|tabindex=\"0\"", re.DOTALL
)
# In the typesetting: sizes, colours, shares, the paper, the pattern of page numbers.
TYPST_ALLOWED = re.compile(r"rgb\(\"#\w+\"\)|-?\b\d+(?:\.\d+)?(?:pt|em|mm|fr|%)|\"a4\"|\"1 / 1\"|//[^\n]*")
TYPST_CODE = re.compile(r"level: \d|== \d|!= \d|\* 1|columns\(2|last > 1|\(\d(?:\.\d)?fr|n == 0")


@pytest.mark.parametrize("key", sorted(terms()))
def test_no_term_holds_a_figure(key: str) -> None:
    for text in terms()[key].values():
        assert not re.search(r"\d", text), f"{key} holds a figure; bind it: {text}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_figure(path: Path) -> None:
    text = path.read_text("utf-8")
    allowed = [HTML_ALLOWED] if path.suffix == ".html" else [TYPST_ALLOWED, TYPST_CODE]
    for pattern in allowed:
        text = pattern.sub(" ", text)
    found = re.search(r".*\d.*", text)
    assert found is None, f"{path.name} holds a figure typed by hand: {found and found[0].strip()}"


def literals(path: Path) -> list[str]:
    """The texts in a module, without its docstrings and patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    patterns = {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        for part in ast.walk(node)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in silent
        and node not in patterns
    ]


@pytest.mark.parametrize("path", COMPOSING, ids=lambda path: path.name)
def test_no_text_in_the_composing_code_holds_a_figure(path: Path) -> None:
    for text in literals(path):
        assert not re.search(r"\d", text), f"{path.name} holds a figure typed by hand: {text}"


def test_the_check_finds_a_figure_typed_by_hand(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text('"""Fine: 12."""\nTEXT = "There were 12 meetings."\n')
    assert literals(module) == ["There were 12 meetings."]
    assert HTML_ALLOWED.sub(" ", "<h2>{{ title }}</h2><p>12 meetings</p>").count("12") == 1
