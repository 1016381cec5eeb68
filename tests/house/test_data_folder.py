"""Tests write into a folder of their own, never into var of the checkout."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[2]


def test_the_tests_have_a_data_folder_of_their_own() -> None:
    assert ROOT not in Path(settings.DATA).parents
    assert Path(settings.DATA) == Path(os.environ["BLUEHELM_DATA"]).absolute()


def test_it_is_so_however_pytest_is_started_and_whatever_the_environment_leaves_out() -> None:
    script = Path(sys.executable).with_name("pytest")  # unlike python -m, it finds no module in this folder
    ours = ("BLUEHELM_", "DJANGO_", "PYTEST_")
    given = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    wanted = "tests/house/test_data_folder.py::test_the_tests_have_a_data_folder_of_their_own"
    done = subprocess.run([script, wanted], cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
