"""Every command and every setting stands in the manual."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluehelm import cli

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, list[str]]]:
    """Each command with its options."""
    verbs = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not verbs:
        yield parser.prog, [action.option_strings[-1] for action in parser._actions if action.option_strings]
    for action in verbs:
        for below in action.choices.values():
            yield from commands(below)


@pytest.mark.parametrize(("command", "options"), list(commands(cli.parser())), ids=str)
def test_each_command_stands_in_the_manual_with_its_options(command: str, options: list[str]) -> None:
    lines = (REFERENCE / "commands.md").read_text(encoding="utf-8").splitlines()
    begins = f"| `{command} ", f"| `{command}`"
    line = next((line for line in lines if line.startswith(begins)), None)
    assert line, f"docs/reference/commands.md does not tell of {command}"
    for option in options:
        assert option == "--help" or option in line, f"{command} {option} is not in the manual"


def test_each_setting_stands_in_the_manual_and_no_other() -> None:
    source = (ROOT / "src" / "bluehelm" / "settings.py").read_text(encoding="utf-8")
    manual = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    asked = set(re.findall(r'"(BLUEHELM_[A-Z_]+)"', source))
    assert asked == set(re.findall(r"^\| `(BLUEHELM_[A-Z_]+)`", manual, re.MULTILINE))
