"""A store of its own for another process: a migrated SQLite file, or the test database on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[2]


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a process with a data folder of its own, where nothing is set up yet."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("BLUEHELM_")}
    return given | {
        "DJANGO_SETTINGS_MODULE": "bluehelm.settings",
        "BLUEHELM_DATA": str(folder / "var"),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "120",
    }


def environment(folder: Path) -> dict[str, str]:
    """What another process needs to work on that store; its data folder is made in `folder`."""
    found = surroundings(folder)
    if connection.vendor == "postgresql":
        server = os.environ["BLUEHELM_DATABASE"].rsplit("/", 1)[0]
        return found | {"BLUEHELM_DATABASE": f"{server}/{connection.settings_dict['NAME']}"}
    python(
        "import django; django.setup(); from django.core.management import call_command as c\n"
        "c('migrate', verbosity=0, skip_checks=True)",
        found,
    )
    return found


def python(script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script there; its status is for the caller to judge where it was to be killed."""
    return subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False, timeout=120
    )
