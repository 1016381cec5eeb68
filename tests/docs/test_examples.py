"""Every example of the manual runs.

A ```console block holds commands behind "$ "; the lines under a command must appear in what it prints, in
that order ("..." stands for anything). "$ ... # exit 2" expects that status. A ```python block is run whole.
Commands that set up, serve or need another program are named in NOT_RUN and only they are passed over.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_RUN = (
    "git clone",
    "make ",
    "cd ",
    "bash .ci/run",
    "bluehelm serve",
    "bluehelm run",
    "apt-get ",
    "pip ",
    "export ",
    "psql ",
)
EXCERPTS = {
    "report.txt": "unmix.txt",
    "contradictions.txt": "contradictions.txt",
    "letter.txt": "letter.txt",
    "duties.txt": "duties.txt",
    "mandate_old.txt": "mandate_old.txt",
    "mandate_new.txt": "mandate_new.txt",
    "patrols.csv": "patrols.csv",
    "patrolled.csv": "patrolled.csv",
    "studied.csv": "studied.csv",
    "temporary_bases.csv": "temporary_bases.csv",
    "by_year.csv": "by_year.csv",
    "bases.csv": "bases.csv",
    "accounts_patrol.csv": "accounts_patrol.csv",
    "accounts_partner.csv": "accounts_partner.csv",
    "accounts_kinds.csv": "accounts_kinds.csv",
    "events_own.csv": "events_own.csv",
    "events_table.csv": "events_table.csv",
    "events_table.yaml": "events_table.yaml",
}
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    """The language and the body of each block, in the order of the page."""
    return FENCE.findall(page.read_text(encoding="utf-8"))


def commands(block: str) -> Iterator[tuple[str, int, list[str]]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip().split("\n")
        status = re.search(r"# exit (\d)\s*$", command)
        yield re.sub(r"\s*# exit \d\s*$", "", command), int(status.group(1)) if status else 0, shown


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the worked example loaded and small invented documents beside it."""
    folder = tmp_path_factory.mktemp("desk")
    for name, excerpt in EXCERPTS.items():
        (folder / name).write_bytes((ROOT / "tests" / "data" / excerpt).read_bytes())
    for command in ("bluehelm setup", "bluehelm example load"):
        done = run(command, folder)
        assert done.returncode == 0, done.stderr
    return folder


def environment(folder: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "BLUEHELM_DATA": str(folder / "var"), "COLUMNS": "120"}


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return execute(["/bin/sh", "-c", command], folder)


def execute(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def appears(shown: list[str], printed: str) -> bool:
    text, at = re.sub(r"[ \t]+", " ", printed), 0
    for piece in (piece for line in shown for piece in line.strip().split("...")):
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_example_of_the_manual_runs_in_the_order_of_its_page(page: Path, desk: Path) -> None:
    for language, block in blocks(page):
        if language == "console":
            follow(block, desk)
        elif language == "python":
            done = execute([sys.executable, "-c", block], desk)
            assert done.returncode == 0, f"{block}\n{done.stderr}"


def follow(block: str, desk: Path) -> None:
    """Each command of the block prints what the manual shows."""
    for command, status, shown in commands(block):
        if command.startswith(NOT_RUN):
            continue
        done = run(command, desk)
        assert done.returncode == status, f"{command}\n{done.stdout}\n{done.stderr}"
        shown = [re.sub(r"[ \t]+", " ", line) for line in shown]
        assert appears(shown, done.stdout + done.stderr), f"{command} printed:\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_of_the_manual_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
